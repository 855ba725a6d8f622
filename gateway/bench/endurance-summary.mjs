const SLOW_MS = 50;
const round = (value) => Math.round(value * 100) / 100;

/**
 * What a steady run says: memory and latencies by interval, whether memory grows after the first minute, how long the
 * process stood still for garbage collection, and which requests were slow because of that.
 */
export function summary({ beganAt, everyMs, answers, memory, pauses: all }) {
  const pauses = all.filter(({ startedAt }) => startedAt >= beganAt);
  const intervals = memory.map((sample, i) => interval(sample, i, { beganAt, everyMs, answers }));
  const slow = answers
    .filter(({ ms }) => ms > SLOW_MS)
    .map((answer) => ({ ms: answer.ms, pausedMs: pausedMs(answer, pauses) }));
  const longestMs = Math.max(0, ...pauses.map(({ ms }) => ms));
  const figures = {
    memory: growth(intervals, 60_000 / everyMs),
    pauses: {
      count: pauses.length,
      longestMs: round(longestMs),
      over10Ms: pauses.filter(({ ms }) => ms > 10).length,
      over50Ms: pauses.filter(({ ms }) => ms > 50).length,
    },
    requests: {
      count: answers.length,
      failed: answers.filter(({ ok }) => !ok).length,
      over50Ms: slow.length,
      over50MsDuringPause: slow.filter((answer) => answer.pausedMs > 0).length,
      // Those that would have been in time without the pauses.
      over50MsBecauseOfPause: slow.filter((answer) => answer.pausedMs > 0 && answer.ms - answer.pausedMs <= SLOW_MS)
        .length,
    },
    intervals,
  };
  const lines = [
    ' seconds  RSS MiB heap MiB requests   p50 ms   p99 ms   max ms',
    ...intervals.map((row) =>
      Object.values(row)
        .map((value) => String(value ?? '').padStart(8))
        .join(' '),
    ),
    ...['memory', 'pauses', 'requests'].map((name) => `${name}: ${JSON.stringify(figures[name])}`),
  ];
  return { text: `${lines.join('\n')}\n`, figures };
}

function interval({ residentMiB, heapMiB }, i, { beganAt, everyMs, answers }) {
  const from = beganAt + i * everyMs;
  const latencies = answers
    .filter(({ startedAt }) => startedAt >= from && startedAt < from + everyMs)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const at = (share) => round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0);
  return {
    seconds: ((i + 1) * everyMs) / 1000,
    residentMiB: round(residentMiB),
    heapMiB: heapMiB === undefined ? null : round(heapMiB),
    requests: latencies.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
  };
}

/** Resident memory after a minute, at the end, at most; and the slope of the line through all that was seen in between. */
function growth(intervals, aMinute) {
  const later = intervals.slice(Math.min(aMinute, intervals.length) - 1);
  const mean = (of) => later.reduce((sum, row) => sum + of(row), 0) / later.length;
  const minutes = mean(({ seconds }) => seconds / 60);
  const resident = mean(({ residentMiB }) => residentMiB);
  const spread = mean(({ seconds }) => (seconds / 60 - minutes) ** 2);
  const together = mean(({ seconds, residentMiB }) => (seconds / 60 - minutes) * (residentMiB - resident));
  return {
    afterOneMinuteMiB: later[0].residentMiB,
    atEndMiB: later.at(-1).residentMiB,
    mostMiB: Math.max(...intervals.map(({ residentMiB }) => residentMiB)),
    slopeMiBPerMinute: spread > 0 ? round(together / spread) : null,
  };
}

/** How long of a request the process stood still. */
function pausedMs({ startedAt, ms }, pauses) {
  return pauses.reduce(
    (sum, pause) =>
      sum + Math.max(0, Math.min(startedAt + ms, pause.startedAt + pause.ms) - Math.max(startedAt, pause.startedAt)),
    0,
  );
}
