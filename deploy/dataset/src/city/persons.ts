import { personToken, syntheticName, syntheticPhone } from '../identity/names.js';
import { syntheticResidentId } from '../identity/resident-id.js';
import type { Random } from '../random.js';
import { dayOf, HISTORY_FROM_MS } from '../time.js';
import { villagesOf, type District } from './areas.js';
import { governance, GOVERNANCE, type Table } from './row.js';
import type { Size } from './size.js';

export interface Person {
  readonly ref: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly birthDate: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly village: string;
}

const OLDEST_MS = Date.parse('1935-01-01T00:00:00+08:00');
const YOUNGEST_MS = Date.parse('2012-12-31T00:00:00+08:00');

/** The people of the city, by district in equal parts. */
export function createPersons(
  districts: readonly District[],
  size: Size,
  random: Random,
): ReadonlyMap<string, readonly Person[]> {
  const each = Math.floor(size.persons / districts.length);
  return new Map(
    districts.map((district) => {
      const villages = villagesOf(district);
      const used = new Set<string>();
      const persons = Array.from({ length: each }, (): Person => {
        const birthDate = dayOf(OLDEST_MS + random.next() * (YOUNGEST_MS - OLDEST_MS));
        const [sequence, idNumber] = unusedNumber(district.number, birthDate, used, random);
        return {
          ref: personToken(random),
          name: syntheticName(random),
          idNumber,
          phone: syntheticPhone(random),
          birthDate,
          sex: sequence % 2 === 1 ? 'MALE' : 'FEMALE',
          village: random.pick(villages),
        };
      });
      return [district.code, persons];
    }),
  );
}

/** A number that nobody has yet: who has one number is one person (R22). */
function unusedNumber(
  district: number,
  birthDate: string,
  used: Set<string>,
  random: Random,
): readonly [sequence: number, idNumber: string] {
  for (;;) {
    const sequence = random.between(1, 998);
    const idNumber = syntheticResidentId(district, birthDate, sequence);
    if (used.has(idNumber)) continue;
    used.add(idNumber);
    return [sequence, idNumber];
  }
}

export function personTable(persons: ReadonlyMap<string, readonly Person[]>): Table {
  return {
    department: 'public-security',
    name: 'person',
    columns: ['person_ref', 'name', 'id_number', 'phone', 'birth_date', 'sex', 'residence_area_code', ...GOVERNANCE],
    *rows() {
      for (const [district, people] of persons) {
        for (const person of people) {
          yield [
            person.ref,
            person.name,
            person.idNumber,
            person.phone,
            person.birthDate,
            person.sex,
            person.village,
            ...governance(person.village, `${district}-PS-0001`, HISTORY_FROM_MS, 'PS-PERSON', 'L3'),
          ];
        }
      }
    },
  };
}
