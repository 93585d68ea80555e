import { and, desc, eq, gt, inArray, notInArray, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../../platform/db/client.ts';
import { accountTokens, users, type AccountTokenPurpose, type UserRow } from '../../../platform/db/schema.ts';

type NewToken = Omit<typeof accountTokens.$inferInsert, 'createdAt'> & { emailId: string };

/** Maximum number of unexpired tokens of one e-mail: each attempt to send it creates a token. All are valid until one is used. */
const MAX_LIVE_TOKENS = 3;

/**
 * Inserts a token. Deletes tokens of its purpose that were sent with another e-mail, or that exceed the limit. The caller
 * holds the account's lock.
 */
export async function insertToken(tx: Transaction, token: NewToken): Promise<void> {
  const ofSamePurpose = and(eq(accountTokens.userId, token.userId), eq(accountTokens.purpose, token.purpose));
  const latest = tx
    .select({ hash: accountTokens.hash })
    .from(accountTokens)
    .where(and(ofSamePurpose, gt(accountTokens.expiresAt, sql`now()`)))
    .orderBy(desc(accountTokens.createdAt))
    .limit(MAX_LIVE_TOKENS - 1);
  await tx
    .delete(accountTokens)
    .where(
      and(
        ofSamePurpose,
        or(
          sql`${accountTokens.emailId} is distinct from ${token.emailId}`,
          notInArray(accountTokens.hash, latest),
        ),
      ),
    );
  await tx.insert(accountTokens).values(token);
}

/** A token is valid only for the address that it was sent to: the account's current address, except for EMAIL_CHANGE. */
const isValid = (hash: Buffer, purpose: AccountTokenPurpose) =>
  and(
    eq(accountTokens.hash, hash),
    eq(accountTokens.purpose, purpose),
    gt(accountTokens.expiresAt, sql`now()`),
    purpose === 'EMAIL_CHANGE' ? undefined : sql`lower(${accountTokens.email}) = lower(${users.email})`,
  );

const findTokenWithOwner = (db: Queryable, hash: Buffer, purpose: AccountTokenPurpose) =>
  db
    .select({ user: users, email: accountTokens.email })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .where(isValid(hash, purpose));

/** Returns the account of a token without consuming the token, or null if the token is invalid. */
export async function findTokenOwner(
  db: Queryable,
  hash: Buffer,
  purpose: AccountTokenPurpose,
): Promise<UserRow | null> {
  const [tokenWithOwner] = await findTokenWithOwner(db, hash, purpose);
  return tokenWithOwner?.user ?? null;
}

/**
 * Consumes a token, and revokes the account's other tokens of its purpose. Returns null if the token is invalid, or belongs to
 * another account than `ownerId`. Locks the row of the account first: if several calls run concurrently, with one token or
 * with two of the same account, only the first finds its token.
 */
export async function consumeToken(
  tx: Transaction,
  hash: Buffer,
  purpose: AccountTokenPurpose,
  ownerId?: string,
): Promise<{ user: UserRow; email: string } | null> {
  const [tokenWithOwner] = await findTokenWithOwner(tx, hash, purpose).for('update', { of: users });
  if (!tokenWithOwner || (ownerId !== undefined && tokenWithOwner.user.id !== ownerId)) return null;
  const revoked = await revokeTokens(tx, tokenWithOwner.user.id, [purpose]);
  return revoked.some((token) => token.hash.equals(hash)) ? tokenWithOwner : null;
}

export const revokeTokens = (tx: Transaction, userId: string, purposes: readonly AccountTokenPurpose[]) =>
  tx
    .delete(accountTokens)
    .where(and(eq(accountTokens.userId, userId), inArray(accountTokens.purpose, [...purposes])))
    .returning({ hash: accountTokens.hash });
