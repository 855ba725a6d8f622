import { expect, test } from '@jest/globals';
import { chineseTerm, withAddition } from './description.js';

test('an addition goes to the end of the English sentence', () => {
  expect(withAddition('The steps. 办理环节', ', at most 50')).toBe('The steps, at most 50. 办理环节');
  expect(withAddition('What was agreed (art. 28–30). 协议', ', at most 2')).toBe(
    'What was agreed (art. 28–30), at most 2. 协议',
  );
});

test('the Chinese term is what follows the sentence', () => {
  expect(chineseTerm('What was agreed (art. 28–30). 协议')).toBe('协议');
});
