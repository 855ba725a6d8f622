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
import { AidApplication } from './aid-application.js';
import { Area } from './area.js';
import { Organization } from './organization.js';

export const DemandChannel = graphEnum('DemandChannel', 'How a demand reaches the community. 需求来源', {
  ONLINE_COMPLAINT: 'The online complaints board. 投诉举报反馈',
  HARDSHIP_EXPRESS: 'The online board for people in hardship. 困难群众直通车',
  HOME_VISIT: 'A visit. 实地走访',
  QUESTIONNAIRE: 'A questionnaire. 调查问卷',
});

export const DemandCategory = graphEnum('DemandCategory', 'What a demand is about. 需求类别', {
  COMMUNITY_INTEGRATION: 'Community life. 社区融合',
  SOCIAL_ASSISTANCE: 'Social assistance. 社会救助',
  ELDERLY_CARE: 'Care of the elderly. 社区养老',
  OTHER: 'Something else. 其他',
});

export const DemandState = graphEnum('DemandState', 'Where a demand stands. 需求状态', {
  COLLECTED: 'Collected. 已收集',
  DELIBERATED: 'Discussed by the community. 已协商',
  PUBLISHED: 'Published for providers. 已发布',
  CLAIMED: 'Claimed by a provider. 已接单',
  IN_SERVICE: 'Being served. 服务中',
  COMPLETED: 'Completed. 已办结',
  EVALUATED: 'Evaluated by the resident. 已评价',
  RETURNED: 'Returned. 已退回',
  EXPIRED: 'Claimed by nobody in time. 已过期',
  TO_AID: 'Passed on to social aid. 转救助',
  TO_MEDIATION: 'Passed on to mediation. 转调解',
});

@GraphEntity({
  table: 'service_demand',
  description: 'A resident’s demand that social bodies or workers can claim. 服务需求',
  item: 'CA.ServiceDemand',
  level: 'L2',
  detail: 'serviceDemand',
  list: 'serviceDemands',
  indexes: [
    ['areaCode', 'collectedOn'],
    ['providerOrgCode', 'collectedOn'],
  ],
})
export class ServiceDemand extends GovernedRow {
  @Key('The number of the demand. 需求编号', { pattern: /^XQ\d{10,25}$/ }) demandNo!: string;
  @Attribute('How it came. 来源', { enum: () => DemandChannel, filter: 'set' }) channel!: EnumOf<typeof DemandChannel>;
  @Attribute('What it is about. 类别', { enum: () => DemandCategory, filter: 'set' }) category!: EnumOf<
    typeof DemandCategory
  >;
  @Attribute('Where it stands. 状态', { enum: () => DemandState, filter: 'set' }) state!: EnumOf<typeof DemandState>;
  @Attribute('The day it was collected. 收集日期', { type: 'date', filter: 'range', sort: true }) collectedOn!: string;
  @Attribute('The day it was published. 发布日期', { type: 'date', nullable: true }) publishedOn?: string;
  @Attribute('The day it was claimed. 接单日期', { type: 'date', nullable: true }) claimedOn?: string;
  @Attribute('The day it was completed. 办结日期', { type: 'date', nullable: true }) completedOn?: string;
  @Attribute('The day it was evaluated. 评价日期', { type: 'date', nullable: true }) evaluatedOn?: string;
  @Attribute('The resident’s evaluation, 1 to 5. 评价分', { nullable: true }) score?: number;
  @Hidden({ nullable: true }) providerOrgCode?: string;
  @Hidden({ nullable: true }) applicationNo?: string;
  @Attribute('The mediation that it was passed on to. 转调解编号', { nullable: true }) mediationNo?: string;
  @Reference('Who claimed it. 接单机构', () => Organization, { from: 'providerOrgCode' }) provider?: Rel<Organization>;
  @Reference('The aid that it follows from. 相关救助申请', () => AidApplication, { from: 'applicationNo' })
  application?: Rel<AidApplication>;
  @Reference('Where it is. 所属区划', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
}
