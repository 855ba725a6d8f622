import type { DocumentNode } from 'graphql';
import type { ArgumentUses } from './argument-uses.js';
import type { ProtectedCoordinates } from './protected-coordinates.js';

/** A document and the one operation of it that runs, with all that is known of it before anybody asks. Frozen. */
export interface Operation {
  /** SHA-256 of the text, hexadecimal */
  readonly id: string;
  /** name under which it is registered */
  readonly name?: string;
  readonly registered: boolean;
  readonly document: DocumentNode;
  readonly operationName?: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** the coordinates with a policy that it selects */
  readonly protectedCoordinates: ProtectedCoordinates;
  /** where its arguments use input fields and enum values that have a policy */
  readonly argumentUses: ArgumentUses;
  /** names of the variables that decide what it selects, by `@skip` and `@include`; sorted */
  readonly conditionVariables: readonly string[];
  /** names of all fields that it selects, wherever */
  readonly fieldNames: ReadonlySet<string>;
  /** about how much memory it takes */
  readonly sizeBytes: number;
}
