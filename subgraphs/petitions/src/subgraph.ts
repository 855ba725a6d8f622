import type { SubgraphDefinition } from '@shiyu/kit';
import { AidApplication, Area, MediationCase, Organization } from './entities/foreign.js';
import { Petition } from './entities/petition.js';
import { PetitionStep } from './entities/petition-step.js';
import { SupervisionTask } from './entities/supervision-task.js';
import { SupervisionTaskUnit } from './entities/supervision-task-unit.js';
import { PetitionStatsResolver } from './resolvers/petition-stats.js';
import { scopes } from './scopes.js';

/** Petitions 信访 and supervision 督查督办. */
export const subgraph: SubgraphDefinition = {
  name: 'petitions',
  entities: [Petition, PetitionStep, SupervisionTask, SupervisionTaskUnit],
  foreignEntities: [Area, Organization, MediationCase, AidApplication],
  resolvers: [PetitionStatsResolver],
  scopes,
  folder: new URL('../', import.meta.url),
};
