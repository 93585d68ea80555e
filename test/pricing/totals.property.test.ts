import fc from 'fast-check';
import type { TaxClass } from '../../src/platform/db/schema.ts';
import { covers, type DiscountTerms } from '../../src/shop/pricing/discounts/discounts.ts';
import { distribute } from '../../src/platform/money/distribute.ts';
import { fractionDigits, toDecimal } from '../../src/platform/money/money.ts';
import { toPercent, toRate } from '../../src/platform/money/percent.ts';
import { divide, type Rounding } from '../../src/platform/money/rounding.ts';
import type { TaxProvider } from '../../src/shop/pricing/tax/tax-provider.ts';
import { taxesAt, type Rate } from '../../src/shop/pricing/tax/taxes.ts';
import { totalsOf, type Amounts, type Line, type Totals } from '../../src/shop/pricing/totals.ts';
import { repetitions } from '../support/depth.ts';

/** A cart with all inputs of its price. */
type Case = {
  currency: string;
  pricesIncludeTax: boolean;
  rounding: Rounding;
  lines: Line[];
  codes: DiscountTerms[];
  /** The rate of each class; undefined: no rate. */
  rates: Record<TaxClass, Rate | undefined>;
};

const ANYWHERE = { country: null, region: null, postalCode: null };

const price = ({ lines, codes, rates, ...shop }: Case, taxProvider?: TaxProvider): Promise<Totals> =>
  totalsOf(lines, codes, ANYWHERE, {
    ...shop,
    home: ANYWHERE,
    taxProvider: taxProvider ?? (async (request) => taxesAt(request, ({ taxClass }) => rates[taxClass])),
  });

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

const anyPrice = fc.oneof(
  { weight: 6, arbitrary: fc.nat(20_000).map(BigInt) },
  { weight: 3, arbitrary: fc.nat(1_000_000_000).map(BigInt) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 53n }) },
);

const anyLine = fc.record({
  price: anyPrice,
  quantity: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 999 })),
  taxClass: fc.constantFrom<TaxClass>('STANDARD', 'REDUCED', 'ZERO'),
  categoryId: fc.constantFrom(null, 'lamps', 'chairs', 'mugs'),
});

const anyLines = fc
  .oneof(
    { weight: 12, arbitrary: fc.array(anyLine, { minLength: 1, maxLength: 8, size: 'max' }) },
    { weight: 1, arbitrary: fc.array(anyLine, { minLength: 9, maxLength: 100, size: 'max' }) },
  )
  .map((lines) =>
    lines.map(({ quantity, ...product }, index): Line => {
      const id = `product-${index}`;
      return { product: { id, sku: id, otherCategoryIds: [], ...product }, quantity };
    }),
  );

const anyTerms = fc.record({
  percentage: fc.option(
    fc.oneof(fc.constantFrom(1, 50_000, 100_000, 333_333, 1_000_000), fc.integer({ min: 1, max: 1_000_000 })),
  ),
  amount: anyPrice.map((amount) => amount + 1n),
  products: fc.oneof(fc.constant<number[]>([]), fc.uniqueArray(fc.nat(7), { maxLength: 3 })),
  categoryIds: fc.oneof(
    fc.constant([]),
    fc.uniqueArray(fc.constantFrom('lamps', 'chairs'), { maxLength: 2 }),
  ),
});

const anyCodes = fc.array(anyTerms, { maxLength: 3, size: 'max' }).map((all) =>
  all.map(({ percentage, amount, products, categoryIds }, index): DiscountTerms => ({
    code: `CODE-${'BAC'[index]}`,
    description: 'Some off',
    percentage,
    amount: percentage === null ? amount : null,
    productIds: products.map((product) => `product-${product}`),
    categoryIds,
    coveredCategoryIds: categoryIds,
  })),
);

