import type { SubgraphDefinition } from '@shiyu/kit';
import { CaseLink } from './entities/case-link.js';
import { Diversion } from './entities/diversion.js';
import { AidApplication, Area, Incident, Organization, Person, Petition, ServiceDemand } from './entities/foreign.js';
import { Handover } from './entities/handover.js';
import { MediationAgreement } from './entities/mediation-agreement.js';
import { MediationCase } from './entities/mediation-case.js';
import { MediationOrg } from './entities/mediation-org.js';
import { MediationParty } from './entities/mediation-party.js';
import { Mediator } from './entities/mediator.js';
import { CaseLinkResolver, MediationLinksResolver } from './resolvers/case-links.js';
import { MediationStatsResolver } from './resolvers/mediation-stats.js';
import { scopes } from './scopes.js';

/** Judicial mediation 司法调解: organisations, cases, agreements, and the links between the cases of all departments. */
export const subgraph: SubgraphDefinition = {
  name: 'judicial-mediation',
  entities: [MediationOrg, Mediator, MediationCase, MediationParty, MediationAgreement, Diversion, Handover, CaseLink],
  foreignEntities: [Area, Organization, Person, Incident, Petition, AidApplication, ServiceDemand],
  resolvers: [CaseLinkResolver, MediationLinksResolver, MediationStatsResolver],
  scopes,
  folder: new URL('../', import.meta.url),
};
