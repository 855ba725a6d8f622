import type { DataPolicy } from '@shiyu/protocol';
import type { DeadlineSource } from '../deadline/deadline-condition.js';

/** A class that stands for an entity; instances are rows. */
export type EntityClass<T extends object = object> = new (...args: never[]) => T;

export type AttributeType = 'text' | 'int' | 'boolean' | 'instant' | 'date' | 'area' | 'org';

/** How a list may be narrowed by an attribute; SQL is made from it (docs/architecture.md law 13). */
export type FilterKind = 'set' | 'range' | 'area';

/** One stored, exposed attribute. */
export interface AttributeDefinition {
  readonly name: string;
  readonly type: AttributeType;
  readonly enumeration?: object;
  readonly description: string;
  readonly nullable: boolean;
  readonly filter?: FilterKind;
  readonly sort: boolean;
  /** part of the primary key beside the key */
  readonly primary: boolean;
  readonly policy?: DataPolicy;
}

/** A field that leads to another entity. */
export interface RelationDefinition {
  readonly name: string;
  readonly description: string;
  readonly target: () => EntityClass;
  readonly policy?: DataPolicy;
  /** ONE: the property `from` here holds the target's key. INVERSE_…: the target's property `on` holds our key. */
  readonly kind: 'ONE' | 'INVERSE_ONE' | 'INVERSE_MANY' | 'INVERSE_PAGE';
  readonly from: string;
  readonly on?: string;
  /** equalities that hold on this row (ONE) or on the target rows (INVERSE) */
  readonly when?: Readonly<Record<string, unknown>>;
  /** fields of another subgraph that must come with the representation (`@requires`) */
  readonly requires?: string;
  /** largest number of rows of an INVERSE_MANY */
  readonly atMost?: number;
  readonly orderBy?: string;
}

/** A deadline field: computed on read, filtered in SQL. */
export interface DeadlineDefinition {
  readonly name: string;
  readonly description: string;
  readonly source: DeadlineSource;
  readonly policy?: DataPolicy;
}

/** All a department says about one entity. */
export interface EntityDefinition {
  readonly entity: EntityClass;
  readonly name: string;
  /** true when another subgraph owns it and only its key is known here */
  readonly foreign: boolean;
  key: string;
  /** access item of the key and, unless they say otherwise, of the fields */
  policy?: DataPolicy;
  keyPattern?: RegExp;
  detail?: string;
  list?: string;
  /** dated rows: at any instant at most one row of a key is valid */
  temporal?: { readonly from: string; readonly to: string };
  readonly attributes: AttributeDefinition[];
  readonly relations: RelationDefinition[];
  readonly deadlines: DeadlineDefinition[];
}

const definitions = new Map<object, EntityDefinition>();

/** The definition that decorators fill, by the class's prototype; created on first use. */
export function draftOf(prototype: object): EntityDefinition {
  const existing = definitions.get(prototype);
  if (existing) return existing;
  const entity = prototype.constructor as EntityClass;
  const draft: EntityDefinition = {
    entity,
    name: entity.name,
    foreign: false,
    key: '',
    attributes: [],
    relations: [],
    deadlines: [],
  };
  definitions.set(prototype, draft);
  return draft;
}

/** The finished definition of an entity class. */
export function definitionOf(entity: EntityClass): EntityDefinition {
  const found = definitions.get(entity.prototype);
  if (!found?.key)
    throw new Error(
      `${entity.name} is not an entity: decorate the class with @GraphEntity or @ForeignEntity and one property with @Key.`,
    );
  return found;
}
