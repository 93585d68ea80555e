import { createHmac, randomBytes } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { transaction, type Queryable } from '../../../platform/db/client.ts';
import { recordEvent } from '../../../platform/events/record-event.sql.ts';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { requireCookie } from './refresh-cookie.ts';
import {
  insertRefreshToken,
  lockRefreshToken,
  spendRefreshToken,
  unspentRefreshToken,
} from '../tokens/refresh-tokens.sql.ts';
import { usersByIds } from '../users.sql.ts';
import { endSession, touchSession } from './sessions.sql.ts';
import { describeSession, earlier, inSeconds, type OpenSession, type SigningIn } from './sessions.ts';

/** So long a spent token may come again: from two tabs at once, or because the answer was lost on its way. */
const LEEWAY_SECONDS = 10;

/** Goes on with a session by a refresh token, in the cookie unless one is given. */
export async function refreshSession(context: SigningIn, given: string | null | undefined) {
  const { db, tokens, throttles, client } = context;
  const cookie = given == null ? requireCookie(context) : null;
  const refreshToken = given ?? cookie?.value ?? '';
  const attempt = { address: client.address };
  await throttles.attempt('refresh', attempt);
  const session = await transaction(db, (tx) => goOn(tx, context, refreshToken));
  if (!session) {
    // The cookie stays: another tab may have put a newer one there.
    return { __typename: 'InvalidRefreshToken' as const, message: 'This session has ended. Sign in again.' };
  }
  await throttles.recordSuccess('refresh', attempt);
  return {
    __typename: 'RefreshSessionSuccess' as const,
    session: await describeSession(tokens, session, cookie),
  };
}

/**
 * Spends the token for its successor. That is made of the token and of a salt that is kept, so whoever comes again with the
 * token gets the same one, and what is kept gives it to nobody else. Null where the token is no good.
 */
async function goOn(tx: Queryable, context: SigningIn, refreshToken: string): Promise<OpenSession | null> {
  const hash = hashSecret(refreshToken);
  const token = await lockRefreshToken(tx, hash);
  if (!token) return null;
  const { sessionId, spentSecondsAgo } = token;
  if (spentSecondsAgo !== null && spentSecondsAgo > LEEWAY_SECONDS) {
    await endStolen(tx, context, sessionId);
    return null;
  }

  const salt = token.successorSalt ?? randomBytes(32);
  const successor = createHmac('sha256', salt).update(refreshToken).digest('base64url');
  const successorHash = hashSecret(successor);
  const known = spentSecondsAgo === null ? null : await unspentRefreshToken(tx, successorHash);
  // Whoever went on with the successor has heard the answer, and did not ask twice.
  if (spentSecondsAgo !== null && !known) return null;

  const session = await touchSession(tx, sessionId, context.client);
  if (!session) return null;
  const [user] = await usersByIds(tx, [session.userId]);
  const idleEnd = inSeconds(context.sessionLifetimes.idleSeconds);
  const expiresAt = known?.expiresAt ?? earlier(idleEnd, session.expiresAt);
  if (!known) {
    await spendRefreshToken(tx, hash, salt);
    await insertRefreshToken(tx, { hash: successorHash, sessionId, expiresAt });
  }
  return { id: sessionId, user: user!, refreshToken: successor, expiresAt };
}

/** Two have the token. Which of them is the thief cannot be told, so neither goes on. */
async function endStolen(tx: Queryable, context: SigningIn, sessionId: string): Promise<void> {
  const userId = await endSession(tx, sessionId);
  if (userId === null) return;
  await recordEvent(tx, 'SESSIONS_ENDED', { sessionIds: [sessionId] });
  await recordAudit(tx, context, {
    action: 'REFRESH_TOKEN_REUSED',
    subject: { type: 'User', id: userId },
    before: { sessionId },
  });
}
