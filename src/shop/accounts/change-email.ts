import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { onViolation, transaction } from '../../platform/db/client.ts';
import type { RequestEmailChangeInput } from '../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../platform/graphql/input-issues.ts';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { queueAccountEmail, withdrawEmails } from './account-emails.sql.ts';
import { invalidToken } from './tokens/invalid-token.ts';
import type { Changing } from './account-context.ts';
import { isOwnPassword, lockOwner, wrongPassword } from './passwords/own-password.ts';
import { updateUser } from './users.sql.ts';
import { dropTokens, spendToken } from './tokens/tokens.sql.ts';

const emailTaken = () => ({
  __typename: 'EmailTaken' as const,
  message: 'Another account has this e-mail address by now.',
});

/** Whether another account has the address is only looked at when the mail is written: the answer does not tell. */
export async function requestEmailChange(context: Changing, input: RequestEmailChangeInput) {
  const { db, client, throttles } = context;
  const { user: owner } = requireViewer(context);
  const read = new InputReader();
  const newEmail = read.text('newEmail', input.newEmail, 1, 254);
  if (newEmail === owner.email) read.add('newEmail', 'UNCHANGED', "is the account's already.");
  if (read.issues.length > 0) return invalidInput(...read.issues);
  if (!(await isOwnPassword(context, owner, input.password))) return wrongPassword();

  await throttles.attempt('email-change', { address: client.address, account: newEmail });
  return transaction(db, async (tx) => {
    if (!(await lockOwner(tx, owner))) return wrongPassword();
    // What was mistyped before is not to be had by whoever has that address.
    await withdrawEmails(tx, owner.id, ['EMAIL_CHANGE']);
    await dropTokens(tx, owner.id, ['EMAIL_CHANGE']);
    await queueAccountEmail(tx, 'EMAIL_CHANGE', { id: owner.id, email: newEmail });
    return { __typename: 'RequestEmailChangeSuccess' as const, newEmail };
  });
}

/** For the account's owner alone: a mail to a mistyped address gives nobody the account. */
export async function confirmEmailChange(context: Changing, token: string) {
  const { db, client, throttles } = context;
  const { user: viewer } = requireViewer(context);
  await throttles.attempt('account-token', { address: client.address });
  const changing = transaction(db, async (tx) => {
    const spent = await spendToken(tx, hashSecret(token), 'EMAIL_CHANGE', viewer.id);
    if (!spent) return invalidToken();
    const { user: before, email } = spent;
    const user = await updateUser(tx, before.id, { email, emailVerifiedAt: new Date() });
    // Whoever has the address of before is not to set a password by it.
    await dropTokens(tx, user.id, ['PASSWORD_RESET', 'EMAIL_VERIFICATION']);
    await recordAudit(tx, context, { action: 'EMAIL_CHANGED', subject: { type: 'User', id: user.id } });
    await queueAccountEmail(tx, 'EMAIL_CHANGED', before);
    return { __typename: 'ConfirmEmailChangeSuccess' as const, user };
  });
  return onViolation(changing, { users_email_unique: emailTaken });
}
