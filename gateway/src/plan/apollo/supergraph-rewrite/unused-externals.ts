import { visit, type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode } from 'graphql';
import { fieldsDefinitions, isWanted, mapFieldsDefinitions, textOf } from '../../join-spec/supergraph-document.js';

/**
 * Drops those of some fields from subgraphs that call them external and use them nowhere: such a supergraph would not be
 * valid. What satisfies an interface stays. Of one subgraph, or of all.
 */
export function dropUnusedExternals(document: DocumentNode, names: ReadonlySet<string>, graph?: string): DocumentNode {
  const types = fieldsDefinitions(document);
  const used = namesUsed(document);
  return mapFieldsDefinitions(document, (definition) => {
    const change = (field: FieldDefinitionNode): FieldDefinitionNode => {
      const { value: name } = field.name;
      if (!names.has(name)) return field;
      const isUnused = (directive: ConstDirectiveNode): boolean =>
        directive.name.value === 'join__field' &&
        textOf(directive, 'external') === 'true' &&
        (graph === undefined || textOf(directive, 'graph') === graph) &&
        used.get(textOf(directive, 'graph') ?? '')?.has(name) !== true &&
        !isWanted(types, definition, name, textOf(directive, 'graph'));
      return { ...field, directives: field.directives?.filter((directive) => !isUnused(directive)) ?? [] };
    };
    return { ...definition, fields: definition.fields?.map(change) ?? [] };
  });
}

/** The names in all selections that directives of a subgraph hold, by the subgraph's value of `join__Graph`. */
function namesUsed(document: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  visit(document, {
    Directive(node) {
      const directive = node as ConstDirectiveNode;
      const graph = textOf(directive, 'graph');
      if (graph === undefined) return;
      const names = used.get(graph) ?? new Set();
      used.set(graph, names);
      for (const argument of ['key', 'requires', 'provides']) {
        for (const [name] of textOf(directive, argument)?.matchAll(/[_A-Za-z]\w*/g) ?? []) names.add(name);
      }
    },
  });
  return used;
}
