import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { onViolation, transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { Role } from '../../platform/db/schema.ts';
import { recordEvent } from '../../platform/events/record-event.sql.ts';
import { InputReader } from '../../platform/graphql/input-issues.ts';
import { checkPassword } from './passwords/password-rules.ts';
import type { Passwords } from './passwords/passwords.ts';
import { hasAdmin, insertUser, makeAdmin, userByEmail } from './users.sql.ts';
import { endSessionsOf } from './sessions/sessions.sql.ts';
import { dropTokens } from './tokens/tokens.sql.ts';

const NAME = 'Administrator';

/** Makes the first administrator, once: as long as there is one, nothing is changed. Says whether it was made. */
export async function createFirstAdmin(
  db: Database,
  passwords: Passwords,
  { email, password }: { email: string; password: string },
): Promise<boolean> {
  if (await hasAdmin(db)) return false;
  const read = new InputReader();
  checkPassword(read, 'ADMIN_PASSWORD', password, { email, name: NAME });
  const [issue] = read.issues;
  if (issue) throw new Error(`ADMIN_PASSWORD ${issue.message}`);
  const passwordHash = await passwords.hash(password);
  const registered = await userByEmail(db, email);
  if (registered) {
    // Whoever registered with the address before is not trusted with the role, by the old password or a session of theirs.
    return transaction(db, async (tx) => {
      const isMade = await makeAdmin(tx, registered.id, passwordHash);
      if (isMade) {
        await recordEvent(tx, 'SESSIONS_ENDED', { sessionIds: await endSessionsOf(tx, registered.id) });
        await dropTokens(tx, registered.id, ['PASSWORD_RESET', 'EMAIL_CHANGE']);
        await recordRole(tx, registered.id, registered.role);
      }
      return isMade;
    });
  }
  const making = transaction(db, async (tx) => {
    const { id } = await insertUser(tx, { role: 'ADMIN', passwordHash, email, name: NAME });
    await recordRole(tx, id, null);
    return true;
  });
  // Another instance that starts at the same moment may be first.
  return onViolation(making, { users_email_unique: () => false });
}

/** Nobody gave it but the program itself. */
const recordRole = (tx: Transaction, id: string, before: Role | null) =>
  recordAudit(tx, null, {
    action: 'ROLE_CHANGED',
    subject: { type: 'User', id },
    before: { role: before },
    after: { role: 'ADMIN' },
  });
