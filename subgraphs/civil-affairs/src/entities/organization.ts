import { Attribute, GovernedRow, GraphEntity, Key, Reference, graphEnum, type EnumOf, type Rel } from '@shiyu/kit';
import { Area } from './area.js';

export const OrganizationDepartment = graphEnum(
  'OrganizationDepartment',
  'The line of duty a unit belongs to. 所属系统',
  {
    PS: 'Public security. 公安',
    JM: 'Judicial administration and mediation. 司法调解',
    CA: 'Civil affairs and social bodies. 民政',
    XF: 'Petitions and supervision. 信访督查',
    CT: 'Courts. 法院',
    OT: 'Others. 其他',
  },
);

export const OrganizationKind = graphEnum('OrganizationKind', 'Kinds of unit. 机构类型', {
  BUREAU: 'A department of a district. 局',
  STATION: 'A police station. 派出所',
  MEDIATION_ORG: 'A mediation organisation. 调解组织',
  SOCIAL_ORG: 'A registered social body. 社会组织',
  TOWNSHIP_GOVERNMENT: 'A township or street office. 乡镇街道',
  PARTY_ORGAN: 'An organ of the Party. 党委部门',
  OTHER: 'Another unit. 其他',
});

@GraphEntity({
  table: 'organization',
  description: 'A unit that handles cases or serves people. 机构',
  item: 'CA.Organization',
  level: 'L1',
  detail: 'organization',
  list: 'organizations',
})
export class Organization extends GovernedRow {
  @Key('Area, department and serial. 机构代码', { pattern: /^\d{6}-(PS|JM|CA|XF|CT|OT)-\d{4}$/ })
  override orgCode!: string;
  @Attribute('Unified social credit code, for social bodies. 统一社会信用代码', { nullable: true, index: true })
  uscc?: string;
  @Attribute('The name. 名称', { sort: true }) name!: string;
  @Attribute('The line of duty. 所属系统', { enum: () => OrganizationDepartment, filter: 'set' })
  department!: EnumOf<typeof OrganizationDepartment>;
  @Attribute('The kind of unit. 机构类型', { enum: () => OrganizationKind, filter: 'set' }) kind!: EnumOf<
    typeof OrganizationKind
  >;
  @Reference('The area that it serves. 所属区划', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
}
