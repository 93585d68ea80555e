import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  snakeCase,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { taxClass } from './catalog.ts';
import { createdAt, id, instant, money } from './columns.ts';
import { orders } from './orders.ts';

/** A tax rate in parts per million, for a region of a country, a whole country, or everywhere. */
export const taxRates = snakeCase.table(
  'tax_rates',
  {
    id: id(),
    name: text().notNull(),
    country: text(),
    /** In upper case. */
    region: text(),
    taxClass: taxClass().notNull(),
    rate: integer().notNull(),
    validFrom: instant().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    unique('tax_rates_one_at_a_time').on(t.country, t.region, t.taxClass, t.validFrom).nullsNotDistinct(),
    index('tax_rates_valid_from').on(t.validFrom, t.id),
    check('tax_rates_rate', sql`${t.rate} between 0 and 1000000`),
    check('tax_rates_region_of_country', sql`${t.region} is null or ${t.country} is not null`),
    check('tax_rates_not_zero_class', sql`${t.taxClass} <> 'ZERO'`),
  ],
);

/** Customers enter codes. Promotions apply automatically. */
export const discountKind = pgEnum('discount_kind', ['CODE', 'PROMOTION']);

/**
 * Discount codes and promotions. A change by staff increases `version`, but a use does not. So an order can check that the
 * terms of its quote are still valid. See docs/decisions/0022.
 */
export const discountCodes = snakeCase.table(
  'discount_codes',
  {
    id: id(),
    kind: discountKind().notNull().default('CODE'),
    /** In upper case. The key of a promotion is in lower case, so that a customer cannot enter it as a code. */
    code: text().notNull().unique('discount_codes_code_unique'),
    description: text().notNull(),
    /** Parts per million. Exactly one of `percentage`, `amount` and `isFreeShipping` is set. */
    percentage: integer(),
    amount: money(),
    isFreeShipping: boolean().notNull().default(false),
    /** After each `buyQuantity` units, the percentage applies to the next `getQuantity` units; if both are null, to all units. */
    buyQuantity: integer(),
    getQuantity: integer(),
    /** Promotions apply in descending order of priority. */
    priority: integer().notNull().default(0),
    minimumSubtotal: money(),
    startsAt: instant(),
    endsAt: instant(),
    maxUses: integer(),
    maxUsesPerCustomer: integer(),
    /** The products and categories (with subcategories) to which the code is limited. If both are empty, it is not limited. */
    productIds: uuid()
      .array()
      .notNull()
      .default(sql`'{}'`),
    categoryIds: uuid()
      .array()
      .notNull()
      .default(sql`'{}'`),
    isCombinable: boolean().notNull().default(false),
    isActive: boolean().notNull().default(true),
    uses: integer().notNull().default(0),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index('discount_codes_created_at').on(t.createdAt, t.id),
    index('discount_codes_kind_created_at').on(t.kind, t.createdAt, t.id),
    index('discount_codes_active_promotions')
      .on(t.priority, t.code)
      .where(sql`${t.kind} = 'PROMOTION' and ${t.isActive}`),
    check(
      'discount_codes_one_kind',
      sql`num_nonnulls(${t.percentage}, ${t.amount}) + ${t.isFreeShipping}::int = 1`,
    ),
    check(
      'discount_codes_promotion_only',
      sql`${t.kind} = 'PROMOTION' or (not ${t.isFreeShipping} and ${t.buyQuantity} is null and ${t.getQuantity} is null)`,
    ),
    check('discount_codes_promotion_key', sql`${t.kind} = 'CODE' or ${t.code} ~ '^[a-z][a-z0-9-]*$'`),
    check(
      'discount_codes_buy_and_get',
      sql`num_nonnulls(${t.buyQuantity}, ${t.getQuantity}) in (0, 2) and (${t.buyQuantity} is null or ${t.percentage} is not null)`,
    ),
    check('discount_codes_quantities', sql`${t.buyQuantity} > 0 and ${t.getQuantity} > 0`),
    check('discount_codes_percentage', sql`${t.percentage} between 1 and 1000000`),
    check('discount_codes_amount', sql`${t.amount} > 0`),
    check('discount_codes_uses', sql`${t.uses} >= 0 and ${t.uses} <= ${t.maxUses}`),
    check('discount_codes_dates', sql`${t.startsAt} < ${t.endsAt}`),
  ],
);

/**
 * The use of a code or promotion by an order. If the code has a limit per customer, `customerUse` numbers the customer's uses from 1, so
 * that two concurrent orders cannot both be the last use. A cancelled order frees its number.
 */
export const discountRedemptions = snakeCase.table(
  'discount_redemptions',
  {
    id: id(),
    discountCodeId: uuid().references(() => discountCodes.id, { onDelete: 'set null' }),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'restrict' }),
    customerId: uuid().references(() => users.id, { onDelete: 'set null' }),
    customerUse: integer(),
    returnedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('discount_redemptions_once_per_order').on(t.orderId, t.discountCodeId),
    uniqueIndex('discount_redemptions_customer_use')
      .on(t.discountCodeId, t.customerId, t.customerUse)
      .where(sql`${t.returnedAt} is null`),
    index('discount_redemptions_code_customer').on(t.discountCodeId, t.customerId),
    index('discount_redemptions_customer_id').on(t.customerId),
  ],
);

export type TaxRateRow = typeof taxRates.$inferSelect;
export type DiscountCodeRow = typeof discountCodes.$inferSelect;
