import 'reflect-metadata';

export {
  rowScope,
  everyRow,
  sqlCondition,
  under,
  underColumn,
  type RowScope,
  type ScopeContext,
} from './access/row-scope.js';
export { dataDirective } from './access/data-directive.js';
export { Structural } from './access/structural.js';
export { RequestContext } from './context/request-context.js';
export { columnOf } from './database/column-name.js';
export { runMigrations } from './database/migrate.js';
export {
  Attribute,
  External,
  ForeignEntity,
  ForeignKey,
  GraphEntity,
  HasDeadline,
  HasMany,
  HasOne,
  HasPage,
  Hidden,
  Key,
  Reference,
  type Rel,
} from './entity/decorators.js';
export { GovernedRow } from './entity/governed-row.js';
export { graphEnum, type EnumOf } from './entity/graph-enum.js';
export { definitionOf, type EntityClass } from './entity/entity-definition.js';
export { SubgraphError } from './errors.js';
export { connectionTypeOf } from './query/connection-type.js';
export { loadBy, loadByKey } from './query/load.js';
export { rowsBelow } from './query/rows-per-parent.js';
export { areaStatistic, type Statistic } from './query/area-statistic.js';
export { Trend, Window } from './query/windowed-counts.js';
export { AreaCodeScalar, OrgCodeScalar } from './scalars/codes.js';
export { DateScalar, DateTimeScalar } from './scalars/date-time.js';
export { buildFederatedSchema } from './server/build-schema.js';
export { createSubgraph } from './server/create-subgraph.js';
export { runSubgraph } from './server/run-subgraph.js';
export type { SubgraphDefinition } from './server/subgraph-definition.js';
