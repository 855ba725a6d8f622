import { expect, test } from '@jest/globals';
import 'reflect-metadata';
import { Attribute, ForeignEntity, ForeignKey, GraphEntity, Key, Reference } from './decorators.js';
import { definitionOf, type EntityClass } from './entity-definition.js';

const options = { table: 'lease', description: 'A lease.', item: 'XF.Lease', level: 'L2' } as const;
/** Applies decorators as the compiler does, so that a test can see them refuse. */
function declare(
  target: EntityClass,
  properties: Readonly<Record<string, (prototype: object, name: string) => void>>,
): void {
  for (const [name, decorate] of Object.entries(properties)) decorate(target.prototype as object, name);
}

test('an attribute takes the access item of its entity, unless it names its own', () => {
  class Lease {}
  declare(Lease, {
    leaseNo: Key('The number.'),
    rent: Attribute('The rent.', { type: 'int' }),
    tenant: Attribute('The tenant.', { type: 'text', item: 'XF.Tenant', level: 'L3', f: 1, mask: 'NAME' }),
  });
  GraphEntity(options)(Lease);
  const { attributes, policy } = definitionOf(Lease);
  expect(policy).toEqual({ item: 'XF.Lease', level: 'L2' });
  expect(attributes.map(({ name, policy: own }) => [name, own?.item, own?.f])).toEqual([
    ['rent', 'XF.Lease', undefined],
    ['tenant', 'XF.Tenant', 1],
  ]);
});

test('a protected attribute can be neither filtered nor sorted by', () => {
  class Lease {}
  const protect = { type: 'text', item: 'XF.Tenant', level: 'L3', f: 1 } as const;
  expect(() => declare(Lease, { tenant: Attribute('The tenant.', { ...protect, filter: 'set' }) })).toThrow(
    /values would leak/,
  );
  expect(() => declare(Lease, { tenant: Attribute('The tenant.', { ...protect, sort: true }) })).toThrow(
    /values would leak/,
  );
});

test('a second column of the primary key is refused where rows are not dated, because two rows would share the federation key', () => {
  class Lease {}
  declare(Lease, { leaseNo: Key('The number.'), room: Attribute('The room.', { type: 'text', primary: true }) });
  expect(() => GraphEntity(options)(Lease)).toThrow(/Lease: room has to be both `primary` and the first day/);
});

test('a field on another department’s entity needs an access item, because it leaves this one', () => {
  class Target {}
  class House {}
  declare(House, { houseNo: ForeignKey(), lease: Reference('The lease.', () => Target, { from: 'leaseNo' }) });
  expect(() => ForeignEntity()(House)).toThrow(
    'House.lease has no access item: give it one, it leaves this department.',
  );
});

test('a class without decorators is not an entity, and the message says what to add', () => {
  class Bare {}
  expect(() => definitionOf(Bare)).toThrow(
    /Bare is not an entity: decorate the class with @GraphEntity or @ForeignEntity/,
  );
});
