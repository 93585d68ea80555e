import type { ResetPasswordInput } from '../../../generated/graphql.ts';
import { mayBeEmail, normalizeEmail } from '../../../config/email-address.ts';
import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { transaction } from '../../../platform/db/client.ts';
import { badUserInput } from '../../../platform/errors.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { enqueue } from '../../../platform/jobs/enqueue.sql.ts';
import { claimOrdersByEmail } from '../../orders/claim-orders.sql.ts';
import type { AccountContext } from '../account-context.ts';
import { queueAccountEmail } from '../account-emails.sql.ts';
import { consumeToken, findTokenOwner } from '../tokens/account-tokens.sql.ts';
import { invalidToken } from '../../../platform/graphql/invalid-token.ts';
import { findUserByEmail } from '../users.sql.ts';
import { chooseHashQueue, refundIfQueueFull } from './hash-requester.ts';
import { checkPassword } from './password-rules.ts';
import { replacePassword } from './replace-password.ts';

/**
 * Enqueues a job that sends an e-mail if an account has the address. Always returns true: neither the response nor its
 * duration reveals whether there is such an account.
 */
export async function requestPasswordReset(
  { db, client, throttles }: Pick<AccountContext, 'db' | 'client' | 'throttles'>,
  input: string,
) {
  const email = normalizeEmail(input);
  if (!mayBeEmail(email)) throw badUserInput('email must be an e-mail address, such as ada@shop.example.');
  await throttles.attempt('account-mail', { address: client.address, account: email });
  await enqueue(db, 'mail-password-reset', { email });
  return true;
}

/** Runs the job that `requestPasswordReset` enqueues. If the job runs twice, it sends two e-mails. */
export const queuePasswordResetEmail = ({ db }: Pick<AccountContext, 'db'>, email: string): Promise<void> =>
  transaction(db, async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (user) await queueAccountEmail(tx, 'PASSWORD_RESET', user);
  });

/** Sets a new password with a token from an e-mail. Marks the address as verified, because the caller has received this e-mail. */
export async function resetPassword(context: AccountContext, { token, newPassword }: ResetPasswordInput) {
  const { db, client, passwords, throttles } = context;
  const by = { address: client.address };
  await throttles.attempt('account-token', by);
  const hash = hashSecret(token);
  // Looked up first: hashing is expensive, and a password that is refused must not consume the token.
  const owner = await findTokenOwner(db, hash, 'PASSWORD_RESET');
  if (!owner) return invalidToken();
  const { refusal } = parseInput((parser) => checkPassword(parser, 'newPassword', newPassword, owner));
  if (refusal) return refusal;

  const passwordHash = await refundIfQueueFull(context, 'account-token', by, () =>
    passwords.hash(newPassword, chooseHashQueue(client, true)),
  );
  const result = await transaction(db, async (tx) => {
    const consumed = await consumeToken(tx, hash, 'PASSWORD_RESET');
    if (!consumed) return invalidToken();
    const { id, emailVerifiedAt } = consumed.user;
    const changes = { passwordHash, emailVerifiedAt: emailVerifiedAt ?? new Date() };
    const { email } = await replacePassword(tx, consumed.user, changes);
    await claimOrdersByEmail(tx, { id, email });
    await recordAudit(tx, context, { action: 'PASSWORD_RESET', subject: { type: 'User', id } });
    return { __typename: 'ResetPasswordSuccess' as const, email };
  });
  // The caller is the owner: attempts of others to guess the password must not block the sign-in that follows.
  if (result.__typename === 'ResetPasswordSuccess') {
    await throttles.markTrusted('login', { address: client.address, account: result.email });
  }
  return result;
}
