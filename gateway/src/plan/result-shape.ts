import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Coordinate } from '../authorization/coordinate.js';
import { collectFields } from './collect-fields.js';
import { fragmentsOf } from './fragments-of.js';

/** A type as those who write values need it, read off the schema once. */
export interface ShapeValue {
  readonly nullable: boolean;
  /** of the elements, for a list */
  readonly element?: ShapeValue;
  /** for anything but a list */
  readonly named: GraphQLOutputType;
  /** for leaves of the types that every schema has */
  readonly builtIn?: 'Int' | 'Float' | 'String' | 'Boolean' | 'ID';
}

/** One field of the answer. */
export interface ShapeField {
  readonly responseName: string;
  /** the response name as JSON, with its colon */
  readonly key: string;
  /** where its value lies in the gathered data */
  readonly dataName: string;
  /** `introspection`: answered from the API schema */
  readonly kind: 'value' | 'typename' | 'denied' | 'introspection';
  readonly type: GraphQLOutputType;
  readonly value: ShapeValue;
  /** absent for leaves */
  readonly selection?: ShapeSelection;
  /** of an introspection field: as the client selects it */
  readonly nodes?: readonly FieldNode[];
}

/** What is selected of an object, or of objects of several types. */
export interface ShapeSelection {
  /** the object type, where only one is possible */
  readonly objectType?: GraphQLObjectType;
  /** the fields for objects of a type, in the order in which they are answered; an interface object has an interface */
  fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType): readonly ShapeField[];
  /** whether an object here may be of this type, but clients may not know it: then it is answered as if it were not there */
  hides(typeName: unknown): boolean;
  /** whether the answer tells apart the types that implement an interface: by name, or by conditions on them */
  dependsOnType(type: GraphQLInterfaceType): boolean;
}

/** The answer's form, from the client's own operation; knows no principal but the denied coordinates. */
export interface ResultShape {
  readonly root: ShapeSelection;
  readonly rootType: GraphQLObjectType;
}

/** What shapes are made from. */
export interface ShapeSource {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly denied: ReadonlySet<Coordinate>;
  /** the object types that a type condition of this name matches */
  readonly possibleTypes: (typeName: string) => ReadonlySet<string>;
  readonly dataName: (field: FieldNode) => string;
}

interface Building extends ShapeSource {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * The shape of an operation's answer (GraphQL specification §6.3.2 CollectFields, §6.4.3): fields in the order they first
 * appear, fragments applied to each type, aliases. Fields of a type are collected when an object of that type first comes.
 */
export function buildResultShape(source: ShapeSource): ResultShape {
  const { document, operationName, schema } = source;
  const definition = getOperationAST(document, operationName);
  const rootType = definition && schema.getRootType(definition.operation);
  if (!definition || !rootType) throw new Error('a shape needs an operation that the schema has');
  const fragments = fragmentsOf(document);
  return { rootType, root: selectionOf({ ...source, fragments }, rootType, [definition.selectionSet]) };
}

function selectionOf(building: Building, type: GraphQLOutputType, sets: readonly SelectionSetNode[]): ShapeSelection {
  const collected = new Map<GraphQLObjectType | GraphQLInterfaceType, readonly ShapeField[]>();
  return {
    ...(isObjectType(type) ? { objectType: type } : {}),
    fieldsOf(objectType) {
      let fields = collected.get(objectType);
      if (!fields) collected.set(objectType, (fields = shapeFields(building, objectType, sets)));
      return fields;
    },
    hides: (typeName) =>
      typeof typeName === 'string' &&
      isAbstractType(type) &&
      building.possibleTypes(type.name).has(typeName) &&
      building.schema.getType(typeName) === undefined,
    dependsOnType: (interfaceType) => {
      const types = [...building.possibleTypes(interfaceType.name)].filter((name) => name !== interfaceType.name);
      return sets.some((set) => dependsOnType(building, interfaceType, set, new Set(types)));
    },
  };
}

function shapeFields(
  building: Building,
  type: GraphQLObjectType | GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
): readonly ShapeField[] {
  const { fragments, possibleTypes } = building;
  const byName = collectFields(sets, fragments, (condition) => possibleTypes(condition).has(type.name));
  return [...byName].flatMap(([responseName, nodes]) => {
    const [first] = nodes as readonly [FieldNode];
    const fieldName = first.name.value;
    const common = { responseName, key: `${JSON.stringify(responseName)}:`, dataName: building.dataName(first) };
    if (fieldName === '__typename') return [{ ...common, kind: 'typename' as const, type, value: shapeValueOf(type) }];
    const introspection = type === building.schema.getQueryType() ? INTROSPECTION.get(fieldName) : undefined;
    if (introspection) {
      const { type: given } = introspection;
      return [{ ...common, kind: 'introspection' as const, type: given, value: shapeValueOf(given), nodes }];
    }
    const definition = type.getFields()[fieldName];
    if (!definition) return [];
    const named = getNamedType(definition.type);
    const denied = building.denied.has(`${type.name}.${fieldName}`);
    const field: ShapeField = {
      ...common,
      kind: denied ? 'denied' : 'value',
      type: definition.type,
      value: shapeValueOf(definition.type),
      ...(isCompositeType(named) ? { selection: selectionOf(building, named, selectionSetsOf(nodes)) } : {}),
    };
    return [field];
  });
}

const INTROSPECTION = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));
const BUILT_IN = new Set<string>(['Int', 'Float', 'String', 'Boolean', 'ID']);

function shapeValueOf(type: GraphQLOutputType): ShapeValue {
  const nullable = !isNonNullType(type);
  const named = isNonNullType(type) ? type.ofType : type;
  if (isListType(named)) return { nullable, named, element: shapeValueOf(named.ofType) };
  return { nullable, named, ...(BUILT_IN.has(named.name) ? { builtIn: named.name as ShapeValue['builtIn'] } : {}) };
}

/**
 * `types` are those that an object may still have here: a condition that none of them passes selects nothing. Below a condition
 * that not all of the interface's types pass (`isNarrowed`), every field tells them apart.
 */
function dependsOnType(
  building: Building,
  type: GraphQLInterfaceType,
  { selections }: SelectionSetNode,
  types: ReadonlySet<string>,
  isNarrowed = false,
): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return isNarrowed || selection.name.value === '__typename';
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? building.fragments.get(selection.name.value) : selection;
    if (!fragment) return false;
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined) return dependsOnType(building, type, fragment.selectionSet, types, isNarrowed);
    const matching = building.possibleTypes(condition);
    const passing = new Set([...types].filter((name) => matching.has(name)));
    if (passing.size === 0) return false;
    return dependsOnType(building, type, fragment.selectionSet, passing, isNarrowed || !matching.has(type.name));
  });
}

const selectionSetsOf = (nodes: readonly FieldNode[]): readonly SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
