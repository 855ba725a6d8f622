import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
} from 'graphql';
import { freeName } from '../../free-name.js';
import {
  applied,
  booleanValue,
  enumValue,
  fieldOf,
  hasFields,
  mapFieldsDefinitions,
  namedType,
  stringValue,
  textOf,
  withArgument,
  type FieldsDefinition,
} from '../../join-spec/supergraph-document.js';

/** An entity type at whose objects an operation may be cut. */
export interface Origin {
  /** the field of Query from which the planner reaches its objects, as if they came from nowhere else */
  readonly rootField: string;
  readonly isInterface: boolean;
  /** the names of its key's fields */
  readonly keyFields: ReadonlySet<string>;
}

/** A supergraph with one more subgraph, which knows of every entity its key and nothing else. */
export interface OriginSupergraph {
  readonly document: DocumentNode;
  /** the subgraph's name */
  readonly subgraph: string;
  /** a field of every entity that only this subgraph has: to get it, the key has to be fetched */
  readonly marker: string;
  /** by the names of their types */
  readonly origins: ReadonlyMap<string, Origin>;
}

const GRAPH = 'SHIYU__ORIGIN';
const FLAT_KEY = /^[\w\s]+$/;

/** Adds the subgraph. Entities that have no key of plain fields are left out. */
export function withOrigins(document: DocumentNode): OriginSupergraph {
  const definitions = document.definitions.filter(hasFields);
  const taken = new Set(definitions.flatMap(({ fields }) => fields?.map(({ name }) => name.value) ?? []));
  const marker = freeName('originMarker', taken);
  const keys = new Map(definitions.flatMap((type) => keyOf(type).map((key) => [type.name.value, key] as const)));
  const origins = new Map(
    definitions.flatMap(({ kind, name: { value } }): [string, Origin][] => {
      const key = keys.get(value);
      if (key === undefined) return [];
      const rootField = freeName(`origin${value}`, taken);
      const isInterface = kind === Kind.INTERFACE_TYPE_DEFINITION;
      return [[value, { rootField, isInterface, keyFields: fieldsOfKey(key) }]];
    }),
  );
  const change = (type: FieldsDefinition): FieldsDefinition => {
    const { value: name } = type.name;
    if (name === 'Query') return addRootFields(type, origins);
    const key = keys.get(name);
    return key === undefined ? addLentMarker(type, marker, keys) : addEntity(type, key, marker);
  };
  const leaves = keyLeaves(definitions, keys);
  const changed = mapFieldsDefinitions(document, change);
  return {
    document: { ...changed, definitions: changed.definitions.map((definition) => addGraph(definition, leaves)) },
    subgraph: GRAPH,
    marker,
    origins,
  };
}

/** The key of plain fields that most subgraphs have; none where no subgraph resolves one. */
function keyOf(type: FieldsDefinition): readonly string[] {
  const joins = applied(type, 'join__type').filter((applies) => FLAT_KEY.test(textOf(applies, 'key') ?? ''));
  const byKey = Map.groupBy(joins, (applies) => textOf(applies, 'key') as string);
  const resolved = [...byKey].filter(([, some]) => some.some((applies) => textOf(applies, 'resolvable') !== 'false'));
  return resolved
    .sort(([, some], [, others]) => others.length - some.length)
    .slice(0, 1)
    .map(([key]) => key);
}

const fieldsOfKey = (key: string): ReadonlySet<string> => new Set(key.match(/\w+/g));

function addEntity(type: FieldsDefinition, key: string, marker: string): FieldsDefinition {
  const isInterface = type.kind === Kind.INTERFACE_TYPE_DEFINITION;
  const own = withArgument(join('join__type'), 'key', stringValue(key));
  const joined = isInterface ? withArgument(own, 'isInterfaceObject', booleanValue(true)) : own;
  const names = fieldsOfKey(key);
  const graphs = graphsOf(type);
  const fields = (type.fields ?? []).map((field) => joinField(field, graphs, names.has(field.name.value)));
  return {
    ...type,
    directives: [...(type.directives ?? []), joined],
    fields: [...fields, booleanField(marker, join('join__field'))],
  };
}

