import type { Databases } from './databases.js';
import { rule, violationsOf } from './rule.js';

interface End {
  readonly key: string;
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS.mmm`, both +08:00 */
  readonly at: string;
  readonly area: string;
}

interface Link {
  readonly id: string;
  readonly fromKind: string;
  readonly fromNo: string;
  readonly toKind: string;
  readonly toNo: string;
  readonly at: string;
  readonly crossArea: boolean;
}

const instant = (column: string): string =>
  `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS')`;
const end = (table: string, no: string, at: string): string =>
  `select ${no} as key, ${at} as at, area_code as area from ${table} where ${no} = any($1)`;

/** Where the two ends of a link are, and when each began. */
const ENDS: Readonly<Record<string, readonly [string, string]>> = {
  INCIDENT: ['public-security', end('incident', 'incident_no', instant('received_at'))],
  MEDIATION_CASE: ['judicial-mediation', end('mediation_case', 'mediation_no', instant('registered_at'))],
  PETITION: ['petitions', end('petition', 'petition_no', instant('registered_at'))],
  AID_APPLICATION: ['civil-affairs', end('aid_application', 'application_no', 'applied_on::text')],
  SERVICE_DEMAND: ['civil-affairs', end('service_demand', 'demand_no', 'collected_on::text')],
};

/** R10, and the invariant of the link chain (docs/domain.md §4): times are monotone, each hop stays in its district. */
export const casesFollowTheirSource = rule(
  'R10',
  'a mediation is registered not before its source; every hop of the link chain goes forward in time, in one district',
  async function* (databases) {
    yield* violationsOf(
      databases,
      'judicial-mediation',
      `select 'mediation_case ' || m.mediation_no as row, 'registered before ' || d.diversion_no || ' was decided' as problem
       from diversion d join mediation_case m using (mediation_no) where m.registered_at < d.decided_at
       union all
       select 'mediation_case ' || m.mediation_no, 'registered before ' || h.handover_no || ' was handed over'
       from handover h join mediation_case m using (mediation_no)
       where m.registered_at < h.handed_at or h.received_at < h.handed_at`,
    );
    yield* violationsOf(
      databases,
      'judicial-mediation',
      `select source_kind || ' ' || source_no as row, relation || ' ' || mediation_no || ' has no link' as problem
       from (select 'INCIDENT' as source_kind, source_no, mediation_no, 'DIVERTED_TO' as relation
             from diversion where source_kind = 'INCIDENT' and mediation_no is not null
             union all select 'PETITION', petition_no, mediation_no, 'HANDED_OVER_TO' from handover) as hop
       where not exists (select 1 from case_link l where l.from_kind = hop.source_kind and l.from_no = hop.source_no
                         and l.to_no = hop.mediation_no and l.relation = hop.relation)`,
    );
    const links = databases.of('judicial-mediation').batches<Link>(
      `select link_id as id, from_kind as "fromKind", from_no as "fromNo", to_kind as "toKind", to_no as "toNo",
              ${instant('decided_at')} as at, cross_area as "crossArea" from case_link`,
    );
    for await (const batch of links) {
      const ends = await endsOf(databases, batch);
      for (const link of batch) {
        const problem = problemOf(
          link,
          ends.get(`${link.fromKind} ${link.fromNo}`),
          ends.get(`${link.toKind} ${link.toNo}`),
        );
        if (problem) yield { row: `case_link ${link.id}`, problem };
      }
    }
  },
);

/** The ends of some links, by kind and number: one query for each kind. */
async function endsOf(databases: Databases, links: readonly Link[]): Promise<ReadonlyMap<string, End>> {
  const numbers = Map.groupBy(
    links.flatMap(({ fromKind, fromNo, toKind, toNo }) => [[fromKind, fromNo] as const, [toKind, toNo] as const]),
    ([kind]) => kind,
  );
  const found = new Map<string, End>();
  for (const [kind, [department, text]] of Object.entries(ENDS)) {
    const wanted = (numbers.get(kind) ?? []).map(([, no]) => no);
    for (const [no, [row]] of await databases.of(department).byKey<End>(text, wanted))
      if (row) found.set(`${kind} ${no}`, row);
  }
  return found;
}

function problemOf(link: Link, from: End | undefined, to: End | undefined): string | undefined {
  if (!from) return `no ${link.fromKind} ${link.fromNo}`;
  if (!to) return `no ${link.toKind} ${link.toNo}`;
  if (isBefore(link.at, from.at)) return `decided before ${link.fromKind} ${link.fromNo} began`;
  if (isBefore(to.at, link.at)) return `${link.toKind} ${link.toNo} began before the link was decided`;
  if (!link.crossArea && from.area.slice(0, 6) !== to.area.slice(0, 6))
    return `leads from ${from.area} to ${to.area} without being marked as crossing areas`;
  return undefined;
}

/** Whether a time lies before another, as exactly as both are known. */
function isBefore(a: string, b: string): boolean {
  const known = Math.min(a.length, b.length);
  return a.slice(0, known) < b.slice(0, known);
}
