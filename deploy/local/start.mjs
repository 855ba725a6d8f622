import { ensureBuilt } from './install/ensure-built.mjs';
import { ensureInstalled } from './install/ensure-installed.mjs';
import { dataFiles } from './data-directory.mjs';
import { findNode, requireLauncherNode } from './install/find-node.mjs';
import { requirePlatform } from './install/require-platform.mjs';
import { launch } from './launch.mjs';
import { printError } from './launch-error.mjs';
import { systemPrograms } from './programs.mjs';
import { report } from './report.mjs';
import { ROOT } from './repository.mjs';
import { readSettings } from './settings.mjs';

/** `npm start`: the whole system on this machine until SIGINT or SIGTERM. */
const stopRequest = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => requestStop());
// A test runner holds our stdin: when it is gone, however it ended, so are we.
if (process.env.SHIYU_STOP_WITH_STDIN) process.stdin.on('end', () => requestStop()).resume();

function requestStop() {
  if (stopRequest.signal.aborted) return;
  report('stopping');
  stopRequest.abort();
}

try {
  requireLauncherNode();
  requirePlatform();
  const settings = readSettings(process.env);
  const { dataDir } = settings;
  const programs = () => systemPrograms({ root: ROOT, node: findNode(), dataDir, environment: process.env });
  const { system, stop } = await launch({
    settings,
    install: (signal) => ensureInstalled({ signal }),
    build: (signal) => ensureBuilt({ signal }),
    programs,
    signal: stopRequest.signal,
  });
  process.once('uncaughtException', (cause) => {
    printError(cause);
    void stop().finally(() => process.exit(1));
  });
  process.stdout.write(welcome(system, dataDir));
  await new Promise((resolve) =>
    stopRequest.signal.aborted ? resolve() : stopRequest.signal.addEventListener('abort', resolve),
  );
  await stop();
  report('stopped');
  process.exit(0);
} catch (cause) {
  if (stopRequest.signal.aborted) {
    report('stopped');
    process.exit(0);
  }
  printError(cause);
  process.exit(1);
}

/** What a newcomer needs next; its last line is what scripts wait for (docs of commands: `ready URL`). */
function welcome({ gateway, subgraphs, dataset, asOf }, dataDir) {
  const url = `http://localhost:${new URL(gateway.url).port}/graphql`;
  const query =
    '{ mediationCases(first: 3, filter: { sourceKind: [POLICE_DIVERTED] }) { nodes { mediationNo state sourceIncident { incidentNo category state } } } }';
  return `
gateway              ${gateway.url}
${Object.entries(subgraphs)
  .map(([name, subgraph]) => `${name.padEnd(20)} ${subgraph.url}`)
  .join('\n')}
data set             ${dataset}, as of ${asOf}
logs                 ${dataFiles(dataDir).logs}

A token for a persona (P1 to P10, P12):
  npm run -s token -- P3
A question that needs two departments, asked by a mediator:
  curl -s ${url} -H "authorization: Bearer $(npm run -s token -- P3)" -H 'content-type: application/json' \\
    -d '${JSON.stringify({ query })}'

ready ${url}
`;
}
