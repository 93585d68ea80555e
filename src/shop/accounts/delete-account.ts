import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { transaction } from '../../platform/db/client.ts';
import { recordEvent } from '../../platform/events/record-event.sql.ts';
import type { DeleteAccountInput } from '../../generated/graphql.ts';
import { deleteContactDetails } from '../orders/orders.sql.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { forgetRecipient } from './account-emails.sql.ts';
import { refuseLastAdministrator } from './last-administrator.sql.ts';
import type { Changing } from './account-context.ts';
import { isOwnPassword, lockOwner, wrongPassword } from './passwords/own-password.ts';
import { deleteUser } from './users.sql.ts';
import { endSessionsOf } from './sessions/sessions.sql.ts';

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
    await deleteContactDetails(tx, id);
    await deleteUser(tx, id);
    await recordAudit(tx, context, { action: 'ACCOUNT_DELETED', subject: { type: 'User', id } });
    return { __typename: 'DeleteAccountSuccess' as const, id };
  });
}
