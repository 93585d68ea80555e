import fc from 'fast-check';
import { claimCurrency } from '../../src/platform/db/shop.ts';
import { fractionDigits, MAX_AMOUNT, toDecimal, toMinorUnits } from '../../src/platform/money/money.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { newCustomer, newProduct, newStaff, placeOrder } from '../support/data.ts';

const CURRENCIES = ['USD', 'JPY', 'KWD', 'CLF'];

test.each([
  ['USD', 1990n, '19.90'],
  ['USD', 5n, '0.05'],
  ['USD', 0n, '0.00'],
  ['USD', -5n, '-0.05'],
  ['USD', 2n ** 63n - 1n, '92233720368547758.07'],
  ['JPY', 1990n, '1990'],
  ['JPY', 0n, '0'],
  ['JPY', -7n, '-7'],
  ['KWD', 19900n, '19.900'],
  ['KWD', 1n, '0.001'],
])('formats an amount of %s with all its digits: %s minor units', (currency, amount, decimal) => {
  expect(toDecimal({ amount, currency })).toBe(decimal);
});

test.each([
  ['USD', '19.9', 1990n],
  ['USD', '19', 1900n],
  ['USD', '19.9000', 1990n],
  ['USD', '0019.90', 1990n],
  ['USD', '-0', 0n],
  ['USD', '-0.01', -1n],
  ['USD', '90071992547409.93', 9007199254740993n],
  ['JPY', '1990', 1990n],
  ['JPY', '1990.00', 1990n],
  ['KWD', '19.9', 19900n],
  ['KWD', '0.001', 1n],
])('parses an amount of %s exactly: %s', (currency, decimal, amount) => {
  expect(toMinorUnits(decimal, currency)).toBe(amount);
});

test.each([
  ['USD', '0.001'],
  ['USD', '19.901'],
  ['USD', '0.30000000000000004'],
  ['JPY', '0.5'],
  ['KWD', '0.0001'],
])('an amount of %s has at most the digits of its currency: %s', (currency, decimal) => {
  expect(toMinorUnits(decimal, currency)).toBeNull();
});

const NO_DECIMALS = [
  '',
  ' ',
  '1e3',
  '1E3',
  ' 1',
  '1 ',
  '1.',
  '.5',
  '.',
  '-',
  '--1',
  '+1',
  '1,5',
  '1_000',
  '0x10',
  '१',
  '1\n',
  '1.5.5',
  'NaN',
  'Infinity',
];

test.each(NO_DECIMALS)('rejects %j as an amount', (text) => {
  expect(CURRENCIES.map((currency) => toMinorUnits(text, currency))).toEqual([null, null, null, null]);
});

test('formatting and parsing are inverse', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }),
      fc.constantFrom(...CURRENCIES),
      (amount, currency) => {
        expect(toMinorUnits(toDecimal({ amount, currency }), currency)).toBe(amount);
      },
    ),
  );
});

test('an amount has the number of decimals of its currency', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 53n }),
      fc.constantFrom(...CURRENCIES),
      (amount, currency) => {
        const [whole = '', fraction = ''] = toDecimal({ amount, currency }).split('.');
        expect(whole).toMatch(/^(0|[1-9]\d*)$/);
        expect(fraction).toHaveLength(fractionDigits(currency));
        expect(BigInt(whole + fraction)).toBe(amount);
      },
    ),
  );
});

test('a price accepts leading and trailing zeros', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 53n }),
      fc.constantFrom('USD', 'KWD'),
      fc.nat(5),
      fc.nat(5),
      (amount, currency, before, after) => {
        const decimal = '0'.repeat(before) + toDecimal({ amount, currency }) + '0'.repeat(after);
        expect(toMinorUnits(decimal, currency)).toBe(amount);
      },
    ),
  );
});

test('currencies have the decimals of ISO 4217, even if people use fewer', () => {
  const codes = [
    'USD',
    'EUR',
    'IDR',
    'HUF',
    'COP',
    'PKR',
    'TWD',
    'MRU',
    'JPY',
    'KRW',
    'CLP',
    'ISK',
    'KWD',
    'IQD',
    'TND',
  ];

  expect(codes.map((code) => `${code} ${fractionDigits(code)}`)).toEqual([
    ...['USD 2', 'EUR 2', 'IDR 2', 'HUF 2', 'COP 2', 'PKR 2', 'TWD 2', 'MRU 2'],
    ...['JPY 0', 'KRW 0', 'CLP 0', 'ISK 0', 'KWD 3', 'IQD 3', 'TND 3'],
  ]);
});

