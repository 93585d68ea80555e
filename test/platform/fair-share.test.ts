import { setTimeout as sleep } from 'node:timers/promises';
import { closeDatabase, openDatabase, transaction } from '../../src/platform/db/client.ts';
import { withCallerShare, waitingForShare } from '../../src/platform/db/fair-share.ts';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { ask, startApp } from '../support/app.ts';
import { newStaffMember } from '../support/actors.ts';
import { newCustomer, newProduct } from '../support/data.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { connect, countListeners, seen, watch, type Watch } from '../support/live.ts';
import { lockBy } from '../support/lock-waits.ts';
import { adjustStock } from '../support/stock.ts';
import { until } from '../support/until.ts';

describe('a pool', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  test('gives a caller a quarter of its connections at once, and the others the rest', async () => {
    const db = openDatabase({ url: database.url, poolMax: 8 });
    const ends: (() => void)[] = [];
    const hold = (caller: string | null) =>
      withCallerShare(caller, () => transaction(db, () => new Promise<void>((end) => ends.push(end))));
    const greedy = Array.from({ length: 6 }, () => hold('account A'));
    const others = [hold('account B'), hold(null), hold(null)];
    while (ends.length < 5) await sleep(5);
    await withCallerShare('account B', () => db.$client.query('select 1'));
    // Two of the six, and the three others.
    expect(ends).toHaveLength(5);

    while (ends.length > 0) {
      ends.pop()!();
      await sleep(5);
    }
    await Promise.all([...greedy, ...others]);
    await closeDatabase(db);
  });

  test('a failed connection and a failed statement give their place to the next', async () => {
    const db = openDatabase({ url: database.url, poolMax: 4 });
    const failing = Array.from({ length: 3 }, () =>
      withCallerShare('account A', () => db.$client.query('select 1 / 0')),
    );
    for (const { status } of await Promise.allSettled(failing)) expect(status).toBe('rejected');
    const { rows } = await withCallerShare('account A', () => db.$client.query('select 1 as one'));
    expect(rows).toEqual([{ one: 1 }]);
    await closeDatabase(db);

    const nowhere = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', poolMax: 4 });
    for (let i = 0; i < 3; i++) {
      await expect(withCallerShare('account A', () => nowhere.$client.query('select 1'))).rejects.toThrow(
        'ECONNREFUSED',
      );
    }
    await closeDatabase(nowhere);
  });
});

test('writes of one guest that wait for each other leave connections to all others', async () => {
  const app = await startApp({ budget: createBudget({ capacity: 10_000, refillPerSecond: 1000 }) });
  const { token: cartToken } = await ask(app, 'mutation { createCart { token } }');
  const pool = app.db.$client;
  const lock = await lockBy(app, 'select from carts for update');

  const clear = 'mutation ($cartToken: String) { clearCart(cartToken: $cartToken) { __typename } }';
  const writes = Array.from({ length: pool.options.max * 2 }, () => ask(app, clear, { cartToken }));
  // Each write waits for the lock of the cart.
  await until(lock.waits);
  await until(() => waitingForShare(pool) === writes.length - 1);
  expect(pool.waitingCount).toBe(0);
  expect(await pool.query('select 1 as one').then(({ rows }) => rows)).toEqual([{ one: 1 }]);

  await lock.end();
  for (const { __typename } of await Promise.all(writes)) expect(__typename).toBe('CartSuccess');
  await app.stop();
});

test('a subscriber that has used its share of the pool does not delay the updates of others', async () => {
  const app = await startApp({
    budget: createBudget({ capacity: 10_000, refillPerSecond: 1000 }),
    worker: {},
  });
  const listening = countListeners(app);
  const [ada, bob] = [await newCustomer(app), await newCustomer(app)];
  const staff = await newStaffMember(app);
  const { id } = await newProduct(app);
  await ask(app, 'mutation { clearCart { __typename } }', {}, ada);
  const clients = [ada, bob].map((account) => connect(app.url, account));
  const watches: Watch[] = [];
  const stock = 'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { id related { id } } }';
  // Each listener and its session.
  for (const [index, client] of clients.entries()) {
    watches.push(watch(client, stock, { ids: [id] }));
    await until(listening, (count) => count === 2 * (index + 1));
  }

  const lock = await lockBy(app, 'select from carts for update');
  const write = ask(app, 'mutation { clearCart { __typename } }', {}, ada);
  await until(lock.waits);
  await adjustStock(app, staff, id, { delta: 1 });
  for (const watched of watches.toReversed())
    expect(await seen(watched, 1)).toEqual([{ data: { stockChanged: { id, related: [] } } }]);

  await lock.end();
  await write;
  for (const client of clients) await client.dispose();
  await app.stop();
});
