import { sql } from 'drizzle-orm';
import {
  closeDatabase,
  openDatabase,
  plannedForValues,
  type Queryable,
} from '../../src/platform/db/client.ts';
import { startApp, type App } from '../support/app.ts';
import { newCustomer, newProduct, placeOrder } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

type Plans = { statement: string; generic: string; custom: string };

/** Returns how the prepared statements of all connections were planned. */
async function plansOf(pool: App['db']['$client']): Promise<Plans[]> {
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  const answers = await Promise.all(
    clients.map((client) =>
      client.query<Plans>(
        'select statement, generic_plans as generic, custom_plans as custom from pg_prepared_statements',
      ),
    ),
  );
  for (const client of clients) client.release();
  return answers.flatMap(({ rows }) => rows);
}

test('plans each prepared statement once per connection, whatever its values', async () => {
  const customer = await newCustomer(app);
  const { id } = await newProduct(app, { stock: 10 });
  await placeOrder(app, customer, [{ productId: id }]);
  const document = '{ me { orders(first: 2) { nodes { details { product { category { id } } } } } } }';
  for (let request = 0; request < 3; request++) await app.query(document, {}, { as: customer });

  const plans = await plansOf(app.db.$client);

  expect(plans.filter(({ custom }) => custom !== '0')).toEqual([]);
  const ofOrders = plans.filter(({ statement }) => statement.includes('"order_details"."position" limit 21'));
  expect(ofOrders.reduce((sum, { generic }) => sum + Number(generic), 0)).toBe(3);
});

test('plans a count for its values, and the next statement of its connection without them', async () => {
  const modeOf = async (db: Queryable) => {
    const { rows } = await db.execute<{ mode: string; pid: number }>(
      sql`select current_setting('plan_cache_mode') as mode, pg_backend_pid() as pid`,
    );
    return rows[0]!;
  };

  const inside = await plannedForValues(app.db, modeOf);
  const after = await modeOf(app.db);

  expect([inside.mode, after.mode]).toEqual(['force_custom_plan', 'force_generic_plan']);
  expect(after.pid).toBe(inside.pid);
});

test('closes a connection, and so its plans, only after a minute without use', async () => {
  const db = openDatabase({ url: app.databaseUrl, poolMax: 1 });
  const timers = jest.spyOn(globalThis, 'setTimeout');
  try {
    await db.execute(sql`select`);
    expect(db.$client.idleCount).toBe(1);
    expect(timers.mock.calls.at(-1)![1]).toBe(60_000);
  } finally {
    timers.mockRestore();
    await closeDatabase(db);
  }
});
