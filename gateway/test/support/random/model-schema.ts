import type { EntityModel, FederatedModel, FieldModel, LensModel } from './federated-model.js';

/** A field of the schema that a model describes. */
export interface SchemaField {
  readonly name: string;
  /** its type in SDL */
  readonly type: string;
  readonly kind: FieldModel['kind'] | 'nick' | 'being' | 'beings';
  readonly leaf: string;
  /** index of the entity that it leads to */
  readonly target: number;
  readonly nonNull: boolean;
  readonly itemsNonNull: boolean;
  readonly fails: FieldModel['fails'];
  /** whether several subgraphs may answer it */
  readonly shareable: boolean;
  /** the subgraphs that resolve it everywhere */
  readonly subgraphs: readonly number[];
  /** of a computed field: the field of another subgraph that it is computed from */
  readonly requires?: SchemaField;
  /** a field of the target that this field's subgraph answers too */
  readonly provides?: SchemaField;
}

export interface SchemaEntity {
  readonly name: string;
  readonly rows: number;
  readonly key: EntityModel['key'];
  readonly home: number;
  readonly inInterface: boolean;
  readonly inUnion: boolean;
  readonly fields: readonly SchemaField[];
}

/** A subgraph with the interface as an object type. */
export interface SchemaLens {
  readonly fields: readonly SchemaField[];
  readonly roots: readonly SchemaField[];
}

/** The schema of a model, before it is split over subgraphs. */
export interface ModelSchema {
  readonly seed: number;
  readonly subgraphs: number;
  readonly entities: readonly SchemaEntity[];
  readonly roots: readonly SchemaField[];
  /** none unless some entity implements the interface */
  readonly lenses: readonly SchemaLens[];
}

export const LEAVES = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Color', 'Json'];
/** Names that objects of JavaScript have already are names like any others. */
const NAMES = ['a', 'b', 'constructor', 'toString', 'e', 'valueOf', 'g'];
const REQUIRABLE = new Set(['scalar', 'list', 'matrix', 'value', 'values']);
export const ARGUMENTS = '(n: Int = 3, s: String, deep: In)';

export function readModel({
  seed,
  subgraphs,
  entities: described,
  roots,
  lenses: lensModels,
}: FederatedModel): ModelSchema {
  // An interface object needs an entity interface: one key, which all its types have.
  const entities = described.map((entity) =>
    lensModels.length > 0 && entity.inInterface ? { ...entity, key: 'single' as const } : entity,
  );
  const plain = entities.map((entity, index): SchemaEntity => {
    const inInterface = entity.inInterface && entity.key !== 'two';
    return {
      name: `E${index}`,
      rows: entity.rows,
      key: entity.key,
      home: index % subgraphs,
      inInterface,
      inUnion: entity.inUnion || index === 0,
      fields: entity.fields.map((field, i) => readField(field, NAMES[i] as string, entities, subgraphs)),
    };
  });
  const computed = plain.map((entity) => ({ ...entity, fields: entity.fields.map((field) => compute(field, entity)) }));
  const provided = computed.map((entity, index) => ({
    ...entity,
    fields: entity.fields.map((field, i) => provide(field, entities[index]?.fields[i], computed)),
  }));
  const rootFields = roots.map((root, i) =>
    provide(readField({ ...root, sharedBy: undefined }, `r${i}`, entities, subgraphs), root, computed),
  );
  const lenses = plain.some(({ inInterface }) => inInterface) ? readLenses(lensModels) : [];
  return { seed, subgraphs, entities: settle(provided, rootFields), roots: rootFields, lenses };
}

function readField(
  { kind: wanted, leaf, nonNull, itemsNonNull, subgraph, sharedBy, target, fails }: FieldModel,
  name: string,
  entities: readonly EntityModel[],
  subgraphs: number,
): SchemaField {
  const hasInterface = entities.some((entity) => entity.inInterface && entity.key !== 'two');
  const owners = new Set([subgraph % subgraphs]);
  if (sharedBy !== undefined && wanted !== 'computed') owners.add(sharedBy % subgraphs);
  // Subgraphs of even and of odd number know different fields of parts: both must be asked.
  const isHalf = new Set([...owners].map((owner) => owner % 2)).size < 2;
  const kind =
    wanted === 'interface' && !hasInterface ? 'many' : wanted === 'parts' && isHalf ? ('values' as const) : wanted;
  const field = {
    name,
    kind,
    leaf: LEAVES[leaf % LEAVES.length] as string,
    target: target % entities.length,
    nonNull,
    itemsNonNull,
    fails,
    subgraphs: [...owners],
    shareable: owners.size > 1,
  };
  return { ...field, type: typeOf(field) };
}

