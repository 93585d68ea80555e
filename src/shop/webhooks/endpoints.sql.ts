import { eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Changes, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { webhookEndpoints, type WebhookEndpointRow } from '../../platform/db/schema.ts';

type NewEndpoint = typeof webhookEndpoints.$inferInsert;

const findEndpoints = prepared((db) =>
  db
    .select()
    .from(webhookEndpoints)
    .where(sql`${webhookEndpoints.id} = any(${placeholder('ids')})`),
);

export const endpointsByIds = (db: Queryable, ids: readonly string[]): Promise<WebhookEndpointRow[]> =>
  findEndpoints(db).execute({ ids });

/** Those who are told, kept from being deleted till the transaction ends. */
export const activeEndpoints = (tx: Transaction): Promise<Pick<WebhookEndpointRow, 'id' | 'events'>[]> =>
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

/** Waits for whoever is changing it. */
export async function lockEndpoint(tx: Transaction, id: string): Promise<WebhookEndpointRow | null> {
  const [endpoint] = await tx
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, id))
    .for('no key update');
  return endpoint ?? null;
}

export async function changeEndpoint(
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

/** The secret until now signs too, for another day. */
export async function changeSecret(
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

export async function removeEndpoint(db: Queryable, id: string): Promise<WebhookEndpointRow | null> {
  const [endpoint] = await db.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id)).returning();
  return endpoint ?? null;
}
