import { Kind, type DocumentNode, type FieldDefinitionNode } from 'graphql';
import { graphNames } from '../../join-spec/required-paths.js';
import {
  applied,
  fieldOf,
  fieldsDefinitions,
  textOf,
  typeOfField,
  type FieldsDefinition,
} from '../../join-spec/supergraph-document.js';

/** What is known of types in the whole, and of what one subgraph knows of them. */
export interface SubgraphTypes {
  /** the named type of a field; undefined for one that is not there */
  typeOf(typeName: string, field: string): string | undefined;
  isObject(typeName: string): boolean;
  /** whether a condition on a type lets an object type pass */
  applies(condition: string, objectType: string): boolean;
  /** whether subgraphs differ in what they may answer in place of some abstract type */
  readonly differ: boolean;
  /** the object types that a subgraph may answer in place of an abstract one, if others may answer different ones */
  members(subgraph: string, abstractType: string): readonly string[];
  /** whether a subgraph answers a field of its own accord: with nothing required, and no context */
  resolves(subgraph: string, typeName: string, field: string): boolean;
}

export function readSubgraphTypes(document: DocumentNode): SubgraphTypes {
  const types = fieldsDefinitions(document);
  const names = graphNames(document);
  const nameOf = (graph: string | undefined): string => names.get(graph ?? '') ?? '';
  const members = readMembers(document, nameOf);
  const all = new Map([...members].map(([type, of]) => [type, new Set([...of.values()].flatMap((some) => [...some]))]));
  const differing = new Set(
    [...members].flatMap(([type, of]) =>
      [...of.values()].some((some) => some.size < (all.get(type)?.size ?? 0)) ? [type] : [],
    ),
  );
  return {
    typeOf: (typeName, name) => typeOfField(types, typeName, name),
    isObject: (typeName) => types.get(typeName)?.kind === Kind.OBJECT_TYPE_DEFINITION,
    applies: (condition, type) => condition === type || all.get(condition)?.has(type) === true,
    differ: differing.size > 0,
    members: (subgraph, type) => (differing.has(type) ? [...(members.get(type)?.get(subgraph) ?? [])] : []),
    resolves(subgraph, typeName, name) {
      const type = types.get(typeName);
      const field = fieldOf(type, name);
      return type !== undefined && field !== undefined && resolves(type, field, (graph) => nameOf(graph) === subgraph);
    },
  };
}

/** The object types of each abstract type, by each subgraph that has it. */
function readMembers(
  document: DocumentNode,
  nameOf: (graph: string | undefined) => string,
): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  const members = new Map<string, Map<string, Set<string>>>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.UNION_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    // An interface object answers its own name, and is asked for no type.
    const graphs = applied(definition, 'join__type').filter((join) => textOf(join, 'isInterfaceObject') !== 'true');
    const of = new Map(graphs.map((join) => [nameOf(textOf(join, 'graph')), new Set<string>()]));
    members.set(definition.name.value, of);
    for (const join of applied(definition, 'join__unionMember'))
      of.get(nameOf(textOf(join, 'graph')))?.add(textOf(join, 'member') ?? '');
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const join of applied(definition, 'join__implements')) {
      const of = members.get(textOf(join, 'interface') ?? '');
      of?.get(nameOf(textOf(join, 'graph')))?.add(definition.name.value);
    }
  }
  return members;
}

const NOT_OF_ITSELF = new Set(['external', 'requires', 'contextArguments', 'usedOverridden', 'overrideLabel']);

function resolves(
  type: FieldsDefinition,
  field: FieldDefinitionNode,
  isSubgraph: (graph: string | undefined) => boolean,
): boolean {
  const said = applied(field, 'join__field');
  if (said.length === 0) return applied(type, 'join__type').some((join) => isSubgraph(textOf(join, 'graph')));
  return said.some(
    (join) =>
      isSubgraph(textOf(join, 'graph')) &&
      join.arguments?.every(({ name }) => !NOT_OF_ITSELF.has(name.value)) !== false,
  );
}
