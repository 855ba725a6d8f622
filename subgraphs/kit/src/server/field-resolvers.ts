import { mask } from '../access/masks.js';
import type { RequestContext } from '../context/request-context.js';
import { computeDeadline, dayOf, type Deadline } from '../deadline/compute-deadline.js';
import {
  definitionOf,
  type AttributeDefinition,
  type DeadlineDefinition,
  type EntityDefinition,
  type RelationDefinition,
} from '../entity/entity-definition.js';
import { orderBy } from '../query/cursor.js';
import { loadBy, loadByKey } from '../query/load.js';
import { rowsPerParent } from '../query/rows-per-parent.js';

type Row = Readonly<Record<string, unknown>>;
/** What every resolver gets as its context. */
export interface GraphContext {
  readonly request: RequestContext;
}
export type FieldResolver = (row: Row, args: unknown, context: GraphContext) => unknown;

/** Resolvers of an entity's declared fields: protected attributes, relations, deadlines. Others read the property. */
export function fieldResolvers(definition: EntityDefinition): Record<string, FieldResolver> {
  return Object.fromEntries([
    ...definition.attributes
      .filter(({ policy }) => policy?.f !== undefined || policy?.mask !== undefined)
      .map((attribute) => [attribute.name, protectedAttribute(definition, attribute)] as const),
    ...definition.relations
      .filter(({ kind }) => kind !== 'INVERSE_PAGE')
      .map((relation) => [relation.name, relationResolver(definition, relation)] as const),
    ...definition.deadlines.map((deadline) => [deadline.name, deadlineResolver(deadline)] as const),
  ]);
}

/** How `_entities` finds an entity: own rows by loader and in scope, foreign ones as the representation says. */
export function referenceResolver(definition: EntityDefinition): FieldResolver {
  const { entity, key, foreign, name } = definition;
  if (foreign) return (representation) => ({ ...representation, __typename: name });
  return (representation, _args, { request }) => {
    const value = representation[key];
    return typeof value === 'string' ? loadByKey(request, entity, value) : null;
  };
}

/** Masks at the source (docs/architecture.md law 3): without a decision of the gateway the value is not shown. */
function protectedAttribute(
  { name, entity }: EntityDefinition,
  { name: property, policy }: AttributeDefinition,
): FieldResolver {
  const coordinate = `${name}.${property}`;
  const masked = (value: unknown): unknown => (policy?.mask ? mask(policy.mask, value) : null);
  return (row, _args, { request }) => {
    switch (request.decision(coordinate)) {
      case 'ALLOW':
        return row[property];
      case 'MASK':
        return masked(row[property]);
      case 'ROW':
        return shownOnRow(request.showsInFull(entity, row), row[property], masked);
      default:
        return null;
    }
  };
}

/** Waits only where the rule had to ask the database. */
function shownOnRow(inFull: boolean | Promise<boolean>, value: unknown, masked: (value: unknown) => unknown): unknown {
  if (typeof inFull === 'boolean') return inFull ? value : masked(value);
  return inFull.then((shown) => (shown ? value : masked(value)));
}

function relationResolver(definition: EntityDefinition, relation: RelationDefinition): FieldResolver {
  const { kind, from, on = '', when = {}, atMost = 0 } = relation;
  const conditions = Object.entries(when);
  if (kind === 'ONE') {
    return (row, _args, { request }) => {
      const value = row[from];
      if (typeof value !== 'string' || conditions.some(([property, wanted]) => row[property] !== wanted)) return null;
      const target = definitionOf(relation.target());
      return target.foreign
        ? { __typename: target.name, [target.key]: value }
        : loadByKey(request, target.entity, value);
    };
  }
  if (kind === 'INVERSE_ONE') {
    return (row, _args, { request }) => loadBy(request, relation.target(), on, row[definition.key] as string, when);
  }
  return (row, _args, { request }) => {
    const target = definitionOf(relation.target());
    const property = relation.orderBy ?? target.key;
    const order = { property, direction: 'asc', nullable: false } as const;
    return rowsPerParent(
      request,
      {
        entity: target.entity,
        on,
        conditions: conditions.length > 0 ? [when as never] : [],
        orderBy: orderBy(order, target.key),
        limit: atMost,
        name: `${definition.name}.${relation.name}`,
      },
      row[definition.key] as string,
    );
  };
}

function deadlineResolver({ source }: DeadlineDefinition): FieldResolver {
  const conditions = Object.entries(source.when ?? {});
  return (row, _args, { request }): Deadline | null => {
    const start = row[source.from] as Date | string | null | undefined;
    if (!start || conditions.some(([property, wanted]) => row[property] !== wanted)) return null;
    const rule = request.ruleBook.at(source.rule, dayOf(start));
    if (!rule) return null;
    const facts = {
      start,
      done: row[source.done] as Date | string | null,
      extendedDays: source.extendedDays ? (row[source.extendedDays] as number | null) : null,
    };
    return computeDeadline(rule, facts, request.asOf, request.ruleBook.calendar);
  };
}
