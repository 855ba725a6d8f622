import { Attribute, GovernedRow, GraphEntity, Key, Reference, graphEnum, type EnumOf, type Rel } from '@shiyu/kit';
import { Area } from './foreign.js';
import { MediationOrg } from './mediation-org.js';

export const MediatorKind = graphEnum('MediatorKind', 'Kinds of mediator. 调解员类型', {
  SATCHEL: 'Goes from house to house. 挎包调解员',
  FULL_TIME: 'Full-time. 专职',
  PART_TIME: 'Part-time. 兼职',
});

/** A mediator is a number and a place of work; names of staff are not part of the graph. */
@GraphEntity({
  table: 'mediator',
  description: 'A person who mediates, as a number. 调解员',
  item: 'JM.Mediator',
  level: 'L2',
  list: 'mediators',
})
export class Mediator extends GovernedRow {
  @Key('The number. 调解员编号') mediatorNo!: string;
  @Attribute('The kind. 类型', { enum: () => MediatorKind, filter: 'set' }) kind!: EnumOf<typeof MediatorKind>;
  @Reference('The organisation. 所属组织', () => MediationOrg, { from: 'orgCode' }) org?: Rel<MediationOrg>;
  @Reference('The area. 所属区划', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
}
