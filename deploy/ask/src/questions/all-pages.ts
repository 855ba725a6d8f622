import type { AskDocument, Reading } from './question.js';

interface Connection<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All rows of a list, and its count as every page gave it. */
export interface AllRows<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
}

/**
 * Reads a list to its end, following the cursor. Throws when the list is null, when pages disagree on the count, or when
 * more rows come than were counted, so that a cursor that stands still ends too.
 */
export async function allPages<Node, Data, Variables extends { after?: string | null | undefined }>(
  ask: AskDocument<Variables, Data>,
  variables: Variables,
  connectionOf: (data: Data) => Connection<Node> | null,
): Promise<Reading<AllRows<Node>>> {
  const nodes: Node[] = [];
  let totalCount: number | undefined;
  let after = variables.after;
  for (let pages = 1; ; pages += 1) {
    const connection = connectionOf(await ask({ ...variables, after }));
    if (!connection) throw new Error(`page ${pages} is null`);
    totalCount ??= connection.totalCount;
    if (connection.totalCount !== totalCount) {
      throw new Error(`page ${pages} counts ${connection.totalCount} rows, page 1 counted ${totalCount}`);
    }
    nodes.push(...connection.nodes);
    if (nodes.length > totalCount) throw new Error(`page ${pages} goes beyond the ${totalCount} rows counted`);
    const { hasNextPage, endCursor } = connection.pageInfo;
    if (!hasNextPage) return { answer: { totalCount, nodes }, pages };
    if (connection.nodes.length === 0) throw new Error(`page ${pages} is empty and says that another follows`);
    after = endCursor;
  }
}
