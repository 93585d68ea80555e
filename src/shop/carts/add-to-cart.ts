import { findPurchaseBlockers } from '../catalog/availability.ts';
import { MAX_QUANTITY } from '../catalog/quantity-rules.ts';
import { maySeeProducts, type Shopper } from '../catalog/products/known-products.sql.ts';
import { productsByIds } from '../catalog/products/products.sql.ts';
import type { Transaction } from '../../platform/db/client.ts';
import type { CartRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import type { AddToCartInput } from '../../generated/graphql.ts';
import { invalidInput, issueAt, parseInput } from '../../platform/graphql/input-issues.ts';
import { MAX_LINES, parseItems } from './item-input.ts';
import { itemsByCartIds, tokenHashOf } from './carts.sql.ts';
import { cartTarget, writeCart, type CartContext } from './write-cart.ts';
import { addItems } from './write-items.sql.ts';
import type { ReturnedColumns } from './shown-columns.ts';

/** Adds all items to the cart, or none. If the cart has a line of the product, increases its quantity. */
export async function addToCart(
  { db, viewer }: CartContext,
  input: AddToCartInput,
  returned: ReturnedColumns,
) {
  const target = cartTarget(viewer, input, returned);
  const { value: added, refusal } = parseInput((parser) => parseItems(parser, input.items));
  if (refusal) return refusal;

  return writeCart(db, target, {
    apply: (dbOrTx, cart) => addItems(dbOrTx, cart, added),
    findRefusal: (tx, cart) => refusalOf(tx, cart, added, { viewer, cartTokenHash: tokenHashOf(target.key) }),
  });
}

/** Returns why the products cannot be added. Throws NOT_FOUND if a product does not exist or is hidden from this shopper. */
async function refusalOf(
  tx: Transaction,
  cart: CartRow,
  added: ReadonlyMap<string, number>,
  shopper: Shopper,
) {
  const [items, products] = await Promise.all([
    itemsByCartIds(tx, [cart.id]),
    productsByIds(tx, [...added.keys()]),
  ]);
  const quantityByProductId = new Map(items.map((item) => [item.productId, item.quantity]));
  const productById = new Map(products.map((product) => [product.id, product]));

  const lines = [...added].map(([productId, quantity]) => {
    const product = productById.get(productId);
    if (!product) throw notFound('product');
    return { product, quantity: quantity + (quantityByProductId.get(productId) ?? 0) };
  });
  if (!(await maySeeProducts(tx, shopper, products))) throw notFound('product');

  const lineCount = new Set([...quantityByProductId.keys(), ...added.keys()]).size;
  if (lineCount > MAX_LINES) {
    return invalidInput(
      issueAt('items', 'TOO_MANY', `would make ${lineCount} lines. A cart can hold at most ${MAX_LINES}.`),
    );
  }
  const tooMany = lines.filter(({ quantity }) => quantity > MAX_QUANTITY);
  if (tooMany.length > 0) {
    return invalidInput(
      ...tooMany.map(({ product, quantity }) =>
        issueAt(
          'items',
          'OUT_OF_RANGE',
          `would make ${quantity} of ${product.name}. A line can hold at most ${MAX_QUANTITY}.`,
        ),
      ),
    );
  }
  return findPurchaseBlockers(lines)[0] ?? null;
}
