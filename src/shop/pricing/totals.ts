import type { DiscountLine, ProductRow, TaxClass, TaxLine } from '../../platform/db/schema.ts';
import { discountsOn, discountsOnShipping, type DiscountTerms } from './discounts/discounts.ts';
import { lineTotal, sumOf } from '../../platform/money/money.ts';
import type { Rounding } from '../../platform/money/rounding.ts';
import {
  SHIPPING_SKU,
  type Destination,
  type TaxableLine,
  type Taxes,
  type TaxProvider,
  type TaxRequest,
} from './tax/tax-provider.ts';

/** The shop's settings for prices and taxes. */
export type Pricing = Readonly<{
  currency: string;
  pricesIncludeTax: boolean;
  rounding: Rounding;
  /** The assumed destination until the customer's address is known. */
  home: Destination;
  /** An external tax service. Null: the shop's own table of rates. */
  taxProvider: TaxProvider | null;
}>;

/** Amounts in minor units. */
export type Amounts = { subtotal: bigint; discount: bigint; tax: bigint; total: bigint };

/** Subtotal minus discount, plus tax unless prices include it. */
export const totalFrom = (
  subtotal: bigint,
  discount: bigint,
  tax: bigint,
  pricesIncludeTax: boolean,
): bigint => subtotal - discount + (pricesIncludeTax ? 0n : tax);

/** Amounts of the order and of each line. The lines' amounts add up exactly to the order's amounts. */
export type Totals = Amounts & {
  pricesIncludeTax: boolean;
  discountLines: readonly DiscountLine[];
  taxLines: readonly TaxLine[];
  lines: readonly LineAmounts[];
  /** Null without delivery. `tax` and `total` include its amounts. */
  shipping: ShippingAmounts | null;
};

/** `allocations` are the parts of `discount`. */
export type LineAmounts = Amounts & { allocations: readonly DiscountLine[] };

/** The price of the delivery, before its discount. */
export type ShippingPrice = { amount: bigint; taxClass: TaxClass };

type DiscountedShipping = ShippingPrice & { discount: bigint };

export type ShippingAmounts = Omit<DiscountedShipping, 'taxClass'> & { tax: bigint; total: bigint };

/** A quantity of a product, at the product's price in minor units. */
export type Line = {
  product: Pick<ProductRow, 'id' | 'sku' | 'price' | 'categoryId' | 'taxClass'>;
  quantity: number;
};

export const subtotalOf = (lines: readonly Line[]): bigint =>
  sumOf(lines.map(({ product, quantity }) => lineTotal(product.price, quantity)));

/** Returns the price of the delivery for a subtotal after discounts. Null: no delivery. */
export type PriceShipping = (goods: bigint) => ShippingPrice | null;

/** Computes the discounts on lines and on their delivery. Free-from prices of deliveries depend on discounts on goods. */
export function applyDiscounts(
  lines: readonly Line[],
  discounts: readonly DiscountTerms[],
  rounding: Rounding,
  priceShipping: PriceShipping,
) {
  const priced = lines.map(({ product, quantity }) => ({
    product,
    quantity,
    amount: lineTotal(product.price, quantity),
  }));
  const { discountLines, shares, allocations } = discountsOn(priced, discounts, rounding);
  const discounted = priced.map(({ product, quantity, amount: subtotal }, index) => ({
    product,
    quantity,
    subtotal,
    discount: shares[index]!,
    allocations: allocations[index]!,
  }));
  const price = priceShipping(sumOf(discounted.map(({ subtotal, discount }) => subtotal - discount)));
  const onShipping = price ? discountsOnShipping(lines, discounts, price.amount) : [];
  return {
    lines: discounted,
    discountLines: [...discountLines, ...onShipping],
    shipping: price && { ...price, discount: sumOf(onShipping.map(({ amount }) => amount)) },
  };
}

/**
 * Computes the totals of lines and of their delivery. Carts, previews and orders all use this function, so their amounts
 * agree. For taxes, the delivery is one more line: a rate is rounded once on the sum of all lines.
 */
export async function totalsOf(
  lines: readonly Line[],
  discounts: readonly DiscountTerms[],
  destination: Destination,
  { currency, pricesIncludeTax, rounding, taxProvider }: Pricing & { taxProvider: TaxProvider },
  priceShipping: PriceShipping = () => null,
): Promise<Totals> {
  const { shipping, ...discounted } = applyDiscounts(lines, discounts, rounding, priceShipping);
  const taxable = discounted.lines.map(({ product, quantity, subtotal, discount }): TaxableLine => ({
    productId: product.id,
    sku: product.sku,
    taxClass: product.taxClass,
    quantity,
    amount: subtotal - discount,
  }));
  if (shipping) taxable.push(taxableShipping(shipping));
  const taxes = await taxesOn(
    { destination, currency, pricesIncludeTax, rounding, lines: taxable },
    taxProvider,
  );
  const amounts = discounted.lines.map(({ subtotal, discount, allocations }, index): LineAmounts => {
    const tax = taxes.shares[index]!;
    return {
      subtotal,
      discount,
      allocations,
      tax,
      total: totalFrom(subtotal, discount, tax, pricesIncludeTax),
    };
  });
  const delivery = shipping && shippingAmounts(shipping, taxes.shares.at(-1)!, pricesIncludeTax);
  const sum = (which: keyof Amounts) => sumOf(amounts.map((line) => line[which]));
  return {
    subtotal: sum('subtotal'),
    discount: sum('discount'),
    tax: sum('tax') + (delivery?.tax ?? 0n),
    total: sum('total') + (delivery?.total ?? 0n),
    pricesIncludeTax,
    discountLines: discounted.discountLines,
    taxLines: taxes.taxLines,
    lines: amounts,
    shipping: delivery,
  };
}

const taxableShipping = ({ amount, discount, taxClass }: DiscountedShipping): TaxableLine => ({
  productId: null,
  sku: SHIPPING_SKU,
  taxClass,
  quantity: 1,
  amount: amount - discount,
});

const shippingAmounts = (
  { amount, discount }: DiscountedShipping,
  tax: bigint,
  pricesIncludeTax: boolean,
): ShippingAmounts => ({
  amount,
  discount,
  tax,
  total: totalFrom(amount, discount, tax, pricesIncludeTax),
});

/** Calls the tax provider and validates its answer. Without lines there is no call. */
async function taxesOn(request: TaxRequest, taxProvider: TaxProvider): Promise<Taxes> {
  if (request.lines.length === 0) return { shares: [], taxLines: [] };
  const taxes = await taxProvider(request);
  const { shares, taxLines } = taxes;
  if (shares.length !== request.lines.length || shares.some((share) => share < 0n)) {
    throw new Error('the tax provider did not return a valid share for each line');
  }
  if (sumOf(shares) !== sumOf(taxLines.map(({ amount }) => amount))) {
    throw new Error('the tax provider returned shares that do not add up to its tax lines');
  }
  return taxes;
}
