import {
  Attribute,
  GovernedRow,
  GraphEntity,
  HasDeadline,
  Hidden,
  Key,
  Reference,
  graphEnum,
  type EnumOf,
  type Rel,
} from '@shiyu/kit';
import { Area } from './area.js';
import { Organization } from './organization.js';

export const AidType = graphEnum('AidType', 'Kinds of social aid (社会救助暂行办法 ch. 2–9). 救助类型', {
  DIBAO: 'Minimum living allowance. 最低生活保障',
  TEKUN: 'Support of persons in special hardship. 特困人员供养',
  DISASTER: 'Disaster relief. 受灾人员救助',
  MEDICAL: 'Medical aid. 医疗救助',
  EDUCATION: 'Education aid. 教育救助',
  HOUSING: 'Housing aid. 住房救助',
  EMPLOYMENT: 'Employment aid. 就业救助',
  TEMPORARY: 'Temporary aid. 临时救助',
});

export const AidState = graphEnum('AidState', 'Where an application for aid stands. 救助申请状态', {
  SUBMITTED: 'Handed in. 已提交',
  ACCEPTED: 'Accepted. 已受理',
  VERIFYING: 'Visited and checked. 核对中',
  REVIEWED: 'Reviewed by the township. 已初审',
  PUBLICISED: 'Published in the village. 公示中',
  APPROVED: 'Approved. 已批准',
  REJECTED: 'Rejected with a reason. 未批准',
  PAYING: 'Being paid. 发放中',
  REVIEWING: 'Being reviewed. 复核中',
  ADJUSTED: 'Adjusted after review. 已调整',
  STOPPED: 'Stopped with a reason. 已停发',
  EMERGENCY_FIRST: 'Helped first, checked later (art. 48). 先行救助',
});

@GraphEntity({
  table: 'aid_application',
  description: 'A household’s application for social aid. 救助申请',
  item: 'CA.AidApplication.core',
  level: 'L2',
  detail: 'aidApplication',
  list: 'aidApplications',
  indexes: [['areaCode', 'appliedOn']],
})
export class AidApplication extends GovernedRow {
  @Key('The number of the application. 申请编号', { pattern: /^JZ\d{18}$/ }) applicationNo!: string;
  @Attribute('The kind of aid. 救助类型', { enum: () => AidType, filter: 'set' }) aidType!: EnumOf<typeof AidType>;
  @Attribute('Where it stands. 状态', { enum: () => AidState, filter: 'set' }) state!: EnumOf<typeof AidState>;
  @Attribute('The day it was handed in. 申请日期', { type: 'date', filter: 'range', sort: true }) appliedOn!: string;
  @Attribute('The day it was accepted. 受理日期', { type: 'date', nullable: true }) acceptedOn?: string;
  @Attribute('The day the notice was put up. 公示日期', { type: 'date', nullable: true }) publicisedOn?: string;
  @Attribute('The day of the decision. 决定日期', { type: 'date', nullable: true }) decidedOn?: string;
  @Attribute('Persons in the household. 家庭人数') householdSize!: number;
  @Attribute('The head of the household. 申请人', { item: 'CA.AidApplicant', level: 'L3', f: 1, mask: 'NAME' })
  applicantName!: string;
  @Hidden() applicantPersonRef!: string;
  @Attribute('The petition that it goes back to. 来源信访编号', { nullable: true, index: true })
  originPetitionNo?: string;
  @HasDeadline('The time limit for the decision. 审批时限', {
    rule: 'AID_DECIDE',
    from: 'appliedOn',
    done: 'decidedOn',
  })
  deadline?: object;
  @Reference('Where the household is registered. 所属区划', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
  @Reference('The unit that decides. 审批机构', () => Organization, { from: 'orgCode' }) org?: Rel<Organization>;
}
