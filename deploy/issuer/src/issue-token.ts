import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureIssuerKeys } from './ensure-keys.js';
import { OUTSIDER, personas, type Persona } from './personas.js';

export const ISSUER = 'shiyu-development';
export const AUDIENCE = 'shiyu-gateway';

/** What may differ from one token of a persona to the next. */
export interface TokenOptions {
  readonly dataDir: string;
  /** the one purpose of all requests with this token */
  readonly purpose?: string;
  /** seconds until it expires; negative values make an expired token, for tests */
  readonly ttlSeconds?: number;
  readonly assignedCaseNos?: readonly string[];
}

/** A development token for a persona (docs/contracts.md §2). Throws, with the list of personas, for an unknown one. */
export async function issueToken(personaId: string, options: TokenOptions): Promise<string> {
  const persona = personas.get(personaId === OUTSIDER ? 'P1' : personaId);
  if (!persona)
    throw new Error(`There is no persona ${personaId}. Known: ${[...personas.keys(), OUTSIDER].join(', ')}.`);
  const jwk = await ensureIssuerKeys(options.dataDir);
  // The outsider names our key but signs with another: the gateway must notice by the signature alone.
  const key = personaId === OUTSIDER ? (await generateKeyPair('EdDSA')).privateKey : await importJWK(jwk, 'EdDSA');
  const now = Math.floor(Date.now() / 1000);
  const cases = options.assignedCaseNos ?? (await assignedCases(options.dataDir, personaId));
  return new SignJWT(claims(persona, options.purpose, cases))
    .setProtectedHeader({ alg: 'EdDSA', ...(jwk.kid ? { kid: jwk.kid } : {}), typ: 'JWT' })
    .setSubject(personaId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + (options.ttlSeconds ?? 8 * 3600))
    .setJti(randomUUID())
    .sign(key);
}

function claims(
  persona: Persona,
  purpose: string | undefined,
  assignedCaseNos: readonly string[],
): Record<string, unknown> {
  const { role, department, orgCode, areaScope, purposes, network, mfa } = persona;
  return {
    role,
    department,
    orgCode,
    areaScope,
    purposes,
    network,
    mfa,
    assignedCaseNos,
    ...(purpose ? { purpose } : {}),
  };
}

/** The cases that the loaded data set assigns to a persona; none before anything is loaded. */
async function assignedCases(dataDir: string, personaId: string): Promise<readonly string[]> {
  try {
    const manifest = JSON.parse(await readFile(join(dataDir, 'dataset.json'), 'utf8')) as {
      assignedCaseNos?: Record<string, string[]>;
    };
    return manifest.assignedCaseNos?.[personaId] ?? [];
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}
