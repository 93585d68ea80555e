import { placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import {
  cartItems,
  carts,
  orderDetails,
  orders,
  products,
  type ProductRow,
} from '../../../platform/db/schema.ts';
import { isStaff, type Viewer } from '../../../platform/viewer.ts';
import { isForSale } from '../availability.ts';

/** A person who requests products. Has an account, a guest cart, both, or neither. */
export type Shopper = { viewer: Viewer | null; cartTokenHash: Buffer | null };

const findInOwnCartsOrOrders = prepared((db) =>
  db
    .select({ id: products.id })
    .from(products)
    .where(
      sql`${products.id} = any(${placeholder('ids')}) and (
        exists (
          select from ${carts} join ${cartItems} on ${cartItems.cartId} = ${carts.id}
          where ${cartItems.productId} = ${products.id} and ${carts.mergedIntoId} is null
            and (${carts.customerId} = ${placeholder('customerId')}::uuid or ${carts.tokenHash} = ${placeholder('tokenHash')}::bytea))
        or exists (
          select from ${orders} join ${orderDetails} on ${orderDetails.orderId} = ${orders.id}
          where ${orders.customerId} = ${placeholder('customerId')}::uuid and ${orderDetails.productId} = ${products.id}))`,
    ),
);

/**
 * Returns whether a shopper may see all these products. A product that is not for sale is visible only to staff, and to shoppers
 * who have it in their own cart or orders. Runs a statement only if a product is not for sale.
 */
export async function maySeeProducts(
  db: Queryable,
  { viewer, cartTokenHash }: Shopper,
  requested: readonly ProductRow[],
): Promise<boolean> {
  const hidden = requested.filter((product) => !isForSale(product));
  if (hidden.length === 0 || isStaff(viewer)) return true;
  const ids = hidden.map(({ id }) => id);
  const known = await findInOwnCartsOrOrders(db).execute({
    ids,
    customerId: viewer?.user.id ?? null,
    tokenHash: cartTokenHash,
  });
  return known.length === ids.length;
}
