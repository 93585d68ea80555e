import { sql } from 'drizzle-orm';
import {
  check,
  customType,
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
import { writeAmounts } from './total-lines.ts';

export const paymentStatus = pgEnum('payment_status', [
  'PENDING',
  'AUTHORIZED',
  'CAPTURED',
  'FAILED',
  'VOIDED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
]);
/** The means of a payment that staff recorded. */
export const manualPaymentMethod = pgEnum('manual_payment_method', ['BANK_TRANSFER', 'CASH', 'CHEQUE']);
export const refundStatus = pgEnum('refund_status', ['PENDING', 'SUCCEEDED', 'FAILED']);

/** An attempt to pay an order. Inserted before the provider is called, so that a crash leaves a row to ask the provider about. */
export const payments = snakeCase.table(
  'payments',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'restrict' }),
    /** The account that started the payment. */
    payerId: uuid().references(() => users.id, { onDelete: 'set null' }),
    status: paymentStatus().notNull().default('PENDING'),
    amount: money().notNull(),
    currency: text().notNull(),
    /** When the money was captured, even if that was too late to pay the order. */
    capturedAt: instant(),
    /** The refunded part of the amount. */
    refunded: money().notNull().default(0n),
    /** `manual` if staff recorded the payment. */
    provider: text().notNull(),
    /** Null unless staff recorded the payment. */
    method: manualPaymentMethod(),
    /** The number of the payment at the bank, or on the receipt or cheque. Only for payments that staff recorded. */
    reference: text(),
    /** The provider's id. Null until the provider has answered. */
    providerPaymentId: text(),
    /** The token from the provider's client library. Cleared when the payment is final. */
    paymentToken: text(),
    failureReason: text(),
    idempotencyKey: text().notNull(),
    /** SHA-256 of the input. Reveals a reused idempotency key with other input. */
    fingerprint: bytes().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    unique('payments_idempotency_key').on(t.payerId, t.idempotencyKey),
    unique('payments_provider_payment').on(t.provider, t.providerPaymentId),
    /** The database guarantees that an order is paid once. */
    uniqueIndex('payments_one_live_per_order')
      .on(t.orderId)
      .where(sql`${t.status} not in ('FAILED', 'VOIDED')`),
    index('payments_order_id').on(t.orderId, t.id),
    index('payments_unsettled')
      .on(t.updatedAt)
      .where(sql`${t.status} in ('PENDING', 'AUTHORIZED')`),
    check('payments_method', sql`(${t.provider} = 'manual') = (${t.method} is not null)`),
    check('payments_amount', sql`${t.amount} > 0`),
    check('payments_refunded', sql`${t.refunded} between 0 and ${t.amount}`),
  ],
);

/** The refunded parts of an order: quantities of its lines by their ids, and the delivery. Amounts in minor units, with their tax. */
export type RefundParts = {
  lines: readonly { id: string; quantity: number; amount: bigint; tax: bigint }[];
  shipping: { amount: bigint; tax: bigint } | null;
};

type StoredShare = { amount: string; tax: string };
const readShare = ({ amount, tax }: StoredShare) => ({ amount: BigInt(amount), tax: BigInt(tax) });

const refundParts = customType<{ data: RefundParts; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (parts) => writeAmounts(parts),
  fromDriver: (stored) => {
    const { lines, shipping } = stored as {
      lines: (StoredShare & { id: string; quantity: number })[];
      shipping: StoredShare | null;
    };
    return {
      lines: lines.map((line) => ({ id: line.id, quantity: line.quantity, ...readShare(line) })),
      shipping: shipping && readShare(shipping),
    };
  },
});

export const refunds = snakeCase.table(
  'refunds',
  {
    id: id(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id, { onDelete: 'restrict' }),
    status: refundStatus().notNull().default('PENDING'),
    amount: money().notNull(),
    /** Null if the refund has only an amount. */
    parts: refundParts(),
    reason: text(),
    /** The account that gave the refund. Null if a cancelled order was refunded automatically. */
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

/** Processed webhook events of payment providers. A repeated event changes nothing. */
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

/** The ledger of the test provider, which stands for a bank. Never written in a transaction of the shop. */
export const testPayments = snakeCase.table(
  'test_payments',
  {
    id: text().primaryKey(),
    token: text().notNull(),
    status: text().notNull(),
    amount: money().notNull(),
    currency: text().notNull(),
    failureReason: text(),
    /** Minor units, by refund id. */
    refunds: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [check('test_payments_amount', sql`${t.amount} > 0`)],
);

export type PaymentRow = typeof payments.$inferSelect;
export type RefundRow = typeof refunds.$inferSelect;
export type PaymentStatus = PaymentRow['status'];
