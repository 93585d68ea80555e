import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { products, stockMovements } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { issues, newShopkeeper } from '../support/catalog.ts';
import { newCustomer, newProduct, newStaff, placeOrder, unbalancedProducts } from '../support/data.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const ADJUST = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
  __typename
  ... on AdjustStockSuccess { product { id stock inStock } }
  ... on InsufficientStock { shortages { product { id } requested available } }
  ... on InvalidInput { issues { path code } }
} }`;

/** Adds 5 pieces under a new key, unless `input` says otherwise. */
const adjust = (productId: string, input: object = {}, as = staff) =>
  ask(
    app,
    ADJUST,
    { input: { productId, delta: 5, reason: 'Delivery', idempotencyKey: randomUUID(), ...input } },
    as,
  );

const success = (id: string, stock: number) => ({
  __typename: 'AdjustStockSuccess',
  product: { id, stock, inStock: stock > 0 },
});
const REUSED = { __typename: 'IdempotencyKeyReused' };

/** Returns the ledger of a product, without its initial stock. */
const adjustmentsOf = async (productId: string) =>
  (
    await app.db
      .select()
      .from(stockMovements)
      .where(eq(stockMovements.productId, productId))
      .orderBy(stockMovements.id)
  ).filter(({ kind }) => kind === 'ADJUSTED');

test('books goods in and out, with actor, reason, quantity and remaining stock in the ledger', async () => {
  const { id } = await newProduct(app, { stock: 10 });
  const colleague = await newStaff(app);

  expect(await adjust(id, { delta: 15, reason: '  Delivery 4711 ', idempotencyKey: 'in' })).toEqual(
    success(id, 25),
  );
  expect(await adjust(id, { delta: -25, reason: 'Broken', idempotencyKey: 'out' }, colleague)).toEqual(
    success(id, 0),
  );
  const common = { productId: id, orderId: null, kind: 'ADJUSTED' };
  expect(await adjustmentsOf(id)).toEqual([
    {
      ...common,
      id: expect.any(String),
      delta: 15,
      stockAfter: 25,
      reason: 'Delivery 4711',
      actorId: staff.id,
      idempotencyKey: 'in',
      createdAt: expect.any(Date),
    },
    {
      ...common,
      id: expect.any(String),
      delta: -25,
      stockAfter: 0,
      reason: 'Broken',
      actorId: colleague.id,
      idempotencyKey: 'out',
      createdAt: expect.any(Date),
    },
  ]);
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('rejects a removal of more than the stock', async () => {
  const { id } = await newProduct(app, { stock: 3 });

  expect(await adjust(id, { delta: -4 })).toEqual({
    __typename: 'InsufficientStock',
    shortages: [{ product: { id }, requested: 4, available: 3 }],
  });
  expect(await adjustmentsOf(id)).toEqual([]);
  expect(await adjust(id, { delta: -3 })).toEqual(success(id, 0));
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('a rejected adjustment does not use up its key', async () => {
  const { id } = await newProduct(app, { stock: 3 });
  await adjust(id, { delta: -4, idempotencyKey: 'refused' });

  expect(await adjust(id, { delta: -2, idempotencyKey: 'refused' })).toEqual(success(id, 1));
});

test('books a repeated adjustment once, for any staff member', async () => {
  const { id } = await newProduct(app, { stock: 1 });
  const input = { delta: 4, reason: 'Recount', idempotencyKey: 'again' };
  await adjust(id, input);
  await adjust(id, { delta: 10 });

  expect(await adjust(id, { ...input, reason: ' Recount ' })).toEqual(success(id, 15));
  expect(await adjust(id, input, await newStaff(app))).toEqual(success(id, 15));
  expect(await adjustmentsOf(id)).toHaveLength(2);
});

test('replays an adjustment even after its product was deleted', async () => {
  const { id } = await newProduct(app, { stock: 1 });
  const input = { delta: 4, reason: 'Recount', idempotencyKey: 'before it went' };
  await adjust(id, input);
  await app.db.update(products).set({ deletedAt: new Date() }).where(eq(products.id, id));

  expect(await adjust(id, input)).toEqual(success(id, 5));
  expect(await adjust(id, { delta: 1 })).toBe('NOT_FOUND');
});

test('rejects a reused idempotency key with another adjustment', async () => {
  const [{ id }, other] = [await newProduct(app), await newProduct(app)];
  const input = { delta: 4, reason: 'Recount', idempotencyKey: 'one only' };
  await adjust(id, input);

  expect(await adjust(id, { ...input, delta: 5 })).toEqual(REUSED);
  expect(await adjust(id, { ...input, delta: -1000 })).toEqual(REUSED);
  expect(await adjust(id, { ...input, reason: 'recount' })).toEqual(REUSED);
  expect(await adjust(other.id, input)).toEqual(REUSED);
  expect(await adjust(id, { ...input, idempotencyKey: 'One only' })).toEqual(success(id, 108));
});

test('20 concurrent adjustments with one key book once and return the same result', async () => {
  const { id } = await newProduct(app, { stock: 1 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => adjust(id, { delta: 7, idempotencyKey: 'twenty' })),
  );

  expect(answers).toEqual(Array(20).fill(success(id, 8)));
  expect(await adjustmentsOf(id)).toMatchObject([{ delta: 7, stockAfter: 8 }]);
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('of two products adjusted with one key at once, one is booked', async () => {
  for (let round = 0; round < 10; round++) {
    const ids = [await newProduct(app, { stock: 0 }), await newProduct(app, { stock: 0 })].map(
      ({ id }) => id,
    );
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(ids.map((id) => adjust(id, { idempotencyKey })));

    expect(answers.map((answer): string => answer.__typename).sort()).toEqual([
      'AdjustStockSuccess',
      'IdempotencyKeyReused',
    ]);
  }
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('books all of 50 concurrent adjustments with different keys', async () => {
  const { id } = await newProduct(app, { stock: 0 });
  const answers = await Promise.all(Array.from({ length: 50 }, () => adjust(id, { delta: 2 })));
  const stocks = answers.map(({ product }): number => product.stock).sort((a, b) => a - b);

  expect(stocks).toEqual(Array.from({ length: 50 }, (_, n) => 2 * (n + 1)));
  expect((await adjustmentsOf(id)).map(({ stockAfter }) => stockAfter).sort((a, b) => a - b)).toEqual(stocks);
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('of many concurrent removals, as many succeed as the stock covers', async () => {
  const { id } = await newProduct(app, { stock: 10 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => adjust(id, { delta: -3 })));
  const types = answers.map((answer): string => answer.__typename);

  expect(types.filter((type) => type === 'AdjustStockSuccess')).toHaveLength(3);
  expect(types.filter((type) => type === 'InsufficientStock')).toHaveLength(17);
  expect(await adjust(id, { delta: -1 })).toEqual(success(id, 0));
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
  expect(await adjust(id, { delta: 1 })).toEqual(success(id, 6));
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('rejects an adjustment with the invalid field and its rule', async () => {
  const { id } = await newProduct(app);
  const key = (idempotencyKey: string) => adjust(id, { idempotencyKey });

  expect(await adjust(id, { delta: 0, reason: ' ', idempotencyKey: '' })).toEqual(
    issues(['delta', 'OUT_OF_RANGE'], ['reason', 'TOO_SHORT'], ['idempotencyKey', 'INVALID']),
  );
  expect(await adjust(id, { delta: 1_000_000_001 })).toEqual(issues(['delta', 'OUT_OF_RANGE']));
  expect(await adjust(id, { delta: -1_000_000_001 })).toEqual(issues(['delta', 'OUT_OF_RANGE']));
  expect(await adjust(id, { reason: 'x'.repeat(501) })).toEqual(issues(['reason', 'TOO_LONG']));
  expect(await adjust(id, { reason: 'a\0b' })).toEqual(issues(['reason', 'INVALID_CHARACTERS']));
  for (const bad of ['é', 'a\n', '\0', 'tab\t', 'x'.repeat(256)]) {
    expect(await key(bad)).toEqual(issues(['idempotencyKey', 'INVALID']));
  }
  expect(await adjustmentsOf(id)).toEqual([]);
  expect(await adjust(id, { reason: '🫖'.repeat(500), idempotencyKey: '~'.repeat(255) })).toEqual(
    success(id, 105),
  );
});

test('limits the stock to 1,000,000,000', async () => {
  const { id } = await newProduct(app, { stock: 1 });

  expect(await adjust(id, { delta: 1_000_000_000 })).toEqual(issues(['delta', 'OUT_OF_RANGE']));
  expect(await adjust(id, { delta: 999_999_999 })).toEqual(success(id, 1_000_000_000));
  expect(await adjust(id, { delta: -1_000_000_000 })).toEqual(success(id, 0));
});

test('returns an error for malformed numbers, malformed ids and unknown products', async () => {
  const { id } = await newProduct(app);
  const { remove } = await newShopkeeper(app);
  await remove(id);

  for (const delta of [1.5, '5', null, 2 ** 31]) expect(await adjust(id, { delta })).toBe('BAD_USER_INPUT');
  for (const malformed of ['', 'abc', '\0']) expect(await adjust(malformed)).toBe('BAD_USER_INPUT');
  expect(await adjust(randomUUID())).toBe('NOT_FOUND');
  expect(await adjust(id)).toBe('NOT_FOUND');
});

test('only staff adjust stock', async () => {
  const { id } = await newProduct(app);

  expect(await adjust(id, {}, await newCustomer(app))).toBe('FORBIDDEN');
  expect(
    await ask(app, ADJUST, { input: { productId: id, delta: 1, reason: 'r', idempotencyKey: 'k' } }),
  ).toBe('UNAUTHENTICATED');
  expect(await adjustmentsOf(id)).toEqual([]);
});
