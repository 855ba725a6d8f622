import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { DataloaderType, DefaultLogger, defineConfig, MikroORM, type Options } from '@mikro-orm/postgresql';
import type { LogContext } from '@mikro-orm/core';
import type { RequestContext } from '../context/request-context.js';
import { CalendarDay, DeadlineRule } from '../deadline/deadline-rule.js';
import { definitionOf, type EntityClass } from '../entity/entity-definition.js';

/** What the ORM needs of a department. */
export interface OrmSource {
  readonly entities: readonly EntityClass[];
  readonly migrationsPath: string;
  readonly databaseUrl: string;
  readonly poolSize?: number;
}

/** Counts the statements of each request instead of writing them: a log of SQL would hold personal data. */
class StatementCounter extends DefaultLogger {
  override logQuery(context: LogContext): void {
    (context['countStatement'] as (() => void) | undefined)?.();
  }
}

/**
 * MikroORM's configuration for a department. The filter `rowScope` puts the principal's row scope, and the day on which
 * dated rows are looked at, into every find and count (docs/architecture.md law 5); only the kit's own reads of
 * reference rows go without.
 */
export function ormConfig({ entities, migrationsPath, databaseUrl, poolSize = 10 }: OrmSource): Options {
  const owned = new Map(entities.map((entity) => [entity.name, entity]));
  return defineConfig({
    clientUrl: databaseUrl,
    entities: [...entities, DeadlineRule, CalendarDay] as never,
    metadataProvider: ReflectMetadataProvider,
    dataloader: DataloaderType.ALL,
    extensions: [Migrator],
    migrations: {
      path: migrationsPath,
      glob: '!(*.d).{js,ts}',
      allOrNothing: true,
      snapshot: false,
      disableForeignKeys: false,
    },
    loggerFactory: (options) => new StatementCounter(options),
    logger: (message) => process.stderr.write(`${message}\n`),
    colors: false,
    pool: { min: 1, max: poolSize },
    forceUtcTimezone: true,
    filters: {
      rowScope: {
        default: true,
        cond: ({ context }, _type, _em, _options, entityName) => {
          const entity = owned.get(entityName ?? '');
          if (!entity) return {};
          const inScope = (context as RequestContext).rowsInScope(entity);
          return inScope ? { $and: inScope } : { [definitionOf(entity).key]: { $in: [] } };
        },
      },
    },
  }) as Options;
}

/** Opens the department's database. */
export function openOrm(source: OrmSource): Promise<MikroORM> {
  return MikroORM.init(ormConfig(source) as never) as Promise<MikroORM>;
}
