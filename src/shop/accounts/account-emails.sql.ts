import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/db/client.ts';
import {
  emails,
  orders,
  users,
  type AccountTokenPurpose,
  type EmailKind,
  type UserRow,
} from '../../platform/db/schema.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';

/** Queues an e-mail to an account. It is sent only if the transaction commits. */
export async function queueAccountEmail(
  tx: Transaction,
  kind: EmailKind,
  { id: userId, email: recipient }: Pick<UserRow, 'id' | 'email'>,
): Promise<void> {
  const [email] = await tx.insert(emails).values({ kind, userId, recipient }).returning({ id: emails.id });
  await enqueue(tx, 'send-email', { emailId: email!.id });
}

/** Deletes unsent e-mails. Their jobs then find nothing to send, even if staff retry them. */
export const deleteUnsentEmails = (tx: Transaction, userId: string, kinds: readonly EmailKind[]) =>
  tx
    .delete(emails)
    .where(and(eq(emails.userId, userId), inArray(emails.kind, [...kinds]), ne(emails.state, 'SENT')));

/** The purpose of the token, for each kind of e-mail that contains one. */
export const TOKEN_PURPOSES: Partial<Record<EmailKind, AccountTokenPurpose>> = {
  WELCOME: 'EMAIL_VERIFICATION',
  EMAIL_VERIFICATION: 'EMAIL_VERIFICATION',
  PASSWORD_RESET: 'PASSWORD_RESET',
  EMAIL_CHANGE: 'EMAIL_CHANGE',
};

const kindsWith = (purpose: AccountTokenPurpose) =>
  Object.entries(TOKEN_PURPOSES).flatMap(([kind, tokenPurpose]) => (tokenPurpose === purpose ? [kind] : []));

/**
 * Returns whether an e-mail with a token must still be sent. Returns false in these cases:
 * - The e-mail was deleted.
 * - A later e-mail has a token of the same purpose, which the token of this e-mail would replace.
 * - The recipient is no longer the address of the account. For a change of address: another account has the new address.
 *
 * The caller holds the account's lock.
 */
export async function isStillDeliverable(
  tx: Transaction,
  emailId: string,
  purpose: AccountTokenPurpose,
): Promise<boolean> {
  const accountWithRecipient = sql`select from ${users} where lower(${users.email}) = lower(${emails.recipient})`;
  const laterEmail = sql`select from ${emails} later where later.user_id = ${emails.userId} and later.id > ${emails.id}
    and later.state <> 'FAILED' and ${inArray(sql`later.kind`, kindsWith(purpose))}`;
  const rows = await tx
    .select({ id: emails.id })
    .from(emails)
    .where(
      and(
        eq(emails.id, emailId),
        sql`not exists (${laterEmail})`,
        purpose === 'EMAIL_CHANGE'
          ? sql`not exists (${accountWithRecipient} and ${users.id} <> ${emails.userId})`
          : sql`exists (${accountWithRecipient} and ${users.id} = ${emails.userId})`,
      ),
    );
  return rows.length > 0;
}

/**
 * Deletes the recipient's address from e-mails about a customer's orders; unsent ones become FAILED. The stored error of a
 * sent e-mail is deleted too, since a mail server may repeat the address in it.
 */
export const deleteRecipient = (tx: Transaction, customerId: string) =>
  tx
    .update(emails)
    .set({
      recipient: null,
      state: sql`case ${emails.state} when 'SENT' then ${emails.state} else 'FAILED' end`,
      lastError: sql`case ${emails.state} when 'SENT' then null else 'The account was deleted.' end`,
    })
    .from(orders)
    .where(and(eq(orders.id, emails.orderId), eq(orders.customerId, customerId)));
