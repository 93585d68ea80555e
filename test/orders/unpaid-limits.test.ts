import { sql } from 'drizzle-orm';
import { claimEvents } from '../../src/platform/events/outbox.sql.ts';
import { transaction } from '../../src/platform/db/client.ts';
import { carts, orders } from '../../src/platform/db/schema.ts';
import { findDefaultTtlStart } from '../../src/platform/db/shop.ts';
import { expireGuestCarts } from '../../src/shop/carts/expire-carts.ts';
import { expireOrders } from '../../src/shop/orders/expire-orders.ts';
import { unpaidLimitsIn } from '../../src/shop/orders/unpaid-limits.ts';
import { actor } from '../support/actors.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newGuest } from '../support/carts.ts';
import {
  itemsOf,
  newCustomer,
  newOrderRows,
  newProduct,
  newStaff,
  placeOrder,
  stockOf,
} from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ unpaidLimits: { maxOrders: 3, maxTotal: 10_000n } });
});
// Each test starts without unpaid orders from the address that all tests share.
beforeEach(() => app.db.update(orders).set({ placedByNetwork: null }));
afterAll(() => app.stop());

/** Places an order of one product for an amount in minor units. Returns the order's id, or the type of the refusal. */
async function order(as: Account, price = 1000n, input: object = {}) {
  const product = await newProduct(app, { price, stock: 10 });
  const placed = await placeOrder(app, as, itemsOf([product]), input);
  return (placed.order?.id ?? placed.__typename) as string;
}

