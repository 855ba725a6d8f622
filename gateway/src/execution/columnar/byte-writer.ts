const FIRST_BYTES = 256 * 1024;
const MAX_KEPT = 4 * 1024 * 1024;
/** Fewer bytes are copied faster one by one than by calling the library. */
const SHORT = 48;

/** Bytes that are written one after the other, into memory that is kept and used again. */
export class ByteWriter {
  bytes: Buffer;
  length = 0;

  constructor(firstBytes = FIRST_BYTES) {
    this.bytes = Buffer.allocUnsafeSlow(firstBytes);
  }

  /** Copies the bytes of another buffer from one place to another. */
  copy(source: Buffer, from: number, to: number): void {
    const count = to - from;
    this.reserve(count);
    const { bytes, length } = this;
    if (count > SHORT) source.copy(bytes, length, from, to);
    else for (let i = 0; i < count; i += 1) bytes[length + i] = source[from + i] as number;
    this.length = length + count;
  }

  text(text: Buffer): void {
    this.copy(text, 0, text.length);
  }

  byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  /** Writes once more what was written between two places. */
  repeat(from: number, to: number): void {
    this.reserve(to - from);
    this.bytes.copyWithin(this.length, from, to);
    this.length += to - from;
  }

  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.length + count, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** All that was written, in memory of its own. */
  copyOfAll(): Buffer {
    const copy = Buffer.allocUnsafeSlow(this.length);
    this.bytes.copy(copy, 0, 0, this.length);
    return copy;
  }

  /** Begins anew; memory that one large answer took is given back. */
  clear(): void {
    this.length = 0;
    if (this.bytes.length > MAX_KEPT) this.bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  }
}
