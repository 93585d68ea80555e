import { sql } from 'drizzle-orm';
import {
  check,
  index,
  jsonb,
  pgEnum,
  primaryKey,
  snakeCase,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { bytes, createdAt, id, instant, money } from './columns.ts';
import { orders } from './orders.ts';

export const paymentStatus = pgEnum('payment_status', [
  'PENDING',
  'AUTHORIZED',
  'CAPTURED',
  'FAILED',
  'VOIDED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
]);
export const refundStatus = pgEnum('refund_status', ['PENDING', 'SUCCEEDED', 'FAILED']);

/** An attempt to pay an order, written before the provider is asked: whatever crashes, there is a row to ask it about. */
export const payments = snakeCase.table(
  'payments',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'restrict' }),
    /** Who asked for it. */
    payerId: uuid().references(() => users.id, { onDelete: 'set null' }),
    status: paymentStatus().notNull().default('PENDING'),
    amount: money().notNull(),
    currency: text().notNull(),
    /** When the money was taken, also where that came too late to pay the order. */
    capturedAt: instant(),
    /** What of it has gone back. */
    refunded: money().notNull().default(0n),
    provider: text().notNull(),
    /** The provider's own id; null until its answer is known. */
    providerPaymentId: text(),
    /** What the provider's client gave; cleared once the payment is settled. */
    paymentToken: text(),
    failureReason: text(),
    idempotencyKey: text().notNull(),
    /** SHA-256 of the input, to tell a repeat from another payment under the same key. */
    fingerprint: bytes().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    unique('payments_idempotency_key').on(t.payerId, t.idempotencyKey),
    unique('payments_provider_payment').on(t.provider, t.providerPaymentId),
    /** An order is paid once: the database has the last word. */
    uniqueIndex('payments_one_live_per_order')
      .on(t.orderId)
      .where(sql`${t.status} not in ('FAILED', 'VOIDED')`),
    index('payments_order_id').on(t.orderId, t.id),
    index('payments_unsettled')
      .on(t.updatedAt)
      .where(sql`${t.status} in ('PENDING', 'AUTHORIZED')`),
    check('payments_amount', sql`${t.amount} > 0`),
    check('payments_refunded', sql`${t.refunded} between 0 and ${t.amount}`),
  ],
);

export const refunds = snakeCase.table(
  'refunds',
  {
    id: id(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id, { onDelete: 'restrict' }),
    status: refundStatus().notNull().default('PENDING'),
    amount: money().notNull(),
    reason: text(),
    /** Who gave it; null where a cancelled order's payment went back by itself. */
    actorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    providerRefundId: text(),
    failureReason: text(),
    idempotencyKey: text().notNull(),
    fingerprint: bytes().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    unique('refunds_idempotency_key').on(t.paymentId, t.idempotencyKey),
    index('refunds_actor_id')
      .on(t.actorId)
      .where(sql`${t.actorId} is not null`),
    index('refunds_unsettled')
      .on(t.updatedAt)
      .where(sql`${t.status} = 'PENDING'`),
    check('refunds_amount', sql`${t.amount} > 0`),
  ],
);

/** The providers' messages that have been dealt with: one that comes again changes nothing. */
export const paymentEvents = snakeCase.table(
  'payment_events',
  {
    provider: text().notNull(),
    eventId: text().notNull(),
    type: text().notNull(),
    receivedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.eventId] }),
    index('payment_events_received_at').on(t.receivedAt),
  ],
);

/** The books of the test provider, which stands for a bank: kept apart from ours, and never written in our transactions. */
export const testPayments = snakeCase.table(
  'test_payments',
  {
    id: text().primaryKey(),
    token: text().notNull(),
    status: text().notNull(),
    amount: money().notNull(),
    currency: text().notNull(),
    failureReason: text(),
    /** Minor units by the refund's id. */
    refunds: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [check('test_payments_amount', sql`${t.amount} > 0`)],
);

export type PaymentRow = typeof payments.$inferSelect;
export type RefundRow = typeof refunds.$inferSelect;
export type PaymentStatus = PaymentRow['status'];
