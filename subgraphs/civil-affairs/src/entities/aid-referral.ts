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
import { MediationCase, Petition } from './foreign.js';
import { Organization } from './organization.js';

export const AidReferralSource = graphEnum('AidReferralSource', 'Where a referral to aid comes from. 转介来源', {
  PETITION: 'A petition. 信访',
  MEDIATION: 'A mediation. 调解',
});

export const AidReferralState = graphEnum('AidReferralState', 'Where a referral to aid stands. 转介状态', {
  PENDING: 'Not decided. 待处理',
  ACCEPTED: 'Taken up as an application. 已受理',
  REFUSED: 'Refused with a reason. 未受理',
});

@GraphEntity({
  table: 'aid_referral',
  description: 'A person in hardship, referred by another department to social aid. 救助转介',
  item: 'CA.AidReferral',
  level: 'L2',
  list: 'aidReferrals',
  indexes: [['state', 'referredOn']],
})
export class AidReferral extends GovernedRow {
  @Key('The number of the referral. 转介编号', { pattern: /^ZJ\d{15}$/ }) referralNo!: string;
  @Attribute('Where it comes from. 转介来源', { enum: () => AidReferralSource, filter: 'set' }) sourceKind!: EnumOf<
    typeof AidReferralSource
  >;
  @Attribute('Where it stands. 状态', { enum: () => AidReferralState, filter: 'set' }) state!: EnumOf<
    typeof AidReferralState
  >;
  @Attribute('The day of the referral. 转介日期', { type: 'date', filter: 'range', sort: true }) referredOn!: string;
  @Attribute('The day of the decision. 决定日期', { type: 'date', nullable: true }) decidedOn?: string;
  @Attribute('Why it was refused. 不予受理原因', { nullable: true }) refusalReason?: string;
  @Attribute('Who is in hardship. 申请人', { item: 'CA.AidApplicant', level: 'L3', f: 1, mask: 'NAME' })
  applicantName!: string;
  @Hidden() applicantPersonRef!: string;
  @Hidden({ nullable: true, index: true }) petitionNo?: string;
  @Hidden({ nullable: true, index: true }) mediationNo?: string;
  @Hidden({ nullable: true }) applicationNo?: string;
  @Hidden() addressedToOrgCode!: string;
  @Reference('The petition that it comes from. 来源信访', () => Petition, { from: 'petitionNo' })
  petition?: Rel<Petition>;
  @Reference('The mediation that it comes from. 来源调解', () => MediationCase, { from: 'mediationNo' })
  mediation?: Rel<MediationCase>;
  @Reference('The application that it became. 救助申请', () => AidApplication, { from: 'applicationNo' })
  application?: Rel<AidApplication>;
  @Reference('The unit that decides. 受理机构', () => Organization, { from: 'addressedToOrgCode' })
  addressedTo?: Rel<Organization>;
  @Reference('Where the person lives. 所属区划', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
}
