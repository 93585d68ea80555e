import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  index,
  integer,
  pgEnum,
  snakeCase,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { taxClass } from './catalog.ts';
import { createdAt, id, money } from './columns.ts';

/** A group of places with the same methods of delivery. */
export const shippingZones = snakeCase.table(
  'shipping_zones',
  {
    id: id(),
    name: text().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [index('shipping_zones_created_at').on(t.createdAt, t.id)],
);

/** A region, a whole country, or everywhere else. A place belongs to one zone, so a destination has at most one. */
export const shippingPlaces = snakeCase.table(
  'shipping_places',
  {
    id: id(),
    zoneId: uuid()
      .notNull()
      .references(() => shippingZones.id, { onDelete: 'cascade' }),
    country: text(),
    region: text(),
  },
  (t) => [
    unique('shipping_places_place').on(t.country, t.region).nullsNotDistinct(),
    index('shipping_places_zone_id').on(t.zoneId),
    check('shipping_places_region_of_country', sql`${t.region} is null or ${t.country} is not null`),
  ],
);

/** The price for a weight (grams) or subtotal (minor units) of at least `from`. */
export type ShippingTier = { by: 'WEIGHT' | 'SUBTOTAL'; from: bigint; price: bigint };

/** Amounts are stored as text, because JSON numbers would be rounded. */
const tiers = customType<{ data: readonly ShippingTier[]; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (rows) => JSON.stringify(rows.map(({ by, from, price }) => [by, `${from}`, `${price}`])),
  fromDriver: (rows) =>
    (rows as [ShippingTier['by'], string, string][]).map(([by, from, price]) => ({
      by,
      from: BigInt(from),
      price: BigInt(price),
    })),
});

/** Where the price of a method comes from: its own table of prices, or a carrier. */
export const shippingRateSource = pgEnum('shipping_rate_source', ['TABLE', 'CARRIER']);

/** A change by staff increases `version`, so that an order can check that the terms of its quote are still valid. */
export const shippingMethods = snakeCase.table(
  'shipping_methods',
  {
    id: id(),
    zoneId: uuid()
      .notNull()
      .references(() => shippingZones.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    description: text(),
    taxClass: taxClass().notNull().default('STANDARD'),
    price: money().notNull(),
    rateSource: shippingRateSource().notNull().default('TABLE'),
    /** The carrier's code of its service. The rate of this service is the price. */
    carrierService: text(),
    /** The tier with the lowest `from` comes first. */
    tiers: tiers().notNull().default([]),
    freeFrom: money(),
    minSubtotal: money(),
    maxSubtotal: money(),
    minWeightGrams: integer(),
    maxWeightGrams: integer(),
    minDays: integer(),
    maxDays: integer(),
    position: integer().notNull().default(0),
    isActive: boolean().notNull().default(true),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index('shipping_methods_zone_id').on(t.zoneId),
    check('shipping_methods_price_not_negative', sql`${t.price} >= 0`),
    check(
      'shipping_methods_carrier_service',
      sql`${t.rateSource} = 'TABLE' or ${t.carrierService} is not null`,
    ),
    check('shipping_methods_subtotals', sql`${t.minSubtotal} <= ${t.maxSubtotal}`),
    check('shipping_methods_weights', sql`${t.minWeightGrams} <= ${t.maxWeightGrams}`),
    check('shipping_methods_days', sql`${t.minDays} <= ${t.maxDays}`),
  ],
);

export type ShippingZoneRow = typeof shippingZones.$inferSelect;
export type ShippingPlaceRow = typeof shippingPlaces.$inferSelect;
export type ShippingMethodRow = typeof shippingMethods.$inferSelect;
