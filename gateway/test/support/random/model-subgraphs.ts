import { parse } from 'graphql';
import type { SubgraphFixture } from '../start-subgraph.js';
import { ARGUMENTS, type ModelSchema, type SchemaEntity, type SchemaField } from './model-schema.js';
import { COLORS, computed, fieldValue, type Row } from './model-values.js';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires", "@provides"])';
const COMMON = `
  scalar Json
  enum Color { ${COLORS.join(' ')} }
  input In { n: Int s: String color: Color more: [In!] }
`;
const VALUE = '{ text: String num: Int! inner: [Value!]! who: E0 }';

type Resolver = (parent: Row, given: object) => unknown;
export type Resolvers = Record<string, Record<string, unknown>>;

/** The model as subgraphs that each answer their own part of it. */
export function modelSubgraphs(schema: ModelSchema): readonly SubgraphFixture[] {
  return Array.from({ length: schema.subgraphs }, (_, index) => ({
    name: `s${index}`,
    typeDefs: parse(subgraphSdl(schema, index)),
    resolvers: subgraphResolvers(schema, index),
  }));
}

/** The model as one schema: what the federation must look like from outside. */
export function mergedSdl(schema: ModelSchema): string {
  const entities = schema.entities.map((entity) => {
    const keys = ['id: ID!', ...(entity.key === 'single' ? [] : [keyField(entity)])];
    const nick = entity.inInterface ? ['nick: String'] : [];
    const fields = entity.fields.map(declared);
    return `type ${entity.name}${entity.inInterface ? ' implements Being' : ''} { ${[...keys, ...nick, ...fields].join(' ')} }`;
  });
  const being = schema.entities.some(({ inInterface }) => inInterface)
    ? 'interface Being { id: ID! nick: String }'
    : '';
  const roots = schema.roots.map(declared).join(' ');
  return [COMMON, `type Value ${VALUE}`, 'type Spot { zone: Int! }', being, unionSdl(schema), ...entities]
    .concat(`type Query { ${roots} }`)
    .join('\n');
}

/** Resolvers of every field of the merged schema. */
export function mergedResolvers(schema: ModelSchema): Resolvers {
  const entities = schema.entities.map((entity) => [
    entity.name,
    { ...keyResolvers(entity), ...nickResolver(entity), ...ownResolvers(schema, entity.name, entity.fields) },
  ]);
  return { Query: ownResolvers(schema, 'Query', schema.roots), ...Object.fromEntries(entities) };
}

function subgraphSdl(schema: ModelSchema, index: number): string {
  const here = ({ subgraphs }: SchemaField): boolean => subgraphs.includes(index);
  const everyField = [...schema.roots, ...schema.entities.flatMap(({ fields }) => fields)].filter(here);
  const uses = (kind: string): boolean => everyField.some((field) => field.kind === kind);
  const hasBeing = schema.entities.some(({ inInterface }) => inInterface) && (index === 0 || uses('interface'));
  const types = schema.entities.map((entity) => {
    const keys = keysAt(entity, index);
    const fields = new Map<string, string>();
    if (keys.some((key) => key.startsWith('id'))) fields.set('id', 'id: ID!');
    if (keys.some((key) => key !== 'id')) fields.set('key', keyField(entity));
    if (entity.inInterface && index === 0) fields.set('nick', 'nick: String');
    for (const field of entity.fields) {
      if (here(field)) fields.set(field.name, resolved(field));
      if (here(field) && field.requires) external(fields, field.requires);
    }
    for (const { target, provides } of everyField)
      if (provides && schema.entities[target] === entity) external(fields, provides);
    const directives = keys.map((key) => ` @key(fields: "${key}")`).join('');
    const being = hasBeing && entity.inInterface ? ' implements Being' : '';
    return `type ${entity.name}${being}${directives} { ${[...fields.values()].join(' ')} }`;
  });
  const roots = schema.roots.filter(here).map(resolved);
  return [
    LINK,
    COMMON,
    `type Value @shareable ${VALUE}`,
    'type Spot @shareable { zone: Int! }',
    hasBeing ? `interface Being { id: ID! ${index === 0 ? 'nick: String' : ''} }` : '',
    uses('union') ? unionSdl(schema) : '',
    ...types,
    roots.length > 0 ? `type Query { ${roots.join(' ')} }` : '',
  ].join('\n');
}

