import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { principalOf, type Principal } from '@shiyu/gateway/authentication/principal.js';
import { issueToken } from '@shiyu/issuer/issue-token.js';
import { encodeContext, importSigningKey, signRequest, type SignedContext } from '@shiyu/protocol';
import { dataDir, testSystem, type Answer } from './system.js';

/** A request to a department's own server, as the gateway would send it. */
export interface SignedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a direct question depends on beside its text. */
export interface DirectOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly decisions?: SignedContext['decisions'];
  /** claims that differ from the persona's */
  readonly claims?: Partial<Principal>;
  /** when it was signed */
  readonly nowMs?: number;
}

/** Signs a question with the department's own key, for a persona of docs/domain.md §7. */
export async function signedRequest(
  department: string,
  persona: string,
  query: string,
  { variables = {}, decisions = {}, claims: changed, nowMs }: DirectOptions = {},
): Promise<SignedRequest> {
  const [, claims = ''] = (await issueToken(persona, { dataDir })).split('.');
  const principal = principalOf(JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>);
  if (!principal) throw new Error(`The token of ${persona} names no principal.`);
  const keys = JSON.parse(readFileSync(join(dataDir, 'keys.json'), 'utf8')) as Record<string, string>;
  const { asOf, subgraphs } = testSystem();
  const context = encodeContext({
    requestId: 'direct',
    principal: { ...principal, ...changed },
    purpose: principal.purpose,
    grants: [],
    decisions,
    asOf: new Date(asOf).toISOString(),
  });
  const { url } = subgraphs[department] ?? {};
  const key = importSigningKey(keys[department] ?? '');
  if (!url || !key) throw new Error(`The test system has no department ${department}, or no usable key of it.`);
  const body = JSON.stringify({ query, variables });
  return {
    url,
    body,
    headers: signRequest({ method: 'POST', path: new URL(url).pathname, body }, context, key, nowMs),
  };
}

/** Sends a signed request; the header `x-sql-statements` of the answer tells what it cost. */
export async function send({ url, headers, body }: SignedRequest): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}
