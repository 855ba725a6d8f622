import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import { createAuthenticator, type Authenticator } from './authentication/authenticate.js';
import type { GatewayConfig } from './config.js';
import type { EncodedResponse } from './encoding/json.js';
import { createOperationStore } from './operations/operation-store.js';
import { createInFlight, type InFlight } from './in-flight.js';
import { SnapshotHolder } from './snapshot-holder.js';
import { closeParts, readSnapshot, type Snapshot, type SnapshotSources } from './snapshot.js';
import { warmUp } from './warm-up/warm-up.js';

/** The parts that live as long as the process, and the snapshot that each request takes at its start. */
export interface Gateway {
  readonly config: GatewayConfig;
  readonly snapshots: SnapshotHolder;
  /** undefined where access control is switched off */
  readonly authenticator: Authenticator | undefined;
  /** answers in progress that identical requests share; undefined where they share none */
  readonly answers: InFlight<EncodedResponse> | undefined;
  readonly log: Logger;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
}

const CHECK_EVERY_MS = 1_000;

/**
 * Builds a gateway from its settings and plans what is registered. Raises CONFIG_INVALID or SUPERGRAPH_INVALID with the
 * reason. The files of the supergraph, the roles and the grants are watched: a change takes effect for whole requests, once
 * it is read, checked and planned; one that cannot be used is logged, and everything stays as it was.
 */
export async function createGateway(config: GatewayConfig, log: Logger): Promise<Gateway> {
  const operationStore = createOperationStore(config.documentsFile);
  const sources = { config, operationStore, log };
  const snapshots = new SnapshotHolder(await whenPlannable(readSnapshot(sources)));
  await warmUp(snapshots.current, operationStore, log, config.warmUpMs);

  let readAt = changedAt(config);
  let reloading = false;
  const timer = setInterval(() => {
    const changed = changedAt(config);
    if (reloading || changed === readAt) return;
    reloading = true;
    readAt = changed;
    void reload(sources, snapshots).finally(() => (reloading = false));
  }, CHECK_EVERY_MS).unref();

  return {
    config,
    snapshots,
    authenticator: config.access === 'on' ? createAuthenticator(config) : undefined,
    answers: config.share === 'all' ? createInFlight() : undefined,
    log,
    // Whole seconds, so that requests of one moment may share what they ask.
    now: () => config.asOf ?? new Date(Math.floor(Date.now() / 1000) * 1000),
    close: async () => {
      clearInterval(timer);
      await snapshots.close();
    },
  };
}

async function reload(sources: SnapshotSources, snapshots: SnapshotHolder): Promise<void> {
  const { operationStore, log } = sources;
  try {
    const next = await whenPlannable(readSnapshot(sources, snapshots.current));
    // Code that runs already is compiled already: only what is new of the supergraph is made ready.
    await warmUp(next, operationStore, log, 0);
    snapshots.replace(next);
    log.info({ supergraph: next.supergraph.id, grants: next.grants.length }, 'reloaded');
  } catch (cause) {
    log.error({ reason: (cause as Error).message }, 'not reloaded, the gateway serves what it served before');
  }
}

/** A snapshot, once its planner plans. One that never will is closed, and raises SUPERGRAPH_INVALID. */
async function whenPlannable(snapshot: Snapshot): Promise<Snapshot> {
  try {
    await snapshot.supergraph.planner.ready();
    return snapshot;
  } catch (cause) {
    await closeParts(snapshot);
    throw cause;
  }
}

/** When the watched files last changed, as text to compare; a file that is being replaced counts as not there. */
function changedAt({ supergraphFile, rolesFile, grantsFile }: GatewayConfig): string {
  return [supergraphFile, rolesFile, grantsFile]
    .map((file) => (file ? (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) : 0))
    .join(' ');
}
