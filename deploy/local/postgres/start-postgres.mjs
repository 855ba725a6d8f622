import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endServerOf } from '../processes/clean-up.mjs';
import { dataFiles } from '../data-directory.mjs';
import { POSTGRES_ORDERLY } from '../processes/end-process.mjs';
import { findPostgres } from './find-postgres.mjs';
import { LaunchError } from '../launch-error.mjs';
import { freePort } from '../processes/port.mjs';
import { report } from '../report.mjs';
import { canReach, ensureReachableFolder, reachableCopy, reachableFolderFor, serverUser } from './server-user.mjs';

/** The administrator of the embedded cluster; services connect as their own roles. */
const ADMIN = 'postgres';

/**
 * Settings of the embedded server. Durable as by default; WAL is minimal because there is no replica, so that the first
 * load, into tables made in its own transaction, writes its rows once.
 */
const SERVER_SETTINGS = Object.freeze({
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  lc_messages: 'C',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
});

/** Where a data directory's cluster lies: in it, or, as root below a closed home, where the server's user can reach it. */
export function clusterFolder(dataDir) {
  const inside = dataFiles(dataDir).cluster;
  return canReach(inside, serverUser(inside)) ? inside : join(reachableFolderFor(dataDir), 'postgres');
}

/**
 * Makes the cluster on first use and starts its server as a supervised process, on TCP at 127.0.0.1 and a free port (no
 * Unix socket: its path may be too long). Raises POSTGRES_FAILED with the server's last lines.
 * @returns {Promise<string>} the administrator's URL
 */
export async function startPostgres({ dataDir, password, supervisor, state }) {
  const cluster = clusterFolder(dataDir);
  const programs = programsFor(cluster);
  await ensureCluster({ dataDir, cluster, programs, password, supervisor });
  state.note({ cluster });
  await endServerOf(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      await supervisor.serve(serverProgram({ cluster, programs, port }));
      return `postgresql://${ADMIN}:${password}@127.0.0.1:${port}/postgres`;
    } catch (cause) {
      // The port was taken since, or a killed server's last backends still hold its memory: both pass.
      if (attempt === 5 || !/Address already in use|still in use/.test(cause.message)) throw cause;
      await sleep(300 * attempt);
    }
  }
}

function serverProgram({ cluster, programs, port }) {
  const settings = Object.entries({ ...SERVER_SETTINGS, ...sharedMemory() }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  return {
    name: 'postgres',
    kind: 'postgres',
    command: join(programs, 'bin', 'postgres'),
    args: ['-D', cluster, '-h', '127.0.0.1', '-p', String(port), ...settings],
    env: () => postgresEnvironment(),
    user: serverUser(cluster),
    ladder: POSTGRES_ORDERLY,
    errorCode: 'POSTGRES_FAILED',
    ready: ({ pid, signal }) => serverReady(cluster, pid, signal),
  };
}

/** The server writes `ready` as line 8 of its own record (PostgreSQL, miscadmin.h, LOCK_FILE_LINE_PM_STATUS). */
async function serverReady(cluster, pid, signal) {
  for (;;) {
    try {
      const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
      if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return {};
    } catch {
      // Not written yet.
    }
    await sleep(10, undefined, { signal });
  }
}

/** The shipped programs, or a copy where the server's user cannot reach them. */
function programsFor(cluster) {
  const { folder, version } = findPostgres();
  const inside = join(folder, 'bin', 'postgres');
  return canReach(inside, serverUser(cluster)) ? folder : reachableCopy(folder, version);
}

async function ensureCluster({ dataDir, cluster, programs, password, supervisor }) {
  const user = serverUser(cluster);
  if (cluster !== dataFiles(dataDir).cluster) {
    ensureReachableFolder(join(cluster, '..'));
    report(
      `postgres keeps its files in ${cluster}, because the user it runs as (uid ${user.uid}) cannot reach ${dataDir}`,
    );
  }
  if (existsSync(join(cluster, 'PG_VERSION'))) return requireSameVersion(cluster);
  // Made beside and renamed when whole: an interrupted initdb leaves nothing that looks like a cluster.
  const draft = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  chmodSync(draft, 0o700);
  // The built-in provider sorts alike on every platform.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    await supervisor.run({
      name: 'initdb',
      command: join(programs, 'bin', 'initdb'),
      args: [
        '-D',
        draft,
        '-U',
        ADMIN,
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--no-sync',
        '--no-instructions',
        ...locale,
      ],
      env: () => postgresEnvironment(),
      user,
      errorCode: 'POSTGRES_FAILED',
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(cluster, { recursive: true, force: true });
  renameSync(draft, cluster);
}

function requireSameVersion(cluster) {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const shipped = String(Number.parseInt(findPostgres().version, 10));
  if (found !== shipped) {
    throw new LaunchError(
      'POSTGRES_FAILED',
      `${cluster} was made by PostgreSQL ${found}, and PostgreSQL ${shipped} is shipped now. Its data can be generated again: npm run reset, then npm start.`,
    );
  }
}

const postgresEnvironment = () => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });

/** Parallel queries share memory through /dev/shm, which containers keep small: then through files of the cluster. */
function sharedMemory() {
  if (process.platform !== 'linux') return {};
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    if (bsize * blocks >= 512 * 1024 * 1024) return {};
  } catch {
    // No /dev/shm at all.
  }
  return { dynamic_shared_memory_type: 'mmap' };
}
