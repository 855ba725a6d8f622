import type { Logger } from 'pino';
import { readGrants, type Grant } from './authorization/grant.js';
import { readRoles, type Roles } from './authorization/role.js';
import { readSettingFile, type GatewayConfig } from './config.js';
import type { Engine } from './engine.js';
import { GatewayError } from './errors.js';
import { createSubgraphClient, type SubgraphClients } from './execution/transport/subgraph-client.js';
import { createOperationLoader, type OperationLoader } from './operations/operation-loader.js';
import type { OperationStore } from './operations/operation-store.js';
import { createReferenceEngine } from './reference/reference-engine.js';
import { createShadow, type Shadow } from './reference/shadow.js';
import { createShiyuEngine } from './shiyu-engine.js';
import { createSupergraph, type Supergraph } from './supergraph.js';

/** A supergraph and what is made for it alone. */
export interface SupergraphParts {
  readonly supergraph: Supergraph;
  readonly subgraphs: SubgraphClients;
  readonly operations: OperationLoader;
  readonly engine: Engine;
  readonly shadow: Shadow | undefined;
}

/**
 * All that a request sees of what may change while the gateway runs: taken at its start, kept to its end
 * (docs/architecture.md law 9).
 */
export interface Snapshot extends SupergraphParts {
  readonly roles: Roles;
  readonly grants: readonly Grant[];
}

/** What snapshots are made from. */
export interface SnapshotSources {
  readonly config: GatewayConfig;
  readonly operationStore: OperationStore;
  readonly log: Logger;
}

/**
 * Reads the files that the settings name. What the supergraph alone decides is taken over from the snapshot before when
 * the supergraph is the same. Raises CONFIG_INVALID or SUPERGRAPH_INVALID with the reason.
 */
export function readSnapshot(sources: SnapshotSources, before?: Snapshot): Snapshot {
  const { config } = sources;
  const sdl = readSettingFile('SUPERGRAPH', config.supergraphFile);
  // Read before anything is started: a file that cannot be used leaves nothing behind.
  const on = config.access === 'on';
  const roles = on ? readRoles(readSettingFile('ROLES', config.rolesFile)) : new Map();
  const grants = on ? readGrants(readSettingFile('GRANTS', config.grantsFile)) : [];
  const parts: SupergraphParts = before?.supergraph.source === sdl ? before : createParts(sources, sdl);
  try {
    if (on) checkAccess(config, grants, parts.supergraph);
    const { size: closed } = parts.supergraph.ungoverned;
    if (on && closed > 0 && parts !== before) {
      sources.log.warn(
        { closed },
        'fields without access item are closed: give them @data, or declare their types structural',
      );
    }
  } catch (cause) {
    if (parts !== before) void closeParts(parts);
    throw cause;
  }
  const { supergraph, subgraphs, operations, engine, shadow } = parts;
  return Object.freeze({ supergraph, subgraphs, operations, engine, shadow, roles, grants });
}

function createParts({ config, operationStore, log }: SnapshotSources, sdl: string): SupergraphParts {
  const supergraph = createSupergraph(sdl);
  let urls: ReadonlyMap<string, string>;
  try {
    urls = subgraphUrls(config, supergraph);
  } catch (cause) {
    void supergraph.planner.close();
    throw cause;
  }
  const subgraphs: SubgraphClients = new Map(
    [...urls].map(([name, url]) => [name, createSubgraphClient(name, url, { shared: config.share !== 'none' })]),
  );
  const needsReference = config.engine === 'reference' || config.shadowPercent > 0;
  const reference = needsReference ? createReferenceEngine(supergraph) : undefined;
  const engine = config.engine === 'reference' && reference ? reference : createShiyuEngine(supergraph);
  const shadow = config.shadowPercent > 0 && reference ? createShadow(reference, config.shadowPercent, log) : undefined;
  const operations = createOperationLoader(supergraph, operationStore);
  return { supergraph, subgraphs, operations, engine, shadow };
}

/** Where each subgraph is: as the settings say, else as the supergraph says. */
function subgraphUrls({ subgraphUrls: given }: GatewayConfig, { subgraphs }: Supergraph): ReadonlyMap<string, string> {
  return new Map(
    [...subgraphs].map(([name, routingUrl]) => {
      const isGiven = Object.hasOwn(given, name);
      const url = String(isGiven ? given[name] : routingUrl);
      if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return [name, url];
      const detail = isGiven
        ? `SUBGRAPH_URLS gives ${JSON.stringify(url)} for ${name}; it takes an http or https address.`
        : `The supergraph cannot be used: ${JSON.stringify(url)}, the routing URL of ${name}, is not an http or https address. Compose it with another, or give one in SUBGRAPH_URLS.`;
      throw new GatewayError(isGiven ? 'CONFIG_INVALID' : 'SUPERGRAPH_INVALID', { detail });
    }),
  );
}

/** Ends the planner and the connections of a supergraph that nobody uses any more. */
export async function closeParts({ supergraph, subgraphs }: SupergraphParts): Promise<void> {
  await Promise.all([supergraph.planner.close(), ...[...subgraphs.values()].map((client) => client.close())]);
}

function checkAccess({ signingKeys }: GatewayConfig, grants: readonly Grant[], supergraph: Supergraph): void {
  const items = new Set([...supergraph.policies.values()].map(({ item }) => item));
  for (const { id, items: granted, note } of grants) {
    const unknown = granted.find((item) => !items.has(item));
    // A grant may be ahead of the schema, but only when it says so.
    if (unknown && !note?.includes('planned')) {
      throw new GatewayError('CONFIG_INVALID', {
        detail: `GRANTS: ${id} gives ${unknown}, which no field of the supergraph carries. Correct the item, or say "planned" in its note.`,
      });
    }
  }
  for (const name of supergraph.subgraphs.keys()) {
    if (!signingKeys.has(name)) {
      throw new GatewayError('CONFIG_INVALID', { detail: `SIGNING_KEYS holds no key for ${name}.` });
    }
  }
}
