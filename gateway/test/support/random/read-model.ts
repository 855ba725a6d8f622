import { fieldType } from './field-type.js';
import type { EntityModel, FederatedModel, FieldModel } from './federated-model.js';
import { computeField, neverFailWhatJoinsRead, provideField } from './link-fields.js';
import { LEAVES, type ModelSchema, type SchemaEntity, type SchemaField } from './model-schema.js';
import { readLenses } from './read-lenses.js';

/** Names that objects of JavaScript have already are names like any others. */
const NAMES = ['a', 'b', 'constructor', 'toString', 'e', 'valueOf', 'g'];

/** The schema that the choices of a model describe. */
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
  const computed = plain.map((entity) => ({
    ...entity,
    fields: entity.fields.map((field) => computeField(field, entity, plain)),
  }));
  const provided = computed.map((entity, index) => ({
    ...entity,
    fields: entity.fields.map((field, i) => provideField(field, entities[index]?.fields[i], computed)),
  }));
  const rootFields = roots.map((root, i) =>
    provideField(readField({ ...root, sharedBy: undefined }, `r${i}`, entities, subgraphs), root, computed),
  );
  const lenses = plain.some(({ inInterface }) => inInterface) ? readLenses(lensModels) : [];
  return { seed, subgraphs, entities: neverFailWhatJoinsRead(provided, rootFields), roots: rootFields, lenses };
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
  return { ...field, type: fieldType(field) };
}
