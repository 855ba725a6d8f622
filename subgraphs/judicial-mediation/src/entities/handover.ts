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
import { Organization, Petition } from './foreign.js';
import { MediationCase } from './mediation-case.js';

export const HandoverKind = graphEnum('HandoverKind', 'To which kind of mediation a petition is handed. 对接类型', {
  PROFESSIONAL: 'Professional mediation. 专业调解',
  INDUSTRY: 'Mediation of an industry. 行业调解',
  SOURCE: 'Mediation where the dispute arose. 源头调解',
});

@GraphEntity({
  table: 'handover',
  description: 'A petition handed over to mediation. 信访调解对接',
  item: 'JM.Handover',
  level: 'L2',
})
export class Handover extends GovernedRow {
  @Key('The number. 对接编号') handoverNo!: string;
  @Attribute('The kind of mediation. 类型', { enum: () => HandoverKind }) kind!: EnumOf<typeof HandoverKind>;
  @Attribute('When it was handed over. 移交时间') handedAt!: Date;
  @Attribute('When it was received. 接收时间', { nullable: true }) receivedAt?: Date;
  @Hidden({ index: true }) petitionNo!: string;
  @Hidden({ index: true }) mediationNo!: string;
  @Hidden() sourceOrgCode!: string;
  @Hidden() receivingOrgCode!: string;
  @Reference('The petition. 信访事项', () => Petition, { from: 'petitionNo' }) petition?: Rel<Petition>;
  @Reference('The mediation. 调解案件', () => MediationCase, { from: 'mediationNo' }) mediation?: Rel<MediationCase>;
  @Reference('Who handed it over. 移交机构', () => Organization, { from: 'sourceOrgCode' }) source?: Rel<Organization>;
  @Reference('Who received it. 接收机构', () => Organization, { from: 'receivingOrgCode' })
  receiver?: Rel<Organization>;
}
