import { buildFederatedSchema } from '@shiyu/kit';
import { departments } from './departments.js';
import type { ComposedSubgraph } from './compose-supergraph.js';

/** The departments as subgraphs, their SDL printed from code. */
export function printSubgraphs(): readonly ComposedSubgraph[] {
  return departments.map(({ definition, routingUrl }) => ({
    name: definition.name,
    url: routingUrl,
    sdl: buildFederatedSchema(definition).sdl,
  }));
}

/** Where a department's SDL is kept. */
export function sdlPath(name: string): string {
  return `schema/subgraphs/${name}.graphql`;
}
