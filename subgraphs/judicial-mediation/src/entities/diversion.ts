import {
  Attribute,
  GovernedRow,
  GraphEntity,
  Hidden,
  Key,
  Reference,
  graphEnum,
  type EnumOf,
  type Rel,
} from '@shiyu/kit';
import { Organization } from './foreign.js';
import { MediationCase } from './mediation-case.js';

export const DiversionSource = graphEnum('DiversionSource', 'What is diverted to mediation. 分流来源', {
  INCIDENT: 'A call to the police. 警情',
  CIVIL_SUIT: 'A civil suit. 民事案件',
});

export const DiversionReason = graphEnum('DiversionReason', 'Why it may be mediated. 分流原因', {
  CIVIL_DISPUTE: 'A civil dispute. 民事纠纷',
  MINOR_PUBLIC_ORDER: 'A minor public-order case that arose from a dispute. 轻微治安案件',
});

export const DiversionOutcome = graphEnum('DiversionOutcome', 'What came of a diversion. 分流结果', {
  PENDING: 'Not answered. 待处理',
  ACCEPTED: 'Both parties agreed to mediate. 已受理',
  REFUSED: 'A party refused. 拒绝调解',
  SETTLED: 'Settled. 调解成功',
  RETURNED: 'Came back unsettled. 调解不成退回',
});

@GraphEntity({
  table: 'diversion',
  description: 'A matter sent to mediation by police or court. 分流',
  item: 'JM.Diversion',
  level: 'L2',
  list: 'diversions',
  indexes: [['sourceOrgCode', 'decidedAt']],
})
export class Diversion extends GovernedRow {
  @Key('The number. 分流编号') diversionNo!: string;
  @Attribute('What was diverted. 来源', { enum: () => DiversionSource, filter: 'set' }) sourceKind!: EnumOf<
    typeof DiversionSource
  >;
  @Attribute('Why. 原因', { enum: () => DiversionReason, filter: 'set' }) reasonCode!: EnumOf<typeof DiversionReason>;
  @Attribute('When. 决定时间', { filter: 'range', sort: true }) decidedAt!: Date;
  @Attribute('What came of it. 结果', { enum: () => DiversionOutcome, filter: 'set' }) outcome!: EnumOf<
    typeof DiversionOutcome
  >;
  @Hidden({ index: true }) sourceNo!: string;
  @Hidden() sourceOrgCode!: string;
  @Hidden() receivingOrgCode!: string;
  @Hidden({ nullable: true, index: true }) mediationNo?: string;
  @Reference('The mediation that it became. 调解案件', () => MediationCase, { from: 'mediationNo' })
  mediation?: Rel<MediationCase>;
  @Reference('Who diverted it. 分流机构', () => Organization, { from: 'sourceOrgCode' }) source?: Rel<Organization>;
  @Reference('Who received it. 接收机构', () => Organization, { from: 'receivingOrgCode' })
  receiver?: Rel<Organization>;
}
