import { GraphQLError } from 'graphql';

/** Every code a subgraph answers with; messages are safe to show. */
export const SUBGRAPH_ERRORS = {
  CONTEXT_UNSIGNED: {
    status: 401,
    message: 'The request carries no signature of the gateway. Ask through the gateway.',
  },
  CONTEXT_ALTERED: {
    status: 401,
    message: 'The signature does not fit the request. Check the signing key of this subgraph at the gateway.',
  },
  CONTEXT_STALE: {
    status: 401,
    message: 'The signature is older or newer than 30 seconds. Check the clocks of gateway and subgraph.',
  },
  CONTEXT_REPLAYED: { status: 401, message: 'This signed request was seen before. Sign each request anew.' },
  CONTEXT_INVALID: {
    status: 401,
    message: 'The signed context is not of version 1. Run gateway and subgraph of the same release.',
  },
  BAD_USER_INPUT: { status: 200, message: 'An argument has a value that cannot be used.' },
  DATABASE_UNAVAILABLE: {
    status: 200,
    message: 'The department’s database does not answer. Try again; tell the operator if it lasts.',
  },
  INTERNAL_SUBGRAPH_ERROR: {
    status: 200,
    message: 'The department’s service failed on this field. Tell the operator the request id.',
  },
} as const;

export type SubgraphErrorCode = keyof typeof SUBGRAPH_ERRORS;

/** An error that names its code; `detail` replaces the table's message and must be safe to show. */
export class SubgraphError extends GraphQLError {
  readonly status: number;

  constructor(
    readonly code: SubgraphErrorCode,
    detail?: string,
  ) {
    super(detail ?? SUBGRAPH_ERRORS[code].message, { extensions: { code } });
    this.status = SUBGRAPH_ERRORS[code].status;
  }
}
