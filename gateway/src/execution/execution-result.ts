import type { GraphQLFormattedError } from 'graphql';

/** What an execution answers. */
export interface ExecutionResult {
  /** `{"data":…}`, as text or UTF-8, without the errors; `data` is null when a null bubbled to the top */
  readonly response: string | Buffer;
  readonly errors?: readonly GraphQLFormattedError[];
}
