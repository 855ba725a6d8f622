import { rule, violationsOf } from './rule.js';

/** R20: somebody leads every task, and somebody does it. */
export const tasksHaveUnitsAndTime = rule(
  'R20',
  'a task has one registered lead unit, at least one responsible unit, and time to be done',
  async function* (databases) {
    yield* violationsOf(
      databases,
      'petitions',
      `select 'supervision_task ' || task_no as row,
              case when due_on <= issued_on then 'due on ' || due_on || ', issued on ' || issued_on else 'no responsible unit' end as problem
       from supervision_task t
       where due_on <= issued_on or not exists (select 1 from supervision_task_unit u where u.task_no = t.task_no)
       union all
       select 'supervision_task_unit ' || task_no, 'no such task'
       from supervision_task_unit where task_no not in (select task_no from supervision_task)`,
    );
    const civilAffairs = databases.of('civil-affairs');
    const petitions = databases.of('petitions');
    for await (const tasks of petitions.batches<{ no: string; lead: string }>(
      'select task_no as no, lead_unit_code as lead from supervision_task',
    )) {
      const units = await civilAffairs.byKey(
        'select org_code as key from organization where org_code = any($1)',
        tasks.map(({ lead }) => lead),
      );
      for (const { no, lead } of tasks)
        if (!units.has(lead)) yield { row: `supervision_task ${no}`, problem: `lead unit ${lead} is not registered` };
    }
  },
);
