/** One request to the gateway. */
export interface OperationRequest {
  readonly url: string;
  readonly token: string;
  /** the id of a registered document, or a text */
  readonly operation: { readonly documentId: string } | { readonly query: string };
  readonly variables: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A GraphQL response. */
export interface GraphqlResponse {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
  readonly extensions?: { readonly access?: readonly AccessEntry[] };
}

/** What the gateway says of a field that is denied, masked or limited. */
export interface AccessEntry {
  /** response keys from the root, joined by dots */
  readonly path: string;
  readonly decision: string;
}

/** Asks once. Throws when nothing answers, or what answers speaks no JSON; a refusal is a response. */
export async function sendOperation(request: OperationRequest): Promise<GraphqlResponse> {
  const { url, token, operation, variables, headers } = request;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({ ...operation, variables }),
  }).catch((cause: unknown) => {
    throw new Error(`Nothing answers at ${url} (${reasonOf(cause)}). Is the system running? Start it with npm start.`, {
      cause,
    });
  });
  const text = await response.text();
  try {
    return JSON.parse(text) as GraphqlResponse;
  } catch (cause) {
    throw new Error(`${url} answered HTTP ${response.status} without JSON; is it a gateway?`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const { message, cause: deeper } = cause as Error;
  return (deeper as NodeJS.ErrnoException | undefined)?.code ?? message;
}
