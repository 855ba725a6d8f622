import { Arg, Ctx, Directive, ID, Int, Query, Resolver } from 'type-graphql';
import type { DataPolicy } from '@shiyu/protocol';
import { dataDirective } from '../access/data-directive.js';
import { RequestContext } from '../context/request-context.js';
import type { EntityDefinition } from '../entity/entity-definition.js';
import { SubgraphError } from '../errors.js';
import { listShapeOf } from '../query/list-shape.js';
import { loadByKey } from '../query/load.js';
import { findPage, type Page } from '../query/page.js';
import { ARGUMENTS } from './argument-descriptions.js';

/** The root fields of an entity, made from its declaration: one row by key, and the list. */
export function entityResolvers(definition: EntityDefinition): (new () => object)[] {
  return [
    ...(definition.detail ? [detailResolver(definition, definition.detail)] : []),
    ...(definition.list ? [listResolver(definition, definition.list)] : []),
  ];
}

function detailResolver(definition: EntityDefinition, field: string): new () => object {
  const { entity, key, keyPattern, name } = definition;
  @Resolver()
  class DetailResolver {
    @Directive(dataDirective(policyOf(definition)))
    @Query(() => entity as never, {
      name: field,
      nullable: true,
      description: `One ${name} by its key; null when there is none in your scope. 按编号查询`,
    })
    detail(
      @Arg(key, () => ID, { description: ARGUMENTS.key }) value: string,
      @Ctx('request') request: RequestContext,
    ): Promise<object | null> {
      if (keyPattern && !keyPattern.test(value)) {
        throw new SubgraphError(
          'BAD_USER_INPUT',
          `\`${key}\` has not the form of a ${name} key (${keyPattern.source}).`,
        );
      }
      return loadByKey(request, entity, value);
    }
  }
  return DetailResolver;
}

function listResolver(definition: EntityDefinition, field: string): new () => object {
  const { name } = definition;
  const { connection, filterInput, orderEnum, orderOf } = listShapeOf(definition);
  @Resolver()
  class ListResolver {
    @Directive(dataDirective(policyOf(definition)))
    @Query(() => connection, {
      name: field,
      nullable: true,
      description: `The ${name} rows in your scope, a page at a time. 列表查询`,
    })
    list(
      @Ctx('request') request: RequestContext,
      // Decorators of parameters run from the last to the first: this order gives (filter, orderBy, first, after).
      @Arg('after', () => String, { nullable: true, description: ARGUMENTS.after }) after: string | null,
      @Arg('first', () => Int, { defaultValue: 20, description: ARGUMENTS.first }) first: number,
      @Arg('orderBy', () => orderEnum, { nullable: true, description: ARGUMENTS.orderBy }) orderBy: string | null,
      @Arg('filter', () => filterInput, { nullable: true, description: ARGUMENTS.filter })
      filter: Record<string, unknown> | null,
    ): Promise<Page> {
      return findPage(request, definition, { filter, order: orderOf(orderBy), first, after });
    }
  }
  return ListResolver;
}

/** A list's item is that of the entity; protection of single fields does not apply to the list as such. */
function policyOf({ name, policy }: EntityDefinition): DataPolicy {
  if (!policy) throw new Error(`${name} has no access item: it needs @GraphEntity.`);
  return { item: policy.item, level: policy.level };
}
