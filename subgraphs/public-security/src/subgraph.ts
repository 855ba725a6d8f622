import type { SubgraphDefinition } from '@shiyu/kit';
import { Area, MediationCase, Organization } from './entities/foreign.js';
import { Incident } from './entities/incident.js';
import { IncidentParty } from './entities/incident-party.js';
import { Person } from './entities/person.js';
import { PoliceStation } from './entities/police-station.js';
import { AgeBandResolver } from './resolvers/age-band.js';
import { IncidentStatsResolver } from './resolvers/incident-stats.js';
import { scopes } from './scopes.js';

/** Public security 公安: incidents, their parties, police stations, and the register of persons. */
export const subgraph: SubgraphDefinition = {
  name: 'public-security',
  entities: [PoliceStation, Incident, IncidentParty, Person],
  foreignEntities: [Area, Organization, MediationCase],
  resolvers: [IncidentStatsResolver, AgeBandResolver],
  scopes,
  folder: new URL('../', import.meta.url),
};
