import { Lexer, Source, TokenKind, type GraphQLError } from 'graphql';
import type { Limits } from './limits.ts';
import { findExceededLimit } from './rejection.ts';

const OPENING = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Counts the tokens of a text before it is parsed. Limits nested brackets too: the parser and validation recurse for each. */
export function countTokens(text: string, limits: Limits): number | GraphQLError {
  const tooLong = findExceededLimit(limits, { documentLength: text.length });
  if (tooLong) return tooLong;
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    tokens++;
    if (OPENING.has(kind)) nesting++;
    if (CLOSING.has(kind)) nesting--;
    if (tokens > limits.tokens || nesting > limits.nesting)
      return findExceededLimit(limits, { tokens, nesting })!;
  }
  return tokens;
}
