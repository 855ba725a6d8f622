import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { PreparedOperation } from './plan/prepare-operation.js';
import type { SubgraphClients } from './execution/subgraph-client.js';
import type { Supergraph } from './supergraph.js';

/** A field of the API schema: `Person.name`. */
export type Coordinate = string;

/** A document and the one operation of it that runs; knows no principal. */
export interface Operation {
  /** SHA-256 of the text, hexadecimal */
  readonly id: string;
  readonly text: string;
  /** name under which it is registered */
  readonly name?: string;
  readonly registered: boolean;
  readonly document: DocumentNode;
  readonly operationName?: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
}

/** What one execution needs beside its plan. */
export interface ExecuteRequest {
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

export interface ExecutionResult {
  /** `{"data":…}`, as text or UTF-8, without the errors; `data` is null when a null bubbled to the top */
  readonly response: string | Buffer;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Something that can answer operations: Shiyu's own executor, or Apollo's as the reference. */
export interface Engine {
  readonly name: 'shiyu' | 'reference';
  prepare(
    supergraph: Supergraph,
    operation: Operation,
    denied: ReadonlySet<Coordinate>,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<PreparedOperation>;
  execute(prepared: PreparedOperation, request: ExecuteRequest): Promise<ExecutionResult>;
}
