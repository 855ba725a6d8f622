import { GatewayError } from '../errors.js';

/** One GraphQL-over-HTTP request, checked for form only. */
export interface GraphqlRequest {
  readonly query?: string;
  readonly documentId?: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads the JSON body of a POST. Raises BAD_REQUEST saying which part has which wrong form. */
export function parseBody(body: unknown): GraphqlRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw bad('The body is no JSON object; batches are not served.');
  return check(body as Record<string, unknown>);
}

/** Reads the URL parameters of a GET; `variables` is JSON text there. */
export function parseUrl(parameters: Readonly<Record<string, unknown>>): GraphqlRequest {
  const { variables, ...rest } = parameters;
  if (variables === undefined) return check(rest);
  if (typeof variables !== 'string') throw bad('The parameter `variables` is given more than once.');
  try {
    return check({ ...rest, variables: JSON.parse(variables) as unknown });
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    throw bad('The parameter `variables` is no JSON.');
  }
}

function check(parts: Readonly<Record<string, unknown>>): GraphqlRequest {
  const text = (name: string): string | undefined => {
    const value = parts[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string' || value === '') throw bad(`\`${name}\` is no text.`);
    return value;
  };
  const [query, documentId, operationName] = ['query', 'documentId', 'operationName'].map(text);
  if ((query === undefined) === (documentId === undefined)) throw bad('Send either `query` or `documentId`.');
  const variables = parts['variables'] ?? {};
  if (typeof variables !== 'object' || Array.isArray(variables)) throw bad('`variables` is no JSON object.');
  return {
    ...(query === undefined ? {} : { query }),
    ...(documentId === undefined ? {} : { documentId }),
    ...(operationName === undefined ? {} : { operationName }),
    variables: variables as Record<string, unknown>,
  };
}

function bad(detail: string): GatewayError {
  return new GatewayError('BAD_REQUEST', { detail });
}
