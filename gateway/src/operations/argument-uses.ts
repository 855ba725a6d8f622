import {
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { Coordinate } from '../authorization/coordinate.js';
import type { Supergraph } from '../supergraph.js';
import { inlineSpreads } from './inline-spreads.js';
import { inputCoordinatesOfLiteral, inputCoordinatesOfValue, type VariablePlace } from './input-coordinates.js';

/** One place where an argument looks at a protected input field or enum value. */
export interface ArgumentUse {
  readonly coordinate: Coordinate;
  /** response keys from the root, then the way inside the argument: `rows(filter.stationCode)` */
  readonly path: string;
  /** where all coordinates of one of these groups are denied, the field is never fetched, nor its argument looked at */
  readonly below: readonly (readonly Coordinate[])[];
}

/** What is known of an operation's arguments without a request. */
export interface ArgumentUses {
  readonly literal: readonly ArgumentUse[];
  /** where variables stand, whose values come with the request */
  readonly variable: readonly (VariablePlace & Pick<ArgumentUse, 'below'>)[];
}

/** The protected input fields and enum values that a request's arguments use: the document's, and those in its variables. */
export function argumentUsesOf(
  { policies }: Pick<Supergraph, 'policies'>,
  found: ArgumentUses,
  variables: Readonly<Record<string, unknown>>,
): readonly ArgumentUse[] {
  if (found.variable.length === 0) return found.literal;
  const uses = [...found.literal];
  for (const { variable, type, path, below, coordinate, fallback } of found.variable) {
    const value = Object.hasOwn(variables, variable) ? variables[variable] : fallback;
    if (value === undefined) continue;
    const use = (used: Coordinate, at: string): void => {
      if (policies.has(used)) uses.push({ coordinate: used, path: `${at})`, below });
    };
    if (coordinate) use(coordinate, path);
    inputCoordinatesOfValue(type, value, path, use);
  }
  return uses;
}

/**
 * Finds them in an operation through aliases, fragments, lists and nested objects; an argument left out counts with its
 * default. Knows no principal.
 */
export function readArgumentUses(
  { apiSchema, policies }: Pick<Supergraph, 'apiSchema' | 'policies'>,
  document: DocumentNode,
  definition: OperationDefinitionNode,
): ArgumentUses {
  const literal: ArgumentUse[] = [];
  const variable: (VariablePlace & Pick<ArgumentUse, 'below'>)[] = [];
  const typeInfo = new TypeInfo(apiSchema);
  const keys: string[] = [];
  const groups: (readonly (readonly Coordinate[])[])[] = [];
  visit(
    inlineSpreads(document, definition) as never,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(field) {
          keys.push(field.alias?.value ?? field.name.value);
          groups.push(coordinatesOf(field.name.value));
          const below = groups.flat();
          const use = (coordinate: Coordinate, path: string): void => {
            if (policies.has(coordinate)) literal.push({ coordinate, path: `${path})`, below });
          };
          const place = (found: VariablePlace): void => void variable.push({ ...found, below });
          for (const { name, type, defaultValue } of typeInfo.getFieldDef()?.args ?? []) {
            const given = field.arguments?.find((argument) => argument.name.value === name)?.value;
            const path = `${keys.join('.')}(${name}`;
            if (given?.kind === 'Variable') place({ variable: given.name.value, type, path, fallback: defaultValue });
            else if (given) inputCoordinatesOfLiteral(type, given, path, use, place);
            else inputCoordinatesOfValue(type, defaultValue, path, use);
          }
        },
        leave() {
          keys.pop();
          groups.pop();
        },
      },
    }),
  );
  return { literal, variable };

  function coordinatesOf(fieldName: string): readonly (readonly Coordinate[])[] {
    const parent = typeInfo.getParentType();
    if (!parent) return [];
    const own = [`${parent.name}.${fieldName}`];
    if (!isAbstractType(parent)) return [own];
    return [own, apiSchema.getPossibleTypes(parent).map(({ name }) => `${name}.${fieldName}`)];
  }
}
