import { fieldType } from './field-type.js';
import type { LensModel } from './federated-model.js';
import { NICK, type SchemaField, type SchemaLens } from './model-schema.js';

/** Names that no entity has, so that each field is of one place. */
const LENS_NAMES = ['x', 'y', 'hasOwnProperty', 'z'];

/** The subgraphs with an interface object that the choices describe. */
export function readLenses(lenses: readonly LensModel[]): readonly SchemaLens[] {
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
      return {
        ...field,
        type: fieldType(field),
        shared: model.shared && lenses.length > 1 && model.kind !== 'computed',
      };
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
  return { ...field, type: fieldType(field) };
}
