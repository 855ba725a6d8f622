import { expect, test } from '@jest/globals';
import { parse, visit } from 'graphql';
import { resolvableKeysFirst } from './resolvable-keys-first.js';

/** The keys of `Item` in their order. */
function keysOf(...directives: string[]): string[] {
  const document = resolvableKeysFirst(
    parse(`type Item ${directives.join(' ')} { id: ID no: ID } type Query { item: Item }`),
  );
  const keys: string[] = [];
  visit(document, {
    Directive(node) {
      const argument = node.arguments?.find(({ name }) => name.value === 'key')?.value;
      if (argument?.kind === 'StringValue') keys.push(argument.value);
    },
  });
  return keys;
}

const key = (fields: string, resolvable = ''): string => `@join__type(graph: A, key: "${fields}"${resolvable})`;

test('a key that finds nothing stands behind those that find something, which keep their order', () => {
  expect(keysOf(key('no', ', resolvable: false'), key('id'), key('id no'))).toEqual(['id', 'id no', 'no']);
});

test('keys that are alike stay as they are', () => {
  expect(keysOf(key('no'), key('id'))).toEqual(['no', 'id']);
  expect(keysOf(key('no', ', resolvable: false'), key('id', ', resolvable: false'))).toEqual(['no', 'id']);
});
