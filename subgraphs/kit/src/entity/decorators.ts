import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { DataPolicy } from '@shiyu/protocol';
import { dataDirective } from '../access/data-directive.js';
import { DeadlineType } from '../deadline/deadline-type.js';
import type { DeadlineSource } from '../deadline/deadline-condition.js';
import { AreaCodeScalar, OrgCodeScalar } from '../scalars/codes.js';
import { DateScalar, DateTimeScalar } from '../scalars/date-time.js';
import { withAddition } from './description.js';
import {
  draftOf,
  type AttributeType,
  type EntityClass,
  type EntityDefinition,
  type FilterKind,
  type RelationDefinition,
} from './entity-definition.js';

/** GraphQL type of each attribute type. */
export const GRAPH_TYPES = {
  text: () => String,
  int: () => Int,
  boolean: () => Boolean,
  instant: () => DateTimeScalar,
  date: () => DateScalar,
  area: () => AreaCodeScalar,
  org: () => OrgCodeScalar,
} as const;

const COLUMNS: Readonly<Record<AttributeType, { type: string; columnType: string }>> = {
  text: { type: 'text', columnType: 'text' },
  int: { type: 'integer', columnType: 'integer' },
  boolean: { type: 'boolean', columnType: 'boolean' },
  instant: { type: 'datetime', columnType: 'timestamptz(3)' },
  date: { type: 'date', columnType: 'date' },
  area: { type: 'text', columnType: 'text' },
  org: { type: 'text', columnType: 'text' },
};

/** Options of a class that a department owns. */
export interface GraphEntityOptions extends DataPolicy {
  readonly table: string;
  readonly description: string;
  /** root field for one row by key */
  readonly detail?: string;
  /** root field for the list */
  readonly list?: string;
  readonly temporal?: { readonly from: string; readonly to: string };
  /** property lists that are indexed together, e.g. `['stationCode', 'receivedAt']` */
  readonly indexes?: readonly (readonly string[])[];
  /** name in the graph when it differs from the class's */
  readonly name?: string;
}

/** Declares an entity of this department: table, federated type, root fields, and the access item of its fields. */
export function GraphEntity(options: GraphEntityOptions) {
  return (target: EntityClass): void => {
    const draft = draftOf(target.prototype);
    Object.assign(draft, {
      detail: options.detail,
      list: options.list,
      temporal: options.temporal,
      name: options.name ?? target.name,
    });
    for (const fields of [draft.attributes, draft.relations, draft.deadlines]) {
      fields.forEach((field, index) => {
        const policy = { item: options.item, level: options.level, f: options.f, mask: options.mask, ...field.policy };
        fields[index] = { ...field, policy } as never;
        // The field of a page is made with its arguments, and so is its directive (nested-list-resolver.ts).
        if ((field as RelationDefinition).kind !== 'INVERSE_PAGE')
          Directive(dataDirective(policy))(target.prototype, field.name);
      });
    }
    checkKey(draft);
    draft.policy = { item: options.item, level: options.level };
    Directive(dataDirective(draft.policy))(target.prototype, draft.key);
    Directive(`@key(fields: "${draft.key}")`)(target);
    ObjectType(draft.name, { description: options.description })(target);
    for (const properties of options.indexes ?? []) Index({ properties: [...properties] as never })(target as never);
    Entity({ tableName: options.table })(target);
  };
}

/**
 * Declares an entity that another subgraph owns; only its key, and what this department adds, are known here.
 * `resolvable` says that a resolver adds a field, which the declaration cannot show. The owner describes it.
 */
export function ForeignEntity(options: { readonly name?: string; readonly resolvable?: boolean } = {}) {
  return (target: EntityClass): void => {
    const draft = draftOf(target.prototype);
    Object.assign(draft, { foreign: true, name: options.name ?? target.name });
    for (const field of draft.relations) {
      if (!field.policy)
        throw new Error(`${draft.name}.${field.name} has no access item: give it one, it leaves this department.`);
      if (field.kind !== 'INVERSE_PAGE') Directive(dataDirective(field.policy))(target.prototype, field.name);
    }
    // Nothing to resolve here unless this department adds a field.
    const resolvable = options.resolvable ?? draft.relations.length > 0;
    Directive(`@key(fields: "${draft.key}"${resolvable ? '' : ', resolvable: false'})`)(target);
    ObjectType(draft.name)(target);
  };
}

