import { rule } from './rule.js';

interface Incident {
  readonly key: string;
  readonly category: string;
  readonly state: string;
  readonly disposition: string | null;
  readonly station: string;
  readonly receiver: string | null;
}

interface Diversion {
  readonly key: string;
  readonly no: string;
  readonly source: string;
  readonly receiver: string;
  readonly outcome: string;
}

const INCIDENT = `select incident_no as key, category, state, disposition, station_code as station, diverted_to_org_code as receiver from incident`;
const DIVERSION = `select source_no as key, diversion_no as no, source_org_code as source, receiving_org_code as receiver, outcome
  from diversion where source_kind = 'INCIDENT'`;
/** Only these may be settled by mediation (docs/domain.md §2.1). */
const DIVERTIBLE = ['DISPUTE', 'PUBLIC_ORDER'];
const CAME_BACK = ['REFUSED', 'RETURNED'];

/** R7: what the police sent away and what mediation got are the same. */
export const divertedIncidentsHaveOneDiversion = rule(
  'R7',
  'an incident is diverted exactly if one diversion names it, and both tell the same',
  async function* (databases) {
    const publicSecurity = databases.of('public-security');
    const judicialMediation = databases.of('judicial-mediation');
    for await (const incidents of publicSecurity.batches<Incident>(`${INCIDENT} where disposition = 'DIVERTED'`)) {
      const diversions = await judicialMediation.byKey<Diversion>(
        `${DIVERSION} and source_no = any($1)`,
        incidents.map(({ key }) => key),
      );
      for (const incident of incidents) {
        const row = `incident ${incident.key}`;
        const [diversion, ...others] = diversions.get(incident.key) ?? [];
        if (!diversion || others.length > 0)
          yield { row, problem: `${diversion ? others.length + 1 : 0} diversions name it` };
        else if (diversion.receiver !== incident.receiver || diversion.source !== incident.station)
          yield { row, problem: `diversion ${diversion.no} goes from or to another unit` };
        else if (CAME_BACK.includes(diversion.outcome) !== (incident.state === 'RETURNED'))
          yield { row, problem: `state ${incident.state}, but diversion ${diversion.no} is ${diversion.outcome}` };
        if (!DIVERTIBLE.includes(incident.category)) yield { row, problem: `${incident.category} may not be diverted` };
      }
    }
    for await (const diversions of judicialMediation.batches<Diversion>(DIVERSION)) {
      const incidents = await publicSecurity.byKey<Incident>(
        `${INCIDENT} where incident_no = any($1)`,
        diversions.map(({ key }) => key),
      );
      for (const { key, no } of diversions) {
        const disposition = incidents.get(key)?.[0]?.disposition;
        if (disposition !== 'DIVERTED')
          yield {
            row: `diversion ${no}`,
            problem: `incident ${key} is ${disposition === undefined ? 'unknown' : 'not diverted'}`,
          };
      }
    }
  },
);
