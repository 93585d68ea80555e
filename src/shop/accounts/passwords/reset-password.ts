import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../../platform/db/client.ts';
import type { ResetPasswordInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { enqueue } from '../../../platform/jobs/enqueue.sql.ts';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { queueAccountEmail } from '../account-emails.sql.ts';
import { invalidToken } from '../tokens/invalid-token.ts';
import type { Changing } from '../account-context.ts';
import { checkPassword } from './password-rules.ts';
import { replacePassword } from './replace-password.ts';
import { userByEmail } from '../users.sql.ts';
import { spendToken, tokenOwner } from '../tokens/tokens.sql.ts';

/** Whether there is such an account is only looked at by the job: the answer, and how long it takes, tell nobody. */
export async function requestPasswordReset({ db, client, throttles }: Changing, email: string) {
  await throttles.attempt('account-mail', { address: client.address, account: email });
  await enqueue(db, 'mail-password-reset', { email });
  return true;
}

/** The job of a request. Done twice, it sends two mails. */
export const mailPasswordReset = (db: Database, email: string): Promise<void> =>
  transaction(db, async (tx) => {
    const user = await userByEmail(tx, email);
    if (user) await queueAccountEmail(tx, 'PASSWORD_RESET', user);
  });

export async function resetPassword(context: Changing, { token, newPassword }: ResetPasswordInput) {
  const { db, client, passwords, throttles } = context;
  await throttles.attempt('account-token', { address: client.address });
  const hash = hashSecret(token);
  // Looked up first, since a new password's hash is costly, and one that is refused shall not use the token up.
  const owner = await tokenOwner(db, hash, 'PASSWORD_RESET');
  if (!owner) return invalidToken();
  const read = new InputReader();
  checkPassword(read, 'newPassword', newPassword, owner);
  if (read.issues.length > 0) return invalidInput(...read.issues);

  const passwordHash = await passwords.hash(newPassword);
  const result = await transaction(db, async (tx) => {
    const spent = await spendToken(tx, hash, 'PASSWORD_RESET');
    if (!spent) return invalidToken();
    const { id, emailVerifiedAt } = spent.user;
    // The token came by mail: whoever has it reads what comes to the address.
    const changes = { passwordHash, emailVerifiedAt: emailVerifiedAt ?? new Date() };
    const { email } = await replacePassword(tx, spent.user, changes);
    await recordAudit(tx, context, { action: 'PASSWORD_RESET', subject: { type: 'User', id } });
    return { __typename: 'ResetPasswordSuccess' as const, email };
  });
  // Whoever reads the account's mail is its owner: nobody who guesses is in the way of the sign-in that comes next.
  if (result.__typename === 'ResetPasswordSuccess') {
    await throttles.markTrusted('login', { address: client.address, account: result.email });
  }
  return result;
}
