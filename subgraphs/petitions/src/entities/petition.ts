import {
  Attribute,
  GovernedRow,
  GraphEntity,
  HasDeadline,
  HasMany,
  Hidden,
  Key,
  Reference,
  graphEnum,
  type EnumOf,
  type Rel,
} from '@shiyu/kit';
import { Area, Organization } from './foreign.js';
import { PetitionState } from './petition-state.js';
import { PetitionStep } from './petition-step.js';

export const PetitionChannel = graphEnum('PetitionChannel', 'How a petition comes (信访工作条例 art. 17). 信访渠道', {
  ONLINE: 'Online. 网上',
  LETTER: 'By letter. 来信',
  PHONE: 'By phone. 来电',
  FAX: 'By fax. 传真',
  VISIT: 'In person. 来访',
});

export const PetitionLine = graphEnum('PetitionLine', 'Through which door a petition comes. 受理线', {
  ONLINE_SHOP: 'The online office. 网店',
  WALK_IN: 'The office. 门店',
});

export const PetitionNature = graphEnum('PetitionNature', 'What kind of matter a petition is (art. 29–31). 信访性质', {
  SUGGESTION: 'A suggestion. 建议意见',
  ACCUSATION: 'An accusation; never shown to the accused. 检举控告',
  APPEAL: 'An appeal. 申诉求决',
});

export const PetitionSubject = graphEnum('PetitionSubject', 'What a petition is about. 信访内容分类', {
  LAND: 'Land. 土地',
  HOUSING_DEMOLITION: 'Housing and demolition. 住房拆迁',
  LABOUR_SOCIAL: 'Labour and social insurance. 劳动社保',
  MEDICAL: 'Medical treatment. 医疗卫生',
  EDUCATION: 'Education. 教育',
  CIVIL_AFFAIRS: 'Civil affairs. 民政',
  ENVIRONMENT: 'Environment. 环保',
  LAW_ENFORCEMENT: 'Law enforcement. 涉法涉诉',
  DISCIPLINE: 'Discipline. 纪检监察',
  RURAL: 'Rural affairs. 农村农业',
  OTHER: 'Something else. 其他',
});

export const PetitionRoute = graphEnum('PetitionRoute', 'The six ways of handling an appeal (art. 31). 分类处理途径', {
  LITIGATION: 'By the courts. 诉讼',
  ARBITRATION: 'By arbitration. 仲裁',
  PARTY_PROCEDURE: 'By procedures of the Party. 党内程序',
  ADMIN_PROCEDURE: 'By administrative procedures. 行政程序',
  DUTY_PERFORMANCE: 'By performing a duty. 履行职责',
  PETITION_HANDLING: 'As a petition; only this has 60 days. 信访程序',
});

export const PetitionDisposition = graphEnum('PetitionDisposition', 'How a petition ended (art. 27). 处理结果', {
  RESOLVED: 'Reasonable, and solved. 解决问题到位',
  PERSUADED: 'Unreasonable, and explained. 思想教育到位',
  AIDED: 'Hardship, and helped. 帮扶救助到位',
  LEGAL_ACTION: 'Unlawful, and dealt with by law. 依法处理',
});

const HANDLING = { item: 'XF.Petition.handling', level: 'L2' } as const;

