import { describe, expect, test } from '@jest/globals';
import { drawOverrides } from './draw-overrides.js';

const overrides = new Map([
  ['percent(25)', new Set(['price'])],
  ['canary', new Set(['stock'])],
]);
const supergraph = { overrides, joinFields: new Set(['sku']) };
const draw = (fieldNames: readonly string[], percentages: Record<string, number>, drawn: number): string[] => [
  ...drawOverrides(
    { fieldNames: new Set(fieldNames) },
    supergraph,
    new Map(Object.entries(percentages)),
    () => drawn / 100,
  ),
];

describe('drawOverrides', () => {
  test.each([
    ['a percentage in the label, drawn below it', ['price'], {}, 24.9, ['percent(25)']],
    ['a percentage in the label, drawn at it', ['price'], {}, 25, []],
    ['a setting before the percentage in the label', ['price'], { 'percent(25)': 80 }, 79, ['percent(25)']],
    ['a label of its own without a setting', ['stock'], {}, 0, []],
    ['a label of its own that is set to all', ['stock'], { canary: 100 }, 99.999, ['canary']],
    ['a label that is set to none', ['stock'], { canary: 0 }, 0, []],
    ['labels of fields that are not asked for', ['name'], { canary: 100, 'percent(25)': 100 }, 0, []],
    ['several at once', ['price', 'stock'], { canary: 100 }, 10, ['percent(25)', 'canary']],
  ] as const)('%s', (_, fields, percentages, drawn, holding) => {
    expect(draw(fields, percentages, drawn)).toEqual(holding);
  });

  test('a label of a field that joins read may matter to any operation', () => {
    const moved = { overrides: new Map([['percent(50)', new Set(['sku'])]]), joinFields: supergraph.joinFields };
    expect([...drawOverrides({ fieldNames: new Set(['name']) }, moved, new Map(), () => 0)]).toEqual(['percent(50)']);
  });
});
