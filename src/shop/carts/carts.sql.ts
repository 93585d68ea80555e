import { and, asc, eq, isNull, placeholder, sql } from 'drizzle-orm';
import { uuidv7 } from '../../platform/crypto/uuid.ts';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { recordEvent } from '../../platform/events/record-event.sql.ts';
import {
  cartItems,
  carts,
  productColumns,
  products,
  type CartItemRow,
  type CartRow,
} from '../../platform/db/schema.ts';

/** An item with its cart: the item's amounts are shares of the cart's totals. */
export type CartItemOf = CartItemRow & { cart: CartRow };

/** The key of a cart: a customer's id for the open cart, or the token hash for a guest's cart. */
export type CartKey = { by: 'customerId'; value: string } | { by: 'tokenHash'; value: Buffer };

/** Returns null for a guest. */
export const customerOf = (key: CartKey): string | null => (key.by === 'customerId' ? key.value : null);

/** Returns null for a customer. */
export const tokenHashOf = (key: CartKey): Buffer | null => (key.by === 'tokenHash' ? key.value : null);

const isOpen = isNull(carts.mergedIntoId);

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

const incrementVersion = prepared((db) =>
  db
    .update(carts)
    .set({ version: sql`${carts.version} + 1`, updatedAt: sql`now()`, usedOn: sql`current_date` })
    .where(eq(carts.id, placeholder('cartId')))
    .returning(),
);

/** Increments the version, and records CART_CHANGED in the outbox. Every write to a cart ends with it. */
export async function updateVersion(tx: Transaction, cartId: string): Promise<CartRow> {
  const [cart] = await incrementVersion(tx).execute({ cartId });
  const { customerId } = cart!;
  await recordEvent(tx, 'CART_CHANGED', { cartId, customerId });
  return cart!;
}

const insertOrUpdateItems = prepared((db) =>
  db
    .insert(cartItems)
    .select(
      sql`select item.id, ${placeholder('cartId')}::uuid, item.product_id, item.quantity, item.price
          from unnest(${placeholder('ids')}::uuid[], ${placeholder('productIds')}::uuid[], ${placeholder('quantities')}::int[], ${placeholder('prices')}::bigint[])
            as item(id, product_id, quantity, price)`,
    )
    .onConflictDoUpdate({
      target: [cartItems.cartId, cartItems.productId],
      set: { quantity: sql`excluded.quantity`, unitPriceWhenAdded: sql`excluded.unit_price_when_added` },
    }),
);

type NewItem = Pick<CartItemRow, 'productId' | 'quantity' | 'unitPriceWhenAdded'>;

/** Inserts items, or updates quantity and price of those whose product is in the cart. */
export const upsertItems = (tx: Transaction, cartId: string, items: readonly NewItem[]) =>
  insertOrUpdateItems(tx).execute({
    cartId,
    ids: items.map(() => uuidv7()),
    productIds: items.map(({ productId }) => productId),
    quantities: items.map(({ quantity }) => quantity),
    prices: items.map(({ unitPriceWhenAdded }) => unitPriceWhenAdded),
  });

export async function deleteItem(tx: Transaction, cartId: string, itemId: string): Promise<boolean> {
  const deleted = await tx
    .delete(cartItems)
    .where(and(eq(cartItems.cartId, cartId), eq(cartItems.id, itemId)))
    .returning({ id: cartItems.id });
  return deleted.length > 0;
}

export const deleteItems = (tx: Transaction, cartId: string) =>
  tx.delete(cartItems).where(eq(cartItems.cartId, cartId));

/** Locks the guest's cart of a token, even if it was merged. */
export async function lockGuestCart(tx: Transaction, tokenHash: Buffer): Promise<CartRow | null> {
  const [cart] = await tx.select().from(carts).where(eq(carts.tokenHash, tokenHash)).for('update');
  return cart ?? null;
}

export const updateMergedInto = (tx: Transaction, cartId: string, mergedIntoId: string) =>
  tx
    .update(carts)
    .set({ mergedIntoId, updatedAt: sql`now()` })
    .where(eq(carts.id, cartId));

const replaceDiscountCodes = prepared((db) =>
  db
    .update(carts)
    .set({ discountCodes: sql`${placeholder('codes')}` })
    .where(eq(carts.id, placeholder('cartId'))),
);

export const updateDiscountCodes = (tx: Transaction, cartId: string, codes: readonly string[]) =>
  replaceDiscountCodes(tx).execute({ cartId, codes });

const findLines = prepared((db, by: CartKey['by']) =>
  db
    .select({
      cart: carts,
      quantity: cartItems.quantity,
      unitPriceWhenAdded: cartItems.unitPriceWhenAdded,
      product: productColumns,
    })
    .from(carts)
    .leftJoin(cartItems, eq(cartItems.cartId, carts.id))
    .leftJoin(products, eq(products.id, cartItems.productId))
    .where(and(eq(carts[by], placeholder('key')), isOpen))
    .orderBy(asc(cartItems.id)),
);

/** Returns an open cart with its lines, in one statement, or null. */
export async function cartWithLines(db: Queryable, { by, value }: CartKey) {
  const rows = await findLines(db, by).execute({ key: value });
  const lines = rows.flatMap(({ product, quantity, unitPriceWhenAdded }) =>
    product && quantity !== null && unitPriceWhenAdded !== null
      ? [{ product, quantity, unitPriceWhenAdded }]
      : [],
  );
  return rows[0] ? { cart: rows[0].cart, lines } : null;
}
