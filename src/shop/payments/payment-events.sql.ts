import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../platform/db/client.ts';
import { deleteInBatches } from '../../platform/db/query/delete-in-batches.ts';
import { paymentEvents } from '../../platform/db/schema.ts';
import type { ProviderEvent } from './providers/provider.ts';

/** Returns whether an event of the provider was processed. */
export async function isEventProcessed(db: Queryable, provider: string, eventId: string): Promise<boolean> {
  const rows = await db
    .select({ eventId: paymentEvents.eventId })
    .from(paymentEvents)
    .where(and(eq(paymentEvents.provider, provider), eq(paymentEvents.eventId, eventId)));
  return rows.length > 0;
}

export const insertProcessedEvent = (db: Queryable, provider: string, { id, type }: ProviderEvent) =>
  db.insert(paymentEvents).values({ provider, eventId: id, type }).onConflictDoNothing();

/** Deletes events that are older than 30 days. Providers repeat an event for a few days only. */
export const deleteOldEvents = (db: Database) =>
  deleteInBatches(db, paymentEvents, {
    where: lt(paymentEvents.receivedAt, sql`now() - interval '30 days'`),
    key: paymentEvents.receivedAt,
  });
