import { expect, test } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
} from 'graphql';
import * as fc from 'fast-check';
import type { ShapeValue } from '../../plan/result-shape.js';
import { completeLeaf, INVALID } from '../objects/complete-leaf.js';
import { sliceCheck } from './check-slice.js';

const schema = buildSchema(`
  type Query { text: String whole: Int real: Float yes: Boolean id: ID mood: Mood json: Json texts: [String] wholes: [Int!] moods: [[Mood]!] }
  enum Mood { GOOD BAD toString }
  scalar Json
`);
const query = schema.getType('Query');
const fields = isObjectType(query) ? Object.values(query.getFields()) : [];

function shapeOf(type: GraphQLOutputType): ShapeValue {
  const nullable = !isNonNullType(type);
  const named = isNonNullType(type) ? type.ofType : type;
  if (isListType(named)) return { nullable, named, element: shapeOf(named.ofType) };
  const builtIn = ['String', 'Int', 'Float', 'Boolean', 'ID'].find((name) => name === String(named));
  return { nullable, named, ...(builtIn ? { builtIn: builtIn as NonNullable<ShapeValue['builtIn']> } : {}) };
}

/** The same question of a parsed value. */
function fits(type: GraphQLOutputType, value: unknown): boolean {
  if (isNonNullType(type)) return value !== null && fits(type.ofType, value);
  if (value === null) return true;
  if (isListType(type)) return Array.isArray(value) && value.every((element) => fits(type.ofType, element));
  const named = getNamedType(type);
  return isLeafType(named) && completeLeaf(named, value) !== INVALID;
}

const values = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom('GOOD', 'BAD', 'toString', 'good', 2_147_483_648, -2_147_483_649, 0, ''),
);
const nullable = fc.option(values, { freq: 5 });

test('what passes as bytes passes as a value', () => {
  const any = fc.oneof(values, fc.array(nullable), fc.array(fc.option(fc.array(nullable))), fc.jsonValue());
  fc.assert(
    fc.property(fc.constantFrom(...fields), any, ({ type }, value) => {
      fc.pre(value !== null);
      const bytes = Buffer.from(JSON.stringify(value));
      const passes = sliceCheck(shapeOf(type))(bytes, 0, bytes.length);
      expect(passes && !fits(type, value)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['text', '"x"'],
  ['whole', '-12'],
  ['real', '1.5'],
  ['yes', 'false'],
  ['id', '"a"'],
  ['id', '7'],
  ['mood', '"toString"'],
  ['json', '{"a":[1]}'],
  ['texts', '["a",null]'],
  ['wholes', '[]'],
  ['moods', '[["GOOD",null],[]]'],
])('%s takes %s', (name, text) => {
  const type = fields.find((field) => field.name === name)?.type as GraphQLOutputType;
  expect(sliceCheck(shapeOf(type))(Buffer.from(text), 0, text.length)).toBe(true);
});

test.each([
  ['whole', '-0'],
  ['wholes', '[1,-0]'],
])('%s leaves %s to those who make a number of it', (name, text) => {
  const type = fields.find((field) => field.name === name)?.type as GraphQLOutputType;
  expect(sliceCheck(shapeOf(type))(Buffer.from(text), 0, text.length)).toBe(false);
});
