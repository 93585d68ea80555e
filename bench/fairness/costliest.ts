import pg from 'pg';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import { REQUEST_COST } from '../../src/platform/throttles/budget.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { postWithExtensions, type Account, type App } from '../../test/support/app.ts';
import { EMAILS } from '../../test/support/large-shop.ts';
import { candidatesOf, type Candidate, type Values } from './operations.ts';

export type Role = keyof typeof EMAILS | 'guest';
export type Measured = {
  field: string;
  variant: string;
  query: string;
  role: Role;
  cost: number;
  /** Milliseconds of database time of one operation. */
  databaseMs: number;
  /** Microseconds of database time for each point of cost, including the points of the request. */
  microsPerPoint: number;
};

/** Each operation is measured once. The operations with the most time are measured again, in several rounds. */
const [MEASURED_AGAIN, ROUNDS] = [60, 3];
const MAX_COPIES = 10;

/**
 * Mutations that are not measured: they end the session or change the role of the other operations, or they hash a password,
 * which has its own queue.
 */
const NOT_SENT =
  /^Mutation\.(logout|logoutEverywhere|revoke\w*|deleteAccount|changePassword|login|register|resetPassword|setUserRole|refreshSession)$/;

/**
 * Measures an operation for every field of the schema, with the arguments and the number of copies that make it costly, and
 * returns the results by database time per point of cost, the highest first. PostgreSQL itself measures the time (`active_time`).
 */
export async function measureEveryField(
  app: App,
  accounts: ReadonlyMap<Role, Account>,
  only = '',
): Promise<Measured[]> {
  const clock = await databaseClock(app);
  const byTime = (a: Measured, b: Measured) => b.microsPerPoint - a.microsPerPoint;
  try {
    const measured: (Measured & { candidate: Candidate })[] = [];
    for (const candidate of candidatesOf(createSchema(), await valuesOf(app))) {
      if (NOT_SENT.test(candidate.field) || !candidate.field.startsWith(only)) continue;
      const found = await measure(app, accounts, candidate, clock, 1);
      if (found) measured.push({ ...found, candidate });
    }
    measured.sort(byTime);
    const again = measured.splice(0, MEASURED_AGAIN);
    const exact: Measured[] = [];
    for (const { candidate, ...once } of again)
      exact.push((await measure(app, accounts, candidate, clock, ROUNDS)) ?? once);
    return [...exact, ...measured].sort(byTime);
  } finally {
    await clock.stop();
  }
}

/**
 * Sends the operation as the lowest role that may send it, with as many copies as its cost allows. Returns null if it is not
 * accepted.
 */
async function measure(
  app: App,
  accounts: ReadonlyMap<Role, Account>,
  { field, variant, text }: Candidate,
  { elapsedMs }: { elapsedMs: () => Promise<number> },
  rounds: number,
): Promise<Measured | null> {
  let round = 0;
  for (const role of ['guest', 'regular', 'staff', 'admin'] as const) {
    const send = (copies: number) =>
      postWithExtensions(app.url, text(copies, ++round), {}, accounts.get(role));
    const first = await send(1);
    if (first.errors?.some(({ extensions }) => ['FORBIDDEN', 'UNAUTHENTICATED'].includes(extensions.code)))
      continue;
    if (!first.extensions) return null;
    let copies = Math.min(
      MAX_COPIES,
      Math.max(1, Math.floor(DEFAULT_LIMITS.cost / first.extensions.cost.requested)),
    );
    let [databaseMs, cost] = [Infinity, 0];
    for (let done = 0; done < rounds;) {
      const before = await elapsedMs();
      const { extensions } = await send(copies);
      if (!extensions && copies > 1) copies = Math.floor(copies / 2);
      else done++;
      if (!extensions) continue;
      // Takes the minimum of all rounds, because other work on the machine only adds time.
      databaseMs = Math.min(databaseMs, (await elapsedMs()) - before);
      cost = extensions.cost.requested as number;
    }
    // No repetition was answered.
    if (databaseMs === Infinity) return null;
    const microsPerPoint = (1000 * databaseMs) / (cost + REQUEST_COST);
    return { field, variant, query: text(copies, ++round), role, cost, databaseMs, microsPerPoint };
  }
  return null;
}

/**
 * Reads the time that PostgreSQL has spent on the statements of the app. Its backends report their time only after
 * `pg_stat_force_next_flush`.
 */
async function databaseClock({ db, databaseUrl }: App) {
  const observer = new pg.Client({ connectionString: databaseUrl });
  await observer.connect();
  await observer.query("set stats_fetch_consistency = 'none'");
  return {
    async elapsedMs(): Promise<number> {
      const pool = db.$client;
      const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
      await Promise.all(clients.map((client) => client.query('select pg_stat_force_next_flush()')));
      for (const client of clients) client.release();
      const { rows } = await observer.query<{ ms: number }>(
        'select active_time as ms from pg_stat_database where datname = current_database()',
      );
      return rows[0]!.ms;
    },
    stop: () => observer.end(),
  };
}

/** Objects with much data, and words that occur often. */
async function valuesOf({ databaseUrl }: App): Promise<Values> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const read = async (sql: string) => {
    const { rows } = await client.query<{ value: string }>(sql);
    return rows.map(({ value }) => JSON.stringify(value));
  };
  const productIds = await read(
    'select id as value from products where is_active and stock > 50 order by id limit 100',
  );
  const orderIds = await read(
    `select orders.id as value from orders join users on users.id = customer_id
      where users.email = '${EMAILS.regular}' order by placed_at desc limit 3`,
  );
  const rootCategory = await read("select id as value from categories where slug = 'category-1'");
  const customerIds = await read(`select id as value from users where email = '${EMAILS.regular}'`);
  const codes = await read('select code as value from discount_codes limit 5');
  await client.end();
  return {
    productId: productIds,
    productIds,
    orderId: orderIds,
    categoryId: rootCategory,
    customerId: customerIds,
    userId: customerIds,
    actorId: customerIds,
    categorySlug: ['"category-1"'],
    slug: ['"category-1"'],
    sku: ['"SKU-0000777"'],
    number: ['"ORD-00007777"'],
    id: [productIds[0]!, orderIds[0]!, rootCategory[0]!, customerIds[0]!],
    code: codes,
    discountCode: codes.slice(0, 1),
    country: ['"US"'],
    reason: ['"counted"'],
    idempotencyKey: ['"key-#"'],
  };
}
