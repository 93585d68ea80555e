import { asc, getColumns, inArray, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../db/client.ts';
import { categories, discountCodes, discountRedemptions, type DiscountCodeRow } from '../db/schema.ts';

/** A code with what decides whether it works for somebody. */
export type Discount = DiscountCodeRow & {
  /** By the database's clock, which also judges the order. */
  hasStarted: boolean;
  hasEnded: boolean;
  /** Its categories and all below them. */
  coveredCategoryIds: string[];
  /** By the customer it was read for, in orders that were not cancelled. */
  usesByCustomer: number;
};

const findDiscounts = prepared((db) =>
  db
    .select({
      ...getColumns(discountCodes),
      hasStarted: sql<boolean>`coalesce(${discountCodes.startsAt} <= now(), true)`,
      hasEnded: sql<boolean>`coalesce(${discountCodes.endsAt} <= now(), false)`,
      coveredCategoryIds: sql<string[]>`array(
        with recursive covered as (
          select unnest(${discountCodes.categoryIds}) as id
          union
          select ${categories.id} from ${categories} join covered on ${categories.parentId} = covered.id
        )
        select id from covered)`,
      usesByCustomer: sql<number>`(
        select count(*)::int from ${discountRedemptions}
        where ${discountRedemptions.discountCodeId} = ${discountCodes.id}
          and ${discountRedemptions.customerId} = ${placeholder('customerId')} and ${discountRedemptions.returnedAt} is null)`,
    })
    .from(discountCodes)
    .where(sql`${discountCodes.code} = any(${placeholder('codes')})`),
);

/** `customerId`: whose uses are counted; null for a guest. */
export const discountsByCodes = (
  db: Queryable,
  codes: readonly string[],
  customerId: string | null,
): Promise<Discount[]> => findDiscounts(db).execute({ codes, customerId });

/** Waits for whoever is using or changing them. */
export const lockDiscounts = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select({ id: discountCodes.id })
    .from(discountCodes)
    .where(inArray(discountCodes.id, [...ids]))
    .orderBy(asc(discountCodes.id))
    .for('no key update');

/** Gives back the uses of an order that is cancelled; a second time there are none to give. */
export const returnRedemptions = (tx: Transaction, orderId: string) =>
  tx.execute(sql`
    with returned as (
      update discount_redemptions set returned_at = clock_timestamp()
      where order_id = ${orderId} and returned_at is null
      returning discount_code_id
    ),
    locked as (
      select id from discount_codes where id in (select discount_code_id from returned)
      order by id
      for no key update
    )
    update discount_codes set uses = uses - 1 from locked where discount_codes.id = locked.id`);
