import {
  Attribute,
  GovernedRow,
  GraphEntity,
  HasDeadline,
  HasMany,
  HasOne,
  Hidden,
  Key,
  Reference,
  graphEnum,
  type EnumOf,
  type Rel,
} from '@shiyu/kit';
import { Area, Organization } from './foreign.js';
import { MediationAgreement } from './mediation-agreement.js';
import { MediationOrg } from './mediation-org.js';
import { MediationParty } from './mediation-party.js';
import { Mediator } from './mediator.js';

export const DisputeType = graphEnum('DisputeType', 'What a dispute is about. 纠纷类型', {
  FAMILY: 'Marriage and family. 婚姻家庭',
  NEIGHBOUR: 'Neighbours. 邻里',
  HOUSING_LAND: 'Houses and homesteads. 房屋宅基地',
  FOREST_LAND: 'Forest and land. 山林土地',
  EXPROPRIATION: 'Expropriation and demolition. 征地拆迁',
  CONTRACT: 'Contracts. 合同',
  DAMAGES: 'Damages. 损害赔偿',
  LABOUR: 'Labour. 劳动',
  MEDICAL: 'Medical treatment. 医疗',
  TRAFFIC: 'Traffic accidents. 道路交通事故',
  PROPERTY_MGMT: 'Property management. 物业',
  ENVIRONMENT: 'Environment. 环境',
  CONSUMER: 'Consumers. 消费',
  VILLAGE_AFFAIRS: 'Village affairs. 村务',
  OTHER: 'Something else. 其他',
});

export const MediationType = graphEnum('MediationType', 'The three kinds of mediation. 调解类型', {
  PEOPLES: 'By a people’s mediation committee. 人民调解',
  ADMINISTRATIVE: 'By an administrative organ. 行政调解',
  JUDICIAL: 'By a court. 司法调解',
});

export const MediationSource = graphEnum('MediationSource', 'How a dispute came to mediation. 案件来源', {
  APPLIED: 'A party applied. 当事人申请',
  PROACTIVE: 'The committee offered it. 主动调解',
  POLICE_DIVERTED: 'The police diverted it. 公安分流',
  PETITION_HANDOVER: 'The petition bureau handed it over. 信访对接',
  COURT_ENTRUSTED: 'A court entrusted it. 法院委托',
  GRID_REPORTED: 'A grid worker reported it. 网格上报',
});

export const MediationState = graphEnum('MediationState', 'Where a mediation stands. 调解状态', {
  REGISTERED: 'Registered. 已登记',
  ACCEPTED: 'Accepted. 已受理',
  MEDIATING: 'Being mediated. 调解中',
  AGREED_WRITTEN: 'Agreed in writing. 达成书面协议',
  AGREED_ORAL: 'Agreed by word. 达成口头协议',
  FAILED: 'Failed. 调解不成',
  WITHDRAWN: 'Withdrawn. 撤回',
  PERFORMING: 'The agreement is being performed. 履行中',
  PERFORMED: 'The agreement was performed. 已履行',
  BREACHED: 'The agreement was broken. 未履行',
  DECLINED: 'A party refused. 不同意调解',
});

const DETAIL = { item: 'JM.MediationCase.detail', level: 'L2' } as const;

@GraphEntity({
  table: 'mediation_case',
  description: 'A dispute that is mediated. 调解案件',
  item: 'JM.MediationCase.progress',
  level: 'L2',
  detail: 'mediationCase',
  list: 'mediationCases',
  indexes: [
    ['areaCode', 'acceptedAt'],
    ['areaCode', 'registeredAt', 'mediationNo'],
  ],
})
export class MediationCase extends GovernedRow {
  @Key('The number: TJ, area, year, serial. 调解编号', { pattern: /^TJ\d{19}$/ }) mediationNo!: string;
  @Attribute('Where it stands. 状态', { enum: () => MediationState, filter: 'set' }) state!: EnumOf<
    typeof MediationState
  >;
  @Attribute('When it was registered. 登记时间', { filter: 'range', sort: true }) registeredAt!: Date;
  @Attribute('When it was accepted. 受理时间', { nullable: true, filter: 'range' }) acceptedAt?: Date;
  @Attribute('When it ended. 办结时间', { nullable: true, filter: 'range', sort: true }) concludedAt?: Date;
  @Attribute('Whether the parties agreed. 是否调解成功', { nullable: true }) success?: boolean;
  @Attribute('The day the agreement was performed. 履行日期', { type: 'date', nullable: true }) performedOn?: string;
  @Attribute('What it is about. 纠纷类型', { enum: () => DisputeType, filter: 'set', ...DETAIL }) disputeType!: EnumOf<
    typeof DisputeType
  >;
  @Attribute('The kind of mediation. 调解类型', { enum: () => MediationType, filter: 'set', ...DETAIL })
  mediationType!: EnumOf<typeof MediationType>;
  @Attribute('How it came. 来源', { enum: () => MediationSource, filter: 'set', ...DETAIL }) sourceKind!: EnumOf<
    typeof MediationSource
  >;
  @Attribute('Number of the matter that it came from. 来源编号', { nullable: true, index: true, ...DETAIL })
  sourceNo?: string;
  @Hidden({ nullable: true, index: true }) sourceOrgCode?: string;
  @Hidden() mediatorNo!: string;
  @HasDeadline('The time limit, normally one month. 调解时限', {
    rule: 'MEDIATION_CONCLUDE',
    from: 'acceptedAt',
    done: 'concludedAt',
  })
  deadline?: object;
  @Reference('Who mediates. 调解员', () => Mediator, { from: 'mediatorNo' }) mediator?: Rel<Mediator>;
  @Reference('The organisation that mediates. 调解组织', () => MediationOrg, { from: 'orgCode' })
  org?: Rel<MediationOrg>;
  @Reference('The same as a unit. 承办机构', () => Organization, { from: 'orgCode' }) handledBy?: Rel<Organization>;
  @HasOne('The agreement. 调解协议', () => MediationAgreement, {
    on: 'mediationNo',
    item: 'JM.MediationAgreement',
    level: 'L3',
  })
  agreement?: Rel<MediationAgreement>;
  @HasMany('The parties. 当事人', () => MediationParty, {
    on: 'mediationNo',
    atMost: 20,
    orderBy: 'partyId',
    item: 'JM.MediationParty',
    level: 'L3',
  })
  parties?: Rel<MediationParty[]>;
  @Reference('Where it is. 所属区划', () => Area, { from: 'areaCode', ...DETAIL }) area?: Rel<Area>;
}
