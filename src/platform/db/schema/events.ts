import { bigint, jsonb, pgEnum, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { instant, money } from './columns.ts';
import { orders, orderStatus, type OrderRow } from './orders.ts';

/** The carrier and tracking number of a shipped order. */
export type Parcel = Pick<OrderRow, 'carrier' | 'trackingNumber'>;

/** The kinds of change of an order. */
export const orderChangeKind = pgEnum('order_change_kind', [
  'PLACED',
  'PAID',
  'PROCESSING',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
  'REFUNDED',
  'PAYMENT_CHANGED',
  'TRACKING_UPDATED',
  'NOTE_ADDED',
]);
export type OrderChangeKind = (typeof orderChangeKind.enumValues)[number];

/**
 * Unpublished events. An event is inserted in the transaction of its change, so it exists exactly if that transaction commits.
 * The relay takes each event once: it deletes the event and publishes it.
 */
export const outbox = snakeCase.table('outbox', {
  id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  kind: text().notNull(),
  data: jsonb().$type<Record<string, unknown>>().notNull(),
});

/**
 * The log of order changes. Only the relay writes here, one transaction at a time. So a reader that has read up to a position
 * finds all later changes at higher positions, even if their transactions were running during the read.
 */
export const orderChanges = snakeCase.table('order_changes', {
  position: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  orderId: uuid()
    .notNull()
    .references(() => orders.id, { onDelete: 'restrict' }),
  kind: orderChangeKind().notNull(),
  /** The state of the order after the change. */
  status: orderStatus().notNull(),
  paid: money().notNull(),
  refunded: money().notNull(),
  /** The amount of the payment or refund that changed. Null for other changes. */
  amount: money(),
  /** Carrier and tracking number after the change. Null if an older version of the program recorded the change. */
  parcel: jsonb().$type<Parcel>(),
  at: instant().notNull(),
});

export type OrderChangeRow = typeof orderChanges.$inferSelect;
