const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

function lawfulCheck(first17: string): number {
  return (
    (31 - (WEIGHTS.reduce((sum, weight, i) => sum + weight * ALPHABET.indexOf(first17[i] as string), 0) % 31)) % 31
  );
}

/** Whether a code passes GB 32100; no code of the data set may. */
export function passesGb32100(code: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) && ALPHABET[lawfulCheck(code)] === code[17];
}

/**
 * A unified social credit code of a social body that cannot be real: area 5009NN, check shifted by one (docs/domain.md
 * §3).
 */
export function syntheticCreditCode(district: number, serial: number): string {
  const first17 = `5250090${district}MJ${String(serial).padStart(7, '0')}`;
  return first17 + ALPHABET[(lawfulCheck(first17) + 1) % 31];
}
