import type { OrderDetailsRow, OrderRow, TaxClass } from '../platform/db/schema.ts';
import type { PricedProduct } from '../shop/catalog/products/products.sql.ts';
import type { SampleCode } from './discount-codes.ts';
import type { SampleRate } from './tax-rates.ts';

/** A product that customers can order, at its current price. */
export type OrderableProduct = Pick<
  PricedProduct,
  'id' | 'name' | 'sku' | 'price' | 'categoryId' | 'otherCategoryIds' | 'taxClass'
>;

export type SampleLine = { product: OrderableProduct; quantity: number };

type Purchase = {
  currency: string;
  lines: readonly SampleLine[];
  discounts: readonly SampleCode[];
  rates: Partial<Record<TaxClass, SampleRate>>;
};

type Totals = Pick<
  OrderRow,
  'subtotal' | 'discount' | 'tax' | 'total' | 'pricesIncludeTax' | 'discountLines' | 'taxLines'
> & {
  lines: readonly (Pick<OrderDetailsRow, 'discount' | 'tax'> & {
    allocations: OrderDetailsRow['discountAllocations'];
  })[];
};

/** Computes the totals of a purchase. Passed in by the caller, so that the sample does not depend on the shop's settings. */
export type PriceOrder = (purchase: Purchase) => Promise<Totals>;
