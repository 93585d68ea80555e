import { asc, getColumns, inArray, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import {
  categories,
  discountCodes,
  discountRedemptions,
  type DiscountCodeRow,
} from '../../../platform/db/schema.ts';

/** A code with what decides whether it works for somebody. */
export type Discount = DiscountCodeRow & {
  /** By the database's clock, which also judges the order. */
  hasStarted: boolean;
  hasEnded: boolean;
  /** Its categories and all below them. */
  coveredCategoryIds: string[];
  /** Whom it was read for; null for a guest. */
  customerId: string | null;
  /** By this customer, in orders that were not cancelled. */
  usesByCustomer: number;
};

/** A code, and for whom it is read: a customer, whose uses are counted, or null for a guest. */
export type DiscountKey = { code: string; customerId: string | null };

const findDiscounts = prepared((db) => {
  const wanted = db
    .$with('wanted', { code: sql<string>`code`, customerId: sql<string | null>`customer_id` })
    .as(
      sql`select * from unnest(${placeholder('codes')}::text[], ${placeholder('customerIds')}::uuid[]) as wanted(code, customer_id)`,
    );
  return db
    .with(wanted)
    .select({
      ...getColumns(discountCodes),
      customerId: sql<string | null>`wanted.customer_id`,
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
          and ${discountRedemptions.customerId} = wanted.customer_id and ${discountRedemptions.returnedAt} is null)`,
    })
    .from(wanted)
    .innerJoin(discountCodes, sql`${discountCodes.code} = wanted.code`);
});

export const discountsByKeys = (db: Queryable, keys: readonly DiscountKey[]): Promise<Discount[]> =>
  findDiscounts(db).execute({
    codes: keys.map(({ code }) => code),
    customerIds: keys.map(({ customerId }) => customerId),
  });

/** Those of the codes that there are. */
export const discountsByCodes = (
  db: Queryable,
  codes: readonly string[],
  customerId: string | null,
): Promise<Discount[]> =>
  discountsByKeys(
    db,
    codes.map((code) => ({ code, customerId })),
  );

/** Waits for whoever is using or changing them. */
export const lockDiscounts = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select({ id: discountCodes.id })
    .from(discountCodes)
    .where(inArray(discountCodes.id, [...ids]))
    .orderBy(asc(discountCodes.id))
    .for('no key update');

/**
 * Gives back the uses of an order that is cancelled; a second time there are none to give. Codes are locked before their
 * redemptions, as by whoever deletes one. The use of a code that is deleted is given back to nobody.
 */
export const returnRedemptions = (tx: Transaction, orderId: string) =>
  tx.execute(sql`
    with locked as (
      select id from discount_codes
      where id in (select discount_code_id from discount_redemptions where order_id = ${orderId} and returned_at is null)
      order by id
      for no key update
    ),
    returned as (
      update discount_redemptions set returned_at = clock_timestamp()
      where order_id = ${orderId} and returned_at is null
        -- Always so, and known only once the codes are locked, or one that was waited for is gone.
        and (select count(*) from locked) >= 0
      returning discount_code_id
    )
    update discount_codes set uses = uses - 1 from returned where discount_codes.id = returned.discount_code_id`);
