import { expect, test } from '@jest/globals';
import { copyLine } from './copy-text.js';

test('a row is its fields between tabs, ended by a newline', () => {
  expect(copyLine(['a', 1, true, false, null])).toBe('a\t1\tt\tf\t\\N\n');
});

test('characters that mean something to COPY are escaped', () => {
  expect(copyLine(['a\\b', 'c\td', 'e\nf', 'g\rh'])).toBe('a\\\\b\tc\\td\te\\nf\tg\\rh\n');
});

test('text that looks like the sign for null stays text', () => {
  expect(copyLine(['\\N', ''])).toBe('\\\\N\t\n');
});
