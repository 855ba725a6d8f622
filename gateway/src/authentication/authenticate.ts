import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
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

/** Verifies tokens against a JWKS, given as a URL or as a file that is read again when it changes. */
export function createAuthenticator({ jwks, tokenIssuer, tokenAudience }: GatewayConfig): Authenticator {
  const keys = /^https?:/.test(jwks) ? createRemoteJWKSet(new URL(jwks)) : fileKeys(jwks);
  return {
    async authenticate(authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
      if (!token) throw new GatewayError('UNAUTHENTICATED');
      try {
        const { payload } = await jwtVerify(token, keys, {
          algorithms: ALGORITHMS,
          issuer: tokenIssuer,
          audience: tokenAudience,
          requiredClaims: ['sub', 'exp', 'iat'],
          clockTolerance: 5,
        });
        const principal = principalOf(payload);
        if (principal) return principal;
      } catch (cause) {
        throw new GatewayError('UNAUTHENTICATED', { cause });
      }
      throw new GatewayError('UNAUTHENTICATED', { cause: new Error('a claim is missing') });
    },
  };
}

function fileKeys(file: string): JWTVerifyGetKey {
  let readAtMs = -1;
  let keys: JWTVerifyGetKey | undefined;
  return (header, token) => {
    const { mtimeMs } = statSync(file);
    if (!keys || mtimeMs !== readAtMs) {
      keys = createLocalJWKSet(JSON.parse(readFileSync(file, 'utf8')) as JSONWebKeySet);
      readAtMs = mtimeMs;
    }
    return keys(header, token);
  };
}
