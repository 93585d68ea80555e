/**
 * Writes the data of a shop at this release to `test/upgrade/v<version>.jsonl.br`: the sample shop, and the rows that the
 * API and the worker add to it. `test/contract/upgrade.long.test.ts` migrates it with the code of every later release.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { SAMPLE_ACCOUNTS, seed } from '../src/sample/seed.ts';
import type { Role } from '../src/platform/db/schema.ts';
import { totalsAtRates } from '../src/shop/pricing/totals-at-rates.ts';
import { ask, startApp, type Account, type App } from '../test/support/app.ts';
import { signIn } from '../test/support/accounts.ts';
import { createDatabase } from '../test/support/database.ts';
import { ADDRESS } from '../test/support/data.ts';
import { examples } from '../test/support/examples.ts';
import { put } from '../test/support/exchange.ts';
import { BRAND, FROM } from '../test/support/mail-server.ts';
import setUp, { tearDown } from '../test/support/postgres.ts';
import { readSnapshot, writeSnapshot } from '../test/support/snapshot.ts';
import { rowsOf, valueOf } from '../test/support/soundness.ts';
import { until } from '../test/support/until.ts';
import { startReceiver } from '../test/support/webhook-receiver.ts';

const OPEN_WORK = `select (select count(*) from outbox) + (select count(*) from emails where state = 'QUEUED')
  + (select count(*) from webhook_deliveries where state = 'PENDING')
  + (select count(*) from catalog_imports where finished_at is null)
  + (select count(*) from payments where status in ('PENDING', 'AUTHORIZED'))`;

const textOf = (example: string) => examples.find(({ file }) => file.endsWith(`/${example}.graphql`))!.text;

/** Sends an operation of `examples/operations`. Throws if it is rejected. */
async function send(app: App, example: string, variables: object = {}, as?: Account) {
  const result = await ask(app, textOf(example), variables, as);
  if (typeof result === 'string' || (typeof result === 'object' && 'message' in result))
    throw new Error(`${example}: ${JSON.stringify(result)}`);
  return result;
}

async function signInAs(app: App, role: Role): Promise<Account> {
  const { email, password } = SAMPLE_ACCOUNTS.find((account) => account.role === role)!;
  return (await signIn(app, email, password))!;
}

/** Places an order of two pieces each of three active products. */
async function placeOrder(app: App, as: Account, input: object = {}): Promise<string> {
  const productIds = await app.db.$client.query<{ id: string }>(
    'select id from products where is_active and stock > 50 order by sku limit 3',
  );
  const items = productIds.rows.map(({ id }) => ({ productId: id, quantity: 2 }));
  const variables = { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, items, ...input };
  return (await send(app, 'place-order', { input: variables }, as)).order.id;
}

/** Does not check the result: some of these payments must fail. */
const pay = (app: App, orderId: string, paymentToken: string, as: Account) =>
  ask(app, textOf('pay-order'), { input: { orderId, paymentToken, idempotencyKey: randomUUID() } }, as);

/** Uploads a file with one product. Returns its token. */
async function uploadFile(app: App, staff: Account): Promise<string> {
  const file = 'sku,name,price,stock\nIMPORTED-1,Imported,5,3\n';
  const input = { format: 'CSV', bytes: file.length };
  const { upload } = await send(app, 'create-import-upload', { input }, staff);
  await put(upload, file);
  return upload.token;
}

/**
 * Uses the shop, so that the tables that the seed does not fill have rows. A worker must run: waits until it has completed all
 * work.
 */
