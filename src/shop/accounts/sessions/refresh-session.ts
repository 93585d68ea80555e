import { randomBytes } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { transaction, type Transaction } from '../../../platform/db/client.ts';
import type { SignInContext } from '../account-context.ts';
import {
  consumeRefreshToken,
  findUnusedRefreshToken,
  insertRefreshToken,
  lockRefreshToken,
  replaceRefreshToken,
} from '../tokens/refresh-tokens.sql.ts';
import { familyOf, successorOf } from '../tokens/refresh-tokens.ts';
import { findUsersByIds } from '../users.sql.ts';
import { requireCookieAccess } from './refresh-cookie.ts';
import { revokeSessionById, updateLastUse } from './sessions.sql.ts';
import { earlierOf, secondsFromNow, toSessionPayload, type OpenSession } from './sessions.ts';

/** How long a used token is still accepted: two tabs may send it at the same time, or the response may have been lost. */
const REUSE_LEEWAY_SECONDS = 10;

/** Exchanges a refresh token for new tokens. Reads and replaces the cookie if `tokenArgument` is null. */
export async function refreshSession(context: SignInContext, tokenArgument: string | null | undefined) {
  const { db, tokens, throttles, client } = context;
  const cookie = tokenArgument == null ? requireCookieAccess(context) : null;
  const refreshToken = tokenArgument ?? cookie?.value ?? '';
  const attemptBy = { address: client.address };
  await throttles.attempt('refresh', attemptBy);
  const session = await transaction(db, (tx) => rotateRefreshToken(tx, context, refreshToken));
  if (!session) {
    // The cookie is not cleared: another tab may have stored a newer token in it.
    return {
      __typename: 'InvalidRefreshToken' as const,
      // The message does not say that the session has ended: the session continues if the token was used within the leeway,
      // and its successor was used, too.
      message:
        'This refresh token is no longer valid. Use the newest token of the session, or sign in again.',
    };
  }
  await throttles.recordSuccess('refresh', attemptBy);
  return {
    __typename: 'RefreshSessionSuccess' as const,
    session: await toSessionPayload(tokens, session, cookie),
  };
}

/**
 * Replaces a refresh token and returns its session with the successor. Returns null if the token is invalid. The successor
 * is an HMAC of the token with a stored salt: a repeated request gets the same successor, and the database alone does not reveal
 * it. Hashes of used tokens are stored only for the leeway, but the reuse of an older token is detected, too. See
 * docs/decisions/0012.
 */
async function rotateRefreshToken(
  tx: Transaction,
  context: SignInContext,
  refreshToken: string,
): Promise<OpenSession | null> {
  const token = await lockRefreshToken(tx, refreshToken);
  if (!token) return null;
  const { sessionId, familyHash, usedSecondsAgo } = token;
  if (usedSecondsAgo !== null && usedSecondsAgo > REUSE_LEEWAY_SECONDS) {
    await revokeCompromisedSession(tx, context, sessionId);
    return null;
  }

  const salt = (usedSecondsAgo === null ? null : token.successorSalt) ?? randomBytes(32);
  const { successor, successorByRelease02 } = successorOf(refreshToken, sessionId, salt);
  const hashes = [successor, successorByRelease02].map(hashSecret);
  const unusedSuccessor = usedSecondsAgo === null ? null : await findUnusedRefreshToken(tx, hashes);
  // The successor is used or expired, so this is not a repeated request whose response was lost.
  if (usedSecondsAgo !== null && !unusedSuccessor) return null;

  const session = await updateLastUse(tx, sessionId, context.client);
  if (!session) return null;
  const [user] = await findUsersByIds(tx, [session.userId]);
  const idleEnd = secondsFromNow(context.sessionLifetimes.idleSeconds);
  const expiresAt = unusedSuccessor?.expiresAt ?? earlierOf(idleEnd, session.expiresAt);
  if (!unusedSuccessor) {
    const hash = hashes[0]!;
    const used = hashSecret(refreshToken);
    if (familyHash) {
      await replaceRefreshToken(tx, used, { hash, salt, expiresAt }, REUSE_LEEWAY_SECONDS);
    } else {
      await consumeRefreshToken(tx, used, salt);
      await insertRefreshToken(tx, { ...familyOf(successor), hash, sessionId, expiresAt });
    }
  }
  const isByRelease02 = unusedSuccessor?.hash.equals(hashes[1]!) ?? false;
  return {
    id: sessionId,
    user: user!,
    refreshToken: isByRelease02 ? successorByRelease02 : successor,
    expiresAt,
  };
}

/** Ends the session: two parties have the token, and it is unknown which of them has stolen it. */
async function revokeCompromisedSession(
  tx: Transaction,
  context: SignInContext,
  sessionId: string,
): Promise<void> {
  const userId = await revokeSessionById(tx, sessionId);
  if (userId === null) return;
  await recordAudit(tx, context, {
    action: 'REFRESH_TOKEN_REUSED',
    subject: { type: 'User', id: userId },
    before: { sessionId },
  });
}
