import { placeholder, sql } from 'drizzle-orm';
import { uuidv7 } from '../../platform/crypto/uuid.ts';
import type { Queryable } from '../../platform/db/client.ts';
import { cartItems, carts, currentPrice, products, type CartItemRow } from '../../platform/db/schema.ts';
import { isPurchasable } from '../catalog/purchasable.sql.ts';
import { MAX_LINES } from './item-input.ts';
import { writeStatement, write, type CartTarget } from './write-statement.sql.ts';

const newQuantity = sql`(coalesce(item.quantity, 0) + added.quantity)`;

// `limit` removes no row. Without it, PostgreSQL must guess the length of the arrays.
const insertOrAdd = writeStatement({
  lines: sql`
    select coalesce(item.id, added.item_id) as item_id, added.product_id, ${newQuantity} as quantity, ${currentPrice} as price,
      item.id is null as is_new
    from seen
      cross join (
        select * from unnest(
          ${placeholder('itemIds')}::uuid[], ${placeholder('productIds')}::uuid[], ${placeholder('quantities')}::int[]
        ) as added(item_id, product_id, quantity)
        limit ${placeholder('lineCount')}
      ) added
      join ${products} on ${products.id} = added.product_id
      left join ${cartItems} item on item.cart_id = seen.id and item.product_id = added.product_id
    where ${isPurchasable(newQuantity)}`,
  isAllowed: sql`(
    select count(*) = cardinality(${placeholder('productIds')}::uuid[])
      and count(*) filter (where is_new) + (select count(*) from ${cartItems}, seen where cart_id = seen.id) <= ${sql.raw(String(MAX_LINES))}
    from line)`,
});

/** Adds quantities of products. Writes nothing if a product cannot be bought, or if the cart would have too many lines. */
export const addItems = (db: Queryable, cart: CartTarget, added: ReadonlyMap<string, number>) =>
  write(db, insertOrAdd, cart, {
    itemIds: Array.from(added, () => uuidv7()),
    productIds: [...added.keys()],
    quantities: [...added.values()],
    lineCount: added.size,
  });

const isRequestedItem = sql`${cartItems.id} = ${placeholder('itemId')}`;

const setQuantity = writeStatement({
  lines: sql`
    select ${cartItems.id} as item_id, ${products.id} as product_id, ${placeholder('quantity')}::int as quantity, ${currentPrice} as price
    from seen join ${cartItems} on cart_id = seen.id and ${isRequestedItem} join ${products} on ${products.id} = ${cartItems.productId}
    where ${isPurchasable(sql`${placeholder('quantity')}::int`)}`,
  isAllowed: sql`exists (select from line)`,
});

/** Sets the quantity of an item at the current price. Writes nothing if its product cannot be bought, or if the item is not in the cart. */
export const updateItem = (db: Queryable, cart: CartTarget, itemId: string, quantity: number) =>
  write(db, setQuantity, cart, { itemId, quantity });

const removeItem = writeStatement({
  isAllowed: sql`exists (select from ${cartItems} where cart_id = seen.id and ${isRequestedItem})`,
  isDeleted: isRequestedItem,
});

/** Deletes an item. Writes nothing if it is not in the cart. */
export const deleteItem = (db: Queryable, cart: CartTarget, itemId: string) =>
  write(db, removeItem, cart, { itemId });

const removeItems = writeStatement({ isDeleted: sql`true` });

export const deleteItems = (db: Queryable, cart: CartTarget) => write(db, removeItems, cart, {});

type NewItem = Pick<CartItemRow, 'productId' | 'quantity' | 'unitPriceWhenAdded'>;

const setItems = writeStatement({
  lines: sql`
    select * from unnest(
      ${placeholder('itemIds')}::uuid[], ${placeholder('productIds')}::uuid[], ${placeholder('quantities')}::int[], ${placeholder('prices')}::bigint[]
    ) as item(item_id, product_id, quantity, price)`,
  discountCodes: sql`coalesce(${placeholder('discountCodes')}::text[], ${carts.discountCodes})`,
});

/**
 * Inserts items. If the cart has an item of the product, sets its quantity and price instead. If `discountCodes` is not null, replaces
 * the discount codes.
 */
export const upsertItems = (
  db: Queryable,
  cart: CartTarget,
  items: readonly NewItem[],
  discountCodes: readonly string[] | null = null,
) =>
  write(db, setItems, cart, {
    itemIds: items.map(() => uuidv7()),
    productIds: items.map(({ productId }) => productId),
    quantities: items.map(({ quantity }) => quantity),
    prices: items.map(({ unitPriceWhenAdded }) => unitPriceWhenAdded),
    discountCodes,
  });
