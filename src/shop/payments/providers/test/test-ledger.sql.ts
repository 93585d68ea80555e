import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../../../platform/db/client.ts';
import { testPayments } from '../../../../platform/db/schema.ts';

export type TestPaymentRow = typeof testPayments.$inferSelect;

/** Inserts a payment. Returns false if it exists. */
export async function insertTestPayment(
  db: Queryable,
  values: typeof testPayments.$inferInsert,
): Promise<boolean> {
  const inserted = await db
    .insert(testPayments)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: testPayments.id });
  return inserted.length > 0;
}

export async function testPaymentById(db: Database, id: string): Promise<TestPaymentRow | null> {
  const [row] = await db.select().from(testPayments).where(eq(testPayments.id, id));
  return row ?? null;
}

/** Updates a payment if its status is one of `from`. */
export const updateTestPayment = (
  db: Database,
  id: string,
  from: readonly string[],
  changes: Partial<Pick<TestPaymentRow, 'status' | 'failureReason'>>,
) =>
  db
    .update(testPayments)
    .set(changes)
    .where(and(eq(testPayments.id, id), inArray(testPayments.status, [...from])));

/** Adds a refund, once for each refund id. Returns false if the amount exceeds the rest of a captured payment. */
export async function updateTestRefunds(
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
  return (await testPaymentById(db, id))?.refunds[refundId] !== undefined;
}
