import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/**
 * A process is known by its id and its start time, because ids are used again. The start time is opaque text: clock ticks
 * since boot on Linux (field 22 of /proc/PID/stat, proc(5)), `ps -o lstart=` elsewhere.
 * @typedef {{ pid: number, startTime: string }} ProcessIdentity
 */

/** The start time of a running process; undefined when there is none (a zombie does not run). */
export function startTimeOf(pid) {
  return process.platform === 'linux' ? linuxStat(pid)?.ticks : startedAccordingToPs(pid);
}

/** The identity of a running process; undefined when there is none. @returns {ProcessIdentity | undefined} */
export function identityOf(pid) {
  const startTime = startTimeOf(pid);
  return startTime === undefined ? undefined : { pid, startTime };
}

/** Whether exactly this process still runs. @param {ProcessIdentity | undefined} identity */
export function isRunning(identity) {
  return identity !== undefined && startTimeOf(identity.pid) === identity.startTime;
}

/** When a running process started, in seconds since 1970; undefined when there is none. Exact to about a second. */
export function startedAtSeconds(pid) {
  const startTime = startTimeOf(pid);
  if (startTime === undefined) return undefined;
  if (process.platform !== 'linux') return Date.parse(startTime) / 1000;
  const boot = /^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'));
  // USER_HZ is 100 on every Linux that Node supports.
  return boot ? Number(boot[1]) + Number(startTime) / 100 : undefined;
}

/** Names this run of the machine: after a reboot no recorded process can still be alive. */
export function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function linuxStat(pid) {
  let stat;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // The second field is the command in brackets and may itself hold brackets and spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : { ticks: fields[19] };
}

function startedAccordingToPs(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const [state, ...started] = (stdout ?? '').trim().split(/\s+/);
  return !state || state.startsWith('Z') ? undefined : started.join(' ');
}
