import * as fc from 'fast-check';

/** What a field of a random schema gives. */
export type FieldKind =
  | 'scalar'
  | 'list'
  | 'matrix'
  | 'echo'
  | 'value'
  | 'values'
  /** objects of which each subgraph knows other fields */
  | 'parts'
  | 'one'
  | 'many'
  | 'interface'
  | 'union'
  | 'computed';

/** A field of an entity, or of Query; numbers are choices, taken modulo what there is to choose from. */
export interface FieldModel {
  readonly kind: FieldKind;
  readonly leaf: number;
  readonly nonNull: boolean;
  readonly itemsNonNull: boolean;
  readonly subgraph: number;
  /** another subgraph that resolves it too (`@shareable`) */
  readonly sharedBy: number | undefined;
  readonly target: number;
  /** what happens at every second row */
  readonly fails: 'never' | 'throws' | 'isNull';
  readonly provides: boolean;
}

/** How an entity is identified. */
export type KeyKind = 'single' | 'two' | 'composite' | 'nested';

export interface EntityModel {
  readonly key: KeyKind;
  readonly rows: number;
  readonly inInterface: boolean;
  readonly inUnion: boolean;
  readonly fields: readonly FieldModel[];
}

/** What a field of an interface object gives. */
export type LensKind = 'scalar' | 'echo' | 'computed' | 'beings' | 'being';

/** A field of an interface object. */
export interface LensFieldModel {
  readonly kind: LensKind;
  readonly nonNull: boolean;
  readonly fails: FieldModel['fails'];
  /** the other such subgraph has it too (`@shareable`) */
  readonly shared: boolean;
}

/** A subgraph that knows the interface as an object type (`@interfaceObject`), and none of the types behind it. */
export interface LensModel {
  readonly fields: readonly LensFieldModel[];
  /** it has root fields that give the interface */
  readonly hasRoots: boolean;
}

/** A small federated schema with its data, as choices: what shrinking makes smaller. */
export interface FederatedModel {
  readonly seed: number;
  readonly subgraphs: number;
  readonly entities: readonly EntityModel[];
  readonly roots: readonly FieldModel[];
  readonly lenses: readonly LensModel[];
}

const field = (kinds: readonly FieldKind[], failing: number): fc.Arbitrary<FieldModel> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    leaf: fc.nat(20),
    nonNull: fc.boolean(),
    itemsNonNull: fc.boolean(),
    subgraph: fc.nat(3),
    sharedBy: fc.option(fc.nat(3), { nil: undefined, freq: 3 }),
    target: fc.nat(3),
    fails: fc.oneof(
      { weight: failing, arbitrary: fc.constant<FieldModel['fails']>('never') },
      { weight: 1, arbitrary: fc.constant<FieldModel['fails']>('throws') },
      { weight: 1, arbitrary: fc.constant<FieldModel['fails']>('isNull') },
    ),
    provides: fc.boolean(),
  });

const ROOT_KINDS: readonly FieldKind[] = ['many', 'one', 'interface', 'union', 'echo', 'value', 'scalar'];
const FIELD_KINDS: readonly FieldKind[] = [
  'scalar',
  'list',
  'matrix',
  'echo',
  'value',
  'values',
  'parts',
  'one',
  'many',
  'interface',
  'union',
  'computed',
  'computed',
];

export const federatedModel: fc.Arbitrary<FederatedModel> = fc.record({
  seed: fc.nat(1_000_000),
  subgraphs: fc.integer({ min: 2, max: 4 }),
  entities: fc.array(
    fc.record({
      key: fc.constantFrom<KeyKind>('single', 'two', 'composite', 'nested'),
      rows: fc.integer({ min: 1, max: 4 }),
      inInterface: fc.boolean(),
      inUnion: fc.boolean(),
      fields: fc.array(field(FIELD_KINDS, 6), { minLength: 1, maxLength: 7 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  roots: fc.array(field(ROOT_KINDS, 30), { minLength: 1, maxLength: 6 }),
  lenses: fc.array(
    fc.record({
      fields: fc.array(
        fc.record({
          kind: fc.constantFrom<LensKind>('scalar', 'echo', 'computed', 'computed', 'beings', 'being'),
          nonNull: fc.boolean(),
          fails: fc.oneof(
            { weight: 6, arbitrary: fc.constant<FieldModel['fails']>('never') },
            { weight: 1, arbitrary: fc.constant<FieldModel['fails']>('throws') },
            { weight: 1, arbitrary: fc.constant<FieldModel['fails']>('isNull') },
          ),
          shared: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      hasRoots: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
});
