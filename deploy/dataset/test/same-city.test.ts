import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createCity } from '../src/city/create-city.js';
import { SIZES, type Size } from '../src/city/size.js';
import { copyLine } from '../src/load/copy-text.js';
import { cityRows } from './support/city-rows.js';

function hashOf(size: Size): string {
  const hash = createHash('sha256');
  const city = createCity(size);
  for (const table of city.tables) for (const row of table.rows()) hash.update(`${table.name}\t${copyLine(row)}`);
  return hash.update(JSON.stringify(city.assignedCaseNos)).digest('hex');
}

test('one seed makes one city, down to the last row', () => {
  expect(hashOf(SIZES.S)).toBe(hashOf(SIZES.S));
});

test('another seed makes another city', () => {
  expect(hashOf({ ...SIZES.S, seed: SIZES.S.seed + 1 })).not.toBe(hashOf(SIZES.S));
});

test('a table gives the same rows when it is read again', () => {
  const city = createCity(SIZES.S);
  for (const { name } of city.tables) expect(cityRows(city, name)).toEqual(cityRows(city, name));
});

test('every row has a value for every column', () => {
  for (const table of createCity(SIZES.S).tables)
    for (const row of table.rows()) expect(row).toHaveLength(table.columns.length);
});
