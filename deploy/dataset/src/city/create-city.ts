import { createRandom } from '../random.js';
import { Aid, aidTables } from './aid.js';
import { areaTables, createDistricts, JIANGBEI, KAIZHOU, NANAN, YOUYANG } from './areas.js';
import { caseLinkTable, type CaseLink } from './case-links.js';
import { createIncidents, incidentTables } from './incidents.js';
import { Mediation, mediationTables } from './mediation.js';
import { createUnits, organizationTables } from './organizations.js';
import { createPersons, personTable } from './persons.js';
import { Petitions, petitionTables } from './petitions.js';
import type { Table } from './row.js';
import type { Size } from './size.js';
import { taskTables } from './tasks.js';

/** The whole synthetic city: the same for the same size, on every machine. */
export interface City {
  readonly tables: readonly Table[];
  /** cases that the data set assigns to personas, so that row limits have rows on both sides */
  readonly assignedCaseNos: Readonly<Record<string, readonly string[]>>;
}

const ASSIGNED = 15;

/** Follows the link chain: calls are diverted, failed mediations become petitions, petitions go to mediation or aid. */
export function createCity(size: Size): City {
  const random = createRandom(size.seed);
  const districts = createDistricts(size);
  const units = createUnits(districts);
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
  aid.fill();

  const last = (numbers: readonly string[]): readonly string[] => numbers.slice(-ASSIGNED);
  return {
    tables: [
      ...areaTables(districts, size),
      ...organizationTables(units),
      personTable(persons),
      ...incidentTables(incidents),
      ...mediationTables(mediation),
      caseLinkTable(links),
      ...petitionTables(petitions.all),
      ...aidTables(aid),
      ...taskTables(units, random),
    ],
    assignedCaseNos: {
      P2: last(incidents.filter(({ station }) => station === `${NANAN}-PS-0101`).map(({ no }) => no)),
      P3: last(mediation.cases.filter(({ org }) => org.code.startsWith(YOUYANG)).map(({ no }) => no)),
      P4: last(aid.demands.filter(({ provider }) => provider === `${JIANGBEI}-CA-1001`).map(({ no }) => no)),
      P5: last(aid.applications.filter(({ village }) => village.startsWith(JIANGBEI)).map(({ no }) => no)),
      P6: last(petitions.all.filter(({ district }) => district === KAIZHOU).map(({ no }) => no)),
    },
  };
}
