import { columnsNamed } from './columns.js';
import { rule } from './rule.js';

/** R19: every unit that a row names is in the register of civil affairs. */
export const organizationsResolve = rule(
  'R19',
  'every organisation code and every credit code resolves in civil affairs',
  async function* (databases) {
    const register = await databases
      .of('civil-affairs')
      .query<{ code: string; uscc: string | null }>('select org_code as code, uscc from organization');
    const known = {
      code: new Set(register.map(({ code }) => code)),
      uscc: new Set(register.map(({ uscc }) => uscc)),
    };
    const kinds = [
      ['code', '(^|_)(org|station|unit)_code$'],
      ['uscc', '(^|_)uscc$'],
    ] as const;
    for (const department of databases.departments) {
      for (const [kind, pattern] of kinds) {
        for (const { table, column } of await columnsNamed(databases.of(department), pattern)) {
          const used = await databases
            .of(department)
            .query<{ value: string }>(
              `select distinct "${column}" as value from "${table}" where "${column}" is not null order by 1`,
            );
          for (const { value } of used)
            if (!known[kind].has(value)) yield { row: `${table}.${column} ${value}`, problem: 'no such organisation' };
        }
      }
    }
  },
);
