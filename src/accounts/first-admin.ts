import { eq } from 'drizzle-orm';
import { onViolation, type Queryable } from '../db/client.ts';
import { users } from '../db/schema.ts';
import { hashPassword } from './passwords.ts';
import { insertUser, userByEmail } from './repository.ts';

/** Makes the first administrator, once: as long as there is one, nothing is changed. Says whether it was made. */
export async function createFirstAdmin(db: Queryable, email: string, password: string): Promise<boolean> {
  if ((await db.$count(users, eq(users.role, 'ADMIN'))) > 0) return false;
  const values = { role: 'ADMIN', passwordHash: await hashPassword(password) } as const;
  const registered = await userByEmail(db, email);
  if (registered) {
    // Whoever registered with the address before is not trusted with the role under the old password.
    await db.update(users).set(values).where(eq(users.id, registered.id));
    return true;
  }
  // Another instance that starts at the same moment may be first.
  const made = insertUser(db, { ...values, email, name: 'Administrator' });
  return onViolation(
    made.then(() => true),
    { users_email_unique: () => false },
  );
}