test('refuses one unpaid order more than an account may have, and takes no stock for it', async () => {
  const ada = await newCustomer(app);
  for (let n = 0; n < 3; n++) await order(ada);
  const product = await newProduct(app, { stock: 5 });

  const refusal = await ask(
    app,
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename
      ... on TooManyUnpaidOrders { message maxOrders maxTotal { amount currency } } } }`,
    {
      input: {
        idempotencyKey: 'fourth',
        shippingAddress: { name: 'A', line1: 'B', city: 'C', postalCode: '1', country: 'US' },
        items: itemsOf([product]),
      },
    },
    ada,
  );

  expect(refusal).toEqual({
    __typename: 'TooManyUnpaidOrders',
    message:
      'Unpaid orders of an account are limited to 3, with a total of 100.00 USD. The limit of an IP address is higher. Pay or cancel an order first.',
    maxOrders: 3,
    maxTotal: { amount: '100.00', currency: 'USD' },
  });
  expect(await stockOf(app, product.id)).toBe(5);
});

test('limits the total of an account, also with one order', async () => {
  const ada = await newCustomer(app);

  expect(await order(ada, 10_001n)).toBe('TooManyUnpaidOrders');
  await order(ada, 9_000n);
  expect(await order(ada, 1_001n)).toBe('TooManyUnpaidOrders');
  expect(await order(ada, 1_000n)).not.toBe('TooManyUnpaidOrders');
});

test('an order that is paid, authorized, cancelled or free does not count, and one with a payment in progress does', async () => {
  const ada = await newCustomer(app);
  for (const token of ['success', 'authorize_only']) {
    const id = await order(ada);
    await actor(app, ada).pay(id, token);
  }
  const cancelled = await order(ada);
  await actor(app, ada).cancel(cancelled);
  await order(ada, 0n);
  const [first] = [await order(ada), await order(ada), await order(ada)];
  expect(first).not.toBe('TooManyUnpaidOrders');
  expect(await order(ada)).toBe('TooManyUnpaidOrders');
});

test('repeating a placed order returns it, also at the limit', async () => {
  const ada = await newCustomer(app);
  const product = await newProduct(app);
  const input = { idempotencyKey: 'same' };
  const { order: placed } = await placeOrder(app, ada, itemsOf([product]), input);
  for (let n = 0; n < 2; n++) await order(ada);

  expect(await placeOrder(app, ada, itemsOf([product]), input)).toMatchObject({
    replayed: true,
    order: { id: placed.id },
  });
});

test('concurrent orders of one account keep within its limit', async () => {
  const ada = await newCustomer(app);

  const results = await Promise.all(Array.from({ length: 20 }, () => order(ada)));

  expect(results.filter((result) => result === 'TooManyUnpaidOrders')).toHaveLength(17);
});

test('concurrent orders of many accounts at one IP address keep within its limit', async () => {
  const limited = await startApp({ sharedApp: app, unpaidLimits: { maxOrders: 1, maxTotal: 10_000n } });
  const customers = await Promise.all(Array.from({ length: 24 }, () => newCustomer(app)));
  const product = await newProduct(app, { stock: 100 });

  const placed = await Promise.all(customers.map((as) => placeOrder(limited, as, itemsOf([product]))));
  await limited.stop();

  const types = placed.map(({ __typename }) => __typename);
  expect(types.filter((type) => type === 'PlaceOrderSuccess')).toHaveLength(20);
  expect(types.filter((type) => type === 'TooManyUnpaidOrders')).toHaveLength(4);
  expect(await stockOf(app, product.id)).toBe(80);
});

test('staff have no limit', async () => {
  const staff = await newStaff(app);
  for (let n = 0; n < 4; n++) expect(await order(staff, 20_000n)).not.toBe('TooManyUnpaidOrders');
});

test('keeps the IP address only while an order is pending', async () => {
  const ada = await newCustomer(app);
  const id = await order(ada);
  const placedByNetwork = async () =>
    (
      await app.db
        .select()
        .from(orders)
        .where(sql`id = ${id}`)
    )[0]!.placedByNetwork;
  expect(await placedByNetwork()).toBe('127.0.0.1');

  await actor(app, ada).pay(id);

  expect(await placedByNetwork()).toBeNull();
});

test('the default total is about 10,000 US dollars in every currency', () => {
  const totalIn = (currency: string) => unpaidLimitsIn(currency, { maxOrders: 10, maxTotal: null }).maxTotal;

  expect(['USD', 'JPY', 'IDR', 'KWD'].map(totalIn)).toEqual([
    1_000_000n,
    1_000_000n,
    10_000_000_000n,
    10_000_000n,
  ]);
  expect(unpaidLimitsIn('EUR', { maxOrders: 1, maxTotal: 50 }).maxTotal).toBe(5_000n);
});

test('by default, only orders placed since the shop has the default expire', async () => {
  const ada = await newCustomer(app);
  const since = await findDefaultTtlStart(app.db);
  const [before, after] = await newOrderRows(app, ada, [
    { placedAt: new Date(since.getTime() - 60_000) },
    { placedAt: new Date(since.getTime()) },
  ]);

  await expireOrders(app.db, 'accounts', { seconds: 0, since });

  const statuses = await app.db
    .select({ id: orders.id, status: orders.status })
    .from(orders)
    .where(sql`id in (${before!.id}, ${after!.id})`)
    .orderBy(orders.placedAt);
  expect(statuses.map(({ status }) => status)).toEqual(['PENDING', 'CANCELLED']);
});

test('deletes guest carts that were not changed for the whole period, with their items', async () => {
  const days = (number: number) => sql`now() - make_interval(days => ${number})`;
  const product = await newProduct(app);
  const [old, recent, changed] = await Promise.all([1, 2, 3].map(() => newGuest(app)));
  for (const guest of [old, recent, changed]) await guest!.add({ productId: product.id });
  const ada = await newCustomer(app);
  await app.db.insert(carts).values({ customerId: ada.id, updatedAt: days(99), usedOn: '2000-01-01' });
  const age = (id: string, number: number) =>
    app.db
      .update(carts)
      .set({ updatedAt: days(number), usedOn: sql`(${days(number)})::date` })
      .where(sql`id = ${id}`);
  const idOf = async (guest: typeof old) => (await guest!.cart()).id as string;
  await age(await idOf(old), 31);
  await age(await idOf(recent), 29);
  await age(await idOf(changed), 31);
  await changed!.add({ productId: product.id });

  await expireGuestCarts(app.db, 30 * 86_400);

  expect(await old!.cart()).toBeNull();
  expect(await recent!.cart()).toMatchObject({ itemCount: 1 });
  expect(await changed!.cart()).toMatchObject({ itemCount: 2 });
  expect(await app.db.$count(carts, sql`customer_id = ${ada.id}`)).toBe(1);
});

test('a free order is paid immediately, with the history, feed and status of a paid order', async () => {
  const ada = await newCustomer(app);
  const product = await newProduct(app, { price: 0n, stock: 5 });
  await transaction(app.db, (tx) => claimEvents(tx, 500));

  const { order: placed } = await placeOrder(app, ada, itemsOf([product]));

  expect(placed).toMatchObject({ status: 'PROCESSING', total: { amount: '0.00' } });
  const { paymentStatus, history } = await ask(
    app,
    `query ($id: ID!) { order(by: { id: $id }) { paymentStatus history { from to note actor { id } } } }`,
    { id: placed.id },
    ada,
  );
  expect(paymentStatus).toBe('PAID');
  expect(history).toEqual([
    { from: null, to: 'PENDING', note: null, actor: { id: ada.id } },
    { from: 'PENDING', to: 'PROCESSING', note: 'Nothing to pay.', actor: null },
  ]);
  await transaction(app.db, (tx) => claimEvents(tx, 500));
  const { changes } = await ask(
    app,
    '{ ordersChangedSince { changes { kind status amount { amount } order { id } } } }',
    {},
    await newStaff(app),
  );
  expect(changes.filter((change: { order: { id: string } }) => change.order.id === placed.id)).toMatchObject([
    { kind: 'PLACED', status: 'PENDING', amount: null },
    { kind: 'PAID', status: 'PENDING', amount: { amount: '0.00' } },
    { kind: 'PROCESSING', status: 'PROCESSING', amount: null },
  ]);
  expect(await stockOf(app, product.id)).toBe(4);
});
