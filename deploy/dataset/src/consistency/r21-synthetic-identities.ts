import { passesGb32100 } from '../identity/credit-code.js';
import { passesGb11643 } from '../identity/resident-id.js';
import { rule } from './rule.js';

interface Person {
  readonly ref: string;
  readonly id: string;
  readonly phone: string;
  /** `YYYYMMDD` */
  readonly birth: string;
  readonly sex: 'MALE' | 'FEMALE';
}

/** R21: nothing in the data can belong to anybody (docs/domain.md §3). */
export const identitiesAreSynthetic = rule(
  'R21',
  'no resident number or credit code is a lawful one, and no phone number is in use',
  async function* (databases) {
    const publicSecurity = databases.of('public-security');
    const civilAffairs = databases.of('civil-affairs');
    const persons = publicSecurity.batches<Person>(
      `select person_ref as ref, id_number as id, phone, to_char(birth_date, 'YYYYMMDD') as birth, sex from person`,
    );
    for await (const batch of persons) {
      for (const person of batch) {
        // The value itself is not told: if it is lawful, it may be somebody's.
        const row = `person ${person.ref}`;
        if (passesGb11643(person.id)) yield { row, problem: 'its number passes GB 11643' };
        else if (!fits(person)) yield { row, problem: 'its number does not fit its birth date and sex' };
        if (!/^1[0-2]\d{9}$/.test(person.phone)) yield { row, problem: 'its phone number may be in use' };
      }
    }
    for (const { code, uscc } of await civilAffairs.query<{ code: string; uscc: string }>(
      'select org_code as code, uscc from organization where uscc is not null',
    ))
      if (passesGb32100(uscc)) yield { row: `organization ${code}`, problem: 'its credit code passes GB 32100' };
  },
);

function fits({ id, birth, sex }: Person): boolean {
  return /^5009\d{13}[\dX]$/.test(id) && id.slice(6, 14) === birth && (Number(id[16]) % 2 === 1) === (sex === 'MALE');
}
