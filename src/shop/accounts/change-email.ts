import type { RequestEmailChangeInput } from '../../generated/graphql.ts';
import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import { onViolation, transaction } from '../../platform/db/client.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { claimOrdersByEmail } from '../orders/claim-orders.sql.ts';
import type { AccountContext } from './account-context.ts';
import { deleteUnsentEmails, queueAccountEmail } from './account-emails.sql.ts';
import { lockOwner, verifyCurrentPassword, wrongPassword } from './passwords/current-password.ts';
import { consumeToken, revokeTokens } from './tokens/account-tokens.sql.ts';
import { invalidToken } from '../../platform/graphql/invalid-token.ts';
import { updateUser } from './users.sql.ts';

const emailTaken = () => ({
  __typename: 'EmailTaken' as const,
  message: 'Another account uses this e-mail address. Choose a different one.',
});

/**
 * Queues an e-mail to the new address. Whether another account has the address is checked only when the e-mail is composed,
 * so the response does not reveal it.
 */
export async function requestEmailChange(context: AccountContext, input: RequestEmailChangeInput) {
  const { db, client, throttles } = context;
  const { user: owner } = requireViewer(context);
  const { value: newEmail, refusal } = parseInput((parser) => {
    const email = parser.email('newEmail', input.newEmail);
    if (email === owner.email)
      parser.add('newEmail', 'UNCHANGED', "is already the account's e-mail address.");
    return email;
  });
  if (refusal) return refusal;
  if (!(await verifyCurrentPassword(context, owner, input.password))) return wrongPassword();

  await throttles.attempt('email-change', { address: client.address, account: newEmail });
  return transaction(db, async (tx) => {
    if (!(await lockOwner(tx, owner))) return wrongPassword();
    // An earlier request may have had a typing error: the owner of the mistyped address must not be able to confirm the change.
    await deleteUnsentEmails(tx, owner.id, ['EMAIL_CHANGE']);
    await revokeTokens(tx, owner.id, ['EMAIL_CHANGE']);
    await queueAccountEmail(tx, 'EMAIL_CHANGE', { id: owner.id, email: newEmail });
    return { __typename: 'RequestEmailChangeSuccess' as const, newEmail };
  });
}

/** Requires the account's own session: with the token alone, the owner of a mistyped address could take over the account. */
export async function confirmEmailChange(context: AccountContext, token: string) {
  const { db, client, throttles } = context;
  const { user: viewer } = requireViewer(context);
  await throttles.attempt('account-token', { address: client.address });
  const result = transaction(db, async (tx) => {
    const consumed = await consumeToken(tx, hashSecret(token), 'EMAIL_CHANGE', viewer.id);
    if (!consumed) return invalidToken();
    const { user: before, email } = consumed;
    const user = await updateUser(tx, before.id, { email, emailVerifiedAt: new Date() });
    await claimOrdersByEmail(tx, user);
    // These tokens were sent to the old address. Its readers must no longer be able to set a password.
    await revokeTokens(tx, user.id, ['PASSWORD_RESET', 'EMAIL_VERIFICATION']);
    await recordAudit(tx, context, { action: 'EMAIL_CHANGED', subject: { type: 'User', id: user.id } });
    await queueAccountEmail(tx, 'EMAIL_CHANGED', before);
    return { __typename: 'ConfirmEmailChangeSuccess' as const, user };
  });
  return onViolation(result, { users_email_unique: emailTaken });
}
