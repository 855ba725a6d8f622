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
import { Person } from './foreign.js';

export const MediationPartyRole = graphEnum(
  'MediationPartyRole',
  'How a person takes part in a mediation. 当事人角色',
  {
    APPLICANT: 'Asked for mediation. 申请人',
    RESPONDENT: 'The other side. 被申请人',
  },
);

@GraphEntity({
  table: 'mediation_party',
  description: 'A person’s part in one mediation. 调解当事人',
  item: 'JM.MediationParty',
  level: 'L3',
})
export class MediationParty extends GovernedRow {
  @Key('The case’s number and a serial. 当事人编号') partyId!: string;
  @Attribute('The part. 角色', { enum: () => MediationPartyRole }) role!: EnumOf<typeof MediationPartyRole>;
  @Attribute('The name as given to the mediator. 姓名', { f: 1, mask: 'NAME' }) name!: string;
  @Hidden({ index: true }) mediationNo!: string;
  @Hidden() personRef!: string;
  @Reference('The person, as public security holds it. 人员', () => Person, { from: 'personRef' }) person?: Rel<Person>;
}
