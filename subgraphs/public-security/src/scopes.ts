import {
  everyRow,
  rowScope,
  sqlCondition,
  under,
  underColumn,
  type RequestContext,
  type ScopeContext,
} from '@shiyu/kit';
import { Incident } from './entities/incident.js';
import { IncidentParty } from './entities/incident-party.js';
import { Person } from './entities/person.js';
import { PoliceStation } from './entities/police-station.js';

const COMMAND_OFFICER = { department: 'PS', role: 'COMMAND_OFFICER' } as const;
const STATION_OFFICER = { department: 'PS', role: 'STATION_OFFICER' } as const;
const MEDIATION = { department: 'JM' } as const;
const LAST_72_HOURS_MS = 72 * 3_600_000;

const inArea = ({ principal }: ScopeContext): object => under<Incident>('areaCode', principal.areaScope) as object;
const recent = ({ asOf }: ScopeContext): object => ({
  receivedAt: { $gte: new Date(asOf.getTime() - LAST_72_HOURS_MS), $lte: asOf },
});
/** Mediation organisations of the districts that a mediator's scope lies in. */
const mediationPrefixes = ({ principal }: ScopeContext): string[] =>
  principal.areaScope.map((code) => `${code.slice(0, 6)}-JM-`);

/** Rows whose incident satisfies a condition in SQL; `row` is the row's own table. */
function withIncident(condition: string, parameters: unknown[]): object {
  const exists = `exists (select 1 from incident i where i.incident_no = [::alias::].incident_no and ${condition})`;
  return sqlCondition(exists, parameters);
}

/** Persons who take part in an incident that satisfies a condition in SQL. */
function takingPart(condition: string, parameters: unknown[]): object {
  const exists = `exists (select 1 from incident_party p join incident i on i.incident_no = p.incident_no where p.person_ref = [::alias::].person_ref and ${condition})`;
  return sqlCondition(exists, parameters);
}

const recentInArea = ({ principal, asOf }: ScopeContext): [string, unknown[]] => {
  const [within, prefixes] = underColumn('i.area_code', principal.areaScope);
  return [
    `${within} and i.received_at between ? and ?`,
    [...prefixes, new Date(asOf.getTime() - LAST_72_HOURS_MS), asOf],
  ];
};

/** Whether a person takes part in a case that the officer was assigned; one statement for all persons of a request. */
function inAssignedCase(person: Person, context: RequestContext): Promise<boolean> {
  const loader = context.loader<string, boolean>('persons of assigned cases', async (personRefs) => {
    const em = await context.em();
    const parties = await em.find(IncidentParty, {
      personRef: { $in: [...personRefs] },
      incidentNo: { $in: [...context.principal.assignedCaseNos] },
    });
    const involved = new Set(parties.map(({ personRef }) => personRef));
    return personRefs.map((personRef) => involved.has(personRef));
  });
  return loader.load(person.personRef);
}

/** Who sees which rows of public security (docs/domain.md §7, grants G1, G7, G8). */
export const scopes = [
  rowScope(PoliceStation, [{ who: {}, rows: everyRow }]),
  rowScope(Incident, [
    {
      who: COMMAND_OFFICER,
      rows: (context) => ({ ...inArea(context), ...recent(context) }),
      counts: inArea,
      fullOn: () => true,
    },
    {
      who: STATION_OFFICER,
      rows: ({ principal }) => ({ stationCode: principal.orgCode }),
      fullOn: ({ incidentNo }, { principal }) => principal.assignedCaseNos.includes(incidentNo),
    },
    { who: MEDIATION, rows: (context) => under<Incident>('divertedToOrgCode', mediationPrefixes(context)) },
    { who: { role: 'SUPERVISOR' }, counts: inArea },
    { who: { department: 'PLC' }, counts: inArea },
    { who: { department: 'BI' }, counts: inArea },
  ]),
  rowScope(IncidentParty, [
    { who: COMMAND_OFFICER, rows: (context) => withIncident(...recentInArea(context)), fullOn: () => true },
    {
      who: STATION_OFFICER,
      rows: ({ principal }) => ({ orgCode: principal.orgCode }),
      fullOn: ({ incidentNo }, { principal }) => principal.assignedCaseNos.includes(incidentNo),
    },
    {
      who: MEDIATION,
      rows: (context) => withIncident(...underColumn('i.diverted_to_org_code', mediationPrefixes(context))),
    },
  ]),
  rowScope(Person, [
    { who: COMMAND_OFFICER, rows: (context) => takingPart(...recentInArea(context)), fullOn: () => true },
    {
      who: STATION_OFFICER,
      rows: ({ principal }) => takingPart('i.station_code = ?', [principal.orgCode]),
      fullOn: inAssignedCase,
    },
  ]),
];
