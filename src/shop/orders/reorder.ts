import type { MutationReorderArgs } from '../../generated/graphql.ts';
import { notFound } from '../../platform/errors.ts';
import { parseKey } from '../../platform/graphql/ids.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { cartWithLines, type ReadCart } from '../carts/carts.sql.ts';
import { MAX_LINES } from '../carts/item-input.ts';
import { cartTarget, writeCart } from '../carts/write-cart.ts';
import { upsertItems } from '../carts/write-items.sql.ts';
import type { ReturnedColumns } from '../carts/shown-columns.ts';
import { hidesStock, type StockDisplay } from '../catalog/stock/stock-display.ts';
import { isForSale } from '../catalog/availability.ts';
import { allowedQuantity } from '../catalog/quantity-rules.ts';
import { productsByIds } from '../catalog/products/products.sql.ts';
import { orderAccess } from './order-access.ts';
import { detailsByOrderIds, orderByKey, type OrderDetailsOf } from './orders.sql.ts';

/** The result of a cart mutation. Only `reorder` sets `unavailable`. */
export type CartChangeResult = { cart: ReadCart; unavailable?: readonly OrderDetailsOf[] };

/**
 * Puts the products of an order into the cart, each with the ordered quantity, limited by the stock and the quantity rules of the
 * product. A larger quantity in the cart stays, so a repeated call changes nothing.
 */
export async function reorder(
  context: Pick<UseCaseContext, 'db' | 'viewer'> & { shop: { stockDisplay: StockDisplay } },
  { order: by, cartToken }: MutationReorderArgs,
  returned: ReturnedColumns,
) {
  const { db, viewer } = context;
  const access = orderAccess(viewer, by.token);
  const target = cartTarget(viewer, { cartToken }, returned);
  const order = await orderByKey(db, parseKey(by), access);
  if (!order) throw notFound('order');
  const details = await detailsByOrderIds(db, [order.id]);
  let unavailable: OrderDetailsOf[] = [];
  // If the shop hides its stock, adds the whole quantity or nothing: a part of the quantity would reveal the stock.
  const availableOf = (quantity: number, stock: number) =>
    quantity <= stock ? quantity : hidesStock(context) ? 0 : stock;

  const result = await writeCart(db, target, {
    apply: async (dbOrTx, { expectedVersion }) => {
      // `apply` can run several times: only the last run counts.
      unavailable = [];
      const own = await cartWithLines(dbOrTx, target.key);
      if (!own || own.cart.version !== (expectedVersion ?? own.cart.version)) return null;
      const products = await productsByIds(
        dbOrTx,
        details.flatMap(({ productId }) => productId ?? []),
      );
      const quantityByProductId = new Map(own.lines.map(({ product, quantity }) => [product.id, quantity]));
      let freeLines = MAX_LINES - own.lines.length;
      const added = details.flatMap((line) => {
        const product = products.find(({ id }) => id === line.productId);
        const quantityInCart = product && quantityByProductId.get(product.id);
        const hasRoom = quantityInCart !== undefined || freeLines > 0;
        const quantity =
          product && isForSale(product) && hasRoom
            ? (allowedQuantity(product, availableOf(line.quantity, product.stock)) ?? 0)
            : 0;
        if (quantity < line.quantity)
          unavailable.push({ ...line, currency: order.currency, pricesIncludeTax: order.pricesIncludeTax });
        if (!product || quantity === 0 || quantity <= (quantityInCart ?? 0)) return [];
        if (quantityInCart === undefined) freeLines--;
        return [{ productId: product.id, quantity, unitPriceWhenAdded: product.price }];
      });
      return upsertItems(dbOrTx, { ...target, expectedVersion: own.cart.version }, added);
    },
  });
  return { ...result, unavailable };
}
