import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createScratchDatabase, type ScratchDatabase } from './support/scratch-database.js';
import { send, signedRequest, type DirectOptions } from './support/signed-request.js';
import { dataDir, sql, type Answer } from './support/system.js';
import { apply, blocksOf, compile, copyOfDepartment, migrate } from './support/worked-example.js';

/** The worked example of CONTRIBUTING.md, done on a copy of petitions with a database of its own. */
const PETITION = 'XF50015420200000001';
const blocks = [...blocksOf('ts'), ...blocksOf('diff')];
let root: string;
let database: ScratchDatabase;
let server: ChildProcess;
let url: string;

beforeAll(async () => {
  database = await createScratchDatabase('petitions');
  root = copyOfDepartment('petitions');
  for (const block of blocks) apply(block, root);
  await compile(root, 'petitions');
  expect(await migrate(root, 'petitions', database.url)).toBe('migrated: 1');
  expect(await migrate(root, 'petitions', database.url, '--create', 'hearing')).toMatch(
    /^created: Migration\d+_hearing/,
  );
  await compile(root, 'petitions');
  expect(await migrate(root, 'petitions', database.url)).toBe('migrated: 1');
  await insertRows();
  [server, url] = await startCopy();
}, 240_000);

afterAll(async () => {
  if (server && server.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
  await database?.drop();
  if (root) rmSync(dirname(root), { recursive: true, force: true });
});

test('the example takes about 60 lines in three files, and leaves the kit alone', () => {
  expect(blocks.map(({ path }) => path)).toEqual([
    'subgraphs/petitions/src/entities/hearing.ts',
    'subgraphs/petitions/src/scopes.ts',
    'subgraphs/petitions/src/subgraph.ts',
  ]);
  const written = blocks.flatMap(({ language, lines }) =>
    lines.filter((line) => (language === 'diff' ? line.startsWith('+') : line.trim() !== '')),
  );
  expect(written.length).toBeLessThanOrEqual(60);
});

test('the generated migration makes the table, its index and the check of the enum', () => {
  const folder = join(root, 'subgraphs/petitions/src/migrations');
  const [file = ''] = readdirSync(folder).filter((name) => name.includes('hearing'));
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain('create table "hearing"');
  expect(text).toContain('("area_code", "held_at")');
  expect(text).toContain(`check ("outcome" in ('UPHELD', 'CHANGED', 'ADJOURNED'))`);
});

test('the question of the example has the answer that it promises: detail, reference, filtered list', async () => {
  const [question] = blocksOf('graphql');
  const answer = await ask('P6', question?.lines.join('\n') ?? '', { decisions: { 'Hearing.speakerName': 'MASK' } });
  expect(answer.body).toEqual({
    data: {
      hearing: { outcome: 'UPHELD', speakerName: '张**', petition: { petitionNo: PETITION, subject: 'LAND' } },
      hearings: {
        totalCount: 2,
        nodes: [
          { hearingNo: `${PETITION}-H03`, heldAt: '2020-08-03T09:00:00.000+08:00', org: { orgCode: '500154-XF-0001' } },
          { hearingNo: `${PETITION}-H01`, heldAt: '2020-08-01T09:00:00.000+08:00', org: { orgCode: '500154-XF-0001' } },
        ],
      },
    },
  });
});

test('without a decision the protected attribute is null, and rows outside the scope do not exist', async () => {
  const question = `{ hearing(hearingNo: "${PETITION}-H01") { outcome speakerName } hearings { totalCount } }`;
  expect((await ask('P6', question)).body.data).toEqual({
    hearing: { outcome: 'UPHELD', speakerName: null },
    hearings: { totalCount: 3 },
  });
  expect((await ask('P3', question)).body.data).toEqual({ hearing: null, hearings: { totalCount: 0 } });
});

test('other departments reach hearings by key, in one statement', async () => {
  const representations = ['H02', 'H01', 'H09'].map((n) => ({ __typename: 'Hearing', hearingNo: `${PETITION}-${n}` }));
  const question =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Hearing { hearingNo } } }';
  const { body, headers } = await ask('P6', question, { variables: { representations } });
  expect(body.data?.['_entities']).toEqual([{ hearingNo: `${PETITION}-H02` }, { hearingNo: `${PETITION}-H01` }, null]);
  // One statement, between the two that open and end the transaction.
  expect(headers.get('x-sql-statements')).toBe('3');
});

test('a key of another form is refused, and every part of the schema says what it is', async () => {
  const { body } = await ask('P6', '{ hearing(hearingNo: "H1") { outcome } }');
  expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  const { body: told } = await ask(
    'P6',
    '{ __type(name: "Hearing") { description fields { name description } } order: __type(name: "HearingOrder") { enumValues { name } } }',
  );
  const { description, fields } = told.data?.['__type'] as { description: string; fields: { description: string }[] };
  expect([description, ...fields.map((field) => field.description)].every(Boolean)).toBe(true);
  expect(told.data?.['order']).toEqual({
    enumValues: ['HEARING_NO_ASC', 'HEARING_NO_DESC', 'HELD_AT_ASC', 'HELD_AT_DESC'].map((name) => ({ name })),
  });
});

async function ask(persona: string, question: string, options?: DirectOptions): Promise<Answer> {
  return send({ ...(await signedRequest('petitions', persona, question, options)), url });
}

/** One petition of the data set under the example's number, and three hearings of it. */
async function insertRows(): Promise<void> {
  const [petition] = await sql<{ row: object }>(
    'petitions',
    `select row_to_json(petition) as row from petition where area_code like '500154%' and nature = 'APPEAL' order by petition_no limit 1`,
  );
  const row = { ...petition?.row, petition_no: PETITION, subject: 'LAND', accused_org_code: null };
  await database.query('insert into petition select * from json_populate_record(null::petition, $1)', [row]);
  for (const [n, outcome] of ['UPHELD', 'CHANGED', 'UPHELD'].entries()) {
    const hearing = {
      ...petition?.row,
      hearing_no: `${PETITION}-H0${n + 1}`,
      petition_no: PETITION,
      held_at: `2020-08-0${n + 1}T09:00:00+08:00`,
      outcome,
      speaker_name: '张三丰',
      org_code: '500154-XF-0001',
    };
    await database.query('insert into hearing select * from json_populate_record(null::hearing, $1)', [hearing]);
  }
}

/** The copy's own server, as the launcher would start it. */
async function startCopy(): Promise<[ChildProcess, string]> {
  const keys = JSON.parse(readFileSync(join(dataDir, 'keys.json'), 'utf8')) as { petitions: string };
  const child = spawn(process.execPath, [join(root, 'subgraphs/petitions/dist/main.js')], {
    env: { ...process.env, PORT: '0', DATABASE_URL: database.url, SIGNING_KEY: keys.petitions, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The copy ended with ${String(code)}.`))),
  ])) as [Buffer];
  const { listening } = JSON.parse(line.toString()) as { listening: string };
  return [child, `${listening}/graphql`];
}
