import { bigint, boolean, index, integer, pgEnum, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { orderChangeKind, orderChanges } from './events.ts';

/** The URL of another system that receives changes of orders. */
export const webhookEndpoints = snakeCase.table('webhook_endpoints', {
  id: id(),
  url: text().notNull(),
  /** The kinds of change that are sent. Empty means all. */
  events: orderChangeKind().array().notNull().default([]),
  /** Bytes in base64. Not hashed, because they sign the requests. */
  secret: text().notNull(),
  /** Requests are also signed with it until `previousSecretEndsAt`, so that a receiver can change to the new secret. */
  previousSecret: text(),
  previousSecretEndsAt: instant(),
  isActive: boolean().notNull().default(true),
  /** Why the shop disabled the endpoint. Null if staff did, or if it is active. */
  disabledReason: text(),
  /** Failed attempts since the last success. Many of them open the circuit: the deliveries are then paused. */
  consecutiveFailures: integer().notNull().default(0),
  /** When the next delivery is attempted after a series of failures. Null if there was no such series. */
  pausedUntil: instant(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
});

export const webhookDeliveryState = pgEnum('webhook_delivery_state', ['PENDING', 'DELIVERED', 'FAILED']);

/** The delivery of one order change to one endpoint. */
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
    /** The HTTP status of the last attempt. If there is none, `lastError` has the reason. */
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
