import { describe, expect, test } from '@jest/globals';
import type { QueryPlanSelectionNode } from '../../plan/query-plan.js';
import { createRepresenter } from './representation.js';

const types = {
  possibleTypes: (name: string) => new Set(name === 'Medium' ? ['Medium', 'Film', 'Song'] : [name]),
};
const field = (name: string, selections?: QueryPlanSelectionNode[]): QueryPlanSelectionNode => ({
  kind: 'Field',
  name,
  ...(selections ? { selections } : {}),
});
const on = (typeCondition: string, ...selections: QueryPlanSelectionNode[]): QueryPlanSelectionNode => ({
  kind: 'InlineFragment',
  typeCondition,
  selections,
});
const film = createRepresenter(types, [on('Film', field('__typename'), field('id'))]);

describe('a representation', () => {
  test('has the fields of its type, as JSON', () => {
    expect(film.write({ __typename: 'Film', id: 'a"\ud800', other: 1 })).toBe(
      '{"__typename":"Film","id":"a\\"\\ud800"}',
    );
  });

  test('is none where the type is another, or a field is missing', () => {
    expect(film.write({ __typename: 'Song', id: '1' })).toBeUndefined();
    expect(film.write({ id: '1' })).toBeUndefined();
    expect(film.write({ __typename: 'Film' })).toBeUndefined();
  });

  test('is none where nothing in it identifies an entity', () => {
    expect(film.write({ __typename: 'Film', id: null })).toBeUndefined();
    const withWeight = createRepresenter(types, [on('Film', field('__typename'), field('id'), field('weight'))]);
    expect(withWeight.write({ __typename: 'Film', id: '1', weight: null })).toBe(
      '{"__typename":"Film","id":"1","weight":null}',
    );
  });

  test('joins the selections of several conditions', () => {
    const both = createRepresenter(types, [
      on('Medium', field('__typename'), field('id')),
      on('Film', field('cut', [field('name')])),
      on('Film', field('cut', [field('n')])),
    ]);
    expect(both.write({ __typename: 'Film', id: '1', cut: { name: 'x', n: null, more: 2 } })).toBe(
      '{"__typename":"Film","id":"1","cut":{"name":"x","n":null}}',
    );
    expect(both.write({ __typename: 'Song', id: '2' })).toBe('{"__typename":"Song","id":"2"}');
  });

  test('goes down lists and nulls, and is none where an element lacks a field', () => {
    const parts = createRepresenter(types, [on('Film', field('__typename'), field('parts', [field('n')]))]);
    const write = (value: unknown): string | undefined => parts.write({ __typename: 'Film', parts: value });
    expect(write([{ n: 1 }, null, [{ n: 2 }]])).toBe('{"__typename":"Film","parts":[{"n":1},null,[{"n":2}]]}');
    expect(write([])).toBe('{"__typename":"Film","parts":[]}');
    expect(write([{ n: 1 }, {}])).toBeUndefined();
    expect(write('text')).toBeUndefined();
  });

  test('takes own fields only', () => {
    const odd = createRepresenter(types, [on('Film', field('__typename'), field('constructor'))]);
    expect(odd.write({ __typename: 'Film' })).toBeUndefined();
    expect(odd.write(JSON.parse('{"__typename":"Film","constructor":"x"}') as Record<string, unknown>)).toBe(
      '{"__typename":"Film","constructor":"x"}',
    );
  });
});

describe('the key of a representation', () => {
  test('is there where type and key are all', () => {
    expect(film.keyOf({ __typename: 'Film', id: '1' })).toBe('1');
    expect(film.keyOf({ __typename: 'Film', id: 1 })).toBe(1);
  });

  test('is not there where there is more, less, or no plain value', () => {
    expect(film.keyOf({ __typename: 'Film', id: null })).toBeUndefined();
    expect(film.keyOf({ __typename: 'Film', id: { a: 1 } })).toBeUndefined();
    expect(film.keyOf({ __typename: 'Film' })).toBeUndefined();
    expect(film.keyOf({ __typename: 'Song', id: '1' })).toBeUndefined();
    const two = createRepresenter(types, [on('Film', field('__typename'), field('id'), field('sku'))]);
    expect(two.keyOf({ __typename: 'Film', id: '1', sku: '2' })).toBeUndefined();
  });
});
