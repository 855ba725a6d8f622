import { syntheticCreditCode } from '../identity/credit-code.js';
import { HISTORY_FROM_MS } from '../time.js';
import { JIANGBEI, NANAN, QIJIANG, YOUYANG, type District } from './areas.js';
import type { Size } from './size.js';
import { governance, GOVERNANCE, type Table, type Value } from './row.js';

export interface Organization {
  readonly code: string;
  readonly name: string;
  readonly department: 'PS' | 'JM' | 'CA' | 'XF' | 'CT' | 'OT';
  readonly kind:
    'BUREAU' | 'STATION' | 'MEDIATION_ORG' | 'SOCIAL_ORG' | 'TOWNSHIP_GOVERNMENT' | 'PARTY_ORGAN' | 'OTHER';
  readonly areaCode: string;
  readonly uscc?: string;
}

export interface MediationOrg extends Organization {
  readonly mediationKind: 'VILLAGE' | 'TOWNSHIP' | 'DISTRICT_CENTRE' | 'INDUSTRY' | 'THREE_IN_ONE' | 'STATION_ROOM';
  readonly level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE' | null;
  readonly parent: string | null;
  readonly industry: string | null;
  readonly hostStation: string | null;
}

export interface Station extends Organization {
  readonly townshipCode: string;
}

/** Units of the five districts. */
export interface Units {
  readonly bureaus: readonly Organization[];
  readonly stations: readonly Station[];
  readonly mediation: readonly MediationOrg[];
  readonly socialBodies: readonly Organization[];
  readonly taskUnits: readonly Organization[];
  readonly byTownship: ReadonlyMap<string, { readonly station: Station; readonly mediation: MediationOrg }>;
}

/** The ten industries of 酉阳 are not named in the sources: a design choice (docs/domain.md §2.2). */
const INDUSTRIES = [
  '婚姻家庭',
  '道路交通',
  '医疗',
  '劳动',
  '物业',
  '环境',
  '消费',
  '征地拆迁',
  '山林土地',
  '旅游',
] as const;
export const LEAD_UNITS = 38;
export const RESPONSIBLE_UNITS = 59;
export const BOTH = 21;

/** Who handles an accusation against the petition bureau itself (R16). */
export const disciplineOrgan = (district: string): string => `${district}-OT-0901`;

const serial = (n: number): string => String(n).padStart(4, '0');

export function createUnits(districts: readonly District[], size: Size): Units {
  const bureaus = districts.flatMap(({ code, name }): Organization[] => [
    { code: `${code}-PS-0001`, name: `${name}公安局指挥中心`, department: 'PS', kind: 'BUREAU', areaCode: code },
    { code: `${code}-CA-0001`, name: `${name}民政局`, department: 'CA', kind: 'BUREAU', areaCode: code },
    {
      code: `${code}-XF-0001`,
      name: code === QIJIANG ? `${name}区委督查室` : `${name}信访局`,
      department: 'XF',
      kind: 'BUREAU',
      areaCode: code,
    },
    { code: `${code}-CT-0001`, name: `${name}人民法院`, department: 'CT', kind: 'BUREAU', areaCode: code },
    { code: disciplineOrgan(code), name: `${name}纪检监察机关`, department: 'OT', kind: 'PARTY_ORGAN', areaCode: code },
  ]);
  const stations = districts.flatMap((district) =>
    district.townships.map((township, i): Station => ({
      code: `${district.code}-PS-${serial(101 + i)}`,
      name: `${township.name}派出所`,
      department: 'PS',
      kind: 'STATION',
      areaCode: township.code,
      townshipCode: township.code,
    })),
  );
  const elsewhere = districts.filter(({ code }) => code !== YOUYANG);
  const mediation = districts.flatMap((district) => {
    // Evenly over the other districts, the remainder to the first ones.
    const place = elsewhere.indexOf(district);
    const industries =
      place < 0
        ? size.industryCommitteesInYouyang
        : Math.floor(size.industryCommitteesElsewhere / elsewhere.length) +
          (place < size.industryCommitteesElsewhere % elsewhere.length ? 1 : 0);
    return districtMediation(district, stations, INDUSTRIES.slice(0, industries));
  });
  const socialBodies = districts.flatMap(({ code, number, name }) =>
    Array.from({ length: code === JIANGBEI ? 20 : 6 }, (_, i): Organization => ({
      code: `${code}-CA-${serial(1001 + i)}`,
      name: `${name}示例社会工作服务中心${i + 1}`,
      department: 'CA',
      kind: 'SOCIAL_ORG',
      areaCode: code,
      uscc: syntheticCreditCode(number, i + 1),
    })),
  );
  const taskUnits = Array.from({ length: LEAD_UNITS + RESPONSIBLE_UNITS - BOTH }, (_, i): Organization => ({
    code: `${QIJIANG}-OT-${serial(i + 1)}`,
    name: `綦江区示例单位${String(i + 1).padStart(2, '0')}`,
    department: 'OT',
    kind: 'OTHER',
    areaCode: QIJIANG,
  }));
  const byTownship = new Map(
    stations.map((station) => [
      station.townshipCode,
      {
        station,
        mediation: mediation.find(
          ({ areaCode, mediationKind }) => areaCode === station.townshipCode && mediationKind === 'TOWNSHIP',
        ) as MediationOrg,
      },
    ]),
  );
  return { bureaus, stations, mediation, socialBodies, taskUnits, byTownship };
}

