/** Serial numbers within a prefix, in the order asked for. */
export class Numbering {
  private readonly last = new Map<string, number>();

  /** The prefix and the next serial of so many digits. */
  next(prefix: string, digits: number): string {
    const serial = (this.last.get(prefix) ?? 0) + 1;
    this.last.set(prefix, serial);
    return prefix + String(serial).padStart(digits, '0');
  }
}
