import { and, eq, gt, isNull, ne, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { refreshTokens, sessions, users, type UserRow } from '../db/schema.ts';

export async function insertSession(
  db: Queryable,
  values: typeof sessions.$inferInsert,
  refreshToken: { hash: Buffer; expiresAt: Date },
): Promise<string> {
  const [session] = await db.insert(sessions).values(values).returning({ id: sessions.id });
  await db.insert(refreshTokens).values({ sessionId: session!.id, ...refreshToken });
  return session!.id;
}

const isLive = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`));

const findUserBySession = prepared((db) =>
  db
    .select({ user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, placeholder('sessionId')), isLive)),
);

/** The account behind a session, unless the session has ended. */
export async function userBySession(db: Queryable, sessionId: string): Promise<UserRow | null> {
  const [row] = await findUserBySession(db).execute({ sessionId });
  return row?.user ?? null;
}

/** Spends a refresh token for the next: of several at once, one wins. Null where the token is not live. */
export async function rotateRefreshToken(
  db: Queryable,
  hash: Buffer,
  next: { hash: Buffer; expiresAt: Date },
): Promise<{ sessionId: string; user: UserRow } | null> {
  const [spent] = await db
    .update(refreshTokens)
    .set({ spentAt: sql`now()` })
    .where(
      and(
        eq(refreshTokens.hash, hash),
        isNull(refreshTokens.spentAt),
        gt(refreshTokens.expiresAt, sql`now()`),
      ),
    )
    .returning();
  const user = spent && (await userBySession(db, spent.sessionId));
  if (!user) return null;
  await db.insert(refreshTokens).values({ sessionId: spent.sessionId, ...next });
  return { sessionId: spent.sessionId, user };
}

/** Whether there was a live session to end. */
export async function endSession(db: Queryable, sessionId: string): Promise<boolean> {
  const ended = await db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isLive))
    .returning({ id: sessions.id });
  return ended.length > 0;
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
