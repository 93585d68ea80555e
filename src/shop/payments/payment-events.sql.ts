import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db/client.ts';
import { paymentEvents } from '../../platform/db/schema.ts';
import type { ProviderEvent } from './providers/provider.ts';

export async function eventIsKnown(db: Queryable, provider: string, eventId: string): Promise<boolean> {
  const found = await db
    .select({ eventId: paymentEvents.eventId })
    .from(paymentEvents)
    .where(and(eq(paymentEvents.provider, provider), eq(paymentEvents.eventId, eventId)));
  return found.length > 0;
}

export const rememberEvent = (db: Queryable, provider: string, { id, type }: ProviderEvent) =>
  db.insert(paymentEvents).values({ provider, eventId: id, type }).onConflictDoNothing();

/** Providers give up sending a message again after days. */
export const forgetOldEvents = (db: Queryable) =>
  db.delete(paymentEvents).where(sql`${paymentEvents.receivedAt} < now() - interval '30 days'`);
