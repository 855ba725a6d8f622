import {
  getNullableType,
  getOperationAST,
  getVariableValues,
  GraphQLID,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  type GraphQLInputType,
} from 'graphql';
import { GatewayError } from '../errors.js';
import { isRawNumber } from '../exact-json.js';
import type { Supergraph } from '../supergraph.js';
import { literalToJson } from './literal-to-json.js';
import type { Operation } from './operation.js';

type Values = Readonly<Record<string, unknown>>;

/** Deeper values end the stack of whoever reads them. */
const MAX_NESTING = 100;

/**
 * The variables of an operation as the specification coerces them (§6.1.2), in the form that travels: what the client
 * sent, plus defaults. Raises BAD_USER_INPUT with a line for each variable that does not fit.
 */
export function coerceVariables(
  { apiSchema }: Pick<Supergraph, 'apiSchema'>,
  operation: Operation,
  sent: Values,
): Values {
  const definitions = getOperationAST(operation.document, operation.operationName)?.variableDefinitions ?? [];
  if (definitions.length === 0) return {};
  const given = definitions.map(({ variable }) => variable.name.value).filter((name) => Object.hasOwn(sent, name));
  const nested = given.find((name) => isNestedBeyond(MAX_NESTING, sent[name]));
  if (nested !== undefined) {
    const detail = `The variable $${nested} is nested more than ${MAX_NESTING} levels deep.`;
    throw new GatewayError('BAD_USER_INPUT', { detail });
  }
  // What is sent beside them is not read: it may be of any depth.
  const judged = Object.fromEntries(given.map((name) => [name, withPlainNumbers(sent[name])]));
  const { errors } = getVariableValues(apiSchema, definitions, judged, { maxErrors: 20 });
  if (errors) {
    throw new GatewayError('BAD_USER_INPUT', {
      errors: errors.map(({ message }) => ({ message, extensions: { code: 'BAD_USER_INPUT' } })),
    });
  }
  // Values stay as sent: the subgraph coerces again, and a parsed custom scalar could not be written as JSON.
  return Object.fromEntries(
    definitions.flatMap(({ variable, defaultValue, type }): [string, unknown][] => {
      const name = variable.name.value;
      const inputType = typeFromAST(apiSchema, type);
      if (Object.hasOwn(sent, name))
        return [[name, isInputType(inputType) ? withTextIds(sent[name], inputType) : sent[name]]];
      return defaultValue ? [[name, literalToJson(defaultValue)]] : [];
    }),
  );
}

function isNestedBeyond(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || isRawNumber(value)) return false;
  return levels === 0 || Object.values(value).some((inner) => isNestedBeyond(levels - 1, inner));
}

/** As graphql-js can judge them. */
function withPlainNumbers(value: unknown): unknown {
  if (isRawNumber(value)) return Number(value.rawJSON);
  if (Array.isArray(value)) return value.map(withPlainNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withPlainNumbers(inner)]));
}

/** A number for an ID is its digits (§3.5.5): as a text no reader rounds it. */
function withTextIds(value: unknown, type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isRawNumber(value)) return nullable === GraphQLID ? value.rawJSON : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return isListType(nullable) ? value.map((item) => withTextIds(item, nullable.ofType)) : value;
  if (!isInputObjectType(nullable)) return value;
  const fields = nullable.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field ? withTextIds(inner, field.type) : inner];
    }),
  );
}
