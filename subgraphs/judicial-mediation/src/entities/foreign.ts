import { External, ForeignEntity, ForeignKey, HasOne, HasPage, Reference, type Rel } from '@shiyu/kit';
import { Diversion } from './diversion.js';
import { Handover } from './handover.js';
import { MediationCase } from './mediation-case.js';
import { MediationOrg } from './mediation-org.js';

@ForeignEntity()
export class Area {
  @ForeignKey() code!: string;
  @HasPage('The mediation organisations seated in the area. 调解组织', () => MediationOrg, {
    on: 'areaCode',
    item: 'JM.MediationOrg',
    level: 'L1',
  })
  mediationOrgs?: Rel<object>;
}

@ForeignEntity()
export class Organization {
  @ForeignKey() orgCode!: string;
}

@ForeignEntity()
export class Person {
  @ForeignKey() personRef!: string;
}

@ForeignEntity()
export class Incident {
  @ForeignKey() incidentNo!: string;
  @HasOne('What came of sending it to mediation. 分流', () => Diversion, {
    on: 'sourceNo',
    when: { sourceKind: 'INCIDENT' },
    item: 'JM.Diversion',
    level: 'L2',
  })
  diversion?: Rel<Diversion>;
}

@ForeignEntity()
export class Petition {
  @ForeignKey() petitionNo!: string;
  @HasOne('What came of handing it over to mediation. 对接', () => Handover, {
    on: 'petitionNo',
    item: 'JM.Handover',
    level: 'L2',
  })
  handover?: Rel<Handover>;
}

@ForeignEntity()
export class AidApplication {
  @ForeignKey() applicationNo!: string;
}

@ForeignEntity()
export class ServiceDemand {
  @ForeignKey() demandNo!: string;
  @External('text') mediationNo?: string;
  @Reference('The mediation that it was passed on to. 转调解', () => MediationCase, {
    from: 'mediationNo',
    requires: 'mediationNo',
    item: 'JM.MediationCase.progress',
    level: 'L2',
  })
  mediation?: Rel<MediationCase>;
}
