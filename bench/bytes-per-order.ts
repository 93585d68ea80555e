import { parseArgs } from 'node:util';
import { executorFor } from '../src/engine/execution/executor.ts';
import { actor, newShopper } from '../test/support/actors.ts';
import { startApp, type App } from '../test/support/app.ts';
import { newProducts, newStaff } from '../test/support/data.ts';
import { BRAND, FROM } from '../test/support/mail-server.ts';
import { startReceiver } from '../test/support/webhook-receiver.ts';
import { webhookEndpoints } from '../src/platform/db/schema.ts';
import { until } from '../test/support/until.ts';
import { onPostgres } from './support/postgres.ts';

/**
 * Measures the bytes that an order leaves in each table, with indexes: orders of five lines are placed through the API, paid,
 * shipped and delivered, with their e-mails, and webhooks to one endpoint. See docs/guides/scaling.md.
 *
 *     node bench/bytes-per-order.ts [--orders N]
 */

const { values } = parseArgs({ options: { orders: { type: 'string', default: '1000' } } });
const ORDERS = Number(values.orders);
const LINES = 5;
const ORDERS_PER_CUSTOMER = 5;
const BUYERS = 8;

type Size = { table: string; rows: number; bytes: number };

async function sizesOf(app: App): Promise<Map<string, Size>> {
  await app.db.$client.query('vacuum (analyze)');
  const { rows } = await app.db.$client.query<Size>(`
    select case nspname when 'public' then '' else nspname || '.' end || relname as table, reltuples::int as rows,
      pg_total_relation_size(pg_class.oid)::int8::float8 as bytes
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p') and nspname in ('public', 'pgboss')`);
  return new Map(rows.map((row) => [row.table, row]));
}

/** Places orders, and pays, ships and delivers them. */
async function run(app: App, products: readonly { id: string }[]): Promise<void> {
  const member = await newStaff(app);
  let next = 0;
  const buy = async () => {
    while (next < ORDERS) {
      const customer = await newShopper(app, { emailVerifiedAt: new Date() });
      // Access tokens are valid for five minutes.
      const { token } = await app.tokens.sign(member.id, member.sessionId);
      const staff = actor(app, { ...member, token });
      for (let n = 0; n < ORDERS_PER_CUSTOMER && next < ORDERS; n++) {
        const first = next++;
        const items = Array.from({ length: LINES }, (_, line) => ({
          productId: products[(first * 7 + line * 31) % products.length]!.id,
        }));
        const { order } = await customer.placeOrder(items);
        await customer.pay(order.id);
        for (const status of ['SHIPPED', 'DELIVERED']) {
          const moved = await staff.move(order.id, status);
          if (moved.__typename !== 'UpdateOrderStatusSuccess') throw new Error(JSON.stringify(moved));
        }
      }
    }
  };
  await Promise.all(Array.from({ length: BUYERS }, buy));
}

/** Waits until all events are published, and all e-mails and webhooks are sent. */
const settle = (app: App) =>
  until(
    async () => {
      const { rows } = await app.db.$client.query<{ open: number }>(`
        select ((select count(*) from outbox) + (select count(*) from emails where state = 'QUEUED')
          + (select count(*) from webhook_deliveries where state = 'PENDING')
          + (select count(*) from pgboss.job where name like 'queue-%' and state < 'completed'))::int as open`);
      return rows[0]!.open;
    },
    (open) => open === 0,
    600_000,
  );

await onPostgres(async () => {
  const receiver = await startReceiver();
  const mail = { transport: { send: async () => {}, close: () => {} }, from: FROM, brand: BRAND };
  const app = await startApp({ executorFor, worker: { mail }, allowPrivateAddresses: true });
  await app.db.insert(webhookEndpoints).values({ url: receiver.url, secret: 'c2VjcmV0' });
  const products = await newProducts(app, 200, { stock: 1_000_000 });
  const before = await sizesOf(app);
  await run(app, products);
  await settle(app);
  const after = await sizesOf(app);
  const grown = [...after.values()]
    .map(({ table, rows, bytes }) => ({
      table,
      'rows per order': (rows - Math.max(0, before.get(table)!.rows)) / ORDERS,
      'bytes per order': Math.round((bytes - before.get(table)!.bytes) / ORDERS),
    }))
    .filter((row) => row['bytes per order'] >= 10)
    .toSorted((a, b) => b['bytes per order'] - a['bytes per order']);
  console.table(grown);
  const { rows } = await app.db.$client.query<{ events: number }>(
    `select last_value::float8 as events from outbox_id_seq`,
  );
  console.log(`events in the outbox: ${rows[0]!.events / ORDERS} per order`);
  console.log(`sum: ${grown.reduce((sum, row) => sum + row['bytes per order'], 0)} bytes per order`);
  await app.stop();
  await receiver.stop();
});
