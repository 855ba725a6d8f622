import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { people, scores } from './directory.js';
import { startFederation, type Answer, type Federation } from './start-federation.js';
import type { Misbehaviour } from './start-subgraph.js';

export const BAD = 'SUBGRAPH_BAD_RESPONSE';
export const INVALID = 'INVALID_VALUE';
export const REPORTED = 'SUBGRAPH_ERROR';
export const GONE = 'SUBGRAPH_UNAVAILABLE';
export const MAX_BYTES = 12_000_000;

/** One answer of a subgraph, and what the client gets. */
export type Case = readonly [
  behaviour: string,
  body: string | Buffer,
  query: string,
  data: unknown,
  errors: readonly string[],
];

/** A federation whose subgraphs can misbehave. */
export interface BadDirectory {
  readonly federation: () => Federation;
  /** asks while one of its subgraphs misbehaves */
  readonly ask: (subgraph: 'people' | 'scores', how: Misbehaviour, query: string) => Promise<Answer>;
}

/** The directory for the tests of a file. After each, whatever a subgraph did, the next request works. */
export function badDirectory(): BadDirectory {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation([people, scores], { timeoutMs: 2_000, maxBytes: MAX_BYTES });
  });
  afterAll(() => federation.close());
  afterEach(async () => {
    federation.subgraphs.forEach((subgraph) => subgraph.misbehave(undefined));
    expect(await federation.ask('{ me { name score } }')).toEqual({ data: { me: { name: 'Ada', score: 10 } } });
    // No object has learnt a new property.
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
  return {
    federation: () => federation,
    async ask(subgraph, how, query) {
      federation.subgraphs.get(subgraph)?.misbehave(how);
      return await federation.ask(query);
    },
  };
}

/** Answers with these bytes, whatever is asked. */
export const answering =
  (body: string | Buffer, status = 200): Misbehaviour =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    return 'answered';
  };
export const data = (value: unknown): string => JSON.stringify({ data: value });
export const entities = (value: unknown): string => data({ _entities: value });

/** Path and code of each error. */
export const told = ({ errors = [] }: Answer): string[] =>
  errors.map(({ path, extensions }) => `${path?.join('.') ?? '-'} ${String(extensions?.['code'])}`).sort();
