/** What the planner's process is started with. */
export interface PlannerStart {
  readonly sdl: string;
  /** for one operation; past it the process ends itself, whether or not anybody is left to end it */
  readonly timeoutMs: number;
  /** the most paths to a field that are compared */
  readonly maxPaths: number;
}

/** One operation to plan. */
export interface PlannerQuestion {
  readonly id: number;
  readonly text: string;
  readonly operationName: string | undefined;
  readonly overrideLabels: readonly string[];
}

/** The plan as JSON, or why there is none. Id 0 says that the process is ready. */
export interface PlannerAnswer {
  readonly id: number;
  readonly plan?: string;
  readonly error?: string;
}
