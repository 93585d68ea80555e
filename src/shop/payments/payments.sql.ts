import { and, asc, eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { orders, payments, refunds, type PaymentRow, type RefundRow } from '../../platform/db/schema.ts';
import type { PaymentWithOrder } from './commit-payment-change.sql.ts';

const findPayments = prepared((db) =>
  db
    .select()
    .from(payments)
    .where(sql`${payments.orderId} = any(${placeholder('orderIds')})`)
    .orderBy(asc(payments.orderId), asc(payments.id)),
);

/** Finds the payments of orders, oldest first. */
export const paymentsByOrderIds = (db: Queryable, orderIds: readonly string[]): Promise<PaymentRow[]> =>
  findPayments(db).execute({ orderIds });

const findRefunds = prepared((db) =>
  db
    .select()
    .from(refunds)
    .where(sql`${refunds.paymentId} = any(${placeholder('paymentIds')})`)
    .orderBy(asc(refunds.paymentId), asc(refunds.id)),
);

/** Finds the refunds of payments, oldest first. */
export const refundsByPaymentIds = (db: Queryable, paymentIds: readonly string[]): Promise<RefundRow[]> =>
  findRefunds(db).execute({ paymentIds });

export async function paymentById(db: Queryable, id: string): Promise<PaymentRow | null> {
  const [payment] = await db.select().from(payments).where(eq(payments.id, id));
  return payment ?? null;
}

const findWithOrder = prepared((db) =>
  db
    .select({ payment: payments, order: orders })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(eq(payments.id, placeholder('id'))),
);

export async function paymentWithOrder(db: Queryable, id: string): Promise<PaymentWithOrder> {
  const [row] = await findWithOrder(db).execute({ id });
  if (!row) throw new Error(`payment ${id} not found`);
  return row;
}

/** Locks a payment. Waits for concurrent changes. A caller that also needs the order must lock the order first. */
export async function lockPayment(tx: Transaction, id: string): Promise<PaymentRow> {
  const [payment] = await tx.select().from(payments).where(eq(payments.id, id)).for('no key update');
  return payment!;
}

export async function paymentByKey(
  db: Queryable,
  payerId: string,
  idempotencyKey: string,
): Promise<PaymentRow | null> {
  const [payment] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.payerId, payerId), eq(payments.idempotencyKey, idempotencyKey)));
  return payment ?? null;
}

export async function paymentByProviderId(
  db: Queryable,
  provider: string,
  providerPaymentId: string,
): Promise<PaymentRow | null> {
  const [payment] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.provider, provider), eq(payments.providerPaymentId, providerPaymentId)));
  return payment ?? null;
}

/** Inserts a payment that was captured without a provider. */
export async function insertCapturedPayment(
  tx: Transaction,
  values: Omit<typeof payments.$inferInsert, 'status' | 'capturedAt'>,
): Promise<PaymentRow> {
  const captured = { status: 'CAPTURED' as const, capturedAt: sql`clock_timestamp()` };
  const [payment] = await tx
    .insert(payments)
    .values({ ...values, ...captured })
    .returning();
  return payment!;
}

/** Updates a payment, and sets `updatedAt` to now. `claimStalePayments` compares this time. */
export async function updatePayment(
  tx: Transaction,
  id: string,
  changes: Partial<Pick<PaymentRow, 'status' | 'paymentToken' | 'refunded'>>,
): Promise<PaymentRow> {
  const [payment] = await tx
    .update(payments)
    .set({ ...changes, updatedAt: sql`clock_timestamp()` })
    .where(eq(payments.id, id))
    .returning();
  return payment!;
}

export async function refundById(db: Queryable, id: string): Promise<RefundRow | null> {
  const [refund] = await db.select().from(refunds).where(eq(refunds.id, id));
  return refund ?? null;
}

export async function insertRefund(tx: Transaction, values: typeof refunds.$inferInsert): Promise<RefundRow> {
  const [refund] = await tx.insert(refunds).values(values).returning();
  return refund!;
}

export const updateRefund = (
  tx: Transaction,
  id: string,
  changes: Partial<Pick<RefundRow, 'status' | 'providerRefundId' | 'failureReason'>>,
) =>
  tx
    .update(refunds)
    .set({ ...changes, updatedAt: sql`clock_timestamp()` })
    .where(eq(refunds.id, id));
