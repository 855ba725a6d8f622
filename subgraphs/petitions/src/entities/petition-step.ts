import { Attribute, GovernedRow, GraphEntity, Hidden, Key, Reference, type EnumOf, type Rel } from '@shiyu/kit';
import { Organization } from './foreign.js';
import { PetitionState } from './petition-state.js';

@GraphEntity({
  table: 'petition_step',
  description: 'One step in the handling of a petition. 办理步骤',
  item: 'XF.PetitionStep',
  level: 'L2',
})
export class PetitionStep extends GovernedRow {
  @Key('The petition’s number and a serial. 步骤编号') stepNo!: string;
  @Attribute('The state that it led to. 步骤', { enum: () => PetitionState }) kind!: EnumOf<typeof PetitionState>;
  @Attribute('When. 时间') takenAt!: Date;
  @Hidden({ index: true }) petitionNo!: string;
  @Reference('Who took it. 办理机构', () => Organization, { from: 'orgCode' }) org?: Rel<Organization>;
}
