import { getOperationAST, print, type FieldNode, type GraphQLFormattedError } from 'graphql';
import type { Engine } from '../engine.js';
import type { ExecutionRequest } from '../execution/execution-request.js';
import type { ExecutionResult } from '../execution/execution-result.js';
import { GatewayError } from '../errors.js';
import { completeResult } from '../execution/objects/complete-result.js';
import type { JsonObject } from '../execution/json-object.js';
import { FailedFetches } from '../execution/objects/failed-fetches.js';
import { introspectField } from '../execution/objects/introspect-field.js';
import { ReportedErrors } from '../execution/objects/reported-errors.js';
import { subgraphError } from '../execution/transport/subgraph-errors.js';
import type { SubgraphResponseError } from '../execution/transport/subgraph-response.js';
import type { CompiledOperation } from '../plan/compiled-operation.js';
import { createOperationCompiler } from '../plan/operation-compiler.js';
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
    ...createOperationCompiler(supergraph),
    async execute(compiled: CompiledOperation, request: ExecutionRequest): Promise<ExecutionResult> {
      const { executor, schema } = await loading;
      const { operation, authorizedDocument, clientDocument } = compiled;
      if (!authorizedDocument) return { response: '{"data":{}}' };
      const source = print(authorizedDocument);
      const operationName = operation.operationName ?? null;
      const result = await executor({
        document: authorizedDocument,
        operation: getOperationAST(authorizedDocument, operationName),
        operationName,
        request: { query: source, operationName: operation.operationName, variables: { ...request.variables } },
        source,
        queryHash: `${operation.id} ${[...compiled.denied].sort().join(' ')}`,
        context: { request },
        schema,
        metrics: {},
        cache: new Map(),
        logger: SILENT,
      } as never);
      const errors = (result.errors ?? []).flatMap(formatError);
      let json = JSON.stringify(result.data ?? null);
      if (authorizedDocument !== clientDocument && result.data) {
        const gathered = {
          data: result.data as JsonObject,
          reported: new ReportedErrors(),
          failed: new FailedFetches(),
        };
        ({ json } = completeResult(supergraph, clientShape(compiled), gathered, (nodes) =>
          introspectField(
            {
              schema: supergraph.apiSchema,
              document: clientDocument ?? authorizedDocument,
              operationName: operation.operationName,
              variables: request.variables,
            },
            nodes,
          ),
        ));
      }
      return { response: `{"data":${json}}`, ...(errors.length > 0 ? { errors } : {}) };
    },
  };
}

/** The answer's shape over Apollo's answer, which has the client's response names already. */
function clientShape({ supergraph, operation, clientDocument, denied }: CompiledOperation): ResultShape {
  const { apiSchema: schema, possibleTypes } = supergraph;
  if (!clientDocument) throw new Error('a shape needs something that is asked');
  const dataName = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;
  const source = {
    schema,
    document: clientDocument,
    operationName: operation.operationName,
    denied,
    possibleTypes,
    dataName,
  };
  return buildResultShape(source);
}

/** Apollo's error as ours would read: it may carry a subgraph's own text, or be what our client threw. */
function formatError(error: unknown): GraphQLFormattedError[] {
  if (error instanceof GatewayError) return [{ message: error.publicMessage, extensions: { code: error.code } }];
  const { message, path, extensions } = error as SubgraphResponseError & { path?: readonly (string | number)[] };
  const service = (extensions as { serviceName?: unknown } | undefined)?.serviceName;
  const formatted = subgraphError(typeof service === 'string' ? service : '', { message, extensions });
  return [{ ...formatted, ...(path && path.length > 0 ? { path } : {}) }];
}
