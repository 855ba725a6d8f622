/** A number for the bytes between two places, the same for the same bytes; its lowest bits differ for most others. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
  return hash ^ (hash >>> 6) ^ (hash >>> 15);
}
