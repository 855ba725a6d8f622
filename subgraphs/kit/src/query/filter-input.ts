import type { FilterQuery } from '@mikro-orm/core';
import { Directive, Field, InputType, Int } from 'type-graphql';
import type { DataPolicy } from '@shiyu/protocol';
import { dataDirective } from '../access/data-directive.js';
import { under } from '../access/row-scope.js';
import { deadlineCondition, type DeadlineQuestion } from '../deadline/deadline-condition.js';
import { DeadlineFilter } from '../deadline/deadline-type.js';
import type { RuleBook } from '../deadline/rule-book.js';
import { GRAPH_TYPES } from '../entity/decorators.js';
import type { AttributeDefinition, EntityDefinition } from '../entity/entity-definition.js';
import { SubgraphError } from '../errors.js';
import { AreaCodeScalar } from '../scalars/codes.js';
import { DateScalar, DateTimeScalar } from '../scalars/date-time.js';

@InputType({ description: 'A span of time; the end is not part of it. 时间范围' })
export class DateTimeRange {
  @Field(() => DateTimeScalar, { nullable: true, description: 'From this instant. 起' }) from?: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Up to, not including, this instant. 止' }) to?: Date;
}

@InputType({ description: 'A span of days; the end is not part of it. 日期范围' })
class DateRange {
  @Field(() => DateScalar, { nullable: true, description: 'From this day. 起' }) from?: string;
  @Field(() => DateScalar, { nullable: true, description: 'Up to, not including, this day. 止' }) to?: string;
}

@InputType({ description: 'A span of whole numbers; the end is not part of it. 数值范围' })
class IntRange {
  @Field(() => Int, { nullable: true, description: 'From this number. 起' }) from?: number;
  @Field(() => Int, { nullable: true, description: 'Up to, not including, this number. 止' }) to?: number;
}

const RANGES = { instant: DateTimeRange, date: DateRange, int: IntRange } as const;
const MOST_VALUES = 200;

/**
 * The input type of a list's `filter`, made from what the entity's attributes declare. Each part carries the access item
 * of the field that it looks at, because answers tell the value that they were searched by.
 */
export function filterInputOf(definition: EntityDefinition): new () => object {
  const input = { [`${definition.name}Filter`]: class {} }[`${definition.name}Filter`] as new () => object;
  const part = (name: string, type: () => unknown, description: string, policy: DataPolicy | undefined): void => {
    Field(type as never, { nullable: true, description })(input.prototype, name);
    if (policy) Directive(dataDirective(policy))(input.prototype, name);
  };
  for (const attribute of definition.attributes) {
    if (attribute.filter)
      part(attribute.name, () => filterType(attribute), attribute.description, attribute.policy ?? definition.policy);
  }
  if (definition.attributes.every(({ filter }) => filter !== 'area')) {
    const shown = definition.relations.find(({ from }) => from === 'areaCode');
    const description = 'Areas the rows lie in, by code prefix. 所属区域';
    part('area', () => [AreaCodeScalar], description, shown?.policy ?? definition.policy);
  }
  for (const { name, description, policy } of definition.deadlines) {
    part(name, () => DeadlineFilter, description, policy ?? definition.policy);
  }
  InputType(`${definition.name}Filter`, {
    description: `Narrows a list of ${definition.name}; all given parts hold together. 筛选条件`,
  })(input);
  return input;
}

function filterType({ name, type, enumeration, filter }: AttributeDefinition): unknown {
  if (filter === 'area') return [AreaCodeScalar];
  if (filter === 'set') return [enumeration ?? GRAPH_TYPES[type]()];
  const range = RANGES[type as keyof typeof RANGES];
  if (!range) throw new Error(`${name}: only instants, dates and whole numbers have ranges.`);
  return range;
}

/** The condition a `filter` argument stands for. Raises BAD_USER_INPUT for more than 200 values. */
export function filterCondition(
  definition: EntityDefinition,
  filter: Readonly<Record<string, unknown>> | null | undefined,
  asOf: Date,
  book: RuleBook,
): FilterQuery<object>[] {
  if (!filter) return [];
  return Object.entries(filter).flatMap(([name, value]): FilterQuery<object>[] => {
    if (value === undefined || value === null) return [];
    const deadline = definition.deadlines.find((candidate) => candidate.name === name);
    if (deadline) {
      const instants = definition.attributes
        .filter(({ type }) => type === 'instant')
        .map((attribute) => attribute.name);
      return [deadlineCondition({ ...deadline.source, instants }, value as DeadlineQuestion, asOf, book)];
    }
    const attribute = definition.attributes.find((candidate) => candidate.name === name);
    if (!attribute || attribute.filter === 'area')
      return [
        under<Record<string, unknown>>(attribute?.name ?? 'areaCode', atMost(name, value)) as FilterQuery<object>,
      ];
    if (attribute.filter === 'set') return [{ [name]: { $in: atMost(name, value) } } as FilterQuery<object>];
    const { from, to } = value as { from?: unknown; to?: unknown };
    return [
      {
        [name]: { ...(from == null ? {} : { $gte: from }), ...(to == null ? {} : { $lt: to }) },
      } as FilterQuery<object>,
    ];
  });
}

function atMost(name: string, value: unknown): string[] {
  const values = value as string[];
  if (values.length > MOST_VALUES)
    throw new SubgraphError(
      'BAD_USER_INPUT',
      `filter.${name} takes at most ${MOST_VALUES} values, not ${values.length}.`,
    );
  return values;
}
