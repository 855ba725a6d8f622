import type { FetchPart, FetchStep } from '../../plan/executable-plan.js';
import { unusableAnswer } from './failed-fetches.js';
import { fetchEntities } from './fetch-entities.js';
import type { ObjectsExecution } from './objects-execution.js';
import type { JsonObject } from '../json-object.js';
import { mergeEntities } from './merge-entities.js';
import { renamedPath, rewrite } from './rewrite.js';
import { sendFetch } from './send-fetch.js';
import type { SubgraphResponse } from '../transport/subgraph-response.js';
import { readPath, subgraphError } from '../transport/subgraph-errors.js';
import { targetsAt } from './targets.js';

/** Runs one fetch and merges what it brings; failures become errors at the fields that stay empty. Never rejects. */
export async function runFetch(execution: ObjectsExecution, fetch: FetchStep): Promise<void> {
  const [first] = fetch.parts as [FetchPart];
  try {
    await (first.requires ? fetchEntities(execution, fetch) : fetchRoot(execution, fetch, first));
  } catch (cause) {
    // Data nested so deeply that joining it ends the stack.
    if (!(cause instanceof RangeError)) throw cause;
    for (const part of fetch.parts) {
      const objects = targetsAt(execution.supergraph, execution.data, part.paths).map(({ object }) => object);
      execution.failed.add(part, objects, unusableAnswer(fetch.subgraph));
    }
  }
}

/** A fetch that needs no entity: of root fields, which may lie below others (`{ a { query { … } } }`). */
async function fetchRoot(execution: ObjectsExecution, fetch: FetchStep, part: FetchPart): Promise<void> {
  const objects = targetsAt(execution.supergraph, execution.data, part.paths).map(({ object }) => object);
  if (objects.length === 0) return;
  const filled = [{ part, objects: () => objects }];
  const response = await sendFetch(execution, fetch, { variables: {}, representations: [] }, filled);
  if (!response) return;
  if (response.data) {
    noteAbsent(execution, fetch, part, objects, response);
    if (part.outputRewrites.length > 0) rewrite(execution.supergraph, part.outputRewrites, response.data);
    for (const object of objects)
      mergeEntities(execution.supergraph, object, response.data, part.fields, (at, field) =>
        execution.failed.add({ fields: [field] }, [at], unusableAnswer(fetch.subgraph)),
      );
  }
  for (const error of response.errors) {
    const formatted = subgraphError(fetch.subgraph, error);
    // A field that must not be null failed, and took the others with it.
    if (!response.data) for (const object of objects) execution.reported.nulled(object, part.fields, formatted);
    const path = readPath(error.path);
    if (path)
      for (const object of objects) execution.reported.add(object, renamedPath(part.outputRewrites, path), formatted);
    else execution.reported.placeless.push(formatted);
  }
}

/** Root fields that a subgraph left out without a word: half an answer must not look whole. */
function noteAbsent(
  { failed }: ObjectsExecution,
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