function subgraphResolvers(schema: ModelSchema, index: number): Resolvers {
  const here = ({ subgraphs }: SchemaField): boolean => subgraphs.includes(index);
  const resolvers: Resolvers = {};
  const roots = schema.roots.filter(here);
  if (roots.length > 0) resolvers['Query'] = ownResolvers(schema, 'Query', roots);
  const everyField = [...schema.roots, ...schema.entities.flatMap(({ fields }) => fields)].filter(here);
  for (const entity of schema.entities) {
    const own = entity.fields.filter(here);
    const provided = everyField.flatMap(({ target, provides }) =>
      provides && schema.entities[target] === entity ? [provides] : [],
    );
    const required = own.flatMap(({ requires }) => requires ?? []);
    const known = keysAt(entity, index);
    const keys = Object.entries(keyResolvers(entity)).filter(([name]) =>
      known.some((key) => key.split(' ').includes(name)),
    );
    resolvers[entity.name] = {
      __resolveReference: (reference: Record<string, unknown>) => findRow(entity, reference),
      ...Object.fromEntries(keys),
      ...(index === 0 ? nickResolver(entity) : {}),
      ...ownResolvers(schema, entity.name, [...required, ...provided]),
      ...ownResolvers(schema, entity.name, own),
    };
  }
  return resolvers;
}

function ownResolvers(schema: ModelSchema, of: string, fields: readonly SchemaField[]): Record<string, Resolver> {
  return Object.fromEntries(
    fields.map((field): [string, Resolver] => [
      field.name,
      (parent, given) => {
        const { requires } = field;
        const told = requires && parent?.reference && Object.hasOwn(parent.reference, requires.name);
        const value = fieldValue(schema, field, of, parent?.row ?? 0, given);
        // What it requires comes from the other subgraph, by way of the gateway; whether it fails is its own affair.
        return told && value !== null ? computed(requires, parent.reference?.[requires.name]) : value;
      },
    ]),
  );
}

function keyResolvers({ name, key }: SchemaEntity): Record<string, Resolver> {
  return {
    id: ({ row }) => `${name}-${row}`,
    ...(key === 'two' ? { code: ({ row }: Row) => `${name}/${row}` } : {}),
    ...(key === 'composite' ? { region: ({ row }: Row) => row % 2 } : {}),
    ...(key === 'nested' ? { spot: ({ row }: Row) => ({ zone: row }) } : {}),
  };
}

const nickResolver = ({ inInterface, name }: SchemaEntity): Record<string, Resolver> =>
  inInterface ? { nick: ({ row }) => (row === 2 ? null : `nick of ${name} ${row}`) } : {};

function keyField({ key }: SchemaEntity): string {
  return key === 'two' ? 'code: String!' : key === 'composite' ? 'region: Int!' : key === 'nested' ? 'spot: Spot!' : '';
}

/** Of two keys only the home knows both; the others know one of them each. */
function keysAt({ key, home }: SchemaEntity, index: number): readonly string[] {
  if (key === 'composite') return ['id region'];
  if (key === 'nested') return ['id spot { zone }'];
  if (key === 'single') return ['id'];
  return index === home ? ['id', 'code'] : [index % 2 === 0 ? 'id' : 'code'];
}

function findRow({ name, rows }: SchemaEntity, reference: Record<string, unknown>): Row | null {
  const row = Array.from({ length: rows }, (_, i) => i).find(
    (i) => reference['id'] === `${name}-${i}` || reference['code'] === `${name}/${i}`,
  );
  return row === undefined ? null : { __typename: name, row, reference };
}

/** A field as clients see it. */
function declared({ name, kind, type }: SchemaField): string {
  return `${name}${kind === 'echo' ? ARGUMENTS : ''}: ${type}`;
}

/** The same in a subgraph, with what federation must know of it. */
function resolved(field: SchemaField): string {
  const { requires, provides, shareable } = field;
  const shared = shareable ? ' @shareable' : '';
  const needs = requires ? ` @requires(fields: "${selectionOf(requires)}")` : '';
  const gives = provides ? ` @provides(fields: "${provides.name}")` : '';
  return declared(field) + shared + needs + gives;
}

const selectionOf = ({ name, kind }: SchemaField): string =>
  kind === 'value' || kind === 'values' ? `${name} { text num }` : name;

function external(fields: Map<string, string>, { name, type }: SchemaField): void {
  if (!fields.has(name)) fields.set(name, `${name}: ${type} @external`);
}

const unionSdl = ({ entities }: ModelSchema): string =>
  `union Any = ${entities
    .filter(({ inUnion }) => inUnion)
    .map(({ name }) => name)
    .join(' | ')}`;
