import { createRandom } from '../random.js';
import { Aid } from './aid.js';
import { aidTables } from './aid-tables.js';
import { areaTables, createDistricts } from './areas.js';
import { assignCases, type AssignedCaseNos } from './assigned-cases.js';
import { caseLinkTable, type CaseLink } from './case-links.js';
import { Demands } from './demands.js';
import { incidentTables } from './incident-tables.js';
import { createIncidents } from './incidents.js';
import { Mediation } from './mediation.js';
import { mediationTables } from './mediation-tables.js';
import { createUnits, organizationTables } from './organizations.js';
import { createPersons, personTable } from './persons.js';
import { petitionTables } from './petition-tables.js';
import { Petitions } from './petitions.js';
import type { Table } from './row.js';
import type { Size } from './size.js';
import { taskTables } from './tasks.js';

/** The whole synthetic city: the same for the same size, on every machine. */
export interface City {
  readonly tables: readonly Table[];
  readonly assignedCaseNos: AssignedCaseNos;
}

/** Follows the link chain: calls are diverted, failed mediations become petitions, petitions go to mediation or aid. */
export function createCity(size: Size): City {
  const random = createRandom(size.seed);
  const districts = createDistricts(size);
  const units = createUnits(districts, size);
  const persons = createPersons(districts, size, random);
  const links: CaseLink[] = [];

  const incidents = createIncidents(districts, units, persons, size, random);
  const mediation = new Mediation(units, size, random, links);
  mediation.divert(incidents);
  const petitions = new Petitions(districts, persons, size, random);
  petitions.escalate(
    mediation.cases.filter(({ success }) => success === false),
    links,
  );
  petitions.fill(mediation);
  mediation.fill(districts, persons);
  const aid = new Aid(districts, units, persons, size, random, links);
  aid.refer(petitions.all);
  aid.referParties(mediation.cases);
  aid.fill();
  const demands = new Demands(districts, units, size, random, links);
  demands.fill(aid.referrals, mediation.cases);

  return {
    tables: [
      ...areaTables(districts, size),
      ...organizationTables(units),
      personTable(persons),
      ...incidentTables(incidents),
      ...mediationTables(mediation),
      caseLinkTable(links),
      ...petitionTables(petitions.all),
      ...aidTables(aid, demands.all),
      ...taskTables(districts, units, random),
    ],
    assignedCaseNos: assignCases({
      incidents,
      mediations: mediation.cases,
      petitions: petitions.all,
      applications: aid.applications,
      demands: demands.all,
    }),
  };
}
