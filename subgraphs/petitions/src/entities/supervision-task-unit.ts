import { Attribute, GraphEntity, Hidden, Key, Reference, type Rel } from '@shiyu/kit';
import { Organization } from './foreign.js';

@GraphEntity({
  table: 'supervision_task_unit',
  description: 'A unit that is responsible for a task. 责任单位',
  item: 'XF.SupervisionTask',
  level: 'L2',
})
export class SupervisionTaskUnit {
  @Key('The task’s number and a serial. 责任编号') assignmentNo!: string;
  @Attribute('Code of the unit. 单位代码', { type: 'org' }) unitCode!: string;
  @Hidden({ index: true }) taskNo!: string;
  @Reference('The unit. 单位', () => Organization, { from: 'unitCode' }) unit?: Rel<Organization>;
}
