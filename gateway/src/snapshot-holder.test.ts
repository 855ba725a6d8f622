import { expect, test } from '@jest/globals';
import { SnapshotHolder } from './snapshot-holder.js';
import type { Snapshot } from './snapshot.js';

/** A snapshot of which only the end is seen: how often its planner and its one connection were closed. */
function closable(supergraph?: Snapshot['supergraph']): { readonly snapshot: Snapshot; closed: () => number } {
  let closed = 0;
  const close = (): Promise<void> => {
    closed += 1;
    return Promise.resolve();
  };
  const parts = {
    supergraph: supergraph ?? { planner: { close } },
    subgraphs: new Map([['one', { close }]]),
  };
  return { snapshot: parts as unknown as Snapshot, closed: () => closed };
}

test('a replaced snapshot is closed when the last request that took it has ended, and not before', () => {
  const [first, second] = [closable(), closable()];
  const holder = new SnapshotHolder(first.snapshot);
  const [one, other] = [holder.take(), holder.take()];
  holder.replace(second.snapshot);
  expect(holder.take().snapshot).toBe(second.snapshot);
  one.release();
  expect({ first: first.closed(), snapshot: other.snapshot }).toEqual({ first: 0, snapshot: first.snapshot });
  other.release();
  expect({ first: first.closed(), second: second.closed() }).toEqual({ first: 2, second: 0 });
});

test('one that nobody uses is closed as soon as it is replaced', () => {
  const [first, second] = [closable(), closable()];
  new SnapshotHolder(first.snapshot).replace(second.snapshot);
  expect({ first: first.closed(), second: second.closed() }).toEqual({ first: 2, second: 0 });
});

test('what a newer snapshot has in common with it stays open', () => {
  const first = closable();
  const sameSupergraph = closable(first.snapshot.supergraph);
  const holder = new SnapshotHolder(first.snapshot);
  const lease = holder.take();
  holder.replace(sameSupergraph.snapshot);
  lease.release();
  expect(first.closed() + sameSupergraph.closed()).toBe(0);
  holder.replace(closable().snapshot);
  expect(first.closed() + sameSupergraph.closed()).toBe(2);
});

test('at the end each is closed once, those that requests still hold too', async () => {
  const [first, second] = [closable(), closable()];
  const holder = new SnapshotHolder(first.snapshot);
  holder.take();
  holder.replace(second.snapshot);
  await holder.close();
  expect({ first: first.closed(), second: second.closed() }).toEqual({ first: 2, second: 2 });
});