const anyRate = fc.oneof(
  fc.constantFrom(0, 1_000_000, 88_750, 77_000, 190_000, 100_000, 1),
  fc.integer({ min: 0, max: 1_000_000 }),
);
const rateOf = (id: string, rate: number | null) => (rate === null ? undefined : { id, name: id, rate });

const anyCase: fc.Arbitrary<Case> = fc.record({
  currency: fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'),
  pricesIncludeTax: fc.boolean(),
  rounding: fc.constantFrom<Rounding>('half-up', 'half-even'),
  lines: anyLines,
  codes: anyCodes,
  rates: fc.tuple(fc.option(anyRate), fc.option(anyRate), fc.boolean()).map(([standard, reduced, isOne]) => ({
    STANDARD: rateOf('standard', standard),
    REDUCED: isOne ? rateOf('standard', standard) : rateOf('reduced', reduced),
    ZERO: undefined,
  })),
});

const RUNS = repetitions(10_000);
const always = <T>(values: fc.Arbitrary<T>, property: (value: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(values, property), { numRuns: RUNS });

describe('random carts', () => {
  test('lines add up to the totals, codes to the discount, and rates to the tax, to the minor unit', async () => {
    await always(anyCase, async (cart) => {
      const totals = await price(cart);
      const { subtotal, discount, tax, total } = totals;
      const sum = (which: keyof Amounts) => sumOf(totals.lines.map((line) => line[which]));

      expect({
        subtotal: sumOf(cart.lines.map(({ product, quantity }) => product.price * BigInt(quantity))),
        ofLines: [sum('subtotal'), sum('discount'), sum('tax'), sum('total')],
        ofCodes: sumOf(totals.discountLines.map(({ amount }) => amount)),
        ofRates: sumOf(totals.taxLines.map(({ amount }) => amount)),
        total: subtotal - discount + (cart.pricesIncludeTax ? 0n : tax),
      }).toEqual({
        subtotal,
        ofLines: [subtotal, discount, tax, total],
        ofCodes: discount,
        ofRates: tax,
        total,
      });
    });
  });

  test('no line has a discount above its price or a negative tax, and a complete refund is the complete charge', async () => {
    await always(anyCase, async (cart) => {
      const totals = await price(cart);

      const wrong = totals.lines.filter(
        (line) => line.discount < 0n || line.discount > line.subtotal || line.tax < 0n || line.total < 0n,
      );
      let charged = totals.total;
      for (const line of totals.lines) charged -= line.total;

      expect({ wrong, charged }).toEqual({ wrong: [], charged: 0n });
    });
  });

  /** The amounts that a customer reads; taxes by name, since their order follows the lines. */
  const wholeOf = ({ subtotal, discount, tax, total, discountLines, taxLines }: Totals) => ({
    amounts: { subtotal, discount, tax, total },
    discountLines,
    taxLines: taxLines.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  });

  test('each line costs the same if its quantity is split in two, in any order of lines and codes', async () => {
    const anyOther = fc.tuple(anyCase, fc.nat(), fc.nat(), fc.boolean());
    await always(anyOther, async ([cart, which, howMany, isSplit]) => {
      const { product, quantity } = cart.lines[which % cart.lines.length]!;
      const first = 1 + (howMany % quantity);
      const parts = isSplit && quantity > first ? [first, quantity - first] : [quantity];
      // The two parts are at the ends, and the other lines in reverse.
      const others = cart.lines.filter((line) => line.product !== product).reverse();
      const [head, ...tail] = parts.map((part) => ({ product, quantity: part }));
      const other = { ...cart, lines: [head!, ...others, ...tail], codes: cart.codes.toReversed() };
      const [whole, again] = [await price(cart), await price(other)];

      expect(wholeOf(again)).toEqual(wholeOf(whole));
    });
  });

  /**
   * Whether `units` is the fraction rounded once: at most half a unit away, and a half rounded in the given
   * mode.
   */
  function isRounded(units: bigint, numerator: bigint, denominator: bigint, rounding: Rounding): boolean {
    const above = 2n * (units * denominator - numerator);
    if (above === denominator || above === -denominator) {
      return rounding === 'half-up' ? above > 0n : units % 2n === 0n;
    }
    return above < denominator && above > -denominator;
  }

  test('each tax is its exact fraction, rounded once, and a gross price is its base plus its tax', async () => {
    await always(anyCase, async (cart) => {
      const { pricesIncludeTax, rounding, rates } = cart;
      const totals = await price(cart);

      const wrong = totals.taxLines.filter(({ name, rate, base, amount }) => {
        const ofRate = totals.lines.filter(
          (_, index) => rates[cart.lines[index]!.product.taxClass]?.name === name,
        );
        const paid = sumOf(ofRate.map(({ subtotal, discount }) => subtotal - discount));
        const whole = pricesIncludeTax ? 1_000_000n + BigInt(rate) : 1_000_000n;
        return !(
          isRounded(amount, paid * BigInt(rate), whole, rounding) &&
          base === (pricesIncludeTax ? paid - amount : paid) &&
          sumOf(ofRate.map(({ tax }) => tax)) === amount
        );
      });
      const untaxed = totals.lines.filter((_, index) => !rates[cart.lines[index]!.product.taxClass]);

      expect({ wrong, ofUntaxed: sumOf(untaxed.map(({ tax }) => tax)) }).toEqual({
        wrong: [],
        ofUntaxed: 0n,
      });
    });
  });

  test('each code takes its exact fraction of its scope, rounded once, and of each line within one unit', async () => {
    await always(anyCase, async (cart) => {
      const { discountLines } = await price(cart);
      const inTurn = discountLines.map(({ code }) => cart.codes.find((terms) => terms.code === code)!);
      const wrong: unknown[] = [];
      for (const [index, terms] of inTurn.entries()) {
        // The amounts before this code and after it.
        const before = await price({ ...cart, codes: inTurn.slice(0, index) });
        const after = await price({ ...cart, codes: inTurn.slice(0, index + 1) });
        const bases = cart.lines.map(({ product }, line) => {
          const { subtotal, discount } = before.lines[line]!;
          return covers(terms, product) ? subtotal - discount : 0n;
        });
        const base = sumOf(bases);
        const { amount } = discountLines[index]!;
        const isRight =
          terms.percentage === null
            ? amount === (terms.amount! < base ? terms.amount : base)
            : isRounded(amount, base * BigInt(terms.percentage), 1_000_000n, cart.rounding);
        const areShares = bases.every((weight, line) => {
          const share = after.lines[line]!.discount - before.lines[line]!.discount;
          const off = share * base - amount * weight;
          return base === 0n ? share === 0n : off < base && off > -base;
        });
        if (!isRight || !areShares) wrong.push({ terms, amount, bases });
      }

      expect(wrong).toEqual([]);
    });
  });

  test('the formatted lines add up to the formatted total, in every currency', async () => {
    await always(anyCase, async (cart) => {
      const { currency } = cart;
      const totals = await price(cart);
      const written = [...totals.lines, totals].map(({ total }) => toDecimal({ amount: total, currency }));
      const digits = written.map((decimal) => decimal.split('.')[1]?.length ?? 0);
      const units = written.map((decimal) => BigInt(decimal.replace('.', '')));

      expect(new Set(digits)).toEqual(new Set([fractionDigits(currency)]));
      expect(sumOf(units.slice(0, -1))).toBe(units.at(-1));
    });
  });
});

describe('arithmetic', () => {
  test('shares add up to the amount, and each is within one unit of its exact proportion and not above its weight', async () => {
    const anyWeights = fc.array(anyPrice, { minLength: 1, maxLength: 30 });
    await always(fc.tuple(anyPrice, anyWeights), async ([amount, weights]) => {
      const sum = sumOf(weights);
      const shares = distribute(amount, weights);
      const off = shares.map((share, index) => share * sum - amount * weights[index]!);
      const above = shares.filter((share, index) => share > weights[index]!);

      expect(sumOf(shares)).toBe(sum === 0n ? 0n : amount);
      expect(off.filter((each) => each >= sum || each <= -sum)).toEqual(sum === 0n ? off : []);
      if (amount <= sum) expect(above).toEqual([]);
    });
  });

  test.each([
    [10n, [1n, 1n, 1n], [4n, 3n, 3n]],
    [1n, [1n, 2n, 3n], [0n, 0n, 1n]],
    [11n, [100n, 0n, 100n], [6n, 0n, 5n]],
    [7n, [0n, 0n], [0n, 0n]],
    [5n, [5n], [5n]],
    [0n, [3n, 4n], [0n, 0n]],
  ])('distributes %s by the weights %j', (amount, weights, shares) => {
    expect(distribute(amount, weights)).toEqual(shares);
  });

  test.each<[bigint, bigint, bigint, bigint]>([
    [1n, 2n, 1n, 0n],
    [3n, 2n, 2n, 2n],
    [5n, 2n, 3n, 2n],
    [7n, 3n, 2n, 2n],
    [8n, 3n, 3n, 3n],
    [499_999n, 1_000_000n, 0n, 0n],
    [500_001n, 1_000_000n, 1n, 1n],
    [0n, 7n, 0n, 0n],
  ])('%s / %s is %s by half-up and %s by half-even', (numerator, denominator, up, even) => {
    expect(divide(numerator, denominator, 'half-up')).toBe(up);
    expect(divide(numerator, denominator, 'half-even')).toBe(even);
  });

  test('every percentage that can be stored survives formatting and parsing', () => {
    for (let rate = 0; rate <= 1_000_000; rate++) {
      if (toRate(toPercent(rate)) !== rate) throw new Error(`${rate} is written ${toPercent(rate)}`);
    }
    expect([0, 1, 88_750, 77_000, 1_000_000].map(toPercent)).toEqual(['0', '0.0001', '8.875', '7.7', '100']);
    expect(['8.8750', '008.875', '100.0000', '0.00010'].map(toRate)).toEqual([88_750, 88_750, 1_000_000, 1]);
    expect(['', '-1', '.5', '1.', '8.87501', '1e2', '8,5'].map(toRate)).toEqual(Array(7).fill(null));
  });
});

describe('manually verified figures', () => {
  const line = (amount: bigint, quantity = 1, taxClass: TaxClass = 'STANDARD'): Line => {
    const id = `${taxClass}-${amount}`;
    return {
      product: { id, sku: id, price: amount, taxClass, categoryId: null, otherCategoryIds: [] },
      quantity,
    };
  };
  const lines = (count: number, amount: bigint) =>
    Array.from({ length: count }, (_, index): Line => {
      const id = `product-${String(index).padStart(3, '0')}`;
      return { ...line(amount), product: { ...line(amount).product, id } };
    });
  const terms = (values: Partial<DiscountTerms>): DiscountTerms => ({
    code: 'CODE',
    description: 'Some off',
    percentage: null,
    amount: null,
    productIds: [],
    categoryIds: [],
    coveredCategoryIds: [],
    ...values,
  });
  const cartOf = (values: Partial<Omit<Case, 'rates'>> & { standard?: number; reduced?: number }): Case => ({
    currency: 'USD',
    pricesIncludeTax: false,
    rounding: 'half-up',
    lines: [],
    codes: [],
    ...values,
    rates: {
      STANDARD: rateOf('standard', values.standard ?? null),
      REDUCED: rateOf('reduced', values.reduced ?? null),
      ZERO: undefined,
    },
  });
  const figures = async (values: Parameters<typeof cartOf>[0]) => {
    const { subtotal, discount, tax, total } = await price(cartOf(values));
    return [subtotal, discount, tax, total];
  };

  test('a discount of 0.11 is 0.11, even on 25 units with less than a cent each', async () => {
    const codes = [terms({ amount: 11n })];
    const apart = await price(cartOf({ lines: lines(25, 100n), codes }));

    expect(await figures({ lines: [line(100n, 25)], codes })).toEqual([2500n, 11n, 0n, 2489n]);
    expect([apart.discount, apart.total]).toEqual([11n, 2489n]);
    expect(apart.lines.map(({ discount }) => discount)).toEqual([
      ...Array(11).fill(1n),
      ...Array(14).fill(0n),
    ]);
  });

  test('8.875 per cent of 384.42 is 34.117275, rounded to 34.12, for any number of lines', async () => {
    // Each of three lines of 128.14 alone would be taxed 11.372425, rounded to 11.37.
    const apart = await price(cartOf({ lines: lines(3, 12_814n), standard: 88_750 }));

    expect(await figures({ lines: [line(38_442n)], standard: 88_750 })).toEqual([
      38_442n,
      0n,
      3412n,
      41_854n,
    ]);
    expect(await figures({ lines: [line(12_814n, 3)], standard: 88_750 })).toEqual([
      38_442n,
      0n,
      3412n,
      41_854n,
    ]);
    expect([apart.tax, apart.total]).toEqual([3412n, 41_854n]);
    expect(apart.lines.map(({ tax }) => tax)).toEqual([1138n, 1137n, 1137n]);
  });

  test.each<[amount: bigint, up: bigint, even: bigint]>([
    [5n, 1n, 0n],
    [15n, 2n, 2n],
    [25n, 3n, 2n],
    [35n, 4n, 4n],
    [4n, 0n, 0n],
    [6n, 1n, 1n],
  ])(
    '10 per cent of %s cents is %s by half-up and %s by half-even, be it tax or discount',
    async (amount, up, even) => {
      const codes = [terms({ percentage: 100_000 })];
      const both = async (rounding: Rounding) => {
        const [, , tax] = await figures({ lines: [line(amount)], standard: 100_000, rounding });
        const [, discount] = await figures({ lines: [line(amount)], codes, rounding });
        return [tax, discount];
      };

      expect(await both('half-up')).toEqual([up, up]);
      expect(await both('half-even')).toEqual([even, even]);
    },
  );

  test('yen have no fraction of tax, and dinars have three digits of it', async () => {
    // 10 per cent of 1005 yen is 100.5; 5 per cent of 12.350 dinars is 0.6175.
    const yen = { currency: 'JPY', lines: [line(1005n)], standard: 100_000 };
    const dinars = { currency: 'KWD', lines: [line(12_350n)], standard: 50_000 };

    expect(await figures(yen)).toEqual([1005n, 0n, 101n, 1106n]);
    expect(await figures({ ...yen, rounding: 'half-even' })).toEqual([1005n, 0n, 100n, 1105n]);
    expect(await figures(dinars)).toEqual([12_350n, 0n, 618n, 12_968n]);
    expect(await figures({ ...dinars, rounding: 'half-even' })).toEqual([12_350n, 0n, 618n, 12_968n]);
  });

  test('a gross 119.00 contains 19.00 of a 19 per cent VAT, and 9.99 contains 1.60', async () => {
    const german = { pricesIncludeTax: true, standard: 190_000, reduced: 70_000 };
    const both = await price(
      cartOf({ ...german, lines: [line(11_900n), line(535n, 2, 'REDUCED'), line(300n, 1, 'ZERO')] }),
    );

    expect(await figures({ ...german, lines: [line(11_900n)] })).toEqual([11_900n, 0n, 1900n, 11_900n]);
    expect(await figures({ ...german, lines: [line(999n)] })).toEqual([999n, 0n, 160n, 999n]);
    expect(both).toMatchObject({
      subtotal: 13_270n,
      tax: 1970n,
      total: 13_270n,
      taxLines: [
        { name: 'standard', rate: 190_000, base: 10_000n, amount: 1900n },
        { name: 'reduced', rate: 70_000, base: 1000n, amount: 70n },
      ],
      lines: [{ tax: 1900n }, { tax: 70n }, { tax: 0n }],
    });
  });

  test('Swiss prices of 19.90 contain 1.42 of 7.7 per cent, and 17.91 after a tenth off contain 1.28', async () => {
    // 19.90 × 7.7 / 107.7 = 1.42275…; 17.91 × 7.7 / 107.7 = 1.28047…
    const swiss = { currency: 'CHF', pricesIncludeTax: true, standard: 77_000, lines: [line(1990n)] };

    expect(await figures(swiss)).toEqual([1990n, 0n, 142n, 1990n]);
    expect(await figures({ ...swiss, codes: [terms({ percentage: 100_000 })] })).toEqual([
      1990n,
      199n,
      128n,
      1791n,
    ]);
  });

  test('a rate of 0 is listed, a rate of 100 per cent doubles the price, and is half of a gross price', async () => {
    const nothing = await price(cartOf({ lines: [line(1000n)], standard: 0 }));

    expect(nothing.taxLines).toEqual([{ name: 'standard', rate: 0, base: 1000n, amount: 0n }]);
    expect(await figures({ lines: [line(1000n)], standard: 1_000_000 })).toEqual([1000n, 0n, 1000n, 2000n]);
    expect(await figures({ lines: [line(1000n)], standard: 1_000_000, pricesIncludeTax: true })).toEqual([
      1000n,
      0n,
      500n,
      1000n,
    ]);
  });

  test('ten per cent and then 5.00 off 33.33 leave 25.00, in either order of the codes', async () => {
    const tenth = terms({ code: 'TENTH', percentage: 100_000 });
    const five = terms({ code: 'FIVE', amount: 500n });
    for (const codes of [
      [tenth, five],
      [five, tenth],
    ]) {
      const totals = await price(cartOf({ lines: [line(3333n)], codes }));

      expect(totals.discountLines.map(({ code, amount }) => [code, amount])).toEqual([
        ['TENTH', 333n],
        ['FIVE', 500n],
      ]);
      expect(totals.total).toBe(2500n);
    }
  });

  test('two amounts take off at most the subtotal', async () => {
    const codes = [terms({ code: 'A', amount: 700n }), terms({ code: 'B', amount: 700n })];
    const totals = await price(cartOf({ lines: [line(1000n)], codes, standard: 100_000 }));

    expect(totals.discountLines.map(({ amount }) => amount)).toEqual([700n, 300n]);
    expect([totals.tax, totals.total]).toEqual([0n, 0n]);
  });

  test('an empty cart has a total of zero', async () => {
    expect(await figures({ codes: [terms({ amount: 100n })], standard: 100_000 })).toEqual([0n, 0n, 0n, 0n]);
  });

  test('prices the largest possible cart to the unit', async () => {
    const most = 2n ** 53n;

    expect(await figures({ lines: [line(most)], standard: 88_750 })).toEqual([
      most,
      0n,
      // 2^53 × 0.08875 = 799,388,933,858,263.04
      799_388_933_858_263n,
      most + 799_388_933_858_263n,
    ]);
  });

  test('rejects shares of a tax service that do not add up, miss a line, or are negative', async () => {
    const cart = cartOf({ lines: [line(1000n)] });
    const taxLines = [{ name: 'Tax', rate: 100_000, base: 1000n, amount: 100n }];

    expect((await price(cart, async () => ({ shares: [100n], taxLines }))).total).toBe(1100n);
    for (const shares of [[99n], [101n]]) {
      await expect(price(cart, async () => ({ shares, taxLines }))).rejects.toThrow('do not add up');
    }
    for (const shares of [[], [99n, 1n], [-100n]]) {
      await expect(price(cart, async () => ({ shares, taxLines }))).rejects.toThrow(
        'a valid share for each line',
      );
    }
  });
});
