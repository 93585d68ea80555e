import { recordAudit } from '../audit/record-audit.ts';
import { transaction } from '../db/client.ts';
import { recordEvent } from '../events/record-event.ts';
import type { DeleteAccountInput } from '../generated/graphql.ts';
import { forgetCustomer } from '../orders/repository.ts';
import { requireViewer } from '../viewer.ts';
import { forgetRecipient } from './email-repository.ts';
import { refuseLastAdministrator } from './last-administrator.ts';
import type { Changing } from './changing.ts';
import { isOwnPassword, lockOwner, wrongPassword } from './own-password.ts';
import { deleteUser } from './repository.ts';
import { endSessionsOf } from './session-repository.ts';

/**
 * What stays are orders with what invoices must show, and ids in their history, in the ledger and in the audit log, which lead to
 * nobody any more. An order that is being placed is waited for, and forgets its customer like the others.
 */
export async function deleteAccount(context: Changing, { password }: DeleteAccountInput) {
  const { user: owner } = requireViewer(context);
  if (!(await isOwnPassword(context, owner, password))) return wrongPassword();
  return transaction(context.db, async (tx) => {
    const user = await lockOwner(tx, owner);
    if (!user) return wrongPassword();
    const refusal = await refuseLastAdministrator(tx, user);
    if (refusal) return refusal;

    const { id } = user;
    await recordEvent(tx, 'SESSIONS_ENDED', { sessionIds: await endSessionsOf(tx, id) });
    // Both go by whose the orders are, which nobody knows once the account is gone.
    await forgetRecipient(tx, id);
    await forgetCustomer(tx, id);
    await deleteUser(tx, id);
    await recordAudit(tx, context, { action: 'ACCOUNT_DELETED', subject: { type: 'User', id } });
    return { __typename: 'DeleteAccountSuccess' as const, id };
  });
}
