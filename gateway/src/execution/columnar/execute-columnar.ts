import type { ExecutionRequest } from '../execution-request.js';
import type { FetchStep } from '../../plan/executable-plan.js';
import type { CompiledOperation } from '../../plan/compiled-operation.js';
import type { ResultShape } from '../../plan/result-shape.js';
import { fetchBody } from '../transport/request-body.js';
import { runByDependency } from '../run-by-dependency.js';
import type { SubgraphRequests } from '../transport/subgraph-requests.js';
import { ByteWriter } from './byte-writer.js';
import { columnarRuntime, type ColumnarRuntime } from './columnar-runtime.js';
import type { FetchTables } from '../../plan/columnar/columnar-plan.js';
import type { AnswerTables } from './answer-tables.js';
import { scanAnswer } from './scan-answer.js';
import { COLUMNAR_FALLBACK } from './columnar-fallback.js';
import { writeColumnarAnswer } from './write-columnar-answer.js';

/** Written to by one thing at a time, never across a wait. */
const out = new ByteWriter();

/**
 * Executes a plan over tables of the received bytes, and answers `{"data":…}`. Undefined where the plan is none for
 * tables, or an answer was unusual: a subgraph failed, reported errors, or sent what does not fit.
 */
export async function executeColumnar(
  compiled: CompiledOperation,
  shape: ResultShape,
  request: ExecutionRequest,
  requests: SubgraphRequests,
): Promise<Buffer | undefined> {
  const runtime = columnarRuntime(compiled);
  if (!runtime?.isWorthTrying()) return undefined;
  const execution: Execution = {
    runtime,
    tables: runtime.take(),
    request,
    requests,
    ended: false,
    unanswered: false,
  };
  try {
    await runByDependency(compiled.plan.fetches, (fetch) => runColumnarFetch(execution, fetch));
    const json = writeFromTables(execution, shape);
    runtime.giveBack(execution.tables);
    return json;
  } catch (cause) {
    // Fetches under way still write to these tables, so nobody else gets them.
    execution.ended = true;
    // A subgraph that is away, or a caller who left, says nothing of how answers are written.
    if (!execution.unanswered) runtime.fellBack();
    if (cause === COLUMNAR_FALLBACK) return undefined;
    throw cause;
  }
}

interface Execution {
  readonly runtime: ColumnarRuntime;
  readonly tables: AnswerTables;
  readonly request: ExecutionRequest;
  readonly requests: SubgraphRequests;
  /** nothing more is to be sent */
  ended: boolean;
  /** a request got no answer at all */
  unanswered: boolean;
}

async function runColumnarFetch(execution: Execution, step: FetchStep): Promise<void> {
  const { runtime, tables, request, requests } = execution;
  const fetch = runtime.plan.fetches[step.id] as FetchTables;
  if (execution.ended) return;
  const representations = fetch.entities.map((entities) => {
    out.clear();
    const count = runtime.representations.write(tables, entities, out);
    return { variable: entities.part.variable as string, list: out.bytes.toString('utf8', 0, out.length), count };
  });
  if (!fetch.root && representations.every(({ count }) => count === 0)) return;
  const body = fetchBody(step, { variables: {}, representations }, request.variables);
  const answer = await requests.send(step, body).catch(() => {
    execution.unanswered = true;
    // The objects strategy reports what it means.
    throw COLUMNAR_FALLBACK;
  });
  if (execution.ended) return;
  if (answer.statusCode !== 200) throw COLUMNAR_FALLBACK;
  scanAnswer(tables, fetch, answer.bytes);
}

function writeFromTables({ runtime, tables }: Execution, shape: ResultShape): Buffer {
  if (!tables.isWhole) throw COLUMNAR_FALLBACK;
  out.clear();
  writeColumnarAnswer(tables, runtime.layout, shape, runtime.plan.root, out);
  return out.copyOfAll();
}
