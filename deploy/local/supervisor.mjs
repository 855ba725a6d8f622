import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LauncherError, say } from './repository.mjs';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** A child that ran this long was well; its next crash starts the delays anew. */
const WELL_AFTER_MS = 60_000;

/**
 * Starts programs, keeps their logs, and starts them again with growing delays when they end unasked. Children have
 * their own process group: Ctrl-C reaches only the launcher, which stops them in order.
 */
export function createSupervisor({ logDir, onStart }) {
  mkdirSync(logDir, { recursive: true });
  const children = [];
  let stopping = false;

  function launch(entry) {
    const { name, command, args, env, cwd, uid } = entry;
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    entry.child = child;
    entry.startedMs = Date.now();
    child.once('error', (error) => say(`${name} could not be started: ${error.message}`));
    if (child.pid) onStart(name, child.pid);
    const log = createWriteStream(entry.logFile, { flags: 'a' });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    entry.ended = new Promise((resolve) =>
      child.once('close', (code, signal) => {
        log.end();
        resolve({ code, signal });
      }),
    );
    void entry.ended.then(({ code, signal }) => {
      if (stopping || entry.given_up || !entry.started) return;
      entry.delayMs =
        Date.now() - entry.startedMs > WELL_AFTER_MS
          ? FIRST_DELAY_MS
          : Math.min((entry.delayMs ?? FIRST_DELAY_MS / 2) * 2, LONGEST_DELAY_MS);
      say(
        `${name} ended unexpectedly (${signal ?? `exit ${code}`}); starting it again in ${entry.delayMs / 1000} s. Its log: ${entry.logFile}`,
      );
      entry.timer = setTimeout(() => {
        if (!stopping) launch(entry);
      }, entry.delayMs);
    });
    return entry;
  }

  return {
    /** Starts a program and waits until `ready` says so. Throws with the end of its log when it ends before. */
    async start(entry, ready) {
      entry.logFile = join(logDir, `${entry.name}.log`);
      children.push(entry);
      launch(entry);
      const outcome = await Promise.race([ready(entry), entry.ended.then(() => 'ended')]);
      if (outcome === 'ended') {
        entry.given_up = true;
        throw new LauncherError(
          `${entry.name} did not start. The end of its log (${entry.logFile}):\n${lastLines(entry.logFile)}`,
        );
      }
      entry.started = true;
      return entry;
    },
    /** Stops everything, the last started first. */
    async stop() {
      stopping = true;
      const services = children.filter(({ name }) => name !== 'postgres').reverse();
      await Promise.all(services.map(end));
      for (const entry of children.filter(({ name }) => name === 'postgres')) await end(entry);
    },
  };

  async function end(entry) {
    clearTimeout(entry.timer);
    const { child } = entry;
    if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(entry.stopSignal ?? 'SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await entry.ended;
    clearTimeout(insist);
  }
}

function lastLines(file) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n');
  } catch {
    return '(no log)';
  }
}
