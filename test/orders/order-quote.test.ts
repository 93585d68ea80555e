import { startApp, type Account, type App } from '../support/app.ts';
import { cartClient } from '../support/carts.ts';
import { newCustomer, newProduct, placeOrder } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Returns whether any session in the test's database waits for a lock. */
async function somebodyWaits(): Promise<boolean> {
  const { rows } = await app.db.$client.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
}

/**
 * Places an order that is quoted before a change is committed and then waits for it. The transaction of the
 * change ends as soon as the order waits for its lock.
 */
async function placeWhile(
  change: [statement: string, ...values: unknown[]][],
  place: () => Promise<{ __typename: string }>,
  end: 'commit' | 'rollback' = 'commit',
) {
  const client = await app.db.$client.connect();
  try {
    await client.query('begin');
    for (const [statement, ...values] of change) await client.query(statement, values);
    let answered = false;
    const answer = place().finally(() => (answered = true));
    while (!(await somebodyWaits())) expect(answered).toBe(false);
    await client.query(end);
    return await answer;
  } finally {
    // Closes the connection, so that no lock remains if the test fails.
    client.release(true);
  }
}

/** Returns a customer with a function that orders two of a product at 10.00. */
async function checkout(values: { stock?: number } = {}) {
  const ada: Account = await newCustomer(app);
  const tea = await newProduct(app, { name: 'Tea', price: 1000n, ...values });
  const order = (input: object = {}) => placeOrder(app, ada, [{ productId: tea.id, quantity: 2 }], input);
  return { ada, tea, order };
}

const REPRICE = 'update products set price = 1100 where id = $1';

test('an order uses a price that changes between quote and order', async () => {
  const { tea, order } = await checkout();

  expect(await placeWhile([[REPRICE, tea.id]], order)).toMatchObject({
    __typename: 'PlaceOrderSuccess',
    order: { total: { amount: '22.00' }, details: [{ unitPrice: { amount: '11.00' } }] },
  });
});

test('returns TotalChanged if a price changes between quote and order and the old total was expected', async () => {
  const { tea, order } = await checkout();

  expect(await placeWhile([[REPRICE, tea.id]], () => order({ expectedTotal: 20 }))).toMatchObject({
    __typename: 'TotalChanged',
    expected: { amount: '20.00' },
    actual: { amount: '22.00' },
  });
});

test('an order keeps its quote if the concurrent change is rolled back', async () => {
  const { tea, order } = await checkout();

  expect(await placeWhile([[REPRICE, tea.id]], () => order({ expectedTotal: 20 }), 'rollback')).toMatchObject(
    {
      __typename: 'PlaceOrderSuccess',
      order: { total: { amount: '20.00' } },
    },
  );
});

test('an order uses a product name that changes between quote and order', async () => {
  const { tea, order } = await checkout();

  expect(
    await placeWhile([["update products set name = 'Green Tea' where id = $1", tea.id]], order),
  ).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { details: [{ productName: 'Green Tea' }] } });
});

test.each(['is_active = false', 'deleted_at = now()'])(
  'rejects a product that is withdrawn between quote and order (%s)',
  async (withdrawn) => {
    const { ada, tea, order } = await checkout();
    await cartClient(app, ada).add({ productId: tea.id });

    expect(
      await placeWhile([[`update products set ${withdrawn} where id = $1`, tea.id]], order),
    ).toMatchObject({
      __typename: 'ProductUnavailable',
      products: [{ id: tea.id }],
    });
  },
);

test('rejects an order if the stock becomes insufficient between quote and order', async () => {
  const { tea, order } = await checkout({ stock: 3 });

  expect(await placeWhile([['update products set stock = 1 where id = $1', tea.id]], order)).toMatchObject({
    __typename: 'InsufficientStock',
    shortages: [{ requested: 2, available: 1 }],
  });
});

test('accepts an order if the stock falls between quote and order but stays sufficient', async () => {
  const { tea, order } = await checkout({ stock: 3 });

  expect(await placeWhile([['update products set stock = 2 where id = $1', tea.id]], order)).toMatchObject({
    __typename: 'PlaceOrderSuccess',
    order: { details: [{ product: { stock: 0 } }] },
  });
});

test('an order uses a cart that changes between quote and order, and empties it', async () => {
  const { ada, tea } = await checkout();
  const { cart } = await cartClient(app, ada).add({ productId: tea.id, quantity: 2 });
  const change: [string, string][] = [
    ['update carts set version = version + 1 where id = $1', cart.id],
    ['update cart_items set quantity = 7 where cart_id = $1', cart.id],
  ];

  expect(await placeWhile(change, () => placeOrder(app, ada, undefined))).toMatchObject({
    __typename: 'PlaceOrderSuccess',
    order: { total: { amount: '70.00' }, details: [{ quantity: 7 }] },
  });
  expect(await cartClient(app, ada).cart()).toMatchObject({ items: [], version: cart.version + 2 });
});

test('rejects an order if its cart is cleared between quote and order', async () => {
  const { ada, tea } = await checkout();
  const { cart } = await cartClient(app, ada).add({ productId: tea.id });
  const change: [string, string][] = [
    ['update carts set version = version + 1 where id = $1', cart.id],
    ['delete from cart_items where cart_id = $1', cart.id],
  ];

  expect(await placeWhile(change, () => placeOrder(app, ada, undefined))).toMatchObject({
    __typename: 'CartEmpty',
  });
});
