import { parse } from 'graphql';
import type { SubgraphFixture } from '../start-subgraph.js';
import { COMMON, declared, LINK, resolved } from './field-sdl.js';
import type { ModelSchema, SchemaEntity, SchemaField } from './model-schema.js';
import { lensFields, lensResolvers, lensRoots, lensSubgraphs } from './lens-subgraphs.js';
import { nickOf, type Row } from './model-values.js';
import { ownResolvers, type Resolver } from './own-resolvers.js';

const VALUE = '{ text: String num: Int! inner: [Value!]! who: E0 }';

export type Resolvers = Record<string, Record<string, unknown>>;

/** The model as subgraphs that each answer their own part of it. */
export function modelSubgraphs(schema: ModelSchema): readonly SubgraphFixture[] {
  const entitySubgraphs = Array.from({ length: schema.subgraphs }, (_, index) => ({
    name: `s${index}`,
    typeDefs: parse(subgraphSdl(schema, index)),
    resolvers: subgraphResolvers(schema, index),
  }));
  return [...entitySubgraphs, ...lensSubgraphs(schema)];
}

/** The model as one schema: what the federation must look like from outside. */
export function mergedSdl(schema: ModelSchema): string {
  const entities = schema.entities.map((entity) => {
    const keys = ['id: ID!', ...(entity.key === 'single' ? [] : [keyField(entity)])];
    const nick = entity.inInterface ? ['nick: String', ...lensFields(schema).map(declared)] : [];
    const fields = entity.fields.map(declared);
    return `type ${entity.name}${entity.inInterface ? ' implements Being' : ''} { ${[...keys, ...nick, ...fields].join(' ')} }`;
  });
  const being = schema.entities.some(({ inInterface }) => inInterface)
    ? `interface Being { id: ID! nick: String ${lensFields(schema).map(declared).join(' ')} }`
    : '';
  const roots = [...schema.roots, ...lensRoots(schema)].map(declared).join(' ');
  return [
    COMMON,
    `type Value ${VALUE}`,
    'type Part { pid: Int! even: String odd: String }',
    'type Spot { zone: Int! }',
    being,
    unionSdl(schema),
    ...entities,
  ]
    .concat(`type Query { ${roots} }`)
    .join('\n');
}

/** Resolvers of every field of the merged schema. */
export function mergedResolvers(schema: ModelSchema): Resolvers {
  const entities = schema.entities.map((entity) => [
    entity.name,
    {
      ...keyResolvers(entity),
      ...nickResolver(entity),
      ...ownResolvers(schema, entity.name, entity.fields),
      ...(entity.inInterface ? lensResolvers(schema, lensFields(schema)) : {}),
    },
  ]);
  const roots = { ...ownResolvers(schema, 'Query', schema.roots), ...ownResolvers(schema, 'Query', lensRoots(schema)) };
  return { Query: roots, ...Object.fromEntries(entities) };
}

function subgraphSdl(schema: ModelSchema, index: number): string {
  const here = ({ subgraphs }: SchemaField): boolean => subgraphs.includes(index);
  const everyField = [...schema.roots, ...schema.entities.flatMap(({ fields }) => fields)].filter(here);
  const uses = (kind: string): boolean =>
    everyField.some((field) => field.kind === kind || field.requires?.kind === kind);
  const hasBeing = schema.entities.some(({ inInterface }) => inInterface) && (index === 0 || uses('interface'));
  const beingKey = schema.lenses.length > 0 && index === 0 ? ' @key(fields: "id")' : '';
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
    for (const { field, entity: of } of everyField.flatMap(({ requires }) => requires?.members ?? [])) {
      if (of !== entity.name) continue;
      if (!fields.has('id')) fields.set('id', 'id: ID! @external');
      if (field) external(fields, field);
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
    `type Part @shareable { pid: Int! ${index % 2 === 0 ? 'even' : 'odd'}: String }`,
    hasBeing ? `interface Being${beingKey} { id: ID! ${index === 0 ? 'nick: String' : ''} }` : '',
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
  if (schema.lenses.length > 0 && index === 0) resolvers['Being'] = { __resolveReference: anyBeing(schema) };
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

function keyResolvers({ name, key }: SchemaEntity): Record<string, Resolver> {
  return {
    id: ({ row }) => `${name}-${row}`,
    ...(key === 'two' ? { code: ({ row }: Row) => `${name}/${row}` } : {}),
    ...(key === 'composite' ? { region: ({ row }: Row) => row % 2 } : {}),
    ...(key === 'nested' ? { spot: ({ row }: Row) => ({ zone: row }) } : {}),
  };
}

const nickResolver = ({ inInterface, name }: SchemaEntity): Record<string, Resolver> =>
  inInterface ? { nick: ({ row }) => nickOf(name, row) } : {};

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

/** The row that an id names, of whatever type: what the subgraph of an interface with a key must tell the others. */
const anyBeing =
  ({ entities }: ModelSchema) =>
  (reference: Record<string, unknown>): Row | null =>
    entities.map((entity) => findRow(entity, reference)).find((row) => row !== null) ?? null;

function external(fields: Map<string, string>, { name, type }: SchemaField): void {
  if (!fields.has(name)) fields.set(name, `${name}: ${type} @external`);
}

const unionSdl = ({ entities }: ModelSchema): string =>
  `union Any = ${entities
    .filter(({ inUnion }) => inUnion)
    .map(({ name }) => name)
    .join(' | ')}`;
