import { eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db/client.ts';
import { timeOrderedList } from '../../platform/db/query/sorted-list.ts';
import {
  shippingMethods,
  shippingPlaces,
  shippingZones,
  type ShippingMethodRow,
  type ShippingPlaceRow,
  type ShippingZoneRow,
} from '../../platform/db/schema.ts';

export type NewPlace = Pick<ShippingPlaceRow, 'country' | 'region'>;

export const findShippingZones = timeOrderedList({
  table: shippingZones,
  name: 'CREATED_AT',
  by: shippingZones.createdAt,
  instantOf: (zone) => zone.createdAt,
  filters: {},
});

export async function insertShippingZone(db: Queryable, name: string): Promise<ShippingZoneRow> {
  const [zone] = await db.insert(shippingZones).values({ name }).returning();
  return zone!;
}

/** Waits for concurrent changes of the zone. Returns null if it does not exist. */
export async function lockShippingZone(tx: Transaction, id: string): Promise<ShippingZoneRow | null> {
  const [zone] = await tx.select().from(shippingZones).where(eq(shippingZones.id, id)).for('update');
  return zone ?? null;
}

export async function updateShippingZoneRow(
  tx: Transaction,
  id: string,
  name: string | undefined,
): Promise<ShippingZoneRow> {
  const [zone] = await tx
    .update(shippingZones)
    .set({ name, updatedAt: sql`now()` })
    .where(eq(shippingZones.id, id))
    .returning();
  return zone!;
}

/** Deletes the zone with its places and methods. */
export async function deleteShippingZoneRow(tx: Transaction, id: string): Promise<void> {
  await tx.delete(shippingZones).where(eq(shippingZones.id, id));
}

/**
 * Replaces the places of a zone. The caller must have locked the zone. Increments the versions of its methods, so that orders
 * that were quoted with the old places are quoted again.
 */
export async function replacePlaces(
  tx: Transaction,
  zoneId: string,
  places: readonly NewPlace[],
): Promise<void> {
  await tx.delete(shippingPlaces).where(eq(shippingPlaces.zoneId, zoneId));
  await tx.insert(shippingPlaces).values(places.map((place) => ({ ...place, zoneId })));
  await tx
    .update(shippingMethods)
    .set({ version: sql`${shippingMethods.version} + 1` })
    .where(eq(shippingMethods.zoneId, zoneId));
}

export async function placesByZoneIds(
  db: Queryable,
  zoneIds: readonly string[],
): Promise<ShippingPlaceRow[]> {
  return db
    .select()
    .from(shippingPlaces)
    .where(inArray(shippingPlaces.zoneId, [...zoneIds]))
    .orderBy(shippingPlaces.country, shippingPlaces.region);
}

export async function methodsByZoneIds(
  db: Queryable,
  zoneIds: readonly string[],
): Promise<ShippingMethodRow[]> {
  return db
    .select()
    .from(shippingMethods)
    .where(inArray(shippingMethods.zoneId, [...zoneIds]))
    .orderBy(shippingMethods.position, shippingMethods.name, shippingMethods.id);
}

export async function shippingZonesByIds(db: Queryable, ids: readonly string[]): Promise<ShippingZoneRow[]> {
  return db
    .select()
    .from(shippingZones)
    .where(inArray(shippingZones.id, [...ids]));
}
