import type { ExecutionRequest } from '../execution-request.js';
import { GatewayError } from '../../errors.js';
import type { FetchStep } from '../../plan/executable-plan.js';
import type { SubgraphAnswer } from './answer-reader.js';

/** The subgraph requests of one execution. What was asked is not asked again, whichever strategy reads its answer. */
export class SubgraphRequests {
  readonly #sent: { readonly fetch: FetchStep; readonly body: string; readonly answer: Promise<SubgraphAnswer> }[] = [];

  constructor(private readonly request: ExecutionRequest) {}

  /** Rejects with SUBGRAPH_UNAVAILABLE, SUBGRAPH_TIMEOUT or SUBGRAPH_BAD_RESPONSE. */
  send(fetch: FetchStep, body: string): Promise<SubgraphAnswer> {
    const known = this.#sent.find((sent) => sent.fetch === fetch && sent.body === body);
    if (known && fetch.operationKind === 'query') return known.answer;
    const answer = this.#send(fetch, body);
    this.#sent.push({ fetch, body, answer });
    return answer;
  }

  async #send({ subgraph, operationKind }: FetchStep, body: string): Promise<SubgraphAnswer> {
    const { subgraphs, requestHeaders, shareKey, signal } = this.request;
    const client = subgraphs.get(subgraph);
    if (!client) throw new GatewayError('SUBGRAPH_UNAVAILABLE', { cause: new Error(`no address for ${subgraph}`) });
    return await client.send(
      { body, repeatable: operationKind === 'query', shareKey },
      (method, path) => requestHeaders(subgraph, method, path, body),
      signal,
    );
  }
}
