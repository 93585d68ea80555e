import type { DeleteAccountInput } from '../../generated/graphql.ts';
import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { transaction } from '../../platform/db/client.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { deleteNotesOfCustomer } from '../orders/notes/order-notes.sql.ts';
import { deleteContactDetails } from '../orders/orders.sql.ts';
import type { AccountContext } from './account-context.ts';
import { deleteRecipient } from './account-emails.sql.ts';
import { lockOwner, verifyCurrentPassword, wrongPassword } from './passwords/current-password.ts';
import { revokeSessionsOfUser } from './sessions/sessions.sql.ts';
import { refuseLastAdministrator } from './set-user-role.ts';
import { deleteUser } from './users.sql.ts';

/**
 * Deletes the viewer's account. Orders stay, with the data that invoices require. The order history, the stock ledger and the
 * audit log keep ids that no longer resolve. The lock of the account waits for orders that are being placed, so that these orders
 * lose their customer, too. See docs/decisions/0010.
 */
export async function deleteAccount(context: AccountContext, { password }: DeleteAccountInput) {
  const { user: owner } = requireViewer(context);
  if (!(await verifyCurrentPassword(context, owner, password))) return wrongPassword();
  return transaction(context.db, async (tx) => {
    const user = await lockOwner(tx, owner);
    if (!user) return wrongPassword();
    const refusal = await refuseLastAdministrator(tx, user);
    if (refusal) return refusal;

    const { id } = user;
    await revokeSessionsOfUser(tx, id);
    // These statements find the orders by their customer, so they run before the account is deleted.
    await deleteRecipient(tx, id);
    await deleteContactDetails(tx, id);
    await deleteNotesOfCustomer(tx, id);
    await deleteUser(tx, id);
    await recordAudit(tx, context, { action: 'ACCOUNT_DELETED', subject: { type: 'User', id } });
    return { __typename: 'DeleteAccountSuccess' as const, id };
  });
}
