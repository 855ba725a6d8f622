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
import { Person } from './person.js';

export const IncidentPartyRole = graphEnum('IncidentPartyRole', 'How a person takes part in an incident. 当事人角色', {
  CALLER: 'Called the police. 报警人',
  PARTY: 'Takes part in the matter. 当事人',
  WITNESS: 'Saw it. 证人',
});

@GraphEntity({
  table: 'incident_party',
  description: 'A person’s part in one incident. 警情当事人',
  item: 'PS.IncidentParty',
  level: 'L3',
})
export class IncidentParty extends GovernedRow {
  @Key('The incident’s number and a serial. 当事人编号') partyId!: string;
  @Attribute('The part. 角色', { enum: () => IncidentPartyRole }) role!: EnumOf<typeof IncidentPartyRole>;
  @Attribute('The name as taken down. 姓名', { f: 1, mask: 'NAME' }) name!: string;
  @Hidden({ index: true }) incidentNo!: string;
  @Hidden({ index: true }) personRef!: string;
  @Reference('The person. 人员', () => Person, { from: 'personRef', item: 'PS.Person', level: 'L3' })
  person?: Rel<Person>;
}
