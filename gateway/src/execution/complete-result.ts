import {
  getOperationAST,
  isAbstractType,
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
import type { PreparedOperation } from '../plan/prepare-operation.js';
import { checkLeaf } from './check-leaf.js';
import { collectFields, collectSubfields, type CollectContext, type CollectedField } from './collect-fields.js';
import type { FailedFetch, FailedFetches } from './failed-fetches.js';
import { isJsonObject, own, setOwn, type JsonObject } from './json-object.js';
import { ResultErrors, type Place } from './result-errors.js';

/** Data and errors as they came from the subgraphs. */
export interface Gathered {
  readonly data: JsonObject;
  readonly errors: readonly GraphQLFormattedError[];
  readonly failed?: FailedFetches;
}

/** A null in a place that must not be null: travels up to the nearest place that may. */
const BUBBLE = Symbol('null bubbles up');

interface Completion extends CollectContext {
  readonly prepared: PreparedOperation;
  readonly errors: ResultErrors;
  readonly failed: FailedFetches | undefined;
}

/** Fetches that failed to fill an object or one above it, as far as their fields lead here. */
type Missing = readonly FailedFetch[] | undefined;

/**
 * The answer to the client's own operation from the gathered data (GraphQL specification §6.4.3): its aliases, fragments
 * and order; leaf values checked; null bubbling by the API schema. Denied fields are null, without an error: the access
 * report tells of them. A field that a failed fetch should have filled gets that failure's error at its own path.
 */
export function completeResult(
  prepared: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
  gathered: Gathered,
): ExecutionResult {
  const { supergraph, operation } = prepared;
  const definition = getOperationAST(operation.document, operation.operationName);
  const rootType = definition && supergraph.apiSchema.getRootType(definition.operation);
  if (!definition || !rootType) return { data: null, errors: gathered.errors };
  const errors = new ResultErrors(gathered.errors);
  const completion: Completion = {
    ...collectContextOf(prepared, variables),
    prepared,
    errors,
    failed: gathered.failed,
  };
  const fields = collectFields(completion, rootType.name, [definition.selectionSet]);
  const completed = completeFields(completion, rootType, fields, gathered.data, undefined, undefined);
  const told = errors.finish(gathered.failed);
  return { data: completed === BUBBLE ? null : completed, ...(told.length > 0 ? { errors: told } : {}) };
}

const contexts = new WeakMap<PreparedOperation, CollectContext>();

/** Collected fields are kept with the operation, unless they depend on variables. */
function collectContextOf(prepared: PreparedOperation, variables: Readonly<Record<string, unknown>>): CollectContext {
  const kept = contexts.get(prepared);
  if (kept) return kept;
  const fragments = new Map(
    prepared.operation.document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const { possibleTypes } = prepared.supergraph;
  const context: CollectContext = {
    possibleTypes,
    fragments,
    variables: prepared.conditional ? variables : {},
    known: new WeakMap(),
  };
  if (!prepared.conditional) contexts.set(prepared, context);
  return context;
}

function completeFields(
  completion: Completion,
  type: GraphQLObjectType,
  fields: readonly CollectedField[],
  source: JsonObject,
  place: Place | undefined,
  missingAbove: Missing,
): JsonObject | typeof BUBBLE {
  const { prepared, failed } = completion;
  const here = failed?.at(source);
  const missing = here && missingAbove ? [...here, ...missingAbove] : (here ?? missingAbove);
  const definitions = type.getFields();
  const completed: JsonObject = {};
  for (const { responseName, fieldName, nodes } of fields) {
    if (fieldName === '__typename') {
      setOwn(completed, responseName, type.name);
      continue;
    }
    const definition = definitions[fieldName];
    if (!definition) continue;
    if (prepared.denied.size > 0 && prepared.denied.has(`${type.name}.${fieldName}`)) {
      if (isNonNullType(definition.type)) return BUBBLE;
      setOwn(completed, responseName, null);
      continue;
    }
    const at: Place = { above: place, key: responseName };
    const dataName = prepared.dataName(responseName, fieldName);
    const value = own(source, dataName);
    const missingHere = missing?.filter((fetch) => here?.includes(fetch) !== true || fetch.fields.has(dataName));
    if (value === undefined && missingHere?.[0] && !completion.errors.explained(at))
      completion.errors.missing(missingHere[0], at);
    const result = completeValue(completion, definition.type, nodes, value, at, missingHere);
    if (result === BUBBLE) return BUBBLE;
    setOwn(completed, responseName, result);
  }
  return completed;
}

function completeValue(
  completion: Completion,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
  place: Place,
  missing: Missing,
): unknown {
  if (!isNonNullType(type)) {
    const completed = completeNullable(completion, type, nodes, value, place, missing);
    return completed === BUBBLE ? null : completed;
  }
  const completed = completeNullable(completion, type.ofType, nodes, value, place, missing);
  if (completed !== null) return completed;
  if (!completion.errors.explained(place)) completion.errors.invalid(place, 'is null, where it must not be');
  return BUBBLE;
}

/** The value as if null were allowed here; BUBBLE when something below it had to be non-null and is not. */
function completeNullable(
  completion: Completion,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
  place: Place,
  missing: Missing,
): unknown {
  if (value === null || value === undefined) return null;
  if (isLeafType(type)) return checkLeaf(type, value) ? value : invalid(completion, place, `is no ${type.name}`);
  if (isListType(type)) {
    if (!Array.isArray(value)) return invalid(completion, place, 'is no list');
    const elements: unknown[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const completed = completeValue(
        completion,
        type.ofType,
        nodes,
        value[index],
        { above: place, key: index },
        missing,
      );
      if (completed === BUBBLE) return BUBBLE;
      elements.push(completed);
    }
    return elements;
  }
  if (!isJsonObject(value)) return invalid(completion, place, 'is no object');
  const objectType = resolveType(completion, type, value);
  if (!objectType) return invalid(completion, place, 'is of no type that it may have');
  return completeFields(
    completion,
    objectType,
    collectSubfields(completion, objectType.name, nodes),
    value,
    place,
    missing,
  );
}

function resolveType(
  { prepared }: Completion,
  type: GraphQLOutputType,
  value: JsonObject,
): GraphQLObjectType | undefined {
  if (isObjectType(type)) return type;
  const { apiSchema } = prepared.supergraph;
  const named = own(value, '__typename');
  const found = typeof named === 'string' ? apiSchema.getType(named) : undefined;
  return isObjectType(found) && isAbstractType(type) && apiSchema.isSubType(type, found) ? found : undefined;
}

/** Tells of a value that cannot be used, and answers null in its place. */
function invalid({ errors }: Completion, place: Place, what: string): null {
  errors.invalid(place, what);
  return null;
}
