import type { ColumnarPlan } from '../../plan/columnar/columnar-plan.js';
import type { CompiledOperation } from '../../plan/compiled-operation.js';
import { AnswerLayout } from './answer-layout.js';
import { AnswerTables } from './answer-tables.js';
import { TypeNames } from './type-names.js';
import { RepresentationWriter } from './write-representations.js';

/** In all tables that wait to be used again by one operation. */
const MAX_KEPT_BYTES = 2 * 1024 * 1024;
const FALLBACKS_IN_A_ROW = 4;
const TRIED_AGAIN_EVERY = 50;

/** What executions of one compiled operation hand on to each other: writers, and tables that can be used again. */
export class ColumnarRuntime {
  readonly layout: AnswerLayout;
  readonly representations: RepresentationWriter;
  readonly #typeNames: TypeNames;
  readonly #free: { readonly tables: AnswerTables; readonly bytes: number }[] = [];
  #freeBytes = 0;
  #fallbacks = 0;
  #passed = 0;

  constructor(
    { supergraph }: CompiledOperation,
    readonly plan: ColumnarPlan,
  ) {
    this.layout = new AnswerLayout(supergraph.apiSchema);
    this.representations = new RepresentationWriter(supergraph);
    this.#typeNames = new TypeNames(supergraph);
  }

  /** Where answers are unusual time after time, trying costs more than it gives: then only now and again. */
  isWorthTrying(): boolean {
    if (this.#fallbacks < FALLBACKS_IN_A_ROW) return true;
    this.#passed += 1;
    return this.#passed % TRIED_AGAIN_EVERY === 0;
  }

  fellBack(): void {
    this.#fallbacks += 1;
  }

  take(): AnswerTables {
    const free = this.#free.pop();
    if (!free) return new AnswerTables(this.plan, this.#typeNames);
    this.#freeBytes -= free.bytes;
    return free.tables;
  }

  giveBack(tables: AnswerTables): void {
    this.#fallbacks = 0;
    const bytes = tables.sizeBytes;
    if (this.#freeBytes + bytes > MAX_KEPT_BYTES) return;
    tables.clear();
    this.#freeBytes += bytes;
    this.#free.push({ tables, bytes });
  }
}

/** They hold memory, not facts: what is known of an operation stands in the compiled operation. */
const runtimes = new WeakMap<CompiledOperation, ColumnarRuntime>();

/** Undefined where the operation is executed over objects alone. */
export function columnarRuntime(compiled: CompiledOperation): ColumnarRuntime | undefined {
  const { columnarPlan } = compiled;
  if (!columnarPlan) return undefined;
  let runtime = runtimes.get(compiled);
  if (!runtime) runtimes.set(compiled, (runtime = new ColumnarRuntime(compiled, columnarPlan)));
  return runtime;
}
