import { buildFederatedSchema, type SubgraphDefinition } from '@shiyu/kit';
import type { ComposedSubgraph } from './compose-supergraph.js';
import { routingUrl } from './subgraph-manifest.js';

/** Departments as subgraphs, their SDL printed from code. */
export function printSubgraphs(departments: readonly SubgraphDefinition[]): readonly ComposedSubgraph[] {
  return departments.map((definition) => ({
    name: definition.name,
    url: routingUrl(definition.name),
    sdl: buildFederatedSchema(definition).sdl,
  }));
}

/** Where a department's SDL is kept. */
export function sdlPath(name: string): string {
  return `schema/subgraphs/${name}.graphql`;
}
