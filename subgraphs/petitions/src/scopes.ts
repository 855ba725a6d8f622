import { rowScope, sqlCondition, under, underColumn, type ScopeContext } from '@shiyu/kit';
import { Petition } from './entities/petition.js';
import { PetitionStep } from './entities/petition-step.js';
import { SupervisionTask } from './entities/supervision-task.js';
import { SupervisionTaskUnit } from './entities/supervision-task-unit.js';

const PETITION_OFFICER = { department: 'XF', role: 'PETITION_OFFICER' } as const;
const SUPERVISOR = { department: 'XF', role: 'SUPERVISOR' } as const;

const inArea = ({ principal }: ScopeContext): object => under<Petition>('areaCode', principal.areaScope) as object;
/** An accusation never reaches the accused unit (信访工作条例 art. 30, 46(5)): stronger than any role. */
const notAccusing = ({ principal }: ScopeContext): object => ({
  $or: [{ accusedOrgCode: null }, { accusedOrgCode: { $ne: principal.orgCode } }],
});
const mediationPrefixes = ({ principal }: ScopeContext): string[] =>
  principal.areaScope.map((code) => `${code.slice(0, 6)}-JM-`);

/** Who sees which rows of petitions and supervision (docs/domain.md §7, grants G3, G5, G7, G8). */
export const scopes = [
  rowScope<Petition>(Petition, [
    {
      who: PETITION_OFFICER,
      rows: (context) => ({ $and: [inArea(context), notAccusing(context)] }),
      // Content of an accusation only for the handler it was assigned to; other content for the bureau's own petitions.
      fullOn: ({ nature, petitionNo, orgCode }, { principal }) =>
        nature === 'ACCUSATION' ? principal.assignedCaseNos.includes(petitionNo) : orgCode === principal.orgCode,
    },
    {
      who: { department: 'JM' },
      rows: (context) => ({
        $and: [
          under<Petition>('handedToOrgCode', mediationPrefixes(context)) as object,
          { nature: { $ne: 'ACCUSATION' } },
        ],
      }),
    },
    {
      who: { department: 'CA' },
      rows: ({ principal }) => ({ referredToOrgCode: principal.orgCode }),
      fullOn: () => true,
    },
    { who: SUPERVISOR, counts: inArea },
    { who: { department: 'PLC' }, counts: inArea },
    { who: { department: 'BI' }, counts: inArea },
  ]),
  rowScope(PetitionStep, [
    {
      who: PETITION_OFFICER,
      rows: ({ principal }) => {
        const exists =
          'exists (select 1 from petition p where p.petition_no = [::alias::].petition_no and p.accused_org_code is distinct from ?)';
        return {
          $and: [
            under<PetitionStep>('areaCode', principal.areaScope) as object,
            sqlCondition(exists, [principal.orgCode]),
          ],
        };
      },
    },
  ]),
  rowScope(SupervisionTask, [{ who: SUPERVISOR, rows: inArea }]),
  rowScope(SupervisionTaskUnit, [
    {
      who: SUPERVISOR,
      rows: ({ principal }) => {
        const [within, prefixes] = underColumn('t.area_code', principal.areaScope);
        const tasks = `exists (select 1 from supervision_task t where t.task_no = [::alias::].task_no and ${within})`;
        return sqlCondition(tasks, prefixes);
      },
    },
  ]),
];
