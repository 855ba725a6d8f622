import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { issueToken } from '@shiyu/issuer/issue-token.js';

/** `DATA_DIR/system.json` (docs/contracts.md §1); departments by their names in `subgraphs/manifest.json`. */
export interface RunningSystem {
  readonly dataset: string;
  readonly asOf: string;
  readonly processes: readonly { readonly name: string; readonly pid: number; readonly startTime: string }[];
  readonly gateway: { readonly url: string };
  readonly subgraphs: Readonly<Record<string, { readonly url: string }>>;
  readonly databases: Readonly<Record<string, string>>;
}

/** Where the system that jest's global set-up started keeps its files. */
export const dataDir = process.env['SHIYU_TEST_DATA_DIR'] ?? '';

/** The system of this test run, on data set S; it is shared, so tests leave it as they find it. */
export function testSystem(): RunningSystem {
  return JSON.parse(readFileSync(join(dataDir, 'system.json'), 'utf8')) as RunningSystem;
}

/** One GraphQL response. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions?: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: { readonly access?: readonly Readonly<Record<string, string>>[] };
  };
}

/** How a question is put. */
export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** other cases than the data set assigns to the persona */
  readonly assignedCaseNos?: readonly string[];
  readonly url?: string;
}

/** Asks the gateway as a persona of docs/domain.md §7: a text, or `{ documentId }` for a registered document. */
export async function askAs(
  persona: string,
  operation: string | { readonly documentId: string },
  { variables = {}, headers = {}, assignedCaseNos, url = testSystem().gateway.url }: AskOptions = {},
): Promise<Answer> {
  const token = await issueToken(persona, { dataDir, ...(assignedCaseNos ? { assignedCaseNos } : {}) });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({ ...(typeof operation === 'string' ? { query: operation } : operation), variables }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

/** The URL of a department's database. Throws for a department that the system does not have. */
export function databaseOf(department: string): string {
  const url = testSystem().databases[department];
  if (!url) throw new Error(`The test system has no database of ${department}.`);
  return url;
}

/** Rows of one department's database, for expectations computed apart from the system. */
export async function sql<Row extends object>(
  department: string,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: databaseOf(department) });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
