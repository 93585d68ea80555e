import fc from 'fast-check';
import type { TaxClass } from '../../src/platform/db/schema.ts';
import { divide, type Rounding } from '../../src/platform/money/rounding.ts';
import { covers } from '../../src/shop/pricing/discounts/discounts.ts';
import { createLinePricer } from '../../src/shop/pricing/price-lines.ts';
import { taxesAt, type Rate } from '../../src/shop/pricing/tax/taxes.ts';
import { totalsOf, type Line } from '../../src/shop/pricing/totals.ts';
import { shippingPrice, type ShippingTerms } from '../../src/shop/shipping/shipping-price.ts';
import { repetitions } from '../support/depth.ts';

type Discount = Parameters<typeof createLinePricer>[2][number];
type Promotion = Parameters<typeof createLinePricer>[3]['promotions'][number];

type Case = {
  pricesIncludeTax: boolean;
  rounding: Rounding;
  lines: Line[];
  codes: Discount[];
  promotions: Promotion[];
  method: ShippingTerms | null;
  standard: number;
  reduced: number;
};

const ANYWHERE = { country: null, region: null, postalCode: null };
const rateOf = (id: string, rate: number): Rate => ({ id, name: id, rate });

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

const pricingOf = ({ pricesIncludeTax, rounding, standard, reduced }: Case) => {
  const rates = {
    STANDARD: rateOf('standard', standard),
    REDUCED: rateOf('reduced', reduced),
    ZERO: undefined,
  };
  return {
    currency: 'USD',
    pricesIncludeTax,
    rounding,
    home: ANYWHERE,
    taxProvider: async (request: Parameters<typeof taxesAt>[0]) =>
      taxesAt(request, ({ taxClass }) => rates[taxClass]),
  };
};

const deliver =
  ({ method }: Case) =>
  (discountedSubtotal: bigint) =>
    method && shippingPrice(method, { discountedSubtotal, weightGrams: 0n });

const priceOf = (shop: Case) =>
  createLinePricer(
    { lines: shop.lines, customerId: 'ada' },
    shop.codes.map(({ code }) => code),
    shop.codes,
    { promotions: shop.promotions, uses: new Map() },
    ANYWHERE,
    pricingOf(shop),
  )(deliver(shop));

const anyPrice = fc.oneof(
  { weight: 6, arbitrary: fc.nat(20_000).map(BigInt) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 40n }) },
);
const CLASSES: TaxClass[] = ['STANDARD', 'REDUCED', 'ZERO'];

const anyLines = fc
  .array(
    fc.record({
      price: anyPrice,
      quantity: fc.integer({ min: 1, max: 9 }),
      taxClass: fc.constantFrom(...CLASSES),
      categoryId: fc.constantFrom(null, 'lamps', 'chairs'),
      otherCategoryIds: fc.subarray(['lamps', 'chairs', 'mugs']),
    }),
    { minLength: 1, maxLength: 8, size: 'max' },
  )
  .map((lines) =>
    lines.map(({ quantity, ...product }, index): Line => {
      const id = `product-${index}`;
      return { product: { id, sku: id, ...product }, quantity };
    }),
  );

const anyScope = fc.record({
  productIds: fc.oneof(
    fc.constant<string[]>([]),
    fc.uniqueArray(
      fc.nat(7).map((index) => `product-${index}`),
      { maxLength: 3 },
    ),
  ),
  categoryIds: fc.oneof(fc.constant<string[]>([]), fc.constant<string[]>(['lamps'])),
});
const anyPercentage = fc.oneof(
  fc.constantFrom(1, 50_000, 333_333, 1_000_000),
  fc.integer({ min: 1, max: 1_000_000 }),
);
const NO_LIMITS = {
  id: '',
  version: 1,
  description: 'Some off',
  percentage: null,
  amount: null,
  minimumSubtotal: null,
  maxUsesPerCustomer: null,
  priority: 0,
  isFreeShipping: false,
  buyQuantity: null,
  getQuantity: null,
};

const anyRate = fc.oneof(
  { weight: 2, arbitrary: anyPercentage.map((percentage) => ({ percentage })) },
  { weight: 1, arbitrary: anyPrice.map((amount) => ({ amount: amount + 1n })) },
);
const anyBuyAndGet = fc.record({
  percentage: fc.oneof(fc.constant(1_000_000), anyPercentage),
  buyQuantity: fc.integer({ min: 1, max: 4 }),
  getQuantity: fc.integer({ min: 1, max: 3 }),
});
const anyEffect = fc.oneof(
  { weight: 3, arbitrary: anyRate },
  { weight: 2, arbitrary: anyBuyAndGet },
  { weight: 1, arbitrary: fc.constant({ isFreeShipping: true }) },
);

