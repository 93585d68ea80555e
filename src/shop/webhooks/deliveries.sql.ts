import { and, eq, gte, ne, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import {
  orderChanges,
  orders,
  webhookDeliveries,
  webhookEndpoints,
  type OrderChangeRow,
  type OrderRow,
  type WebhookDeliveryRow,
  type WebhookEndpointRow,
} from '../../platform/db/schema.ts';

/** A delivery, to whom it goes, and what it tells. */
export type DeliveryInFull = {
  delivery: WebhookDeliveryRow;
  endpoint: WebhookEndpointRow;
  change: OrderChangeRow;
  order: OrderRow;
};

const findDelivery = prepared((db) =>
  db
    .select({
      delivery: webhookDeliveries,
      endpoint: webhookEndpoints,
      change: orderChanges,
      order: orders,
    })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .innerJoin(orderChanges, eq(orderChanges.position, webhookDeliveries.orderChange))
    .innerJoin(orders, eq(orders.id, orderChanges.orderId))
    .where(eq(webhookDeliveries.id, placeholder('id'))),
);

export async function deliveryInFull(db: Queryable, id: string): Promise<DeliveryInFull | null> {
  const [row] = await findDelivery(db).execute({ id });
  return row ?? null;
}

type NewDelivery = { id: string; endpointId: string; orderChange: bigint };

/** Those that were not there yet, as the jobs that deliver them are made. */
export async function insertDeliveries(
  tx: Transaction,
  deliveries: readonly NewDelivery[],
): Promise<{ deliveryId: string; endpointId: string }[]> {
  if (deliveries.length === 0) return [];
  return tx
    .insert(webhookDeliveries)
    .values([...deliveries])
    .onConflictDoNothing()
    .returning({ deliveryId: webhookDeliveries.id, endpointId: webhookDeliveries.endpointId });
}

/** Waits for whoever else has it sent again. */
export async function lockDelivery(tx: Transaction, id: string): Promise<WebhookDeliveryRow | null> {
  const [delivery] = await tx
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.id, id))
    .for('no key update');
  return delivery ?? null;
}

export async function makePending(tx: Transaction, id: string): Promise<WebhookDeliveryRow> {
  const [delivery] = await tx
    .update(webhookDeliveries)
    .set({ state: 'PENDING' })
    .where(eq(webhookDeliveries.id, id))
    .returning();
  return delivery!;
}

/** How an attempt ended: the status that it was answered with, if it was, and what was wrong, if something was. */
export type Outcome = Pick<WebhookDeliveryRow, 'state' | 'responseStatus' | 'lastError'>;

/** Nothing where another attempt, at the same time, has delivered it. */
export const recordAttempt = (db: Queryable, id: string, outcome: Outcome) =>
  db
    .update(webhookDeliveries)
    .set({
      ...outcome,
      attempts: sql`${webhookDeliveries.attempts} + 1`,
      lastAttemptAt: sql`now()`,
      ...(outcome.state === 'DELIVERED' && { deliveredAt: sql`now()` }),
    })
    .where(and(eq(webhookDeliveries.id, id), ne(webhookDeliveries.state, 'DELIVERED')));

/** Without an attempt. */
export const giveUp = (db: Queryable, id: string, lastError: string) =>
  db
    .update(webhookDeliveries)
    .set({ state: 'FAILED', lastError })
    .where(and(eq(webhookDeliveries.id, id), ne(webhookDeliveries.state, 'DELIVERED')));

export const switchOff = (db: Queryable, endpointId: string, disabledReason: string) =>
  db
    .update(webhookEndpoints)
    .set({ isActive: false, disabledReason, updatedAt: sql`now()` })
    .where(and(eq(webhookEndpoints.id, endpointId), eq(webhookEndpoints.isActive, true)));

/** Whether anything has reached the endpoint since an instant. */
export async function hasDeliveredSince(db: Queryable, endpointId: string, since: Date): Promise<boolean> {
  const found = await db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.endpointId, endpointId), gte(webhookDeliveries.deliveredAt, since)))
    .limit(1);
  return found.length > 0;
}
