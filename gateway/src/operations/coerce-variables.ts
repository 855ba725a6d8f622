import { getOperationAST, getVariableValues, isInputType, typeFromAST, valueFromAST, type GraphQLType } from 'graphql';
import type { Operation } from './operation.js';
import { GatewayError } from '../errors.js';
import type { Supergraph } from '../supergraph.js';

/**
 * The variables of an operation as the specification coerces them (§6.1.2), in the form that travels: what the client
 * sent, plus defaults. Raises BAD_USER_INPUT with a line for each variable that does not fit.
 */
export function coerceVariables(
  { apiSchema }: Supergraph,
  operation: Operation,
  sent: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const definitions = getOperationAST(operation.document, operation.operationName)?.variableDefinitions ?? [];
  if (definitions.length === 0) return {};
  const nested = definitions.find(({ variable }) => isNestedBeyond(MAX_NESTING, sent[variable.name.value]));
  if (nested) {
    const detail = `$${nested.variable.name.value} is nested more than ${MAX_NESTING} levels deep.`;
    throw new GatewayError('BAD_USER_INPUT', { detail });
  }
  const { errors } = getVariableValues(apiSchema, definitions, sent, { maxErrors: 20 });
  if (errors) {
    throw new GatewayError('BAD_USER_INPUT', {
      errors: errors.map(({ message }) => ({ message, extensions: { code: 'BAD_USER_INPUT' } })),
    });
  }
  // Values stay as sent: the subgraph coerces again, and a parsed custom scalar could not be written as JSON.
  const variables: Record<string, unknown> = {};
  for (const { variable, defaultValue, type } of definitions) {
    const name = variable.name.value;
    if (Object.hasOwn(sent, name)) variables[name] = sent[name];
    else if (defaultValue) variables[name] = defaultOf(typeFromAST(apiSchema, type), defaultValue);
  }
  return variables;
}

/** Deeper values end the stack of whoever reads them. */
const MAX_NESTING = 100;

function isNestedBeyond(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isNestedBeyond(levels - 1, inner));
}

function defaultOf(type: GraphQLType | undefined, value: Parameters<typeof valueFromAST>[0]): unknown {
  return isInputType(type) ? valueFromAST(value, type) : undefined;
}
