import type { OrderDetailsRow, OrderRow, ProductRow, TaxClass } from '../platform/db/schema.ts';
import type { SampleCode } from './discount-codes.ts';
import type { SampleRate } from './tax-rates.ts';

/** What is on offer, at today's price. */
export type Offer = Pick<ProductRow, 'id' | 'name' | 'sku' | 'price' | 'categoryId' | 'taxClass'>;

export type SampleLine = { product: Offer; quantity: number };

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
  lines: readonly Pick<OrderDetailsRow, 'discount' | 'tax'>[];
};

/** As the shop reckons it, which is above this floor: whoever asks for the sample brings it along. */
export type PriceOrder = (purchase: Purchase) => Promise<Totals>;
