import { count, eq, sql } from 'drizzle-orm';
import type { Changes, Transaction } from '../../platform/db/client.ts';
import { shippingMethods, type ShippingMethodRow } from '../../platform/db/schema.ts';

type NewShippingMethod = typeof shippingMethods.$inferInsert;

/** The caller must have locked the zone. */
export async function countMethods(tx: Transaction, zoneId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(shippingMethods)
    .where(eq(shippingMethods.zoneId, zoneId));
  return row!.count;
}

export async function insertShippingMethod(
  tx: Transaction,
  values: NewShippingMethod,
): Promise<ShippingMethodRow> {
  const [method] = await tx.insert(shippingMethods).values(values).returning();
  return method!;
}

/** Waits for concurrent changes of the method, and for orders that use it. Returns null if it does not exist. */
export async function lockShippingMethod(tx: Transaction, id: string): Promise<ShippingMethodRow | null> {
  const [method] = await tx.select().from(shippingMethods).where(eq(shippingMethods.id, id)).for('update');
  return method ?? null;
}

/** Makes changes of the method wait for this transaction. */
export async function lockMethodTerms(tx: Transaction, id: string): Promise<void> {
  await tx
    .select({ id: shippingMethods.id })
    .from(shippingMethods)
    .where(eq(shippingMethods.id, id))
    .for('share');
}

/** Updates a method and increments its version. Orders that were quoted with an old version are then quoted again. */
export async function updateShippingMethodRow(
  tx: Transaction,
  id: string,
  values: Changes<NewShippingMethod>,
): Promise<ShippingMethodRow> {
  const [method] = await tx
    .update(shippingMethods)
    .set({ ...values, version: sql`${shippingMethods.version} + 1`, updatedAt: sql`now()` })
    .where(eq(shippingMethods.id, id))
    .returning();
  return method!;
}

export async function deleteShippingMethodRow(tx: Transaction, id: string): Promise<void> {
  await tx.delete(shippingMethods).where(eq(shippingMethods.id, id));
}
