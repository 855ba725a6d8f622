import { isLeafType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import type { ResultShape, ShapeField, ShapeSelection, ShapeValue } from '../plan/result-shape.js';
import { checkLeaf } from './check-leaf.js';
import { isJsonObject, own, type JsonObject } from './json-object.js';
import { fieldsOfObject } from './object-type.js';

/** Thrown where the data is not as the schema says; the answer is then completed field by field, with its errors. */
const UNUSUAL = new Error('the data does not fit the schema');

/** One writing of one answer. */
interface Writing {
  readonly schema: GraphQLSchema;
  /** what was written of objects that several places share, by the selection it was written for */
  readonly written: Map<ShapeSelection, Map<JsonObject, string>>;
}

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
    return writeFields({ schema, written: new Map() }, root.fieldsOf(rootType), data);
  } catch (cause) {
    if (cause === UNUSUAL) return undefined;
    throw cause;
  }
}

function writeFields(writing: Writing, fields: readonly ShapeField[], source: JsonObject): string {
  let text = '{';
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i] as ShapeField;
    text += i === 0 ? field.key : `,${field.key}`;
    if (field.kind === 'value') {
      text += writeValue(writing, field.value, field.selection, own(source, field.dataName));
    } else if (field.kind === 'typename') text += `"${String(field.type)}"`;
    else if (field.value.nullable) text += 'null';
    else throw UNUSUAL;
  }
  return `${text}}`;
}

function writeValue(writing: Writing, type: ShapeValue, selection: ShapeSelection | undefined, value: unknown): string {
  if (value === null || value === undefined) {
    if (type.nullable) return 'null';
    throw UNUSUAL;
  }
  const { element } = type;
  if (element) {
    if (!Array.isArray(value)) throw UNUSUAL;
    let text = '[';
    for (let i = 0; i < value.length; i += 1) {
      if (i > 0) text += ',';
      text += writeValue(writing, element, selection, value[i]);
    }
    return `${text}]`;
  }
  if (selection) {
    if (!isJsonObject(value)) throw UNUSUAL;
    return selection.shared
      ? writeShared(writing, type.named, selection, value)
      : writeObject(writing, type.named, selection, value);
  }
  return writeLeaf(type, value);
}

function writeShared(writing: Writing, type: GraphQLOutputType, selection: ShapeSelection, value: JsonObject): string {
  let texts = writing.written.get(selection);
  if (!texts) writing.written.set(selection, (texts = new Map()));
  let text = texts.get(value);
  if (text === undefined) texts.set(value, (text = writeObject(writing, type, selection, value)));
  return text;
}

function writeObject(writing: Writing, type: GraphQLOutputType, selection: ShapeSelection, value: JsonObject): string {
  const fields = fieldsOfObject(writing.schema, type, selection, value);
  if (!fields) throw UNUSUAL;
  return writeFields(writing, fields, value);
}

/** The commonest leaves are checked and written in one; the others as their type says. */
function writeLeaf({ builtIn, named }: ShapeValue, value: unknown): string {
  if (typeof value === 'string' && (builtIn === 'String' || builtIn === 'ID')) return quoted(value);
  if (typeof value === 'boolean' && builtIn === 'Boolean') return value ? 'true' : 'false';
  if (!isLeafType(named) || !checkLeaf(named, value)) throw UNUSUAL;
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

/** Longer texts are left to the library, which looks at many characters at once. */
const LONGEST_LOOKED_THROUGH = 128;

/** A text as JSON. Most need no escapes, and short ones are looked through faster than the library is called. */
function quoted(text: string): string {
  if (text.length > LONGEST_LOOKED_THROUGH) return JSON.stringify(text);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // Control characters, quote, backslash, and surrogates, which may lack their other half.
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd8_00 && code <= 0xdf_ff))
      return JSON.stringify(text);
  }
  return `"${text}"`;
}
