import { transaction } from '../../platform/db/client.ts';
import { unauthenticated } from '../../platform/errors.ts';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { queueAccountEmail } from './account-emails.sql.ts';
import { invalidToken } from './tokens/invalid-token.ts';
import type { Changing } from './account-context.ts';
import { lockUser, updateUser } from './users.sql.ts';
import { spendToken } from './tokens/tokens.sql.ts';

/** Says whether there was something to verify. */
export async function requestEmailVerification(context: Changing): Promise<boolean> {
  const { db, client, throttles } = context;
  const { user } = requireViewer(context);
  if (user.emailVerifiedAt) return false;
  await throttles.attempt('account-mail', { address: client.address, account: user.email });
  return transaction(db, async (tx) => {
    const owner = await lockUser(tx, user.id);
    // Deleted in the meantime.
    if (!owner) throw unauthenticated();
    await queueAccountEmail(tx, 'EMAIL_VERIFICATION', owner);
    return true;
  });
}

export async function verifyEmail({ db, client, throttles }: Changing, token: string) {
  await throttles.attempt('account-token', { address: client.address });
  return transaction(db, async (tx) => {
    const spent = await spendToken(tx, hashSecret(token), 'EMAIL_VERIFICATION');
    if (!spent) return invalidToken();
    const { id, email, emailVerifiedAt } = spent.user;
    await updateUser(tx, id, { emailVerifiedAt: emailVerifiedAt ?? new Date() });
    return { __typename: 'VerifyEmailSuccess' as const, email };
  });
}
