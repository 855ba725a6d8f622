import type { SubgraphDefinition } from '@shiyu/kit';
import { AidApplication } from './entities/aid-application.js';
import { AidReferral } from './entities/aid-referral.js';
import { Area } from './entities/area.js';
import { MediationCase, Petition } from './entities/foreign.js';
import { Grid } from './entities/grid.js';
import { Organization } from './entities/organization.js';
import { ServiceDemand } from './entities/service-demand.js';
import { DistrictResolver } from './resolvers/district.js';
import { scopes } from './scopes.js';

/** Civil affairs 民政: areas, grids, organisations, social aid, service demands. */
export const subgraph: SubgraphDefinition = {
  name: 'civil-affairs',
  entities: [Area, Grid, Organization, AidApplication, AidReferral, ServiceDemand],
  foreignEntities: [Petition, MediationCase],
  resolvers: [DistrictResolver],
  scopes,
  folder: new URL('../', import.meta.url),
};
