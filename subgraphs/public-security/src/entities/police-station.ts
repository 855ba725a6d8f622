import { Attribute, GovernedRow, GraphEntity, Key, Reference, type Rel } from '@shiyu/kit';
import { Area, Organization } from './foreign.js';

@GraphEntity({
  table: 'police_station',
  description: 'A police station. 派出所',
  item: 'PS.PoliceStation',
  level: 'L1',
  detail: 'policeStation',
  list: 'policeStations',
})
export class PoliceStation extends GovernedRow {
  @Key('The code, the same as the unit’s. 派出所代码', { pattern: /^\d{6}-PS-\d{4}$/ }) stationCode!: string;
  @Attribute('The name. 名称', { sort: true }) name!: string;
  @Reference('The township that it serves. 辖区', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
  @Reference('The station as a unit. 机构', () => Organization, { from: 'stationCode' }) org?: Rel<Organization>;
}
