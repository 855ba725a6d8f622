import type { RowScope } from '../access/row-scope.js';
import type { EntityClass } from '../entity/entity-definition.js';

/** A department, declared: the file `subgraph.ts` of each says nothing more. */
export interface SubgraphDefinition {
  /** name in the supergraph, as `subgraphs/manifest.json` declares it: `petitions` */
  readonly name: string;
  /** entities with rows here */
  readonly entities: readonly EntityClass[];
  /** entities of other departments that this one refers to or adds fields to */
  readonly foreignEntities: readonly EntityClass[];
  /** type-graphql resolvers beyond what the entities declare: statistics, unions */
  readonly resolvers: readonly (new () => object)[];
  /** who sees which rows */
  readonly scopes: readonly RowScope[];
  /** folder of the package (with `seeds/` and `src/`), as a file URL */
  readonly folder: URL;
}
