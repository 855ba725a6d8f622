import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../dist/config.js';
import { GatewayError } from '../../dist/errors.js';
import { createOperationStore } from '../../dist/operations/operation-store.js';
import { closeParts, readSnapshot } from '../../dist/snapshot.js';
import { changedSupergraph, supergraphChange } from '../generators/supergraph-change.mjs';

/** What a library says of itself, and not of the supergraph. */
const INTERNAL =
  /Cannot (read|set) properties|Cannot (convert|destructure)|is not (a function|iterable|a constructor)|call stack|Assertion/;
const CODES = new Set(['SUPERGRAPH_INVALID', 'CONFIG_INVALID']);

/** Supergraphs that are not quite ones, read as the gateway reads them at its start and at a reload. */
export const supergraphs = {
  name: 'supergraphs',
  inputs: 30,
  arbitrary: supergraphChange,
  async run(target, changes) {
    const sdl = changedSupergraph(target.supergraphSdl, changes);
    const file = join(target.folder, 'changed.graphql');
    writeFileSync(file, sdl);
    const config = readConfig({ SUPERGRAPH: file, ACCESS: 'off', WARM_UP_MS: '0' });
    let snapshot;
    try {
      snapshot = readSnapshot({ config, operationStore: createOperationStore(undefined), log: { warn() {} } });
    } catch (cause) {
      if (!(cause instanceof GatewayError) || !CODES.has(cause.code)) return `an error without code: ${cause.stack}`;
      return INTERNAL.test(cause.message)
        ? `a message that says nothing of the supergraph: ${cause.message}`
        : undefined;
    }
    await closeParts(snapshot);
    return undefined;
  },
};
