import { Attribute, GraphEntity, Key, Reference, type Rel } from '@shiyu/kit';
import { Organization } from './foreign.js';

@GraphEntity({
  table: 'supervision_task_unit',
  description: 'A unit that is responsible for a task. 责任单位',
  item: 'XF.SupervisionTask',
  level: 'L2',
})
export class SupervisionTaskUnit {
  @Key('The task. 任务编号') taskNo!: string;
  @Attribute('Code of the unit. 单位代码', { type: 'org', primary: true }) unitCode!: string;
  @Reference('The unit. 单位', () => Organization, { from: 'unitCode' }) unit?: Rel<Organization>;
}
