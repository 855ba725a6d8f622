import type { FetchPart, FetchStep } from '../plan/executable-plan.js';
import { fetchEntities } from './fetch-entities.js';
import type { Gathering } from './gathering.js';
import { mergeEntities } from './merge-entities.js';
import { renamedPath, rewrite } from './rewrite.js';
import { sendFetch } from './send-fetch.js';
import { readPath, subgraphError } from './subgraph-errors.js';
import { targetsAt } from './targets.js';

/** Runs one fetch and merges what it brings; failures become errors at the fields that stay empty. Never rejects. */
export function runFetch(gathering: Gathering, fetch: FetchStep): Promise<void> {
  const [part] = fetch.parts as [FetchPart];
  return part.requires ? fetchEntities(gathering, fetch) : fetchRoot(gathering, fetch, part);
}

/** A fetch that needs no entity: of root fields, which may lie below others (`{ a { query { … } } }`). */
async function fetchRoot(gathering: Gathering, fetch: FetchStep, part: FetchPart): Promise<void> {
  const objects = targetsAt(gathering.data, part.paths[0] ?? []).map(({ object }) => object);
  if (objects.length === 0) return;
  const filled = [{ part, objects: () => objects }];
  const response = await sendFetch(gathering, fetch, { variables: {}, representations: [] }, filled);
  if (!response) return;
  if (response.data) {
    if (part.outputRewrites.length > 0) rewrite(gathering.supergraph, part.outputRewrites, response.data);
    for (const object of objects) mergeEntities(gathering.supergraph, object, response.data);
  }
  for (const error of response.errors) {
    const told = subgraphError(fetch.subgraph, error);
    const path = readPath(error.path);
    if (path) for (const object of objects) gathering.reported.add(object, renamedPath(part.outputRewrites, path), told);
    else gathering.reported.placeless.push(told);
  }
}