/** A federation key names one row; a second column of the primary key would let two rows share it. */
function checkKey({ attributes, temporal, name }: EntityDefinition): void {
  const second = attributes.find(({ primary }) => primary)?.name;
  if (second === temporal?.from) return;
  throw new Error(
    `${name}: ${second ?? temporal?.from} has to be both \`primary\` and the first day of \`temporal\`, or neither. Give the entity a key of its own.`,
  );
}

/** The key: primary key, `ID!`, and the federation key. `pattern` refuses other forms with BAD_USER_INPUT. */
export function Key(description: string, options: { readonly pattern?: RegExp } = {}) {
  return (prototype: object, name: string): void => {
    const draft = draftOf(prototype);
    draft.key = name;
    if (options.pattern) draft.keyPattern = options.pattern;
    Field(() => ID, { description })(prototype, name);
    PrimaryKey({ type: 'text', columnType: 'text' })(prototype as never, name as never);
  };
}

/** The key of a foreign entity: no column here. */
export function ForeignKey() {
  return (prototype: object, name: string): void => {
    draftOf(prototype).key = name;
    Field(() => ID)(prototype, name);
  };
}

/** Options of an attribute; access options override the entity's. */
export interface AttributeOptions extends Partial<DataPolicy> {
  readonly type?: AttributeType;
  readonly enum?: () => object;
  /** null in the database is possible */
  readonly nullable?: boolean;
  readonly filter?: FilterKind;
  readonly sort?: boolean;
  readonly index?: boolean;
  /** part of the primary key beside the key: only the first day of dated rows (`temporal`) */
  readonly primary?: boolean;
}

/** A stored attribute that the graph shows. Nullable in the graph always, so that a denial can be null. */
export function Attribute(description: string, options: AttributeOptions = {}) {
  return (prototype: object, name: string): void => {
    const type = options.type ?? inferType(prototype, name, options);
    if (options.f !== undefined && (options.filter || options.sort)) {
      throw new Error(`${name}: a protected attribute is neither filtered nor sorted by; values would leak by search.`);
    }
    const { item, level, f, mask } = options;
    const policy = Object.fromEntries(
      Object.entries({ item, level, f, mask }).filter(([, value]) => value !== undefined),
    );
    draftOf(prototype).attributes.push({
      name,
      type,
      description,
      nullable: options.nullable ?? false,
      sort: options.sort ?? false,
      primary: options.primary ?? false,
      ...(options.enum ? { enumeration: options.enum() } : {}),
      ...(options.filter ? { filter: options.filter } : {}),
      ...(Object.keys(policy).length > 0 ? { policy: policy as unknown as DataPolicy } : {}),
    });
    const graphType = options.enum ?? GRAPH_TYPES[type];
    Field(graphType as never, { nullable: true, description })(prototype, name);
    storeColumn(prototype, name, type, options);
  };
}

/** A stored property that the graph does not show: for scopes, relations and rules. */
export function Hidden(options: Pick<AttributeOptions, 'type' | 'enum' | 'nullable' | 'index'> = {}) {
  return (prototype: object, name: string): void => {
    storeColumn(prototype, name, options.type ?? inferType(prototype, name, options), options);
  };
}

/** An attribute of a foreign entity that comes with its representation (`@external`), for `requires`. */
export function External(type: AttributeType) {
  return (prototype: object, name: string): void => {
    Field(GRAPH_TYPES[type] as never, { nullable: true })(prototype, name);
    Directive('@external')(prototype, name);
  };
}

type RelationOptions = Partial<Pick<DataPolicy, 'item' | 'level'>> & Pick<RelationDefinition, 'when' | 'requires'>;

