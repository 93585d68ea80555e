import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../../../platform/db/client.ts';
import { testPayments } from '../../../../platform/db/schema.ts';

export type TestPaymentRow = typeof testPayments.$inferSelect;

/** Enters a payment, unless it is there: then false. */
export async function enter(db: Queryable, values: typeof testPayments.$inferInsert): Promise<boolean> {
  const entered = await db
    .insert(testPayments)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: testPayments.id });
  return entered.length > 0;
}

export async function entryOf(db: Database, id: string): Promise<TestPaymentRow | null> {
  const [row] = await db.select().from(testPayments).where(eq(testPayments.id, id));
  return row ?? null;
}

/** Moves a payment on, if it is where it may be moved from. */
export const moveEntry = (
  db: Database,
  id: string,
  from: readonly string[],
  changes: Partial<Pick<TestPaymentRow, 'status' | 'failureReason'>>,
) =>
  db
    .update(testPayments)
    .set(changes)
    .where(and(eq(testPayments.id, id), inArray(testPayments.status, [...from])));

/** Gives back an amount once for each refund id; false where that is more than is left of a captured payment. */
export async function giveBackOnce(
  db: Database,
  id: string,
  refundId: string,
  amount: bigint,
): Promise<boolean> {
  const refund = JSON.stringify({ [refundId]: amount.toString() });
  await db
    .update(testPayments)
    .set({ refunds: sql`${testPayments.refunds} || ${refund}::jsonb` })
    .where(
      and(
        eq(testPayments.id, id),
        eq(testPayments.status, 'CAPTURED'),
        sql`not ${testPayments.refunds} ? ${refundId}`,
        sql`${testPayments.amount} >= ${amount} + (select coalesce(sum(value::bigint), 0) from jsonb_each_text(${testPayments.refunds}))`,
      ),
    );
  return (await entryOf(db, id))?.refunds[refundId] !== undefined;
}
