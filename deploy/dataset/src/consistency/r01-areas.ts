import { columnsNamed } from './columns.js';
import { rule } from './rule.js';

interface Period {
  readonly from: string;
  /** exclusive; null is still valid */
  readonly to: string | null;
}

interface Area extends Period {
  readonly code: string;
  readonly level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
  readonly parent: string | null;
}

interface Use {
  readonly code: string;
  readonly first: string;
  readonly last: string;
}

const DIGITS = { COUNTY: 6, TOWNSHIP: 9, VILLAGE: 12 } as const;
const PARENT_DIGITS = { COUNTY: 0, TOWNSHIP: 6, VILLAGE: 9 } as const;
const FOR_EVER = '9999-12-31';

/** R1: codes are dated (docs/domain.md §0.6), so a row's code must mean something on the row's day. */
export const areasExist = rule(
  'R1',
  'every area code exists on the day of its row, and its prefixes are its parents',
  async function* (databases) {
    const areas = await databases
      .of('civil-affairs')
      .query<Area>(
        `select code, level, parent_code as parent, valid_from::text as "from", valid_to::text as "to" from area order by code, valid_from`,
      );
    const periods = Map.groupBy(areas, ({ code }) => code);
    for (const { code, level, parent, from, to } of areas) {
      const row = `area ${code} of ${from}`;
      const prefix = code.slice(0, PARENT_DIGITS[level]) || null;
      if (code.length !== DIGITS[level]) yield { row, problem: `${level} has a code of ${code.length} digits` };
      if (parent !== prefix) yield { row, problem: `parent is ${parent} instead of ${prefix}` };
      else if (parent !== null && !covers(periods.get(parent), from, to ?? FOR_EVER))
        yield { row, problem: `parent ${parent} is not valid all the time` };
    }
    for (const department of databases.departments) {
      const tables = await columnsNamed(databases.of(department), '^area_code$');
      // Areas themselves carry their own code, valid by definition.
      for (const { table } of tables.filter(({ table: name }) => name !== 'area')) {
        const uses = await databases.of(department).query<Use>(
          `select area_code as code, min(created_at at time zone 'Asia/Shanghai')::date::text as first,
                  max(created_at at time zone 'Asia/Shanghai')::date::text as last
           from "${table}" group by area_code order by area_code`,
        );
        for (const { code, first, last } of uses)
          if (!covers(periods.get(code), first, last))
            yield { row: `${table} of area ${code}`, problem: `that code is not valid from ${first} to ${last}` };
      }
    }
  },
);

/** Whether periods in order leave no day out from the first to the last. */
function covers(periods: readonly Period[] = [], first: string, last: string): boolean {
  let until = first;
  for (const { from, to } of periods) {
    if (from > until) return false;
    if (to === null || to > last) return true;
    if (to > until) until = to;
  }
  return false;
}
