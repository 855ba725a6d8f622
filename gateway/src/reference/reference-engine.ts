import { getOperationAST, print, type FieldNode, type GraphQLFormattedError } from 'graphql';
import type { Engine, ExecuteRequest, ExecutionResult } from '../engine.js';
import { GatewayError } from '../errors.js';
import { completeResult } from '../execution/complete-result.js';
import type { JsonObject } from '../execution/json-object.js';
import { FailedFetches } from '../execution/failed-fetches.js';
import { ReportedErrors } from '../execution/reported-errors.js';
import { subgraphError } from '../execution/subgraph-errors.js';
import type { SubgraphResponseError } from '../execution/subgraph-response.js';
import { prepareOperation, type PreparedOperation } from '../plan/prepare-operation.js';
import { buildResultShape, type ResultShape } from '../plan/result-shape.js';
import type { Supergraph } from '../supergraph.js';
import { SILENT } from './silent-logger.js';

/**
 * Apollo's own gateway behind our engine's surface: the oracle of the differential tests and of shadow mode (ADR 0001).
 * It runs the pruned operation and shapes the answer itself; only where fields were denied, or an object has none left, does
 * our own completion shape it once more. Error messages are masked as ours are. Loading may fail: the first `execute` then rejects.
 */
export function createReferenceEngine(supergraph: Supergraph): Engine {
  // Loaded where it is used only: most gateways never do.
  const loading = import('./load-apollo.js').then(({ loadApollo }) => loadApollo(supergraph.sdl));
  loading.catch(() => undefined);
  return {
    name: 'reference',
    prepare: prepareOperation,
    async execute(prepared: PreparedOperation, request: ExecuteRequest): Promise<ExecutionResult> {
      const { executor, schema } = await loading;
      const { operation, planned } = prepared;
      if (!planned) return { response: '{"data":{}}' };
      const source = print(planned);
      const operationName = operation.operationName ?? null;
      const result = await executor({
        document: planned,
        operation: getOperationAST(planned, operationName),
        operationName,
        request: { query: source, operationName: operation.operationName, variables: { ...request.variables } },
        source,
        queryHash: `${operation.id} ${[...prepared.denied].sort().join(' ')}`,
        context: { request },
        schema,
        metrics: {},
        cache: new Map(),
        logger: SILENT,
      } as never);
      const errors = (result.errors ?? []).flatMap(formatError);
      let json = JSON.stringify(result.data ?? null);
      if (planned !== prepared.asked && result.data) {
        const gathered = {
          data: result.data as JsonObject,
          reported: new ReportedErrors(),
          failed: new FailedFetches(),
        };
        ({ json } = completeResult(supergraph.apiSchema, clientShape(prepared), gathered));
      }
      return { response: `{"data":${json}}`, ...(errors.length > 0 ? { errors } : {}) };
    },
  };
}

/** The answer's shape over Apollo's answer, which has the client's response names already. */
function clientShape({ supergraph, operation, asked, denied }: PreparedOperation): ResultShape {
  const { apiSchema: schema, possibleTypes } = supergraph;
  if (!asked) throw new Error('a shape needs something that is asked');
  const dataName = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;
  const source = { schema, document: asked, operationName: operation.operationName, denied, possibleTypes, dataName };
  return buildResultShape(source, { fetches: [] });
}

/** Apollo's error as ours would read: it may carry a subgraph's own text, or be what our client threw. */
function formatError(error: unknown): GraphQLFormattedError[] {
  if (error instanceof GatewayError) return [{ message: error.publicMessage, extensions: { code: error.code } }];
  const { message, path, extensions } = error as SubgraphResponseError & { path?: readonly (string | number)[] };
  const service = (extensions as { serviceName?: unknown } | undefined)?.serviceName;
  const told = subgraphError(typeof service === 'string' ? service : '', { message, extensions });
  return [{ ...told, ...(path && path.length > 0 ? { path } : {}) }];
}
