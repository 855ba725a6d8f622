import { GATEWAY_ERRORS } from '../errors.js';
import type { FetchStep } from '../plan/executable-plan.js';
import type { QueryPlanSelectionNode } from '../plan/plan-operation.js';
import { contextArguments } from './context-arguments.js';
import type { Gathering } from './gathering.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import { mergeEntities } from './merge-entities.js';
import { representationOf } from './representation.js';
import { rewrite } from './rewrite.js';
import { sendFetch } from './send-fetch.js';
import { readPath, subgraphError, type ResponsePath } from './subgraph-errors.js';
import type { Target } from './targets.js';

/** Representations that travel together, since they share the values of `@fromContext` arguments. */
interface Batch {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly representations: JsonObject[];
  /** `places[i]` are all the objects that representation i stands for */
  readonly places: Target[][];
  /** the text of a representation → its index; whole texts, so that no two different ones are ever taken as equal */
  readonly known: Map<string, number>;
}

/** Asks a subgraph about entities found so far, in one request: equal representations travel once. */
export async function fetchEntities(
  gathering: Gathering,
  fetch: FetchStep,
  requires: readonly QueryPlanSelectionNode[],
  targets: readonly Target[],
): Promise<void> {
  const batches = new Map<string, Batch>();
  for (const target of targets) {
    const representation = representationOf(gathering.supergraph, requires, target.object);
    if (!representation) {
      gathering.failed.skip(fetch, target);
      continue;
    }
    rewrite(gathering.supergraph, fetch.inputRewrites, representation);
    const variables = contextArguments(gathering.supergraph, fetch.contextArguments, target);
    const batchKey = fetch.contextArguments.length > 0 ? JSON.stringify(variables) : '';
    let batch = batches.get(batchKey);
    if (!batch) batches.set(batchKey, (batch = { variables, representations: [], places: [], known: new Map() }));
    add(batch, representation, target);
  }
  await Promise.all([...batches.values()].map((batch) => fetchBatch(gathering, fetch, batch)));
}

function add({ representations, places, known }: Batch, representation: JsonObject, target: Target): void {
  const text = JSON.stringify(representation);
  const index = known.get(text);
  if (index !== undefined) {
    places[index]?.push(target);
    return;
  }
  known.set(text, representations.length);
  representations.push(representation);
  places.push([target]);
}

async function fetchBatch(gathering: Gathering, fetch: FetchStep, batch: Batch): Promise<void> {
  const { supergraph, errors, failed } = gathering;
  const { representations, places } = batch;
  const response = await sendFetch(gathering, fetch, { ...batch.variables, representations }, places.flat());
  if (!response) return;
  for (const error of response.errors)
    errors.push(...subgraphError(fetch.subgraph, error, entityPaths(error.path, places)));
  if (!response.data) return;

  const entities = response.data['_entities'];
  if (!Array.isArray(entities) || entities.length !== representations.length) {
    // A subgraph whose `_entities` failed as a whole has told so by its errors.
    const told = (entities === null || entities === undefined) && response.errors.some((error) => readPath(error.path));
    if (!told)
      failed.add(fetch, places.flat(), {
        code: 'SUBGRAPH_BAD_RESPONSE',
        message: GATEWAY_ERRORS.SUBGRAPH_BAD_RESPONSE.message,
      });
    return;
  }
  // Under `@fromContext` one entity may have different values at different places, so places must not share objects.
  const shared = fetch.contextArguments.length === 0;
  entities.forEach((entity: unknown, i) => {
    if (!isJsonObject(entity)) return;
    rewrite(supergraph, fetch.outputRewrites, entity);
    for (const { object } of places[i] ?? [])
      mergeEntities(supergraph, object, shared ? entity : structuredClone(entity));
  });
}

/** `_entities.3.name` in the subgraph's answer is `name` at every place of representation 3. */
function entityPaths(path: unknown, places: readonly Target[][]): readonly (ResponsePath | undefined)[] {
  const [, index, ...within] = readPath(path) ?? [];
  const named = typeof index === 'number' ? places[index] : undefined;
  return named ? named.map((target) => [...target.path, ...within]) : [undefined];
}
