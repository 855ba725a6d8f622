import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { openLog } from './child-log.mjs';
import { endProcess, ORDERLY } from './end-process.mjs';
import { LaunchError } from '../launch-error.mjs';

const BACK_OFF_MS = 500;
const MAX_BACK_OFF_MS = 30_000;
/** A process that lived this long was well: the next back-off begins anew. */
const WELL_AFTER_MS = 60_000;
const READY_WITHIN_MS = 60_000;

/**
 * What the supervisor is told about a program.
 * @typedef {object} Program
 * @property {string} name also names its log
 * @property {string} command
 * @property {string[]} args
 * @property {(before: object | undefined) => NodeJS.ProcessEnv} env `before`: what `ready` gave for the previous run
 * @property {{ uid: number, gid: number }} [user]
 * @property {'postgres' | 'process'} [kind]
 * @property {typeof ORDERLY} [ladder] how it is ended
 * @property {string} [errorCode]
 * @property {boolean} [inherit] its output is ours instead of a log's
 * @property {(child: { pid: number, log: ReturnType<typeof openLog>, signal: AbortSignal }) => Promise<object>} [ready] for
 *   servers: resolves once it can answer; `signal` says that nobody waits any longer
 * @property {string} [stage] servers of one stage are ended together
 * @property {string} [cwd]
 */

/**
 * Starts, watches and ends the launcher's children. Each leads a session of its own, so that Ctrl-C reaches the launcher
 * alone, which ends them in reverse order of their start. Output goes straight to the logs, whoever lives.
 */
export function createSupervisor({
  state,
  logs,
  report,
  backOffMs = BACK_OFF_MS,
  readyWithinMs = READY_WITHIN_MS,
  onChange = () => {},
}) {
  /** @type {Array<{ program: Program, child?: object, info?: object, crashes: number, timer?: NodeJS.Timeout }>} */
  const services = [];
  const steps = new Set();
  let stopping = false;
  let ending;

  /** Runs a program to its end. Raises its `errorCode` with the end of its log, or STOPPED. */
  async function run(program) {
    const child = start(program);
    steps.add(child);
    const ended = await child.ended;
    steps.delete(child);
    if (stopping) throw stopped();
    if (ended.code !== 0) throw failure(program, child, ended);
  }

  /** Starts a server and resolves with what its `ready` gives; from then on a crash is answered by a restart. */
  async function serve(program) {
    const service = { program, crashes: 0 };
    services.push(service);
    try {
      await bringUp(service);
    } catch (cause) {
      services.splice(services.indexOf(service), 1);
      if (service.child) await endProcess(service.child.identity, program.ladder);
      throw cause;
    }
    watch(service);
    return service.info;
  }

  function start(program, before) {
    if (stopping) throw stopped();
    const log = program.inherit ? undefined : openLog(logs, program.name);
    const child = spawn(program.command, program.args, {
      cwd: program.cwd,
      env: program.env(before),
      detached: true,
      stdio: log ? ['ignore', log.fd, log.fd] : ['ignore', 'inherit', 'inherit'],
      ...program.user,
    });
    if (log) closeSync(log.fd);
    const identity = child.pid ? state.add(program.name, child.pid, program.kind) : undefined;
    const ended = new Promise((resolve) => {
      child.once('error', (cause) => resolve({ cause }));
      child.once('exit', (code, signal) => resolve({ code, signal }));
    }).then((how) => {
      if (child.pid) state.remove(child.pid);
      return how;
    });
    return { pid: child.pid, identity, log, ended, startedAt: Date.now() };
  }

  async function bringUp(service) {
    const { program } = service;
    const child = start(program, service.info);
    service.child = child;
    const decided = new AbortController();
    const tooLate = new Promise((_, reject) => {
      const timer = setTimeout(() => reject(failure(program, child, { lateAfterMs: readyWithinMs })), readyWithinMs);
      decided.signal.addEventListener('abort', () => clearTimeout(timer));
    });
    const early = child.ended.then((how) => {
      throw stopping ? stopped() : failure(program, child, how);
    });
    // Whichever loses is of no more interest.
    early.catch(() => {});
    try {
      service.info = {
        ...service.info,
        ...(await Promise.race([program.ready({ ...child, signal: decided.signal }), early, tooLate])),
      };
    } finally {
      decided.abort();
    }
  }

  function watch(service) {
    const { program, child } = service;
    void child.ended.then((how) => {
      if (stopping) return;
      service.crashes = Date.now() - child.startedAt > WELL_AFTER_MS ? 1 : service.crashes + 1;
      const waitMs = Math.min(backOffMs * 2 ** (service.crashes - 1), MAX_BACK_OFF_MS);
      report(`${program.name} ${manner(how)}; it starts again in ${waitMs / 1000} s (see ${child.log?.file})`);
      service.timer = setTimeout(() => void revive(service), waitMs);
    });
  }

  async function revive(service) {
    try {
      await bringUp(service);
      report(`${service.program.name} answers again`);
      onChange();
    } catch (cause) {
      if (stopping) return;
      // Not ready in time, yet alive: make room for the next attempt, which its end brings about.
      if (service.child.identity) await endProcess(service.child.identity, service.program.ladder);
      report(cause.message);
    }
    if (!stopping) watch(service);
  }

  /** Ends everything, the last started first; nothing starts any more. Calling it again waits for the same end. */
  function stopAll() {
    stopping = true;
    return (ending ??= endEverything());
  }

  async function endEverything() {
    for (const { timer } of services) clearTimeout(timer);
    const end = ({ identity, ended }, ladder) => identity && endProcess(identity, ladder).then(() => ended);
    await Promise.all([...steps].map((child) => end(child, ORDERLY)));
    while (services.length > 0) {
      // Servers of one stage go together.
      const stage = services.at(-1).program.stage;
      const last = [];
      while (services.length > 0 && services.at(-1).program.stage === stage) last.push(services.pop());
      await Promise.all(last.map(({ child, program }) => child && end(child, program.ladder)));
    }
  }

  return {
    run,
    serve,
    stopAll,
    processes: () =>
      services.map(({ program, child }) => ({
        name: program.name,
        pid: child.pid,
        startTime: child.identity?.startTime,
      })),
  };
}

const stopped = () => new LaunchError('STOPPED', 'Stopped.');

function failure(program, child, how) {
  const said = child.log?.tail();
  const what = how.lateAfterMs ? `was not ready within ${how.lateAfterMs / 1000} s` : manner(how);
  const unread = program.inherit && !how.cause ? '; its message is above.' : '.';
  const text = said ? `:\n${said}\n(log: ${child.log.file})` : unread;
  return new LaunchError(program.errorCode ?? 'PROCESS_FAILED', `${program.name} ${what}${text}`, how.cause);
}

function manner({ code, signal, cause }) {
  if (cause) return `cannot be run (${cause.message})`;
  return signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
}