/** Types that implement an entity interface have the fields of its interface objects. */
function addLentMarker(type: FieldsDefinition, marker: string, keys: ReadonlyMap<string, string>): FieldsDefinition {
  if (!type.interfaces?.some(({ name }) => keys.has(name.value))) return type;
  const lent: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'join__field' } };
  return { ...type, fields: [...(type.fields ?? []), booleanField(marker, lent)] };
}

function addRootFields(type: FieldsDefinition, origins: ReadonlyMap<string, Origin>): FieldsDefinition {
  const graphs = graphsOf(type);
  const fields = (type.fields ?? []).map((field) => joinField(field, graphs, false));
  const added = [...origins].map(([name, { rootField }]): FieldDefinitionNode => ({
    kind: Kind.FIELD_DEFINITION,
    name: { kind: Kind.NAME, value: rootField },
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    directives: [join('join__field')],
  }));
  return { ...type, directives: [...(type.directives ?? []), join('join__type')], fields: [...fields, ...added] };
}

const graphsOf = (type: FieldsDefinition): ReadonlySet<string> =>
  new Set(applied(type, 'join__type').map((applies) => textOf(applies, 'graph') ?? ''));

/** A field that says nothing is one of all subgraphs that have its type: of those before this one. */
function joinField(field: FieldDefinitionNode, graphs: ReadonlySet<string>, isOwn: boolean): FieldDefinitionNode {
  const said = applied(field, 'join__field');
  const others =
    said.length > 0 ? [] : [...graphs].map((graph) => withArgument(join('join__field'), 'graph', enumValue(graph)));
  const own = isOwn ? [join('join__field')] : [];
  return { ...field, directives: [...(field.directives ?? []), ...others, ...own] };
}

function keyLeaves(definitions: readonly FieldsDefinition[], keys: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((type) =>
      [...fieldsOfKey(keys.get(type.name.value) ?? '')].flatMap((name) => {
        const field = fieldOf(type, name);
        return field ? [namedType(field.type)] : [];
      }),
    ),
  );
}

/** The subgraph's value of `join__Graph`, and the scalars and enums of keys. */
function addGraph(
  definition: DocumentNode['definitions'][number],
  leaves: ReadonlySet<string>,
): DocumentNode['definitions'][number] {
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph')
    return addGraphValue(definition);
  if (definition.kind === Kind.SCALAR_TYPE_DEFINITION && leaves.has(definition.name.value))
    return { ...definition, directives: [...(definition.directives ?? []), join('join__type')] };
  if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || !leaves.has(definition.name.value)) return definition;
  const values = definition.values?.map((value) => ({
    ...value,
    directives: [...(value.directives ?? []), join('join__enumValue')],
  }));
  return {
    ...definition,
    directives: [...(definition.directives ?? []), join('join__type')],
    ...(values ? { values } : {}),
  };
}

function addGraphValue(graphs: EnumTypeDefinitionNode): EnumTypeDefinitionNode {
  const [first] = graphs.values?.flatMap((value) => applied(value, 'join__graph')) ?? [];
  if (!first) return graphs;
  const directives = [withArgument(first, 'name', stringValue(GRAPH))];
  const value = { kind: Kind.ENUM_VALUE_DEFINITION, name: { kind: Kind.NAME, value: GRAPH }, directives } as const;
  return { ...graphs, values: [...(graphs.values ?? []), value] };
}

function join(name: string): ConstDirectiveNode {
  return withArgument({ kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name } }, 'graph', enumValue(GRAPH));
}

function booleanField(name: string, directive: ConstDirectiveNode): FieldDefinitionNode {
  return {
    kind: Kind.FIELD_DEFINITION,
    name: { kind: Kind.NAME, value: name },
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Boolean' } },
    directives: [directive],
  };
}
