import type { Transaction } from '../../../platform/db/client.ts';
import type { UserRow } from '../../../platform/db/schema.ts';
import { recordEvent } from '../../../platform/events/record-event.sql.ts';
import { queueAccountEmail, withdrawEmails } from '../account-emails.sql.ts';
import { updateUser } from '../users.sql.ts';
import { endSessionsOf } from '../sessions/sessions.sql.ts';
import { dropTokens } from '../tokens/tokens.sql.ts';

/**
 * Gives an account that is locked another password. Whoever had the old one is out: where he is signed in, but for the session
 * of `kept`, and of what he asked for by mail.
 */
export async function replacePassword(
  tx: Transaction,
  { id }: UserRow,
  changes: { passwordHash: string; emailVerifiedAt?: Date },
  kept?: string,
): Promise<UserRow> {
  const user = await updateUser(tx, id, changes);
  await recordEvent(tx, 'SESSIONS_ENDED', { sessionIds: await endSessionsOf(tx, id, kept) });
  await withdrawEmails(tx, id, ['PASSWORD_RESET', 'EMAIL_CHANGE']);
  await dropTokens(tx, id, ['PASSWORD_RESET', 'EMAIL_CHANGE']);
  await queueAccountEmail(tx, 'PASSWORD_CHANGED', user);
  return user;
}
