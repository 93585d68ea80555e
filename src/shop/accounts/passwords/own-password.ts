import type { Transaction } from '../../../platform/db/client.ts';
import type { UserRow } from '../../../platform/db/schema.ts';
import { unauthenticated } from '../../../platform/errors.ts';
import type { Changing } from '../account-context.ts';
import { lockUser } from '../users.sql.ts';

/** Whether somebody who is signed in knows the account's password too: a session alone may be another's. */
export async function isOwnPassword(
  { client, passwords, throttles }: Changing,
  { id, passwordHash }: UserRow,
  password: string,
): Promise<boolean> {
  const by = { address: client.address, account: id };
  await throttles.attempt('password', by);
  const matches = await passwords.verify(passwordHash, password);
  if (matches) await throttles.recordSuccess('password', by);
  return matches;
}

/** The account, held till the transaction ends; null where its password has become another since it was verified. */
export async function lockOwner(tx: Transaction, { id, passwordHash }: UserRow): Promise<UserRow | null> {
  const user = await lockUser(tx, id);
  if (!user) throw unauthenticated();
  return user.passwordHash === passwordHash ? user : null;
}

export const wrongPassword = () => ({
  __typename: 'WrongPassword' as const,
  message: 'The password is wrong.',
});
