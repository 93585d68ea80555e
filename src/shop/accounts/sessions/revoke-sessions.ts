import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { transaction, type Database, type Queryable } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { requireViewer } from '../../../platform/viewer.ts';
import type { SignInContext } from '../account-context.ts';
import { lockRefreshToken } from '../tokens/refresh-tokens.sql.ts';
import { revokeSessionById, revokeSessionsOfUser } from './sessions.sql.ts';

type Context = Pick<SignInContext, 'db' | 'viewer' | 'client' | 'refreshCookie'>;

/** Ends the caller's session and its subscriptions. Returns whether the session was live. */
export async function logout({ db, viewer, refreshCookie }: Context): Promise<boolean> {
  const sessionId = viewer?.sessionId ?? (await findSessionOfCookie(db, refreshCookie?.value));
  refreshCookie?.clear();
  if (!sessionId) return false;
  return transaction(db, async (tx) => (await revokeSessionById(tx, sessionId)) !== null);
}

/**
 * Finds the session by the refresh cookie, so that a browser with an expired access token can log out, too. Also accepts a used
 * refresh token: a browser still has it if the response with the successor was lost.
 */
const findSessionOfCookie = async (db: Database, refreshToken: string | null | undefined) =>
  refreshToken ? (await lockRefreshToken(db, refreshToken))?.sessionId : undefined;

/** Ends one of the caller's sessions, on any device. */
export async function revokeSession(context: Context, id: RawId): Promise<true> {
  const sessionId = parseId(id);
  const revoked = await revoke(context, async (tx, userId) =>
    (await revokeSessionById(tx, sessionId, userId)) === null ? [] : [sessionId],
  );
  if (revoked.length === 0) throw notFound('session');
  return true;
}

/** Ends all sessions of the caller. Returns their number. */
export async function logoutEverywhere(context: Context): Promise<number> {
  const revoked = await revoke(context, (tx, userId) => revokeSessionsOfUser(tx, userId));
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
    await recordAudit(tx, context, {
      action: 'SESSION_REVOKED',
      subject: { type: 'User', id: user.id },
      before: { sessionIds },
    });
    return sessionIds;
  });
}
