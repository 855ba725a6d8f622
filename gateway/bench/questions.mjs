import { readFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issueToken } from '../../deploy/issuer/dist/issue-token.js';
import { measure } from './measure.mjs';
import { startProgram } from './process.mjs';

/**
 * (b) Question 2 for a whole station, over the running system (`npm start` in another terminal; `DATA_DIR` as there): how
 * many requests a second one gateway process serves with everything on this machine, and how many SQL statements each
 * department needs for pages of different size.
 */
export async function measureQuestions({ rounds, seconds }) {
  const dataDir = process.env.DATA_DIR ?? '.data';
  const system = runningSystem(join(dataDir, 'system.json'));
  const gateway = system.processes.find(({ name }) => name === 'gateway');
  const headers = { authorization: `Bearer ${await issueToken('P2', { dataDir })}` };
  const ask = (first) =>
    JSON.stringify({ documentId: 'questions/02-diverted-disputes', variables: { ...STATION, first } });

  const statements = await countStatements(system, dataDir, headers, [10, 50, 200].map(ask));
  const server = {
    name: 'shiyu',
    title: 'Shiyu, question 2, 50 rows a page',
    url: system.gateway.url,
    pid: gateway.pid,
  };
  const rows = await measure([server], [ask(50)], { connections: 50, rounds, seconds, headers });
  const [{ perSecond, p50Ms, p99Ms, cpuMs, failed }] = rows;
  const lines = [
    `\n(b) question 2 of a whole station, data set ${system.dataset}`,
    `${Math.round(perSecond)} requests/s at 50 connections, p50 ${p50Ms} ms, p99 ${p99Ms} ms, gateway CPU ${cpuMs} ms, ${failed} failed`,
    ...statements.map(
      ({ first, byDepartment }) => `${first} rows a page: SQL statements ${JSON.stringify(byDepartment)}`,
    ),
  ];
  return {
    text: `${lines.join('\n')}\n`,
    figures: { workload: '(b) question 2', dataset: system.dataset, rows, statements },
  };
}

function runningSystem(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`No system runs here (${file} is missing). Start one with npm start, with the same DATA_DIR.`, {
      cause,
    });
  }
}

const STATION = { station: '500108-PS-0101', from: '2018-01-01T00:00:00+08:00', to: '2020-09-24T00:00:00+08:00' };

/** A gateway of its own, whose requests pass a recorder of the departments' `x-sql-statements`. */
async function countStatements(system, dataDir, headers, bodies) {
  const counted = [];
  const recorders = await Promise.all(
    Object.entries(system.subgraphs).map(async ([name, { url }]) => [
      name,
      await startRecorder(url, (n) => counted.push([name, n])),
    ]),
  );
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const program = await startProgram([join(root, 'gateway/dist/main.js')], {
    name: 'gateway',
    env: {
      PORT: '0',
      SUPERGRAPH: join(root, 'schema/supergraph.graphql'),
      SUBGRAPH_URLS: JSON.stringify(Object.fromEntries(recorders.map(([name, { url }]) => [name, url]))),
      SIGNING_KEYS: readFileSync(join(dataDir, 'keys.json'), 'utf8'),
      JWKS: join(dataDir, 'issuer/jwks.json'),
      ROLES: join(root, 'schema/access/roles.json'),
      GRANTS: join(root, 'schema/access/grants.json'),
      DOCUMENTS: join(root, 'schema/persisted-documents.json'),
      AS_OF: system.asOf,
    },
  });
  const results = [];
  for (const body of bodies) {
    counted.length = 0;
    const response = await fetch(`${program.first.listening}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const { errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    results.push({ first: JSON.parse(body).variables.first, byDepartment: Object.fromEntries(counted) });
  }
  await program.stop();
  for (const [, { server }] of recorders) server.close();
  return results;
}

async function startRecorder(target, record) {
  const { hostname, port, pathname } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const { method, headers } = incoming;
    const onward = httpRequest({ hostname, port, path: pathname, method, headers }, (answer) => {
      record(Number(answer.headers['x-sql-statements']));
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}${pathname}` };
}
