const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

function checkIndex(first17: string): number {
  return WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11;
}

/** Whether a number passes GB 11643; no number of the data set may. */
export function passesGb11643(id: string): boolean {
  return /^\d{17}[\dX]$/.test(id) && CHECKS[checkIndex(id)] === id[17];
}

/**
 * A number that looks like a resident's and cannot be one (docs/domain.md §3): an area part 5009NN that no edition of
 * GB/T 2260 has, and a check character one place beside the lawful one.
 * @param district 1–5
 * @param sequence 0–999; its parity is the sex: odd male, even female
 */
export function syntheticResidentId(district: number, birthDate: string, sequence: number): string {
  const first17 = `50090${district}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + CHECKS[(checkIndex(first17) + 1) % 11];
}
