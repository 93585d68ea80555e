import { hashSecret } from '../../platform/crypto/secrets.ts';
import { transaction } from '../../platform/db/client.ts';
import { unauthenticated } from '../../platform/errors.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { claimOrdersByEmail } from '../orders/claim-orders.sql.ts';
import type { AccountContext } from './account-context.ts';
import { queueAccountEmail } from './account-emails.sql.ts';
import { consumeToken } from './tokens/account-tokens.sql.ts';
import { invalidToken } from '../../platform/graphql/invalid-token.ts';
import { lockUser, updateUser } from './users.sql.ts';

/** Queues a verification e-mail. Returns false if the address is verified already. */
export async function requestEmailVerification(
  context: Pick<AccountContext, 'db' | 'viewer' | 'client' | 'throttles'>,
): Promise<boolean> {
  const { db, client, throttles } = context;
  const { user } = requireViewer(context);
  if (user.emailVerifiedAt) return false;
  await throttles.attempt('account-mail', { address: client.address, account: user.email });
  return transaction(db, async (tx) => {
    const owner = await lockUser(tx, user.id);
    // The account was deleted in the meantime.
    if (!owner) throw unauthenticated();
    await queueAccountEmail(tx, 'EMAIL_VERIFICATION', owner);
    return true;
  });
}

/**
 * Marks the address as verified. Assigns to the account the orders that the owner of the address placed as a guest. Needs no
 * session: the token alone proves that the caller reads e-mail at the address.
 */
export async function verifyEmail(
  { db, client, throttles }: Pick<AccountContext, 'db' | 'client' | 'throttles'>,
  token: string,
) {
  await throttles.attempt('account-token', { address: client.address });
  return transaction(db, async (tx) => {
    const consumed = await consumeToken(tx, hashSecret(token), 'EMAIL_VERIFICATION');
    if (!consumed) return invalidToken();
    const { id, email, emailVerifiedAt } = consumed.user;
    await updateUser(tx, id, { emailVerifiedAt: emailVerifiedAt ?? new Date() });
    await claimOrdersByEmail(tx, { id, email });
    return { __typename: 'VerifyEmailSuccess' as const, email };
  });
}
