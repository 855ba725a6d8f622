import {
  Attribute,
  GovernedRow,
  GraphEntity,
  HasMany,
  Hidden,
  Key,
  Reference,
  graphEnum,
  type EnumOf,
  type Rel,
} from '@shiyu/kit';
import { Area, Organization } from './foreign.js';
import { SupervisionTaskUnit } from './supervision-task-unit.js';

export const TaskState = graphEnum('TaskState', 'Where a supervision task stands. 督查任务状态', {
  ISSUED: 'Issued. 已下达',
  BROKEN_DOWN: 'Broken down. 已分解',
  IN_PROGRESS: 'In progress. 推进中',
  REPORTED: 'Reported as done. 已上报',
  VERIFIED: 'Verified. 已销号',
  RETURNED: 'Returned. 已退回',
});

export const TaskOverlay = graphEnum('TaskOverlay', 'What follows when a task is overdue. 督办措施', {
  ON_NOTICE: 'On notice. 通报',
  LISTED: 'Listed for supervision. 挂牌督办',
});

export const InspectionList = graphEnum('InspectionList', 'The list that a task is on. 督查清单', {
  KEY: 'Key inspection projects. 重点督查项目',
  ORDINARY: 'Ordinary tasks. 一般督查项目',
});

@GraphEntity({
  table: 'supervision_task',
  description: 'A task that is inspected, with one lead unit. 督查任务',
  item: 'XF.SupervisionTask',
  level: 'L2',
  detail: 'supervisionTask',
  list: 'supervisionTasks',
})
export class SupervisionTask extends GovernedRow {
  @Key('The number: DB, area, year, serial. 任务编号', { pattern: /^DB\d{14}$/ }) taskNo!: string;
  @Attribute('What is to be done. 任务') title!: string;
  @Attribute('How. 措施') measures!: string;
  @Attribute('The day it was issued. 下达日期', { type: 'date', filter: 'range', sort: true }) issuedOn!: string;
  @Attribute('The day by which it is to be done, as issued. 完成时限', { type: 'date', filter: 'range', sort: true })
  dueOn!: string;
  @Attribute('The day it was verified. 销号日期', { type: 'date', nullable: true }) verifiedOn?: string;
  @Attribute('Where it stands. 状态', { enum: () => TaskState, filter: 'set' }) state!: EnumOf<typeof TaskState>;
  @Attribute('What follows when it is overdue. 督办措施', { enum: () => TaskOverlay, filter: 'set', nullable: true })
  overlay?: EnumOf<typeof TaskOverlay>;
  @Attribute('Progress, 0 to 100. 进度') progress!: number;
  @Attribute('The list that it is on. 清单', { enum: () => InspectionList, filter: 'set' }) inspectionList!: EnumOf<
    typeof InspectionList
  >;
  @Hidden({ index: true }) leadUnitCode!: string;
  @Reference('The one unit that leads. 牵头单位', () => Organization, { from: 'leadUnitCode' })
  leadUnit?: Rel<Organization>;
  @HasMany('The units that are responsible. 责任单位', () => SupervisionTaskUnit, {
    on: 'taskNo',
    atMost: 50,
    orderBy: 'unitCode',
  })
  responsibleUnits?: Rel<SupervisionTaskUnit[]>;
  @Reference('The district. 所属区划', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
}
