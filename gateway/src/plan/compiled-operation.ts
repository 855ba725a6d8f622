import type { DocumentNode } from 'graphql';
import type { Coordinate } from '../authorization/coordinate.js';
import type { Operation } from '../operations/operation.js';
import type { Supergraph } from '../supergraph.js';
import type { ColumnarPlan } from './columnar/columnar-plan.js';
import type { ExecutablePlan } from './executable-plan.js';
import type { JoinCoordinates } from './join-coordinates.js';
import type { QueryPlan } from './query-plan.js';
import type { ResultShape } from './result-shape.js';

/** What an operation is compiled for: nothing of it names who asks. */
export interface CompileRequest {
  readonly operation: Operation;
  /** coordinates that may not be read */
  readonly denied: ReadonlySet<Coordinate>;
  /** coerced; only those of `@skip` and `@include` decide */
  readonly variables: Readonly<Record<string, unknown>>;
  /** labels of `@override` that hold */
  readonly overrideLabels: ReadonlySet<string>;
}

/**
 * All that is made of an operation before it runs, for all who are denied the same fields and give the same values to
 * the variables of `@skip` and `@include`. Frozen; holds no principal (docs/architecture.md law 2).
 */
export interface CompiledOperation {
  readonly supergraph: Supergraph;
  /** with its protected coordinates and argument uses */
  readonly operation: Operation;
  readonly denied: ReadonlySet<Coordinate>;
  /** the client's document for the given conditions; undefined when all of it is skipped */
  readonly clientDocument: DocumentNode | undefined;
  /** the same without the denied fields, which is what subgraphs are asked for */
  readonly authorizedDocument: DocumentNode | undefined;
  /** values of variables that stand for number literals of the document */
  readonly liftedNumbers: Readonly<Record<string, unknown>>;
  readonly queryPlan: QueryPlan;
  /** with the text of every request */
  readonly plan: ExecutablePlan;
  /** how answers are kept as tables; undefined where the operation is executed over objects alone */
  readonly columnarPlan: ColumnarPlan | undefined;
  /** what its requests fetch for joins, which has to be authorised like what is selected */
  readonly joins: JoinCoordinates;
  /** undefined when nothing is selected */
  readonly shape: ResultShape | undefined;
}
