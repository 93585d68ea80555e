import { and, eq, ne } from 'drizzle-orm';
import { onViolation, transaction, type Database } from '../db/client.ts';
import { users } from '../db/schema.ts';
import { hashPassword } from './passwords.ts';
import { endSessionsOf, insertUser, userByEmail } from './repository.ts';

/** Makes the first administrator, once: as long as there is one, nothing is changed. Says whether it was made. */
export async function createFirstAdmin(db: Database, email: string, password: string): Promise<boolean> {
  if ((await db.$count(users, eq(users.role, 'ADMIN'))) > 0) return false;
  const values = { role: 'ADMIN', passwordHash: await hashPassword(password) } as const;
  const registered = await userByEmail(db, email);
  if (registered) {
    // Whoever registered with the address before is not trusted with the role, by the old password or a session of theirs.
    return transaction(db, async (tx) => {
      const promoted = await tx
        .update(users)
        .set(values)
        // Another instance that starts at the same moment may be first.
        .where(and(eq(users.id, registered.id), ne(users.role, 'ADMIN')))
        .returning({ id: users.id });
      if (promoted.length > 0) await endSessionsOf(tx, registered.id);
      return promoted.length > 0;
    });
  }
  // Here too it may.
  const made = insertUser(db, { ...values, email, name: 'Administrator' });
  return onViolation(
    made.then(() => true),
    { users_email_unique: () => false },
  );
}
