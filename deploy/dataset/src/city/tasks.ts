import type { Random } from '../random.js';
import { AS_OF_MS, DAY_MS, dayOf, past } from '../time.js';
import { QIJIANG, type District } from './areas.js';
import { BOTH, LEAD_UNITS, RESPONSIBLE_UNITS, type Units } from './organizations.js';
import { governance, GOVERNANCE, type Row, type Table } from './row.js';

const TASKS = 213;
const TASKS_ELSEWHERE = 6;
const FIRST_ISSUED_MS = Date.parse('2020-03-01T09:00:00+08:00');
/** Days until tasks are due that are not done: yesterday, today, within a week, in exactly a week, in eight days. */
const DUE_IN_DAYS = [-1, 0, 1, 7, 8] as const;

interface TaskSeed {
  readonly district: string;
  readonly serial: number;
  readonly lead: string;
  readonly responsible: readonly string[];
  readonly list: 'KEY' | 'ORDINARY';
  /** it is not done and due in so many days */
  readonly dueInDays?: number;
}

/**
 * The 213 pilot tasks of 綦江: 38 lead units, 59 responsible ones, 21 of them both (docs/domain.md §6); and a few of the
 * other districts, which must not be counted with them.
 */
export function taskTables(districts: readonly District[], units: Units, random: Random): Table[] {
  const codes = units.taskUnits.map(({ code }) => code);
  const leads = codes.slice(0, LEAD_UNITS);
  const responsible = codes.slice(LEAD_UNITS - BOTH, LEAD_UNITS - BOTH + RESPONSIBLE_UNITS);
  const pilot = Array.from({ length: TASKS }, (_, i): TaskSeed => ({
    district: QIJIANG,
    serial: i + 1,
    lead: leads[i % LEAD_UNITS] as string,
    responsible: [responsible[i % RESPONSIBLE_UNITS] as string, random.pick(responsible)],
    list: 'KEY',
    dueInDays: DUE_IN_DAYS[i],
  }));
  const others = districts
    .filter(({ code }) => code !== QIJIANG)
    .flatMap(({ code }) =>
      Array.from({ length: TASKS_ELSEWHERE }, (_, i): TaskSeed => ({
        district: code,
        serial: i + 1,
        lead: `${code}-PS-0001`,
        responsible: [`${code}-CA-0001`],
        list: i % 2 === 0 ? 'KEY' : 'ORDINARY',
      })),
    );
  const tasks: Row[] = [];
  const taskUnits: Row[] = [];
  for (const seed of [...pilot, ...others]) {
    const no = `DB${seed.district}2020${String(seed.serial).padStart(4, '0')}`;
    tasks.push(taskRow(no, seed, random));
    [...new Set(seed.responsible)].forEach((unit, n) =>
      taskUnits.push([`${no}-${String(n + 1).padStart(2, '0')}`, unit, no]),
    );
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

function taskRow(no: string, { district, serial, lead, list, dueInDays }: TaskSeed, random: Random): Row {
  const issued = FIRST_ISSUED_MS + ((serial - 1) % 60) * DAY_MS;
  const due = dueInDays === undefined ? issued + random.between(90, 300) * DAY_MS : AS_OF_MS + dueInDays * DAY_MS;
  const verified =
    dueInDays === undefined && random.chance(0.45) ? past(issued + random.between(40, 200) * DAY_MS) : null;
  // The due day itself is still in time.
  const overdue = verified === null && dayOf(due) < dayOf(AS_OF_MS);
  return [
    no,
    `市域社会治理试点任务${serial}`,
    '【合成】按方案推进，按月报告。',
    dayOf(issued),
    dayOf(due),
    verified ? dayOf(verified) : null,
    verified
      ? 'VERIFIED'
      : overdue
        ? random.pick(['IN_PROGRESS', 'RETURNED'] as const)
        : random.pick(['ISSUED', 'BROKEN_DOWN', 'IN_PROGRESS', 'REPORTED'] as const),
    overdue ? random.pick([null, 'ON_NOTICE', 'LISTED']) : null,
    verified ? 100 : random.between(5, 95),
    lead,
    list,
    ...governance(district, `${district}-XF-0001`, issued, 'XF-TASK', 'L2'),
  ];
}
