import { Lexer, Source, TokenKind } from 'graphql';

/** Size of a document's text. */
export interface TokenMeasures {
  readonly tokens: number;
  /** brackets of any kind inside each other */
  readonly nesting: number;
  /** characters of the longest name */
  readonly nameLength: number;
  /** characters of the longest string: longer ones belong into variables */
  readonly stringLength: number;
}

const OPENING = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Measures a text by its tokens, without recursion: the parser calls itself for each bracket, and would end the stack. Stops
 * where a measure is beyond its limit. Throws the lexer's syntax errors.
 */
export function measureTokens(text: string, limits: TokenMeasures): TokenMeasures {
  // The lexer takes long for block strings that are thrown away after that.
  const blockLength = longestBlock(text);
  if (blockLength > limits.stringLength) return { tokens: 0, nesting: 0, nameLength: 0, stringLength: blockLength };
  const lexer = new Lexer(new Source(text));
  let [tokens, depth, nesting, nameLength, stringLength] = [0, 0, 0, 0, 0];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    tokens += 1;
    if (OPENING.has(token.kind)) depth += 1;
    else if (CLOSING.has(token.kind)) depth -= 1;
    else if (token.kind === TokenKind.NAME) nameLength = Math.max(nameLength, token.end - token.start);
    else if (token.kind === TokenKind.STRING || token.kind === TokenKind.BLOCK_STRING)
      stringLength = Math.max(stringLength, token.end - token.start);
    if (depth > nesting) nesting = depth;
    if (tokens > limits.tokens || nesting > limits.nesting) break;
  }
  return { tokens, nesting, nameLength, stringLength };
}

const BLOCK = '"""';

/** The most characters between two of the marks that begin and end a block string. */
function longestBlock(text: string): number {
  let longest = 0;
  for (let start = text.indexOf(BLOCK), end = start; start >= 0; start = end) {
    end = text.indexOf(BLOCK, start + BLOCK.length);
    if (end < 0) break;
    longest = Math.max(longest, end - start);
  }
  return longest;
}
