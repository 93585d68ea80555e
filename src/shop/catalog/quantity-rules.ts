import type { ProductRow } from '../../platform/db/schema.ts';

/** A product and the quantity to be added to a cart or sold. */
export type ProductQuantity = { product: ProductRow; quantity: number };

/** The largest quantity of one line in a cart or order. */
export const MAX_QUANTITY = 999;

type QuantityRule = Pick<ProductRow, 'minQuantity' | 'maxQuantity' | 'quantityStep'>;

/** Returns the largest quantity that a product allows, up to a limit. Null if there is none. */
export function allowedQuantity(
  { minQuantity, maxQuantity, quantityStep }: QuantityRule,
  limit: number,
): number | null {
  const maximum = Math.min(limit, maxQuantity ?? MAX_QUANTITY);
  return maximum < minQuantity ? null : maximum - ((maximum - minQuantity) % quantityStep);
}

export const isAllowedQuantity = ({ product, quantity }: ProductQuantity): boolean =>
  allowedQuantity(product, quantity) === quantity;

export const quantityNotAllowed = (items: readonly ProductQuantity[]) => ({
  __typename: 'QuantityNotAllowed' as const,
  message: `These quantities are not sold: ${items.map(({ product, quantity }) => `${quantity} of ${product.name} (${ruleOf(product)})`).join(', ')}.`,
  items: items.map(({ product, quantity }) => ({
    product,
    requested: quantity,
    minimum: product.minQuantity,
    maximum: product.maxQuantity ?? MAX_QUANTITY,
    step: product.quantityStep,
    nearest: allowedQuantity(product, quantity) ?? product.minQuantity,
  })),
});

const ruleOf = ({ minQuantity, maxQuantity, quantityStep }: QuantityRule) =>
  [
    `${minQuantity} to ${maxQuantity ?? MAX_QUANTITY}`,
    ...(quantityStep > 1 ? [`in steps of ${quantityStep}`] : []),
  ].join(' ');
