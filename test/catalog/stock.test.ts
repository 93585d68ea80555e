import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { products } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { issues, newShopkeeper } from '../support/catalog.ts';
import { idsOf, readPages } from '../support/pages.ts';
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
const REUSED = { __typename: 'IdempotencyKeyReused' };

test('books goods in and out, with actor, reason, quantity and remaining stock in the ledger', async () => {
  const { id } = await newProduct(app, { stock: 10 });
  const colleague = await newStaff(app);

  expect(await adjust(id, { delta: 15, reason: '  Delivery 4711 ', idempotencyKey: 'in' })).toEqual(
    bookedStock(id, 25),
  );
  expect(await adjust(id, { delta: -25, reason: 'Broken', idempotencyKey: 'out' }, colleague)).toEqual(
    bookedStock(id, 0),
  );
  const common = { productId: id, orderId: null, kind: 'ADJUSTED' };
  expect(await adjustmentsOf(app, id)).toEqual([
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
  expect(await adjustmentsOf(app, id)).toEqual([]);
  expect(await adjust(id, { delta: -3 })).toEqual(bookedStock(id, 0));
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('a rejected adjustment does not use up its key', async () => {
  const { id } = await newProduct(app, { stock: 3 });
  await adjust(id, { delta: -4, idempotencyKey: 'refused' });

  expect(await adjust(id, { delta: -2, idempotencyKey: 'refused' })).toEqual(bookedStock(id, 1));
});

test('books a repeated adjustment once, for any staff member', async () => {
  const { id } = await newProduct(app, { stock: 1 });
  const input = { delta: 4, reason: 'Recount', idempotencyKey: 'again' };
  await adjust(id, input);
  await adjust(id, { delta: 10 });

  expect(await adjust(id, { ...input, reason: ' Recount ' })).toEqual(bookedStock(id, 15));
  expect(await adjust(id, input, await newStaff(app))).toEqual(bookedStock(id, 15));
  expect(await adjustmentsOf(app, id)).toHaveLength(2);
});

test('replays an adjustment even after its product was deleted', async () => {
  const { id } = await newProduct(app, { stock: 1 });
  const input = { delta: 4, reason: 'Recount', idempotencyKey: 'before it went' };
  await adjust(id, input);
  await app.db.update(products).set({ deletedAt: new Date() }).where(eq(products.id, id));

  expect(await adjust(id, input)).toEqual(bookedStock(id, 5));
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
  expect(await adjust(id, { ...input, idempotencyKey: 'One only' })).toEqual(bookedStock(id, 108));
});

test('20 concurrent adjustments with one key book once and return the same result', async () => {
  const { id } = await newProduct(app, { stock: 1 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => adjust(id, { delta: 7, idempotencyKey: 'twenty' })),
  );

  expect(answers).toEqual(Array(20).fill(bookedStock(id, 8)));
  expect(await adjustmentsOf(app, id)).toMatchObject([{ delta: 7, stockAfter: 8 }]);
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('adjusts one of two products if both are adjusted with one key at the same time', async () => {
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
  expect(await adjustmentsOf(app, id)).toEqual([]);
  expect(await adjust(id, { reason: '🫖'.repeat(500), idempotencyKey: '~'.repeat(255) })).toEqual(
    bookedStock(id, 105),
  );
});

test('limits the stock to 1,000,000,000', async () => {
  const { id } = await newProduct(app, { stock: 1 });

  expect(await adjust(id, { delta: 1_000_000_000 })).toEqual(issues(['delta', 'OUT_OF_RANGE']));
  expect(await adjust(id, { delta: 999_999_999 })).toEqual(bookedStock(id, 1_000_000_000));
  expect(await adjust(id, { delta: -1_000_000_000 })).toEqual(bookedStock(id, 0));
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
  expect(await adjustStock(app, undefined, id)).toBe('UNAUTHENTICATED');
  expect(await adjustmentsOf(app, id)).toEqual([]);
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
  test('sets the stock to the count, and records the difference, even if it is 0', async () => {
    const { id } = await newProduct(app, { stock: 10 });

    expect(await count(id, 7)).toEqual(bookedStock(id, 7));
    expect(await count(id, 7)).toEqual(bookedStock(id, 7));
    expect(await count(id, 0, { expectedStock: 7 })).toEqual(bookedStock(id, 0));
    expect(
      (await adjustmentsOf(app, id)).map(({ delta, stockAfter, reason }) => [delta, stockAfter, reason]),
    ).toEqual([
      [-3, 7, 'Counted'],
      [0, 7, 'Counted'],
      [-7, 0, 'Counted'],
    ]);
    expect(await unbalancedProducts(app)).toEqual([]);
  });

  test('refuses a count if the stock is not the expected one', async () => {
    const { id } = await newProduct(app, { stock: 10 });
    await placeOrder(app, await newCustomer(app), [{ productId: id, quantity: 2 }]);
    const input = { expectedStock: 10, idempotencyKey: 'expected' };

    expect(await count(id, 9, input)).toEqual({ __typename: 'StockChanged', product: { id, stock: 8 } });
    expect(await adjustmentsOf(app, id)).toEqual([]);
    expect(await count(id, 9, { ...input, expectedStock: 8 })).toEqual(bookedStock(id, 9));
  });

  test('a retry after a sale does not put the sold goods back', async () => {
    const { id } = await newProduct(app, { stock: 10 });
    const input = { idempotencyKey: 'before the sale', expectedStock: 10 };
    await count(id, 10, input);
    await placeOrder(app, await newCustomer(app), [{ productId: id, quantity: 4 }]);

    expect(await count(id, 10, input)).toEqual(bookedStock(id, 6));
    expect(await count(id, 10, { ...input, expectedStock: null })).toEqual(bookedStock(id, 6));
    expect(await count(id, 11, input)).toEqual(REUSED);
    expect(await count(id, 10, { ...input, expectedStock: 9 })).toEqual(REUSED);
    expect(await count(id, 10, { ...input, reason: 'Other' })).toEqual(REUSED);
    expect(await count((await newProduct(app)).id, 10, input)).toEqual(REUSED);
    expect(await adjustmentsOf(app, id)).toHaveLength(1);
  });

  test('of 10 concurrent counts with the same expectation, one is applied', async () => {
    const { id } = await newProduct(app, { stock: 10 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => count(id, n, { expectedStock: 10 })),
    );
    const types = answers.map((answer): string => answer.__typename);

    expect(types.filter((type) => type === 'AdjustStockSuccess')).toHaveLength(1);
    expect(types.filter((type) => type === 'StockChanged')).toHaveLength(9);
  });

  test('rejects an invalid input and an unknown product', async () => {
    const { id } = await newProduct(app);

    expect(await count(id, -1, { expectedStock: 1_000_000_001, reason: '', idempotencyKey: '' })).toEqual(
      issues(
        ['stock', 'OUT_OF_RANGE'],
        ['expectedStock', 'OUT_OF_RANGE'],
        ['reason', 'TOO_SHORT'],
        ['idempotencyKey', 'INVALID'],
      ),
    );
    expect(await count(randomUUID(), 1)).toBe('NOT_FOUND');
    expect(await count(id, 1, {}, await newCustomer(app))).toBe('FORBIDDEN');
  });
});

describe('Product.stockMovements', () => {
  const LEDGER = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { product(by: { id: $id }) {
    stockMovements(first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id kind delta stockAfter reason order { id } actor { id } } } } }`;

  test('lists the ledger with order, actor and reason, newest first, in pages of both directions', async () => {
    const { id } = await newProduct(app, { stock: 10 });
    const { order } = await placeOrder(app, await newCustomer(app), [{ productId: id, quantity: 2 }]);
    await adjust(id, { delta: 5 });
    await count(id, 12);
    const read = async (args: object) => {
      const result = await ask(app, LEDGER, { id, ...args }, staff);
      return typeof result === 'string' ? result : result.stockMovements;
    };

    const all = await read({});
    expect(all.totalCount).toBe(4);
    expect(all.nodes).toMatchObject([
      {
        kind: 'ADJUSTED',
        delta: -1,
        stockAfter: 12,
        reason: 'Counted',
        order: null,
        actor: { id: staff.id },
      },
      {
        kind: 'ADJUSTED',
        delta: 5,
        stockAfter: 13,
        reason: 'Delivery',
        order: null,
        actor: { id: staff.id },
      },
      { kind: 'SOLD', delta: -2, stockAfter: 8, reason: null, order: { id: order.id }, actor: null },
      { kind: 'RECEIVED', delta: 10, stockAfter: 10, reason: null, order: null, actor: null },
    ]);
    const ids = all.nodes.map((node: { id: string }) => node.id);
    expect(idsOf(await readPages(read, { size: 1 }))).toEqual(ids);
    expect(idsOf(await readPages(read, { size: 3, backward: true }))).toEqual(ids);
    expect(await read({ first: 101 })).toBe('BAD_USER_INPUT');
    expect(await read({ after: 'nonsense' })).toBe('BAD_USER_INPUT');
  });

  test('reads the ledgers of many products in one statement, with orders and actors in two more', async () => {
    const products = await Promise.all(Array.from({ length: 5 }, () => newProduct(app)));
    const customer = await newCustomer(app);
    for (const { id } of products) {
      await placeOrder(app, customer, [{ productId: id }]);
      await adjust(id);
    }
    const document = `{ products(first: 5) { nodes { stockMovements(first: 3) {
      nodes { delta order { number } actor { name } } } } } }`;
    app.statements.length = 0;
    const { nodes } = await ask(app, document, {}, staff);

    expect(
      nodes.flatMap(({ stockMovements }: { stockMovements: { nodes: [] } }) => stockMovements.nodes),
    ).toHaveLength(15);
    // The viewer, the products, the ledgers, the orders and the actors.
    expect(app.statements).toHaveLength(5);
  });
});
