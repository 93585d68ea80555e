import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { uuidv7 } from '../../../platform/crypto/uuid.ts';
import type { Queryable } from '../../../platform/db/client.ts';
import type { UserRow } from '../../../platform/db/schema.ts';
import type { SignInContext } from '../account-context.ts';
import type { AccessTokens } from '../tokens/access-tokens.ts';
import { familyOf, newRefreshToken } from '../tokens/refresh-tokens.ts';
import type { RefreshCookie } from './refresh-cookie.ts';
import { insertSession } from './sessions.sql.ts';

/** A session with its current refresh token, which is valid until `expiresAt`. */
export type OpenSession = { id: string; user: UserRow; refreshToken: string; expiresAt: Date };

/** Signs an account in. Each device gets its own session. */
export async function openSession(
  tx: Queryable,
  { sessionLifetimes: { idleSeconds, absoluteSeconds }, client }: SignInContext,
  user: UserRow,
): Promise<OpenSession> {
  const id = uuidv7();
  const refreshToken = newRefreshToken(id);
  const sessionEnd = secondsFromNow(absoluteSeconds);
  const expiresAt = earlierOf(secondsFromNow(idleSeconds), sessionEnd);
  await insertSession(
    tx,
    { id, userId: user.id, expiresAt: sessionEnd, ...client },
    { ...familyOf(refreshToken), hash: hashSecret(refreshToken), sessionId: id, expiresAt },
  );
  const actor = { viewer: { user, sessionId: id }, client };
  await recordAudit(tx, actor, { action: 'SIGNED_IN', subject: { type: 'User', id: user.id } });
  return { id, user, refreshToken, expiresAt };
}

/**
 * Signs an access token and returns the API's `Session`. Stores the refresh token in the cookie, if one is given. Called after
 * the commit, since a cookie cannot be rolled back.
 */
export async function toSessionPayload(
  tokens: AccessTokens,
  { id, user, refreshToken, expiresAt: refreshTokenEnd }: OpenSession,
  cookie: RefreshCookie | null,
) {
  const { token, expiresAt } = await tokens.sign(user.id, id, refreshTokenEnd);
  cookie?.set(refreshToken, refreshTokenEnd);
  return { accessToken: token, refreshToken: cookie ? '' : refreshToken, expiresAt, user };
}

export const secondsFromNow = (seconds: number) => new Date(Date.now() + seconds * 1000);
export const earlierOf = (one: Date, other: Date) => (one < other ? one : other);
