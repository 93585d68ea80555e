import { findPurchaseBlockers } from '../catalog/availability.ts';
import { productsByIds } from '../catalog/products/products.sql.ts';
import type { Database } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import type { AddToCartInput } from '../../generated/graphql.ts';
import { InputReader, invalidInput, issueAt } from '../../platform/graphql/input-issues.ts';
import { MOST_LINES, MOST_OF_A_LINE, readItems } from './item-input.ts';
import { itemsByCartIds, putItems, type CartOwner } from './carts.sql.ts';
import { writeCart } from './write-cart.ts';

/** Puts products in the cart, all or none, on top of what is in it. */
export async function addToCart(db: Database, owner: CartOwner, input: AddToCartInput) {
  const read = new InputReader();
  const added = readItems(read, input.items);
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return writeCart(db, owner, input.expectedVersion, async (tx, cart) => {
    const [items, products] = await Promise.all([
      itemsByCartIds(tx, [cart.id]),
      productsByIds(tx, [...added.keys()]),
    ]);
    const inCart = new Map(items.map((item) => [item.productId, item.quantity]));
    const productById = new Map(products.map((product) => [product.id, product]));

    const wanted = [...added].map(([productId, quantity]) => {
      const product = productById.get(productId);
      if (!product) throw notFound('product');
      return { product, quantity: quantity + (inCart.get(productId) ?? 0) };
    });

    const lines = new Set([...inCart.keys(), ...added.keys()]).size;
    if (lines > MOST_LINES) {
      return invalidInput(
        issueAt('items', 'TOO_MANY', `would make ${lines} lines; a cart holds ${MOST_LINES}.`),
      );
    }
    const tooMany = wanted.filter(({ quantity }) => quantity > MOST_OF_A_LINE);
    if (tooMany.length > 0) {
      return invalidInput(
        ...tooMany.map(({ product, quantity }) =>
          issueAt(
            'items',
            'OUT_OF_RANGE',
            `would make ${quantity} of ${product.name}; a line holds ${MOST_OF_A_LINE}.`,
          ),
        ),
      );
    }
    const [obstacle] = findPurchaseBlockers(wanted);
    if (obstacle) return obstacle;

    await putItems(
      tx,
      cart.id,
      wanted.map(({ product, quantity }) => ({
        productId: product.id,
        quantity,
        unitPriceWhenAdded: product.price,
      })),
    );
    return null;
  });
}
