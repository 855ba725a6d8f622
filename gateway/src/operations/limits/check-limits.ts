import type { DocumentNode } from 'graphql';
import { GatewayError } from '../../errors.js';
import { expandedSizes, type ExpandedSize } from './expanded-size.js';
import { mostCompared } from './most-compared.js';
import { measureTokens, type TokenMeasures } from './measure-tokens.js';

/** How large an operation or fragment may be. Registered documents were reviewed and are not limited. */
const SIZE_LIMITS: Readonly<Record<keyof ExpandedSize, number>> = {
  fields: 1_000,
  depth: 15,
  aliases: 60,
  selections: 2_000,
  variables: 250,
};
/** Operations and fragments of one document. */
const MAX_DEFINITIONS = 100;
/** Different selections under one response name at one place, which validation compares each with each. */
const MAX_COMPARED = 60;
const TOKEN_LIMITS: TokenMeasures = { tokens: 10_000, nesting: 100, nameLength: 256, stringLength: 65_536 };
/** What parser and validation can surely take. */
const REGISTERED_TOKEN_LIMITS: TokenMeasures = {
  tokens: 100_000,
  nesting: 500,
  nameLength: 256,
  stringLength: 1_048_576,
};

/**
 * The number of a document's tokens. Raises OPERATION_TOO_COMPLEX before a document is parsed, with the measure and its
 * limit. Throws syntax errors.
 */
export function checkTokens(text: string, isRegistered: boolean): number {
  const limits = isRegistered ? REGISTERED_TOKEN_LIMITS : TOKEN_LIMITS;
  const measured = measureTokens(text, limits);
  refuseBeyond(limits, measured);
  return measured.tokens;
}

/** Raises OPERATION_TOO_COMPLEX before a document is validated, with the measure, its value and its limit. */
export function checkSize(document: DocumentNode): void {
  refuseBeyond({ definitions: MAX_DEFINITIONS }, { definitions: document.definitions.length });
  for (const size of expandedSizes(document)) refuseBeyond(SIZE_LIMITS, size);
  // What is written out from here on is bounded.
  refuseBeyond({ 'selections of one name': MAX_COMPARED }, { 'selections of one name': mostCompared(document) });
}

function refuseBeyond<Measures extends object>(limits: Measures, measured: Measures): void {
  for (const [measure, limit] of Object.entries(limits) as [string, number][]) {
    const value = (measured as Readonly<Record<string, number>>)[measure] ?? 0;
    if (value <= limit) continue;
    const detail = `The operation has ${measure} ${value}, the limit is ${limit}. Split it, or have it registered.`;
    throw new GatewayError('OPERATION_TOO_COMPLEX', { detail });
  }
}
