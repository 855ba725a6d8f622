import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FilterQuery } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM, type SqlEntityManager } from '@mikro-orm/postgresql';
import { afterCursor, encodeCursor, orderBy } from '../src/query/cursor.js';
import type { SortOrder } from '../src/query/order.js';
import { departmentDatabase } from './support/department-database.js';

@Entity({ tableName: 'keyset_row' })
class KeysetRow {
  @PrimaryKey({ type: 'text' }) no!: string;
  @Property({ type: 'text', nullable: true }) text!: string | null;
  @Property({ type: 'integer', nullable: true }) int!: number | null;
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true }) instant!: Date | null;
  @Property({ type: 'date', columnType: 'date', nullable: true }) date!: string | null;
  @Property({ type: 'boolean', nullable: true }) boolean!: boolean | null;
}

/** Few different values, so that many rows are equal and pages end among equals and among nulls. */
const row = fc.record({
  text: fc.option(fc.constantFrom('', 'a', 'A', 'aa', '甲', '𠮷', ' ', '_')),
  int: fc.option(fc.constantFrom(-2_147_483_648, -1, 0, 1, 2_147_483_647)),
  instant: fc.option(fc.constantFrom(...[0, 1, 999, 1_600_000_000_123].map((ms) => new Date(ms)))),
  date: fc.option(fc.constantFrom('1970-01-01', '2020-02-29', '2020-09-23')),
  boolean: fc.option(fc.boolean()),
});
const order = fc
  .record({
    property: fc.constantFrom('no', 'text', 'int', 'instant', 'date', 'boolean'),
    direction: fc.constantFrom('asc', 'desc'),
  })
  .map(({ property, direction }): SortOrder => {
    const type = (property === 'no' ? 'text' : property) as SortOrder['type'];
    return { name: `${property} ${direction}`, property, direction, type, nullable: property !== 'no' };
  });

let orm: MikroORM;
let em: SqlEntityManager;

beforeAll(async () => {
  orm = await MikroORM.init({
    clientUrl: departmentDatabase('petitions'),
    entities: [KeysetRow],
    metadataProvider: ReflectMetadataProvider,
    forceUtcTimezone: true,
    pool: { min: 1, max: 1 },
  });
  em = orm.em.fork();
  await em.begin();
  await em.execute(
    'create temporary table keyset_row (no text primary key, text text, int integer, instant timestamptz(3), date date, boolean boolean) on commit drop',
  );
});

afterAll(async () => {
  await em.rollback();
  await orm.close(true);
});

test('pages through any rows, in any order and of any size, give each row once and in that order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 40 }),
      order,
      fc.integer({ min: 1, max: 45 }),
      async (rows, by, size) => {
        await em.nativeDelete(KeysetRow, {});
        em.clear();
        // Keys in another order than the rows, so that nothing holds by chance.
        const keyed = rows.map((values, i) => ({ no: `K${(i * 17) % 41}-${i}`, ...values }));
        if (keyed.length > 0) await em.insertMany(KeysetRow, keyed);
        const direction = `${by.direction} nulls last`;
        const expected = await em.execute<{ no: string }[]>(
          `select no from keyset_row order by "${by.property}" ${direction}, no ${by.direction}`,
        );
        const seen: string[] = [];
        for (let after: string | undefined; ;) {
          const where = (after ? afterCursor(by, 'no', after) : {}) as FilterQuery<KeysetRow>;
          const page = await em.find(KeysetRow, where, { orderBy: orderBy(by, 'no') as never, limit: size });
          seen.push(...page.map(({ no }) => no));
          const last = page.at(-1);
          if (!last || seen.length > rows.length) break;
          after = encodeCursor(by, 'no', last);
        }
        expect(seen).toEqual(expected.map(({ no }) => no));
      },
    ),
    { numRuns: 60 },
  );
});
