import { columnsNamed } from './columns.js';
import { rule, violationsOf } from './rule.js';

/**
 * R22: a person is one meaningless pointer, the same in every department (docs/domain.md §0.3); sex and age are told by
 * one.
 */
export const personsArePointers = rule(
  'R22',
  'a person has one reference, which tells nothing, and is the same person in every department',
  async function* (databases) {
    yield* violationsOf(
      databases,
      'public-security',
      `select 'person ' || person_ref as row, 'its reference has another form, or tells its number' as problem
       from person where person_ref !~ '^PR[0-9a-z]{22}$' or position(substr(id_number, 7, 8) in person_ref) > 0
          or position(right(phone, 8) in person_ref) > 0
       union all
       select 'person ' || min(person_ref), count(*) || ' references for one resident number'
       from person group by id_number having count(*) > 1`,
    );
    for (const department of databases.departments) {
      for (const { table, column } of await columnsNamed(databases.of(department), '(^|_)person_ref$')) {
        if (department === 'public-security' && table === 'person') continue;
        const name = column.replace('person_ref', 'name');
        const uses = databases
          .of(department)
          .batches<{ ref: string; name: string }>(
            `select distinct "${column}" as ref, "${name}" as name from "${table}"`,
          );
        for await (const batch of uses) {
          const persons = await databases.of('public-security').byKey<{ key: string; name: string }>(
            'select person_ref as key, name from person where person_ref = any($1)',
            batch.map(({ ref }) => ref),
          );
          for (const use of batch) {
            const [person] = persons.get(use.ref) ?? [];
            const row = `${table}.${column} ${use.ref}`;
            if (!person) yield { row, problem: 'no such person' };
            else if (person.name !== use.name) yield { row, problem: 'bears another name than the person' };
          }
        }
      }
    }
  },
);
