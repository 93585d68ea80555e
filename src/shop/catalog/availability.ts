import type { ProductRow } from '../../platform/db/schema.ts';
import { isAllowedQuantity, quantityNotAllowed, type ProductQuantity } from './quantity-rules.ts';

export const isForSale = (product: ProductRow) => product.isPublished;

export const insufficientStock = (items: readonly ProductQuantity[]) => ({
  __typename: 'InsufficientStock' as const,
  message: `Not enough stock: ${items.map(({ product }) => `${product.name} (${product.stock})`).join(', ')}.`,
  shortages: items.map(({ product, quantity }) => ({
    product,
    requested: quantity,
    available: product.stock,
  })),
});

const productUnavailable = (items: readonly ProductQuantity[]) => ({
  __typename: 'ProductUnavailable' as const,
  message: `These products are no longer sold: ${items.map(({ product }) => product.name).join(', ')}.`,
  products: items.map(({ product }) => product),
});

/** Returns why these products cannot be bought. Each blocker lists every product that it applies to. */
export function findPurchaseBlockers(items: readonly ProductQuantity[]) {
  const unavailable = items.filter(({ product }) => !isForSale(product));
  const notAllowed = items.filter((item) => isForSale(item.product) && !isAllowedQuantity(item));
  const insufficient = items.filter(
    ({ product, quantity }) => isForSale(product) && quantity > product.stock,
  );
  return [
    ...(unavailable.length > 0 ? [productUnavailable(unavailable)] : []),
    ...(notAllowed.length > 0 ? [quantityNotAllowed(notAllowed)] : []),
    ...(insufficient.length > 0 ? [insufficientStock(insufficient)] : []),
  ];
}
