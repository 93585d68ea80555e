import type { Transaction } from '../../../platform/db/client.ts';
import type { UserRow } from '../../../platform/db/schema.ts';
import { deleteUnsentEmails, queueAccountEmail } from '../account-emails.sql.ts';
import { revokeSessionsOfUser } from '../sessions/sessions.sql.ts';
import { revokeTokens } from '../tokens/account-tokens.sql.ts';
import { updateUser } from '../users.sql.ts';

/**
 * Sets another password for an account, whose row the caller has locked. Revokes all sessions except `exceptSessionId`. Deletes
 * the tokens and unsent e-mails for a password reset or a change of address. Notifies the owner by e-mail.
 */
export async function replacePassword(
  tx: Transaction,
  { id }: UserRow,
  changes: { passwordHash: string; emailVerifiedAt?: Date },
  exceptSessionId?: string,
): Promise<UserRow> {
  const user = await updateUser(tx, id, changes);
  await revokeSessionsOfUser(tx, id, exceptSessionId);
  await deleteUnsentEmails(tx, id, ['PASSWORD_RESET', 'EMAIL_CHANGE']);
  await revokeTokens(tx, id, ['PASSWORD_RESET', 'EMAIL_CHANGE']);
  await queueAccountEmail(tx, 'PASSWORD_CHANGED', user);
  return user;
}
