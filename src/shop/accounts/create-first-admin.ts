import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { onViolation, transaction, type Transaction } from '../../platform/db/client.ts';
import type { Role } from '../../platform/db/schema.ts';
import { InputParser } from '../../platform/graphql/input-issues.ts';
import type { AccountContext } from './account-context.ts';
import { checkPassword } from './passwords/password-rules.ts';
import { revokeSessionsOfUser } from './sessions/sessions.sql.ts';
import { revokeTokens } from './tokens/account-tokens.sql.ts';
import { findUserByEmail, hasAdmin, insertUser, updateToAdmin } from './users.sql.ts';

const NAME = 'Administrator';

/** Creates the first administrator and returns true. Changes nothing and returns false if an administrator exists. */
export async function createFirstAdmin(
  { db, passwords }: Pick<AccountContext, 'db' | 'passwords'>,
  { email, password }: { email: string; password: string },
): Promise<boolean> {
  if (await hasAdmin(db)) return false;
  const parser = new InputParser();
  checkPassword(parser, 'ADMIN_PASSWORD', password, { email, name: NAME });
  const [issue] = parser.issues;
  if (issue) throw new Error(`ADMIN_PASSWORD ${issue.message}`);
  const passwordHash = await passwords.hash(password);
  const registered = await findUserByEmail(db, email);
  if (registered) {
    // A stranger may have registered with this address: their password, sessions and tokens must not give access to the role.
    return transaction(db, async (tx) => {
      const isUpdated = await updateToAdmin(tx, registered.id, passwordHash);
      if (isUpdated) {
        await revokeSessionsOfUser(tx, registered.id);
        await revokeTokens(tx, registered.id, ['PASSWORD_RESET', 'EMAIL_CHANGE']);
        await recordRole(tx, registered.id, registered.role);
      }
      return isUpdated;
    });
  }
  const creation = transaction(db, async (tx) => {
    const { id } = await insertUser(tx, { role: 'ADMIN', passwordHash, email, name: NAME });
    await recordRole(tx, id, null);
    return true;
  });
  // Another instance that starts at the same time may have created the administrator first.
  return onViolation(creation, { users_email_unique: () => false });
}

/** The actor is null: the program itself assigns the role. */
const recordRole = (tx: Transaction, id: string, before: Role | null) =>
  recordAudit(tx, null, {
    action: 'ROLE_CHANGED',
    subject: { type: 'User', id },
    before: { role: before },
    after: { role: 'ADMIN' },
  });
