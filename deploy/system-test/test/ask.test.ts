import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRegisteredDocuments } from '@shiyu/ask/registered-documents.js';
import { askAs, dataDir, sql } from './support/system.js';

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program that `npm run ask` runs. */
function runAsk(args: readonly string[], dataDirectory = dataDir): Promise<Run> {
  const program = fileURLToPath(import.meta.resolve('@shiyu/ask/ask.js'));
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, DATA_DIR: dataDirectory } });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, ...output }));
  });
}

const folder = mkdtempSync(join(tmpdir(), 'shiyu-ask-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('a registered document', () => {
  const name = 'questions/03-earlier-cases';
  const variables = { mediationNo: '' };
  beforeAll(async () => {
    const [row] = await sql<{ no: string }>(
      'judicial-mediation',
      `select to_no as no from case_link where to_kind = 'MEDIATION_CASE' and area_code like '500242%' order by 1 limit 1`,
    );
    variables.mediationNo = row?.no as string;
  });

  test.each([
    ['its name', async () => name],
    ['the last part of its name', async () => '03-earlier-cases'],
    ['its id', async () => (await readRegisteredDocuments()).find((document) => document.name === name)?.id],
    [
      'its id with the algorithm',
      async () => `sha256:${(await readRegisteredDocuments()).find((document) => document.name === name)?.id}`,
    ],
  ])('is asked by %s and its response printed as JSON', async (_how, document) => {
    const asked = await runAsk([(await document()) as string, '--as', 'P3', '--variables', JSON.stringify(variables)]);
    const { body } = await askAs('P3', { documentId: name }, { variables });
    expect(asked).toEqual({
      code: 0,
      stdout: `${JSON.stringify(body, undefined, 2)}\n`,
      stderr: expect.stringContaining(`asking ${name} as P3`),
    });
    expect(body.data?.['mediationCase']).toMatchObject(variables);
  });

  test('that requires variables is not sent without them; the message names them with their types', async () => {
    const asked = await runAsk(['02-diverted-disputes', '--as', 'P2', '--variables', '{"station":"500108-PS-0101"}']);
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    expect(asked.stderr).toContain('needs $from: DateTime!, $to: DateTime!.');
  });

  test('of which the caller may read nothing exits with 0: a refusal is an answer', async () => {
    const asked = await runAsk([name, '--as', 'P8', '--variables', JSON.stringify(variables)]);
    expect(asked.code).toBe(0);
    expect(JSON.parse(asked.stdout)).toMatchObject({ data: { mediationCase: null } });
    expect(asked.stdout).toContain('"decision": "DENIED"');
  });
});

describe('a file', () => {
  test('is asked as text, with its variables', async () => {
    const path = file('township.graphql', 'query ($code: ID!) { area(code: $code) { code level } }');
    const asked = await runAsk([path, '--as', 'P10', '--variables', '{"code":"500108001"}']);
    expect(asked.code).toBe(0);
    expect(JSON.parse(asked.stdout)).toEqual({ data: { area: { code: '500108001', level: 'TOWNSHIP' } } });
  });

  test('that does not fit the schema exits with 1 and prints the response all the same', async () => {
    const asked = await runAsk([file('wrong.graphql', '{ weather }'), '--as', 'P3']);
    expect(asked.code).toBe(1);
    expect(JSON.parse(asked.stdout)).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect(asked.stderr).toContain('weather');
  });

  test('that is no GraphQL is not sent', async () => {
    const asked = await runAsk([file('prose.graphql', 'which petitions?'), '--as', 'P3']);
    expect(asked).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Syntax Error') });
  });
});

describe('what cannot be asked ends with 1, nothing on stdout and a message that says what to do', () => {
  const path = file('areas.graphql', '{ areas { totalCount } }');

  test('an unknown document: the registered ones are listed', async () => {
    const asked = await runAsk(['04-aid-referrals', '--as', 'P5']);
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    for (const { name } of await readRegisteredDocuments()) expect(asked.stderr).toContain(name);
  });

  test.each([
    ['an unknown persona', [path, '--as', 'P99'], /no persona P99\. Known: P1, P2,/],
    ['no persona', [path], /Say as whom to ask, for example --as P3/],
    ['no document', ['--as', 'P3'], /Name a document/],
    ['two documents', [path, path, '--as', 'P3'], /Name one document/],
    ['an unknown option', [path, '--like', 'P3'], /--like.*Usage: npm run -s ask/s],
    ['variables that are no JSON', [path, '--as', 'P3', '--variables', '{code: 5}'], /--variables is not JSON/],
    ['variables that are no object', [path, '--as', 'P3', '--variables', '[5]'], /takes a JSON object/],
    ['a folder', [folder, '--as', 'P3'], /cannot be read \(EISDIR\)/],
  ])('%s', async (_what, args, message) => {
    expect(await runAsk(args)).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
  });

  test('no running system', async () => {
    const asked = await runAsk([path, '--as', 'P3'], folder);
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    expect(asked.stderr).toContain(`No system runs with DATA_DIR ${folder}. Start it with npm start`);
  });

  test('an address where nothing listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    await new Promise((resolve) => server.close(resolve));
    const asked = await runAsk([path, '--as', 'P3', '--url', url]);
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    expect(asked.stderr).toContain(`Nothing answers at ${url} (ECONNREFUSED)`);
  });
});

test('a purpose that the persona does not have is refused by the gateway', async () => {
  const asked = await runAsk([file('any.graphql', '{ areas { totalCount } }'), '--as', 'P3', '--purpose', 'DISPATCH']);
  expect(asked.code).toBe(1);
  expect(JSON.parse(asked.stdout)).toMatchObject({ errors: [{ extensions: { code: 'PURPOSE_NOT_ALLOWED' } }] });
});

test('purpose, case and reason travel as headers to the given URL, and text beyond ASCII percent-encoded', async () => {
  let headers: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    headers = request.headers;
    response.setHeader('content-type', 'application/json').end('{"data":{}}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const told = ['--purpose', 'MEDIATION', '--case', 'TJ5002420012020000001', '--reason', '核实 party'];
  const asked = await runAsk([file('any.graphql', '{ areas { totalCount } }'), '--as', 'P3', '--url', url, ...told]);
  await new Promise((resolve) => server.close(resolve));
  expect(asked).toMatchObject({ code: 0, stdout: '{\n  "data": {}\n}\n' });
  expect(headers).toMatchObject({
    'x-purpose': 'MEDIATION',
    'x-case-no': 'TJ5002420012020000001',
    'x-reason': `${encodeURIComponent('核实')} party`,
  });
});
