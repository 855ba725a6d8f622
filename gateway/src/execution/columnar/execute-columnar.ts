import type { ExecuteRequest } from '../../engine.js';
import type { FetchStep } from '../../plan/executable-plan.js';
import type { PreparedOperation } from '../../plan/prepare-operation.js';
import type { ResultShape } from '../../plan/result-shape.js';
import { fetchBody } from '../fetch-body.js';
import { runInOrder } from '../run-in-order.js';
import type { SubgraphRequests } from '../subgraph-requests.js';
import { ByteWriter } from './byte-writer.js';
import { columnarOperation, type ColumnarOperation } from './columnar-operation.js';
import type { FetchTables } from './columnar-plan.js';
import type { Gathered } from './gathered.js';
import { scanAnswer } from './scan-answer.js';
import { UNUSUAL } from './unusual.js';
import { writeColumnarAnswer } from './write-columnar-answer.js';

/** Written to by one thing at a time, never across a wait. */
const out = new ByteWriter();

/**
 * Executes a plan over tables of the received bytes, and answers `{"data":…}`. Undefined where the plan is none for
 * tables, or an answer was unusual: a subgraph failed, told of errors, or sent what does not fit.
 */
export async function executeColumnar(
  prepared: PreparedOperation,
  shape: ResultShape,
  request: ExecuteRequest,
  requests: SubgraphRequests,
): Promise<Buffer | undefined> {
  const operation = columnarOperation(prepared);
  if (!operation?.isWorthTrying()) return undefined;
  const execution: Execution = {
    operation,
    gathered: operation.take(),
    request,
    requests,
    ended: false,
    unanswered: false,
  };
  try {
    await runInOrder(prepared.plan.fetches, (fetch) => runFetch(execution, fetch));
    const json = writeAnswer(execution, shape);
    operation.giveBack(execution.gathered);
    return json;
  } catch (cause) {
    // Fetches under way still write to these tables, so nobody else gets them.
    execution.ended = true;
    // A subgraph that is away, or a caller who left, says nothing of how answers are written.
    if (!execution.unanswered) operation.wasUnusual();
    if (cause === UNUSUAL) return undefined;
    throw cause;
  }
}

interface Execution {
  readonly operation: ColumnarOperation;
  readonly gathered: Gathered;
  readonly request: ExecuteRequest;
  readonly requests: SubgraphRequests;
  /** nothing more is to be sent */
  ended: boolean;
  /** a request got no answer at all */
  unanswered: boolean;
}

async function runFetch(execution: Execution, step: FetchStep): Promise<void> {
  const { operation, gathered, request, requests } = execution;
  const fetch = operation.plan.fetches[step.id] as FetchTables;
  if (execution.ended) return;
  const representations = fetch.entities.map((entities) => {
    out.clear();
    const count = operation.representations.write(gathered, entities, out);
    return { variable: entities.part.variable as string, list: out.bytes.toString('utf8', 0, out.length), count };
  });
  if (!fetch.root && representations.every(({ count }) => count === 0)) return;
  const body = fetchBody(step, { variables: {}, representations }, request.variables);
  const answer = await requests.send(step, body).catch(() => {
    execution.unanswered = true;
    // What it means is told on the other way.
    throw UNUSUAL;
  });
  if (execution.ended) return;
  if (answer.statusCode !== 200) throw UNUSUAL;
  scanAnswer(gathered, fetch, answer.bytes);
}

function writeAnswer({ operation, gathered }: Execution, shape: ResultShape): Buffer {
  if (!gathered.isWhole) throw UNUSUAL;
  out.clear();
  writeColumnarAnswer(gathered, operation.layout, shape, operation.plan.root, out);
  return out.copyOfAll();
}
