import { rule, ruleOf } from './rule.js';

const YOUYANG = '500242';

interface Count {
  readonly key: string;
  readonly n: number;
}

/** R3: 39 distinct township centres in 酉阳, because there are 39 townships (docs/domain.md §1.61). */
export const townshipsHaveOneCentre = rule(
  'R3',
  'every township of 酉阳 has exactly one township mediation organisation',
  async function* (databases) {
    const civilAffairs = databases.of('civil-affairs');
    const judicialMediation = databases.of('judicial-mediation');
    const townships = await civilAffairs.query<{ code: string }>(
      `select code from area where level = 'TOWNSHIP' and parent_code = $1 and valid_to is null order by code`,
      [YOUYANG],
    );
    const centres = await judicialMediation.query<Count>(
      `select area_code as key, count(*)::int as n from mediation_org
       where kind = 'TOWNSHIP' and area_code like $1 || '%' group by area_code`,
      [YOUYANG],
    );
    const found = new Map(centres.map(({ key, n }) => [key, n]));
    for (const { code } of townships) {
      const n = found.get(code) ?? 0;
      if (n !== 1) yield { row: `area ${code}`, problem: `${n} township mediation organisations` };
      found.delete(code);
    }
    for (const code of found.keys())
      yield { row: `mediation_org of area ${code}`, problem: 'that is no township of 酉阳' };
  },
);

/** R4: the tree of organisations follows the area codes; row scopes rely on it. */
export const villagesHangUnderTheirTownship = ruleOf(
  'R4',
  'the parent of every village organisation is the organisation of its township',
  'judicial-mediation',
  `select 'mediation_org ' || v.org_code as row, 'parent ' || coalesce(v.parent_org_code, 'none') || ' is not of township ' || left(v.area_code, 9) as problem
   from mediation_org v left join mediation_org t on t.org_code = v.parent_org_code
   where v.kind = 'VILLAGE' and (t.org_code is null or t.kind <> 'TOWNSHIP' or t.area_code <> left(v.area_code, 9))`,
);

/** R5: a mediation room in 100 % of the stations of 酉阳 (docs/domain.md §1.73). */
export const stationsHaveARoom = rule(
  'R5',
  'every police station of 酉阳 has a mediation room',
  async function* (databases) {
    const publicSecurity = databases.of('public-security');
    const judicialMediation = databases.of('judicial-mediation');
    const stations = await publicSecurity.query<{ code: string }>(
      `select station_code as code from police_station where area_code like $1 || '%' order by station_code`,
      [YOUYANG],
    );
    const rooms = await judicialMediation.byKey(
      `select host_station_code as key from mediation_org where kind = 'STATION_ROOM' and host_station_code = any($1)`,
      stations.map(({ code }) => code),
    );
    for (const { code } of stations)
      if (!rooms.has(code)) yield { row: `police_station ${code}`, problem: 'no mediation room' };
  },
);
