import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Structural } from '../access/structural.js';
import type { EntityDefinition } from '../entity/entity-definition.js';

@Structural()
@Directive('@shareable')
@ObjectType({ description: 'Where a page ends. 分页信息' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More rows follow. 是否有下一页' }) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page. 末尾游标' }) endCursor!:
    string | null;
}

const connections = new Map<object, new () => object>();

/** `PetitionConnection` for `Petition`: nodes, edges, pageInfo, totalCount; one type per entity. */
export function connectionTypeOf(definition: EntityDefinition): new () => object {
  const existing = connections.get(definition.entity);
  if (existing) return existing;
  const { entity, name } = definition;
  class Edge {}
  Field(() => String, { description: 'Cursor of this row. 游标' })(Edge.prototype, 'cursor');
  Field(() => entity as never, { description: 'The row. 记录' })(Edge.prototype, 'node');
  Structural()(Edge);
  ObjectType(`${name}Edge`, { description: `One row of a list of ${name}. 列表项` })(Edge);
  class Connection {}
  Field(() => [entity as never], { description: 'The rows of this page. 本页记录' })(Connection.prototype, 'nodes');
  Field(() => [Edge], { description: 'The rows with their cursors. 本页记录及游标' })(Connection.prototype, 'edges');
  Field(() => PageInfo, { description: 'Where the page ends. 分页信息' })(Connection.prototype, 'pageInfo');
  Field(() => Int, { description: 'All rows that the filter lets through and the caller may see. 总数' })(
    Connection.prototype,
    'totalCount',
  );
  Structural()(Connection);
  ObjectType(`${name}Connection`, { description: `A page of ${name}. 分页列表` })(Connection);
  connections.set(entity, Connection);
  return Connection;
}
