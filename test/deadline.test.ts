import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { closeDatabase, openDatabase, transaction } from '../src/db/client.ts';
import { outsideDeadline, withinDeadline } from '../src/db/deadline.ts';
import { orders } from '../src/db/schema.ts';
import type { PaymentProvider } from '../src/payments/provider.ts';
import { testProvider } from '../src/payments/test-provider.ts';
import { fieldOf, startApp, type App } from './support/app.ts';
import { newCustomer, newProduct, newStaff, placeOrder } from './support/data.ts';
import { until } from './support/until.ts';

const TIMEOUT_MS = 700;

let app: App;
/** Somebody else at the database, who holds locks. */
let other: pg.Client;
/** A third, who looks on: within a transaction it would see the same all the time. */
let onlooker: pg.Client;
beforeAll(async () => {
  app = await startApp({ requestTimeoutMs: TIMEOUT_MS });
  other = new pg.Client({ connectionString: app.databaseUrl });
  onlooker = new pg.Client({ connectionString: app.databaseUrl });
  await Promise.all([other.connect(), onlooker.connect()]);
});
afterAll(async () => {
  await Promise.all([other.end(), onlooker.end()]);
  await app.stop();
});

/** What the program's connections are executing, or hold open a transaction for. */
async function busyBackends(): Promise<unknown[]> {
  const { rows } = await onlooker.query(
    `select state, query from pg_stat_activity
     where datname = current_database() and application_name = 'ordergraph' and state <> 'idle'`,
  );
  return rows;
}

const isWhole = ({ $client: { totalCount, idleCount, waitingCount } }: App['db']) =>
  totalCount === idleCount && waitingCount === 0;

async function whileLocked<T>(table: string, work: () => Promise<T>): Promise<T> {
  await other.query(`begin; lock table ${table} in access exclusive mode`);
  try {
    return await work();
  } finally {
    await other.query('rollback');
  }
}

const timeout = {
  status: 504,
  errors: [{ message: expect.any(String), extensions: { code: 'TIMEOUT' } }],
};

test('what waits for a lock is answered in time, and nothing of it goes on', async () => {
  await whileLocked('products', async () => {
    const begun = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => app.query('{ products(first: 2) { totalCount nodes { id } } }')),
    );

    expect(performance.now() - begun).toBeLessThan(TIMEOUT_MS + 1_500);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([504]));
    expect(answers[0]).toEqual(timeout);
    expect(await until(busyBackends, (backends) => backends.length === 0)).toEqual([]);
  });
  await until(() => isWhole(app.db));
  expect(await app.query('{ products { totalCount } }')).toEqual({
    status: 200,
    data: { products: { totalCount: 0 } },
  });
});

test('a mutation that is cut leaves nothing behind, and can be sent again under its key', async () => {
  const [customer, product] = [await newCustomer(app), await newProduct(app)];
  const input = { idempotencyKey: 'cut-0123456789abcdef' };

  await whileLocked('orders', async () => {
    await expect(placeOrder(app, customer, [{ productId: product.id }], input)).rejects.toThrow('TIMEOUT');
    expect(await until(busyBackends, (backends) => backends.length === 0)).toEqual([]);
  });

  expect(await app.db.select().from(orders)).toEqual([]);
  const { __typename, replayed } = await placeOrder(app, customer, [{ productId: product.id }], input);
  expect([__typename, replayed]).toEqual(['PlaceOrderSuccess', false]);
});

test('a transaction that is cut is rolled back, and sends no further statement', async () => {
  await app.db.execute(sql`create table if not exists marks (mark text)`);
  const cut = withinDeadline(100, () =>
    transaction(app.db, async (tx) => {
      await tx.execute(sql`insert into marks values ('first')`);
      await sleep(300);
      await tx.execute(sql`insert into marks values ('second')`);
    }),
  );

  await expect(cut).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
  await until(() => isWhole(app.db));
  expect(await busyBackends()).toEqual([]);
  expect((await onlooker.query('select * from marks')).rows).toEqual([]);
});

test('what has to come to its end goes on after the deadline', async () => {
  let isDone = false;
  const cut = withinDeadline(50, () =>
    outsideDeadline(async () => {
      await app.db.execute(sql`select pg_sleep(0.3)`);
      await app.db.execute(sql`select 1`);
      isDone = true;
    }),
  );

  await expect(cut).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
  await until(() => isDone);
});

test('of many at once on few connections, those with time left are never hit by the cancels of others', async () => {
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

test.each([
  { statementMs: 200, lockMs: 0 },
  { statementMs: 0, lockMs: 200 },
])('what the database itself gives up is a TIMEOUT: %j', async (timeouts) => {
  const db = openDatabase({
    url: app.databaseUrl,
    poolMax: 2,
    timeouts: { ...timeouts, idleTransactionMs: 0 },
  });
  const impatient = await startApp({ db });
  try {
    await whileLocked('products', async () => {
      const { status, errors } = await impatient.query('{ products { totalCount } }');
      expect([status, errors?.map(({ path, extensions }) => [path, extensions])]).toEqual([
        200,
        [[['products'], { code: 'TIMEOUT' }]],
      ]);
      expect(impatient.logs.filter((line) => line.includes('failed'))).toEqual([]);
    });
  } finally {
    await impatient.stop();
    await closeDatabase(db);
  }
});

test('what the provider answers is written down, also where the customer was told that it took too long', async () => {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const provider = (db: App['db']): PaymentProvider => {
    const real = testProvider({ db, webhookSecret: 'secret' });
    return { ...real, authorize: async (payment) => (await gate, real.authorize(payment)) };
  };
  const slow = await startApp({ requestTimeoutMs: TIMEOUT_MS, paymentProvider: provider(app.db) });
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
    letGo();

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

test('whoever gets no connection in time is told so too, before it is known who asks and after', async () => {
  const patient = await startApp({ requestTimeoutMs: 15_000 });
  const ada = await newCustomer(patient);
  const held = await Promise.all(Array.from({ length: 16 }, () => patient.db.$client.connect()));
  patient.db.$client.options.connectionTimeoutMillis = 100;
  const answers = [
    await patient.query('{ me { id } }', {}, { as: ada }),
    await patient.query('{ products { totalCount } }'),
  ];
  for (const client of held) client.release();
  await patient.stop();

  expect(answers).toMatchObject([timeout, { status: 200, errors: timeout.errors }]);
});
