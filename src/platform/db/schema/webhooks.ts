import { bigint, boolean, index, integer, pgEnum, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { orderChangeKind, orderChanges } from './events.ts';

/** Where another system of the shop's wants to be told what happens to orders. */
export const webhookEndpoints = snakeCase.table('webhook_endpoints', {
  id: id(),
  url: text().notNull(),
  /** The changes that it is told of; none named: all. */
  events: orderChangeKind().array().notNull().default([]),
  /** Bytes in base64. They sign, so they have to be kept as they are. */
  secret: text().notNull(),
  /** Signs too, until its time has come, so that a receiver can change over. */
  previousSecret: text(),
  previousSecretEndsAt: instant(),
  isActive: boolean().notNull().default(true),
  /** Why the shop itself switched it off. */
  disabledReason: text(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
});

export const webhookDeliveryState = pgEnum('webhook_delivery_state', ['PENDING', 'DELIVERED', 'FAILED']);

/** One change of an order told to one endpoint. */
export const webhookDeliveries = snakeCase.table(
  'webhook_deliveries',
  {
    id: id(),
    endpointId: uuid()
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    orderChange: bigint({ mode: 'bigint' })
      .notNull()
      .references(() => orderChanges.position, { onDelete: 'restrict' }),
    state: webhookDeliveryState().notNull().default('PENDING'),
    attempts: integer().notNull().default(0),
    /** Of the last attempt: the HTTP status, or what kept it from getting one. */
    responseStatus: integer(),
    lastError: text(),
    createdAt: createdAt(),
    lastAttemptAt: instant(),
    deliveredAt: instant(),
  },
  (t) => [
    unique('webhook_deliveries_once').on(t.orderChange, t.endpointId),
    index('webhook_deliveries_endpoint_id').on(t.endpointId, t.createdAt, t.id),
    index('webhook_deliveries_created_at').on(t.createdAt, t.id),
    index('webhook_deliveries_state').on(t.state, t.createdAt, t.id),
  ],
);

export type WebhookEndpointRow = typeof webhookEndpoints.$inferSelect;
export type WebhookDeliveryRow = typeof webhookDeliveries.$inferSelect;
