import { and, eq, ne, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { users, type UserRow } from '../../platform/db/schema.ts';

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

/** Waits for whoever is changing the account, and for what is just being written that refers to it: its orders. */
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

/** Sessions, cart, tokens and mails of the account go with it. */
export const deleteUser = (tx: Transaction, id: string) => tx.delete(users).where(eq(users.id, id));

export const hasOtherAdmin = async (tx: Transaction, id: string) =>
  (await tx.$count(users, and(eq(users.role, 'ADMIN'), ne(users.id, id)))) > 0;

const isUnchanged = ({ id, passwordHash }: Pick<UserRow, 'id' | 'passwordHash'>) =>
  and(eq(users.id, id), eq(users.passwordHash, passwordHash));

/** Keeps the password from being changed until the transaction ends; false where it was, or the account is gone. */
export async function keepUnlessPasswordChanged(tx: Queryable, user: UserRow): Promise<boolean> {
  const kept = await tx.select({ id: users.id }).from(users).where(isUnchanged(user)).for('share');
  return kept.length > 0;
}

/** Not where the password was changed in the meantime. */
export const renewPasswordHash = (db: Queryable, user: UserRow, passwordHash: string) =>
  db.update(users).set({ passwordHash }).where(isUnchanged(user));

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
