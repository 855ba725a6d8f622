import { ForeignEntity, ForeignKey, HasOne, type Rel } from '@shiyu/kit';
import { AidReferral } from './aid-referral.js';

@ForeignEntity({ description: 'A petition, owned by the petition bureau. 信访事项' })
export class Petition {
  @ForeignKey('The registered number. 信访编号') petitionNo!: string;
  @HasOne('The referral to aid that it led to. 救助转介', () => AidReferral, { on: 'petitionNo', item: 'CA.AidReferral', level: 'L2' })
  aidReferral?: Rel<AidReferral>;
}

@ForeignEntity({ description: 'A mediation case, owned by judicial mediation. 调解案件' })
export class MediationCase {
  @ForeignKey('The case number. 调解编号') mediationNo!: string;
  @HasOne('The referral to aid that it led to. 救助转介', () => AidReferral, { on: 'mediationNo', item: 'CA.AidReferral', level: 'L2' })
  aidReferral?: Rel<AidReferral>;
}
