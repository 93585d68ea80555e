import { randomUUID } from 'node:crypto';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newCustomer, newProduct, newStaff, placeOrder, unbalancedProducts } from '../support/data.ts';
import { adjustmentsOf, adjustStock, bookedStock } from '../support/stock.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

/** Adds 5 pieces, unless `input` says otherwise. */
const adjust = (productId: string, input: object = {}, as = staff) => adjustStock(app, as, productId, input);

test('books all of 50 concurrent adjustments with different keys', async () => {
  const { id } = await newProduct(app, { stock: 0 });
  const answers = await Promise.all(Array.from({ length: 50 }, () => adjust(id, { delta: 2 })));
  const stocks = answers.map(({ product }): number => product.stock).sort((a, b) => a - b);

  expect(stocks).toEqual(Array.from({ length: 50 }, (_, n) => 2 * (n + 1)));
  expect((await adjustmentsOf(app, id)).map(({ stockAfter }) => stockAfter).sort((a, b) => a - b)).toEqual(
    stocks,
  );
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('of many concurrent removals, as many succeed as the stock covers', async () => {
  const { id } = await newProduct(app, { stock: 10 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => adjust(id, { delta: -3 })));
  const types = answers.map((answer): string => answer.__typename);

  expect(types.filter((type) => type === 'AdjustStockSuccess')).toHaveLength(3);
  expect(types.filter((type) => type === 'InsufficientStock')).toHaveLength(17);
  expect(await adjust(id, { delta: -1 })).toEqual(bookedStock(id, 0));
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('concurrent orders and adjustments leave the ledger balanced', async () => {
  const { id } = await newProduct(app, { stock: 25 });
  const customers = await Promise.all(Array.from({ length: 10 }, () => newCustomer(app)));
  const [orders, counts] = await Promise.all([
    Promise.all(customers.map((customer) => placeOrder(app, customer, [{ productId: id, quantity: 2 }]))),
    Promise.all(customers.map((_, n) => adjust(id, { delta: n % 2 ? -1 : 1 }))),
  ]);

  expect(orders.map((order): string => order.__typename)).toEqual(Array(10).fill('PlaceOrderSuccess'));
  expect(counts.map((count): string => count.__typename)).toEqual(Array(10).fill('AdjustStockSuccess'));
  expect(await adjust(id, { delta: 1 })).toEqual(bookedStock(id, 6));
  expect(await unbalancedProducts(app)).toEqual([]);
});

const SET = `mutation ($input: SetStockInput!) { setStock(input: $input) {
  __typename
  ... on AdjustStockSuccess { product { id stock inStock } }
  ... on StockChanged { product { id stock } }
  ... on InvalidInput { issues { path code } }
} }`;
const count = (productId: string, stock: number, input: object = {}, as = staff) =>
  ask(
    app,
    SET,
    { input: { productId, stock, reason: 'Counted', idempotencyKey: randomUUID(), ...input } },
    as,
  );

describe('setStock', () => {
  test('20 concurrent counts with one key, among orders, are applied once', async () => {
    const { id } = await newProduct(app, { stock: 50 });
    const customers = await Promise.all(Array.from({ length: 5 }, () => newCustomer(app)));
    const input = { idempotencyKey: randomUUID() };
    await Promise.all([
      ...Array.from({ length: 20 }, () => count(id, 40, input)),
      ...customers.map((customer) => placeOrder(app, customer, [{ productId: id }])),
    ]);

    expect(await adjustmentsOf(app, id)).toHaveLength(1);
    expect(await unbalancedProducts(app)).toEqual([]);
  });
});
