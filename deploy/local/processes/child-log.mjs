import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Above this many bytes a log is set aside (`name.log.1`) when its program starts. */
const MAX_BYTES = 16 * 1024 * 1024;
/** How much of a log's end an error message shows. */
const TAIL_BYTES = 4_000;
const TAIL_LINES = 12;

/** Opens a program's log for appending and remembers where this run begins. Close `fd` once the child has it. */
export function openLog(folder, name) {
  const file = join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > MAX_BYTES) renameSync(file, `${file}.1`);
  const fd = openSync(file, 'a', 0o640);
  const begin = fstatSync(fd).size;
  return { file, fd, read: (maxBytes = 65_536) => readFrom(file, begin, maxBytes), tail: () => lastLines(file, begin) };
}

function readFrom(file, position, maxBytes) {
  const fd = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(maxBytes);
    return buffer.toString('utf8', 0, readSync(fd, buffer, 0, maxBytes, position));
  } finally {
    closeSync(fd);
  }
}

function lastLines(file, begin) {
  const from = Math.max(begin, statSync(file).size - TAIL_BYTES);
  return readFrom(file, from, TAIL_BYTES).trim().split('\n').slice(-TAIL_LINES).join('\n');
}
