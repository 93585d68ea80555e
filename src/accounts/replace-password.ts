import type { Transaction } from '../db/client.ts';
import type { UserRow } from '../db/schema.ts';
import { recordEvent } from '../events/record-event.ts';
import { queueAccountEmail, withdrawEmails } from './email-repository.ts';
import { updateUser } from './repository.ts';
import { endSessionsOf } from './session-repository.ts';
import { dropTokens } from './token-repository.ts';

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
