import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { importSigningKey } from '@shiyu/protocol';
import { GatewayError } from './errors.js';

/** Settings of the gateway process (docs/contracts.md §1). Frozen; a bad one ends the process at boot. */
export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  readonly supergraphFile: string;
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** subgraph → shared key of 32 bytes */
  readonly signingKeys: ReadonlyMap<string, KeyObject>;
  readonly access: 'on' | 'off';
  readonly jwks: string;
  readonly tokenIssuer: string;
  readonly tokenAudience: string;
  readonly rolesFile: string;
  readonly grantsFile: string;
  readonly documentsFile: string | undefined;
  /** fixed instant for rules and scopes; undefined = the clock */
  readonly asOf: Date | undefined;
  readonly engine: 'shiyu' | 'reference';
  /** which identical requests in flight travel once: subgraph requests, or client requests too */
  readonly share: 'none' | 'subgraph' | 'all';
  readonly shadowPercent: number;
  /** label of a progressive `@override` → share of requests for which it holds, 0 to 100 */
  readonly overridePercentages: ReadonlyMap<string, number>;
  /** how long executions are run before the first client is served */
  readonly warmUpMs: number;
  readonly logLevel: string;
}

/** Reads and checks the environment. Raises CONFIG_INVALID with the setting's name and what it takes. */
export function readConfig(environment: NodeJS.ProcessEnv): GatewayConfig {
  const access = oneOf('ACCESS', environment['ACCESS'] ?? 'on', ['on', 'off']);
  const required = (name: string): string => environment[name] || invalid(name, 'is not set');
  const whenOn = (name: string): string => (access === 'on' ? required(name) : (environment[name] ?? ''));
  return Object.freeze({
    host: environment['HOST'] ?? '127.0.0.1',
    port: wholeNumber('PORT', environment['PORT'] ?? '4000', 0, 65_535),
    supergraphFile: required('SUPERGRAPH'),
    subgraphUrls: json<Record<string, string>>('SUBGRAPH_URLS', environment['SUBGRAPH_URLS'] ?? '{}'),
    signingKeys: signingKeys(environment['SIGNING_KEYS'] ?? '{}'),
    access,
    jwks: whenOn('JWKS'),
    tokenIssuer: environment['TOKEN_ISSUER'] ?? 'shiyu-development',
    tokenAudience: environment['TOKEN_AUDIENCE'] ?? 'shiyu-gateway',
    rolesFile: whenOn('ROLES'),
    grantsFile: whenOn('GRANTS'),
    documentsFile: environment['DOCUMENTS'] || undefined,
    asOf: instant('AS_OF', environment['AS_OF']),
    engine: oneOf('ENGINE', environment['ENGINE'] ?? 'shiyu', ['shiyu', 'reference']),
    share: oneOf('SHARE', environment['SHARE'] ?? 'none', ['none', 'subgraph', 'all']),
    shadowPercent: wholeNumber('SHADOW_PERCENT', environment['SHADOW_PERCENT'] ?? '0', 0, 100),
    overridePercentages: percentages('OVERRIDES', environment['OVERRIDES'] ?? '{}'),
    warmUpMs: wholeNumber('WARM_UP_MS', environment['WARM_UP_MS'] ?? '400', 0, 60_000),
    logLevel: environment['LOG_LEVEL'] ?? 'info',
  });
}

/** Reads a file that a setting names. Raises CONFIG_INVALID. */
export function readSettingFile(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    return invalid(setting, `names ${file}, which cannot be read (${(cause as NodeJS.ErrnoException).code})`, cause);
  }
}

/** Parses JSON that a setting holds or names. Raises CONFIG_INVALID. */
export function json<T>(setting: string, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    return invalid(setting, 'is not valid JSON', cause);
  }
}

function invalid(setting: string, what: string, cause?: unknown): never {
  throw new GatewayError('CONFIG_INVALID', { detail: `${setting} ${what}. See docs/contracts.md §1.`, cause });
}

function oneOf<const T extends string>(setting: string, value: string, allowed: readonly T[]): T {
  return (
    allowed.find((candidate) => candidate === value) ??
    invalid(setting, `is ${value}; it takes ${allowed.join(' or ')}`)
  );
}

function wholeNumber(setting: string, value: string, least: number, most: number): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= least && number <= most
    ? number
    : invalid(setting, `is ${value}; it takes a whole number from ${least} to ${most}`);
}

function instant(setting: string, value: string | undefined): Date | undefined {
  if (!value) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime())
    ? invalid(setting, `is ${value}; it takes an ISO instant such as 2020-09-23T18:00:00+08:00`)
    : date;
}

function percentages(setting: string, text: string): ReadonlyMap<string, number> {
  const given = json<Record<string, unknown>>(setting, text);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return invalid(setting, 'is not a JSON object');
  for (const [label, percent] of Object.entries(given)) {
    if (typeof percent !== 'number' || !(percent >= 0 && percent <= 100))
      invalid(setting, `has ${JSON.stringify(percent)} for ${label}; it takes a number from 0 to 100`);
  }
  return new Map(Object.entries(given as Record<string, number>));
}

function signingKeys(text: string): ReadonlyMap<string, KeyObject> {
  const keys = Object.entries(json<Record<string, string>>('SIGNING_KEYS', text));
  return new Map(
    keys.map(([name, key]) => [
      name,
      importSigningKey(key) ?? invalid('SIGNING_KEYS', `holds a key for ${name} that is not 32 bytes, base64url`),
    ]),
  );
}
