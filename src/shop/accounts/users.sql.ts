import { and, eq, ne, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { users, type UserRow } from '../../platform/db/schema.ts';

const usersByIds = prepared((db) =>
  db
    .select()
    .from(users)
    .where(sql`${users.id} = any(${placeholder('ids')})`),
);

export const findUsersByIds = (db: Queryable, ids: readonly string[]) => usersByIds(db).execute({ ids });

const userByEmail = prepared((db) =>
  db
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = lower(${placeholder('email')})`),
);

export async function findUserByEmail(db: Queryable, email: string): Promise<UserRow | null> {
  const [user] = await userByEmail(db).execute({ email });
  return user ?? null;
}

export async function insertUser(db: Queryable, values: typeof users.$inferInsert): Promise<UserRow> {
  const [user] = await db.insert(users).values(values).returning();
  return user!;
}

/** Locks the row of an account. Waits for concurrent changes, and for inserts of rows that refer to it, such as orders. */
export async function lockUser(tx: Transaction, id: string): Promise<UserRow | null> {
  const [user] = await tx.select().from(users).where(eq(users.id, id)).for('update');
  return user ?? null;
}

export async function updateUser(
  tx: Transaction,
  id: string,
  changes: Partial<Omit<UserRow, 'id'>>,
): Promise<UserRow> {
  const [user] = await tx.update(users).set(changes).where(eq(users.id, id)).returning();
  return user!;
}

/** Deletes an account. Its sessions, cart, tokens and e-mails are deleted by cascade. */
export const deleteUser = (tx: Transaction, id: string) => tx.delete(users).where(eq(users.id, id));

export const hasOtherAdmin = async (tx: Transaction, id: string) =>
  (await tx.$count(users, and(eq(users.role, 'ADMIN'), ne(users.id, id)))) > 0;

const withSamePassword = ({ id, passwordHash }: Pick<UserRow, 'id' | 'passwordHash'>) =>
  and(eq(users.id, id), eq(users.passwordHash, passwordHash));

/**
 * Locks the row of an account, so that its password cannot change until the transaction ends. Returns false if the password has
 * changed or the account was deleted.
 */
export async function lockIfPasswordUnchanged(tx: Queryable, user: UserRow): Promise<boolean> {
  const locked = await tx.select({ id: users.id }).from(users).where(withSamePassword(user)).for('share');
  return locked.length > 0;
}

/** Does nothing if the password was changed in the meantime. */
export const updatePasswordHash = (db: Queryable, user: UserRow, passwordHash: string) =>
  db.update(users).set({ passwordHash }).where(withSamePassword(user));

export const hasAdmin = async (db: Queryable) => (await db.$count(users, eq(users.role, 'ADMIN'))) > 0;

/** Returns false if the account is an administrator already: another instance that starts concurrently may be first. */
export async function updateToAdmin(db: Queryable, id: string, passwordHash: string): Promise<boolean> {
  const updated = await db
    .update(users)
    .set({ role: 'ADMIN', passwordHash })
    .where(and(eq(users.id, id), ne(users.role, 'ADMIN')))
    .returning({ id: users.id });
  return updated.length > 0;
}
