/** Tells how far a load is: one line that redraws itself on a terminal, a line per table elsewhere. */
export interface Progress {
  advance(rows: number): void;
  tableDone(table: string, rows: number): void;
  end(): void;
}

const BAR_WIDTH = 30;
const REDRAW_EVERY_MS = 200;

/** @param expected rows in all, for the bar and the remaining time */
export function createProgress(expected: number, out: NodeJS.WriteStream = process.stderr): Progress {
  const startedMs = Date.now();
  let rows = 0;
  let drawnMs = 0;
  const draw = (): void => {
    const seconds = (Date.now() - startedMs) / 1000;
    const rate = rows / Math.max(seconds, 0.001);
    const filled = Math.min(BAR_WIDTH, Math.round((rows / expected) * BAR_WIDTH));
    const remaining = Math.max(0, Math.ceil((expected - rows) / Math.max(rate, 1)));
    out.write(
      `\rloading [${'#'.repeat(filled)}${' '.repeat(BAR_WIDTH - filled)}] ${Math.min(100, Math.round((rows / expected) * 100))} % · ${Math.round(rate)} rows/s · ${remaining} s left `,
    );
  };
  return {
    advance(more) {
      rows += more;
      if (!out.isTTY || Date.now() - drawnMs < REDRAW_EVERY_MS) return;
      drawnMs = Date.now();
      draw();
    },
    tableDone(table, count) {
      if (!out.isTTY) out.write(`loaded ${table}: ${count} rows\n`);
    },
    end() {
      if (out.isTTY) out.write('\r\x1b[K');
      out.write(`loaded ${rows} rows in ${((Date.now() - startedMs) / 1000).toFixed(1)} s\n`);
    },
  };
}
