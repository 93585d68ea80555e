import { and, eq, gt, isNull, ne, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { sessions, users, type UserRow } from '../db/schema.ts';

const findUsers = prepared((db) =>
  db
    .select()
    .from(users)
    .where(sql`${users.id} = any(${placeholder('ids')})`),
);

export const usersByIds = (db: Queryable, ids: readonly string[]) => findUsers(db).execute({ ids });

const findUserByEmail = prepared((db) =>
  db
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = lower(${placeholder('email')})`),
);

export async function userByEmail(db: Queryable, email: string): Promise<UserRow | null> {
  const [user] = await findUserByEmail(db).execute({ email });
  return user ?? null;
}

export async function insertUser(db: Queryable, values: typeof users.$inferInsert): Promise<UserRow> {
  const [user] = await db.insert(users).values(values).returning();
  return user!;
}

export const hasAdmin = async (db: Queryable) => (await db.$count(users, eq(users.role, 'ADMIN'))) > 0;

/** False where the account is one already: another instance that starts at the same moment may be first. */
export async function makeAdmin(db: Queryable, id: string, passwordHash: string): Promise<boolean> {
  const made = await db
    .update(users)
    .set({ role: 'ADMIN', passwordHash })
    .where(and(eq(users.id, id), ne(users.role, 'ADMIN')))
    .returning({ id: users.id });
  return made.length > 0;
}

export async function insertSession(db: Queryable, values: typeof sessions.$inferInsert): Promise<string> {
  const [session] = await db.insert(sessions).values(values).returning({ id: sessions.id });
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
  const [row] = await db
    .update(sessions)
    .set({ refreshTokenHash: next.hash, expiresAt: next.expiresAt, lastUsedAt: sql`now()` })
    .from(users)
    .where(and(eq(sessions.refreshTokenHash, hash), isLive, eq(users.id, sessions.userId)))
    .returning({ sessionId: sessions.id, user: users });
  return row ?? null;
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

/** On every device; answers with those that there were. */
export async function endSessionsOf(db: Queryable, userId: string): Promise<string[]> {
  const ended = await db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isLive))
    .returning({ id: sessions.id });
  return ended.map(({ id }) => id);
}
