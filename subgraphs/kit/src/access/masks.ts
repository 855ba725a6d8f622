import type { MaskKind } from '@shiyu/protocol';

/** `张三丰` → `张**`: the first character and two stars, so that the length is hidden. */
function maskName(value: string): string {
  return `${[...value][0] ?? ''}**`;
}

/** `500904198703120235` → `500***********0235`: three characters, eleven stars, four characters. */
function maskIdNumber(value: string): string {
  return keepEnds(value, 3, 11);
}

/** `10012345678` → `100****5678`: three digits, four stars, four digits. */
function maskPhone(value: string): string {
  return keepEnds(value, 3, 4);
}

/** Shorter values than the mask expects would show too much of themselves: nothing of them is shown. */
function keepEnds(value: string, head: number, stars: number): string {
  const shown = value.length >= head + 4 + 1;
  return shown ? value.slice(0, head) + '*'.repeat(stars) + value.slice(-4) : '*'.repeat(stars);
}

const MASKS: Readonly<Record<MaskKind, (value: string) => string>> = {
  NAME: maskName,
  ID: maskIdNumber,
  PHONE: maskPhone,
};

/** The masked form of text; a value that is not text has none and is null. */
export function mask(kind: MaskKind, value: unknown): string | null {
  return typeof value === 'string' ? MASKS[kind](value) : null;
}
