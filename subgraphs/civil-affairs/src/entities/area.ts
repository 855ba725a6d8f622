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
import { Grid } from './grid.js';

export const AreaLevel = graphEnum('AreaLevel', 'Levels of administrative division in the graph. 行政区划层级', {
  COUNTY: 'County or district, 6 digits. 区县',
  TOWNSHIP: 'Street, town or township, 9 digits. 乡镇街道',
  VILLAGE: 'Village or community, 12 digits. 村社区',
});

/** Codes are dated (docs/domain.md §0.6): a key means the area that carried the code on the day asked about. */
@GraphEntity({
  table: 'area',
  description: 'An administrative area, as it was on the day asked about. 行政区划',
  item: 'CA.Area',
  level: 'L1',
  detail: 'area',
  list: 'areas',
  temporal: { from: 'validFrom', to: 'validTo' },
  indexes: [['parentCode', 'level', 'code']],
})
export class Area extends GovernedRow {
  @Key('The code; longer codes lie inside shorter ones. 行政区划代码', { pattern: /^\d{6}(\d{3}(\d{3})?)?$/ })
  code!: string;
  @Attribute('The name. 名称', { sort: true }) name!: string;
  @Attribute('The level. 层级', { enum: () => AreaLevel, filter: 'set' }) level!: EnumOf<typeof AreaLevel>;
  @Attribute('The first day on which the code had this meaning. 启用日期', { type: 'date', primary: true })
  validFrom!: string;
  @Attribute('The day from which it no longer had. 停用日期', { type: 'date', nullable: true }) validTo?: string;
  @Attribute('Urban–rural class. 城乡分类代码', { nullable: true }) classCode?: string;
  @Attribute('The code that followed. 后继代码', { type: 'area', nullable: true }) successorCode?: string;
  @Hidden({ nullable: true }) parentCode?: string;
  @Reference('The area that it lies in. 上级区划', () => Area, { from: 'parentCode' }) parent?: Rel<Area>;
  @HasPage('The areas directly inside it. 下级区划', () => Area, { on: 'parentCode' }) areas?: Rel<object>;
  @HasPage('The grids of a village or community. 网格', () => Grid, { on: 'areaCode', item: 'CA.Grid', level: 'L1' })
  grids?: Rel<object>;
}
