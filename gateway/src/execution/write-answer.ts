import { isLeafType, isListType, isNonNullType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import type { ResultShape, ShapeField, ShapeSelection } from '../plan/result-shape.js';
import { checkLeaf } from './check-leaf.js';
import { isJsonObject, own, type JsonObject } from './json-object.js';
import { objectTypeOf } from './object-type.js';

/** Thrown where the data is not as the schema says; the answer is then completed field by field, with its errors. */
const UNUSUAL = new Error('the data does not fit the schema');

/** What was written of objects that several places share, by the selection it was written for. */
type Written = Map<ShapeSelection, Map<JsonObject, string>>;

/**
 * The answer's data as JSON, straight from the gathered data, where every value fits the schema; undefined where one does
 * not. An object that several places share is written once for each selection.
 */
export function writeAnswer(
  schema: GraphQLSchema,
  { root, rootType }: ResultShape,
  data: JsonObject,
): string | undefined {
  try {
    return writeFields(schema, root.fieldsOf(rootType), data, new Map());
  } catch (cause) {
    if (cause === UNUSUAL) return undefined;
    throw cause;
  }
}

function writeFields(
  schema: GraphQLSchema,
  fields: readonly ShapeField[],
  source: JsonObject,
  written: Written,
): string {
  let text = '{';
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i] as ShapeField;
    text += i === 0 ? field.key : `,${field.key}`;
    if (field.kind === 'value') text += writeValue(schema, field.type, field, own(source, field.dataName), written);
    else if (field.kind === 'typename') text += `"${String(field.type)}"`;
    else if (isNonNullType(field.type)) throw UNUSUAL;
    else text += 'null';
  }
  return `${text}}`;
}

function writeValue(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  field: ShapeField,
  value: unknown,
  written: Written,
): string {
  if (value === null || value === undefined) {
    if (isNonNullType(type)) throw UNUSUAL;
    return 'null';
  }
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) {
    if (!Array.isArray(value)) throw UNUSUAL;
    const { ofType } = nullable;
    let text = '[';
    for (let i = 0; i < value.length; i += 1) {
      if (i > 0) text += ',';
      text += writeValue(schema, ofType, field, value[i], written);
    }
    return `${text}]`;
  }
  const { selection } = field;
  if (selection) {
    if (!isJsonObject(value)) throw UNUSUAL;
    return selection.shared
      ? writeShared(schema, nullable, selection, value, written)
      : writeObject(schema, nullable, selection, value, written);
  }
  if (!isLeafType(nullable) || !checkLeaf(nullable, value)) throw UNUSUAL;
  return JSON.stringify(value);
}

function writeShared(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  selection: ShapeSelection,
  value: JsonObject,
  written: Written,
): string {
  let texts = written.get(selection);
  if (!texts) written.set(selection, (texts = new Map()));
  let text = texts.get(value);
  if (text === undefined) texts.set(value, (text = writeObject(schema, type, selection, value, written)));
  return text;
}

function writeObject(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  selection: ShapeSelection,
  value: JsonObject,
  written: Written,
): string {
  const objectType = selection.objectType ?? objectTypeOf(schema, type, value);
  if (!objectType) throw UNUSUAL;
  return writeFields(schema, selection.fieldsOf(objectType), value, written);
}
