import type { DocumentNode } from 'graphql';
import { applied, hasFields, textOf } from './supergraph-document.js';

/** Labels of progressive `@override`s, each with the names of the fields that move to another subgraph where it holds. */
export type Overrides = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads them off a supergraph. */
export function readOverrides(document: DocumentNode): Overrides {
  const overrides = new Map<string, Set<string>>();
  for (const type of document.definitions.filter(hasFields)) {
    for (const field of type.fields ?? []) {
      for (const join of applied(field, 'join__field')) {
        const label = textOf(join, 'overrideLabel');
        if (label !== undefined) overrides.set(label, (overrides.get(label) ?? new Set()).add(field.name.value));
      }
    }
  }
  return overrides;
}
