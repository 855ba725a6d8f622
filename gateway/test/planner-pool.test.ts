import { composeServices } from '@apollo/composition';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { GatewayError } from '@shiyu/gateway/errors.js';
import { PlannerPool, type PlannerLimits } from '@shiyu/gateway/plan/apollo/planner-pool.js';
import { parse } from 'graphql';

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@interfaceObject"])';
const service = (name: string, sdl: string) => ({
  name,
  url: `http://127.0.0.1:1/${name}`,
  typeDefs: parse(`${FEDERATION} ${sdl}`),
});
/** Over it the planner never ends with `ENDLESS`, and takes more memory all the while. */
const { supergraphSdl } = composeServices([
  service(
    'library',
    `type Query { ping: Int }
     interface Medium @key(fields: "id") { id: ID! title: String }
     type Film implements Medium @key(fields: "id") { id: ID! title: String }`,
  ),
  service(
    'ratings',
    `type Medium @key(fields: "id") @interfaceObject { id: ID! title: String @external upper: String @requires(fields: "title") }`,
  ),
  service('people', 'type Query { favourite: Medium } type Medium @key(fields: "id") @interfaceObject { id: ID! }'),
]);
const ENDLESS = '{ favourite { ... on Film { upper } } }';

let pool: PlannerPool | undefined;
afterEach(() => pool?.close());

function start(limits: Partial<PlannerLimits> = {}): PlannerPool {
  return (pool = new PlannerPool(supergraphSdl ?? '', limits));
}

const plan = (text: string): Promise<string> =>
  (pool as PlannerPool).plan({ text, operationName: undefined, overrideLabels: [] });

/** The code and the cause with which planning ends; undefined where it succeeds. */
async function refusal(text: string): Promise<{ code: string; cause: string } | undefined> {
  try {
    await plan(text);
    return undefined;
  } catch (cause) {
    const { code, cause: inner } = cause as GatewayError;
    return { code, cause: (inner as Error).message };
  }
}

describe('PlannerPool', () => {
  test('an operation that takes too much memory is refused, and the next one is planned', async () => {
    start({ memoryMiB: 16 });
    expect(await refusal(ENDLESS)).toEqual({
      code: 'OPERATION_TOO_COMPLEX',
      cause: 'Planning was ended: it took too much memory.',
    });
    expect(JSON.parse(await plan('{ ping }'))).toMatchObject({ node: { kind: 'Fetch', serviceName: 'library' } });
  });

  test('an operation that takes too long is refused, and the next one is planned', async () => {
    start({ timeoutMs: 400 });
    expect(await refusal(ENDLESS)).toEqual({
      code: 'OPERATION_TOO_COMPLEX',
      cause: 'Planning was ended: it took more than 400 ms.',
    });
    expect(await refusal('{ p: ping }')).toBeUndefined();
  });

  test('others are planned while an operation takes long', async () => {
    start({ timeoutMs: 10_000, memoryMiB: 2_000, slowMs: 50 });
    const ended: string[] = [];
    const endless = refusal(ENDLESS).then(() => ended.push('endless'));
    await Promise.all(['{ a: ping }', '{ b: ping }'].map((text) => plan(text).then(() => ended.push(text))));
    expect(ended).toEqual(['{ a: ping }', '{ b: ping }']);
    await pool?.close();
    await endless;
  });

  test('what was refused once is refused at once', async () => {
    start({ memoryMiB: 16 });
    const first = await refusal(ENDLESS);
    const soon = new Promise((resolve) => setImmediate(() => resolve('tried again')));
    expect(await Promise.race([refusal(ENDLESS), soon])).toEqual(first);
  });

  test('an operation without a plan has a code of its own', async () => {
    start();
    expect(await refusal('{ nobody }')).toMatchObject({ code: 'OPERATION_NOT_PLANNABLE' });
  });

  test('a supergraph that the processes cannot read is told to whoever asks', async () => {
    pool = new PlannerPool('type Query { a: Int }', {});
    expect(await refusal('{ a }')).toMatchObject({
      code: 'OPERATION_NOT_PLANNABLE',
      cause: expect.stringContaining('must be a core schema'),
    });
    await expect(pool.ready()).rejects.toMatchObject({ code: 'SUPERGRAPH_INVALID' });
  });

  test('a plan of many ways ends with a refusal instead of minutes of work', async () => {
    start({ maxPaths: 1 });
    expect(await refusal('{ favourite { upper } }')).toEqual({
      code: 'OPERATION_TOO_COMPLEX',
      cause: 'Planning was ended: there are too many paths to its fields.',
    });
  });
});
