import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

const number = (value, digits) => value.toFixed(digits).padStart(9);

/** A table of one workload: each server's figures, and its CPU as a multiple of Shiyu's. */
export function table(title, rows) {
  const lines = [title, `${' '.repeat(44)}conn   CPU ms  × Shiyu   p50 ms   p99 ms        /s      MiB`];
  for (const row of rows) {
    const ours = rows.find(({ name, connections }) => name === 'shiyu' && connections === row.connections);
    const ratio = ours ? number(row.cpuMs / ours.cpuMs, 2) : ' '.repeat(9);
    const failed = row.failed > 0 ? `  ${row.failed} failed` : '';
    lines.push(
      `${row.title.padEnd(44)}${String(row.connections).padStart(4)}${number(row.cpuMs, 3)}${ratio}${number(row.p50Ms, 2)}${number(row.p99Ms, 2)}${number(row.perSecond, 0)}${number(row.residentMiB, 0)}${failed}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Writes the figures beside the machine and the versions they were measured with. */
export function writeResults(file, results) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const [{ model }] = cpus();
  const machine = { cpu: model, cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), kernel: release() };
  const folder = new URL('results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const content = {
    measuredOn: new Date().toISOString().slice(0, 10),
    machine,
    node: process.version,
    shiyu: version,
    ...results,
  };
  writeFileSync(new URL(file, folder), `${JSON.stringify(content, undefined, 2)}\n`);
}