const anyPromotions = fc
  .array(
    fc.record({
      effect: anyEffect,
      scope: anyScope,
      priority: fc.nat(2),
      isCombinable: fc.boolean(),
      minimumSubtotal: fc.option(anyPrice),
    }),
    { maxLength: 4, size: 'max' },
  )
  .map((all) =>
    all.map(({ effect, scope, ...terms }, index): Promotion => ({
      ...NO_LIMITS,
      ...terms,
      ...scope,
      ...effect,
      coveredCategoryIds: scope.categoryIds,
      kind: 'PROMOTION',
      code: `promotion-${index}`,
    })),
  );

const anyCodes = fc
  .array(fc.record({ rate: anyRate, scope: anyScope, isCombinable: fc.boolean() }), {
    maxLength: 2,
    size: 'max',
  })
  .map((all) =>
    all.map(({ rate, scope, isCombinable }, index): Discount => ({
      ...NO_LIMITS,
      ...rate,
      ...scope,
      coveredCategoryIds: scope.categoryIds,
      kind: 'CODE',
      code: `CODE-${index}`,
      isCombinable,
      isActive: true,
      hasStarted: true,
      hasEnded: false,
      maxUses: null,
      uses: 0,
      usesByCustomer: 0,
      customerId: 'ada',
    })),
  );

const anyMethod = fc
  .option(
    fc.record({
      price: fc.nat(5_000).map(BigInt),
      freeFrom: fc.option(fc.nat(100_000).map(BigInt)),
      taxClass: fc.constantFrom(...CLASSES),
    }),
  )
  .map(
    (method): ShippingTerms | null =>
      method && {
        ...method,
        tiers: [],
        minSubtotal: null,
        maxSubtotal: null,
        minWeightGrams: null,
        maxWeightGrams: null,
      },
  );

const anyCase: fc.Arbitrary<Case> = fc.record({
  pricesIncludeTax: fc.boolean(),
  rounding: fc.constantFrom<Rounding>('half-up', 'half-even'),
  lines: anyLines,
  codes: anyCodes,
  promotions: anyPromotions,
  method: anyMethod,
  standard: fc.constantFrom(0, 190_000, 88_750, 1_000_000),
  reduced: fc.constantFrom(0, 70_000, 77_000),
});

