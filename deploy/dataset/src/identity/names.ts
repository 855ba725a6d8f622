import type { Random } from '../random.js';

/** Family names and given characters from which all names of the data set are made; no name stands for a real person. */
export const FAMILY_NAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'] as const;
export const GIVEN_CHARACTERS = [...'安柏辰岱恩帆谷涵嘉凯岚沐宁欧朴启容舒棠未希妍泽芷卓之云悦言亦语远'] as const;

/** A name of two or three characters. */
export function syntheticName(random: Random): string {
  const given = random.pick(GIVEN_CHARACTERS) + (random.chance(0.7) ? random.pick(GIVEN_CHARACTERS) : '');
  return random.pick(FAMILY_NAMES) + given;
}

/** A number of 11 digits with a prefix that no mobile network uses: 100–102 (docs/domain.md §3). */
export function syntheticPhone(random: Random): string {
  return `10${random.between(0, 2)}${String(random.between(0, 99_999_999)).padStart(8, '0')}`;
}

const TOKEN_ALPHABET = [...'0123456789abcdefghjkmnpqrstvwxyz'];

/** A random token that tells nothing of whom it stands for. */
export function personToken(random: Random): string {
  return `PR${Array.from({ length: 22 }, () => random.pick(TOKEN_ALPHABET)).join('')}`;
}
