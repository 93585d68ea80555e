import type { AccessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import type { Account } from './database.ts';

/** Returns an access token of an account that is valid for at least two more minutes. */
export type Authorize = (account: Account) => Promise<string>;

const KEPT_MS = 2 * 60 * 1000;

export function createAuthorize(tokens: AccessTokens): Authorize {
  const signed = new Map<string, { token: string; at: number }>();
  return async ({ id, sessionId }) => {
    const kept = signed.get(sessionId);
    const now = performance.now();
    if (kept && now - kept.at < KEPT_MS) return kept.token;
    const { token } = await tokens.sign(id, sessionId);
    signed.set(sessionId, { token, at: now });
    return token;
  };
}
