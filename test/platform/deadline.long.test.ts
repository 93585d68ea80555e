import { sql } from 'drizzle-orm';
import pg from 'pg';
import { transaction } from '../../src/platform/db/client.ts';
import { withinDeadline } from '../../src/platform/db/deadline.ts';
import type { PaymentProvider } from '../../src/shop/payments/providers/provider.ts';
import { testProvider } from '../../src/shop/payments/providers/test/test-provider.ts';
import { fieldOf, startApp, type App } from '../support/app.ts';
import { newCustomer, newProduct, newStaff, placeOrder } from '../support/data.ts';
import { until } from '../support/until.ts';

const TIMEOUT_MS = 700;

let app: App;
/** Another database client, which holds locks. */
let other: pg.Client;
/**
 * A third database client, which observes. Inside a transaction, it would see one fixed snapshot of the
 * activity.
 */
let onlooker: pg.Client;
beforeAll(async () => {
  app = await startApp({ http: { requestTimeoutMs: TIMEOUT_MS } });
  other = new pg.Client({ connectionString: app.databaseUrl });
  onlooker = new pg.Client({ connectionString: app.databaseUrl });
  await Promise.all([other.connect(), onlooker.connect()]);
});
afterAll(async () => {
  await Promise.all([other.end(), onlooker.end()]);
  await app.stop();
});

/** The statements that the program's connections execute, and the ones that hold a transaction open. */
async function busyBackends(): Promise<unknown[]> {
  const { rows } = await onlooker.query(
    `select state, query from pg_stat_activity
     where datname = current_database() and application_name = 'ordergraph' and state <> 'idle'`,
  );
  return rows;
}

const isWhole = ({ $client: { totalCount, idleCount, waitingCount } }: App['db']) =>
  totalCount === idleCount && waitingCount === 0;

const timeout = {
  status: 504,
  errors: [{ message: expect.any(String), extensions: { code: 'TIMEOUT' } }],
};

test('answers requests that wait for a lock soon after their deadline', async () => {
  await other.query('begin; lock table products in access exclusive mode');
  try {
    const startedAt = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => app.query('{ products(first: 2) { totalCount nodes { id } } }')),
    );

    expect(performance.now() - startedAt).toBeLessThan(TIMEOUT_MS + 1_500);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([504]));
  } finally {
    await other.query('rollback');
  }
});

test('cancels no statement of another request with time left, with many requests on few connections', async () => {
  const cuts = { innocent: 0, cut: 0 };
  const innocent = async (seconds: number) => {
    await app.db.execute(sql`select pg_sleep(${seconds})`);
    cuts.innocent++;
  };
  const guilty = (ms: number) =>
    withinDeadline(ms, () => app.db.execute(sql`select pg_sleep(${(ms + 20) / 1000})`)).catch(
      () => cuts.cut++,
    );
  const inTransaction = (ms: number) =>
    withinDeadline(ms, () =>
      transaction(app.db, (tx) =>
        Promise.all([1, 2, 3].map(() => tx.execute(sql`select pg_sleep(${ms / 2000})`))),
      ),
    ).catch(() => cuts.cut++);

  for (let round = 0; round < 15; round++) {
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => [
        innocent(0.001 * (i % 7)),
        guilty(1 + (i % 9)),
        inTransaction(4 + (i % 5)),
      ]).flat(),
    );
  }

  expect(cuts.innocent).toBe(15 * 30);
  expect(cuts.cut).toBeGreaterThan(15 * 30);
  await until(() => isWhole(app.db));
  expect(await busyBackends()).toEqual([]);
});

test("stores the provider's response although the customer got a timeout", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  const provider = (db: App['db']): PaymentProvider => {
    const real = testProvider({ db, webhookSecret: 'secret' });
    return { ...real, authorize: async (payment) => (await gate, real.authorize(payment)) };
  };
  const slow = await startApp({ http: { requestTimeoutMs: TIMEOUT_MS }, paymentProvider: provider(app.db) });
  try {
    const [customer, staff, product] = [
      await newCustomer(slow),
      await newStaff(slow),
      await newProduct(slow),
    ];
    const { order } = await placeOrder(slow, customer, [{ productId: product.id }]);
    const pay = `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename } }`;
    const input = { orderId: order.id, paymentToken: 'success', idempotencyKey: 'pay-0123456789abcdef' };

    expect(await slow.query(pay, { input }, { as: customer })).toEqual(timeout);
    release();

    const status = async () =>
      (
        fieldOf(
          await slow.query(
            'query ($by: OrderKey!) { order(by: $by) { status } }',
            { by: { id: order.id } },
            { as: staff },
          ),
        ) as { status: string }
      ).status;
    expect(await until(status, (now) => now === 'PROCESSING')).toBe('PROCESSING');
  } finally {
    await slow.stop();
  }
});

test('cancels a search after its own time limit, before the deadline of the request', async () => {
  const patient = await startApp({ http: { requestTimeoutMs: 60_000 } });
  const holder = new pg.Client({ connectionString: patient.databaseUrl });
  await holder.connect();
  await holder.query('begin; lock table products in access exclusive mode');
  try {
    const answer = await patient.query('{ products(search: "bowl", first: 2) { totalCount nodes { id } } }');

    expect(answer.errors).toMatchObject(timeout.errors);
  } finally {
    await holder.query('rollback');
    await holder.end();
    await patient.stop();
  }
});

test('a deadline within another ends with it', async () => {
  const endless = () => withinDeadline(60_000, async () => app.db.execute(sql`select pg_sleep(60)`));

  await expect(withinDeadline(50, endless)).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
  expect(await until(busyBackends, (backends) => backends.length === 0)).toEqual([]);
});

test('answers a request with SERVICE_UNAVAILABLE if it gets no connection in time, before and after authentication', async () => {
  const patient = await startApp({ http: { requestTimeoutMs: 15_000 } });
  const ada = await newCustomer(patient);
  const held = await Promise.all(
    Array.from({ length: patient.db.$client.options.max }, () => patient.db.$client.connect()),
  );
  patient.db.$client.options.connectionTimeoutMillis = 100;
  const answers = [
    await patient.query('{ me { id } }', {}, { as: ada }),
    await patient.query('{ products { totalCount } }'),
  ];
  for (const client of held) client.release();
  await patient.stop();

  const unavailable = { status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] };
  expect(answers).toMatchObject([unavailable, unavailable]);
});
