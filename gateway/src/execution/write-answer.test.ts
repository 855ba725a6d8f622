import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { buildSchema, parse, validate } from 'graphql';
import { buildResultShape, type ResultShape } from '../plan/result-shape.js';
import { completeResult } from './complete-result.js';
import { FailedFetches } from './failed-fetches.js';
import type { JsonObject } from './json-object.js';
import { ReportedErrors } from './reported-errors.js';
import { writeAnswer } from './write-answer.js';

const schema = buildSchema(`
  scalar Json
  enum Mood { GOOD BAD toString }
  interface Being { id: ID! name: String }
  type Cat implements Being { id: ID! name: String lives: Int! friend: Being }
  type Dog implements Being { id: ID! name: String tricks: [[String!]] friend: Being! }
  union Any = Cat | Dog
  type Query { being: Being beings: [Being!]! any: [Any] sure: Cat! mood: Mood moods: [Mood!] real: Float! whole: [Int] yes: Boolean id: ID text: String! json: Json same: Query }
`);

const leaf: Record<string, fc.Arbitrary<unknown>> = {
  ID: fc.oneof(fc.string(), fc.integer()),
  String: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '"\\\u0000', 'x'.repeat(200), '__proto__')),
  Int: fc.integer(),
  Float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  Boolean: fc.boolean(),
  Mood: fc.constantFrom('GOOD', 'BAD', 'toString'),
  Json: fc.jsonValue(),
};
/** Rarely something that does not fit, whatever the place. */
const spoilt = fc.constantFrom<unknown>(null, undefined, 1, 'x', true, [], {}, [null], Infinity, 1.5, {
  __typename: 'Ghost',
});
const orSpoilt = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 25, arbitrary: value }, { weight: 1, arbitrary: spoilt });
const orNull = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => orSpoilt(fc.option(value, { freq: 5 }));
const list = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.array(value, { maxLength: 3 });

const { data } = fc.letrec<{ data: JsonObject; being: unknown; cat: unknown }>((tie) => ({
  cat: fc.record({
    __typename: fc.constant('Cat'),
    id: orSpoilt(leaf['ID'] as fc.Arbitrary<unknown>),
    name: orNull(leaf['String'] as fc.Arbitrary<unknown>),
    lives: orSpoilt(leaf['Int'] as fc.Arbitrary<unknown>),
    friend: orNull(tie('being')),
  }),
  being: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'being' },
    fc.constant({ __typename: 'Cat', id: '1', name: null, lives: 9, friend: null }),
    tie('cat'),
    fc.record({
      __typename: fc.constant('Dog'),
      id: orSpoilt(leaf['ID'] as fc.Arbitrary<unknown>),
      name: orNull(leaf['String'] as fc.Arbitrary<unknown>),
      tricks: orNull(list(orNull(list(orSpoilt(leaf['String'] as fc.Arbitrary<unknown>))))),
      friend: orSpoilt(tie('being')),
    }),
  ),
  data: fc.record({
    __typename: fc.constant('Query'),
    being: orNull(tie('being')),
    beings: orSpoilt(list(orSpoilt(tie('being')))),
    any: orNull(list(orNull(tie('being')))),
    sure: orSpoilt(tie('cat')),
    mood: orNull(leaf['Mood'] as fc.Arbitrary<unknown>),
    moods: orNull(list(orSpoilt(leaf['Mood'] as fc.Arbitrary<unknown>))),
    real: orSpoilt(leaf['Float'] as fc.Arbitrary<unknown>),
    whole: orNull(list(orNull(leaf['Int'] as fc.Arbitrary<unknown>))),
    yes: orNull(leaf['Boolean'] as fc.Arbitrary<unknown>),
    id: orNull(leaf['ID'] as fc.Arbitrary<unknown>),
    text: orSpoilt(leaf['String'] as fc.Arbitrary<unknown>),
    json: orNull(leaf['Json'] as fc.Arbitrary<unknown>),
  }),
}));

/** Selections of a being, some of which depend on its type. */
const part = fc.constantFrom(
  'id',
  'name',
  'kind: __typename',
  '... on Cat { lives }',
  '... on Cat { friend { id } }',
  '... on Dog { tricks }',
  '... on Dog { friend { name ... on Cat { lives } } }',
  '...F',
);
const some = (parts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(parts, { minLength: 1, maxLength: 4 }).map((chosen) => `{ ${chosen.join(' ')} }`);
const rootPart = fc.oneof(
  fc.constantFrom('mood', 'moods', 'real', 'whole', 'yes', 'id', 'text', 'json', 'constructor: text', '__typename'),
  some(part).map((set) => `being ${set}`),
  some(part).map((set) => `beings ${set}`),
  some(fc.constantFrom('__typename', '... on Cat { lives id }', '... on Being { name }', '...F')).map(
    (set) => `any ${set}`,
  ),
  some(fc.constantFrom('id', 'lives', 'friend { id }')).map((set) => `sure ${set}`),
);
const document = some(rootPart)
  .map((set) => `query ${set} fragment F on Being { id ... on Cat { name } }`)
  .map((text) => (text.includes('...F') ? text : text.slice(0, text.indexOf('fragment'))))
  .filter((text) => validate(schema, parse(text)).length === 0);

function shapeOf(text: string): ResultShape {
  const source = {
    schema,
    document: parse(text),
    operationName: undefined,
    denied: new Set<string>(),
    possibleTypes: (name: string) => new Set(name === 'Being' || name === 'Any' ? [name, 'Cat', 'Dog'] : [name]),
    dataName: ({ name }: { readonly name: { readonly value: string } }) => name.value,
  };
  // As if entities had been joined there: those places may hold one object several times.
  const joined = { paths: [['being'], ['beings', '@']], requires: [] };
  return buildResultShape(source, { fetches: [{ parts: [joined] }] } as never);
}

test('what is written in one go is what is completed field by field, and nothing is where that finds an error', () => {
  let [written, refused] = [0, 0];
  fc.assert(
    fc.property(document, data, (text, gathered) => {
      // Objects that several places share.
      const shared = {
        ...gathered,
        beings: Array.isArray(gathered['beings']) ? [...gathered['beings'], ...gathered['beings']] : gathered['beings'],
      };
      const shape = shapeOf(text);
      const fast = writeAnswer(schema, shape, shared);
      const complete = completeResult(schema, shape, {
        data: shared,
        reported: new ReportedErrors(),
        failed: new FailedFetches(),
      });
      expect(fast).toBe(complete.errors ? undefined : complete.json);
      if (fast === undefined) refused += 1;
      else written += 1;
    }),
    { numRuns: 2_000, seed: 4 },
  );
  // Both ways were taken.
  expect(Math.min(written, refused)).toBeGreaterThan(200);
});
