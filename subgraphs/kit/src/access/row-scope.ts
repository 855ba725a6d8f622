import { raw, type FilterQuery } from '@mikro-orm/core';
import type { EntityClass } from '../entity/entity-definition.js';
import type { RequestContext } from '../context/request-context.js';
import type { SignedPrincipal } from '@shiyu/protocol';

/** What a scope may depend on: who asks, and when. */
export interface ScopeContext {
  readonly principal: SignedPrincipal;
  readonly asOf: Date;
}

/** The rows of one entity that some principals may see. `rows` serves lists and keys, `counts` aggregates. */
export interface RowScopeRule<T extends object = object> {
  readonly who: Partial<Pick<SignedPrincipal, 'department' | 'role' | 'network'>>;
  rows?(context: ScopeContext): FilterQuery<T>;
  /** the same as `rows` where absent */
  counts?(context: ScopeContext): FilterQuery<T>;
  /** rows on which a ROW decision shows protected values in full; none where absent */
  fullOn?(row: T, context: RequestContext): boolean | Promise<boolean>;
}

/**
 * The scopes of one entity: the first rule that fits the principal counts; no rule, no rows (docs/architecture.md law
 * 5).
 */
export interface RowScope<T extends object = object> {
  readonly entity: EntityClass<T>;
  readonly rules: readonly RowScopeRule<T>[];
}

export type ScopeMode = 'rows' | 'counts';

/** Declares who sees which rows of an entity. */
export function rowScope<T extends object>(entity: EntityClass<T>, rules: readonly RowScopeRule<T>[]): RowScope<T> {
  return { entity, rules };
}

/** Every row, for reference data that anybody may see. */
export const everyRow = (): FilterQuery<object> => ({});

/** The rule that governs a principal. */
export function ruleFor(scope: RowScope | undefined, principal: SignedPrincipal): RowScopeRule | undefined {
  return scope?.rules.find(({ who }) =>
    Object.entries(who).every(([claim, value]) => principal[claim as keyof typeof who] === value),
  );
}

/** The condition that a principal's rows satisfy, or `undefined` when there are none. */
export function scopeCondition(
  scope: RowScope | undefined,
  context: ScopeContext,
  mode: ScopeMode,
): FilterQuery<object> | undefined {
  const rule = ruleFor(scope, context.principal);
  return ((mode === 'counts' && rule?.counts) || rule?.rows)?.(context);
}

/**
 * Values of a property that begin with one of the prefixes. Digits are compared as a range, which an index serves under
 * any collation; other prefixes with LIKE. No prefix, no rows.
 */
export function under<T extends object>(property: keyof T & string, prefixes: readonly string[]): FilterQuery<T> {
  const branches = prefixes.map((prefix) => ({
    [property]: /^\d+$/.test(prefix) ? { $gte: prefix, $lt: nextPrefix(prefix) } : { $like: beginningWith(prefix) },
  }));
  // An empty $or would be dropped, and with it the whole restriction.
  if (branches.length === 0) return { [property]: { $in: [] } } as FilterQuery<T>;
  return (branches.length === 1 ? branches[0] : { $or: branches }) as FilterQuery<T>;
}

/** The same for a column inside a condition written in SQL: the text and its parameters. */
export function underColumn(column: string, prefixes: readonly string[]): [sql: string, parameters: string[]] {
  const marks = prefixes.map(() => '?').join(', ');
  return [`${column} like any(array[${marks}]::text[])`, prefixes.map(beginningWith)];
}

/** A condition written in SQL, in which `[::alias::]` is the row's own table and each `?` one of the parameters. */
export function sqlCondition(sql: string, parameters: readonly unknown[]): object {
  // The ORM takes a fragment for a key, and its types do not say so.
  return { [raw(sql, [...parameters]) as unknown as string]: true };
}

/** A pattern of LIKE in which nothing but the end is open. */
function beginningWith(prefix: string): string {
  return `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
}

/** The first text after all texts that begin with a run of digits: `500109` for `500108`, `51` for `5099…9`. */
export function nextPrefix(digits: string): string {
  const stem = digits.replace(/9+$/, '');
  // Only nines have no successor of digits; ':' follows '9' wherever digits are compared by code point.
  return stem === '' ? `${digits}:` : stem.slice(0, -1) + String(Number(stem.slice(-1)) + 1);
}
