import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, print, stripIgnoredCharacters } from 'graphql';
import { draftFetch, keyOf } from '../../../test/support/draft-fetch.js';
import type { DraftFetch } from '../draft-plan.js';
import { readInterfaceObjects } from '../join-spec/interface-objects.js';
import { narrowPaths } from './narrow-paths.js';

const schema = buildSchema(`
  type Query { entries: [Entry] photo: Photo }
  union Entry = Photo | Poll | Note
  type Photo { place: Place }
  type Poll { place: Place }
  type Note { place: Place }
  type Place { id: ID street: String ballots: Int sign: String town: Town }
  type Town { name: String }
`);
const POSSIBLE: Readonly<Record<string, readonly string[]>> = { Entry: ['Entry', 'Photo', 'Poll', 'Note'] };

const possibleTypes = (name: string): ReadonlySet<string> => new Set(POSSIBLE[name] ?? [name]);

/** None. */
const interfaceObjects = readInterfaceObjects(parse('type Query { a: Int }'));

function pathsOf(query: string, fetches: readonly DraftFetch[]): string[] {
  const planned = { document: parse(query), operationName: undefined, schema, possibleTypes, interfaceObjects };
  return narrowPaths({ fetches, inSequence: false }, planned).fetches.map(({ path }) => path.join('.'));
}

const places = (id: number, field: string, after: readonly number[] = [0]): DraftFetch =>
  draftFetch(id, 'b', `{ _entities { ... on Place { ${field} } } }`, {
    requires: keyOf('Place', 'id'),
    path: ['entries', '@', 'place'],
    after,
    fields: [field.split(' ')[0] as string],
  });
const root = draftFetch(0, 'a', '{ entries { x } }');

describe('narrowPaths', () => {
  test('a fetch begins below the types that ask for what it brings', () => {
    const query = '{ entries { ... on Poll { place { ballots } } ... on Photo { place { street } } } }';
    expect(pathsOf(query, [root, places(1, 'ballots'), places(2, 'street')])).toEqual([
      '',
      'entries.@.|Poll.place',
      'entries.@.|Photo.place',
    ]);
  });

  test('types in fragments, and what several fragments ask, are counted', () => {
    const query = `{ entries { ... { ...Both } ... on Entry { ... on Poll { place { street } } } } }
      fragment Both on Entry { ... on Photo { place { street } } }`;
    expect(pathsOf(query, [root, places(1, 'street')])[1]).toBe('entries.@.|Photo|Poll.place');
  });

  test('what every type asks for is for all, and what nobody is seen to ask for too', () => {
    const query =
      '{ entries { ... on Photo { place { street } } ... on Poll { place { street } } ... on Note { place { street } } } }';
    expect(pathsOf(query, [root, places(1, 'street'), places(2, 'other')]).slice(1)).toEqual([
      'entries.@.place',
      'entries.@.place',
    ]);
  });

  test('what a later fetch needs is for that one’s types', () => {
    const query = '{ entries { ... on Poll { place { sign } } ... on Photo { place { ballots } } } }';
    expect(pathsOf(query, [root, places(1, 'street'), places(2, 'sign', [0, 1])]).slice(1)).toEqual([
      'entries.@.|Poll.place',
      'entries.@.|Poll.place',
    ]);
    expect(pathsOf(query, [root, places(1, 'ballots'), places(2, 'sign', [0, 1])])[1]).toBe(
      'entries.@.|Photo|Poll.place',
    );
  });

  test('fields of use for different types are brought by fetches of their own', () => {
    const document = parse(
      'query ($n: Int) { entries { ... on Poll { place { sign ballots } } ... on Photo { place { street } } } }',
    );
    const text = 'query ($n: Int) { _entities { ... on Place { street(n: $n) ballots } } }';
    const both = draftFetch(1, 'b', text, {
      requires: keyOf('Place', 'id'),
      path: ['entries', '@', 'place'],
      after: [0],
      fields: ['street', 'ballots'],
      variables: ['n'],
    });
    const sign = draftFetch(2, 'c', '{ _entities { ... on Place { sign } } }', {
      requires: keyOf('Place', 'ballots'),
      path: ['entries', '@', 'place'],
      after: [0, 1],
      fields: ['sign'],
    });
    const planned = { document, operationName: undefined, schema, possibleTypes, interfaceObjects };
    const narrowed = narrowPaths({ fetches: [root, both, sign], inSequence: false }, planned).fetches;
    expect(
      narrowed.map(({ id, path, operation, variables, after }) => ({
        id,
        path: path.join('.'),
        text: stripIgnoredCharacters(print(operation)),
        variables,
        after: [...after],
      })),
    ).toEqual([
      { id: 0, path: '', text: '{entries{x}}', variables: [], after: [] },
      {
        id: 1,
        path: 'entries.@.|Photo.place',
        text: 'query($n:Int){_entities{...on Place{street(n:$n)}}}',
        variables: ['n'],
        after: [0],
      },
      {
        id: 3,
        path: 'entries.@.|Poll.place',
        text: '{_entities{...on Place{ballots}}}',
        variables: [],
        after: [0],
      },
      { id: 2, path: 'entries.@.|Poll.place', text: '{_entities{...on Place{sign}}}', variables: [], after: [0, 3] },
    ]);
  });
});
