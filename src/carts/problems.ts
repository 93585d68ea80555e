import { obstaclesTo } from '../catalog/availability.ts';
import type { CartItemRow, ProductRow } from '../db/schema.ts';

export type CartLine = { item: CartItemRow; product: ProductRow };

/** What has come up since the cart was filled: what would stop an order, and the prices that have changed. */
export function cartProblems(lines: readonly CartLine[]) {
  const repriced = lines.filter(({ item, product }) => item.unitPriceWhenAdded !== product.price);
  return [
    ...obstaclesTo(lines.map(({ item, product }) => ({ product, quantity: item.quantity }))),
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
