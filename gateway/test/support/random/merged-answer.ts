import { buildSchema, execute, isObjectType, parse, type GraphQLSchema } from 'graphql';
import { mergedResolvers, mergedSdl } from './model-subgraphs.js';
import type { ModelSchema } from './model-schema.js';
import type { RandomOperation } from './random-operation.js';

/** What a client sees: data, and at which places something went wrong. */
export interface SeenAnswer {
  readonly data: string;
  readonly errorPlaces: readonly string[];
}

/** The model as one graphql-js schema in this process: the oracle. */
export function mergedSchema(model: ModelSchema): GraphQLSchema {
  const schema = buildSchema(mergedSdl(model));
  for (const [typeName, fields] of Object.entries(mergedResolvers(model))) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`the merged schema has no type ${typeName}`);
    for (const [name, resolve] of Object.entries(fields)) {
      const field = type.getFields()[name];
      if (field) field.resolve = resolve as never;
    }
  }
  return schema;
}

export async function mergedAnswer(schema: GraphQLSchema, { query, variables }: RandomOperation): Promise<SeenAnswer> {
  return seen(await execute({ schema, document: parse(query), variableValues: variables }));
}

/** Data as text, so that the order of fields counts too. */
export function seen({
  data,
  errors,
}: {
  readonly data?: unknown;
  readonly errors?: readonly object[] | undefined;
}): SeenAnswer {
  const places = (errors ?? []).map((error) =>
    nullPlace(data, (error as { path?: readonly (string | number)[] }).path),
  );
  return { data: JSON.stringify(data ?? null), errorPlaces: [...new Set(places)].sort() };
}

/**
 * Where the null is that an error caused: the error's own path, or a place above it to which the null travelled. Below that
 * place the specification leaves open which errors are told (§6.4.4): one of them must be.
 */
function nullPlace(data: unknown, path: readonly (string | number)[] | undefined): string {
  if (!path) return '(no path)';
  let value: unknown = data ?? null;
  for (let depth = 0; depth < path.length; depth += 1) {
    if (value === null) return path.slice(0, depth).join('.') || '(data)';
    const step = path[depth] as string | number;
    const found = typeof value === 'object' && Object.hasOwn(value as object, step);
    if (!found) return `(no such place: ${path.join('.')})`;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value === null ? path.join('.') : `(not null: ${path.join('.')})`;
}