const RUNS = repetitions(10_000);
const always = <T>(values: fc.Arbitrary<T>, property: (value: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(values, property), { numRuns: RUNS });

test('the total is that of the lines and the delivery, every share adds up, and nothing is negative', async () => {
  await always(anyCase, async (shop) => {
    const { totals } = await priceOf(shop);
    const { subtotal, discount, tax, total, shipping, discountLines, lines } = totals;
    const onGoods = discountLines.filter(({ target }) => target !== 'SHIPPING');
    const onShipping = discountLines.filter(({ target }) => target === 'SHIPPING');
    const amounts = [
      ...lines.flatMap((line) => [line.subtotal - line.discount, line.discount, line.tax, line.total]),
      ...(shipping ? [shipping.amount - shipping.discount, shipping.discount, shipping.tax] : []),
      ...discountLines.map(({ amount }) => amount),
    ];

    expect({
      negative: amounts.filter((amount) => amount < 0n),
      total: sumOf(lines.map((line) => line.total)) + (shipping?.total ?? 0n),
      formula:
        subtotal -
        discount +
        (shipping ? shipping.amount - shipping.discount : 0n) +
        (shop.pricesIncludeTax ? 0n : tax),
      discount: sumOf(onGoods.map(({ amount }) => amount)),
      ofLines: sumOf(lines.map((line) => line.discount)),
      ofShipping: sumOf(onShipping.map(({ amount }) => amount)),
      tax: sumOf(totals.taxLines.map(({ amount }) => amount)),
    }).toEqual({
      negative: [],
      total,
      formula: total,
      discount,
      ofLines: discount,
      ofShipping: shipping?.discount ?? 0n,
      tax,
    });
  });
});

test('the allocations of a line add up to its discount, and the allocations of a code or promotion to its amount', async () => {
  await always(anyCase, async (shop) => {
    const { totals } = await priceOf(shop);
    const { lines, discountLines } = totals;
    const all = lines.flatMap(({ allocations }) => allocations);
    const onGoods = discountLines.filter(({ target, amount }) => target !== 'SHIPPING' && amount > 0n);

    expect(lines.map(({ allocations }) => sumOf(allocations.map(({ amount }) => amount)))).toEqual(
      lines.map(({ discount }) => discount),
    );
    expect(
      onGoods.map(({ code }) => sumOf(all.flatMap((one) => (one.code === code ? [one.amount] : [])))),
    ).toEqual(onGoods.map(({ amount }) => amount));
    expect(new Set(all.map(({ code }) => code))).toEqual(new Set(onGoods.map(({ code }) => code)));
  });
});

test('discounts on goods never reduce the delivery: its price depends on the remaining goods only', async () => {
  await always(anyCase, async (shop) => {
    const { totals } = await priceOf(shop);
    const { subtotal, discount, shipping, discountLines } = totals;
    const price = deliver(shop)(subtotal - discount);
    const isFree = discountLines.some(({ target }) => target === 'SHIPPING');

    expect(shipping && { amount: shipping.amount, discount: shipping.discount }).toEqual(
      price && { amount: price.amount, discount: isFree ? price.amount : 0n },
    );
  });
});

test('of the promotions that cannot be combined, the cheapest alternative applies, in any order of the inputs', async () => {
  await always(anyCase, async (shop) => {
    const priceWith = async (promotions: readonly Promotion[], codes: readonly Discount[]) => {
      const { subtotal, discount, shipping } = await totalsOf(
        shop.lines,
        [...promotions, ...codes],
        ANYWHERE,
        pricingOf(shop),
        deliver(shop),
      );
      return subtotal - discount + (shipping ? shipping.amount - shipping.discount : 0n);
    };
    const withoutPromotions = await priceOf({ ...shop, promotions: [] });
    const codes = withoutPromotions.discounts as Discount[];
    const usable = shop.promotions.filter(
      (promotion) =>
        (promotion.minimumSubtotal ?? 0n) <= withoutPromotions.totals.subtotal &&
        shop.lines.some(({ product }) => covers(promotion, product)),
    );
    const isExclusive = codes.some(({ isCombinable }) => !isCombinable);
    const prices = await Promise.all([
      priceWith(
        usable.filter(({ isCombinable }) => isCombinable),
        codes,
      ),
      ...usable
        .filter(({ isCombinable }) => !isCombinable)
        .map((promotion) => priceWith([promotion], isExclusive ? [] : codes)),
    ]);
    const best = prices.reduce((a, b) => (b < a ? b : a));

    const chosen = await priceOf(shop);
    const reversed = await priceOf({ ...shop, promotions: shop.promotions.toReversed() });
    const { subtotal, discount, shipping } = chosen.totals;
    const applied = chosen.discounts.filter(({ kind }) => kind === 'PROMOTION');

    expect(subtotal - discount + (shipping ? shipping.amount - shipping.discount : 0n)).toBe(best);
    expect(reversed.totals).toEqual(chosen.totals);
    expect(applied.length > 1 && applied.some(({ isCombinable }) => !isCombinable)).toBe(false);
    // Each applied promotion has an effect, which is shown.
    expect(
      applied.filter(
        ({ code }) => !chosen.totals.discountLines.some((line) => line.code === code && line.amount > 0n),
      ),
    ).toEqual([]);
  });
});

test('buy X, get Y discounts the cheapest matching units', async () => {
  const anyOffer = fc.tuple(anyCase, anyBuyAndGet, anyScope);
  await always(anyOffer, async ([shop, effect, scope]) => {
    const promotion: Promotion = {
      ...NO_LIMITS,
      ...effect,
      ...scope,
      coveredCategoryIds: scope.categoryIds,
      kind: 'PROMOTION',
      code: 'offer',
      isCombinable: false,
    };
    const { totals } = await priceOf({ ...shop, codes: [], method: null, promotions: [promotion] });

    // Every unit by itself, one group after the other.
    const units = shop.lines
      .flatMap(({ product, quantity }) =>
        covers(promotion, product) ? Array.from({ length: quantity }, () => product.price) : [],
      )
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const { buyQuantity, getQuantity, percentage } = effect;
    const discounted = units.filter((_, index) => index % (buyQuantity + getQuantity) >= buyQuantity).length;
    const base = sumOf(units.slice(0, discounted));

    expect(totals.discount).toBe(divide(base * BigInt(percentage), 1_000_000n, shop.rounding));
    // No discounted unit is more expensive than a unit at the full price.
    const limit = units[discounted - 1] ?? 0n;
    const wrong = totals.lines.filter(
      ({ discount }, index) => discount > 0n && shop.lines[index]!.product.price > limit,
    );
    expect(wrong).toEqual([]);
  });
});
