import type { Row, Value } from '../city/row.js';

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(SPECIAL, (character) => ESCAPES[character] as string);
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
}

/** A row in PostgreSQL's COPY text format. */
export function copyLine(row: Row): string {
  return `${row.map(field).join('\t')}\n`;
}
