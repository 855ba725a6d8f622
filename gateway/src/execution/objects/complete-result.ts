import {
  isLeafType,
  isListType,
  isNonNullType,
  type FieldNode,
  type GraphQLFormattedError,
  type GraphQLOutputType,
} from 'graphql';
import type { ResultShape, ShapeField, ShapeSelection } from '../../plan/result-shape.js';
import { completeLeaf, INVALID } from './complete-leaf.js';
import type { FailedFetch, FailedFetches } from './failed-fetches.js';
import type { Supergraph } from '../../supergraph.js';
import { isJsonObject, own, setOwn, type JsonObject } from '../json-object.js';
import { fieldsOfObject } from '../object-type.js';
import { CONTRADICTION } from './merge-entities.js';
import type { ReportedErrors } from './reported-errors.js';
import { ResultErrors, type PathNode } from './result-errors.js';

/** Data and errors as they came from the subgraphs. */
export interface GatheredData {
  readonly data: JsonObject;
  readonly reported: ReportedErrors;
  readonly failed: FailedFetches;
}

/** The answer's data as JSON, and its errors. */
export interface CompletedResult {
  readonly json: string;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** A null in a place that must not be null: travels up to the nearest place that may. */
const BUBBLE = Symbol('null bubbles up');

type SchemaFacts = Pick<Supergraph, 'apiSchema' | 'hiddenEnumValues'>;

interface Completion {
  readonly supergraph: SchemaFacts;
  readonly errors: ResultErrors;
  readonly reported: ReportedErrors;
  readonly introspect: (nodes: readonly FieldNode[]) => unknown;
  readonly failed: FailedFetches;
}

/** Why something may be missing at a place; undefined where nothing went wrong. */
interface Missing {
  /** fetches that failed to fill an object or one above it, as far as their fields lead here */
  readonly fetches: readonly FailedFetch[];
  /** a reported error because of which a subgraph's part of an object did not come */
  readonly error: GraphQLFormattedError | undefined;
}

const NO_FETCHES: readonly FailedFetch[] = [];

/**
 * The answer from the gathered data, field by field (GraphQL specification §6.4.3): leaf values checked; null bubbling by
 * the API schema. Denied fields are null, without an error: the access report tells of them. A field that a failed fetch
 * should have filled gets that failure's error at its own path.
 */
export function completeResult(
  supergraph: SchemaFacts,
  { root, rootType }: ResultShape,
  { data, reported, failed }: GatheredData,
  introspect: (nodes: readonly FieldNode[]) => unknown,
): CompletedResult {
  const errors = new ResultErrors(reported);
  const completion: Completion = { supergraph, errors, reported, failed, introspect };
  const completed = completeFields(completion, root.fieldsOf(rootType), data, undefined, undefined);
  if (completed === BUBBLE) errors.discardBelow(data);
  const told = errors.finish(failed);
  return {
    json: JSON.stringify(completed === BUBBLE ? null : completed),
    ...(told.length > 0 ? { errors: told } : {}),
  };
}

function completeFields(
  completion: Completion,
  fields: readonly ShapeField[],
  source: JsonObject,
  place: PathNode | undefined,
  missingAbove: Missing | undefined,
): JsonObject | typeof BUBBLE {
  const failedHere = completion.failed.at(source);
  completion.errors.reportedOf(source, place, fields);
  const completed: JsonObject = {};
  let bubbles: { readonly error: GraphQLFormattedError; readonly at: PathNode } | undefined;
  for (const field of fields) {
    const { responseName, dataName } = field;
    if (field.kind === 'typename') {
      setOwn(completed, responseName, String(field.type));
      continue;
    }
    if (field.kind === 'introspection') {
      setOwn(completed, responseName, completion.introspect(field.nodes ?? []));
      continue;
    }
    if (field.kind === 'denied') {
      if (isNonNullType(field.type)) return BUBBLE;
      setOwn(completed, responseName, null);
      continue;
    }
    const at: PathNode = { above: place, key: responseName };
    const found = own(source, dataName);
    const value = found === CONTRADICTION ? undefined : found;
    const missing = missingAt(failedHere, completion.reported.absenceOf(source, dataName), missingAbove, dataName);
    if (value === undefined && missing?.fetches[0] && !completion.errors.explained(at))
      completion.errors.missing(missing.fetches[0], at);
    if (value === undefined && missing?.error) {
      // The field that failed may come later, and reports the error at its own path.
      if (isNonNullType(field.type)) bubbles ??= { error: missing.error, at };
      setOwn(completed, responseName, null);
      continue;
    }
    const result = completeValue(completion, field.type, field.selection, value, at, missing);
    if (result === BUBBLE) return BUBBLE;
    setOwn(completed, responseName, result);
  }
  if (!bubbles) return completed;
  completion.errors.absent(bubbles.error, place, bubbles.at);
  return BUBBLE;
}

/** Why a field may be missing: for reasons of its own object, or of one above it. */
function missingAt(
  failedHere: readonly FailedFetch[] | undefined,
  errorHere: GraphQLFormattedError | undefined,
  above: Missing | undefined,
  field: string,
): Missing | undefined {
  if (!failedHere && !errorHere) return above;
  const fetchesHere = failedHere?.filter(({ fields }) => fields.has(field)) ?? NO_FETCHES;
  const fetches = above ? [...fetchesHere, ...above.fetches] : fetchesHere;
  return { fetches, error: errorHere ?? above?.error };
}

function completeValue(
  completion: Completion,
  type: GraphQLOutputType,
  selection: ShapeSelection | undefined,
  value: unknown,
  place: PathNode,
  missing: Missing | undefined,
): unknown {
  if (!isNonNullType(type)) {
    const completed = completeNullable(completion, type, selection, value, place, missing);
    if (completed !== BUBBLE) return completed;
    completion.errors.discardBelow(value);
    return null;
  }
  const completed = completeNullable(completion, type.ofType, selection, value, place, missing);
  if (completed !== null) return completed;
  if (!completion.errors.explained(place)) completion.errors.invalid(place, 'is null, where it must not be');
  return BUBBLE;
}

/** The value as if null were allowed here; BUBBLE when something below it had to be non-null and is not. */
function completeNullable(
  completion: Completion,
  type: GraphQLOutputType,
  selection: ShapeSelection | undefined,
  value: unknown,
  place: PathNode,
  missing: Missing | undefined,
): unknown {
  if (value === null || value === undefined) return null;
  if (isLeafType(type)) {
    const leaf = completeLeaf(type, value);
    if (leaf !== INVALID) return leaf;
    return completion.supergraph.hiddenEnumValues.get(type.name)?.has(value as string)
      ? null
      : invalid(completion, place, `is not a valid ${type.name}`);
  }
  if (isListType(type)) {
    if (!Array.isArray(value)) return invalid(completion, place, 'is not a list');
    const elements: unknown[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const at: PathNode = { above: place, key: index };
      const completed = completeValue(completion, type.ofType, selection, value[index], at, missing);
      if (completed === BUBBLE) return BUBBLE;
      elements.push(completed);
    }
    return elements;
  }
  if (!isJsonObject(value) || !selection) return invalid(completion, place, 'is not an object');
  const fields = fieldsOfObject(completion.supergraph.apiSchema, type, selection, value);
  if (!fields && selection.hides(own(value, '__typename'))) return null;
  if (!fields) return withoutType(completion, value, place);
  return completeFields(completion, fields, value, place, missing);
}

/** The fetch that would have brought the type of an object may have failed; if none did, the type is a wrong one. */
function withoutType(completion: Completion, object: JsonObject, place: PathNode): null {
  const { errors, failed } = completion;
  const [failure] = failed.at(object) ?? [];
  if (failure) errors.missing(failure, place);
  if (errors.reportedOfUntyped(object, place) || failure) return null;
  return invalid(completion, place, 'is of no type that it may have');
}

/** Tells of a value that cannot be used, and answers null in its place. */
function invalid({ errors }: Completion, place: PathNode, what: string): null {
  errors.invalid(place, what);
  return null;
}
