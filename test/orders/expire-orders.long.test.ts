import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { orderEvents, orders } from '../../src/platform/db/schema.ts';
import { expireOrders } from '../../src/shop/orders/expire-orders.ts';
import { startApp, type App } from '../support/app.ts';
import { newCustomer, newOrderRows, newProduct, newUser, placeOrder } from '../support/data.ts';
import { startServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const HOUR = 3600;
const expire = (seconds: number) => expireOrders(app.db, 'accounts', { seconds, since: new Date(0) });
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR * 1000);

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

test('cancels more orders than one batch holds, each once, when two expiry runs are concurrent', async () => {
  const customer = await newUser(app);
  const overdue = await newOrderRows(
    app,
    customer,
    Array.from({ length: 230 }, () => ({ placedAt: hoursAgo(2) })),
  );

  await Promise.all([expire(HOUR), expire(HOUR)]);

  const { rows } = await app.db.$client.query(
    `select status, count(distinct orders.id)::int as orders, count(*)::int as events
     from orders left join order_events on order_id = orders.id where customer_id = $1 group by status`,
    [customer.id],
  );
  expect(rows).toEqual([{ status: 'CANCELLED', orders: overdue.length, events: overdue.length }]);
});

const cancelled = (order: { id: string }) =>
  until(
    () => statusOf(order),
    (status) => status === 'CANCELLED',
  );

test('the server expires orders only if UNPAID_ORDER_TTL is set', async () => {
  const environment = { DATABASE_URL: app.databaseUrl, SEED: 'none' };
  const order = await placed();

  const patient = await startServerProcess(environment);
  await sleep(2500);
  expect(await statusOf(order)).toBe('PENDING');
  expect(await patient.end('SIGTERM')).toBe(0);

  const server = await startServerProcess({ ...environment, UNPAID_ORDER_TTL: '1' });
  await cancelled(order);
  const next = await placed();
  await cancelled(next);
  expect(await server.end('SIGTERM')).toBe(0);

  expect(await eventsOf(next)).toHaveLength(2);
});
