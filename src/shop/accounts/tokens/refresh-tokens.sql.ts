import { and, eq, gt, isNotNull, isNull, or, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { refreshTokens } from '../../../platform/db/schema.ts';

const isGood = gt(refreshTokens.expiresAt, sql`now()`);

const findForUpdate = prepared((db) =>
  db
    .select({
      sessionId: refreshTokens.sessionId,
      successorSalt: refreshTokens.successorSalt,
      /** Null where it was not. */
      spentSecondsAgo: sql<number | null>`extract(epoch from now() - ${refreshTokens.spentAt})::float8`,
    })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.hash, placeholder('hash')), or(isNotNull(refreshTokens.spentAt), isGood)))
    .for('update'),
);

/** Null where it has ended unspent, too. Whoever locks a session as well does so after it. */
export async function lockRefreshToken(db: Queryable, hash: Buffer) {
  const [token] = await findForUpdate(db).execute({ hash });
  return token ?? null;
}

const findUnspent = prepared((db) =>
  db
    .select({ sessionId: refreshTokens.sessionId, expiresAt: refreshTokens.expiresAt })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.hash, placeholder('hash')), isNull(refreshTokens.spentAt), isGood)),
);

/** Null where it is spent or has ended, too. */
export async function unspentRefreshToken(db: Queryable, hash: Buffer) {
  const [token] = await findUnspent(db).execute({ hash });
  return token ?? null;
}

export const spendRefreshToken = (db: Queryable, hash: Buffer, successorSalt: Buffer) =>
  db
    .update(refreshTokens)
    .set({ spentAt: sql`now()`, successorSalt })
    .where(eq(refreshTokens.hash, hash));

export const insertRefreshToken = (db: Queryable, values: typeof refreshTokens.$inferInsert) =>
  db.insert(refreshTokens).values(values);
