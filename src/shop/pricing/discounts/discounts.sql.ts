import { asc, getColumns, inArray, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import {
  categories,
  discountCodes,
  discountRedemptions,
  type DiscountCodeRow,
} from '../../../platform/db/schema.ts';

/** A code and the facts that decide whether a customer can use it. */
export type Discount = DiscountCodeRow & {
  /** By the clock of the database, which the commit of an order also uses. */
  hasStarted: boolean;
  hasEnded: boolean;
  /** Its categories and their descendants. */
  coveredCategoryIds: string[];
  /** The customer whose uses are counted; null for a guest. */
  customerId: string | null;
  /** Uses by this customer, except in cancelled orders. */
  usesByCustomer: number;
};

/** A code and the customer whose uses are counted; null for a guest. */
export type DiscountKey = { code: string; customerId: string | null };

export const coveredCategoryIds = sql<string[]>`array(
  with recursive covered as (
    select unnest(${discountCodes.categoryIds}) as id
    union
    select ${categories.id} from ${categories} join covered on ${categories.parentId} = covered.id
  )
  select id from covered)`;

const findDiscounts = prepared((db) => {
  const requested = db
    .$with('requested', { code: sql<string>`code`, customerId: sql<string | null>`customer_id` })
    .as(
      sql`select * from unnest(${placeholder('codes')}::text[], ${placeholder('customerIds')}::uuid[]) as requested(code, customer_id)`,
    );
  return db
    .with(requested)
    .select({
      ...getColumns(discountCodes),
      customerId: sql<string | null>`requested.customer_id`,
      hasStarted: sql<boolean>`coalesce(${discountCodes.startsAt} <= now(), true)`,
      hasEnded: sql<boolean>`coalesce(${discountCodes.endsAt} <= now(), false)`,
      coveredCategoryIds,
      usesByCustomer: sql<number>`(
        select count(*)::int from ${discountRedemptions}
        where ${discountRedemptions.discountCodeId} = ${discountCodes.id}
          and ${discountRedemptions.customerId} = requested.customer_id and ${discountRedemptions.returnedAt} is null)`,
    })
    .from(requested)
    .innerJoin(discountCodes, sql`${discountCodes.code} = requested.code and ${discountCodes.kind} = 'CODE'`);
});

export const discountsByKeys = (db: Queryable, keys: readonly DiscountKey[]): Promise<Discount[]> =>
  findDiscounts(db).execute({
    codes: keys.map(({ code }) => code),
    customerIds: keys.map(({ customerId }) => customerId),
  });

/** Finds the codes that exist; unknown codes are left out. */
export const discountsByCodes = (
  db: Queryable,
  codes: readonly string[],
  customerId: string | null,
): Promise<Discount[]> =>
  discountsByKeys(
    db,
    codes.map((code) => ({ code, customerId })),
  );

/** Locks codes and promotions. Waits for orders that are using them, and for concurrent changes. */
export const lockDiscounts = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select({ id: discountCodes.id })
    .from(discountCodes)
    .where(inArray(discountCodes.id, [...ids]))
    .orderBy(asc(discountCodes.id))
    .for('no key update');

/**
 * Returns the uses of a cancelled order's codes and promotions. A second call changes nothing. Locks the codes before their redemptions, in
 * the same order as the deletion of a code. A deleted code has no use count to restore.
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
        -- Always true. Forces the locks first, which wait until a concurrent deletion of a code has committed.
        and (select count(*) from locked) >= 0
      returning discount_code_id
    )
    update discount_codes set uses = uses - 1 from returned where discount_codes.id = returned.discount_code_id`);
