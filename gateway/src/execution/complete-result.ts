import {
  getOperationAST,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLFormattedError,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import type { ExecutionResult } from '../engine.js';
import { GATEWAY_ERRORS } from '../errors.js';
import type { PreparedOperation } from '../plan/prepare-operation.js';
import { checkLeaf } from './check-leaf.js';
import { collectFields, type CollectContext } from './collect-fields.js';
import { isJsonObject, own, setOwn, type JsonObject } from './json-object.js';

type Path = { readonly previous: Path | undefined; readonly key: string | number } | undefined;

/** A null in a place that must not be null: travels up to the nearest place that may. */
const BUBBLE = Symbol('null bubbles up');

interface Completion extends CollectContext {
  readonly prepared: PreparedOperation;
  readonly errors: GraphQLFormattedError[];
}

/**
 * The answer to the client's own operation from the gathered data (GraphQL specification §6.4.3): its aliases, fragments
 * and order; leaf values checked; null bubbling by the API schema. Denied fields are null, without an error: the access
 * report tells of them.
 */
export function completeResult(
  prepared: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
  data: JsonObject,
  errors: GraphQLFormattedError[],
): ExecutionResult {
  const { supergraph, operation } = prepared;
  const definition = getOperationAST(operation.document, operation.operationName);
  const rootType = definition && supergraph.apiSchema.getRootType(definition.operation);
  if (!definition || !rootType) return { data: null, errors };
  const fragments = new Map(operation.document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])));
  const completion: Completion = { prepared, supergraph, fragments, variables, errors };
  const fields = collectFields(completion, rootType.name, [definition.selectionSet]);
  const completed = completeFields(completion, rootType, fields, data, undefined);
  return { data: completed === BUBBLE ? null : completed, ...(errors.length > 0 ? { errors } : {}) };
}

function completeFields(completion: Completion, type: GraphQLObjectType, fields: ReadonlyMap<string, FieldNode[]>, source: JsonObject, path: Path): JsonObject | typeof BUBBLE {
  const completed: JsonObject = {};
  for (const [key, nodes] of fields) {
    const name = (nodes[0] as FieldNode).name.value;
    if (name === '__typename') {
      setOwn(completed, key, type.name);
      continue;
    }
    const field = type.getFields()[name];
    if (!field) continue;
    const denied = completion.prepared.denied.has(`${type.name}.${name}`);
    const value = denied ? null : completeValue(completion, field.type, nodes, own(source, key), { previous: path, key });
    if (value === BUBBLE || (denied && isNonNullType(field.type))) return BUBBLE;
    setOwn(completed, key, value);
  }
  return completed;
}

function completeValue(completion: Completion, type: GraphQLOutputType, nodes: readonly FieldNode[], value: unknown, path: Path): unknown {
  if (!isNonNullType(type)) {
    const completed = completeNullable(completion, type, nodes, value, path);
    return completed === BUBBLE ? null : completed;
  }
  const completed = completeNullable(completion, type.ofType, nodes, value, path);
  if (completed !== null) return completed;
  // What made it null may have said so already, at this place, above or below it.
  if (!explained(completion.errors, path)) report(completion, path, 'is null, where it must not be');
  return BUBBLE;
}

/** The value as if null were allowed here; BUBBLE when something below it had to be non-null and is not. */
function completeNullable(completion: Completion, type: GraphQLOutputType, nodes: readonly FieldNode[], value: unknown, path: Path): unknown {
  if (value === null || value === undefined) return null;
  if (isListType(type)) {
    if (!Array.isArray(value)) return report(completion, path, 'is no list');
    const elements: unknown[] = [];
    for (const [index, element] of value.entries()) {
      const completed = completeValue(completion, type.ofType, nodes, element, { previous: path, key: index });
      if (completed === BUBBLE) return BUBBLE;
      elements.push(completed);
    }
    return elements;
  }
  if (isLeafType(type)) {
    const fits = checkLeaf(type, value);
    if (fits) return value;
    return report(completion, path, isEnumType(type) ? `is no value of ${type.name}` : `is no ${String(type)}`);
  }
  if (!isJsonObject(value)) return report(completion, path, 'is no object');
  const objectType = resolveType(completion, type, value);
  if (!objectType) return report(completion, path, 'is of no known type');
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  return completeFields(completion, objectType, collectFields(completion, objectType.name, sets), value, path);
}

function resolveType({ supergraph }: Completion, type: GraphQLOutputType, value: JsonObject): GraphQLObjectType | undefined {
  if (isObjectType(type)) return type;
  const named = own(value, '__typename');
  const found = typeof named === 'string' ? supergraph.apiSchema.getType(named) : undefined;
  return isObjectType(found) && isAbstractType(type) && supergraph.apiSchema.isSubType(type, found) ? found : undefined;
}

/** Adds an error for a value that cannot be used and answers null in its place. */
function report({ errors }: Completion, path: Path, what: string): null {
  const steps = stepsOf(path);
  errors.push({ message: `${GATEWAY_ERRORS.INVALID_VALUE.message} ${steps.filter((step) => typeof step === 'string').join('.')} ${what}.`, path: steps, extensions: { code: 'INVALID_VALUE' } });
  return null;
}

function explained(errors: readonly GraphQLFormattedError[], path: Path): boolean {
  const steps = stepsOf(path);
  return errors.some(({ path: at }) => at !== undefined && (at.length <= steps.length ? at.every((step, i) => step === steps[i]) : steps.every((step, i) => step === at[i])));
}

function stepsOf(path: Path): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let current = path; current; current = current.previous) steps.unshift(current.key);
  return steps;
}
