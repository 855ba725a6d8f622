import {
  Attribute,
  GovernedRow,
  GraphEntity,
  HasPage,
  Hidden,
  Key,
  Reference,
  graphEnum,
  type EnumOf,
  type Rel,
} from '@shiyu/kit';
import { Area, Organization } from './foreign.js';

export const MediationOrgKind = graphEnum('MediationOrgKind', 'Kinds of mediation organisation. 调解组织类型', {
  VILLAGE: 'Committee of a village or community. 村社区调解委员会',
  TOWNSHIP: 'Centre of a township. 乡镇街道化解中心',
  DISTRICT_CENTRE: 'Centre of the district or county. 区县调解中心',
  INDUSTRY: 'Committee of one industry. 行业性专业性调解委员会',
  THREE_IN_ONE: 'Three kinds of mediation at a police station. 三调合一中心',
  STATION_ROOM: 'Room in a police station. 派出所调解室',
  STUDIO: 'Studio with a name of its own. 个人品牌调解室',
});

export const MediationOrgLevel = graphEnum(
  'MediationOrgLevel',
  'The level that a mediation organisation serves. 层级',
  {
    COUNTY: 'District or county. 区县',
    TOWNSHIP: 'Township. 乡镇街道',
    VILLAGE: 'Village or community. 村社区',
  },
);

@GraphEntity({
  table: 'mediation_org',
  description: 'An organisation that mediates. 调解组织',
  item: 'JM.MediationOrg',
  level: 'L1',
  detail: 'mediationOrg',
  list: 'mediationOrgs',
})
export class MediationOrg extends GovernedRow {
  @Key('The code. 机构代码', { pattern: /^\d{6}-JM-\d{4}$/ }) override orgCode!: string;
  @Attribute('The name. 名称', { sort: true }) name!: string;
  @Attribute('The kind. 类型', { enum: () => MediationOrgKind, filter: 'set' }) kind!: EnumOf<typeof MediationOrgKind>;
  @Attribute('The level; none for rooms and centres at police stations. 层级', {
    enum: () => MediationOrgLevel,
    filter: 'set',
    nullable: true,
  })
  level?: EnumOf<typeof MediationOrgLevel>;
  @Attribute('The industry, for an industry’s committee. 行业', { nullable: true }) industry?: string;
  @Hidden({ nullable: true, index: true }) parentOrgCode?: string;
  @Hidden({ nullable: true }) hostStationCode?: string;
  @Reference('The organisation above it. 上级组织', () => MediationOrg, { from: 'parentOrgCode' })
  parent?: Rel<MediationOrg>;
  @HasPage('The organisations below it. 下级组织', () => MediationOrg, { on: 'parentOrgCode' }) children?: Rel<object>;
  @Reference('The police station that hosts it. 依托派出所', () => Organization, { from: 'hostStationCode' })
  hostStation?: Rel<Organization>;
  @Reference('It as a unit. 机构', () => Organization, { from: 'orgCode' }) org?: Rel<Organization>;
  @Reference('The area that it serves. 所属区划', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
}
