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
import { IncidentParty } from './incident-party.js';
import { PoliceStation } from './police-station.js';

export const IncidentCategory = graphEnum('IncidentCategory', 'What a call to the police is about. 警情类别', {
  CRIMINAL: 'A crime. 刑事',
  PUBLIC_ORDER: 'An offence against public order. 治安',
  TRAFFIC: 'Traffic. 交通',
  FRAUD: 'Fraud by phone or network. 电诈',
  DISPUTE: 'A dispute between people. 纠纷',
  HELP: 'A request for help. 群众求助',
  COMPLAINT: 'A complaint about the police. 投诉监督',
  OTHER: 'Something else. 其他',
});

export const IncidentUrgency = graphEnum('IncidentUrgency', 'How urgent a call is. 紧急程度', {
  ROUTINE: 'Routine. 一般',
  URGENT: 'Urgent. 紧急',
  CRITICAL: 'Life is in danger. 特急',
});

export const IncidentState = graphEnum('IncidentState', 'Where an incident stands. 警情状态', {
  RECEIVED: 'Received. 已接警',
  ASSIGNED: 'Assigned to a crew. 已派警',
  SIGNED: 'Signed for by the crew. 已签收',
  ON_SCENE: 'The crew is on scene. 已到场',
  FEEDBACK: 'Reported back. 已反馈',
  CLOSED_NO_CASE: 'Closed without a case. 已办结',
  DIVERTED: 'Diverted to mediation. 已分流',
  TRANSFERRED: 'Passed on to the competent unit. 已移送',
  FILED: 'Filed as a case. 已受立案',
  RETURNED: 'Came back from mediation unsettled. 已退回',
});

export const IncidentDisposition = graphEnum('IncidentDisposition', 'What was done with an incident. 处置结果', {
  CLOSED_NO_CASE: 'Closed without a case. 当场处结',
  DIVERTED: 'Diverted to mediation. 分流调解',
  TRANSFERRED: 'Passed on. 移送',
  FILED: 'Filed as a case. 受立案',
});

const HANDLING = { item: 'PS.Incident.handling', level: 'L2' } as const;

@GraphEntity({
  table: 'incident',
  description: 'A call to the police and what became of it. 警情',
  item: 'PS.Incident.core',
  level: 'L2',
  detail: 'incident',
  list: 'incidents',
  indexes: [
    ['areaCode', 'receivedAt'],
    ['stationCode', 'disposition', 'receivedAt', 'incidentNo'],
    ['category', 'areaCode', 'receivedAt'],
  ],
})
export class Incident extends GovernedRow {
  @Key('The number: JJ, area, day, serial. 警情编号', { pattern: /^JJ\d{20}$/ }) incidentNo!: string;
  @Attribute('What it is about. 类别', { enum: () => IncidentCategory, filter: 'set' }) category!: EnumOf<
    typeof IncidentCategory
  >;
  @Attribute('Where it stands. 状态', { enum: () => IncidentState, filter: 'set' }) state!: EnumOf<
    typeof IncidentState
  >;
  @Attribute('How urgent it is. 紧急程度', { enum: () => IncidentUrgency, filter: 'set', ...HANDLING })
  urgency!: EnumOf<typeof IncidentUrgency>;
  @Attribute('What was done with it. 处置结果', {
    enum: () => IncidentDisposition,
    filter: 'set',
    nullable: true,
    ...HANDLING,
  })
  disposition?: EnumOf<typeof IncidentDisposition>;
  @Attribute('Code of the station that handles it. 派出所代码', { type: 'org', filter: 'set', ...HANDLING })
  stationCode!: string;
  @Attribute('When the call came. 接警时间', { filter: 'range', sort: true, ...HANDLING }) receivedAt!: Date;
  @Attribute('When a crew was assigned. 派警时间', { nullable: true, ...HANDLING }) assignedAt?: Date;
  @Attribute('When the crew signed. 签收时间', { nullable: true, ...HANDLING }) signedAt?: Date;
  @Attribute('When the crew arrived. 到场时间', { nullable: true, ...HANDLING }) arrivedAt?: Date;
  @Attribute('When the crew reported back. 反馈时间', { nullable: true, ...HANDLING }) feedbackAt?: Date;
  @Attribute('When it was filed as a case. 受立案时间', { nullable: true, ...HANDLING }) filedAt?: Date;
  @Attribute('What was told; free text has no mask. 简要警情', {
    nullable: true,
    item: 'PS.Incident.narrative',
    level: 'L4',
    f: 7,
  })
  narrative?: string;
  @Hidden({ nullable: true, index: true }) divertedToOrgCode?: string;
  @HasDeadline(
    'The time limit for reporting back. 反馈时限',
    { rule: 'INCIDENT_FEEDBACK', from: 'signedAt', done: 'feedbackAt' },
    HANDLING,
  )
  deadline?: object;
  @HasDeadline(
    'The time limit for assigning a crew. 派警时限',
    { rule: 'INCIDENT_ASSIGN', from: 'receivedAt', done: 'assignedAt' },
    HANDLING,
  )
  assignDeadline?: object;
  @HasDeadline(
    'The time limit for signing. 签收时限',
    { rule: 'INCIDENT_SIGN', from: 'assignedAt', done: 'signedAt' },
    HANDLING,
  )
  signDeadline?: object;
  @HasDeadline(
    'The time limit for filing a case. 受立案时限',
    { rule: 'INCIDENT_FILE', from: 'receivedAt', done: 'filedAt', when: { disposition: 'FILED' } },
    HANDLING,
  )
  fileDeadline?: object;
  @HasMany('The people it concerns. 当事人', () => IncidentParty, {
    on: 'incidentNo',
    atMost: 20,
    orderBy: 'partyId',
    item: 'PS.IncidentParty',
    level: 'L3',
  })
  parties?: Rel<IncidentParty[]>;
  @Reference('The station that handles it. 派出所', () => PoliceStation, { from: 'stationCode', ...HANDLING })
  station?: Rel<PoliceStation>;
  @Reference('Where it happened. 所属区划', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
  @Reference('The mediation organisation it was diverted to. 分流去向', () => Organization, {
    from: 'divertedToOrgCode',
    ...HANDLING,
  })
  divertedTo?: Rel<Organization>;
}
