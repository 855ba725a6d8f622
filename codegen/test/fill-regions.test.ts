import { expect, test } from '@jest/globals';
import { fillRegions } from '../src/deployment/fill-regions.js';

const region = (name: string, indent = ''): string =>
  `${indent}# generated from subgraphs/manifest.json: ${name}\n${indent}old\n${indent}# end of generated\n`;

test('a region gets its text, indented as its marks; what stands around it stays', () => {
  const text = `top: 1\n${region('one')}services:\n${region('two words', '  ')}  # by hand\n`;
  const filled = fillRegions(text, { one: 'x: 1\n\ny: 2', 'two words': 'a:\n  b: 1\n\nc: $1' });
  expect(filled).toBe(`top: 1
# generated from subgraphs/manifest.json: one
x: 1

y: 2
# end of generated
services:
  # generated from subgraphs/manifest.json: two words
  a:
    b: 1

  c: $1
  # end of generated
  # by hand
`);
  expect(fillRegions(filled, { one: 'x: 1\n\ny: 2', 'two words': 'a:\n  b: 1\n\nc: $1' })).toBe(filled);
});

test('an empty region is filled, in a comment of Markdown too', () => {
  const text = 'Names:\n\n<!-- generated from subgraphs/manifest.json: names -->\n<!-- end of generated -->\n';
  expect(fillRegions(text, { names: '- a' })).toBe(text.replace('-->\n<!-- end', '-->\n- a\n<!-- end'));
});

test('a region that was taken out of the file, lost its end, or that nothing writes is told', () => {
  expect(() => fillRegions(region('one'), { one: '', two: '' })).toThrow('has no region "two"');
  expect(() => fillRegions(region('one').replace('# end of generated\n', ''), { one: '' })).toThrow(
    'has no region "one"',
  );
  expect(() => fillRegions(region('three'), {})).toThrow('nothing generates the region "three"');
});
