import { and, asc, eq, getColumns, isNull, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { withTraceparent } from '../../platform/telemetry/tracing.ts';
import {
  cartItems,
  carts,
  outbox,
  products,
  type CartItemRow,
  type CartRow,
} from '../../platform/db/schema.ts';
import { discountsOfCart, discountsFromJson, type DiscountRows } from '../pricing/discounts/discounts.sql.ts';
import { pricedProductColumns, type PricedProduct } from '../catalog/products/products.sql.ts';
import type { ShownProduct } from './shown-columns.ts';

/** An item, with its product if the statement that wrote the cart returned it. */
export type ReadItem = CartItemRow & { product?: ShownProduct | PricedProduct };

/** The names of all columns. A cart is always read as a whole, and its items refer to it. */
export const CART_COLUMNS = Object.keys(getColumns(carts)) as (keyof CartRow)[];

/** A cart, with its items if the statement that wrote it returned them. */
export type ReadCart = CartRow & { items?: readonly ReadItem[] };

/** An item with its cart: the item's amounts are shares of the cart's totals. */
export type CartItemOf = ReadItem & { cart: ReadCart };

/** The key of an open cart: the customer's id, or the token hash of a guest's cart. */
export type CartKey = { by: 'customerId'; value: string } | { by: 'tokenHash'; value: Buffer };

/** Returns null for a guest. */
export const customerIdOf = (key: CartKey): string | null => (key.by === 'customerId' ? key.value : null);

/** Returns null for a customer. */
export const tokenHashOf = (key: CartKey): Buffer | null => (key.by === 'tokenHash' ? key.value : null);

export const isOpen = isNull(carts.mergedIntoId);

const findCarts = prepared((db) =>
  db
    .select()
    .from(carts)
    .where(and(sql`${carts.customerId} = any(${placeholder('customerIds')})`, isOpen)),
);

export const cartsByCustomerIds = (db: Queryable, customerIds: readonly string[]) =>
  findCarts(db).execute({ customerIds });

const findOpen = prepared((db) =>
  db
    .select()
    .from(carts)
    .where(and(sql`${carts.id} = any(${placeholder('ids')})`, isOpen)),
);

export const openCartsByIds = (db: Queryable, ids: readonly string[]) => findOpen(db).execute({ ids });

const findGuestCart = prepared((db) =>
  db
    .select()
    .from(carts)
    .where(and(eq(carts.tokenHash, placeholder('tokenHash')), isOpen)),
);

export async function guestCart(db: Queryable, tokenHash: Buffer): Promise<CartRow | null> {
  const [cart] = await findGuestCart(db).execute({ tokenHash });
  return cart ?? null;
}

const findItems = prepared((db) =>
  db
    .select()
    .from(cartItems)
    .where(sql`${cartItems.cartId} = any(${placeholder('cartIds')})`)
    .orderBy(asc(cartItems.id)),
);

/** Items in the order they were added. */
export const itemsByCartIds = (db: Queryable, cartIds: readonly string[]): Promise<CartItemRow[]> =>
  findItems(db).execute({ cartIds });

const findForUpdate = prepared((db, by: CartKey['by']) =>
  db
    .select()
    .from(carts)
    .where(and(eq(carts[by], placeholder('key')), isOpen))
    .for('update'),
);

/** Locks a cart. Waits for concurrent writes to it. */
export async function lockCart(tx: Transaction, { by, value }: CartKey): Promise<CartRow | null> {
  const [cart] = await findForUpdate(tx, by).execute({ key: value });
  return cart ?? null;
}

/** Inserts an open cart. Does nothing if the customer has one. */
export const insertCart = (tx: Transaction, customerId: string) =>
  tx.insert(carts).values({ customerId }).onConflictDoNothing({ target: carts.customerId, where: isOpen });

export const deleteCart = (tx: Transaction, cartId: string) => tx.delete(carts).where(eq(carts.id, cartId));

export async function insertGuestCart(db: Queryable, tokenHash: Buffer): Promise<CartRow> {
  const [cart] = await db.insert(carts).values({ tokenHash }).returning();
  return cart!;
}

/** Locks the guest's cart of a token, even if it was merged. */
export async function lockGuestCart(tx: Transaction, tokenHash: Buffer): Promise<CartRow | null> {
  const [cart] = await tx.select().from(carts).where(eq(carts.tokenHash, tokenHash)).for('update');
  return cart ?? null;
}

/** Empties a guest's cart, marks it as merged, and records CART_CHANGED. */
export const updateMergedInto = (tx: Transaction, cartId: string, mergedIntoId: string) =>
  tx.execute(sql`
    with merged as (
      update ${carts} set merged_into_id = ${mergedIntoId}, updated_at = now() where id = ${cartId} returning id
    ),
    emptied as (delete from ${cartItems} using merged where cart_id = merged.id)
    insert into ${outbox} (kind, data)
    select 'CART_CHANGED', jsonb_build_object('cartId', id, 'customerId', null) || ${JSON.stringify(withTraceparent({}))}::jsonb
    from merged`);

const findLines = prepared((db, by: CartKey['by']) =>
  db
    .select({
      cart: carts,
      quantity: cartItems.quantity,
      unitPriceWhenAdded: cartItems.unitPriceWhenAdded,
      product: pricedProductColumns,
      // All rows have the same discounts, so only the first row contains them.
      discounts: sql<DiscountRows>`case when ${carts.discountCodes} <> '{}'
        and row_number() over (order by ${cartItems.id}) = 1 then ${discountsOfCart(
          sql`${carts.discountCodes}`,
          sql`${carts.customerId}`,
        )} end`,
    })
    .from(carts)
    .leftJoin(cartItems, eq(cartItems.cartId, carts.id))
    .leftJoin(products, eq(products.id, cartItems.productId))
    .where(and(eq(carts[by], placeholder('key')), isOpen))
    .orderBy(asc(cartItems.id)),
);

/** Returns an open cart with its lines and its codes, in one statement, or null. */
export async function cartWithLines(db: Queryable, { by, value }: CartKey) {
  const rows = await findLines(db, by).execute({ key: value });
  const lines = rows.flatMap(({ product, quantity, unitPriceWhenAdded }) =>
    product && quantity !== null && unitPriceWhenAdded !== null
      ? [{ product, quantity, unitPriceWhenAdded }]
      : [],
  );
  const [first] = rows;
  return first ? { cart: { ...first.cart, discounts: discountsFromJson(first.discounts) }, lines } : null;
}
