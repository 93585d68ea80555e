import { and, desc, eq, gt, inArray, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../../platform/db/client.ts';
import { accountTokens, users, type AccountTokenPurpose, type UserRow } from '../../../platform/db/schema.ts';

export type NewToken = Omit<typeof accountTokens.$inferInsert, 'createdAt'>;

/** How many of one purpose an account has at most, each good until one of them is used. */
const MOST_LIVE = 3;

/** The caller holds the account's lock. Older ones make room, and those that were sent to another address. */
export async function insertToken(tx: Transaction, token: NewToken): Promise<void> {
  const ofItsKind = and(eq(accountTokens.userId, token.userId), eq(accountTokens.purpose, token.purpose));
  const latest = tx
    .select({ hash: accountTokens.hash })
    .from(accountTokens)
    .where(and(ofItsKind, gt(accountTokens.expiresAt, sql`now()`)))
    .orderBy(desc(accountTokens.createdAt))
    .limit(MOST_LIVE - 1);
  await tx
    .delete(accountTokens)
    .where(and(ofItsKind, or(ne(accountTokens.email, token.email), notInArray(accountTokens.hash, latest))));
  await tx.insert(accountTokens).values(token);
}

/** One that asks for another address was sent to that one; what others show is only of worth for the address that it is now. */
const isGood = (hash: Buffer, purpose: AccountTokenPurpose) =>
  and(
    eq(accountTokens.hash, hash),
    eq(accountTokens.purpose, purpose),
    gt(accountTokens.expiresAt, sql`now()`),
    purpose === 'EMAIL_CHANGE' ? undefined : sql`lower(${accountTokens.email}) = lower(${users.email})`,
  );

const findOwner = (db: Queryable, hash: Buffer, purpose: AccountTokenPurpose) =>
  db
    .select({ user: users, email: accountTokens.email })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .where(isGood(hash, purpose));

/** Whose token it is, without using it up; null where it is not good. */
export async function tokenOwner(
  db: Queryable,
  hash: Buffer,
  purpose: AccountTokenPurpose,
): Promise<UserRow | null> {
  const [found] = await findOwner(db, hash, purpose);
  return found?.user ?? null;
}

/**
 * Uses a token up, and with it all others of its purpose that the account has; null where it is not good, or not of the account
 * that it must be of. The account is locked first: of several at once with one token, or with two of one account, the first has
 * deleted what the others look for.
 */
export async function spendToken(
  tx: Transaction,
  hash: Buffer,
  purpose: AccountTokenPurpose,
  mustBeOf?: string,
): Promise<{ user: UserRow; email: string } | null> {
  const [found] = await findOwner(tx, hash, purpose).for('update', { of: users });
  if (!found || (mustBeOf !== undefined && found.user.id !== mustBeOf)) return null;
  const spent = await dropTokens(tx, found.user.id, [purpose]);
  return spent.some((token) => token.hash.equals(hash)) ? found : null;
}

export const dropTokens = (tx: Transaction, userId: string, purposes: readonly AccountTokenPurpose[]) =>
  tx
    .delete(accountTokens)
    .where(and(eq(accountTokens.userId, userId), inArray(accountTokens.purpose, [...purposes])))
    .returning({ hash: accountTokens.hash });
