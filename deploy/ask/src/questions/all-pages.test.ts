import { expect, test } from '@jest/globals';
import { allPages } from './all-pages.js';

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly string[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function page(nodes: readonly string[], endCursor: string | null, totalCount = 3): Page {
  return { totalCount, nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}

/** Reads pages that are given by the cursor before them. */
function read(pages: Readonly<Record<string, Page | null>>) {
  return allPages(
    async ({ after }: { after?: string | null }) => pages[after ?? 'start'] ?? null,
    {},
    (data) => data,
  );
}

test('rows of all pages come in order, with the number of requests', async () => {
  const pages = { start: page(['a', 'b'], 'second'), second: page(['c'], null) };
  expect(await read(pages)).toEqual({ answer: { totalCount: 3, nodes: ['a', 'b', 'c'] }, pages: 2 });
});

test.each([
  ['a cursor that stands still', { start: page(['a', 'b'], 'start') }, /page 2 goes beyond the 3 rows counted/],
  ['an empty page before the end', { start: page([], 'start') }, /page 1 is empty/],
  ['a count that changes', { start: page(['a'], 'second'), second: page(['b'], null, 4) }, /page 2 counts 4 rows/],
  ['a list that is denied', { start: null }, /page 1 is null/],
])('%s is told, not followed', async (_what, pages, message) => {
  await expect(read(pages)).rejects.toThrow(message);
});