let dollars: App;
let yen: App;
let dinars: App;
beforeAll(async () => {
  [dollars, yen, dinars] = await Promise.all(
    ['USD', 'JPY', 'KWD'].map((currency) => startApp({ currency })) as [
      Promise<App>,
      Promise<App>,
      Promise<App>,
    ],
  );
});
afterAll(() => Promise.all([dollars, yen, dinars].map((app) => app.stop())));

const CREATE = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) {
    __typename
    ... on CreateProductSuccess {
      product { id price { amount currency } compareAtPrice { amount } cost { amount currency } }
    }
    ... on InvalidInput { issues { path code } }
  }
}`;
let count = 0;
const createProduct = (app: App, as: Account, prices: object) => {
  const sku = `priced-${++count}`;
  return app.query(CREATE, { input: { name: sku, sku, stock: 1000, ...prices } }, { as });
};

test.each<[string, () => App, string, string, string]>([
  ['USD', () => dollars, '19.9', '19.90', '59.70'],
  ['JPY', () => yen, '1990', '1990', '5970'],
  ['JPY', () => yen, '1990.0', '1990', '5970'],
  ['KWD', () => dinars, '19.9', '19.900', '59.700'],
  ['KWD', () => dinars, '0.005', '0.005', '0.015'],
])('a shop in %s takes and tells prices and totals in it', async (currency, appOf, price, told, total) => {
  const app = appOf();
  const [staff, customer] = [await newStaff(app), await newCustomer(app)];

  const { data } = await createProduct(app, staff, { price, cost: price });
  const { product } = data.createProduct;
  expect(product).toEqual({
    id: product.id,
    price: { amount: told, currency },
    compareAtPrice: null,
    cost: { amount: told, currency },
  });

  const { order } = await placeOrder(app, customer, [{ productId: product.id, quantity: 3 }]);
  expect(order.total).toEqual({ amount: total, currency });
  expect(order.details[0].unitPrice).toEqual({ amount: told });
});

test.each<[string, () => App, string]>([
  ['USD', () => dollars, '0.001'],
  ['JPY', () => yen, '0.5'],
  ['KWD', () => dinars, '0.0005'],
])('a shop in %s refuses a price with more digits, in each of the three', async (_, appOf, tooPrecise) => {
  const app = appOf();

  const { data } = await createProduct(app, await newStaff(app), {
    price: tooPrecise,
    compareAtPrice: tooPrecise,
    cost: tooPrecise,
  });

  expect(data.createProduct).toEqual({
    __typename: 'InvalidInput',
    issues: ['price', 'compareAtPrice', 'cost'].map((path) => ({ path: [path], code: 'TOO_PRECISE' })),
  });
});

test('limits prices to 0 up to the largest value that the database can store', async () => {
  const staff = await newStaff(dollars);
  const highest = toDecimal({ amount: MAX_AMOUNT, currency: 'USD' });
  const outOfRange = { __typename: 'InvalidInput', issues: [{ path: ['price'], code: 'OUT_OF_RANGE' }] };
  const answer = async (price: string) => (await createProduct(dollars, staff, { price })).data.createProduct;

  expect((await answer('0')).product.price.amount).toBe('0.00');
  expect((await answer(highest)).product.price.amount).toBe(highest);
  expect(await answer(toDecimal({ amount: MAX_AMOUNT + 1n, currency: 'USD' }))).toEqual(outOfRange);
  expect(await answer('9'.repeat(20))).toEqual(outOfRange);
  expect(await answer('-0.01')).toEqual(outOfRange);
});

test('limits an order total to the largest price', async () => {
  const customer = await newCustomer(dollars);
  const { id: productId } = await newProduct(dollars, { price: MAX_AMOUNT });
  const { id: oneCent } = await newProduct(dollars, { price: 1n });

  const largest = await placeOrder(dollars, customer, [{ productId }]);
  const larger = await placeOrder(dollars, customer, [{ productId }, { productId: oneCent }]);

  expect(largest.order.total.amount).toBe('90071992547409.92');
  expect(larger).toMatchObject({
    __typename: 'InvalidInput',
    issues: [{ path: ['items'], code: 'OUT_OF_RANGE' }],
  });
});

test('adds tenths exactly: 0.1 and 0.2 are 0.30', async () => {
  const [staff, customer] = [await newStaff(dollars), await newCustomer(dollars)];
  const tenth = (await createProduct(dollars, staff, { price: '0.1' })).data.createProduct.product;
  const fifth = (await createProduct(dollars, staff, { price: '0.2' })).data.createProduct.product;

  const once = await placeOrder(dollars, customer, [{ productId: tenth.id }, { productId: fifth.id }], {
    expectedTotal: '0.3',
  });
  const often = await placeOrder(dollars, customer, [
    { productId: tenth.id, quantity: 999 },
    { productId: fifth.id, quantity: 7 },
  ]);

  expect(once.order.total).toEqual({ amount: '0.30', currency: 'USD' });
  expect(often.order.details.map((detail: { total: object }) => detail.total)).toEqual([
    { amount: '99.90' },
    { amount: '1.40' },
  ]);
  expect(often.order.total.amount).toBe('101.30');
});

test('accepts a price as a JSON number or a literal, by its decimal digits', async () => {
  const staff = await newStaff(dollars);
  const { id } = await newProduct(dollars);
  const priceOf = async (price: string, variables: object = {}) => {
    const { data } = await dollars.query(
      `mutation ${'price' in variables ? '($price: Decimal)' : ''} {
        updateProduct(id: "${id}", input: { price: ${price} }) {
          ... on UpdateProductSuccess { product { price { amount } } } ... on InvalidInput { issues { code } }
        }
      }`,
      variables,
      { as: staff },
    );
    return data.updateProduct.product?.price.amount ?? data.updateProduct.issues;
  };

  expect(await priceOf('$price', { price: 0.1 })).toBe('0.10');
  expect(await priceOf('$price', { price: 19.99 })).toBe('19.99');
  expect(await priceOf('$price', { price: 12345678901.23 })).toBe('12345678901.23');
  expect(await priceOf('$price', { price: 1e3 })).toBe('1000.00');
  expect(await priceOf('$price', { price: 0.1 + 0.2 })).toEqual([{ code: 'TOO_PRECISE' }]);
  expect(await priceOf('0.7')).toBe('0.70');
  expect(await priceOf('12')).toBe('12.00');
  expect(await priceOf('"12.5"')).toBe('12.50');
});

test.each([...NO_DECIMALS, true, {}, [], ['1'], 1e21, 1e-7, '1'.repeat(21), `0.${'0'.repeat(21)}`])(
  'rejects %j as a Decimal of the API',
  async (price) => {
    const answer = await createProduct(dollars, await newStaff(dollars), { price });

    expect([answer.status, answer.data, answer.errors?.map(({ extensions }) => extensions.code)]).toEqual([
      200,
      undefined,
      ['BAD_USER_INPUT'],
    ]);
  },
);

test.each(['1e3', '1.5e1', 'true', '"1e3"', 'NaN', '[1]', '{ a: 1 }'])(
  'rejects a literal %s as a Decimal of the API',
  async (literal) => {
    const answer = await dollars.query(`{ products(filter: { minPrice: ${literal} }) { totalCount } }`);

    expect([answer.status, answer.data, answer.errors?.length]).toEqual([200, undefined, 1]);
    expect(answer.errors?.[0]?.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  },
);

test('price bounds are exact and inclusive, for any size', async () => {
  const [low, high] = [
    await newProduct(yen, { price: 777_001n }),
    await newProduct(yen, { price: 777_002n }),
  ];
  const between = async (filter: object) => {
    const { data, errors } = await yen.query(
      'query ($filter: ProductFilter) { products(filter: $filter, sort: PRICE_ASC) { nodes { id } } }',
      { filter },
    );
    return errors?.[0]?.extensions.code ?? data.products.nodes.map(({ id }: { id: string }) => id);
  };

  expect(await between({ minPrice: '777001', maxPrice: '777001' })).toEqual([low.id]);
  expect(await between({ minPrice: '777001', maxPrice: '777002' })).toEqual([low.id, high.id]);
  expect(await between({ minPrice: '777002', maxPrice: '777001' })).toEqual([]);
  expect(await between({ minPrice: '777001', maxPrice: '9'.repeat(20) })).toEqual([low.id, high.id]);
  expect(await between({ minPrice: '9'.repeat(20) })).toEqual([]);
  expect(await between({ maxPrice: `-${'9'.repeat(20)}` })).toEqual([]);
  expect(await between({ minPrice: '0.5' })).toBe('BAD_USER_INPUT');
});

test('rejects a database with another currency', async () => {
  await expect(claimCurrency(yen.db, 'KWD')).rejects.toThrow(
    'This database was created with CURRENCY=JPY, but CURRENCY is KWD.',
  );
  await expect(claimCurrency(yen.db, 'JPY')).resolves.toBeUndefined();
});
