import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  validate,
  parse,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** A random operation, and the values of its variables. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const VARIABLES: Readonly<Record<string, readonly [type: string, value: unknown]>> = {
  on: ['Boolean!', true],
  off: ['Boolean!', false],
  n: ['Int', 7],
  s: ['String', 'v"\u{1F600}'],
  deep: ['In', { n: 1, more: [{ s: '__proto__', color: 'RED' }] }],
};
const ALIASES = ['id', 'code', 'a', 'b', 'nick', 'toString', '__proto__', 'x', 'region', 'spot'];
const GIVEN = [
  'n: 1',
  'n: $n',
  's: "q\\"\\u0000"',
  's: $s',
  'n: null',
  'deep: {n: 2, more: [{color: GREEN}]}',
  'deep: $deep',
];
const CONDITIONS = ['@include(if: $on)', '@include(if: $off)', '@skip(if: $on)', '@skip(if: $off)', '@skip(if: false)'];
const MAX_DEPTH = 5;
/** Beyond, no more objects are asked: Apollo's planner needs minutes for some of them. */
const MAX_FIELDS = 40;

/**
 * An operation written from a list of choices; when they end, the simplest choice is taken, so that shorter lists are
 * simpler operations. Where the names it chose clash, it is written again with a name of its own for each field.
 */
export function randomOperation(schema: GraphQLSchema, choices: readonly number[]): RandomOperation {
  for (const clashing of [true, false]) {
    const operation = new OperationWriter(schema, choices, clashing).write();
    if (validate(schema, parse(operation.query)).length === 0) return operation;
  }
  throw new Error('an operation with a name of its own for each field must be valid');
}

class OperationWriter {
  private next = 0;
  private names = 0;
  private fields = 0;
  private readonly fragments: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly choices: readonly number[],
    private readonly clashing: boolean,
  ) {}

  write(): RandomOperation {
    const root = this.schema.getQueryType() as GraphQLCompositeType;
    const text = [this.selection(root, 0), ...this.fragments].join(' ');
    const used = Object.entries(VARIABLES).filter(([name]) => new RegExp(`\\$${name}\\b`).test(text));
    const declared = used.map(([name, [type]]) => `$${name}: ${type}`).join(', ');
    return {
      query: `query Random${declared ? `(${declared})` : ''} ${text}`,
      variables: Object.fromEntries(used.map(([name, [, value]]) => [name, value])),
    };
  }

  private pick(most: number): number {
    const choice = this.choices[this.next] ?? 0;
    this.next += 1;
    return choice % most;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.pick(depth === 0 ? 5 : 4);
    return `{ ${Array.from({ length: count }, () => this.part(type, depth)).join(' ')} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    const how = this.pick(12);
    if ((how === 10 || how === 9) && depth > 0) return this.named(type, depth);
    if (how === 11 || (isAbstractType(type) && how > 3))
      return `... ${this.condition(type)}${this.directive()}${this.inner(type, depth)}`;
    const fields = isCompositeType(type) && 'getFields' in type ? Object.values(type.getFields()) : [];
    const choosable = fields.filter(
      (field) => !isCompositeType(getNamedType(field.type)) || (depth < MAX_DEPTH && this.fields < MAX_FIELDS),
    );
    const field = choosable[this.pick(choosable.length + 1)];
    return field ? this.field(field, depth) : `${this.pick(3) === 1 ? 'kind: ' : ''}__typename`;
  }

  /** The type that the last `condition` chose: what stands in the fragment belongs to it. */
  private conditioned: GraphQLCompositeType | undefined;

  private condition(type: GraphQLCompositeType): string {
    const own = isAbstractType(type)
      ? this.schema.getPossibleTypes(type)
      : isObjectType(type)
        ? type.getInterfaces()
        : [];
    const being = this.schema.getType('Being');
    const types = [
      ...own,
      ...(isAbstractType(type) &&
      isCompositeType(being) &&
      own.some((one) => isObjectType(one) && one.getInterfaces().includes(being as never))
        ? [being]
        : []),
    ];
    this.conditioned = types[this.pick(types.length + 1)] ?? type;
    return this.conditioned === type && this.pick(2) === 0 ? '' : `on ${this.conditioned.name} `;
  }

  private inner(type: GraphQLCompositeType, depth: number): string {
    return ` ${this.selection(this.conditioned ?? type, depth + 1)}`;
  }

  /** The type of each fragment that is written to its end: those may be spread again, so that places ask alike. */
  private readonly written = new Map<string, GraphQLCompositeType>();

  private named(type: GraphQLCompositeType, depth: number): string {
    const again = [...this.written].flatMap(([name, on]) => (on === type ? [name] : []));
    if (again.length > 0 && this.pick(4) > 0) return `...${again[this.pick(again.length)] as string} `;
    const name = `F${this.fragments.length}`;
    const place = this.fragments.push('') - 1;
    this.condition(type);
    const on = this.conditioned ?? type;
    this.fragments[place] = `fragment ${name} on ${on.name} ${this.selection(on, depth + 1)}`;
    this.written.set(name, on);
    return `...${name} ${this.directive()}`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.fields += 1;
    const given = field.args.length > 0 ? this.given() : '';
    const below = getNamedType(field.type);
    const alias = this.alias();
    const directive = this.directive();
    return `${alias}${field.name}${given} ${directive}${isCompositeType(below) ? this.selection(below, depth + 1) : ''}`;
  }

  private alias(): string {
    const chosen = this.pick(3);
    if (!this.clashing) return `n${(this.names += 1)}: `;
    return chosen === 2 ? `${ALIASES[this.pick(ALIASES.length)] as string}: ` : '';
  }

  private given(): string {
    const count = this.pick(3);
    const chosen = new Map<string, string>();
    for (let i = 0; i < count; i += 1) {
      const text = GIVEN[this.pick(GIVEN.length)] as string;
      chosen.set(text.slice(0, text.indexOf(':')), text);
    }
    return chosen.size > 0 ? `(${[...chosen.values()].join(', ')})` : '';
  }

  private directive(): string {
    return this.pick(8) === 7 ? `${CONDITIONS[this.pick(CONDITIONS.length)] as string} ` : '';
  }
}
