import type { EntityModel, FieldModel } from './federated-model.js';

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
  readonly requires?: RequiredField;
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

/** A field that another is computed from. */
export interface RequiredField extends SchemaField {
  /** of a union or an interface: what is required under the condition of each type, beside its id */
  readonly members?: readonly RequiredMember[];
}

export interface RequiredMember {
  readonly entity: string;
  readonly field: SchemaField | undefined;
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
export const ARGUMENTS = '(n: Int = 3, s: String, deep: In)';

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
