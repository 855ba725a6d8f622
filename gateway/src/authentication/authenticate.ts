import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { readFileSync, statSync } from 'node:fs';
import type { GatewayConfig } from '../config.js';
import { GatewayError } from '../errors.js';
import { principalOf, type Principal } from './principal.js';

/** Turns the `authorization` header into a principal. Raises UNAUTHENTICATED, the same for every cause. */
export interface Authenticator {
  authenticate(authorization: string | undefined): Promise<Principal>;
}

/** Asymmetric only: with a shared secret, whoever can check a token could make one. */
const ALGORITHMS = ['EdDSA', 'ES256', 'PS256'];
const CLOCK_TOLERANCE_SECONDS = 5;
/** A signature, once checked, is believed for this long; then the keys are asked again. */
const BELIEVED_FOR_MS = 30_000;
const MAX_TOKENS = 10_000;

/** Where the issuer's keys come from; what was checked with older keys is not believed. */
interface IssuerKeys {
  readonly find: JWTVerifyGetKey;
  version(): number;
}

interface Verified {
  readonly principal: Principal;
  readonly untilMs: number;
  readonly version: number;
}

/**
 * Verifies tokens against a JWKS, given as a URL or as a file that is read again when it changes. Checking a signature
 * costs as much as answering a small question, so a token that was checked is remembered for half a minute, never beyond
 * its own end, and not across a change of the keys.
 */
export function createAuthenticator({ jwks, tokenIssuer, tokenAudience }: GatewayConfig): Authenticator {
  const keys = /^https?:/.test(jwks) ? remoteKeys(jwks) : fileKeys(jwks);
  const verified = new LRUCache<string, Verified>({ max: MAX_TOKENS });

  async function verify(token: string): Promise<Verified> {
    const version = keys.version();
    const { payload } = await jwtVerify(token, keys.find, {
      algorithms: ALGORITHMS,
      issuer: tokenIssuer,
      audience: tokenAudience,
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const principal = principalOf(payload);
    if (!principal) throw new Error('a claim is missing');
    const endsAtMs = ((payload.exp ?? 0) + CLOCK_TOLERANCE_SECONDS) * 1000;
    return { principal, version, untilMs: Math.min(endsAtMs, Date.now() + BELIEVED_FOR_MS) };
  }

  return {
    async authenticate(authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
      if (!token) throw new GatewayError('UNAUTHENTICATED');
      try {
        const known = verified.get(token);
        if (known && Date.now() < known.untilMs && known.version === keys.version()) return known.principal;
        const found = await verify(token);
        verified.set(token, found);
        return found.principal;
      } catch (cause) {
        throw new GatewayError('UNAUTHENTICATED', { cause });
      }
    },
  };
}

function remoteKeys(url: string): IssuerKeys {
  // The library fetches them again when it must; half a minute bounds how long a withdrawn key is believed.
  return { find: createRemoteJWKSet(new URL(url)), version: () => 0 };
}

function fileKeys(file: string): IssuerKeys {
  let readAtMs = -1;
  let keys: JWTVerifyGetKey | undefined;
  const version = (): number => statSync(file).mtimeMs;
  return {
    version,
    find: (header, token) => {
      const changedAtMs = version();
      if (!keys || changedAtMs !== readAtMs) {
        keys = createLocalJWKSet(JSON.parse(readFileSync(file, 'utf8')) as JSONWebKeySet);
        readAtMs = changedAtMs;
      }
      return keys(header, token);
    },
  };
}
