import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { transaction, type Database, type Queryable } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { recordEvent } from '../../../platform/events/record-event.sql.ts';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { requireViewer } from '../../../platform/viewer.ts';
import { lockRefreshToken } from '../tokens/refresh-tokens.sql.ts';
import { endSession, endSessionsOf } from './sessions.sql.ts';
import type { SigningIn } from './sessions.ts';

type Context = Pick<SigningIn, 'db' | 'viewer' | 'client' | 'refreshCookie'>;

/** Ends the session of whoever asks, with whatever is open in it; says whether it was live. */
export async function logout({ db, viewer, refreshCookie }: Context): Promise<boolean> {
  const sessionId = viewer?.sessionId ?? (await sessionOfCookie(db, refreshCookie?.value));
  refreshCookie?.clear();
  if (!sessionId) return false;
  return transaction(db, async (tx) => {
    const isEnded = (await endSession(tx, sessionId)) !== null;
    if (isEnded) await recordEvent(tx, 'SESSIONS_ENDED', { sessionIds: [sessionId] });
    return isEnded;
  });
}

/**
 * For a browser whose access token has expired, which shall not stay signed in for that; nor for a token that is spent, where the
 * answer with the next one got lost.
 */
const sessionOfCookie = async (db: Database, refreshToken: string | null | undefined) =>
  refreshToken ? (await lockRefreshToken(db, hashSecret(refreshToken)))?.sessionId : undefined;

/** Ends a session of whoever asks, on whatever device. */
export async function revokeSession(context: Context, id: string): Promise<true> {
  const revoked = await revoke(context, async (tx, userId) =>
    (await endSession(tx, id, userId)) === null ? [] : [id],
  );
  if (revoked.length === 0) throw notFound('session');
  return true;
}

/** Ends all sessions of whoever asks; says how many there were. */
export async function logoutEverywhere(context: Context): Promise<number> {
  const revoked = await revoke(context, (tx, userId) => endSessionsOf(tx, userId));
  context.refreshCookie?.clear();
  return revoked.length;
}

function revoke(
  context: Context,
  end: (tx: Queryable, userId: string) => Promise<string[]>,
): Promise<string[]> {
  const { user } = requireViewer(context);
  return transaction(context.db, async (tx) => {
    const sessionIds = await end(tx, user.id);
    if (sessionIds.length === 0) return [];
    await recordEvent(tx, 'SESSIONS_ENDED', { sessionIds });
    await recordAudit(tx, context, {
      action: 'SESSION_REVOKED',
      subject: { type: 'User', id: user.id },
      before: { sessionIds },
    });
    return sessionIds;
  });
}
