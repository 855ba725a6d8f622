import { External, ForeignEntity, ForeignKey, HasPage, Reference, type Rel } from '@shiyu/kit';
import { Incident } from './incident.js';
import { PoliceStation } from './police-station.js';

@ForeignEntity()
export class Area {
  @ForeignKey() code!: string;
  @HasPage('The police stations of a township. 派出所', () => PoliceStation, {
    on: 'areaCode',
    item: 'PS.PoliceStation',
    level: 'L1',
  })
  policeStations?: Rel<object>;
}

@ForeignEntity()
export class Organization {
  @ForeignKey() orgCode!: string;
}

@ForeignEntity()
export class MediationCase {
  @ForeignKey() mediationNo!: string;
  @External('text') sourceNo?: string;
  @Reference('The incident that it came from, when police diverted it. 来源警情', () => Incident, {
    from: 'sourceNo',
    requires: 'sourceNo',
    item: 'PS.Incident.core',
    level: 'L2',
  })
  sourceIncident?: Rel<Incident>;
}
