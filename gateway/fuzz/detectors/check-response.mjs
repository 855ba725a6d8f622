import { misfit } from './misfit.mjs';

/** What no client may ever be answered. */
const FORBIDDEN = new Set(['INTERNAL_ERROR', 'SUPERGRAPH_INVALID', 'CONFIG_INVALID']);
/** What only a subgraph can be blamed for. */
const OF_SUBGRAPHS = /^SUBGRAPH_|^INVALID_VALUE$/;

/**
 * What is wrong with an answer of the gateway, or undefined: a response is JSON of the form that the specification gives
 * (§7.1), each error has a code, and data fit the operation.
 * @param {{ status: number, text: string }} answer
 * @param {{ schema?: import('graphql').GraphQLSchema, query?: string, operationName?: string, variables?: object,
 *   subgraphsAreWell?: boolean }} asked
 */
export function checkResponse({ status, text }, asked = {}) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return `${status} with a body that is not JSON: ${text.slice(0, 200)}`;
  }
  const answered = `${status} ${text.slice(0, 400)}`;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return `not a response: ${answered}`;
  const { data, errors, ...rest } = body;
  const unknown = Object.keys(rest).find((name) => name !== 'extensions');
  if (unknown !== undefined) return `\`${unknown}\` in a response: ${answered}`;
  if (errors !== undefined && !(Array.isArray(errors) && errors.length > 0))
    return `\`errors\` without one: ${answered}`;
  const wrong = (errors ?? []).map(wrongError).find((found) => found !== undefined);
  if (wrong) return `${wrong}: ${answered}`;
  const blamed = asked.subgraphsAreWell && errors?.find(({ extensions }) => OF_SUBGRAPHS.test(extensions.code));
  if (blamed) return `an error of subgraphs that are well: ${answered}`;
  if ((data === undefined || data === null) && !errors) return `neither data nor an error: ${answered}`;
  if (status >= 500) return `a status of the gateway's own failures: ${answered}`;
  const found = data && asked.schema && misfit(asked.schema, asked, data);
  return found ? `data that do not fit the operation, ${found}: ${answered}` : undefined;
}

function wrongError(error) {
  if (typeof error !== 'object' || error === null) return 'an error that is not an object';
  const { message, path, locations, extensions } = error;
  if (typeof message !== 'string' || message === '') return 'an error without message';
  if (typeof extensions?.code !== 'string') return 'an error without code';
  if (FORBIDDEN.has(extensions.code)) return `an error ${extensions.code}`;
  if (path !== undefined && !(Array.isArray(path) && path.every(isStep))) return 'a path that is not one';
  if (
    locations !== undefined &&
    !(Array.isArray(locations) && locations.every(({ line, column }) => line > 0 && column > 0))
  )
    return 'locations that are not ones';
  return undefined;
}

const isStep = (step) => typeof step === 'string' || (Number.isInteger(step) && step >= 0);
