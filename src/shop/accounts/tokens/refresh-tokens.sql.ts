import { and, eq, gt, isNull, placeholder, sql } from 'drizzle-orm';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { refreshTokens } from '../../../platform/db/schema.ts';
import { familyOf } from './refresh-tokens.ts';

const { hash, sessionId, familyHash, usedHashes, usedAt, expiresAt, spentAt, successorSalt } = refreshTokens;
const isUnexpired = gt(expiresAt, sql`now()`);
const isCurrent = sql`${hash} = ${placeholder('hash')}`;

/** Maximum number of used tokens whose hashes a row stores. A token that is no longer stored counts as used long ago. */
const MAX_USED_TOKENS = 16;

const lockedToken = prepared((db, { isOfFamily }: { isOfFamily: boolean }) =>
  db
    .select({
      sessionId,
      familyHash,
      successorSalt,
      isExpired: sql<boolean>`${isCurrent} and ${spentAt} is null and ${expiresAt} <= now()`,
      /** Null if the token is unused; infinite if its hash is not stored any more. */
      usedSecondsAgo: sql<number | null>`case
        when ${isCurrent} then extract(epoch from now() - ${spentAt})
        else coalesce(extract(epoch from now() - ${usedAt}[array_position(${usedHashes}, ${placeholder('hash')}::bytea)]), 'infinity')
      end::float8`,
    })
    .from(refreshTokens)
    .where(
      isOfFamily
        ? and(eq(sessionId, placeholder('sessionId')), eq(familyHash, placeholder('familyHash')))
        : eq(hash, placeholder('hash')),
    )
    .for('update'),
);

/**
 * Locks the row of a token. Returns null if the token is unknown, or expired without use. Lock order: refresh token, then session.
 */
export async function lockRefreshToken(db: Queryable, refreshToken: string) {
  const family = familyOf(refreshToken);
  const statement = lockedToken(db, { isOfFamily: family !== null });
  const [token] = await statement.execute({ ...family, hash: hashSecret(refreshToken) });
  return token && !token.isExpired ? token : null;
}

const unusedToken = prepared((db) =>
  db
    .select({ hash, expiresAt })
    .from(refreshTokens)
    .where(and(sql`${hash} = any(${placeholder('hashes')})`, isNull(spentAt), isUnexpired)),
);

/** Returns the one of these tokens that is unused and unexpired, or null. */
export async function findUnusedRefreshToken(db: Queryable, hashes: readonly Buffer[]) {
  const [token] = await unusedToken(db).execute({ hashes });
  return token ?? null;
}

type Successor = { hash: Buffer; salt: Buffer; expiresAt: Date };

/** Puts the successor in the place of the used token. Keeps the hashes of tokens that were used in the last `seconds`. */
export const replaceRefreshToken = (db: Queryable, used: Buffer, successor: Successor, seconds: number) => {
  const recent = (column: string) => sql`array(
    select ${sql.raw(column)} from unnest(array_prepend(${hash}, ${usedHashes}), array_prepend(now(), ${usedAt}))
      as used(hash, at) where at > now() - make_interval(secs => ${seconds}) limit ${MAX_USED_TOKENS})`;
  return db
    .update(refreshTokens)
    .set({
      hash: successor.hash,
      successorSalt: successor.salt,
      expiresAt: successor.expiresAt,
      createdAt: sql`now()`,
      usedHashes: recent('used.hash'),
      usedAt: recent('used.at'),
    })
    .where(eq(hash, used));
};

/** Consumes a token of version 0.2 or older, whose row stays until it expires. */
export const consumeRefreshToken = (db: Queryable, used: Buffer, salt: Buffer) =>
  db
    .update(refreshTokens)
    .set({ spentAt: sql`now()`, successorSalt: salt })
    .where(eq(hash, used));

export const insertRefreshToken = (db: Queryable, values: typeof refreshTokens.$inferInsert) =>
  db.insert(refreshTokens).values(values);
