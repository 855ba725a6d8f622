import type { Databases } from './databases.js';

/** A row, or a group of rows, that breaks a rule. */
export interface Violation {
  /** table and key of the row */
  readonly row: string;
  /** what is wrong with it */
  readonly problem: string;
}

/** A rule that the departments' data keep (docs/domain.md §6, R1–R24). */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** The first violations, at most `MOST_VIOLATIONS`; none when the rule holds. */
  check(databases: Databases): Promise<readonly Violation[]>;
}

/** As many violations are told of one rule: enough to see the pattern, few enough to hold. */
export const MOST_VIOLATIONS = 100;

/** A rule from the search for what breaks it; the search ends when enough is found. */
export function rule(id: string, title: string, search: (databases: Databases) => AsyncIterable<Violation>): Rule {
  return {
    id,
    title,
    async check(databases) {
      const found: Violation[] = [];
      for await (const violation of search(databases)) {
        found.push(violation);
        if (found.length === MOST_VIOLATIONS) break;
      }
      return found;
    },
  };
}

/**
 * A rule that one department's database answers alone.
 * @param text a query for the rows that break it, with the columns `row` and `problem`
 */
export function ruleOf(id: string, title: string, department: string, text: string): Rule {
  return rule(id, title, (databases) => violationsOf(databases, department, text));
}

/** What a query finds in one department: its columns are `row` and `problem`. */
export async function* violationsOf(databases: Databases, department: string, text: string): AsyncIterable<Violation> {
  yield* await databases
    .of(department)
    .query<Violation>(`select * from (${text}) as violation limit ${MOST_VIOLATIONS}`);
}
