import type { DepartmentDatabases } from './department-databases.js';

/**
 * One of the questions of docs/domain.md §4: a registered document, who may ask it, and what the answer has to be,
 * computed from the departments' databases by SQL that shares nothing with the product.
 */
export interface Question<Variables extends object = object, Data = unknown, Answer = unknown> {
  readonly number: number;
  readonly document: string;
  readonly mayAsk: string;
  /** How an answer is read: whole, or page by page. */
  read(ask: AskDocument<Variables, Data>, variables: Variables): Promise<Reading<Answer>>;
  /** What is asked, each with the answer that is expected. */
  cases(oracle: Oracle): Promise<readonly QuestionCase<Variables, Answer>[]>;
  /** Who is refused, and what they get instead. */
  refusals(oracle: Oracle): Promise<readonly Refusal<Variables>[]>;
}

/** What expectations are computed from. */
export interface Oracle {
  readonly databases: DepartmentDatabases;
  /** the instant that the running system takes for now, with offset */
  readonly asOf: string;
}

export interface QuestionCase<Variables, Answer> {
  readonly variables: Variables;
  readonly expected: Answer;
  /** how many rows of the answer are compared */
  readonly rows: number;
}

/** Asks the question's document as the persona who may; throws when the response has errors. */
export type AskDocument<Variables, Data> = (variables: Variables) => Promise<Data>;

/** An answer as read, and in how many requests. */
export interface Reading<Answer> {
  readonly answer: Answer;
  readonly pages: number;
}

/** A request that has to be refused. */
export interface Refusal<Variables> {
  readonly persona: string;
  readonly because: string;
  readonly variables: Variables;
  /** sends an unregistered text that asks the same */
  readonly adHoc?: true;
  /** the data in the response: null where denied, empty where rows are out of scope; none when all is refused */
  readonly data?: unknown;
  /** the topmost paths that the response reports as DENIED, sorted */
  readonly denied: readonly string[];
  /** the error code, when the whole request is refused */
  readonly code?: string;
}

/** Reads an answer that comes whole. */
export async function wholeAnswer<Variables, Data>(
  ask: AskDocument<Variables, Data>,
  variables: Variables,
): Promise<Reading<Data>> {
  return { answer: await ask(variables), pages: 1 };
}

/** The outsider of docs/domain.md §7: its token is signed by a key that nobody knows. */
export function outsider<Variables>(variables: Variables): Refusal<Variables> {
  return { persona: 'P11', because: 'the token is forged', variables, denied: [], code: 'UNAUTHENTICATED' };
}
