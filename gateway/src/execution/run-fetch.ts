import type { FetchStep } from '../plan/executable-plan.js';
import { fetchEntities } from './fetch-entities.js';
import type { Gathering } from './gathering.js';
import { mergeEntities } from './merge-entities.js';
import { rewrite } from './rewrite.js';
import { sendFetch } from './send-fetch.js';
import { readPath, subgraphError } from './subgraph-errors.js';
import { targetsAt, type Target } from './targets.js';

/** Runs one fetch and merges what it brings; failures become errors at the fields that stay empty. Never rejects. */
export async function runFetch(gathering: Gathering, fetch: FetchStep): Promise<void> {
  const targets = targetsAt(gathering.data, fetch.path);
  if (targets.length === 0) return;
  await (fetch.requires
    ? fetchEntities(gathering, fetch, fetch.requires, targets)
    : fetchRoot(gathering, fetch, targets));
}

/** A fetch that needs no entity: of root fields, which may lie below others (`{ a { query { … } } }`). */
async function fetchRoot(gathering: Gathering, fetch: FetchStep, targets: readonly Target[]): Promise<void> {
  const response = await sendFetch(gathering, fetch, {}, targets);
  if (!response) return;
  for (const error of response.errors) {
    const within = readPath(error.path);
    const paths = within ? targets.map(({ path }) => [...path, ...within]) : [undefined];
    gathering.errors.push(...subgraphError(fetch.subgraph, error, paths));
  }
  if (!response.data) return;
  rewrite(gathering.supergraph, fetch.outputRewrites, response.data);
  for (const { object } of targets) mergeEntities(gathering.supergraph, object, response.data);
}