function districtMediation(
  district: District,
  stations: readonly Station[],
  industryNames: readonly string[],
): MediationOrg[] {
  const { code, name } = district;
  const org = (
    n: number,
    title: string,
    areaCode: string,
    mediationKind: MediationOrg['mediationKind'],
    level: MediationOrg['level'],
    parent: string | null,
    extra: Partial<MediationOrg> = {},
  ): MediationOrg => ({
    code: `${code}-JM-${serial(n)}`,
    name: title,
    department: 'JM',
    kind: 'MEDIATION_ORG',
    areaCode,
    mediationKind,
    level,
    parent,
    industry: null,
    hostStation: null,
    ...extra,
  });
  const centre = org(1, `${name}人民调解中心`, code, 'DISTRICT_CENTRE', 'COUNTY', null);
  const industries = industryNames.map((industry, i) =>
    org(11 + i, `${name}${industry}纠纷人民调解委员会`, code, 'INDUSTRY', 'COUNTY', centre.code, { industry }),
  );
  const townships = district.townships.map((township, i) =>
    org(101 + i, `${township.name}矛盾纠纷化解中心`, township.code, 'TOWNSHIP', 'TOWNSHIP', centre.code),
  );
  const villages = district.townships
    .flatMap((township, t) => township.villages.map((village, v) => ({ township, village, t, v })))
    .map(({ township, village, t, v }, i) =>
      org(
        1001 + i,
        `${township.name}示例村${String(v + 1).padStart(2, '0')}调解委员会`,
        village,
        'VILLAGE',
        'VILLAGE',
        (townships[t] as MediationOrg).code,
      ),
    );
  // Rooms in every station of 酉阳 (R5), centres of the three kinds of mediation at every station of 南岸.
  const hosted =
    code === YOUYANG
      ? (['STATION_ROOM', '调解室'] as const)
      : code === NANAN
        ? (['THREE_IN_ONE', '三调合一中心'] as const)
        : undefined;
  const atStations = hosted
    ? stations
        .filter(({ townshipCode }) => townshipCode.startsWith(code))
        .map((station, i) =>
          org(
            5001 + i,
            `${station.name}${hosted[1]}`,
            station.areaCode,
            hosted[0],
            null,
            (townships[i] as MediationOrg).code,
            { hostStation: station.code },
          ),
        )
    : [];
  return [centre, ...industries, ...townships, ...villages, ...atStations];
}

export function organizationTables(units: Units): Table[] {
  const organizations = [
    ...units.bureaus,
    ...units.stations,
    ...units.mediation,
    ...units.socialBodies,
    ...units.taskUnits,
  ];
  const facts = ({ areaCode, code }: Organization, system: string): Value[] =>
    governance(areaCode, code, HISTORY_FROM_MS, system, 'L1');
  const without = GOVERNANCE.filter((column) => column !== 'org_code');
  return [
    {
      department: 'civil-affairs',
      name: 'organization',
      columns: ['org_code', 'uscc', 'name', 'department', 'kind', ...without],
      rows: () =>
        organizations.map((unit) => [
          unit.code,
          unit.uscc ?? null,
          unit.name,
          unit.department,
          unit.kind,
          ...facts(unit, 'CA-ORG').toSpliced(1, 1),
        ]),
    },
    {
      department: 'public-security',
      name: 'police_station',
      columns: ['station_code', 'name', ...GOVERNANCE],
      rows: () => units.stations.map((station) => [station.code, station.name, ...facts(station, 'PS-ORG')]),
    },
    {
      department: 'judicial-mediation',
      name: 'mediation_org',
      columns: ['org_code', 'name', 'kind', 'level', 'parent_org_code', 'industry', 'host_station_code', ...without],
      rows: () =>
        units.mediation.map((org) => [
          org.code,
          org.name,
          org.mediationKind,
          org.level,
          org.parent,
          org.industry,
          org.hostStation,
          ...facts(org, 'JM-ORG').toSpliced(1, 1),
        ]),
    },
  ];
}
