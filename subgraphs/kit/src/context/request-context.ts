import type { FilterQuery } from '@mikro-orm/core';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { SentDecision, SignedContext, SignedPrincipal } from '@shiyu/protocol';
import DataLoader from 'dataloader';
import { ruleFor, scopeCondition, type RowScope, type ScopeContext, type ScopeMode } from '../access/row-scope.js';
import { validAt } from '../access/valid-at.js';
import type { RuleBook } from '../deadline/rule-book.js';
import { definitionOf, type EntityClass } from '../entity/entity-definition.js';
import { SubgraphError } from '../errors.js';

/** What lives as long as the process and every request uses. */
export interface DepartmentParts {
  readonly orm: MikroORM;
  readonly scopes: ReadonlyMap<object, RowScope>;
  readonly ruleBook: RuleBook;
}

/**
 * One request: one EntityManager fork, one read-only transaction (begun at the first statement), one set of loaders.
 * Never outlives its request.
 */
export class RequestContext implements ScopeContext {
  readonly principal: SignedPrincipal;
  readonly asOf: Date;
  readonly ruleBook: RuleBook;
  /** statements sent to the database, for the `x-sql-statements` header and the benchmarks */
  statements = 0;
  private readonly fork: SqlEntityManager;
  private readonly loaders = new Map<string, DataLoader<unknown, unknown>>();
  private transaction: Promise<void> | undefined;

  constructor(
    private readonly parts: DepartmentParts,
    readonly signed: SignedContext,
  ) {
    this.principal = signed.principal;
    this.asOf = new Date(signed.asOf);
    this.ruleBook = parts.ruleBook;
    this.fork = parts.orm.em.fork({ loggerContext: { countStatement: () => (this.statements += 1) } as never });
    this.fork.setFilterParams('rowScope', { context: this });
  }

  /** The request's EntityManager, inside its transaction: every statement of a request sees one state of the data. */
  async em(): Promise<SqlEntityManager> {
    this.transaction ??= this.fork
      .begin({ readOnly: true, isolationLevel: 'repeatable read' as never })
      .catch((cause: unknown) => {
        throw Object.assign(new SubgraphError('DATABASE_UNAVAILABLE'), { cause });
      });
    await this.transaction;
    return this.fork;
  }

  /** Runs one statement of the kit's own making inside the request's transaction. */
  async query<R extends object>(sql: string, parameters: readonly unknown[]): Promise<R[]> {
    const em = await this.em();
    return em.execute(sql, parameters as unknown[], 'all', em.getLoggerContext());
  }

  /** Ends the transaction; nothing was written, so how it ends only frees the connection. */
  async close(): Promise<void> {
    const begun = this.transaction;
    if (!begun) return;
    this.transaction = undefined;
    const open = await begun.then(
      () => true,
      () => false,
    );
    if (open && this.fork.isInTransaction()) {
      // Nothing was written, so there is nothing in which the ORM should look for changes.
      this.fork.clear();
      await this.fork.commit();
      // The ORM does not report the two statements that open and end a transaction.
      this.statements += 2;
    }
  }

  /** What the gateway decided for a protected coordinate; undefined means deny. */
  decision(coordinate: string): SentDecision | undefined {
    return this.signed.decisions[coordinate];
  }

  /** The condition on an entity's rows, or `undefined` when the principal has none. */
  scope(entity: EntityClass, mode: ScopeMode): FilterQuery<object> | undefined {
    return scopeCondition(this.parts.scopes.get(entity), this, mode);
  }

  /**
   * The conditions that make an entity's rows this request's: the principal's scope and, for dated entities, the day that
   * is asked about. `undefined` when the principal has none.
   */
  rowsInScope(entity: EntityClass): FilterQuery<object>[] | undefined {
    const scope = this.scope(entity, 'rows');
    const { temporal } = definitionOf(entity);
    return scope && [scope, ...(temporal ? [validAt(temporal, this.asOf)] : [])];
  }

  /** Whether a ROW decision shows this row's protected values in full. */
  showsInFull(entity: EntityClass, row: object): boolean | Promise<boolean> {
    return ruleFor(this.parts.scopes.get(entity), this.principal)?.fullOn?.(row, this) ?? false;
  }

  /** A loader by name, made at first use; `name` must hold every argument that the batch depends on. */
  loader<K, V>(name: string, batch: (keys: readonly K[]) => Promise<readonly V[]>): DataLoader<K, V> {
    const existing = this.loaders.get(name);
    if (existing) return existing as DataLoader<K, V>;
    const created = new DataLoader<K, V>((keys) => batch(keys));
    this.loaders.set(name, created as DataLoader<unknown, unknown>);
    return created;
  }
}
