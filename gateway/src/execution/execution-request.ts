import type { SubgraphClients } from './transport/subgraph-client.js';

/** What one execution needs beside its compiled operation. */
export interface ExecutionRequest {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly subgraphs: SubgraphClients;
  /** headers of one subgraph request: the signed context */
  readonly requestHeaders: (subgraph: string, method: 'POST', path: string, body: string) => Record<string, string>;
  readonly signal: AbortSignal;
  readonly requestId: string;
  /**
   * equal for requests whose subgraph requests may be shared while they are in flight, because they come from equal
   * principals for equal purposes; undefined where nothing may
   */
  readonly shareKey: string | undefined;
}
