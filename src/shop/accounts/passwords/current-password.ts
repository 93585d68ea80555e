import type { Transaction } from '../../../platform/db/client.ts';
import type { UserRow } from '../../../platform/db/schema.ts';
import { unauthenticated } from '../../../platform/errors.ts';
import type { AccountContext } from '../account-context.ts';
import { lockUser } from '../users.sql.ts';
import { chooseHashQueue, refundIfQueueFull } from './hash-requester.ts';

/** Verifies the password of a signed-in account. The session alone is not enough: it may be stolen. */
export async function verifyCurrentPassword(
  context: Pick<AccountContext, 'client' | 'passwords' | 'throttles'>,
  { id, passwordHash }: UserRow,
  password: string,
): Promise<boolean> {
  const { client, passwords, throttles } = context;
  const by = { address: client.address, account: id };
  await throttles.attempt('password', by);
  const matches = await refundIfQueueFull(context, 'password', by, () =>
    passwords.verify(passwordHash, password, chooseHashQueue(client, true)),
  );
  if (matches) await throttles.recordSuccess('password', by);
  return matches;
}

/** Locks the row of the account. Returns null if its password has changed since it was verified. */
export async function lockOwner(tx: Transaction, { id, passwordHash }: UserRow): Promise<UserRow | null> {
  const user = await lockUser(tx, id);
  if (!user) throw unauthenticated();
  return user.passwordHash === passwordHash ? user : null;
}

export const wrongPassword = () => ({
  __typename: 'WrongPassword' as const,
  message: 'The password is wrong.',
});
