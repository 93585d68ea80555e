import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createDatabaseGauges } from '../../src/boot/database-gauges.ts';
import { outbox, payments } from '../../src/platform/db/schema.ts';
import { enqueue } from '../../src/platform/jobs/enqueue.sql.ts';
import { newShopper } from '../support/actors.ts';
import { startApp, type App } from '../support/app.ts';
import { metricsIn } from '../support/metrics.ts';

let app: App;
let clock = 0;
const stops: (() => unknown)[] = [];
let read: () => Promise<ReturnType<typeof metricsIn>>;

beforeAll(async () => {
  app = await startApp();
  const gauges = createDatabaseGauges(
    app.databaseUrl,
    { onStop: (stop) => void stops.push(stop) },
    () => clock,
  );
  /** Reads the gauges again: earlier values are no longer valid. */
  read = async () => {
    clock += 5_000;
    return metricsIn(await gauges.text());
  };
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await app.stop();
});

test('shows how many events wait for the relay, and for how long', async () => {
  await app.db.delete(outbox);
  const empty = await read();
  await app.db.insert(outbox).values({ kind: 'CART_CHANGED', data: {} });
  const seen = await read();
  clock += 55_000;
  const later = await read();
  await app.db
    .insert(outbox)
    .values({ kind: 'ORDER_CHANGED', data: { at: new Date(Date.now() - 3_600_000) } });
  const old = await read();
  await app.db.delete(outbox);

  const lag = 'ordergraph_outbox_lag_seconds';
  expect(
    [empty, seen, later].map(({ valueOf }) => [valueOf('ordergraph_outbox_events'), valueOf(lag)]),
  ).toEqual([
    [0, 0],
    [1, 0],
    [1, 60],
  ]);
  expect(old.valueOf(lag)).toBeGreaterThan(3_590);
});

test('shows the due jobs of each queue, the age of the oldest, and failed jobs', async () => {
  await enqueue(app.db, 'send-email', { emailId: 'a' });
  await enqueue(app.db, 'send-email', { emailId: 'b' });
  await enqueue(app.db, 'send-email', { emailId: 'later' }, { afterSeconds: 3_600 });
  await enqueue(app.db, 'process-image', { hash: 'failed' });
  await app.db.execute(
    sql`update pgboss.job set start_after = now() - interval '10 minutes' where data ->> 'emailId' = 'a'`,
  );
  await app.db.execute(sql`update pgboss.job set state = 'failed' where name = 'process-image'`);

  const { valueOf } = await read();

  expect(valueOf('ordergraph_jobs_waiting', { queue: 'send-email' })).toBe(2);
  expect(Math.round(valueOf('ordergraph_jobs_oldest_seconds', { queue: 'send-email' }) / 60)).toBe(10);
  expect(valueOf('ordergraph_jobs_waiting', { queue: 'process-image' })).toBe(0);
  expect(valueOf('ordergraph_jobs_failed')).toBe(1);
});

test('shows payments that stay open', async () => {
  const ada = await newShopper(app);
  const [{ id: recent }, { id: old }] = [await ada.buy(1), await ada.buy(1)];
  await ada.pay(recent, 'confirm');
  const before = await read();
  const [payment] = await app.db.select().from(payments);
  const createdAt = new Date(Date.now() - 3 * 3_600_000);
  const copy = { id: randomUUID(), orderId: old, idempotencyKey: 'old', providerPaymentId: null, createdAt };
  await app.db.insert(payments).values({ ...payment!, ...copy });
  const after = await read();

  const name = 'ordergraph_payments_stale';
  expect([before.valueOf(name), after.valueOf(name)]).toEqual([0, 1]);
});

test('reads the database at most every five seconds, and once for concurrent requests', async () => {
  const gauges = createDatabaseGauges(
    app.databaseUrl,
    { onStop: (stop) => void stops.push(stop) },
    () => clock,
  );
  await app.db.delete(outbox);
  const [first, second] = await Promise.all([gauges.text(), gauges.text()]);
  await app.db.insert(outbox).values({ kind: 'CART_CHANGED', data: {} });
  clock += 4_999;
  const third = await gauges.text();
  clock += 1;
  const fourth = await gauges.text();

  const counts = [first, second, third, fourth].map((text) =>
    metricsIn(text).valueOf('ordergraph_outbox_events'),
  );
  expect(counts).toEqual([0, 0, 0, 1]);
});

test('shows that the database is down instead of old values', async () => {
  const gauges = createDatabaseGauges('postgres://nobody@127.0.0.1:1/none', {
    onStop: (stop) => void stops.push(stop),
  });
  const { names, valueOf } = metricsIn(await gauges.text());

  expect([...names]).toEqual(['ordergraph_database_up']);
  expect(valueOf('ordergraph_database_up')).toBe(0);
  expect((await read()).valueOf('ordergraph_database_up')).toBe(1);
});
