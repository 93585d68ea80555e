import type { ProductRow } from '../../platform/db/schema.ts';

/** So many of a product, to be put in a cart or to be sold. */
export type WantedProduct = { product: ProductRow; quantity: number };

export const isSold = (product: ProductRow) => product.isActive && product.deletedAt === null;

export const insufficientStock = (wanted: readonly WantedProduct[]) => ({
  __typename: 'InsufficientStock' as const,
  message: `Too few are left: ${wanted.map(({ product }) => `${product.name} (${product.stock})`).join(', ')}.`,
  shortages: wanted.map(({ product, quantity }) => ({
    product,
    requested: quantity,
    available: product.stock,
  })),
});

const productUnavailable = (wanted: readonly WantedProduct[]) => ({
  __typename: 'ProductUnavailable' as const,
  message: `No longer sold: ${wanted.map(({ product }) => product.name).join(', ')}.`,
  products: wanted.map(({ product }) => product),
});

/** Why these cannot be bought as they stand; each obstacle names every product that it holds for. */
export function findPurchaseBlockers(wanted: readonly WantedProduct[]) {
  const withdrawn = wanted.filter(({ product }) => !isSold(product));
  const short = wanted.filter(({ product, quantity }) => isSold(product) && quantity > product.stock);
  return [
    ...(withdrawn.length > 0 ? [productUnavailable(withdrawn)] : []),
    ...(short.length > 0 ? [insufficientStock(short)] : []),
  ];
}
