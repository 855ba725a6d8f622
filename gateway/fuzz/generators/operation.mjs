import { getNamedType, isAbstractType, isCompositeType, isInputObjectType, isListType, isNonNullType } from 'graphql';

const LITERALS = {
  Int: ['1', '0', '-2147483648', '2147483647'],
  Float: ['1', '-0.5', '1e300', '12345678901234567890', '1e400'],
  String: ['"a"', '""', '"漢\\"\\u0000"', '"""block\n " """'],
  ID: ['"1"', '2', '"c"', '123456789012345678901'],
  Boolean: ['true', 'false'],
  Json: ['{a: [1, null, {b: "x"}]}', '1e400', '[[[]]]', '{__proto__: 1}'],
  Mood: ['GOOD', 'BAD'],
};
const ALIASES = ['a', 'b', 'constructor', '__proto__', 'id', 'name', 'toString'];
const MOST_FRAGMENTS = 4;
const INTROSPECTION = [
  '__schema { queryType { name } }',
  '__type(name: "Person") { kind fields { name type { name } } }',
  '__type(name: "Nobody") { name }',
];

/**
 * An operation of a schema, built from numbers: fields of any type, aliases, arguments, inline and named fragments,
 * conditions, introspection. Most are valid; where two fields share a name they may not be.
 * @returns {{ query: string, variables: Record<string, unknown> }}
 */
export function operation(schema, choose) {
  const fragments = [];
  const definitions = ['$on: Boolean! = true'];
  const condition = () => {
    if (!choose.oneIn(6)) return '';
    return ` @${choose.of(['include', 'skip'])}(if: ${choose.of(['$on', 'true', 'false'])})`;
  };
  /** A literal, or a variable that has it as default: both are the same to the subgraph. */
  const literalOrVariable = (type) => {
    const text = literal(type, 0);
    if (!choose.oneIn(4)) return text;
    const name = `$v${definitions.length}`;
    definitions.push(`${name}: ${type} = ${text}`);
    return name;
  };
  const literal = (type, depth) => {
    if (isNonNullType(type)) return literal(type.ofType, depth);
    if (choose.oneIn(8)) return 'null';
    if (isListType(type))
      return `[${Array.from({ length: choose.pick(3) }, () => literal(type.ofType, depth)).join(' ')}]`;
    if (!isInputObjectType(type)) return choose.of(LITERALS[type.name]);
    const fields = Object.values(type.getFields()).filter(() => depth < 3 && choose.oneIn(2));
    return `{${fields.map((field) => `${field.name}: ${literal(field.type, depth + 1)}`).join(' ')}}`;
  };
  const field = (definition, depth) => {
    const given = definition.args
      .filter(({ type }) => isNonNullType(type) || choose.oneIn(2))
      .map(({ name, type }) => `${name}: ${literalOrVariable(type)}`);
    const alias = choose.oneIn(5) ? `${choose.of(ALIASES)}: ` : '';
    const below = getNamedType(definition.type);
    const inner = isCompositeType(below) ? ` ${selection(below, depth + 1)}` : '';
    return `${alias}${definition.name}${given.length > 0 ? `(${given.join(' ')})` : ''}${condition()}${inner}`;
  };
  const selection = (type, depth) => {
    const fields = type.getFields ? Object.values(type.getFields()) : [];
    const parts = [];
    do {
      const kind = choose.pick(10);
      if (depth > 6 || choose.isOver) {
        parts.push('__typename');
        break;
      }
      if (kind < 6 && fields.length > 0) parts.push(field(choose.of(fields), depth));
      else if (kind === 6) parts.push(depth === 0 ? choose.of(INTROSPECTION) : '__typename');
      else if (kind === 7 && fragments.length < MOST_FRAGMENTS) {
        const index = fragments.push('') - 1;
        fragments[index] = `fragment F${index} on ${type.name} ${selection(type, depth + 1)}`;
        parts.push(`...F${index}${condition()}`);
      } else {
        const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type, ...type.getInterfaces()];
        const on = choose.of(types);
        parts.push(`... on ${on.name}${condition()} ${selection(on, depth + 1)}`);
      }
    } while (!choose.oneIn(3));
    return `{ ${parts.join(' ')} }`;
  };
  const isMutation = choose.oneIn(12);
  const set = selection(isMutation ? schema.getMutationType() : schema.getQueryType(), 0);
  const all = [set, ...fragments].join(' ');
  const used = definitions.filter((definition) => all.includes(definition.slice(0, definition.indexOf(':'))));
  const query = `${isMutation ? 'mutation' : 'query'}${used.length > 0 ? ` (${used.join(' ')})` : ''} ${all}`;
  return { query, variables: all.includes('$on') ? { on: choose.pick(2) === 1 } : {} };
}