async function useShop(app: App, webhookUrl: string): Promise<void> {
  const [customer, staff, admin] = [
    await signInAs(app, 'CUSTOMER'),
    await signInAs(app, 'STAFF'),
    await signInAs(app, 'ADMIN'),
  ];
  const hook = await send(app, 'create-webhook-endpoint', { input: { url: webhookUrl } }, admin);
  await send(app, 'rotate-webhook-secret', { id: hook.endpoint.id }, admin);

  const newcomer = {
    email: 'new.customer@example.com',
    password: 'four walls and a roof',
    name: 'Noor Customer',
  };
  const { session } = await send(app, 'register', { input: newcomer });
  const noor: Account = { ...session.user, token: session.accessToken, sessionId: '' };
  await send(app, 'request-email-verification', {}, noor);
  await send(app, 'refresh-session', { refreshToken: session.refreshToken });
  await send(app, 'logout', {}, (await signIn(app, newcomer.email, newcomer.password))!);

  const address = { ...ADDRESS, company: 'Sample Ltd', vatNumber: 'DE123456789' };
  await send(app, 'create-address', { input: { address, isDefaultShipping: true } }, customer);

  const [delivered, cancelled, declined, paidLate] = [
    await placeOrder(app, customer, { discountCode: 'WELCOME10', notes: 'Ring twice. 😀' }),
    await placeOrder(app, customer, { locale: 'de-DE', billingAddress: address }),
    await placeOrder(app, noor),
    await placeOrder(app, noor),
  ];
  const { payment } = await pay(app, delivered, 'success', customer);
  await send(
    app,
    'update-order-status',
    { input: { orderId: delivered, status: 'SHIPPED', carrier: 'Post', trackingNumber: 'RX 123' } },
    staff,
  );
  await send(app, 'update-order-status', { input: { orderId: delivered, status: 'DELIVERED' } }, staff);
  const note = { orderId: delivered, text: 'Rang twice.', visibility: 'CUSTOMER', idempotencyKey: 'rang-1' };
  await send(app, 'add-order-note', { input: note }, staff);
  const refund = {
    paymentId: payment.id,
    amount: '5.00',
    reason: 'Scratched.',
    idempotencyKey: randomUUID(),
  };
  await send(app, 'refund-payment', { input: refund }, staff);
  await pay(app, cancelled, 'success', customer);
  await send(app, 'cancel-order', { input: { orderId: cancelled, reason: 'Out of print.' } }, staff);
  await pay(app, declined, 'decline', noor);
  await pay(app, paidLate, 'late', noor);

  const id = String(await valueOf(app.db, 'select id from products where is_active order by id limit 1'));
  await send(app, 'update-product', { id, input: { price: '17.50', compareAtPrice: null } }, staff);
  const upload = { contentType: 'image/png', bytes: 100, sha256: '0'.repeat(64) };
  await send(app, 'create-image-upload', { input: upload }, staff);
  const stock = { productId: id, delta: -1, reason: 'Broken.', idempotencyKey: 'broken-1' };
  await send(app, 'adjust-stock', { input: stock }, staff);
  const started = { uploadToken: await uploadFile(app, staff), dryRun: false, onError: 'CONTINUE' };
  await send(app, 'start-catalog-import', started, staff);
  await send(app, 'create-export', { kind: 'ORDERS', format: 'CSV' }, staff);
  await send(app, 'create-search-synonyms', { input: { terms: ['sofa', 'couch'] } }, staff);
  await until(
    () => valueOf(app.db, OPEN_WORK),
    (open) => open === '0',
  );
  // The port of the webhook may belong to another program when the snapshot is used.
  await send(app, 'update-webhook-endpoint', { id: hook.endpoint.id, input: { isActive: false } }, admin);
}

/**
 * Creates unfinished work for the next release: events in the outbox, a payment in progress, an uploaded file, a guest's cart.
 * No worker runs.
 */
async function leaveOpen(app: App): Promise<void> {
  const customer = await signInAs(app, 'CUSTOMER');
  app.paymentProvider!.capture = () => Promise.reject(new Error('no answer'));
  await pay(app, await placeOrder(app, customer), 'success', customer);
  await uploadFile(app, await signInAs(app, 'STAFF'));
  const { token } = await send(app, 'create-cart');
  const productId = await valueOf(app.db, 'select id from products where is_active order by id limit 1');
  await send(app, 'add-to-cart', { input: { cartToken: token, items: [{ productId }] } });
}

async function run(): Promise<void> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  const database = await createDatabase();
  const receiver = await startReceiver();
  const mail = { transport: { send: () => Promise.resolve(), close: () => {} }, from: FROM, brand: BRAND };
  const options = { database, defaultTax: true, allowPrivateAddresses: true };

  const used = await startApp({ ...options, worker: { mail } });
  const hashPassword = used.passwords.hash;
  const { storage } = used;
  await seed(used.db, { currency: 'USD', fractionDigits: 2, price: totalsAtRates, hashPassword, storage });
  await useShop(used, receiver.url);
  await used.stop();
  await receiver.stop();

  const left = await startApp(options);
  await leaveOpen(left);
  const snapshot = await writeSnapshot(left.db, version);
  const tables = await rowsOf(left.db, `select tablename as name from pg_tables where schemaname = 'public'`);
  await left.stop();
  await database.drop();

  const filled = new Set(readSnapshot(snapshot).tables.map(({ name }) => name));
  // PostgreSQL empties the throttles after a crash, so nothing depends on them.
  const empty = tables
    .map(({ name }) => String(name))
    .filter((name) => name !== 'throttles' && !filled.has(name));
  if (empty.length > 0) throw new Error(`Extend scripts/release-snapshot.ts to fill ${empty.join(', ')}.`);
  await mkdir('test/upgrade', { recursive: true });
  const path = `test/upgrade/v${version}.jsonl.br`;
  await writeFile(path, snapshot);
  process.stdout.write(`${path} has ${Math.ceil(snapshot.length / 1024)} kB.\n`);
}

await setUp();
try {
  await run();
} finally {
  await tearDown();
}
