import { and, eq, gt, isNotNull, isNull, or, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { refreshTokens } from '../../../platform/db/schema.ts';
import type { TokenFamily } from './refresh-tokens.ts';

const isUnexpired = gt(refreshTokens.expiresAt, sql`now()`);

const tokenForUpdate = prepared((db) =>
  db
    .select({
      sessionId: refreshTokens.sessionId,
      familyHash: refreshTokens.familyHash,
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
    .select({ hash: refreshTokens.hash, expiresAt: refreshTokens.expiresAt })
    .from(refreshTokens)
    .where(
      and(
        sql`${refreshTokens.hash} = any(${placeholder('hashes')})`,
        isNull(refreshTokens.spentAt),
        isUnexpired,
      ),
    ),
);

/** Returns the one of these tokens that is unused and unexpired, or null. */
export async function findUnusedRefreshToken(db: Queryable, hashes: readonly Buffer[]) {
  const [token] = await unusedToken(db).execute({ hashes });
  return token ?? null;
}

const sessionOfForgottenToken = prepared((db) =>
  db
    .select({ sessionId: refreshTokens.sessionId })
    .from(refreshTokens)
    .where(
      and(
        eq(refreshTokens.sessionId, placeholder('sessionId')),
        eq(refreshTokens.familyHash, placeholder('familyHash')),
      ),
    )
    .groupBy(refreshTokens.sessionId)
    .having(sql`bool_and(${refreshTokens.hash} <> ${placeholder('hash')})`),
);

/** Returns the id of the session to which a deleted, hence used, token belongs. Null if the token is stored, or was never issued. */
export async function findSessionOfForgottenToken(db: Queryable, hash: Buffer, family: TokenFamily) {
  const [token] = await sessionOfForgottenToken(db).execute({ ...family, hash });
  return token?.sessionId ?? null;
}

const forgetTokens = prepared((db) => {
  // A locked token is being presented again, in a transaction that may wait for the session. The next refresh deletes it.
  const forgotten = db
    .select({ hash: refreshTokens.hash })
    .from(refreshTokens)
    .where(
      and(
        eq(refreshTokens.sessionId, placeholder('sessionId')),
        eq(refreshTokens.familyHash, placeholder('familyHash')),
        sql`${refreshTokens.spentAt} < now() - make_interval(secs => ${placeholder('seconds')})`,
      ),
    )
    .for('update', { skipLocked: true });
  return db.delete(refreshTokens).where(sql`${refreshTokens.hash} = any(array(${forgotten}))`);
});

/** Deletes the tokens of a family that were used longer ago than this. The secret that they share still identifies them. */
export const deleteUsedRefreshTokens = (db: Queryable, family: TokenFamily, seconds: number) =>
  forgetTokens(db).execute({ ...family, seconds });

export const consumeRefreshToken = (db: Queryable, hash: Buffer, successorSalt: Buffer) =>
  db
    .update(refreshTokens)
    .set({ spentAt: sql`now()`, successorSalt })
    .where(eq(refreshTokens.hash, hash));

export const insertRefreshToken = (db: Queryable, values: typeof refreshTokens.$inferInsert) =>
  db.insert(refreshTokens).values(values);
