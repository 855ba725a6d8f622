import type { KeyObject } from 'node:crypto';
import { importSigningKey } from '@shiyu/protocol';

/** Settings of a subgraph process (docs/contracts.md §1). */
export interface SubgraphConfig {
  readonly host: string;
  /** 0 lets the system choose */
  readonly port: number;
  readonly databaseUrl: string;
  readonly signingKey: KeyObject;
  readonly logLevel: string;
}

/** Reads the environment; throws with the name of the setting that is missing or wrong. */
export function readSubgraphConfig(environment: NodeJS.ProcessEnv): SubgraphConfig {
  const required = (name: string): string => {
    const value = environment[name];
    if (!value) throw new Error(`${name} is not set: see docs/contracts.md §1.`);
    return value;
  };
  const port = Number(environment['PORT'] ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is ${environment['PORT']}: give a number from 0 to 65535.`);
  const signingKey = importSigningKey(required('SIGNING_KEY'));
  if (!signingKey) throw new Error('SIGNING_KEY cannot be used: give 32 bytes, base64url.');
  return Object.freeze({
    host: environment['HOST'] ?? '127.0.0.1',
    port,
    databaseUrl: required('DATABASE_URL'),
    signingKey,
    logLevel: environment['LOG_LEVEL'] ?? 'info',
  });
}
