import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueToken } from '@shiyu/issuer/issue-token.js';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles, readJson, writeJson } from '../data-directory.mjs';
import { identityOf, isRunning } from '../processes/process-identity.mjs';
import { startLauncher, startSystem, throwAwayFolder } from '../testing.mjs';

/** What `npm start`, `npm run stop` and `npm run reset` do, told in the order of one system's life. */
const START_WITHIN_MS = 300_000;
const QUESTION =
  '{ mediationCases(first: 2, filter: { sourceKind: [POLICE_DIVERTED] }) { nodes { mediationNo sourceIncident { incidentNo } } } }';

const dataDir = throwAwayFolder();
const files = dataFiles(dataDir);
let running;

beforeAll(async () => {
  running = await startSystem({ dataDir });
}, START_WITHIN_MS);
afterAll(async () => {
  await running.launcher.end('SIGTERM');
  await startLauncher({ DATA_DIR: dataDir }, 'reset.mjs').ended;
  rmSync(dataDir, { recursive: true, force: true });
}, START_WITHIN_MS);

const system = () => readJson(files.system);
const processOf = (name) => system().processes.find((entry) => entry.name === name);

async function ask() {
  const response = await fetch(system().gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await issueToken('P3', { dataDir })}` },
    body: JSON.stringify({ query: QUESTION }),
  });
  return response.json();
}

/** Asks again and again until the answer is as wanted; the test's time-out ends it otherwise. */
async function askUntil(wanted) {
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
  }
}

const codes = ({ errors = [] }) => errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]);
const complete = {
  data: {
    mediationCases: {
      nodes: Array.from({ length: 2 }, () => ({
        mediationNo: expect.stringMatching(/^TJ/),
        sourceIncident: { incidentNo: expect.stringMatching(/^JJ/) },
      })),
    },
  },
};

/** Ends with exit code 1 and this on stderr, and nothing on stdout. */
async function expectRefusal(env, message) {
  const launcher = startLauncher(env);
  expect(await launcher.ended).toBe(1);
  expect(launcher.output('stderr')).toMatch(message);
  expect(launcher.output('stdout')).toBe('');
}

test('the last line says where the system answers, and there it answers across departments', async () => {
  const { port } = new URL(system().gateway.url);
  expect(running.launcher.output('stdout').split('\n').at(-2)).toBe(`ready http://localhost:${port}/graphql`);
  expect(await ask()).toEqual(complete);
});

test('a second start in the same data directory says that the first one runs, and where it answers', () =>
  expectRefusal(
    { DATA_DIR: dataDir },
    new RegExp(
      `A system of ${dataDir} runs already \\(launcher: process ${running.launcher.pid}\\) and answers at ${system().gateway.url}\\. End it with npm run stop, .* \\(ALREADY_RUNNING\\)\n$`,
    ),
  ));

test('a start on a taken port names the port and how to choose another, and leaves nothing', async () => {
  const port = Number(new URL(system().gateway.url).port);
  const other = throwAwayFolder();
  await expectRefusal(
    { DATA_DIR: other, PORT: String(port) },
    new RegExp(
      `^Port ${port} is in use by another program\\. Choose another: PORT=${port + 1} npm start \\(PORT_TAKEN\\)\n$`,
    ),
  );
  expect(readdirSync(other)).toEqual(['logs']);
  rmSync(other, { recursive: true });
});

test('a start with a wrong setting names it', () =>
  expectRefusal({ PORT: 'x' }, /^PORT is "x".*\(SETTING_INVALID\)\n$/));

test(
  'a department that dies costs its own fields, each with a coded error, and comes back on its port',
  async () => {
    const { gateway, subgraphs } = system();
    const [before, gatewayBefore] = [processOf('public-security'), processOf('gateway')];
    process.kill(before.pid, 'SIGKILL');
    const partial = await askUntil(({ errors }) => errors !== undefined);
    expect(codes(partial)).toContainEqual(['mediationCases.nodes.0.sourceIncident', 'SUBGRAPH_UNAVAILABLE']);
    expect(partial.data.mediationCases.nodes).toEqual([
      { mediationNo: expect.stringMatching(/^TJ/), sourceIncident: null },
      { mediationNo: expect.stringMatching(/^TJ/), sourceIncident: null },
    ]);
    await running.launcher.prints(/^public-security was ended by SIGKILL; it starts again in 0\.5 s \(see .*\)$/m);
    await running.launcher.prints(/^public-security answers again$/m);
    expect(await ask()).toEqual(complete);
    expect(system()).toMatchObject({ gateway, subgraphs });
    expect(processOf('gateway')).toEqual(gatewayBefore);
    expect(processOf('public-security')).not.toEqual(before);
    expect(isRunning(processOf('public-security'))).toBe(true);
  },
  START_WITHIN_MS,
);

