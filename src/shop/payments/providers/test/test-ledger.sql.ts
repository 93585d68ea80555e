import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../../../platform/db/client.ts';
import { testPayments } from '../../../../platform/db/schema.ts';

export type TestPaymentRow = typeof testPayments.$inferSelect;

/** Inserts a payment. Returns null if it exists. */
export async function insertTestPayment(
  db: Queryable,
  values: typeof testPayments.$inferInsert,
): Promise<TestPaymentRow | null> {
  const [inserted] = await db.insert(testPayments).values(values).onConflictDoNothing().returning();
  return inserted ?? null;
}

export async function testPaymentById(db: Database, id: string): Promise<TestPaymentRow | null> {
  const [row] = await db.select().from(testPayments).where(eq(testPayments.id, id));
  return row ?? null;
}

/** Updates a payment if its status is one of `from`. Returns the payment, or null if there is none. */
export async function updateTestPayment(
  db: Database,
  id: string,
  from: readonly string[],
  changes: Partial<Pick<TestPaymentRow, 'status' | 'failureReason'>>,
): Promise<TestPaymentRow | null> {
  const [updated] = await db
    .update(testPayments)
    .set(changes)
    .where(and(eq(testPayments.id, id), inArray(testPayments.status, [...from])))
    .returning();
  return updated ?? testPaymentById(db, id);
}

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
