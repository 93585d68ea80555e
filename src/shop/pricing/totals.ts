import type { DiscountLine, ProductRow, TaxClass, TaxLine } from '../../platform/db/schema.ts';
import {
  discountsOn,
  discountsOnShipping,
  freeShippingOf,
  type DiscountTerms,
  type DiscountableProduct,
} from './discounts/discounts.ts';
import { lineTotal, sumOf } from '../../platform/money/money.ts';
import type { Rounding } from '../../platform/money/rounding.ts';
import type { ShippingProvider } from './shipping-provider.ts';
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
  /** An external tax service. Null: the shop uses its own table of rates. */
  taxProvider: TaxProvider | null;
  /** The service of carrier rates. Null: no shipping method can have a carrier rate. */
  shippingProvider: ShippingProvider | null;
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

/**
 * Amounts of the order and of each line. Subtotal and discount are the sums of the lines; tax and total are the sums of the
 * lines and the delivery.
 */
export type Totals = Amounts & {
  pricesIncludeTax: boolean;
  discountLines: readonly DiscountLine[];
  taxLines: readonly TaxLine[];
  lines: readonly LineAmounts[];
  /** Null if there is no delivery. The `tax` and `total` of the order include the amounts of the delivery. */
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
  product: DiscountableProduct & Pick<ProductRow, 'sku' | 'price' | 'taxClass'>;
  quantity: number;
};

export const subtotalOf = (lines: readonly Line[]): bigint =>
  sumOf(lines.map(({ product, quantity }) => lineTotal(product.price, quantity)));

/** Returns the price of the delivery, before its discount. Null: no delivery. */
export type ShippingPriceFunction = (discountedSubtotal: bigint) => ShippingPrice | null;

/** Lines with their discounts, and the subtotal after discounts. They do not depend on the delivery. */
export type DiscountedGoods = ReturnType<typeof discountGoods>;

/** Computes the discounts on lines, and finds the promotion that makes their delivery free. */
export function discountGoods(
  lines: readonly Line[],
  discounts: readonly DiscountTerms[],
  rounding: Rounding,
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
  return {
    lines: discounted,
    discountLines,
    discountedSubtotal: sumOf(discounted.map(({ subtotal, discount }) => subtotal - discount)),
    freeShipping: freeShippingOf(lines, discounts),
  };
}

/** Computes the price and the discount of the delivery. The price may depend on the subtotal after discounts. */
export function discountShipping(
  { discountedSubtotal, freeShipping }: DiscountedGoods,
  shippingPriceOf: ShippingPriceFunction,
) {
  const shipping = shippingPriceOf(discountedSubtotal);
  const discountLines = shipping ? discountsOnShipping(freeShipping, shipping.amount) : [];
  return {
    discountLines,
    shipping: shipping && { ...shipping, discount: sumOf(discountLines.map(({ amount }) => amount)) },
  };
}

/** The settings that prices are computed with, and the source of taxes. */
export type TotalsPricing = Omit<Pricing, 'taxProvider' | 'shippingProvider'> & { taxProvider: TaxProvider };

/** Computes the totals of lines and of their delivery, as `totalsOfGoods` does. */
export const totalsOf = (
  lines: readonly Line[],
  discounts: readonly DiscountTerms[],
  destination: Destination,
  pricing: TotalsPricing,
  shippingPriceOf: ShippingPriceFunction = () => null,
): Promise<Totals> =>
  totalsOfGoods(discountGoods(lines, discounts, pricing.rounding), destination, pricing, shippingPriceOf);

/**
 * Computes the totals of goods and of their delivery. Carts, previews and orders all use this function, so their amounts
 * agree. For taxes, the delivery is one more line, because the tax at each rate is rounded once, on the sum of its lines.
 */
export async function totalsOfGoods(
  goods: DiscountedGoods,
  destination: Destination,
  { currency, pricesIncludeTax, rounding, taxProvider }: TotalsPricing,
  shippingPriceOf: ShippingPriceFunction,
): Promise<Totals> {
  const { shipping, discountLines } = discountShipping(goods, shippingPriceOf);
  const taxable = goods.lines.map(({ product, quantity, subtotal, discount }): TaxableLine => ({
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
  const amounts = goods.lines.map(({ subtotal, discount, allocations }, index): LineAmounts => {
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
    discountLines: [...goods.discountLines, ...discountLines],
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