@GraphEntity({
  table: 'petition',
  description: 'A petition of a person or group. 信访事项',
  item: 'XF.Petition.core',
  level: 'L2',
  detail: 'petition',
  list: 'petitions',
  indexes: [
    ['areaCode', 'acceptedOn', 'petitionNo'],
    ['areaCode', 'registeredAt'],
  ],
})
export class Petition extends GovernedRow {
  @Key('The number: XF, area, year, serial. 信访编号', { pattern: /^XF\d{17}$/ }) petitionNo!: string;
  @Attribute('What it is about. 内容分类', { enum: () => PetitionSubject, filter: 'set' }) subject!: EnumOf<
    typeof PetitionSubject
  >;
  @Attribute('What kind of matter it is. 性质', { enum: () => PetitionNature, filter: 'set' }) nature!: EnumOf<
    typeof PetitionNature
  >;
  @Attribute('Where it stands. 状态', { enum: () => PetitionState, filter: 'set' }) state!: EnumOf<
    typeof PetitionState
  >;
  @Attribute('How it came. 渠道', { enum: () => PetitionChannel, filter: 'set', ...HANDLING }) channel!: EnumOf<
    typeof PetitionChannel
  >;
  @Attribute('Through which door. 受理线', { enum: () => PetitionLine, filter: 'set', ...HANDLING }) line!: EnumOf<
    typeof PetitionLine
  >;
  @Attribute('The way of handling it. 处理途径', { enum: () => PetitionRoute, nullable: true, ...HANDLING })
  route?: EnumOf<typeof PetitionRoute>;
  @Attribute('How it ended. 处理结果', { enum: () => PetitionDisposition, filter: 'set', nullable: true, ...HANDLING })
  disposition?: EnumOf<typeof PetitionDisposition>;
  @Attribute('How many people it stands for. 涉及人数', HANDLING) groupSize!: number;
  @Attribute('When it was registered. 登记时间', { filter: 'range', sort: true, ...HANDLING }) registeredAt!: Date;
  @Attribute('The day it was accepted. 受理日期', {
    type: 'date',
    nullable: true,
    filter: 'range',
    sort: true,
    ...HANDLING,
  })
  acceptedOn?: string;
  @Attribute('Days granted on top, at most 30. 延期天数', { nullable: true, ...HANDLING }) extendedDays?: number;
  @Attribute('The day of the written reply. 答复日期', { type: 'date', nullable: true, ...HANDLING })
  repliedOn?: string;
  @Attribute('The day a review was asked for. 申请复查日期', { type: 'date', nullable: true, ...HANDLING })
  reviewRequestedOn?: string;
  @Attribute('The day a re-examination was asked for. 申请复核日期', { type: 'date', nullable: true, ...HANDLING })
  reexamRequestedOn?: string;
  @Attribute('The day it was closed. 终结日期', { type: 'date', nullable: true, ...HANDLING }) closedOn?: string;
  @Attribute('It is under supervision. 督办', HANDLING) supervised!: boolean;
  @Attribute('What was written; free text has no mask. 信访内容', { item: 'XF.Petition.content', level: 'L4', f: 13 })
  content!: string;
  @Attribute('Who brought it. 信访人', { item: 'XF.Petitioner', level: 'L3', f: 1, mask: 'NAME' })
  petitionerName!: string;
  @Hidden() petitionerPersonRef!: string;
  @Hidden({ nullable: true }) accusedOrgCode?: string;
  @Hidden({ nullable: true, index: true }) handedToOrgCode?: string;
  @Hidden({ nullable: true, index: true }) referredToOrgCode?: string;
  @Hidden({ nullable: true }) samePetitionRef?: string;
  @HasDeadline(
    'The time limit of 60 days, extended by at most 30 (art. 34). 办理时限',
    {
      rule: 'PETITION_CONCLUDE',
      from: 'acceptedOn',
      done: 'repliedOn',
      extendedDays: 'extendedDays',
      when: { route: 'PETITION_HANDLING' },
    },
    HANDLING,
  )
  deadline?: object;
  @HasMany('What was done, step by step. 办理过程', () => PetitionStep, {
    on: 'petitionNo',
    atMost: 50,
    orderBy: 'stepNo',
    item: 'XF.PetitionStep',
    level: 'L2',
  })
  steps?: Rel<PetitionStep[]>;
  @Reference('The bureau that handles it. 承办机构', () => Organization, { from: 'orgCode', ...HANDLING })
  org?: Rel<Organization>;
  @Reference('Where it comes from. 所属区划', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
}
