import { readFileSync } from 'node:fs';
import type { Size } from './size.js';
import { governance, GOVERNANCE, type Table, type Value } from './row.js';
import { HISTORY_FROM_MS } from '../time.js';

export interface District {
  readonly code: string;
  readonly name: string;
  /** 1–5: the NN of synthetic codes 5009NN */
  readonly number: number;
  readonly townships: readonly Township[];
}

export interface Township {
  readonly code: string;
  readonly name: string;
  readonly district: string;
  readonly villages: readonly string[];
}

export const YOUYANG = '500242';
export const NANAN = '500108';
export const JIANGBEI = '500105';
export const QIJIANG = '500110';
export const KAIZHOU = '500154';

const DISTRICT_NAMES = [
  [JIANGBEI, '江北区'],
  [NANAN, '南岸区'],
  [QIJIANG, '綦江区'],
  [KAIZHOU, '开州区'],
  [YOUYANG, '酉阳土家族苗族自治县'],
] as const;

/**
 * Codes that meant something else before; decoys for whoever forgets that codes are dated (docs/domain.md §0.6, §3).
 */
const HISTORY = [
  ['500222', '綦江县', '2011-10-22', QIJIANG],
  ['500110', '万盛区', '2011-10-22', QIJIANG],
  ['500234', '开县', '2016-06-08', KAIZHOU],
] as const;

/** The five districts with their real townships (data/townships.csv) and synthetic villages. */
export function createDistricts(size: Size): readonly District[] {
  const lines = readFileSync(new URL('../../data/townships.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const units = lines.map((line) => line.split(',') as [code: string, name: string, kind: string, county: string]);
  return DISTRICT_NAMES.map(([code, name], index) => {
    const all = units.filter(([, , , county]) => county === code);
    const chosen = size.townshipsPerDistrict === 'all' ? all : all.slice(0, size.townshipsPerDistrict);
    return {
      code,
      name,
      number: index + 1,
      townships: chosen.map(([township, title]) => ({ code: township, name: title, district: code, villages: [] })),
    };
  }).map((district, _, districts) => {
    const others = districts
      .filter(({ code }) => code !== YOUYANG)
      .reduce((sum, { townships }) => sum + townships.length, 0);
    const [villages, townships] =
      district.code === YOUYANG
        ? [size.villagesInYouyang, district.townships.length]
        : [size.villages - size.villagesInYouyang, others];
    const before =
      district.code === YOUYANG
        ? 0
        : districts
            .slice(0, districts.indexOf(district))
            .filter(({ code }) => code !== YOUYANG)
            .reduce((sum, each) => sum + each.townships.length, 0);
    return {
      ...district,
      townships: district.townships.map((township, i) => {
        // Spread evenly, the remainder over the first ones, so that the sum is exact.
        const place = before + i;
        const count = Math.floor(villages / townships) + (place < villages % townships ? 1 : 0);
        return { ...township, villages: Array.from({ length: count }, (_unused, n) => `${township.code}${200 + n}`) };
      }),
    };
  });
}

/** All villages of a district. */
export function villagesOf(district: District): readonly string[] {
  return district.townships.flatMap(({ villages }) => villages);
}

export function areaTables(districts: readonly District[], size: Size): Table[] {
  const columns = [
    'code',
    'name',
    'level',
    'valid_from',
    'valid_to',
    'class_code',
    'successor_code',
    'parent_code',
    ...GOVERNANCE,
  ];
  return [
    {
      department: 'civil-affairs',
      name: 'area',
      columns,
      *rows() {
        for (const district of districts) {
          const row = (
            code: string,
            name: string,
            level: string,
            parent: string | null,
            classCode: string | null,
          ): Value[] => [
            code,
            name,
            level,
            district.code === KAIZHOU ? '2016-06-08' : '2011-10-22',
            null,
            classCode,
            null,
            parent,
            ...governance(code, `${district.code}-CA-0001`, HISTORY_FROM_MS, 'CA-AREA', 'L1'),
          ];
          yield row(district.code, district.name, 'COUNTY', null, null);
          for (const township of district.townships) {
            yield row(township.code, township.name, 'TOWNSHIP', district.code, null);
            for (const [i, village] of township.villages.entries())
              yield row(village, `示例村${String(i + 1).padStart(2, '0')}`, 'VILLAGE', township.code, '220');
          }
        }
        for (const [code, name, until, successor] of HISTORY) {
          yield [
            code,
            name,
            'COUNTY',
            '1997-06-18',
            until,
            null,
            successor,
            null,
            ...governance(code, `${successor}-CA-0001`, HISTORY_FROM_MS, 'CA-AREA', 'L1'),
          ];
        }
      },
    },
    {
      department: 'civil-affairs',
      name: 'grid',
      columns: ['grid_code', 'serial', 'kind', ...GOVERNANCE],
      *rows() {
        const villages = districts.flatMap((district) =>
          villagesOf(district).map((village) => [village, district.code] as const),
        );
        const each = Math.floor(size.grids / villages.length);
        for (const [i, [village, district]] of villages.entries()) {
          const facts = governance(village, `${district}-CA-0001`, HISTORY_FROM_MS, 'CA-GRID', 'L1');
          for (let serial = 1; serial <= each; serial += 1)
            yield [`${village}${String(serial).padStart(3, '0')}`, serial, 'BASIC', ...facts];
          if (i < size.grids - each * villages.length) yield [`${village}901`, 901, 'DEDICATED', ...facts];
        }
      },
    },
  ];
}
