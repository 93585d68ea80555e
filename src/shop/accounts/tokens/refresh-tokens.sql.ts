import { and, eq, gt, isNotNull, isNull, or, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { refreshTokens } from '../../../platform/db/schema.ts';

const isUnexpired = gt(refreshTokens.expiresAt, sql`now()`);

const tokenForUpdate = prepared((db) =>
  db
    .select({
      sessionId: refreshTokens.sessionId,
      successorSalt: refreshTokens.successorSalt,
      /** Null if the token is unused. */
      usedSecondsAgo: sql<number | null>`extract(epoch from now() - ${refreshTokens.spentAt})::float8`,
    })
    .from(refreshTokens)
    .where(
      and(eq(refreshTokens.hash, placeholder('hash')), or(isNotNull(refreshTokens.spentAt), isUnexpired)),
    )
    .for('update'),
);

/** Locks a token. Returns null if it is unknown, or expired without use. Lock order: refresh token, then session. */
export async function lockRefreshToken(db: Queryable, hash: Buffer) {
  const [token] = await tokenForUpdate(db).execute({ hash });
  return token ?? null;
}

const unusedToken = prepared((db) =>
  db
    .select({ sessionId: refreshTokens.sessionId, expiresAt: refreshTokens.expiresAt })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.hash, placeholder('hash')), isNull(refreshTokens.spentAt), isUnexpired)),
);

/** Returns null if the token is unknown, used or expired. */
export async function findUnusedRefreshToken(db: Queryable, hash: Buffer) {
  const [token] = await unusedToken(db).execute({ hash });
  return token ?? null;
}

export const consumeRefreshToken = (db: Queryable, hash: Buffer, successorSalt: Buffer) =>
  db
    .update(refreshTokens)
    .set({ spentAt: sql`now()`, successorSalt })
    .where(eq(refreshTokens.hash, hash));

export const insertRefreshToken = (db: Queryable, values: typeof refreshTokens.$inferInsert) =>
  db.insert(refreshTokens).values(values);
