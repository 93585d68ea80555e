import { and, desc, eq, gt, isNull, ne, placeholder, sql } from 'drizzle-orm';
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
import { insertRefreshToken } from '../tokens/refresh-tokens.sql.ts';

/** Whoever has more sessions than these has long forgotten the others. */
const MOST_LISTED = 100;

export async function insertSession(
  db: Queryable,
  values: typeof sessions.$inferInsert,
  refreshToken: { hash: Buffer; expiresAt: Date },
): Promise<string> {
  const [session] = await db.insert(sessions).values(values).returning({ id: sessions.id });
  await insertRefreshToken(db, { sessionId: session!.id, ...refreshToken });
  return session!.id;
}

const isLive = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`));

const findUsersBySessions = prepared((db) =>
  db
    .select({ sessionId: sessions.id, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(sql`${sessions.id} = any(${placeholder('sessionIds')})`, isLive)),
);

/** The account behind a session, unless the session has ended. Every request of an account begins with it. */
export const userBySession = coalesceReads(
  async (db, sessionIds: readonly string[]): Promise<readonly (UserRow | null)[]> => {
    const rows = await findUsersBySessions(db).execute({ sessionIds });
    return rowsByKeys(
      sessionIds,
      rows,
      ({ sessionId }) => sessionId,
      ({ user }) => user,
    );
  },
);

const findActive = prepared((db) => {
  const latest = db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
      // Never later than the session's own end.
      expiresAt: refreshTokens.expiresAt,
    })
    .from(sessions)
    .innerJoin(refreshTokens, and(eq(refreshTokens.sessionId, sessions.id), isNull(refreshTokens.spentAt)))
    .where(and(sql`${sessions.userId} = owner.id`, isLive, gt(refreshTokens.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
    .limit(MOST_LISTED)
    .as('latest');
  return db
    .select({ userId: sql<string>`owner.id`, session: latest._.selectedFields })
    .from(sql`unnest(${placeholder('userIds')}::uuid[]) owner(id)`)
    .crossJoinLateral(latest);
});

export type ActiveSessionRow = Omit<SessionRow, 'userId' | 'revokedAt'>;

/** Those that go on until `expiresAt` unless they are used, the latest used first. */
export const activeSessionsByUserIds = (
  db: Queryable,
  userIds: readonly string[],
): Promise<{ userId: string; session: ActiveSessionRow }[]> => findActive(db).execute({ userIds });

/** Writes down who goes on with a session, and locks it; null where it has ended. */
export async function touchSession(
  db: Queryable,
  sessionId: string,
  client: ClientInfo,
): Promise<{ userId: string; expiresAt: Date } | null> {
  const [touched] = await db
    .update(sessions)
    .set({ ...client, lastUsedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isLive))
    .returning({ userId: sessions.userId, expiresAt: sessions.expiresAt });
  return touched ?? null;
}

/** Whose it was; null where there was no live session to end, or not of this owner. */
export async function endSession(db: Queryable, sessionId: string, ownerId?: string): Promise<string | null> {
  const isOwned = ownerId === undefined ? undefined : eq(sessions.userId, ownerId);
  const [ended] = await db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isOwned, isLive))
    .returning({ userId: sessions.userId });
  return ended?.userId ?? null;
}

/** On every device, but for the one of `kept`; answers with those that there were. */
export async function endSessionsOf(db: Queryable, userId: string, kept?: string): Promise<string[]> {
  const ended = await db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), kept === undefined ? undefined : ne(sessions.id, kept), isLive))
    .returning({ id: sessions.id });
  return ended.map(({ id }) => id);
}
