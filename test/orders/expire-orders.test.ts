import { eq, sql } from 'drizzle-orm';
import { transaction } from '../../src/platform/db/client.ts';
import {
  orderEvents,
  orders,
  payments,
  products,
  type OrderRow,
  type PaymentRow,
} from '../../src/platform/db/schema.ts';
import { expireOrders } from '../../src/shop/orders/expire-orders.ts';
import { ask, startApp, type App } from '../support/app.ts';
import {
  newCustomer,
  newOrderRows,
  newProduct,
  newUser,
  placeOrder,
  unbalancedProducts,
} from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const HOUR = 3600;
const expire = (seconds: number) => expireOrders(app.db, 'accounts', { seconds, since: new Date(0) });
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR * 1000);

/** Inserts an order placed two hours ago, unless `values` says otherwise. */
async function newOrder(values: Partial<typeof orders.$inferInsert> = {}): Promise<OrderRow> {
  const [order] = await newOrderRows(app, await newCustomer(app), [{ placedAt: hoursAgo(2), ...values }]);
  return order!;
}

const newPayment = (order: OrderRow, status: PaymentRow['status'], createdAt = hoursAgo(2)) =>
  app.db.insert(payments).values({
    orderId: order.id,
    status,
    createdAt,
    amount: order.total,
    currency: order.currency,
    provider: 'test',
    idempotencyKey: order.id,
    fingerprint: Buffer.from('none'),
  });

async function statusOf({ id }: { id: string }) {
  const [order] = await app.db.select().from(orders).where(eq(orders.id, id));
  return order!.status;
}

const eventsOf = ({ id }: { id: string }) =>
  app.db.select().from(orderEvents).where(eq(orderEvents.orderId, id));

/** Places an order through the API, which takes its goods from stock. */
async function placed(quantity = 1) {
  const product = await newProduct(app, { stock: 10 });
  const customer = await newCustomer(app);
  const { order } = await placeOrder(app, customer, [{ productId: product.id, quantity }]);
  return { id: order.id as string, product, customer };
}

test('cancels an order that was not paid in time, and returns its goods to stock', async () => {
  const order = await placed(3);

  await expire(0);

  expect(await statusOf(order)).toBe('CANCELLED');
  const [product] = await app.db.select().from(products).where(eq(products.id, order.product.id));
  expect(product!.stock).toBe(10);
  expect(await unbalancedProducts(app)).toEqual([]);
  const { history } = await ask(
    app,
    'query ($id: ID!) { order(by: { id: $id }) { history { from to note actor { id } } } }',
    { id: order.id },
    order.customer,
  );
  expect(history.at(-1)).toEqual({
    from: 'PENDING',
    to: 'CANCELLED',
    note: 'Not paid in time.',
    actor: null,
  });
});

test('keeps an order that is younger than the limit', async () => {
  const [older, younger] = [await newOrder(), await newOrder({ placedAt: hoursAgo(0.9) })];

  await expire(HOUR);

  expect([await statusOf(older), await statusOf(younger)]).toEqual(['CANCELLED', 'PENDING']);
});

test('keeps an old order with a total of zero', async () => {
  const order = await newOrder({ subtotal: 0n, total: 0n });

  await expire(HOUR);

  expect(await statusOf(order)).toBe('PENDING');
});

test.each(['PROCESSING', 'SHIPPED', 'DELIVERED', 'CANCELLED'] as const)(
  'leaves an order in %s unchanged',
  async (status) => {
    const order = await newOrder({ status });

    await expire(HOUR);

    expect(await statusOf(order)).toBe(status);
    expect(await eventsOf(order)).toEqual([]);
  },
);

test.each([
  ['AUTHORIZED', 'PENDING'],
  ['CAPTURED', 'PENDING'],
  ['PARTIALLY_REFUNDED', 'PENDING'],
  ['REFUNDED', 'PENDING'],
  ['FAILED', 'CANCELLED'],
  ['VOIDED', 'CANCELLED'],
] as const)('if the payment is %s, the order becomes or stays %s', async (payment, status) => {
  const order = await newOrder();
  await newPayment(order, payment);

  await expire(HOUR);

  expect(await statusOf(order)).toBe(status);
});

test('a pending payment extends the limit of its order by one period', async () => {
  const [trying, triedOnce] = [await newOrder(), await newOrder()];
  await newPayment(trying, 'PENDING', hoursAgo(0.5));
  await newPayment(triedOnce, 'PENDING', hoursAgo(1.5));

  await expire(HOUR);

  expect([await statusOf(trying), await statusOf(triedOnce)]).toEqual(['PENDING', 'CANCELLED']);
});

test('skips an order that is locked for payment, and keeps it once it is paid', async () => {
  const [paying, other] = [await newOrder(), await newOrder()];

  await transaction(app.db, async (tx) => {
    await tx.execute(sql`select from orders where id = ${paying.id} for no key update`);
    await expire(HOUR);
    expect([await statusOf(paying), await statusOf(other)]).toEqual(['PENDING', 'CANCELLED']);
    await tx.insert(payments).values({
      orderId: paying.id,
      status: 'CAPTURED',
      amount: paying.total,
      currency: 'USD',
      provider: 'test',
      idempotencyKey: paying.id,
      fingerprint: Buffer.from('none'),
    });
  });
  await expire(HOUR);

  expect(await statusOf(paying)).toBe('PENDING');
});

test('never cancels an order that is paid at the same time', async () => {
  const overdue = await newOrderRows(
    app,
    await newUser(app),
    Array.from({ length: 60 }, () => ({ placedAt: hoursAgo(2) })),
  );
  const pay = (order: OrderRow) =>
    transaction(app.db, async (tx) => {
      const { rows } = await tx.execute<{ status: string }>(
        sql`select status from orders where id = ${order.id} for no key update`,
      );
      if (rows[0]!.status !== 'PENDING') return;
      await tx.insert(payments).values({
        orderId: order.id,
        status: 'CAPTURED',
        amount: order.total,
        currency: 'USD',
        provider: 'test',
        idempotencyKey: order.id,
        fingerprint: Buffer.from('none'),
      });
    });

  await Promise.all([expire(HOUR), ...overdue.map(pay)]);

  const paid = await app.db.select({ orderId: payments.orderId }).from(payments);
  const paidIds = new Set(paid.map(({ orderId }) => orderId));
  for (const order of overdue) {
    expect([await statusOf(order), paidIds.has(order.id)]).not.toEqual(['CANCELLED', true]);
  }
});

test('reports an order that cannot be cancelled, and still cancels the others', async () => {
  const [stuck, other] = [await newOrder({ placedAt: hoursAgo(3) }), await newOrder()];
  await app.db.$client.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'not this one'; end $$;
     create trigger refuse before update on orders for each row when (old.id = '${stuck.id}') execute function refuse()`,
  );

  try {
    await expect(expire(HOUR)).rejects.toThrow('some orders could not be cancelled');
  } finally {
    await app.db.$client.query('drop trigger refuse on orders');
  }

  expect([await statusOf(stuck), await statusOf(other)]).toEqual(['PENDING', 'CANCELLED']);
});
