import { fieldType } from './field-type.js';
import type { FieldModel } from './federated-model.js';
import type { RequiredMember, SchemaEntity, SchemaField } from './model-schema.js';

const REQUIRABLE = new Set(['scalar', 'list', 'matrix', 'value', 'values', 'union', 'interface']);

/** A computed field needs a field that its own subgraph does not know; where there is none it is a plain one. */
export function computeField(
  field: SchemaField,
  { fields }: SchemaEntity,
  entities: readonly SchemaEntity[],
): SchemaField {
  if (field.kind !== 'computed') return field;
  const requires = fields.find(
    ({ kind, subgraphs }) => REQUIRABLE.has(kind) && !subgraphs.includes(field.subgraphs[0] as number),
  );
  if (requires) {
    const members = membersOf(requires, entities);
    return { ...field, requires: { ...requires, fails: 'never', ...(members.length > 0 ? { members } : {}) } };
  }
  const plain = { ...field, kind: 'scalar' as const };
  return { ...plain, type: fieldType(plain) };
}

/** What is required of each type that a field of a union or an interface may give. */
function membersOf({ kind }: SchemaField, entities: readonly SchemaEntity[]): readonly RequiredMember[] {
  if (kind !== 'union' && kind !== 'interface') return [];
  const members = entities.filter(({ inUnion, inInterface }) => (kind === 'union' ? inUnion : inInterface));
  return members.map(({ name, fields }) => {
    const field = fields.find((candidate) => candidate.kind === 'scalar');
    return { entity: name, field: field && { ...field, fails: 'never' } };
  });
}

/** A field that leads to an entity may answer one of that entity's fields too (`@provides`). */
export function provideField(
  field: SchemaField,
  model: FieldModel | undefined,
  entities: readonly SchemaEntity[],
): SchemaField {
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
export function neverFailWhatJoinsRead(
  entities: readonly SchemaEntity[],
  roots: readonly SchemaField[],
): readonly SchemaEntity[] {
  const everyField = [...roots, ...entities.flatMap(({ fields }) => fields)];
  return entities.map((entity, index) => {
    const required = new Set([
      ...entity.fields.flatMap(({ requires }) => (requires ? [requires.name] : [])),
      ...everyField
        .flatMap(({ requires }) => requires?.members ?? [])
        .flatMap((member) => (member.entity === entity.name && member.field ? [member.field.name] : [])),
    ]);
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
