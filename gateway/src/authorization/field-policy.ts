/** A field of the API schema: `Person.name`. */
export type Coordinate = string;

/** What a coordinate's `@data` says (docs/contracts.md §4). */
export interface FieldPolicy {
  readonly item: string;
  readonly level: string;
  readonly f?: number;
  readonly mask?: string;
}
