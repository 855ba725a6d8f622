import type { EntityModel, FederatedModel, FieldModel } from './federated-model.js';

/** A field of the schema that a model describes. */
export interface SchemaField {
  readonly name: string;
  /** its type in SDL */
  readonly type: string;
  readonly kind: FieldModel['kind'];
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

/** The schema of a model, before it is split over subgraphs. */
export interface ModelSchema {
  readonly seed: number;
  readonly subgraphs: number;
  readonly entities: readonly SchemaEntity[];
  readonly roots: readonly SchemaField[];
}

export const LEAVES = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Color', 'Json'];
/** Names that objects of JavaScript have already are names like any others. */
const NAMES = ['a', 'b', 'constructor', 'toString', 'e', 'valueOf', 'g'];
const REQUIRABLE = new Set(['scalar', 'list', 'matrix', 'value', 'values']);
export const ARGUMENTS = '(n: Int = 3, s: String, deep: In)';

export function readModel({ seed, subgraphs, entities, roots }: FederatedModel): ModelSchema {
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
  return { seed, subgraphs, entities: settle(provided, rootFields), roots: rootFields };
}

function readField(
  { kind: wanted, leaf, nonNull, itemsNonNull, subgraph, sharedBy, target, fails }: FieldModel,
  name: string,
  entities: readonly EntityModel[],
  subgraphs: number,
): SchemaField {
  const hasInterface = entities.some((entity) => entity.inInterface && entity.key !== 'two');
  const kind = wanted === 'interface' && !hasInterface ? 'many' : wanted;
  const owners = new Set([subgraph % subgraphs]);
  if (sharedBy !== undefined && kind !== 'computed') owners.add(sharedBy % subgraphs);
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