test(
  'a database server that dies costs answers with a coded error, and comes back on its port',
  async () => {
    const { databases } = system();
    const others = () => system().processes.filter(({ name }) => name !== 'postgres');
    const before = others();
    process.kill(processOf('postgres').pid, 'SIGKILL');
    const failed = await askUntil(({ errors }) => errors !== undefined);
    expect(codes(failed)).toContainEqual(['mediationCases', 'DATABASE_UNAVAILABLE']);
    await running.launcher.prints(/^postgres was ended by SIGKILL; it starts again in 0\.5 s \(see .*\)$/m);
    await running.launcher.prints(/^postgres answers again$/m);
    expect(await askUntil(({ errors }) => errors === undefined)).toEqual(complete);
    expect(system().databases).toEqual(databases);
    expect(others()).toEqual(before);
  },
  START_WITHIN_MS,
);

test(
  'after the launcher was killed, the next start ends what it left and nothing else, and works with the same data',
  async () => {
    const left = system().processes;
    await running.launcher.end('SIGKILL');
    expect(left.map(isRunning)).toEqual(left.map(() => true));
    // A process of somebody else's that has got the id of one that the launcher had recorded.
    const foreign = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const foreignIdentity = identityOf(foreign.pid);
    try {
      const run = readJson(files.run);
      const record = { name: 'dataset', pid: foreign.pid, startTime: '1', kind: 'process' };
      writeJson(files.run, { ...run, owned: [...run.owned, record] });

      running = await startSystem({ dataDir });
      const reported = running.launcher
        .output('stderr')
        .match(/(?<=^ended )\S+(?=, which a killed launcher had left$)/gm);
      expect(reported.sort()).toEqual(left.map(({ name }) => name).sort());
      expect(left.some(isRunning)).toBe(false);
      expect(isRunning(foreignIdentity)).toBe(true);
      expect(running.launcher.output('stderr')).toMatch(/^data set S is loaded$/m);
      expect(await ask()).toEqual(complete);
    } finally {
      foreign.kill('SIGKILL');
    }
  },
  START_WITHIN_MS,
);

test.each(['SIGTERM', 'SIGINT'])(
  '%s ends everything in order: exit code 0, no process, no lock, no record',
  async (signal) => {
    if (!isRunning(readJson(files.lock))) running = await startSystem({ dataDir });
    const processes = system().processes;
    expect(processes).toHaveLength(6);
    expect(await running.launcher.end(signal)).toBe(0);
    expect(running.launcher.output('stderr')).toMatch(/\nstopping\nstopped\n$/);
    expect(processes.some(isRunning)).toBe(false);
    expect([files.lock, files.run, files.system].filter((file) => existsSync(file))).toEqual([]);
  },
  START_WITHIN_MS,
);

test(
  'Ctrl-C while it starts ends what has begun too',
  async () => {
    const launcher = startLauncher({ DATA_DIR: dataDir, DATASET: 'S' });
    await launcher.prints(/^postgres is ready/m);
    const begun = readJson(files.run).owned;
    expect(begun.map(({ name }) => name)).toContain('postgres');
    expect(await launcher.end('SIGINT')).toBe(0);
    expect(begun.some(isRunning)).toBe(false);
    expect([files.lock, files.run, files.system].filter((file) => existsSync(file))).toEqual([]);
  },
  START_WITHIN_MS,
);

test(
  'npm run stop says what it ended, and then that nothing runs; npm run reset removes ours and leaves the rest',
  async () => {
    const launcher = startLauncher({ DATA_DIR: dataDir, DATASET: 'S' });
    await launcher.prints(/^postgres is ready/m);
    const command = async (script) => {
      const process = startLauncher({ DATA_DIR: dataDir }, script);
      expect(await process.ended).toBe(0);
      return process.output('stdout');
    };
    expect(await command('stop.mjs')).toMatch(/^ended: postgres, .*launcher\n$/);
    expect(await launcher.ended).toBe(0);
    expect(await command('stop.mjs')).toBe(`nothing runs for ${dataDir}\n`);

    writeFileSync(join(dataDir, 'notes.txt'), 'mine');
    const said = await command('reset.mjs');
    expect(said).toMatch(/^removed: .*postgres.*\nleft, not ours: notes\.txt\n$/);
    expect(readdirSync(dataDir)).toEqual(['notes.txt']);
    expect(await command('reset.mjs')).toBe(`nothing to remove in ${dataDir}\nleft, not ours: notes.txt\n`);
  },
  START_WITHIN_MS,
);
