import { startApp, type Account, type App } from '../support/app.ts';
import { startCpuTimer } from '../support/cpu-time.ts';
import { newCustomer, newProducts, placeOrder } from '../support/data.ts';

let app: App;
let as: Account;
let id: string;
beforeAll(async () => {
  app = await startApp();
  as = await newCustomer(app);
  const products = await newProducts(app, 100);
  const order = await placeOrder(
    app,
    as,
    products.map((product) => ({ productId: product.id, quantity: 1 })),
  );
  ({ id } = order.order);
});
afterAll(() => app.stop());

const ask = (fields: string) =>
  app.query(`query ($id: ID!) { order(by: { id: $id }) { ${fields} } }`, { id }, { as });
/** Selects the order again from each of its lines, this many times. */
const again = (times: number) => `${'details { order { '.repeat(times)} id ${'} } '.repeat(times)}`;

test('answers a list longer than estimated if the response stays within the limit', async () => {
  const { data, errors } = await ask('details { productName sku quantity order { number } }');

  expect(errors).toBeUndefined();
  expect(data.order.details).toHaveLength(100);
});

test.each([2, 3, 4])(
  'rejects an order of a hundred lines that is selected again from each line, nested %i times, without reading the nested lines',
  async (times) => {
    const cpuMs = startCpuTimer();
    const { data, errors } = await ask(again(times));

    expect(errors).toMatchObject([
      { message: expect.stringContaining('the limit is 28,000'), extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ]);
    expect(data).toEqual({ order: null });
    expect(cpuMs()).toBeLessThan(1_000);
  },
);

test('counts estimated and additional items together, for each operation separately', async () => {
  const wide = Array.from({ length: 20 }, (_, at) => `f${at}: sku`).join(' ');
  const answers = [
    await ask(`a: details { ${wide} } b: details { id }`),
    await ask(`a: details { ${wide} } b: details { id }`),
    await ask(
      Array.from(
        { length: 28 },
        (_, at) =>
          `a${at}: details { id productName sku quantity subtotal { amount } total { amount } tax { amount } }`,
      ).join(' '),
    ),
  ];

  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual([
    undefined,
    undefined,
    'QUERY_TOO_COMPLEX',
  ]);
});

test('counts the values of a list for each page length that a variable sets', async () => {
  const text = `query ($id: ID!, $first: Int!) { order(by: { id: $id }) { details {
    product { category { products(first: $first) { nodes { id name sku } } } }
  } } }`;
  const codes = [];
  for (const first of [1, 90, 1]) {
    const { errors = [] } = await app.query(text, { id, first }, { as });
    codes.push(errors[0]?.extensions?.['code']);
  }

  expect(codes).toEqual([undefined, 'QUERY_TOO_COMPLEX', undefined]);
});
