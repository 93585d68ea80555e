import { and, desc, eq, gt, isNull, ne, placeholder, sql, type SQL } from 'drizzle-orm';
import type { ClientInfo } from '../../../platform/request-info.ts';
import { rowsByKeys } from '../../../platform/db/query/by-key.ts';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import {
  refreshTokens,
  sessions,
  users,
  type SessionRow,
  type UserRow,
} from '../../../platform/db/schema.ts';
import { recordEvent } from '../../../platform/events/record-event.sql.ts';
import { insertRefreshToken } from '../tokens/refresh-tokens.sql.ts';

/** Maximum number of sessions that are listed per account: the most recently used ones. */
const MAX_LISTED = 100;

export async function insertSession(
  db: Queryable,
  values: typeof sessions.$inferInsert,
  refreshToken: typeof refreshTokens.$inferInsert,
): Promise<void> {
  await db.insert(sessions).values(values);
  await insertRefreshToken(db, refreshToken);
}

const isLive = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`));

const usersBySessions = prepared((db) =>
  db
    .select({ sessionId: sessions.id, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(sql`${sessions.id} = any(${placeholder('sessionIds')})`, isLive)),
);

/** Returns the account of a live session, or null. Runs at the start of every authenticated request. */
export const findUserBySession = coalesceReads(
  async (db, sessionIds: readonly string[]): Promise<readonly (UserRow | null)[]> => {
    const rows = await usersBySessions(db).execute({ sessionIds });
    return rowsByKeys(
      sessionIds,
      rows,
      ({ sessionId }) => sessionId,
      ({ user }) => user,
    );
  },
);

const activeSessions = prepared((db) => {
  const latest = db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
      // Never later than the end of the session.
      expiresAt: refreshTokens.expiresAt,
    })
    .from(sessions)
    .innerJoin(refreshTokens, and(eq(refreshTokens.sessionId, sessions.id), isNull(refreshTokens.spentAt)))
    .where(and(sql`${sessions.userId} = owner.id`, isLive, gt(refreshTokens.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
    .limit(MAX_LISTED)
    .as('latest');
  return db
    .select({ userId: sql<string>`owner.id`, session: latest._.selectedFields })
    .from(sql`unnest(${placeholder('userIds')}::uuid[]) owner(id)`)
    .crossJoinLateral(latest);
});

export type ActiveSessionRow = Omit<SessionRow, 'userId' | 'revokedAt'>;

/** Returns live sessions, the most recently used first. `expiresAt` is when a session ends if it is not used again. */
export const findActiveSessionsByUserIds = (
  db: Queryable,
  userIds: readonly string[],
): Promise<{ userId: string; session: ActiveSessionRow }[]> => activeSessions(db).execute({ userIds });

/** Records the use of a session and its client, and locks the row of the session. Returns null if the session has ended. */
export async function updateLastUse(
  db: Queryable,
  sessionId: string,
  client: ClientInfo,
): Promise<{ userId: string; expiresAt: Date } | null> {
  const [session] = await db
    .update(sessions)
    .set({ ...client, lastUsedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isLive))
    .returning({ userId: sessions.userId, expiresAt: sessions.expiresAt });
  return session ?? null;
}

/**
 * Revokes a live session, and ends its subscriptions. If `ownerId` is given, the session must belong to this account. Returns the
 * id of the session's account, or null if there is no such session.
 */
export async function revokeSessionById(
  tx: Queryable,
  sessionId: string,
  ownerId?: string,
): Promise<string | null> {
  const isOwned = ownerId === undefined ? undefined : eq(sessions.userId, ownerId);
  const [revoked] = await revokeSessions(tx, and(eq(sessions.id, sessionId), isOwned));
  return revoked?.userId ?? null;
}

/** Revokes an account's live sessions, except `exceptSessionId`, and ends their subscriptions. Returns the sessions' ids. */
export async function revokeSessionsOfUser(
  tx: Queryable,
  userId: string,
  exceptSessionId?: string,
): Promise<string[]> {
  const isOther = exceptSessionId === undefined ? undefined : ne(sessions.id, exceptSessionId);
  const revoked = await revokeSessions(tx, and(eq(sessions.userId, userId), isOther));
  return revoked.map(({ id }) => id);
}

/** The event reaches all instances, which close the subscriptions of the sessions. */
async function revokeSessions(tx: Queryable, condition: SQL | undefined) {
  const revoked = await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(condition, isLive))
    .returning({ id: sessions.id, userId: sessions.userId });
  if (revoked.length > 0)
    await recordEvent(tx, 'SESSIONS_ENDED', { sessionIds: revoked.map(({ id }) => id) });
  return revoked;
}