/** A field that leads to one entity whose key the property `from` holds. */
export function Reference(
  description: string,
  target: () => EntityClass,
  options: RelationOptions & { readonly from: string },
) {
  return relation(description, target, { kind: 'ONE', ...options }, false);
}

/** A field that leads to the one row of this department whose property `on` holds our key. */
export function HasOne(
  description: string,
  target: () => EntityClass,
  options: RelationOptions & { readonly on: string },
) {
  return relation(description, target, { kind: 'INVERSE_ONE', from: '', ...options }, false);
}

/** A bounded list of the rows of this department whose property `on` holds our key. */
export function HasMany(
  description: string,
  target: () => EntityClass,
  options: RelationOptions & { readonly on: string; readonly atMost: number; readonly orderBy: string },
) {
  const bounded = withAddition(description, `, at most ${options.atMost}`);
  return relation(bounded, target, { kind: 'INVERSE_MANY', from: '', ...options }, true);
}

/** A paged list of the rows of this department whose property `on` holds our key; filtered and sorted like the root list. */
export function HasPage(
  description: string,
  target: () => EntityClass,
  options: RelationOptions & { readonly on: string },
) {
  return (prototype: object, name: string): void => {
    draftOf(prototype).relations.push({
      name,
      description,
      target,
      kind: 'INVERSE_PAGE',
      from: '',
      ...splitPolicy(options),
    });
  };
}

/**
 * A deadline of this row, computed from dated rules (docs/architecture.md law 11); lists can be filtered by its state.
 */
export function HasDeadline(description: string, source: DeadlineSource, policy?: DataPolicy) {
  return (prototype: object, name: string): void => {
    draftOf(prototype).deadlines.push({ name, description, source, ...(policy ? { policy } : {}) });
    Field(() => DeadlineType, { nullable: true, description })(prototype, name);
  };
}

function relation(
  description: string,
  target: () => EntityClass,
  options: RelationOptions & Pick<RelationDefinition, 'kind' | 'from'> & Partial<RelationDefinition>,
  many: boolean,
) {
  return (prototype: object, name: string): void => {
    const split = splitPolicy(options);
    draftOf(prototype).relations.push({ name, description, target, ...split });
    Field((() => (many ? [target()] : target())) as never, { nullable: true, description })(prototype, name);
    if (split.requires) Directive(`@requires(fields: "${split.requires}")`)(prototype, name);
  };
}

/** The access part of options, under `policy`, apart from the rest. */
function splitPolicy<O extends Partial<DataPolicy>>(options: O): Omit<O, keyof DataPolicy> & { policy?: DataPolicy } {
  const { item, level, f, mask, ...rest } = options;
  return item && level
    ? { ...rest, policy: { item, level, ...(f === undefined ? {} : { f }), ...(mask ? { mask } : {}) } }
    : rest;
}

/** The type of a property that holds a related row. A plain class name there would be read while it is still being defined. */
export type Rel<T> = T;

function inferType(prototype: object, name: string, { enum: enumeration }: AttributeOptions): AttributeType {
  if (enumeration) return 'text';
  const designType: unknown = Reflect.getMetadata('design:type', prototype, name);
  const inferred = new Map<unknown, AttributeType>([
    [String, 'text'],
    [Number, 'int'],
    [Boolean, 'boolean'],
    [Date, 'instant'],
  ]).get(designType);
  if (!inferred) throw new Error(`${prototype.constructor.name}.${name}: say the type of this attribute.`);
  return inferred;
}

function storeColumn(prototype: object, name: string, type: AttributeType, options: AttributeOptions): void {
  const { enum: enumeration, nullable, index, primary } = options;
  const common = { nullable: nullable ?? false, ...(index ? { index: true } : {}) };
  if (enumeration) Enum({ items: () => Object.keys(enumeration()), ...common })(prototype as never, name as never);
  else if (primary) PrimaryKey({ ...COLUMNS[type] } as never)(prototype as never, name as never);
  else Property({ ...COLUMNS[type], ...common } as never)(prototype as never, name as never);
}
