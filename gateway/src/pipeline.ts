import { accessReport } from './authorization/access-report.js';
import { allowEverything } from './authorization/authorize.js';
import { shareKey } from './authorization/share-key.js';
import { authorizeRequest } from './authorization/authorize-request.js';
import { purposeOf } from './authentication/purpose.js';
import { compileAuthorized } from './compile-authorized.js';
import { drawOverrides } from './draw-overrides.js';
import { encodeError, encodeResult, type EncodedResponse } from './encoding/json.js';
import { GatewayError, toGatewayError } from './errors.js';
import { subgraphFailures } from './execution/transport/subgraph-failures.js';
import type { Gateway } from './gateway.js';
import { negotiate, type Format } from './http/negotiate.js';
import type { OperationRequest } from './http/operation-request.js';
import { argumentUsesOf } from './operations/argument-uses.js';
import { coerceVariables } from './operations/coerce-variables.js';
import { headerSigner } from './signing/header-signer.js';

/** The signal of work that goes on whoever leaves. */
const UNCANCELLABLE = new AbortController().signal;

/**
 * One operation, from request to encoded response. Up to `coordinates` nothing depends on who asks beyond being known;
 * from `authorize` on, everything does.
 */
export async function handleOperation(gateway: Gateway, request: OperationRequest): Promise<EncodedResponse> {
  const { authenticator } = gateway;
  const { snapshot, release } = gateway.snapshots.take(); // one request sees one supergraph, one set of grants
  const { supergraph, subgraphs, operations, engine, shadow, roles, grants } = snapshot;
  let format: Format = 'application/json';
  try {
    format = negotiate(request.headers['accept']); //                                     NOT_ACCEPTABLE
    const principal = await authenticator?.authenticate(request.headers['authorization']); // UNAUTHENTICATED
    const purpose = principal ? purposeOf(principal, request.headers['x-purpose']) : null; // PURPOSE_NOT_ALLOWED
    const persistedOnly = principal !== undefined && roles.get(principal.role)?.persistedOnly === true;

    const graphql = request.read(); //                                                     BAD_REQUEST
    const operation = operations.load(graphql, persistedOnly); //           PERSISTED_DOCUMENT_…, GRAPHQL_…
    if (request.method !== 'POST' && operation.kind !== 'query')
      throw new GatewayError('METHOD_NOT_ALLOWED', { allow: 'POST' });
    const variables = coerceVariables(supergraph, operation, graphql.variables); //        BAD_USER_INPUT

    const coordinates = operation.protectedCoordinates;
    const asOf = gateway.now();
    const { policies, ungoverned } = supergraph;
    const { registered } = operation;
    const access = principal && { policies, principal, purpose, roles, grants, registered, asOf };
    const uses = argumentUsesOf(supergraph, operation.argumentUses, variables);
    const selected = access
      ? authorizeRequest({ ...access, coordinates: coordinates.keys(), argumentUses: uses }) // FORBIDDEN
      : allowEverything();

    const overrideLabels = drawOverrides(operation, supergraph, gateway.config.overridePercentages);
    const { compiled, decision } = await compileAuthorized(
      engine,
      { operation, variables, overrideLabels },
      selected,
      access && {
        request: access,
        isProtected: (coordinate) => policies.has(coordinate) || ungoverned.has(coordinate),
      },
    ); //                                                                                     OPERATION_TOO_COMPLEX, …
    const facts = { request, principal, purpose, decision, asOf };
    const key = gateway.config.share === 'none' ? undefined : shareKey(facts);
    const requestHeaders = headerSigner(gateway.config.signingKeys, facts);
    const run = async (signal: AbortSignal): Promise<EncodedResponse> => {
      const execution = { variables, subgraphs, requestHeaders, signal, requestId: request.id, shareKey: key };
      const result = await engine.execute(compiled, execution);
      shadow?.compare(compiled, execution, result);
      const failures = subgraphFailures(result.errors);
      if (failures.length > 0) gateway.log.warn({ requestId: request.id, failures }, 'an answer is partial');
      return encodeResult(result, accessReport(decision, coordinates), format);
    };
    if (!gateway.answers || operation.kind !== 'query') return await run(request.signal);
    // It may belong to several callers of one principal, so none of them ends it by leaving.
    const sharedBy = [
      supergraph.id,
      operation.id,
      operation.operationName,
      operation.registered,
      variables,
      format,
      [...overrideLabels],
      key,
    ];
    return await gateway.answers.share(JSON.stringify(sharedBy), () => run(UNCANCELLABLE));
  } catch (cause) {
    const error = toGatewayError(cause);
    if (error.status >= 500 || error.cause)
      gateway.log.warn({ requestId: request.id, code: error.code, cause: causeOf(error) }, 'a request failed');
    return encodeError(error, format, request.id);
  } finally {
    release();
  }
}

/** Why, for the log: the kind of error and its own code, and the text only of our own failures. */
function causeOf(error: GatewayError): string | undefined {
  const cause = error.cause as (Error & { code?: string }) | undefined;
  return (
    cause && `${cause.name} ${cause.code ?? ''} ${error.status >= 500 ? (cause.stack ?? cause.message) : ''}`.trim()
  );
}
