import { asc, inArray, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { discountCodes, discountRedemptions, type DiscountCodeRow } from '../../../platform/db/schema.ts';
import { termsFromJson, termsFields, type TermsJson, type DiscountTerms } from './discount-terms.sql.ts';

/** A code and the facts that decide whether a customer can use it. */
export type Discount = DiscountTerms &
  Pick<DiscountCodeRow, 'isActive' | 'maxUses' | 'uses'> & {
    /** `hasStarted` and `hasEnded` use the clock of the database, as the commit of an order does. */
    hasStarted: boolean;
    hasEnded: boolean;
    /** The customer whose uses are counted; null for a guest. */
    customerId: string | null;
    /** Uses by this customer, except in cancelled orders. */
    usesByCustomer: number;
  };

/** A code and the customer whose uses are counted; null for a guest. */
export type DiscountKey = { code: string; customerId: string | null };

const discountFor = (customerId: SQL) => sql<TermsJson<Discount>>`json_build_object(${termsFields},
  'isActive', ${discountCodes.isActive}, 'maxUses', ${discountCodes.maxUses}, 'uses', ${discountCodes.uses},
  'hasStarted', coalesce(${discountCodes.startsAt} <= now(), true),
  'hasEnded', coalesce(${discountCodes.endsAt} <= now(), false),
  'customerId', ${customerId},
  'usesByCustomer', (
    select count(*)::int from ${discountRedemptions}
    where ${discountRedemptions.discountCodeId} = ${discountCodes.id}
      and ${discountRedemptions.customerId} = ${customerId} and ${discountRedemptions.returnedAt} is null))`;

/** Null: none of the codes exists. */
export type DiscountRows = readonly TermsJson<Discount>[] | null;

/** The codes of a cart as one JSON value, for a statement that reads the cart. */
export const discountsOfCart = (codes: SQL, customerId: SQL) => sql<DiscountRows>`(
  select json_agg(${discountFor(customerId)}) from ${discountCodes}
  where ${discountCodes.code} = any(${codes}) and ${discountCodes.kind} = 'CODE')`;

export const discountsFromJson = (rows: DiscountRows): Discount[] =>
  (rows ?? []).map(termsFromJson<Discount>);

const findDiscounts = prepared((db) => {
  const requested = db
    .$with('requested', { code: sql<string>`code`, customerId: sql<string | null>`customer_id` })
    .as(
      sql`select * from unnest(${placeholder('codes')}::text[], ${placeholder('customerIds')}::uuid[]) as requested(code, customer_id)`,
    );
  return db
    .with(requested)
    .select({ discount: discountFor(sql`requested.customer_id`) })
    .from(requested)
    .innerJoin(discountCodes, sql`${discountCodes.code} = requested.code and ${discountCodes.kind} = 'CODE'`);
});

export async function discountsByKeys(db: Queryable, keys: readonly DiscountKey[]): Promise<Discount[]> {
  const rows = await findDiscounts(db).execute({
    codes: keys.map(({ code }) => code),
    customerIds: keys.map(({ customerId }) => customerId),
  });
  return discountsFromJson(rows.map(({ discount }) => discount));
}

/** Returns the discounts that were read with the cart, and reads the discounts of further codes. Leaves out unknown codes. */
export async function withFurtherCodes(
  db: Queryable,
  cart: { discountCodes: readonly string[]; discounts: readonly Discount[] } | null,
  codes: readonly string[],
  customerId: string | null,
): Promise<readonly Discount[]> {
  const further = codes.filter((code) => !cart?.discountCodes.includes(code));
  const discountsFromCart = cart?.discounts ?? [];
  if (further.length === 0) return discountsFromCart;
  return [
    ...discountsFromCart,
    ...(await discountsByKeys(
      db,
      further.map((code) => ({ code, customerId })),
    )),
  ];
}

/** Locks codes and promotions. Waits for orders that are using them, and for concurrent changes. */
export const lockDiscounts = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select({ id: discountCodes.id })
    .from(discountCodes)
    .where(inArray(discountCodes.id, [...ids]))
    .orderBy(asc(discountCodes.id))
    .for('no key update');

/**
 * Decrements the use counts of a cancelled order's codes and promotions. A second call changes nothing. Locks the codes before
 * their redemptions, as the deletion of a code does. A deleted code has no use count to decrement.
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
