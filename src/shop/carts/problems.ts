import { findPurchaseBlockers } from '../catalog/availability.ts';
import type { ProductRow } from '../../platform/db/schema.ts';
import type { DiscountCodeRejected } from '../pricing/discounts/check-discounts.ts';
import type { CartItemOf } from './carts.sql.ts';

export type CartLine = { item: CartItemOf; product: ProductRow };

/** What has come up since the cart was filled: what would stop an order, and the prices that have changed. */
export function cartProblems(lines: readonly CartLine[], rejections: readonly DiscountCodeRejected[]) {
  const repriced = lines.filter(({ item, product }) => item.unitPriceWhenAdded !== product.price);
  return [
    ...findPurchaseBlockers(lines.map(({ item, product }) => ({ product, quantity: item.quantity }))),
    ...rejections,
    ...(repriced.length > 0
      ? [
          {
            __typename: 'PriceChanged' as const,
            message: `Prices have changed: ${repriced.map(({ product }) => product.name).join(', ')}.`,
            items: repriced.map(({ item }) => item),
          },
        ]
      : []),
  ];
}
