import { GatewayError } from '../errors.js';
import { parseExactJson } from '../exact-json.js';

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
    throw bad('The body must be one JSON object; batches are not served.');
  return check(body as Record<string, unknown>);
}

/**
 * Reads the URL parameters of a GET; `variables` and `extensions` are JSON text there. An empty parameter is the same as none
 * (GraphQL over HTTP, GET). Raises BAD_REQUEST.
 */
export function parseUrl(parameters: Readonly<Record<string, unknown>>): GraphqlRequest {
  const given = new Map(Object.entries(parameters).filter(([, value]) => value !== ''));
  const json = (name: string): unknown => {
    const text = given.get(name);
    if (text === undefined) return undefined;
    if (typeof text !== 'string') throw bad(`The parameter \`${name}\` is given more than once.`);
    try {
      return parseExactJson(text);
    } catch {
      throw bad(`The parameter \`${name}\` must be JSON.`);
    }
  };
  const [variables, extensions] = [json('variables'), json('extensions')];
  return check({ ...Object.fromEntries(given), variables, extensions });
}

function check(parts: Readonly<Record<string, unknown>>): GraphqlRequest {
  const text = (name: string): string | undefined => {
    const value = parts[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw bad(`\`${name}\` must be a string.`);
    return value;
  };
  const [query, documentId] = ['query', 'documentId'].map((name) => {
    const value = text(name);
    if (value === '') throw bad(`\`${name}\` must not be empty.`);
    return value;
  });
  // Client libraries send an empty name for none.
  const operationName = text('operationName') || undefined;
  if ((query === undefined) === (documentId === undefined)) throw bad('Send either `query` or `documentId`.');
  const variables = parts['variables'] ?? {};
  if (typeof variables !== 'object' || Array.isArray(variables)) throw bad('`variables` must be a JSON object.');
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
