import { SENT_DECISIONS, type SignedContext } from './signed-context.js';

const DECISIONS: ReadonlySet<unknown> = new Set(SENT_DECISIONS);

type Fields = Readonly<Record<string, unknown>>;

/** The context of a header `x-shiyu-context`; undefined unless it is base64url of JSON in the form of version 1. */
export function decodeContext(header: string): SignedContext | undefined {
  let context: unknown;
  try {
    context = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  return isContext(context) ? context : undefined;
}

function isContext(value: unknown): value is SignedContext {
  if (!isObject(value)) return false;
  const { v, requestId, principal, purpose, grants, decisions, asOf, caseNo, reason } = value;
  return (
    v === 1 &&
    isText(requestId) &&
    isPrincipal(principal) &&
    (purpose === null || isText(purpose)) &&
    isTexts(grants) &&
    isObject(decisions) &&
    Object.values(decisions).every((decision) => DECISIONS.has(decision)) &&
    isText(asOf) &&
    !Number.isNaN(Date.parse(asOf)) &&
    (caseNo === undefined || isText(caseNo)) &&
    (reason === undefined || isText(reason))
  );
}

function isPrincipal(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { id, role, department, orgCode, areaScope, network, mfa, assignedCaseNos } = value;
  return (
    [id, role, department, orgCode, network].every(isText) &&
    [areaScope, assignedCaseNos].every(isTexts) &&
    typeof mfa === 'boolean'
  );
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}
