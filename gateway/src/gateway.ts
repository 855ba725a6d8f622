import type { Logger } from 'pino';
import { createAuthenticator, type Authenticator } from './authentication/authenticate.js';
import { readGrants, type Grant } from './authorization/grant.js';
import { readRoles, type Roles } from './authorization/role.js';
import { readSettingFile, type GatewayConfig } from './config.js';
import type { Engine } from './engine.js';
import { GatewayError } from './errors.js';
import { createSubgraphClient, type SubgraphClients } from './execution/subgraph-client.js';
import { createOperationStore, type OperationStore } from './operations/operation-store.js';
import { createShadow, type Shadow } from './reference/shadow.js';
import { createReferenceEngine } from './reference/reference-engine.js';
import type { EncodedResponse } from './encoding/json.js';
import { createSharedAnswers, type SharedAnswers } from './shared-answers.js';
import { shiyuEngine } from './shiyu-engine.js';
import { createSupergraph, type Supergraph } from './supergraph.js';

/** Access control of a gateway; undefined where it is switched off. */
export interface Access {
  readonly authenticator: Authenticator;
  readonly roles: Roles;
  readonly grants: readonly Grant[];
}

/** The parts that live as long as the process. A request takes what it needs at its start and keeps it. */
export interface Gateway {
  readonly config: GatewayConfig;
  readonly supergraph: Supergraph;
  readonly access: Access | undefined;
  readonly operationStore: OperationStore;
  readonly subgraphs: SubgraphClients;
  readonly engine: Engine;
  readonly shadow: Shadow | undefined;
  /** answers under way that identical requests share; undefined where they do not */
  readonly answers: SharedAnswers<EncodedResponse> | undefined;
  readonly log: Logger;
  now(): Date;
  close(): Promise<void>;
}

/** Builds a gateway from its settings. Raises CONFIG_INVALID or SUPERGRAPH_INVALID with the reason. */
export function createGateway(config: GatewayConfig, log: Logger): Gateway {
  const supergraph = createSupergraph(readSettingFile('SUPERGRAPH', config.supergraphFile));
  const subgraphs: SubgraphClients = new Map(
    [...supergraph.subgraphs].map(([name, url]) => [
      name,
      createSubgraphClient(name, config.subgraphUrls[name] ?? url, { shared: config.share !== 'none' }),
    ]),
  );
  const needsReference = config.engine === 'reference' || config.shadowPercent > 0;
  const reference = needsReference ? createReferenceEngine(supergraph) : undefined;
  return {
    config,
    supergraph,
    access: config.access === 'on' ? createAccess(config, supergraph) : undefined,
    operationStore: createOperationStore(config.documentsFile),
    subgraphs,
    engine: config.engine === 'reference' && reference ? reference : shiyuEngine,
    shadow: config.shadowPercent > 0 && reference ? createShadow(reference, config.shadowPercent, log) : undefined,
    answers: config.share === 'all' ? createSharedAnswers() : undefined,
    log,
    // Whole seconds, so that requests of one moment may share what they ask.
    now: () => config.asOf ?? new Date(Math.floor(Date.now() / 1000) * 1000),
    close: async () => {
      await Promise.all([supergraph.planner.close(), ...[...subgraphs.values()].map((client) => client.close())]);
    },
  };
}

function createAccess(config: GatewayConfig, supergraph: Supergraph): Access {
  const grants = readGrants(readSettingFile('GRANTS', config.grantsFile));
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
    if (!config.signingKeys.has(name))
      throw new GatewayError('CONFIG_INVALID', { detail: `SIGNING_KEYS holds no key for ${name}.` });
  }
  return {
    authenticator: createAuthenticator(config),
    roles: readRoles(readSettingFile('ROLES', config.rolesFile)),
    grants,
  };
}
