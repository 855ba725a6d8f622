/** One thing that must hold of the repository. */
export interface Check {
  readonly name: string;
  /** What is wrong, and what to do about it; empty when it holds. */
  run(): Promise<readonly string[]>;
}
