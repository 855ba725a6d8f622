import type { GraphQLFormattedError } from 'graphql';
import type { ExecuteRequest } from '../engine.js';
import { GatewayError, toGatewayError } from '../errors.js';
import type { FetchStep } from '../plan/executable-plan.js';
import type { Supergraph } from '../supergraph.js';
import { isJsonObject, mergeInto, type JsonObject } from './json-object.js';
import { representationOf } from './representation.js';
import { rewrite } from './rewrite.js';
import type { SubgraphResponse } from './subgraph-client.js';
import { failedFetch, readPath, subgraphError } from './subgraph-errors.js';
import { targetsAt, type Target } from './targets.js';

/** What one execution gathers. */
export interface Gathering {
  readonly supergraph: Supergraph;
  readonly request: ExecuteRequest;
  readonly data: JsonObject;
  readonly errors: GraphQLFormattedError[];
}

/** Runs one fetch and merges what it brings; failures become errors at the places that stay empty. */
export async function runFetch(gathering: Gathering, fetch: FetchStep): Promise<void> {
  const targets = targetsAt(gathering.data, fetch.path);
  if (targets.length === 0) return;
  await (fetch.requires ? fetchEntities(gathering, fetch, targets) : fetchRoot(gathering, fetch, targets));
}

async function fetchRoot(gathering: Gathering, fetch: FetchStep, targets: readonly Target[]): Promise<void> {
  const response = await send(gathering, fetch, {}, targets.map(({ path }) => path));
  if (!response) return;
  for (const error of response.errors ?? []) {
    const within = readPath(error.path) ?? [];
    gathering.errors.push(...subgraphError(fetch.subgraph, error, targets.map(({ path }) => [...path, ...within])));
  }
  if (!response.data) return;
  rewrite(gathering.supergraph, fetch.outputRewrites, response.data);
  targets.forEach(({ object }, index) => mergeInto(object, copyAfterFirst(response.data as JsonObject, index)));
}

/** Equal representations travel once: `places[i]` are all the objects that representation i stands for. */
async function fetchEntities(gathering: Gathering, fetch: FetchStep, targets: readonly Target[]): Promise<void> {
  const { supergraph, errors } = gathering;
  const representations: JsonObject[] = [];
  const places: Target[][] = [];
  const known = new Map<string, Target[]>();
  for (const target of targets) {
    const representation = representationOf(supergraph, fetch.requires ?? [], target.object);
    if (!representation) continue;
    rewrite(supergraph, fetch.inputRewrites, representation);
    const key = JSON.stringify(representation);
    const same = known.get(key);
    if (same) same.push(target);
    else {
      const first = [target];
      known.set(key, first);
      representations.push(representation);
      places.push(first);
    }
  }
  if (representations.length === 0) return;

  const allPaths = places.flat().map(({ path }) => path);
  const response = await send(gathering, fetch, { representations }, allPaths);
  if (!response) return;
  for (const error of response.errors ?? []) errors.push(...subgraphError(fetch.subgraph, error, entityPaths(error.path, places, allPaths)));
  if (!response.data) return;
  const entities = response.data['_entities'];
  if (!Array.isArray(entities) || entities.length !== representations.length) {
    const wrong = new GatewayError('SUBGRAPH_BAD_RESPONSE', { detail: `The service ${fetch.subgraph} answered with another number of entities than it was asked for.` });
    errors.push(...failedFetch(fetch.subgraph, wrong, allPaths));
    return;
  }
  entities.forEach((entity: unknown, i) => {
    if (!isJsonObject(entity)) return;
    rewrite(supergraph, fetch.outputRewrites, entity);
    places[i]?.forEach(({ object }, index) => mergeInto(object, copyAfterFirst(entity, index)));
  });
}

/** `_entities.3.name` in the subgraph's answer is `name` at every place of representation 3. */
function entityPaths(path: unknown, places: readonly Target[][], allPaths: readonly (readonly (string | number)[])[]): readonly (readonly (string | number)[])[] {
  const [root, index, ...within] = readPath(path) ?? [];
  const named = root === '_entities' && typeof index === 'number' ? places[index] : undefined;
  return named ? named.map((target) => [...target.path, ...within]) : allPaths.slice(0, 1);
}

/** Later fetches write into merged objects, so two places must not share them. */
function copyAfterFirst(data: JsonObject, index: number): JsonObject {
  return index === 0 ? data : (JSON.parse(JSON.stringify(data)) as JsonObject);
}

async function send(
  { request, errors }: Gathering,
  fetch: FetchStep,
  extra: Readonly<Record<string, unknown>>,
  paths: readonly (readonly (string | number)[])[],
): Promise<SubgraphResponse | undefined> {
  const variables: Record<string, unknown> = { ...extra };
  for (const name of fetch.variables) if (Object.hasOwn(request.variables, name)) variables[name] = request.variables[name];
  try {
    const client = request.subgraphs.get(fetch.subgraph);
    if (!client) throw new GatewayError('SUBGRAPH_UNAVAILABLE', { detail: `The service ${fetch.subgraph} has no address. Set SUBGRAPH_URLS.` });
    return await client.send(
      { document: fetch.document, variables, ...(fetch.operationName ? { operationName: fetch.operationName } : {}) },
      (method, path, body) => request.requestHeaders(fetch.subgraph, method, path, body),
      request.signal,
    );
  } catch (cause) {
    errors.push(...failedFetch(fetch.subgraph, toGatewayError(cause), paths));
    return undefined;
  }
}
