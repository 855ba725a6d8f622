import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MaskKind } from '@shiyu/protocol';
import { mask } from './masks.js';

test.each<[MaskKind, string, string]>([
  ['NAME', '张三丰', '张**'],
  ['NAME', '王', '王**'],
  ['NAME', '欧阳修', '欧**'],
  ['NAME', '𠮷田', '𠮷**'],
  ['NAME', '', '**'],
  ['ID', '500904198703120235', '500***********0235'],
  ['ID', '50090419870312023X', '500***********023X'],
  ['ID', '5009041', '***********'],
  ['PHONE', '10012345678', '100****5678'],
  ['PHONE', '110', '****'],
  ['PHONE', '', '****'],
])('masks a value as %s: %s is shown as %s', (kind, value, shown) => {
  expect(mask(kind, value)).toBe(shown);
});

test.each([null, undefined])('%s stays null under every mask', (nothing) => {
  expect((['NAME', 'ID', 'PHONE'] as const).map((kind) => mask(kind, nothing))).toEqual([null, null, null]);
});

test('a mask never tells how long the value is, nor more than its ends', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{0,30}$/), (digits) => {
      for (const [kind, stars] of [
        ['ID', 11],
        ['PHONE', 4],
      ] as const) {
        const shown = mask(kind, digits) as string;
        expect([stars, stars + 7]).toContain(shown.length);
        if (shown.length > stars) expect(digits.length).toBeGreaterThan(7);
      }
    }),
  );
});
