import { Attribute, GovernedRow, GraphEntity, Key, Reference, graphEnum, type EnumOf, type Rel } from '@shiyu/kit';
import { Area } from './area.js';

export const GridKind = graphEnum('GridKind', 'Kinds of grid. 网格类型', {
  BASIC: 'Part of a village or community. 基础网格',
  DEDICATED: 'A market, school, industrial park or the like. 专属网格',
});

@GraphEntity({
  table: 'grid',
  description: 'The smallest unit of governance, inside one village or community. 网格',
  item: 'CA.Grid',
  level: 'L1',
  detail: 'grid',
  list: 'grids',
})
export class Grid extends GovernedRow {
  @Key('Village code and serial. 网格编码', { pattern: /^\d{15}$/ }) gridCode!: string;
  @Attribute('Number inside the village. 序号') serial!: number;
  @Attribute('Basic or dedicated. 类型', { enum: () => GridKind, filter: 'set' }) kind!: EnumOf<typeof GridKind>;
  @Reference('The village or community. 所属村社区', () => Area, { from: 'areaCode' }) area?: Rel<Area>;
}
