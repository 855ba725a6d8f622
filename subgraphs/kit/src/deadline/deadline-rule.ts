import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Units of a limit: 日 ≠ 工作日 ≠ 小时 (docs/domain.md §0.7). */
export type DeadlineUnit = 'SECOND' | 'HOUR' | 'DAY' | 'WORKDAY';

/** A dated limit with its legal basis; looked up by the day of the event it runs from (docs/architecture.md law 11). */
@Entity({ tableName: 'deadline_rule' })
export class DeadlineRule {
  @PrimaryKey({ type: 'text' }) code!: string;
  @PrimaryKey({ type: 'date', columnType: 'date' }) validFrom!: string;
  @Property({ type: 'date', columnType: 'date', nullable: true }) validTo?: string;
  @Property({ type: 'text' }) unit!: DeadlineUnit;
  @Property({ type: 'integer' }) limit!: number;
  @Property({ type: 'integer' }) extension!: number;
  /** how long before the end a case counts as due soon, in the rule's unit */
  @Property({ type: 'integer' }) warnBefore!: number;
  @Property({ type: 'text' }) basis!: string;
}

/** A day on which the plain week does not tell whether people work. */
@Entity({ tableName: 'calendar_day' })
export class CalendarDay {
  @PrimaryKey({ type: 'date', columnType: 'date' }) day!: string;
  @Property({ type: 'boolean' }) working!: boolean;
  @Property({ type: 'text' }) name!: string;
}
