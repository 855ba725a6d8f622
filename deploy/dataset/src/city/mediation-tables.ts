import { dayOf, instant } from '../time.js';
import type { Mediation, MediationCase } from './mediation.js';
import { Numbering } from './numbering.js';
import { governance, GOVERNANCE, type Table } from './row.js';

export function mediationTables(mediation: Mediation): Table[] {
  const at = (ms: number | null): string | null => (ms === null ? null : instant(ms));
  const department = 'judicial-mediation';
  const of = (c: MediationCase, level: string) =>
    governance(c.org.areaCode, c.org.code, c.registeredAt, 'JM-CASE', level);
  return [
    {
      department,
      name: 'mediator',
      columns: ['mediator_no', 'kind', ...GOVERNANCE],
      rows: () =>
        mediation.mediators.map(({ no, kind, org }) => [
          no,
          kind,
          ...governance(org.areaCode, org.code, Date.parse('2018-01-01T00:00:00+08:00'), 'JM-ORG', 'L2'),
        ]),
    },
    {
      department,
      name: 'mediation_case',
      columns: [
        'mediation_no',
        'mediator_no',
        'dispute_type',
        'mediation_type',
        'source_kind',
        'source_no',
        'source_org_code',
        'state',
        'success',
        'registered_at',
        'accepted_at',
        'concluded_at',
        'performed_on',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const c of mediation.cases)
          yield [
            c.no,
            c.mediator,
            c.disputeType,
            c.type,
            c.source,
            c.sourceNo,
            c.sourceOrg,
            c.state,
            c.success,
            instant(c.registeredAt),
            at(c.acceptedAt),
            at(c.concludedAt),
            c.performedOn,
            ...of(c, 'L2'),
          ];
      },
    },
    {
      department,
      name: 'mediation_party',
      columns: ['party_id', 'mediation_no', 'role', 'person_ref', 'name', ...GOVERNANCE],
      *rows() {
        for (const c of mediation.cases)
          for (const [n, person] of c.parties.entries())
            yield [
              `${c.no}-${n + 1}`,
              c.no,
              n === 0 ? 'APPLICANT' : 'RESPONDENT',
              person.ref,
              person.name,
              ...of(c, 'L3'),
            ];
      },
    },
    {
      department,
      name: 'mediation_agreement',
      columns: ['agreement_no', 'mediation_no', 'form', 'signed_on', 'effective_on', 'text', ...GOVERNANCE],
      *rows() {
        for (const c of mediation.cases) {
          if (!c.success || c.concludedAt === null) continue;
          const written = c.state !== 'AGREED_ORAL';
          yield [
            `XY${c.no.slice(2)}`,
            c.no,
            written ? 'WRITTEN' : 'ORAL',
            written ? dayOf(c.concludedAt) : null,
            dayOf(c.concludedAt),
            '【合成】双方互谅互让，自愿达成协议，于约定日期前履行完毕。',
            ...of(c, 'L4'),
          ];
        }
      },
    },
    {
      department,
      name: 'diversion',
      columns: [
        'diversion_no',
        'source_kind',
        'source_no',
        'source_org_code',
        'receiving_org_code',
        'reason_code',
        'decided_at',
        'outcome',
        'mediation_no',
        ...GOVERNANCE,
      ],
      *rows() {
        const numbers = new Numbering();
        for (const d of mediation.diversions) {
          yield [
            numbers.next(`FL${d.receiver.code.slice(0, 6)}${dayOf(d.decidedAt).replaceAll('-', '')}`, 6),
            d.incident ? 'INCIDENT' : 'CIVIL_SUIT',
            d.incident?.no ?? d.suitNo,
            d.sourceOrg,
            d.receiver.code,
            'CIVIL_DISPUTE',
            instant(d.decidedAt),
            d.outcome,
            d.mediation?.no ?? null,
            ...governance(d.receiver.areaCode, d.receiver.code, d.decidedAt, 'JM-DIVERSION', 'L2'),
          ];
        }
      },
    },
    {
      department,
      name: 'handover',
      columns: [
        'handover_no',
        'petition_no',
        'mediation_no',
        'kind',
        'handed_at',
        'received_at',
        'source_org_code',
        'receiving_org_code',
        ...GOVERNANCE,
      ],
      *rows() {
        const numbers = new Numbering();
        for (const h of mediation.handovers) {
          const { org } = h.mediation;
          yield [
            numbers.next(`DJ${org.code.slice(0, 6)}${dayOf(h.handedAt).slice(0, 4)}`, 6),
            h.petitionNo,
            h.mediation.no,
            h.kind,
            instant(h.handedAt),
            instant(h.mediation.registeredAt),
            h.sourceOrg,
            org.code,
            ...governance(org.areaCode, org.code, h.handedAt, 'JM-HANDOVER', 'L2'),
          ];
        }
      },
    },
  ];
}
