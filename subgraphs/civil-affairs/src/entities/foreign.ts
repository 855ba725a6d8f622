import { ForeignEntity, ForeignKey, HasOne, type Rel } from '@shiyu/kit';
import { AidReferral } from './aid-referral.js';

@ForeignEntity()
export class Petition {
  @ForeignKey() petitionNo!: string;
  @HasOne('The referral to aid that it led to. 救助转介', () => AidReferral, {
    on: 'petitionNo',
    item: 'CA.AidReferral',
    level: 'L2',
  })
  aidReferral?: Rel<AidReferral>;
}

@ForeignEntity()
export class MediationCase {
  @ForeignKey() mediationNo!: string;
  @HasOne('The referral to aid that it led to. 救助转介', () => AidReferral, {
    on: 'mediationNo',
    item: 'CA.AidReferral',
    level: 'L2',
  })
  aidReferral?: Rel<AidReferral>;
}
