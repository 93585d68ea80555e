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

/** Has a mail to an account sent, once what it tells of is committed. */
export async function queueAccountEmail(
  tx: Transaction,
  kind: EmailKind,
  { id: userId, email: recipient }: Pick<UserRow, 'id' | 'email'>,
): Promise<void> {
  const [email] = await tx.insert(emails).values({ kind, userId, recipient }).returning({ id: emails.id });
  await enqueue(tx, 'send-email', { emailId: email!.id });
}

/** Those that are not sent never are, also where staff have their jobs tried once more: these find nothing. */
export const withdrawEmails = (tx: Transaction, userId: string, kinds: readonly EmailKind[]) =>
  tx
    .delete(emails)
    .where(and(eq(emails.userId, userId), inArray(emails.kind, [...kinds]), ne(emails.state, 'SENT')));

/**
 * Whether a mail with a token is still to be sent: it was not withdrawn, and its address is the account's; of a new address,
 * nobody else's. The caller holds the account's lock.
 */
export async function isStillWanted(
  tx: Transaction,
  emailId: string,
  purpose: AccountTokenPurpose,
): Promise<boolean> {
  const withThisAddress = sql`select from ${users} where lower(${users.email}) = lower(${emails.recipient})`;
  const found = await tx
    .select({ id: emails.id })
    .from(emails)
    .where(
      and(
        eq(emails.id, emailId),
        purpose === 'EMAIL_CHANGE'
          ? sql`not exists (${withThisAddress} and ${users.id} <> ${emails.userId})`
          : sql`exists (${withThisAddress} and ${users.id} = ${emails.userId})`,
      ),
    );
  return found.length > 0;
}

/** Mails about a customer's orders no longer say who they went to; the server's words about one may name the address too. */
export const forgetRecipient = (tx: Transaction, customerId: string) =>
  tx
    .update(emails)
    .set({
      recipient: null,
      state: sql`case ${emails.state} when 'SENT' then ${emails.state} else 'FAILED' end`,
      lastError: sql`case ${emails.state} when 'SENT' then null else 'The account was deleted.' end`,
    })
    .from(orders)
    .where(and(eq(orders.id, emails.orderId), eq(orders.customerId, customerId)));
