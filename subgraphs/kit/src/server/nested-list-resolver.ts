import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { DataPolicy } from '@shiyu/protocol';
import { dataDirective } from '../access/data-directive.js';
import { RequestContext } from '../context/request-context.js';
import { definitionOf, type EntityDefinition, type RelationDefinition } from '../entity/entity-definition.js';
import { listShapeOf } from '../query/list-shape.js';
import type { Page } from '../query/page.js';
import { findPagePerParent } from '../query/page-per-parent.js';
import { ARGUMENTS } from './argument-descriptions.js';

/** The resolver of a paged list below an entity (`@HasPage`). */
export function nestedListResolver(parent: EntityDefinition, relation: RelationDefinition): new () => object {
  const { name, description, policy } = relation;
  const target = definitionOf(relation.target());
  const { connection, filterInput, orderEnum, orderOf } = listShapeOf(target);
  @Resolver(() => parent.entity as never)
  class NestedListResolver {
    // The library finds a field's resolver by its method's name, so the method is named like the field.
    @Directive(dataDirective(policy as DataPolicy))
    @FieldResolver(() => connection, { nullable: true, description })
    [name](
      @Root() row: Record<string, unknown>,
      @Ctx('request') request: RequestContext,
      // Decorators of parameters run from the last to the first: this order gives (filter, orderBy, first, after).
      @Arg('after', () => String, { nullable: true, description: ARGUMENTS.after }) after: string | null,
      @Arg('first', () => Int, { defaultValue: 20, description: ARGUMENTS.first }) first: number,
      @Arg('orderBy', () => orderEnum, { nullable: true, description: ARGUMENTS.orderBy }) orderBy: string | null,
      @Arg('filter', () => filterInput, { nullable: true, description: ARGUMENTS.filter })
      filter: Record<string, unknown> | null,
    ): Promise<Page> {
      const page = { filter, order: orderOf(orderBy), first, after };
      return findPagePerParent(request, { parent, relation, target, page }, row[parent.key] as string);
    }
  }
  return NestedListResolver;
}
