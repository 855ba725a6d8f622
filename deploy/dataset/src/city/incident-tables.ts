import { instant } from '../time.js';
import type { Incident } from './incidents.js';
import { governance, GOVERNANCE, type Table } from './row.js';

export function incidentTables(incidents: readonly Incident[]): Table[] {
  const at = (ms: number | null): string | null => (ms === null ? null : instant(ms));
  return [
    {
      department: 'public-security',
      name: 'incident',
      columns: [
        'incident_no',
        'category',
        'urgency',
        'state',
        'disposition',
        'station_code',
        'received_at',
        'assigned_at',
        'signed_at',
        'arrived_at',
        'feedback_at',
        'filed_at',
        'narrative',
        'diverted_to_org_code',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const i of incidents) {
          yield [
            i.no,
            i.category,
            i.urgency,
            i.state,
            i.disposition,
            i.station,
            instant(i.receivedAt),
            at(i.assignedAt),
            at(i.signedAt),
            at(i.arrivedAt),
            at(i.feedbackAt),
            at(i.filedAt),
            i.narrative,
            i.divertedTo,
            ...governance(i.village, i.station, i.receivedAt, 'PS-110', 'L4'),
          ];
        }
      },
    },
    {
      department: 'public-security',
      name: 'incident_party',
      columns: ['party_id', 'incident_no', 'role', 'person_ref', 'name', ...GOVERNANCE],
      *rows() {
        for (const i of incidents) {
          for (const [n, person] of i.parties.entries()) {
            yield [
              `${i.no}-${n + 1}`,
              i.no,
              n === 0 ? 'CALLER' : 'PARTY',
              person.ref,
              person.name,
              ...governance(i.village, i.station, i.receivedAt, 'PS-110', 'L3'),
            ];
          }
        }
      },
    },
  ];
}
