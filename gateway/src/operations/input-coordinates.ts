import { getNamedType, isEnumType, isInputObjectType, Kind, type GraphQLInputType, type ValueNode } from 'graphql';
import type { Coordinate } from '../authorization/coordinate.js';

/** Told of each input field and enum value that a value uses, with the path to it; list positions are not part of it. */
export type OnCoordinate = (coordinate: Coordinate, path: string) => void;

/** A variable inside a literal: what it stands for is known with the request. */
export interface VariablePlace {
  readonly variable: string;
  readonly type: GraphQLInputType;
  readonly path: string;
  /** the input field that takes it, used when the variable is given */
  readonly coordinate?: Coordinate;
  /** what counts when the variable is not given */
  readonly fallback?: unknown;
}

/** Coordinates that a literal of the document uses, defaults of the schema included. */
export function inputCoordinatesOfLiteral(
  type: GraphQLInputType,
  node: ValueNode,
  path: string,
  use: OnCoordinate,
  place: (place: VariablePlace) => void,
): void {
  const named = getNamedType(type);
  if (node.kind === Kind.VARIABLE) place({ variable: node.name.value, type, path });
  else if (node.kind === Kind.LIST)
    for (const item of node.values) inputCoordinatesOfLiteral(type, item, path, use, place);
  else if (node.kind === Kind.ENUM && isEnumType(named)) use(`${named.name}.${node.value}`, path);
  else if (node.kind === Kind.OBJECT && isInputObjectType(named)) {
    const given = new Map(node.fields.map(({ name, value }) => [name.value, value]));
    for (const field of Object.values(named.getFields())) {
      const value = given.get(field.name);
      const [coordinate, below] = [`${named.name}.${field.name}`, `${path}.${field.name}`];
      if (value?.kind === Kind.VARIABLE) {
        place({
          variable: value.name.value,
          type: field.type,
          path: below,
          coordinate,
          fallback: field.defaultValue,
        });
      } else if (value) {
        use(coordinate, below);
        inputCoordinatesOfLiteral(field.type, value, below, use, place);
      } else if (field.defaultValue !== undefined) {
        use(coordinate, below);
        inputCoordinatesOfValue(field.type, field.defaultValue, below, use);
      }
    }
  }
}

/** Coordinates that a JSON value uses, as it travels: enum values by name. A field that is given as null is used. */
export function inputCoordinatesOfValue(type: GraphQLInputType, value: unknown, path: string, use: OnCoordinate): void {
  const named = getNamedType(type);
  if (Array.isArray(value)) for (const item of value) inputCoordinatesOfValue(type, item, path, use);
  else if (isEnumType(named) && typeof value === 'string') use(`${named.name}.${value}`, path);
  else if (isInputObjectType(named) && typeof value === 'object' && value !== null) {
    for (const field of Object.values(named.getFields())) {
      const given = Object.hasOwn(value, field.name)
        ? (value as Readonly<Record<string, unknown>>)[field.name]
        : field.defaultValue;
      if (given === undefined) continue;
      use(`${named.name}.${field.name}`, `${path}.${field.name}`);
      inputCoordinatesOfValue(field.type, given, `${path}.${field.name}`, use);
    }
  }
}
