import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { closeDatabase, openDatabase, transaction } from '../../src/platform/db/client.ts';
import { outsideDeadline, withinDeadline } from '../../src/platform/db/deadline.ts';
import { orders } from '../../src/platform/db/schema.ts';
import { startApp, type App } from '../support/app.ts';
import { newCustomer, newProduct, placeOrder } from '../support/data.ts';
import { until } from '../support/until.ts';

const TIMEOUT_MS = 1_500;

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

test('answers a request that waits for a lock at its deadline, and leaves no statement running', async () => {
  await whileLocked('products', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => app.query('{ products(first: 2) { totalCount nodes { id } } }')),
    );

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

test('rolls back a mutation at its deadline, and accepts a retry with the same key', async () => {
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

test('rolls back a transaction at its deadline, and sends no further statement', async () => {
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

test('completes protected work after the deadline', async () => {
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

test.each([
  { statementMs: 200, lockMs: 0 },
  { statementMs: 0, lockMs: 200 },
])('reports TIMEOUT if the database cancels a statement: %j', async (timeouts) => {
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
