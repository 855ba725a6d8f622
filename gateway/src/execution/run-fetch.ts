import type { FetchPart, FetchStep } from '../plan/executable-plan.js';
import { unusableAnswer } from './failed-fetches.js';
import { fetchEntities } from './fetch-entities.js';
import type { Gathering } from './gathering.js';
import type { JsonObject } from './json-object.js';
import { mergeEntities } from './merge-entities.js';
import { renamedPath, rewrite } from './rewrite.js';
import { sendFetch } from './send-fetch.js';
import type { SubgraphResponse } from './subgraph-response.js';
import { readPath, subgraphError } from './subgraph-errors.js';
import { targetsAt } from './targets.js';

/** Runs one fetch and merges what it brings; failures become errors at the fields that stay empty. Never rejects. */
export async function runFetch(gathering: Gathering, fetch: FetchStep): Promise<void> {
  const [first] = fetch.parts as [FetchPart];
  try {
    await (first.requires ? fetchEntities(gathering, fetch) : fetchRoot(gathering, fetch, first));
  } catch (cause) {
    // Data nested so deeply that joining it ends the stack.
    if (!(cause instanceof RangeError)) throw cause;
    for (const part of fetch.parts) {
      const objects = targetsAt(gathering.supergraph, gathering.data, part.paths).map(({ object }) => object);
      gathering.failed.add(part, objects, unusableAnswer(fetch.subgraph));
    }
  }
}

/** A fetch that needs no entity: of root fields, which may lie below others (`{ a { query { … } } }`). */
async function fetchRoot(gathering: Gathering, fetch: FetchStep, part: FetchPart): Promise<void> {
  const objects = targetsAt(gathering.supergraph, gathering.data, part.paths).map(({ object }) => object);
  if (objects.length === 0) return;
  const filled = [{ part, objects: () => objects }];
  const response = await sendFetch(gathering, fetch, { variables: {}, representations: [] }, filled);
  if (!response) return;
  if (response.data) {
    noteAbsent(gathering, fetch, part, objects, response);
    if (part.outputRewrites.length > 0) rewrite(gathering.supergraph, part.outputRewrites, response.data);
    for (const object of objects) mergeEntities(gathering.supergraph, object, response.data, part.fields);
  }
  for (const error of response.errors) {
    const told = subgraphError(fetch.subgraph, error);
    const path = readPath(error.path);
    if (path)
      for (const object of objects) gathering.reported.add(object, renamedPath(part.outputRewrites, path), told);
    else gathering.reported.placeless.push(told);
  }
}

/** Root fields that a subgraph left out without a word: half an answer must not look whole. */
function noteAbsent(
  { failed }: Gathering,
  { subgraph }: FetchStep,
  part: FetchPart,
  objects: readonly JsonObject[],
  { data, errors }: SubgraphResponse,
): void {
  // Renamed fields have two names, one of which is always absent.
  if (!data || errors.length > 0 || part.outputRewrites.length > 0) return;
  const fields = part.fields.filter((name) => !Object.hasOwn(data, name));
  if (fields.length > 0) failed.add({ ...part, fields }, objects, unusableAnswer(subgraph));
}
