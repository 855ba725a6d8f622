import { Directive, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Structural } from '../access/structural.js';
import { graphEnum } from '../entity/graph-enum.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import type { DeadlineState } from './compute-deadline.js';

/** States of a deadline in the graph. */
export const DeadlineStateEnum = graphEnum('DeadlineState', 'Where a case stands against its time limit. 时限状态', {
  ON_TIME: 'Done in time, or open with time left. 按时',
  DUE_SOON: 'Open, and the end is near. 即将到期',
  OVERDUE: 'Open after the end. 逾期未办结',
  LATE_DONE: 'Done after the end. 逾期办结',
});

/** A deadline as the graph shows it; the same in every subgraph. */
@Structural()
@Directive('@shareable')
@ObjectType('Deadline', {
  description: 'A time limit, computed from the rule in force on the day of its event. 办理时限',
})
export class DeadlineType {
  @Field(() => DeadlineStateEnum, { description: 'Where the case stands. 时限状态' }) state!: DeadlineState;
  @Field(() => DateTimeScalar, { description: 'The last instant that is in time. 到期时间' }) dueAt!: Date;
  @Field(() => String, { description: 'Code of the rule. 时限规则' }) rule!: string;
  @Field(() => String, { description: 'The law or standard behind it. 依据' }) basis!: string;
}

/** A filter by deadline. */
@InputType('DeadlineFilter', { description: 'Narrows a list by the state of a deadline. 时限筛选' })
export class DeadlineFilter {
  @Field(() => [DeadlineStateEnum], { description: 'The wanted states. 时限状态' }) state!: DeadlineState[];
  @Field(() => Int, { nullable: true, description: 'For DUE_SOON: days ahead, instead of the rule’s own. 天数' })
  withinDays?: number;
}
