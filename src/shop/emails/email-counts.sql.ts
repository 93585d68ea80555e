import { and, eq, gt, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db/client.ts';
import { emailCounts, orders, users } from '../../platform/db/schema.ts';

/**
 * Returns whether an account has this address and has verified it. For an e-mail about an order, the order must belong to this
 * account: a guest can use the address of another person, even an address that this person has verified.
 */
export async function isVerifiedRecipient(
  db: Queryable,
  address: string,
  orderId: string | null,
): Promise<boolean> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select from ${users} where lower(${users.email}) = lower(${address}) and ${users.emailVerifiedAt} is not null
      and (${orderId}::uuid is null or exists (
        select from ${orders} where ${orders.id} = ${orderId}::uuid and ${orders.customerId} = ${users.id}))`);
  return rows.length > 0;
}

/**
 * Increments a count, unless it has reached its limit, and returns whether it did. A count starts again a day after its first
 * e-mail. One statement decides, so concurrent e-mails cannot exceed the limit.
 */
export async function incrementEmailCount(
  db: Queryable,
  { mailbox, budget, limit }: { mailbox: Buffer; budget: string; limit: number },
): Promise<boolean> {
  const isOver = sql`${emailCounts.expiresAt} < now()`;
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    insert into ${emailCounts} (mailbox, budget, sent, expires_at)
    values (${mailbox}, ${budget}, 1, now() + interval '1 day')
    on conflict (mailbox, budget) do update set
      sent = case when ${isOver} then 1 else ${emailCounts.sent} + 1 end,
      expires_at = case when ${isOver} then excluded.expires_at else ${emailCounts.expiresAt} end
    where ${isOver} or ${emailCounts.sent} < ${limit}
    returning 1`);
  return rows.length > 0;
}

export async function decrementEmailCount(
  db: Queryable,
  { mailbox, budget }: { mailbox: Buffer; budget: string },
): Promise<void> {
  await db
    .update(emailCounts)
    .set({ sent: sql`${emailCounts.sent} - 1` })
    .where(and(eq(emailCounts.mailbox, mailbox), eq(emailCounts.budget, budget), gt(emailCounts.sent, 0)));
}
