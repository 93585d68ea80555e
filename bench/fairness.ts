import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { executorFor } from '../src/engine/execution/executor.ts';
import { closeDatabase, openDatabase } from '../src/platform/db/client.ts';
import { createBudget, noBudget } from '../src/platform/throttles/budget.ts';
import { ask, startApp, type Account, type App, type AppOptions } from '../test/support/app.ts';
import { newDiscountCode } from '../test/support/data.ts';
import { createDatabase, type TestDatabase } from '../test/support/database.ts';
import { fillWithLargeShop, EMAILS } from '../test/support/large-shop.ts';
import { measureEveryField, type Measured, type Role } from './fairness/costliest.ts';
import type { Answer, LoadOptions } from './support/client-process.ts';
import { onPostgres } from './support/postgres.ts';

/**
 * Measures the latency of a cheap query while fifty clients send costly operations without pause: from two addresses, from many
 * addresses, without rate limits, and without rate limits and the concurrency limiter. The costly operations are chosen by their
 * measured database time per point of cost, among operations for every field of the schema.
 *
 *     node bench/fairness.ts [--list] [--only FIELD]
 */

const { values } = parseArgs({
  options: { list: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const SECONDS = 6;
const CLIENTS = 50;
const SIZE = { orders: 10_000, products: 20_000 };
/** The default of `DATABASE_POOL_MAX`. */
const POOL_MAX = 16;

const CHEAP = '{ products(first: 1) { nodes { name } } }';
/** The most objects for the most points: 640 products in twenty lists, each with its price and category. */
const LARGEST = `{ categories(first: 20) { nodes { products(first: 32) { nodes {
  id name slug sku description inStock price { amount currency } category { id name slug } } } } } }`;

type Attack = { name: string; query: string; as?: Account | undefined };

function startClients(load: Omit<LoadOptions, 'seconds'>): { answers: Promise<Answer[]>; stop: () => void } {
  const child = fork(fileURLToPath(new URL('support/client-process.ts', import.meta.url)));
  const answers = once(child, 'message').then(([message]) => message as Answer[]);
  child.send({ ...load, seconds: SECONDS } satisfies LoadOptions);
  return { answers, stop: () => child.disconnect() };
}

const percentile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

async function measureLatency(shared: App, options: AppOptions, attack: Attack | null, spread: boolean) {
  const db = openDatabase({ url: shared.databaseUrl, poolMax: POOL_MAX });
  const app = await startApp({
    sharedApp: shared,
    db,
    executorFor,
    http: { trustProxy: ['127.0.0.1'] },
    ...options,
  });
  const load = startClients({
    url: app.url,
    query: attack?.query ?? CHEAP,
    clients: attack ? CLIENTS : 0,
    spread,
    pauseMs: 0,
    ...(attack?.as && { token: attack.as.token }),
  });
  const probe = startClients({ url: app.url, query: CHEAP, clients: 1, spread: true, pauseMs: 20 });
  const [costly, cheap] = await Promise.all([load.answers, probe.answers]);
  for (const { stop } of [load, probe]) stop();
  await app.stop();
  await closeDatabase(db);
  const times = cheap.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const done = costly.filter(({ status }) => status === 200).length;
  return {
    'cheap p50 (ms)': percentile(times, 0.5).toFixed(1),
    'cheap p99 (ms)': percentile(times, 0.99).toFixed(1),
    'cheap rejected': cheap.filter(({ status }) => status !== 200).length,
    'costly per second': (done / SECONDS).toFixed(1),
    'rejected per second': ((costly.length - done) / SECONDS).toFixed(0),
  };
}

/** Signs in the accounts of the generated shop. */
async function accountsOf(app: App): Promise<Map<Role, Account>> {
  const accounts = new Map<Role, Account>();
  for (const [role, email] of Object.entries(EMAILS)) {
    const { rows } = await app.db.$client.query<{ id: string; session: string }>(
      'select users.id, sessions.id as session from users join sessions on user_id = users.id where email = $1',
      [email],
    );
    const { id, session: sessionId } = rows[0]!;
    const { token } = await app.tokens.sign(id, sessionId);
    accounts.set(role as Role, { id, email, token, sessionId });
  }
  return accounts;
}

/** Adds a hundred products and five codes to the cart of an account. */
async function fillCart(app: App, account: Account): Promise<void> {
  const { rows } = await app.db.$client.query<{ id: string }>(
    'select id from products where is_active and stock > 50 order by id limit 100',
  );
  const items = rows.map(({ id: productId }) => ({ productId, quantity: 1 }));
  const add = 'mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }';
  const apply = 'mutation ($code: String!) { applyDiscountCode(code: $code) { __typename } }';
  await ask(app, add, { input: { items } }, account);
  for (let i = 0; i < 5; i++) {
    const { code } = await newDiscountCode(app, { isCombinable: true });
    await ask(app, apply, { code }, account);
  }
}

const buckets = () => ({ budget: createBudget({ capacity: 10_000, refillPerSecond: 1000 }) });
const withoutLimiter = {
  concurrencyLimits: { minQueuedCost: Infinity, maxRunningCost: Infinity, maxQueued: Infinity },
};

const attackOf = ({ field, query, role }: Measured, accounts: Map<Role, Account>): Attack => ({
  name: field,
  query,
  as: accounts.get(role),
});

async function run(database: TestDatabase): Promise<void> {
  await fillWithLargeShop(database.url, SIZE);
  const app = await startApp({ database, executorFor });
  try {
    await attackWithCostliest(app);
  } finally {
    await app.stop();
  }
}

async function attackWithCostliest(app: App): Promise<void> {
  const accounts = await accountsOf(app);
  await fillCart(app, accounts.get('regular')!);

  const measured = await measureEveryField(app, accounts, values.only);
  const fields = new Set(measured.map(({ field }) => field));
  console.log(
    `Database time of ${measured.length} operations for ${fields.size} fields, most per point of cost:`,
  );
  const worst = [...fields].map((field) => measured.find((each) => each.field === field)!);
  console.table(
    worst
      .slice(0, values.list ? 400 : 15)
      .map(({ field, variant, role, cost, databaseMs, microsPerPoint }) => ({
        field,
        arguments: variant.slice(0, 80),
        role,
        cost,
        databaseMs: databaseMs.toFixed(1),
        microsPerPoint: microsPerPoint.toFixed(1),
      })),
  );
  if (values.list) return;

  const ofGuests = measured.filter(({ role }) => role === 'guest');
  const longest = ofGuests.toSorted((a, b) => b.databaseMs - a.databaseMs).slice(0, 1);
  const attacks = [
    ...[measured[0]!, ...ofGuests.slice(0, 1)].map((each) => attackOf(each, accounts)),
    ...longest.map((each) => ({ ...attackOf(each, accounts), name: `${each.field}, longest` })),
    { name: 'most objects', query: LARGEST },
  ];
  const table: Record<string, object> = {
    'no other load': await measureLatency(app, buckets(), null, false),
  };
  for (const attack of new Map(attacks.map((each) => [each.query, each])).values()) {
    console.log(`${attack.name}: ${attack.query.slice(0, 500)}`);
    table[`${attack.name}, two addresses`] = await measureLatency(app, buckets(), attack, false);
    table[`${attack.name}, many addresses`] = await measureLatency(app, buckets(), attack, true);
    table[`${attack.name}, RATE_LIMITS=off`] = await measureLatency(app, { budget: noBudget }, attack, false);
  }
  table['RATE_LIMITS=off, no concurrency limit'] = await measureLatency(
    app,
    { budget: noBudget, ...withoutLimiter },
    attacks.at(-1)!,
    false,
  );
  console.table(table);
}

await onPostgres(async () => {
  const database = await createDatabase();
  try {
    await run(database);
  } finally {
    await database.drop();
  }
});
