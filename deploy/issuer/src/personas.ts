/** A persona of docs/domain.md §7, as the claims of its development token. */
export interface Persona {
  readonly id: string;
  readonly title: string;
  readonly role: string;
  readonly department: string;
  readonly orgCode: string;
  readonly areaScope: readonly string[];
  readonly purposes: readonly string[];
  readonly network: 'POLICE_NET' | 'GOV_INTRANET' | 'PARTNER' | 'INTERNET';
  readonly mfa: boolean;
}

const FIVE_DISTRICTS = ['500105', '500108', '500110', '500154', '500242'] as const;

type Row = readonly [
  id: string,
  title: string,
  role: string,
  department: string,
  orgCode: string,
  areaScope: readonly string[],
  purpose: string,
  network: Persona['network'],
];

const ROWS: readonly Row[] = [
  ['P1', '南岸公安分局指挥中心民警', 'COMMAND_OFFICER', 'PS', '500108-PS-0001', ['500108'], 'DISPATCH', 'POLICE_NET'],
  ['P2', '南岸某派出所办案民警', 'STATION_OFFICER', 'PS', '500108-PS-0101', ['500108'], 'CASE_HANDLING', 'POLICE_NET'],
  ['P3', '酉阳县调解中心调解员', 'MEDIATOR', 'JM', '500242-JM-0001', ['500242'], 'MEDIATION', 'GOV_INTRANET'],
  ['P4', '江北社区社工', 'SOCIAL_WORKER', 'CA', '500105-CA-1001', ['500105'], 'COMMUNITY_SERVICE', 'PARTNER'],
  ['P5', '江北区民政局救助经办', 'AID_OFFICER', 'CA', '500105-CA-0001', ['500105'], 'AID_VERIFICATION', 'GOV_INTRANET'],
  [
    'P6',
    '开州区信访局接访员',
    'PETITION_OFFICER',
    'XF',
    '500154-XF-0001',
    ['500154'],
    'PETITION_HANDLING',
    'GOV_INTRANET',
  ],
  ['P7', '綦江区委督查室督办员', 'SUPERVISOR', 'XF', '500110-XF-0001', ['500110'], 'SUPERVISION', 'GOV_INTRANET'],
  ['P8', '市委政法委分析员', 'ANALYST', 'PLC', '500000-OT-0001', FIVE_DISTRICTS, 'ANALYSIS', 'GOV_INTRANET'],
  ['P9', 'BI service account', 'BI_SERVICE', 'BI', '500000-OT-0002', FIVE_DISTRICTS, 'ANALYSIS', 'GOV_INTRANET'],
  ['P10', '便民门户', 'PORTAL_APP', 'PORTAL', '500000-OT-0003', FIVE_DISTRICTS, 'COMMUNITY_SERVICE', 'INTERNET'],
  [
    'P12',
    '数据局目录管理员',
    'CATALOGUE_ADMIN',
    'DATA',
    '500000-OT-0004',
    FIVE_DISTRICTS,
    'CATALOGUE_ADMIN',
    'GOV_INTRANET',
  ],
];

/** The personas that get a genuine token. P11 stands for an outsider: its token is signed by a key nobody knows. */
export const personas: ReadonlyMap<string, Persona> = new Map(
  ROWS.map(([id, title, role, department, orgCode, areaScope, purpose, network]) => [
    id,
    { id, title, role, department, orgCode, areaScope, purposes: [purpose], network, mfa: network !== 'INTERNET' },
  ]),
);

/** The outsider of docs/domain.md §7. */
export const OUTSIDER = 'P11';
