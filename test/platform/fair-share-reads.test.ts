import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitingForShare } from '../../src/platform/db/fair-share.ts';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newCategory, newCustomer, newProduct, newStaff } from '../support/data.ts';
import { importer, put, type Upload } from '../support/exchange.ts';
import { connect, watch } from '../support/live.ts';
import { lockBy } from '../support/lock-waits.ts';
import { until } from '../support/until.ts';

/** A share of the pool of a test is one connection. Without a budget, there is no caller. */
const budget = createBudget({ capacity: 100_000, refillPerSecond: 1_000 });

let app: App;
let ada: Account;
let folder: string;
beforeAll(async () => {
  folder = `${await mkdtemp(join(tmpdir(), 'ordergraph-storefront-'))}/`;
  await writeFile(`${folder}index.html`, '<html></html>');
  app = await startApp({ budget, storefrontPages: { folder, buildsAtStart: false } });
  ada = await newCustomer(app);
  const { id: categoryId } = await newCategory(app, { slug: 'lamps' });
  await newProduct(app, { name: 'Lamp', categoryId });
  await ask(app, WRITE, {}, ada);
});
afterAll(() => Promise.all([app.stop(), rm(folder, { recursive: true })]));

/**
 * Sends requests of one caller while their statements wait for a lock. Returns how many of them wait for it on a
 * connection, and how many for the share of the caller.
 */
async function whileLocked<Answer>(sql: string, sends: (() => Promise<Answer>)[]) {
  const lock = await lockBy(app, sql);
  const answers = Promise.all(sends.map((send) => send()));
  try {
    const waiting = await until(
      async () => ({ forLock: await lock.waits(), forShare: waitingForShare(app.db.$client) }),
      ({ forLock, forShare }) => forLock + forShare === sends.length,
    );
    await lock.end();
    return { waiting, answers: await answers };
  } finally {
    await lock.end();
  }
}

const ONE_AT_A_TIME = { forLock: 1, forShare: 2 };

const WRITE = 'mutation { clearCart { __typename } }';

/**
 * Sends a query that reads the page of a list and then something else of it, and returns its answer. Checks that each of the two
 * uses the share of its caller: a write of the caller waits for the page, and the other read waits for the write.
 */
async function readCounted(document: string) {
  const [lists, cart] = [await lockBy(app, LOCK_LISTS), await lockBy(app, 'select from carts for update')];
  const forShare = () => waitingForShare(app.db.$client);
  let isAnswered = false;
  try {
    const read = app.query(document, {}, { as: ada }).finally(() => (isAnswered = true));
    await until(lists.waits);
    const write = ask(app, WRITE, {}, ada);
    await until(async () => forShare() + (await lists.waits()) + (await cart.waits()) === 2);
    expect(forShare()).toBe(1);

    await lists.end();
    await until(cart.waits);
    await until(() => forShare() === 1 || isAnswered);
    expect(isAnswered).toBe(false);

    await cart.end();
    expect((await write).__typename).toBe('CartSuccess');
    return await read;
  } finally {
    await Promise.all([lists.end(), cart.end()]);
  }
}

/** In a category: only the statements of a list read this table. */
const LOCK_LISTS = 'lock table product_categories in access exclusive mode';
const PARTS = ['totalCount', 'facets { attribute { id } }', 'priceRange { min { amount } }'];

describe.each([
  ['a search', 'search: "lamp", filter: { categorySlug: "lamps" }'],
  ['a minimum price', 'filter: { categorySlug: "lamps", minPrice: "1" }'],
  ['a maximum price', 'filter: { categorySlug: "lamps", maxPrice: "100" }'],
  ['an attribute', 'filter: { categorySlug: "lamps", attributes: { code: "color", anyOf: ["red"] } }'],
  ['a category', 'filter: { categorySlug: "lamps" }'],
])('a list with %s', (_name, list) => {
  test.each(PARTS)('counts its page and its %s toward the share of its caller', async (part) => {
    const { errors } = await readCounted(`{ products(${list}) { nodes { id } ${part} } }`);
    expect(errors).toBeUndefined();
  });
});

test.each(PARTS)(
  'a list of a category counts its page and its %s toward the share of its caller',
  async (part) => {
    const { errors } = await readCounted(`{ category(by: { slug: "lamps" }) {
    products(filter: { minPrice: "1" }) { nodes { id } ${part} } } }`);
    expect(errors).toBeUndefined();
  },
);

test('pages of different lengths count toward the share of their caller', async () => {
  const { waiting } = await whileLocked(
    LOCK_LISTS,
    [1, 2, 3].map(
      (n) => () =>
        ask(app, `{ products(first: ${n}, filter: { categorySlug: "lamps" }) { nodes { id } } }`, {}, ada),
    ),
  );
  expect(waiting).toEqual(ONE_AT_A_TIME);
});

test('products by different keys count toward the share of a guest', async () => {
  const keys = ['id: "00000000-0000-7000-8000-000000000000"', 'slug: "none"', 'sku: "NONE"'];
  const { waiting } = await whileLocked(
    'lock table products in access exclusive mode',
    keys.map((key) => () => ask(app, `{ product(by: { ${key} }) { id } }`)),
  );
  expect(waiting).toEqual(ONE_AT_A_TIME);
});

test('the start of a subscription counts toward the share of its caller', async () => {
  const { id } = await newProduct(app);
  const client = connect(app.url, ada);
  const cart = await lockBy(app, 'select from carts for update');
  try {
    const write = ask(app, WRITE, {}, ada);
    await until(cart.waits);
    const watched = watch(client, 'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { id } }', {
      ids: [id],
    });
    await until(() => waitingForShare(app.db.$client) === 1 || watched.ended);
    expect(watched.ended).toBeNull();

    await cart.end();
    await write;
  } finally {
    await cart.end();
    await client.dispose();
  }
});

test('files of the sitemap count toward the share of an address', async () => {
  const { waiting, answers } = await whileLocked(
    'lock table products in access exclusive mode',
    [0, 1, 2].map(() => () => fetch(`${app.url}/sitemaps/${randomUUID()}.xml`)),
  );
  expect(waiting).toEqual(ONE_AT_A_TIME);
  for (const { status } of answers) expect(status).toBe(200);
});

test('uploads of one import that wait for each other count toward the share of an address', async () => {
  const { upload } = (await importer(app, await newStaff(app)).createUpload('CSV', 3)) as { upload: Upload };
  const { waiting, answers } = await whileLocked(
    'select from import_uploads for update',
    [0, 1, 2].map(() => () => put(upload, 'sku')),
  );
  expect(waiting).toEqual(ONE_AT_A_TIME);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409]);
});
