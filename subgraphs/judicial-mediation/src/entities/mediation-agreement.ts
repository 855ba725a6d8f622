import { Attribute, GovernedRow, GraphEntity, Hidden, Key, graphEnum, type EnumOf } from '@shiyu/kit';

export const AgreementForm = graphEnum('AgreementForm', 'The form of an agreement. 协议形式', {
  WRITTEN: 'In writing. 书面',
  ORAL: 'By word. 口头',
});

@GraphEntity({
  table: 'mediation_agreement',
  description: 'What the parties agreed (人民调解法 art. 28–30). 调解协议',
  item: 'JM.MediationAgreement',
  level: 'L3',
})
export class MediationAgreement extends GovernedRow {
  @Key('The number. 协议编号') agreementNo!: string;
  @Attribute('The form. 形式', { enum: () => AgreementForm }) form!: EnumOf<typeof AgreementForm>;
  @Attribute('The day it was signed. 签订日期', { type: 'date', nullable: true }) signedOn?: string;
  @Attribute('The day from which it binds. 生效日期', { type: 'date' }) effectiveOn!: string;
  @Attribute('What was agreed; free text has no mask. 协议内容', { level: 'L4', f: 10 }) text!: string;
  @Hidden({ index: true }) mediationNo!: string;
}
