import type { ModelSchema, RequiredField, SchemaEntity, SchemaField } from './model-schema.js';

/** A row of an entity as resolvers pass it on; `reference` is what another subgraph said of it. */
export interface Row {
  readonly __typename: string;
  /** the type's own name where `__typename` is that of the interface */
  readonly entity?: string;
  readonly row: number;
  readonly reference?: Readonly<Record<string, unknown>>;
}

const STRINGS = [
  '',
  'plain',
  'q"uo\\te',
  'é漢字\u{1F600}',
  '\ud800',
  '\u0000\u2028',
  '__proto__',
  'constructor',
  '</x>',
];
const JSONS = ['{"a":[1,{"b":null}]}', '{"__proto__":{"x":1},"constructor":2}', '[]', '"text"', '0', '[[["deep"]]]'];
const FLOATS = [0, 0.1, -1.5, 1e21, 5e-324, 12345678.9];
const INTS = [0, 1, -1, 2_147_483_647, -2_147_483_648];
export const COLORS = ['RED', 'GREEN', 'toString'];

/** A number from a text, always the same: data need not be stored, and stay as they are while a model shrinks. */
export function choose(text: string, most: number): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return ((hash ^ (hash >>> 13)) >>> 0) % most;
}

export const nickOf = (of: string, row: number): string | null => (row === 2 ? null : `nick of ${of} ${row}`);

/** The value of a field at one row; throws where the model says that it fails. */
export function fieldValue(schema: ModelSchema, field: SchemaField, of: string, row: number, given: object): unknown {
  if (field.kind === 'nick') return nickOf(of, row);
  const at = `${schema.seed} ${of} ${field.name} ${row}`;
  if (row % 2 === 1 && field.fails === 'throws') throw new Error(`${of}.${field.name} fails`);
  if (row % 2 === 1 && field.fails === 'isNull') return null;
  if (!field.nonNull && choose(`${at} null`, 4) === 0) return null;
  const length = choose(`${at} length`, 4);
  const each = <T>(make: (at: string) => T): (T | null)[] =>
    Array.from({ length }, (_, i) =>
      !field.itemsNonNull && choose(`${at} ${i} null`, 4) === 0 ? null : make(`${at} ${i}`),
    );
  switch (field.kind) {
    case 'scalar':
      return leafValue(field.leaf, at);
    case 'list':
      return each((place) => leafValue(field.leaf, place));
    case 'matrix':
      return [each((place) => leafValue(field.leaf, place)), null, each((place) => leafValue(field.leaf, `${place}b`))];
    case 'echo':
      return `${of} ${row} ${JSON.stringify(sorted(given))}`;
    case 'computed':
      return computed(field.requires as RequiredField, requiredValue(schema, field.requires as RequiredField, of, row));
    case 'value':
      return valueObject(schema, at, 0);
    case 'values':
      return each((place) => valueObject(schema, place, 0));
    case 'parts':
      return each((place) => ({
        pid: choose(place, 90),
        even: leafValue('String', `${place} even`),
        odd: leafValue('String', `${place} odd`),
      }));
    case 'being':
      return anyOf(beingsOf(schema), at);
    case 'beings':
      return each((place) => anyOf(beingsOf(schema), place));
    case 'one':
      return rowOf(schema.entities[field.target] as SchemaEntity, at);
    case 'many':
      return each((place) => rowOf(schema.entities[field.target] as SchemaEntity, place));
    case 'interface':
      return each((place) =>
        anyOf(
          schema.entities.filter(({ inInterface }) => inInterface),
          place,
        ),
      );
    case 'union':
      return anyOf(
        schema.entities.filter(({ inUnion }) => inUnion),
        at,
      );
  }
}

/** A field's value as a representation holds it: of entities the id and the field that is required of it. */
function requiredValue(schema: ModelSchema, field: RequiredField, of: string, row: number): unknown {
  const value = fieldValue(schema, field, of, row, {});
  const { members } = field;
  if (!members) return value;
  const held = (one: Row | null): unknown => {
    if (!one) return null;
    const own = members.find(({ entity }) => entity === one.__typename)?.field;
    return {
      id: `${one.__typename}-${one.row}`,
      ...(own ? { [own.name]: fieldValue(schema, own, one.__typename, one.row, {}) } : {}),
    };
  };
  return Array.isArray(value) ? (value as (Row | null)[]).map(held) : held(value as Row | null);
}

/** What a computed field makes of the value that it requires; of objects it sees what is required of them, in one order. */
export function computed({ kind, members }: RequiredField, value: unknown): string {
  if (members) {
    const seen = (one: unknown): unknown => {
      if (typeof one !== 'object' || one === null) return one;
      const { id } = one as { readonly id: string };
      const own = members.find(({ entity }) => id.startsWith(`${entity}-`))?.field;
      return [id, own && (one as Readonly<Record<string, unknown>>)[own.name]];
    };
    return JSON.stringify(Array.isArray(value) ? value.map(seen) : seen(value));
  }
  const seen = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    const { text, num } = one as { text: unknown; num: unknown };
    return { text, num };
  };
  if (kind === 'value') return JSON.stringify(seen(value));
  if (kind === 'values' && value !== null) return JSON.stringify((value as unknown[]).map(seen));
  return JSON.stringify(value);
}

export function leafValue(leaf: string, at: string): unknown {
  const from = <T>(list: readonly T[]): T => list[choose(at, list.length)] as T;
  switch (leaf) {
    case 'Int':
      return from(INTS);
    case 'Float':
      return from(FLOATS);
    case 'Boolean':
      return choose(at, 2) === 0;
    case 'ID':
      return `id-${choose(at, 5)}`;
    case 'Color':
      return from(COLORS);
    case 'Json':
      return JSON.parse(from(JSONS));
    default:
      return from(STRINGS);
  }
}

function valueObject(schema: ModelSchema, at: string, depth: number): object {
  const inner = Array.from({ length: depth < 2 ? choose(`${at} inner`, 3) : 0 }, (_, i) => `${at} inner ${i}`);
  return {
    text: choose(`${at} none`, 3) === 0 ? null : leafValue('String', `${at} text`),
    num: leafValue('Int', `${at} num`),
    inner: inner.map((place) => valueObject(schema, place, depth + 1)),
    who: choose(`${at} nobody`, 3) === 0 ? null : rowOf(schema.entities[0] as SchemaEntity, `${at} who`),
  };
}

const beingsOf = ({ entities }: ModelSchema): readonly SchemaEntity[] =>
  entities.filter(({ inInterface }) => inInterface);

const rowOf = ({ name, rows }: SchemaEntity, at: string): Row => ({ __typename: name, row: choose(`${at} row`, rows) });

function anyOf(entities: readonly SchemaEntity[], at: string): Row {
  return rowOf(entities[choose(`${at} which`, entities.length)] as SchemaEntity, at);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
