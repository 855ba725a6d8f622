import { constants, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

const PREFIX = 'gc-pause ';

/** `node --import gc-pauses.mjs PROGRAM`: writes every pause of the thread that answers requests to stderr, a line each. */
function watch() {
  new PerformanceObserver((list) => {
    for (const { startTime, duration, detail } of list.getEntries()) {
      const major = detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
      const heapMiB = major ? getHeapStatistics().used_heap_size / 2 ** 20 : undefined;
      const pause = { startedAt: performance.timeOrigin + startTime, ms: duration, heapMiB };
      process.stderr.write(`${PREFIX}${JSON.stringify(pause)}\n`);
    }
  }).observe({ entryTypes: ['gc'] });
}

/** The pauses that were written so far; `heapMiB` is what was in use after those that clear the whole heap. */
export function readPauses(stderr) {
  return stderr
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith(PREFIX))
    .map((line) => JSON.parse(line.slice(PREFIX.length)));
}

if (isMainThread && process.execArgv.some((argument) => argument.endsWith('gc-pauses.mjs'))) watch();
