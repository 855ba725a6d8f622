import type { DocumentNode } from 'graphql';
import { applied, mapFieldsDefinitions, textOf } from '../../join-spec/supergraph-document.js';

/**
 * Puts the keys by which a subgraph finds an entity before those that it only knows (`@key(resolvable: false)`): coming
 * back to a subgraph with what a `@requires` asked for, the planner takes its first key, whether it resolves or not.
 */
export function resolvableKeysFirst(document: DocumentNode): DocumentNode {
  return mapFieldsDefinitions(document, (definition) => {
    const keys = applied(definition, 'join__type');
    const unresolvable = keys.filter((key) => textOf(key, 'resolvable') === 'false');
    if (unresolvable.length === 0 || unresolvable.length === keys.length) return definition;
    const others = definition.directives?.filter((directive) => !unresolvable.includes(directive)) ?? [];
    return { ...definition, directives: [...others, ...unresolvable] };
  });
}
