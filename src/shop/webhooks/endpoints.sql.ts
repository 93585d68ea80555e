import { and, eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Changes, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { timeOrderedList } from '../../platform/db/query/sorted-list.ts';
import { webhookEndpoints, type WebhookEndpointRow } from '../../platform/db/schema.ts';

type NewEndpoint = typeof webhookEndpoints.$inferInsert;

const endpointsByIds = prepared((db) =>
  db
    .select()
    .from(webhookEndpoints)
    .where(sql`${webhookEndpoints.id} = any(${placeholder('ids')})`),
);

export const findEndpointsByIds = (db: Queryable, ids: readonly string[]): Promise<WebhookEndpointRow[]> =>
  endpointsByIds(db).execute({ ids });

/** Returns the active endpoints, and locks them against deletion until the transaction ends. */
export const lockActiveEndpoints = (tx: Transaction): Promise<Pick<WebhookEndpointRow, 'id' | 'events'>[]> =>
  tx
    .select({ id: webhookEndpoints.id, events: webhookEndpoints.events })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.isActive, true))
    .for('key share');

export const countEndpoints = (db: Queryable): Promise<number> => db.$count(webhookEndpoints);

export async function insertEndpoint(db: Queryable, values: NewEndpoint): Promise<WebhookEndpointRow> {
  const [endpoint] = await db.insert(webhookEndpoints).values(values).returning();
  return endpoint!;
}

/** Waits for concurrent changes of the endpoint. */
export async function lockEndpoint(tx: Transaction, id: string): Promise<WebhookEndpointRow | null> {
  const [endpoint] = await tx
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, id))
    .for('no key update');
  return endpoint ?? null;
}

export async function updateEndpoint(
  tx: Transaction,
  id: string,
  values: Changes<NewEndpoint>,
): Promise<WebhookEndpointRow> {
  const [endpoint] = await tx
    .update(webhookEndpoints)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(webhookEndpoints.id, id))
    .returning();
  return endpoint!;
}

/** Deactivates an endpoint. Keeps the reason if it is inactive already. */
export const updateEndpointToInactive = (db: Queryable, id: string, disabledReason: string) =>
  db
    .update(webhookEndpoints)
    .set({ isActive: false, disabledReason, updatedAt: sql`now()` })
    .where(and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.isActive, true)));

/** Replaces the secret. The previous one stays valid for 24 hours. */
export async function updateEndpointSecret(
  db: Queryable,
  id: string,
  secret: string,
): Promise<WebhookEndpointRow | null> {
  const [endpoint] = await db
    .update(webhookEndpoints)
    .set({
      secret,
      previousSecret: sql`${webhookEndpoints.secret}`,
      previousSecretEndsAt: sql`now() + interval '24 hours'`,
      updatedAt: sql`now()`,
    })
    .where(eq(webhookEndpoints.id, id))
    .returning();
  return endpoint ?? null;
}

export async function deleteEndpoint(db: Queryable, id: string): Promise<WebhookEndpointRow | null> {
  const [endpoint] = await db.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id)).returning();
  return endpoint ?? null;
}

export const findEndpoints = timeOrderedList({
  table: webhookEndpoints,
  name: 'CREATED_AT',
  by: webhookEndpoints.createdAt,
  instantOf: ({ createdAt }) => createdAt,
  filters: {},
});
