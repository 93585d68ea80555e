import type { ChangePasswordInput } from '../../../generated/graphql.ts';
import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { transaction } from '../../../platform/db/client.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { requireViewer } from '../../../platform/viewer.ts';
import type { AccountContext } from '../account-context.ts';
import { lockOwner, verifyCurrentPassword, wrongPassword } from './current-password.ts';
import { chooseHashQueue } from './hash-requester.ts';
import { checkPassword } from './password-rules.ts';
import { replacePassword } from './replace-password.ts';

/** Changes the viewer's password and keeps the current session. If two calls run concurrently, the second gets WrongPassword. */
export async function changePassword(
  context: AccountContext,
  { currentPassword, newPassword }: ChangePasswordInput,
) {
  const { user: owner, sessionId } = requireViewer(context);
  const { refusal } = parseInput((parser) => checkPassword(parser, 'newPassword', newPassword, owner));
  if (refusal) return refusal;
  if (!(await verifyCurrentPassword(context, owner, currentPassword))) return wrongPassword();

  const passwordHash = await context.passwords.hash(newPassword, chooseHashQueue(context.client, true));
  return transaction(context.db, async (tx) => {
    const locked = await lockOwner(tx, owner);
    if (!locked) return wrongPassword();
    const user = await replacePassword(tx, locked, { passwordHash }, sessionId);
    await recordAudit(tx, context, { action: 'PASSWORD_CHANGED', subject: { type: 'User', id: user.id } });
    return { __typename: 'ChangePasswordSuccess' as const, user };
  });
}
