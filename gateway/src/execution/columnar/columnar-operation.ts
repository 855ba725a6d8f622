import type { PreparedOperation } from '../../plan/prepare-operation.js';
import { AnswerLayout } from './answer-layout.js';
import { createColumnarPlan, type ColumnarPlan } from './columnar-plan.js';
import { Gathered } from './gathered.js';
import { TypeNames } from './type-names.js';
import { RepresentationWriter } from './write-representations.js';

/** In all tables that wait to be used again by one operation. */
const MOST_KEPT_BYTES = 2 * 1024 * 1024;
const UNUSUAL_IN_A_ROW = 4;
const TRIED_AGAIN_EVERY = 50;

/** What all executions of one prepared operation have in common, and tables that were used and can be used again. */
export class ColumnarOperation {
  readonly layout: AnswerLayout;
  readonly representations: RepresentationWriter;
  readonly #typeNames: TypeNames;
  readonly #free: { readonly gathered: Gathered; readonly bytes: number }[] = [];
  #freeBytes = 0;
  #unusual = 0;
  #passed = 0;

  constructor(
    { supergraph }: PreparedOperation,
    readonly plan: ColumnarPlan,
  ) {
    this.layout = new AnswerLayout(supergraph.apiSchema);
    this.representations = new RepresentationWriter(supergraph);
    this.#typeNames = new TypeNames(supergraph);
  }

  /** Where answers are unusual time after time, trying costs more than it gives: then only now and again. */
  isWorthTrying(): boolean {
    if (this.#unusual < UNUSUAL_IN_A_ROW) return true;
    this.#passed += 1;
    return this.#passed % TRIED_AGAIN_EVERY === 0;
  }

  wasUnusual(): void {
    this.#unusual += 1;
  }

  take(): Gathered {
    const free = this.#free.pop();
    if (!free) return new Gathered(this.plan, this.#typeNames);
    this.#freeBytes -= free.bytes;
    return free.gathered;
  }

  giveBack(gathered: Gathered): void {
    this.#unusual = 0;
    const bytes = gathered.sizeBytes;
    if (this.#freeBytes + bytes > MOST_KEPT_BYTES) return;
    gathered.clear();
    this.#freeBytes += bytes;
    this.#free.push({ gathered, bytes });
  }
}

/** Null where the plan is none for tables. */
const known = new WeakMap<PreparedOperation, ColumnarOperation | null>();

export function columnarOperation(prepared: PreparedOperation): ColumnarOperation | null {
  let operation = known.get(prepared);
  if (operation === undefined) {
    const plan = createColumnarPlan(prepared.plan);
    known.set(prepared, (operation = plan ? new ColumnarOperation(prepared, plan) : null));
  }
  return operation;
}
