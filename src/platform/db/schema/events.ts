import { bigint, jsonb, pgEnum, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { instant, money } from './columns.ts';
import { orders, orderStatus } from './orders.ts';

/** What can happen to an order. */
export const orderChangeKind = pgEnum('order_change_kind', [
  'PLACED',
  'PAID',
  'PROCESSING',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
  'REFUNDED',
  'PAYMENT_CHANGED',
]);
export type OrderChangeKind = (typeof orderChangeKind.enumValues)[number];

/**
 * What has happened and has not been told yet: written in the transaction in which it happened, so that it is there if that
 * commits and else never was. The relay takes it out, once, and tells everybody.
 */
export const outbox = snakeCase.table('outbox', {
  id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  kind: text().notNull(),
  data: jsonb().$type<Record<string, unknown>>().notNull(),
});

/**
 * What has happened to orders. The relay alone writes here, one at a time: whoever has read up to a position finds everything
 * that was committed later behind it, also what was under way while he read.
 */
export const orderChanges = snakeCase.table('order_changes', {
  position: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  orderId: uuid()
    .notNull()
    .references(() => orders.id, { onDelete: 'restrict' }),
  kind: orderChangeKind().notNull(),
  /** How the order stood after it. */
  status: orderStatus().notNull(),
  paid: money().notNull(),
  refunded: money().notNull(),
  /** Of the payment or refund that it is about; null where it is about none. */
  amount: money(),
  at: instant().notNull(),
});

export type OrderChangeRow = typeof orderChanges.$inferSelect;
