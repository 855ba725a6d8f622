import type { Dispatcher } from 'undici';
import { GatewayError } from '../../errors.js';
import type { Deadlines } from './deadlines.js';
import { onAbort } from './on-abort.js';

/** The bytes of an answer. */
export interface SubgraphAnswer {
  readonly statusCode: number;
  readonly bytes: Buffer;
}

/** What one reading depends on. */
interface Reading {
  readonly name: string;
  readonly timeoutMs: number;
  readonly deadlines: Deadlines;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  resolve(answer: SubgraphAnswer): void;
  reject(cause: unknown): void;
}

/** Reads one answer, within its time and size, until its caller leaves. */
export class AnswerReader implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private statusCode = 0;
  private controller: Dispatcher.DispatchController | undefined;
  private readonly forgetDeadline: () => void;
  private readonly forgetCaller: (() => void) | undefined;

  constructor(private readonly reading: Reading) {
    const { deadlines, signal } = reading;
    this.forgetDeadline = deadlines.begin(() => this.late());
    this.forgetCaller = signal && onAbort(signal, () => this.abort(signal.reason as Error));
  }

  private late(): void {
    const { name, timeoutMs } = this.reading;
    const cause = new Error(`The service ${name} took more than ${timeoutMs} ms.`);
    this.abort(new GatewayError('SUBGRAPH_TIMEOUT', { cause }));
  }

  /** Before the request has a connection there is nothing to end but our waiting. */
  private abort(cause: Error): void {
    this.done();
    this.reading.reject(cause);
    this.controller?.abort(cause);
  }

  private done(): void {
    this.forgetDeadline();
    this.forgetCaller?.();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // It had been waiting for a connection, and nobody waits for it any more.
    if (this.reading.signal?.aborted) controller.abort(this.reading.signal.reason as Error);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, statusCode: number): void {
    this.statusCode = statusCode;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    const { name, maxBytes } = this.reading;
    if (this.bytes > maxBytes) {
      const cause = new Error(`The service ${name} answered with more than ${maxBytes} bytes.`);
      this.abort(new GatewayError('SUBGRAPH_BAD_RESPONSE', { cause }));
    } else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.done();
    const { chunks, bytes, statusCode } = this;
    this.reading.resolve({
      statusCode,
      bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, bytes),
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    this.done();
    this.reading.reject(cause);
  }
}
