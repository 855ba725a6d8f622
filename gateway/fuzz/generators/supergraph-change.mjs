import * as fc from 'fast-check';
import { Kind, parse, print, visit } from 'graphql';

const TEXTS = [
  '',
  ' ',
  'x',
  '4000',
  'ftp://x/',
  'http://',
  'http://[',
  'https://specs.apollo.dev/join/v9.9',
  'https://specs.apollo.dev/link/v1.0',
  'PEOPLE',
  'people',
  'id',
  '{',
  'Person { id',
  '__proto__',
  'a'.repeat(5_000),
  '漢',
];
const NAMES = [
  'Person',
  'Query',
  'PEOPLE',
  'SCORES',
  'id',
  'Int',
  '__Type',
  '__proto__',
  'constructor',
  'nothing',
  'join__type',
  'join__Graph',
];
const LINES = [
  'extend schema @link(url: "https://example.com/unknown/v1.0")',
  'extend schema @link(url: "https://example.com/unknown/v1.0", for: SECURITY)',
  'extend schema @link(url: "https://example.com/unknown/v1.0", for: EXECUTION)',
  'extend schema @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)',
  'type Nowhere { a: Int }',
  'type Nowhere @join__type(graph: PEOPLE) { a: Int @join__field(graph: NOBODY) }',
  'extend type Query { lost: Person }',
  'directive @late on FIELD',
  'schema { query: Query }',
  'union Empty',
  'interface Being { id: ID! }',
  '{ me }',
  '}',
];

const change = fc.oneof(
  fc.record({
    how: fc.constantFrom(
      'dropDefinition',
      'doubleDefinition',
      'dropField',
      'dropDirective',
      'doubleDirective',
      'dropArgument',
      'dropValue',
    ),
    at: fc.nat(9_999),
  }),
  fc.record({ how: fc.constant('text'), at: fc.nat(9_999), value: fc.constantFrom(...TEXTS) }),
  fc.record({ how: fc.constantFrom('name', 'typeName'), at: fc.nat(9_999), value: fc.constantFrom(...NAMES) }),
  fc.record({ how: fc.constant('line'), value: fc.constantFrom(...LINES) }),
  fc.record({ how: fc.constant('cut'), at: fc.nat(9_999) }),
);

/** A supergraph as it should not be: one to three changes. */
export const supergraphChange = fc.array(change, { minLength: 1, maxLength: 3 });

/** The nodes that a change may be at. */
const PLACES = {
  dropDefinition: (node, parent) =>
    parent?.[0]?.kind !== undefined && node.kind.endsWith('Definition') && node.kind !== Kind.FIELD_DEFINITION,
  doubleDefinition: (node) => node.kind.endsWith('TypeDefinition'),
  dropField: (node) => node.kind === Kind.FIELD_DEFINITION,
  dropDirective: (node) => node.kind === Kind.DIRECTIVE,
  doubleDirective: (node) => node.kind === Kind.DIRECTIVE,
  dropArgument: (node) => node.kind === Kind.ARGUMENT,
  dropValue: (node) => node.kind === Kind.ENUM_VALUE_DEFINITION,
  text: (node) => node.kind === Kind.STRING,
  name: (node) => node.kind === Kind.NAME,
  typeName: (node) => node.kind === Kind.NAMED_TYPE,
};

export function changedSupergraph(sdl, changes) {
  let text = sdl;
  for (const { how, at = 0, value } of changes) {
    if (how === 'line') text = `${text}\n${value}`;
    else if (how === 'cut') text = text.slice(0, at % text.length);
    else text = changedNode(text, how, at, value);
  }
  return text;
}

function changedNode(text, how, at, value) {
  let document;
  try {
    document = parse(text, { noLocation: true });
  } catch {
    // An earlier change made it unreadable, which is enough.
    return text;
  }
  const found = [];
  visit(document, { enter: (node, _key, parent) => void (PLACES[how](node, parent) && found.push(node)) });
  const chosen = found[at % Math.max(1, found.length)];
  const changed = visit(document, {
    enter(node) {
      if (node !== chosen) return undefined;
      if (how.startsWith('drop')) return null;
      if (how === 'text' || how === 'name') return { ...node, value };
      if (how === 'typeName') return { ...node, name: { ...node.name, value } };
      return undefined;
    },
  });
  return how.startsWith('double') && chosen ? `${print(changed)}\n${double(chosen)}` : print(changed);
}

/** A definition once more; a directive once more on the schema. */
const double = (node) => (node.kind === Kind.DIRECTIVE ? `extend schema ${print(node)}` : print(node));
