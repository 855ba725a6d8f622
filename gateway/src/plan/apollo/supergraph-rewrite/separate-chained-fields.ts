import { Kind, type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode } from 'graphql';
import { addSubgraph } from './add-subgraph.js';
import { knownFields } from './known-fields.js';
import { fieldNames, mapFields, parseFields } from '../../join-spec/required-fields.js';
import { graphNames } from '../../join-spec/required-paths.js';
import {
  applied,
  booleanValue,
  enumValue,
  fieldsDefinitions,
  isWanted,
  mapFieldsDefinitions,
  textOf,
  withArgument,
  type FieldsDefinition,
} from '../../join-spec/supergraph-document.js';
import { dropUnusedExternals } from './unused-externals.js';

/** A supergraph in which some fields have subgraphs of their own. */
export interface SeparatedChains {
  readonly document: DocumentNode;
  /** the subgraphs' own names by those that were made up */
  readonly subgraphs: ReadonlyMap<string, string>;
}

/**
 * Gives each field that requires something and is itself required a subgraph of its own. Where a chain of `@requires`
 * leads back into the subgraph that an entity came from, the planner takes the link there for something that this
 * subgraph can answer at once, and asks it for its own external field; it does not where the link lies elsewhere.
 */
export function separateChainedFields(document: DocumentNode): SeparatedChains {
  const subgraphs = new Map<string, string>();
  // Federation 1 lists fields by owner; its supergraphs are left as they are.
  const isFederationOne = document.definitions.some(
    (definition) => definition.kind === Kind.DIRECTIVE_DEFINITION && definition.name.value === 'join__owner',
  );
  if (isFederationOne) return { document, subgraphs };
  const nameOf = graphNames(document);
  let separated = document;
  for (const chained of chainedFields(document)) {
    const of = textOf(chained.join, 'graph') ?? '';
    const name = `${nameOf.get(of)} (${chained.type}.${chained.field})`;
    const next = separateField(separated, chained, { of, name, graph: `${of}__${subgraphs.size + 1}` });
    if (!next) continue;
    separated = next;
    subgraphs.set(name, nameOf.get(of) ?? of);
  }
  return { document: separated, subgraphs };
}

/** A field that requires and is required. */
interface ChainedField {
  readonly type: string;
  readonly field: string;
  readonly join: ConstDirectiveNode;
}

function chainedFields(document: DocumentNode): readonly ChainedField[] {
  const types = fieldsDefinitions(document);
  const requiring = [...types.values()].flatMap((type) =>
    (type.fields ?? []).flatMap((field) => requiresOf(field).map((join) => ({ type, field, join }))),
  );
  const required = new Set<string>();
  for (const { type, join } of requiring) {
    mapFields(parseFields(textOf(join, 'requires') ?? ''), type.name.value, types, (asked, parent) => {
      required.add(`${parent}.${asked.name.value}`);
      return asked;
    });
  }
  return requiring
    .filter(({ type, field }) =>
      [type, ...(type.interfaces ?? [])].some(({ name }) => required.has(`${name.value}.${field.name.value}`)),
    )
    .map(({ type, field, join }) => ({ type: type.name.value, field: field.name.value, join }));
}

const requiresOf = (field: FieldDefinitionNode): readonly ConstDirectiveNode[] =>
  applied(field, 'join__field').filter((join) => textOf(join, 'requires') !== undefined);

/** Undefined where the field leads to too much that its own subgraph would have to know. */
function separateField(
  document: DocumentNode,
  { type: typeName, field: fieldName, join }: ChainedField,
  { of, graph, name }: { readonly of: string; readonly graph: string; readonly name: string },
): DocumentNode | undefined {
  const types = fieldsDefinitions(document);
  const type = types.get(typeName);
  const requires = parseFields(textOf(join, 'requires') ?? '');
  const knows = knownFields(document, { graph: of, typeName, fieldName, requires });
  if (!type || !knows || textOf(join, 'provides') !== undefined) return undefined;
  // What an interface wants stays there, as a field that is found elsewhere.
  const wanted = isWanted(types, type, fieldName, of);
  const moved = mapFieldsDefinitions(document, (definition) =>
    definition === type ? moveField(definition, fieldName, wanted, of, graph) : definition,
  );
  const added = addSubgraph(moved, { graph, name, of, knows, entity: typeName });
  return dropUnusedExternals(added, fieldNames(requires), of);
}

function moveField(type: FieldsDefinition, name: string, wanted: boolean, from: string, to: string): FieldsDefinition {
  const change = (directive: ConstDirectiveNode): readonly ConstDirectiveNode[] => {
    if (directive.name.value !== 'join__field' || textOf(directive, 'graph') !== from) return [directive];
    const { arguments: given, ...rest } = directive;
    const left = { ...rest, arguments: given?.filter((argument) => argument.name.value !== 'requires') ?? [] };
    const moved = withArgument(directive, 'graph', enumValue(to));
    return wanted ? [withArgument(left, 'external', booleanValue(true)), moved] : [moved];
  };
  const fields = type.fields?.map((field) =>
    field.name.value === name ? { ...field, directives: field.directives?.flatMap(change) ?? [] } : field,
  );
  return { ...type, ...(fields ? { fields } : {}) };
}
