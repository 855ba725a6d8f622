import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Deadlines } from './deadlines.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('each is called when its own time is over, and not before', () => {
  const late: string[] = [];
  const deadlines = new Deadlines(100);
  deadlines.begin(() => late.push('first'));
  jest.advanceTimersByTime(60);
  deadlines.begin(() => late.push('second'));
  jest.advanceTimersByTime(39);
  expect(late).toEqual([]);
  jest.advanceTimersByTime(2);
  expect(late).toEqual(['first']);
  jest.advanceTimersByTime(57);
  expect(late).toEqual(['first']);
  jest.advanceTimersByTime(2);
  expect(late).toEqual(['first', 'second']);
  expect(jest.getTimerCount()).toBe(0);
});

test('one that ended is not called, and those after it still are', () => {
  const late: string[] = [];
  const deadlines = new Deadlines(100);
  const end = deadlines.begin(() => late.push('first'));
  jest.advanceTimersByTime(50);
  deadlines.begin(() => late.push('second'));
  end();
  jest.advanceTimersByTime(149);
  expect(late).toEqual(['second']);
});

test('after closing nothing is watched', () => {
  const late: string[] = [];
  const deadlines = new Deadlines(100);
  deadlines.begin(() => late.push('first'));
  deadlines.close();
  jest.advanceTimersByTime(1_000);
  expect(late).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
});
