import { closeParts, type Snapshot } from './snapshot.js';

/** A snapshot in use by one request. */
export interface SnapshotLease {
  readonly snapshot: Snapshot;
  /** to be called once, when the request has ended */
  readonly release: () => void;
}

interface Held {
  readonly snapshot: Snapshot;
  users: number;
}

/** Holds the snapshot that new requests get. An older one is closed when the last request that took it has ended. */
export class SnapshotHolder {
  #current: Held;
  readonly #retired = new Set<Held>();

  constructor(snapshot: Snapshot) {
    this.#current = { snapshot, users: 0 };
  }

  get current(): Snapshot {
    return this.#current.snapshot;
  }

  take(): SnapshotLease {
    const held = this.#current;
    held.users += 1;
    return {
      snapshot: held.snapshot,
      release: () => {
        held.users -= 1;
        this.#closeUnused();
      },
    };
  }

  /** New requests get this one from now on. */
  replace(snapshot: Snapshot): void {
    this.#retired.add(this.#current);
    this.#current = { snapshot, users: 0 };
    this.#closeUnused();
  }

  /** Closes all; for the end of the process, when no request is left. */
  async close(): Promise<void> {
    const supergraphs = new Map(
      [...this.#retired, this.#current].map(({ snapshot }) => [snapshot.supergraph, snapshot]),
    );
    this.#retired.clear();
    await Promise.all([...supergraphs.values()].map(closeParts));
  }

  #closeUnused(): void {
    for (const held of this.#retired) {
      if (held.users > 0) continue;
      this.#retired.delete(held);
      // Snapshots that differ in their grants only have the supergraph in common.
      const shared = [this.#current, ...this.#retired].some(
        ({ snapshot }) => snapshot.supergraph === held.snapshot.supergraph,
      );
      if (!shared) void closeParts(held.snapshot);
    }
  }
}
