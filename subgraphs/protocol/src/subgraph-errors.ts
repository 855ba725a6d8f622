/** Who may read an error's message as it stands; to everybody else the gateway says only that a department failed. */
type Audience = 'client' | 'gateway';

interface SubgraphErrorEntry {
  /** HTTP status when the whole request fails with it; errors of a field come with 200 */
  readonly status: number;
  readonly message: string;
  readonly audience: Audience;
}

/** Every code that a subgraph answers the gateway with. */
export const SUBGRAPH_ERRORS = Object.freeze({
  CONTEXT_UNSIGNED: {
    status: 401,
    message: 'The request carries no signature of the gateway. Ask through the gateway.',
    audience: 'gateway',
  },
  CONTEXT_ALTERED: {
    status: 401,
    message: 'The signature does not fit the request. Check the signing key of this subgraph at the gateway.',
    audience: 'gateway',
  },
  CONTEXT_STALE: {
    status: 401,
    message: 'The signature is older or newer than 30 seconds. Check the clocks of gateway and subgraph.',
    audience: 'gateway',
  },
  CONTEXT_REPLAYED: {
    status: 401,
    message: 'This signed request was seen before. Sign each request anew.',
    audience: 'gateway',
  },
  CONTEXT_INVALID: {
    status: 401,
    message: 'The signed context is not in the form of version 1. Run gateway and subgraph of the same release.',
    audience: 'gateway',
  },
  BAD_REQUEST: { status: 400, message: 'The request cannot be read.', audience: 'gateway' },
  GRAPHQL_VALIDATION_FAILED: {
    status: 200,
    message: 'The document does not fit the subgraph’s schema.',
    audience: 'gateway',
  },
  BAD_USER_INPUT: { status: 200, message: 'An argument has a value that cannot be used.', audience: 'client' },
  DATABASE_UNAVAILABLE: {
    status: 200,
    message: 'The department’s database does not answer. Try again; tell the operator if it lasts.',
    audience: 'client',
  },
  INTERNAL_SUBGRAPH_ERROR: {
    status: 200,
    message: 'The department’s service failed on this field. Tell the operator the request id.',
    audience: 'gateway',
  },
} as const satisfies Record<string, SubgraphErrorEntry>);

export type SubgraphErrorCode = keyof typeof SUBGRAPH_ERRORS;

/** The codes that tell a client something to act on; the gateway passes their messages on. */
export const CODES_FOR_CLIENTS: ReadonlySet<string> = new Set(
  Object.entries(SUBGRAPH_ERRORS)
    .filter(([, { audience }]) => audience === 'client')
    .map(([code]) => code),
);
