import type { GraphqlRequest } from './parse-request.js';

/** An HTTP request as the pipeline sees it. */
export interface OperationRequest {
  readonly id: string;
  /** only POST may change anything */
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** ends when the client goes away */
  readonly signal: AbortSignal;
  /** the GraphQL request; read only after the caller is known, so that outsiders learn nothing from it */
  read(): GraphqlRequest;
}
