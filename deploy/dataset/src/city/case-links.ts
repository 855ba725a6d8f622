import { dayOf, instant } from '../time.js';
import { Numbering } from './numbering.js';
import { governance, GOVERNANCE, type Table } from './row.js';

export type CaseKind = 'INCIDENT' | 'MEDIATION_CASE' | 'PETITION' | 'AID_APPLICATION' | 'SERVICE_DEMAND';

/** A hop of the link chain (docs/domain.md §4), from the earlier case to the later. */
export interface CaseLink {
  readonly from: readonly [kind: CaseKind, no: string];
  readonly to: readonly [kind: CaseKind, no: string];
  readonly relation: 'DIVERTED_TO' | 'ESCALATED_TO' | 'HANDED_OVER_TO' | 'REFERRED_TO' | 'LED_TO';
  readonly atMs: number;
  readonly basis: string;
  readonly grant: string | null;
  readonly areaCode: string;
  readonly mediationOrg: string;
  readonly sourceOrg: string | null;
}

export function caseLinkTable(links: readonly CaseLink[]): Table {
  return {
    department: 'judicial-mediation',
    name: 'case_link',
    columns: [
      'link_id',
      'from_kind',
      'from_no',
      'to_kind',
      'to_no',
      'relation',
      'decided_at',
      'basis',
      'grant_no',
      'cross_area',
      'source_org_code',
      ...GOVERNANCE,
    ],
    *rows() {
      const numbers = new Numbering();
      for (const link of [...links].sort((a, b) => a.atMs - b.atMs)) {
        const id = numbers.next(`LJ${link.areaCode.slice(0, 6)}${dayOf(link.atMs).slice(0, 4)}`, 7);
        yield [
          id,
          ...link.from,
          ...link.to,
          link.relation,
          instant(link.atMs),
          link.basis,
          link.grant,
          false,
          link.sourceOrg,
          ...governance(link.areaCode, link.mediationOrg, link.atMs, 'JM-LINK', 'L2'),
        ];
      }
    },
  };
}
