/** Who may read an error's message as it stands. */
type Audience = 'client' | 'internal';

interface ErrorEntry {
  readonly status: number;
  readonly message: string;
  readonly audience: Audience;
}

/**
 * Every code the gateway answers with. `status` is the HTTP status when the whole request fails with it; README.md holds
 * the same table, and a test keeps the two equal.
 */
export const GATEWAY_ERRORS = {
  BAD_REQUEST: {
    status: 400,
    message: 'The request is not a GraphQL-over-HTTP request. Send JSON with `query` or `documentId`.',
    audience: 'client',
  },
  NOT_FOUND: {
    status: 404,
    message: 'There is nothing at this address. Send operations to /graphql.',
    audience: 'client',
  },
  METHOD_NOT_ALLOWED: { status: 405, message: 'Use POST, or GET for queries.', audience: 'client' },
  NOT_ACCEPTABLE: {
    status: 406,
    message:
      'None of the accepted media types can be served. Accept application/graphql-response+json or application/json.',
    audience: 'client',
  },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send the body as application/json.', audience: 'client' },
  REQUEST_TOO_LARGE: {
    status: 413,
    message: 'The request is too large. Register the document and send its id.',
    audience: 'client',
  },
  UNAUTHENTICATED: {
    status: 401,
    message: 'A valid token is needed. Get one and send it as `Authorization: Bearer …`.',
    audience: 'client',
  },
  PURPOSE_NOT_ALLOWED: {
    status: 403,
    message: 'The token does not cover this purpose. Send one of its purposes as `x-purpose`.',
    audience: 'client',
  },
  FORBIDDEN: {
    status: 403,
    message: 'An argument looks at data that this principal may not read. Leave it out, or ask for access to the item.',
    audience: 'client',
  },
  PERSISTED_DOCUMENT_NOT_FOUND: {
    status: 404,
    message: 'There is no registered document with this id. Check the id, or register the document.',
    audience: 'client',
  },
  PERSISTED_DOCUMENT_REQUIRED: {
    status: 403,
    message: 'This principal may run registered documents only. Send `documentId`.',
    audience: 'client',
  },
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'The document is not valid GraphQL.', audience: 'client' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: 'The document does not fit the schema.', audience: 'client' },
  OPERATION_NOT_FOUND: {
    status: 400,
    message: 'The document has no such operation. Name one with `operationName`.',
    audience: 'client',
  },
  OPERATION_TOO_COMPLEX: {
    status: 400,
    message: 'The operation is larger than allowed. Split it.',
    audience: 'client',
  },
  OPERATION_NOT_PLANNABLE: {
    status: 501,
    message:
      'No query plan was found for this operation. Ask for its parts in separate operations, and tell the operator the request id.',
    audience: 'client',
  },
  OPERATION_NOT_SUPPORTED: { status: 400, message: 'Operations of this kind are not served here.', audience: 'client' },
  BAD_USER_INPUT: {
    status: 400,
    message: 'A variable or argument has a value that cannot be used.',
    audience: 'client',
  },
  SUBGRAPH_ERROR: { status: 200, message: 'A department’s service reported an error.', audience: 'client' },
  SUBGRAPH_UNAVAILABLE: {
    status: 200,
    message: 'A department’s service does not answer. The rest of the answer is complete; try again for this part.',
    audience: 'client',
  },
  SUBGRAPH_TIMEOUT: {
    status: 200,
    message: 'A department’s service took too long. The rest of the answer is complete; try again for this part.',
    audience: 'client',
  },
  SUBGRAPH_BAD_RESPONSE: {
    status: 200,
    message: 'A department’s service gave an answer that cannot be used.',
    audience: 'client',
  },
  INVALID_VALUE: {
    status: 200,
    message: 'A department’s service gave a value that does not fit the schema.',
    audience: 'client',
  },
  SUPERGRAPH_INVALID: { status: 500, message: 'The supergraph cannot be used.', audience: 'internal' },
  CONFIG_INVALID: { status: 500, message: 'A setting cannot be used.', audience: 'internal' },
  INTERNAL_ERROR: {
    status: 500,
    message: 'The gateway failed. Tell the operator the request id.',
    audience: 'internal',
  },
} as const satisfies Record<string, ErrorEntry>;

export type GatewayErrorCode = keyof typeof GATEWAY_ERRORS;

/** A request that ends with a code. `detail` is shown to the client only where the table says the audience is the client. */
export class GatewayError extends Error {
  readonly status: number;

  constructor(
    readonly code: GatewayErrorCode,
    options: {
      readonly detail?: string;
      readonly cause?: unknown;
      readonly errors?: readonly object[];
      readonly allow?: string;
    } = {},
  ) {
    super(options.detail ?? GATEWAY_ERRORS[code].message, { cause: options.cause });
    this.status = GATEWAY_ERRORS[code].status;
    this.errors = options.errors;
    this.allow = options.allow;
  }

  /** of METHOD_NOT_ALLOWED: the methods that are (RFC 9110 §15.5.6) */
  readonly allow: string | undefined;

  /** several errors of one code, e.g. of validation, as they go into the response */
  readonly errors: readonly object[] | undefined;

  /** What a client may read. */
  get publicMessage(): string {
    const { audience, message } = GATEWAY_ERRORS[this.code];
    return audience === 'client' ? this.message : message;
  }
}

/** Anything thrown, as a coded error; what is unknown becomes INTERNAL_ERROR with its cause. */
export function toGatewayError(cause: unknown): GatewayError {
  return cause instanceof GatewayError ? cause : new GatewayError('INTERNAL_ERROR', { cause });
}
