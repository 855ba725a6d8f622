import type { Random } from '../random.js';
import { AS_OF_MS, DAY_MS, dayOf, past } from '../time.js';
import { QIJIANG } from './areas.js';
import { BOTH, LEAD_UNITS, RESPONSIBLE_UNITS, type Units } from './organizations.js';
import { governance, GOVERNANCE, type Row, type Table } from './row.js';

const TASKS = 213;

/** The 213 pilot tasks of 綦江: 38 lead units, 59 responsible ones, 21 of them both (domain.md §6). */
export function taskTables(units: Units, random: Random): Table[] {
  const codes = units.taskUnits.map(({ code }) => code);
  const leads = codes.slice(0, LEAD_UNITS);
  const responsible = codes.slice(LEAD_UNITS - BOTH, LEAD_UNITS - BOTH + RESPONSIBLE_UNITS);
  const tasks: Row[] = [];
  const taskUnits: Row[] = [];
  for (let i = 0; i < TASKS; i += 1) {
    const issued = Date.parse('2020-03-01T09:00:00+08:00') + (i % 60) * DAY_MS;
    const due = issued + random.between(90, 300) * DAY_MS;
    const verified = random.chance(0.45) ? past(issued + random.between(40, 200) * DAY_MS) : null;
    const overdue = verified === null && due < AS_OF_MS;
    const no = `DB${QIJIANG}2020${String(i + 1).padStart(4, '0')}`;
    const state = verified
      ? 'VERIFIED'
      : overdue
        ? 'IN_PROGRESS'
        : random.pick(['ISSUED', 'BROKEN_DOWN', 'IN_PROGRESS', 'REPORTED'] as const);
    tasks.push([
      no,
      `市域社会治理试点任务${i + 1}`,
      '【合成】按方案推进，按月报告。',
      dayOf(issued),
      dayOf(due),
      verified ? dayOf(verified) : null,
      state,
      overdue ? random.pick(['ON_NOTICE', 'LISTED']) : null,
      verified ? 100 : random.between(5, 95),
      leads[i % LEAD_UNITS] as string,
      'KEY',
      ...governance(QIJIANG, `${QIJIANG}-XF-0001`, issued, 'XF-TASK', 'L2'),
    ]);
    const chosen = new Set([responsible[i % RESPONSIBLE_UNITS] as string, random.pick(responsible)]);
    [...chosen].forEach((unit, n) => taskUnits.push([`${no}-${String(n + 1).padStart(2, '0')}`, unit, no]));
  }
  return [
    {
      department: 'petitions',
      name: 'supervision_task',
      columns: [
        'task_no',
        'title',
        'measures',
        'issued_on',
        'due_on',
        'verified_on',
        'state',
        'overlay',
        'progress',
        'lead_unit_code',
        'inspection_list',
        ...GOVERNANCE,
      ],
      rows: () => tasks,
    },
    {
      department: 'petitions',
      name: 'supervision_task_unit',
      columns: ['assignment_no', 'unit_code', 'task_no'],
      rows: () => taskUnits,
    },
  ];
}
