import type { FetchPart, FetchStep } from '../../plan/executable-plan.js';
import { cloneJson } from '../../exact-json.js';
import { contextArguments } from './context-arguments.js';
import { unusableAnswer } from './failed-fetches.js';
import type { ObjectsExecution } from './objects-execution.js';
import { isJsonObject, type JsonObject } from '../json-object.js';
import { mergeEntities } from './merge-entities.js';
import { representationsFor, type Representations } from './representations.js';
import { renamedPath, rewrite } from './rewrite.js';
import { sendFetch } from './send-fetch.js';
import type { SubgraphResponse } from '../transport/subgraph-response.js';
import { readPath, subgraphError } from '../transport/subgraph-errors.js';
import { placedTargetsAt, targetsAt, type PlacedTarget, type Target } from './targets.js';

/** Asks a subgraph about entities found so far, in one request: equal representations travel once. */
export async function fetchEntities(execution: ObjectsExecution, fetch: FetchStep): Promise<void> {
  const [first] = fetch.parts;
  if (first && first.contextArguments.length > 0) return fetchWithContext(execution, fetch, first);
  const batches = fetch.parts.map((part) => representationsFor(execution, part, targetsOf(execution, part)));
  if (batches.some(({ texts }) => texts.length > 0)) await fetchBatches(execution, fetch, batches, {});
}

/** Where places may not share objects, an object is as many targets as places hold it. */
function targetsOf({ supergraph, data, unifiesEntities }: ObjectsExecution, { paths }: FetchPart): readonly Target[] {
  if (unifiesEntities) return targetsAt(supergraph, data, paths);
  return paths.flatMap((path) => placedTargetsAt(supergraph, data, path));
}

/** Representations travel together when the values of their `@fromContext` arguments are the same. */
async function fetchWithContext(execution: ObjectsExecution, fetch: FetchStep, part: FetchPart): Promise<void> {
  const groups = new Map<string, { variables: Readonly<Record<string, unknown>>; targets: PlacedTarget[] }>();
  for (const target of part.paths.flatMap((path) => placedTargetsAt(execution.supergraph, execution.data, path))) {
    const variables = contextArguments(execution.supergraph, part.contextArguments, target);
    const key = JSON.stringify(variables);
    const group = groups.get(key) ?? { variables, targets: [] };
    groups.set(key, group);
    group.targets.push(target);
  }
  await Promise.all(
    [...groups.values()].map(async ({ variables, targets }) => {
      const batch = representationsFor(execution, part, targets);
      if (batch.texts.length > 0) await fetchBatches(execution, fetch, [batch], variables);
    }),
  );
}

async function fetchBatches(
  execution: ObjectsExecution,
  fetch: FetchStep,
  batches: readonly Representations[],
  variables: Readonly<Record<string, unknown>>,
): Promise<void> {
  const asked = batches.map(({ part, texts }) => ({ variable: part.variable as string, list: texts.join(',') }));
  const filled = batches.map(({ part, places }) => ({ part, objects: () => places.flat() }));
  const response = await sendFetch(execution, fetch, { variables, representations: asked }, filled);
  for (const { places } of batches) for (const objects of places) execution.pending.end(objects);
  if (!response) return;
  for (const batch of batches) mergeBatch(execution, fetch, batch, response);
  noteErrors(execution, fetch, batches, response);
}

function mergeBatch(
  { supergraph, failed, unifiesEntities }: ObjectsExecution,
  { subgraph }: FetchStep,
  { part, texts, places }: Representations,
  { data, errors }: SubgraphResponse,
): void {
  if (texts.length === 0) return;
  const entities = data?.[part.responseName as string];
  if (!Array.isArray(entities) || entities.length !== texts.length) {
    const absent = entities === null || entities === undefined;
    // A subgraph whose `_entities` failed as a whole has reported why in its errors: those of this part, or of another one beside it.
    if (absent && errors.some(({ path }) => readPath(path)?.[0] === part.responseName)) return;
    const [first] = absent ? errors : [];
    const reported = first && subgraphError(subgraph, first);
    const why = reported
      ? { subgraph, code: String(reported.extensions?.['code']), message: reported.message }
      : unusableAnswer(subgraph);
    failed.add(part, places.flat(), why);
    return;
  }
  for (let i = 0; i < entities.length; i += 1) {
    const entity: unknown = entities[i];
    // Null says that there is no such entity.
    if (entity === null) continue;
    if (!isJsonObject(entity)) {
      failed.add(part, places[i] as JsonObject[], unusableAnswer(subgraph));
      continue;
    }
    if (part.outputRewrites.length > 0) rewrite(supergraph, part.outputRewrites, entity);
    for (const object of places[i] as JsonObject[]) {
      const own = unifiesEntities ? entity : cloneJson(entity);
      mergeEntities(supergraph, object, own, part.fields, (at, field) =>
        failed.add({ fields: [field] }, [at], unusableAnswer(subgraph)),
      );
    }
  }
}

/**
 * `_entities.3.name` in the subgraph's answer is `name` of every object of representation 3. An error of `_entities` itself
 * belongs to all of them; one such error says enough.
 */
function noteErrors(
  { reported }: ObjectsExecution,
  { subgraph }: FetchStep,
  batches: readonly Representations[],
  { data, errors }: SubgraphResponse,
): void {
  const failedWhole = new Set<Representations>();
  for (const error of errors) {
    const formatted = subgraphError(subgraph, error);
    const [responseName, index, ...within] = readPath(error.path) ?? [];
    const batch = batches.find(({ part }) => part.responseName === responseName);
    const whole = batch && typeof index !== 'number' && !failedWhole.has(batch);
    if (whole) failedWhole.add(batch);
    const objects = whole ? batch.places.flat() : typeof index === 'number' ? batch?.places[index] : undefined;
    if (batch)
      for (const object of absentWith(data, batch, index)) reported.nulled(object, batch.part.fields, formatted);
    if (!batch || !objects?.length) reported.placeless.push(formatted);
    else for (const object of objects) reported.add(object, renamedPath(batch.part.outputRewrites, within), formatted);
  }
}

/** The objects whose entity did not come because of an error at an index: that one, or all where none of them came. */
function absentWith(
  data: SubgraphResponse['data'],
  { part, places }: Representations,
  index: unknown,
): readonly JsonObject[] {
  const entities = data?.[part.responseName as string];
  if (!Array.isArray(entities)) return places.flat();
  return typeof index === 'number' && entities[index] === null ? (places[index] ?? []) : [];
}
