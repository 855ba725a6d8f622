import { Attribute, GovernedRow, GraphEntity, Hidden, Key, graphEnum, type EnumOf } from '@shiyu/kit';

/** Kinds of case that a link can join; the union `CaseRef` has a member for each. */
export const CaseKind = graphEnum('CaseKind', 'Kinds of case that a link can join. 案件类型', {
  INCIDENT: 'A call to the police. 警情',
  MEDIATION_CASE: 'A mediation. 调解案件',
  PETITION: 'A petition. 信访事项',
  AID_APPLICATION: 'An application for social aid. 救助申请',
  SERVICE_DEMAND: 'A resident’s demand. 服务需求',
});

export const LinkRelation = graphEnum('LinkRelation', 'How a later case follows from an earlier one. 关联关系', {
  DIVERTED_TO: 'Police diverted it. 分流',
  ESCALATED_TO: 'It was not settled and went on. 升级',
  HANDED_OVER_TO: 'The petition bureau handed it over. 对接',
  REFERRED_TO: 'It was referred to aid. 转介',
  LED_TO: 'It led to a demand for services. 引发',
});

/** Cases are joined case to case, never through a person (docs/domain.md §4). */
@GraphEntity({
  table: 'case_link',
  description: 'A later case that follows from an earlier one, across departments. 案件关联',
  item: 'JM.CaseLink',
  level: 'L2',
  indexes: [
    ['fromNo', 'linkId'],
    ['toNo', 'linkId'],
  ],
})
export class CaseLink extends GovernedRow {
  @Key('The number of the link. 关联编号') linkId!: string;
  @Attribute('How the later follows from the earlier. 关系', { enum: () => LinkRelation }) relation!: EnumOf<
    typeof LinkRelation
  >;
  @Attribute('When it was decided. 决定时间') decidedAt!: Date;
  @Attribute('On what ground. 依据') basis!: string;
  @Attribute('The cases lie in different districts. 跨区域') crossArea!: boolean;
  @Hidden({ enum: () => CaseKind }) fromKind!: EnumOf<typeof CaseKind>;
  @Hidden() fromNo!: string;
  @Hidden({ enum: () => CaseKind }) toKind!: EnumOf<typeof CaseKind>;
  @Hidden() toNo!: string;
  @Hidden({ nullable: true }) grantNo?: string;
  @Hidden({ nullable: true }) sourceOrgCode?: string;
}
