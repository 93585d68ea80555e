import { and, eq, gte, lt, ne, placeholder, sql } from 'drizzle-orm';
import { prepared, type Database, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { ago, deleteInBatches, type BatchLimits } from '../../platform/db/query/delete-in-batches.ts';
import { timeOrderedList } from '../../platform/db/query/sorted-list.ts';
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

/** A delivery with its endpoint, and the order change that it reports. */
export type DeliveryDetails = {
  delivery: WebhookDeliveryRow;
  endpoint: WebhookEndpointRow;
  change: OrderChangeRow;
  order: OrderRow;
};

const deliveryById = prepared((db) =>
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

export async function findDelivery(db: Queryable, id: string): Promise<DeliveryDetails | null> {
  const [row] = await deliveryById(db).execute({ id });
  return row ?? null;
}

type NewDelivery = { id: string; endpointId: string; orderChange: bigint };

/** Inserts deliveries that do not exist yet. Returns the job data of the inserted deliveries. */
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

/** Waits for concurrent requests to resend the delivery. */
export async function lockDelivery(tx: Transaction, id: string): Promise<WebhookDeliveryRow | null> {
  const [delivery] = await tx
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.id, id))
    .for('no key update');
  return delivery ?? null;
}

export async function updateDeliveryToPending(tx: Transaction, id: string): Promise<WebhookDeliveryRow> {
  const [delivery] = await tx
    .update(webhookDeliveries)
    .set({ state: 'PENDING' })
    .where(eq(webhookDeliveries.id, id))
    .returning();
  return delivery!;
}

/** The result of an attempt: the HTTP status if there was a response, and the problem if there was one. */
type AttemptResult = Pick<WebhookDeliveryRow, 'state' | 'responseStatus' | 'lastError'>;

/** Records an attempt. Does nothing if a concurrent attempt has succeeded. */
export const updateDeliveryAttempt = (db: Queryable, id: string, result: AttemptResult) =>
  db
    .update(webhookDeliveries)
    .set({
      ...result,
      attempts: sql`${webhookDeliveries.attempts} + 1`,
      lastAttemptAt: sql`now()`,
      ...(result.state === 'DELIVERED' && { deliveredAt: sql`now()` }),
    })
    .where(and(eq(webhookDeliveries.id, id), ne(webhookDeliveries.state, 'DELIVERED')));

/** Marks a delivery as failed without an attempt. */
export const updateDeliveryToFailed = (db: Queryable, id: string, lastError: string) =>
  db
    .update(webhookDeliveries)
    .set({ state: 'FAILED', lastError })
    .where(and(eq(webhookDeliveries.id, id), ne(webhookDeliveries.state, 'DELIVERED')));

/** Returns whether the endpoint has accepted a delivery since an instant. */
export async function hasDeliveredSince(db: Queryable, endpointId: string, since: Date): Promise<boolean> {
  const rows = await db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.endpointId, endpointId), gte(webhookDeliveries.deliveredAt, since)))
    .limit(1);
  return rows.length > 0;
}

const { endpointId, state, createdAt } = webhookDeliveries;

/** Deletes delivered and failed deliveries that were created more than `ttlSeconds` ago. The order changes that they report stay. */
export const deleteOldDeliveries = (db: Database, ttlSeconds: number, limits?: BatchLimits): Promise<void> =>
  deleteInBatches(
    db,
    webhookDeliveries,
    { where: and(lt(createdAt, ago(ttlSeconds)), ne(state, 'PENDING')), key: createdAt },
    limits,
  );

/** Deletes all deliveries of an endpoint, except those that are being sent. */
export const deleteDeliveriesOf = (db: Database, id: string): Promise<void> =>
  deleteInBatches(
    db,
    webhookDeliveries,
    { where: eq(endpointId, id), key: createdAt },
    { maxBatches: Infinity },
  );

export const findDeliveries = timeOrderedList({
  table: webhookDeliveries,
  name: 'CREATED_AT',
  by: createdAt,
  instantOf: ({ createdAt }) => createdAt,
  filters: { endpointId, state },
});
