import { subgraph as civilAffairs } from '@shiyu/civil-affairs';
import { subgraph as judicialMediation } from '@shiyu/judicial-mediation';
import type { SubgraphDefinition } from '@shiyu/kit';
import { subgraph as petitions } from '@shiyu/petitions';
import { subgraph as publicSecurity } from '@shiyu/public-security';

/** A department and where its service answers inside a deployment; `SUBGRAPH_URLS` says otherwise elsewhere. */
export interface Department {
  readonly definition: SubgraphDefinition;
  readonly routingUrl: string;
}

/** The departments of the supergraph. A fifth one is one more line here. */
export const departments: readonly Department[] = [publicSecurity, judicialMediation, civilAffairs, petitions].map(
  (definition) => ({
    definition,
    routingUrl: `http://${definition.name}:4000/graphql`,
  }),
);
