import { External, ForeignEntity, ForeignKey, HasPage, Reference, type Rel } from '@shiyu/kit';
import { Petition } from './petition.js';
import { SupervisionTask } from './supervision-task.js';

@ForeignEntity({ resolvable: true })
export class Area {
  @ForeignKey() code!: string;
}

@ForeignEntity()
export class Organization {
  @ForeignKey() orgCode!: string;
  @HasPage('The supervision tasks that it leads. 牵头任务', () => SupervisionTask, {
    on: 'leadUnitCode',
    item: 'XF.SupervisionTask',
    level: 'L2',
  })
  leadTasks?: Rel<object>;
}

@ForeignEntity()
export class MediationCase {
  @ForeignKey() mediationNo!: string;
  @External('text') sourceNo?: string;
  @Reference('The petition that it came from, when one was handed over. 来源信访', () => Petition, {
    from: 'sourceNo',
    requires: 'sourceNo',
    item: 'XF.Petition.core',
    level: 'L2',
  })
  sourcePetition?: Rel<Petition>;
}

@ForeignEntity()
export class AidApplication {
  @ForeignKey() applicationNo!: string;
  @External('text') originPetitionNo?: string;
  @Reference('The petition that it goes back to. 来源信访', () => Petition, {
    from: 'originPetitionNo',
    requires: 'originPetitionNo',
    item: 'XF.Petition.core',
    level: 'L2',
  })
  originPetition?: Rel<Petition>;
}
