import fc from 'fast-check';
import type { TaxClass } from '../../src/platform/db/schema.ts';
import { amountOfParts, refundParts, taxOfParts } from '../../src/shop/payments/refund-parts.ts';
import type { DiscountTerms } from '../../src/shop/pricing/discounts/discounts.ts';
import { taxesAt, type Rate } from '../../src/shop/pricing/tax/taxes.ts';
import { totalsOf } from '../../src/shop/pricing/totals.ts';
import { repetitions } from '../support/depth.ts';

const ANYWHERE = { country: null, region: null, postalCode: null };
const CLASSES: TaxClass[] = ['STANDARD', 'REDUCED', 'ZERO'];
const rateOf = (id: string, rate: number): Rate => ({ id, name: id, rate });

const anyPrice = fc.oneof(fc.nat(20_000).map(BigInt), fc.bigInt({ min: 0n, max: 2n ** 40n }));
const anyTaxClass = fc.constantFrom(...CLASSES);

const anyOrder = fc.record({
  pricesIncludeTax: fc.boolean(),
  lines: fc.array(
    fc.record({ price: anyPrice, quantity: fc.integer({ min: 1, max: 9 }), taxClass: anyTaxClass }),
    { minLength: 1, maxLength: 5 },
  ),
  percentage: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
  delivery: fc.option(fc.record({ amount: fc.nat(5_000).map(BigInt), taxClass: anyTaxClass })),
  isFreeShipping: fc.boolean(),
  standard: fc.constantFrom(0, 190_000, 88_750, 1_000_000),
  reduced: fc.constantFrom(0, 70_000, 77_000),
});
type Shop = typeof anyOrder extends fc.Arbitrary<infer Value> ? Value : never;

/** Steps of a refund: a line and how many units of it. -1 stands for the delivery. Some steps ask for too much. */
const anySteps = fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), fc.integer({ min: 1, max: 9 })), {
  maxLength: 12,
});

const TERMS = { description: '', amount: null, productIds: [], categoryIds: [], coveredCategoryIds: [] };

async function orderOf(shop: Shop) {
  const rates = {
    STANDARD: rateOf('standard', shop.standard),
    REDUCED: rateOf('reduced', shop.reduced),
    ZERO: undefined,
  };
  const discounts: DiscountTerms[] = [];
  if (shop.percentage !== null) discounts.push({ ...TERMS, code: 'CODE', percentage: shop.percentage });
  if (shop.isFreeShipping)
    discounts.push({ ...TERMS, code: 'free', percentage: null, kind: 'PROMOTION', isFreeShipping: true });
  const totals = await totalsOf(
    shop.lines.map(({ quantity, ...product }, index) => ({
      product: { id: `${index}`, sku: `${index}`, categoryId: null, otherCategoryIds: [], ...product },
      quantity,
    })),
    discounts,
    ANYWHERE,
    {
      currency: 'USD',
      pricesIncludeTax: shop.pricesIncludeTax,
      rounding: 'half-up',
      home: ANYWHERE,
      taxProvider: async (request) => taxesAt(request, ({ taxClass }) => rates[taxClass]),
    },
    () => shop.delivery,
  );
  const { shipping } = totals;
  return {
    totals,
    order: {
      pricesIncludeTax: shop.pricesIncludeTax,
      shippingName: shipping ? 'Parcel' : null,
      shippingAmount: shipping?.amount ?? 0n,
      shippingDiscount: shipping?.discount ?? 0n,
      shippingTax: shipping?.tax ?? 0n,
    },
    details: totals.lines.map(({ discount, tax }, index) => ({
      id: `${index}`,
      unitPrice: shop.lines[index]!.price,
      quantity: shop.lines[index]!.quantity,
      discount,
      tax,
    })),
  };
}

type Parts = Exclude<ReturnType<typeof refundParts>, { problem: string }>;
const sumOf = (refunds: readonly Parts[], amount: (parts: Parts) => bigint) =>
  refunds.reduce((sum, parts) => sum + amount(parts), 0n);

test('refunds of lines and the delivery never exceed the order, and all of them add up to it with its tax', async () => {
  await fc.assert(
    fc.asyncProperty(anyOrder, anySteps, async (shop, steps) => {
      const { order, details, totals } = await orderOf(shop);
      const refunded: Parts[] = [];
      const refund = (quantities: [string, number][], shipping: boolean) => {
        const parts = refundParts(order, details, refunded, { quantities: new Map(quantities), shipping });
        if (!('problem' in parts)) refunded.push(parts);
      };
      for (const [line, quantity] of steps) {
        refund(line < 0 ? [] : [[`${line}`, quantity]], line < 0);
        expect(sumOf(refunded, amountOfParts) <= totals.total).toBe(true);
        expect(sumOf(refunded, taxOfParts) <= totals.tax).toBe(true);
      }
      // Then the rest.
      for (const { id, quantity } of details) {
        const before = refunded
          .flatMap(({ lines }) => lines)
          .reduce((sum, line) => (line.id === id ? sum + line.quantity : sum), 0);
        if (before < quantity) refund([[id, quantity - before]], false);
        refund([[id, 1]], false);
      }
      for (const _ of [1, 2]) refund([], true);

      const shares = refunded.flatMap(({ lines, shipping }) => [...lines, ...(shipping ? [shipping] : [])]);
      expect(shares.filter(({ amount, tax }) => tax < 0n || amount < tax)).toEqual([]);
      expect([sumOf(refunded, amountOfParts), sumOf(refunded, taxOfParts)]).toEqual([
        totals.total,
        totals.tax,
      ]);
      const perLine = details.map(({ id }) =>
        sumOf(refunded, ({ lines }) =>
          lines.reduce((sum, line) => (line.id === id ? sum + line.amount : sum), 0n),
        ),
      );
      expect(perLine).toEqual(totals.lines.map(({ total }) => total));
      expect(refunded.filter(({ shipping }) => shipping)).toHaveLength(totals.shipping ? 1 : 0);
    }),
    { numRuns: repetitions(10_000) },
  );
});