function typeOf({ kind, leaf, target, nonNull, itemsNonNull }: Omit<SchemaField, 'type'>): string {
  const item = itemsNonNull ? '!' : '';
  const outer = nonNull ? '!' : '';
  switch (kind) {
    case 'scalar':
      return `${leaf}${outer}`;
    case 'list':
      return `[${leaf}${item}]${outer}`;
    case 'matrix':
      return `[[${leaf}${item}]]${outer}`;
    case 'echo':
    case 'computed':
      return `String${outer}`;
    case 'value':
      return `Value${outer}`;
    case 'values':
      return `[Value${item}]${outer}`;
    case 'parts':
      return `[Part${item}]${outer}`;
    case 'nick':
      return 'String';
    case 'being':
      return `Being${outer}`;
    case 'beings':
      return `[Being!]${outer}`;
    case 'one':
      return `E${target}${outer}`;
    case 'many':
      return `[E${target}${item}]${outer}`;
    case 'interface':
      return `[Being${item}]${outer}`;
    case 'union':
      return `Any${outer}`;
  }
}

/** A computed field needs a field that its own subgraph does not know; where there is none it is a plain one. */
function compute(field: SchemaField, { fields }: SchemaEntity): SchemaField {
  if (field.kind !== 'computed') return field;
  const requires = fields.find(
    ({ kind, subgraphs }) => REQUIRABLE.has(kind) && !subgraphs.includes(field.subgraphs[0] as number),
  );
  if (requires) return { ...field, requires: { ...requires, fails: 'never' } };
  const plain = { ...field, kind: 'scalar' as const };
  return { ...plain, type: typeOf(plain) };
}

function provide(field: SchemaField, model: FieldModel | undefined, entities: readonly SchemaEntity[]): SchemaField {
  if (!model?.provides || (field.kind !== 'one' && field.kind !== 'many') || field.subgraphs.length > 1) return field;
  const [subgraph] = field.subgraphs as [number];
  const provides = entities[field.target]?.fields.find(
    ({ kind, subgraphs }) => (kind === 'scalar' || kind === 'list') && !subgraphs.includes(subgraph),
  );
  return provides ? { ...field, provides: { ...provides, fails: 'never' } } : field;
}

/**
 * Provided fields have several subgraphs that answer them. An error in a field that only a join needs has no place in the
 * answer, so no field fails that joins read.
 */
function settle(entities: readonly SchemaEntity[], roots: readonly SchemaField[]): readonly SchemaEntity[] {
  const everyField = [...roots, ...entities.flatMap(({ fields }) => fields)];
  return entities.map((entity, index) => {
    const required = new Set(entity.fields.flatMap(({ requires }) => (requires ? [requires.name] : [])));
    const provided = new Set(
      everyField.flatMap(({ target, provides }) => (provides && target === index ? [provides.name] : [])),
    );
    const fields = entity.fields.map((field) => ({
      ...field,
      fails: required.has(field.name) || provided.has(field.name) ? ('never' as const) : field.fails,
      shareable: field.shareable || provided.has(field.name),
    }));
    return { ...entity, fields };
  });
}

/** Names that no entity has, so that each field is of one place. */
const LENS_NAMES = ['x', 'y', 'hasOwnProperty', 'z'];

/** The interface's own field, which computed fields of interface objects require. */
export const NICK: SchemaField = {
  name: 'nick',
  kind: 'nick',
  leaf: 'String',
  target: 0,
  nonNull: false,
  itemsNonNull: false,
  fails: 'never',
  shareable: false,
  subgraphs: [0],
  type: 'String',
};

function readLenses(lenses: readonly LensModel[]): readonly SchemaLens[] {
  const own = lenses.map(({ fields, hasRoots }, index) => ({
    hasRoots,
    fields: fields.map((model, i): SchemaField & { readonly shared: boolean } => {
      const field = {
        ...NICK,
        name: `${LENS_NAMES[i] as string}${index}`,
        kind: model.kind,
        nonNull: model.nonNull,
        fails: model.fails,
        ...(model.kind === 'computed' ? { requires: NICK } : {}),
      };
      return { ...field, type: typeOf(field), shared: model.shared && lenses.length > 1 && model.kind !== 'computed' };
    }),
  }));
  const shared = own.flatMap(({ fields }) => fields.filter((field) => field.shared));
  return own.map(({ fields, hasRoots }, index) => ({
    fields: [...fields, ...shared.filter((field) => !fields.includes(field))].map((field) => ({
      ...field,
      shareable: field.shared,
    })),
    roots: hasRoots ? [rootOf('beings', index), rootOf('being', index)] : [],
  }));
}

function rootOf(kind: 'being' | 'beings', index: number): SchemaField {
  const field = { ...NICK, name: `${kind}${index}`, kind };
  return { ...field, type: typeOf(field) };
}
