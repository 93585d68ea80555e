import { randomInt, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { emails, orderChanges, orders, outbox } from '../../src/platform/db/schema.ts';
import type { Account, App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { ADDRESS, brokenOrders, newProduct, newUser } from '../support/data.ts';
import {
  askServer,
  startServerProcess,
  startWorkerProcess,
  type ServerProcess,
  type WorkerProcess,
} from '../support/server-process.ts';
import { until } from '../support/until.ts';

/** To run more rounds: KILL_ROUNDS=100 npm run test:long -- test/process/after-order-crash.long.test.ts */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 6);
const BUYERS = 4;

/** The test reads the database through this process, which stays alive. */
let app: App;
let environment: Record<string, string>;
let smtp: SMTPServer;
/** The Message-ID of every accepted mail, once per delivery. */
const received: string[] = [];
let api: ServerProcess;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  ({ app, environment } = await startBeside());
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        received.push(/^message-id: *<?([^>\s]+)/im.exec(text)![1]!);
        callback();
      });
    },
  });
  // A killed worker breaks its connection.
  smtp.on('error', () => {});
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  environment = {
    ...environment,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Shop <shop@example.com>',
    RECONCILE_PAYMENTS_AFTER: '1',
  };
});
afterEach(async () => {
  await Promise.all([api, ...workers].map((process) => process.end('SIGKILL')));
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  await app.stop();
});

const startApi = async () => {
  api = await startServerProcess({ ...environment, WORKER: 'off' });
};
const startWorker = async (place: number) => {
  workers[place] = await startWorkerProcess(environment);
};

const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on PlaceOrderSuccess { order { id } } } }`;

/** Places one order after another and retries each until it is acknowledged. */
async function buy(
  accounts: readonly Account[],
  productId: string,
  isOver: () => boolean,
): Promise<string[]> {
  const placed: string[] = [];
  while (!isOver()) {
    // In turn, because the e-mails to one address are limited.
    const buyer = accounts[placed.length % accounts.length]!;
    const input = { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, items: [{ productId }] };
    const answer = await until(() => askServer(api.url, PLACE, { input }, buyer));
    expect(answer).toMatchObject({ __typename: 'PlaceOrderSuccess' });
    placed.push(answer.order.id);
    await sleep(randomInt(20, 120));
  }
  return placed;
}

const byText = (a: string, b: string) => (a < b ? -1 : 1);

const unsent = async () => {
  const { rows } = await app.db.$client.query<{ count: number }>(
    `select (select count(*) from emails where state <> 'SENT') + (select count(*) from outbox)
      + (select count(*) from orders where not exists (select from emails where order_id = orders.id)) as count`,
  );
  return Number(rows[0]!.count);
};

test(
  'sends each mail of every order exactly once, within thirty seconds, while servers and workers are killed at random',
  async () => {
    const product = await newProduct(app, { stock: 1_000_000 });
    const newAccounts = () =>
      Promise.all(Array.from({ length: 10 }, () => newUser(app, { emailVerifiedAt: new Date() })));
    const buyers = await Promise.all(Array.from({ length: BUYERS }, newAccounts));
    await Promise.all([startApi(), startWorker(0), startWorker(1)]);
    let isOver = false;
    const buying = buyers.map((accounts) => buy(accounts, product.id, () => isOver));

    for (let round = 0; round < ROUNDS; round++) {
      await sleep(randomInt(100, 900));
      const victim = randomInt(3);
      if (victim === 2) {
        await api.end('SIGKILL');
        await startApi();
      } else {
        await workers[victim]!.end('SIGKILL');
        await startWorker(victim);
      }
    }
    isOver = true;
    const acknowledged = (await Promise.all(buying)).flat();
    const startedAt = Date.now();
    await until(unsent, (count) => count === 0, 60_000);
    const recovery = Date.now() - startedAt;

    const placed = await app.db.select({ id: orders.id }).from(orders);
    const mails = await app.db.select().from(emails);
    const changes = await app.db.select().from(orderChanges);
    const ids = placed.map(({ id }) => id).toSorted(byText);
    expect(acknowledged.toSorted(byText)).toEqual(ids);
    expect(mails.map(({ orderId }) => orderId!).toSorted(byText)).toEqual(ids);
    expect(changes.map(({ orderId }) => orderId).toSorted(byText)).toEqual(ids);
    expect(new Set(mails.map(({ state }) => state))).toEqual(new Set(['SENT']));
    expect(await app.db.$count(outbox)).toBe(0);
    // Each mail keeps its Message-ID. If a worker dies while it sends a mail, the copy can be recognized.
    expect(new Set(received).size).toBe(ids.length);
    expect(received.length - new Set(received).size).toBeLessThanOrEqual(8 * ROUNDS);
    expect(recovery).toBeLessThan(30_000);
    expect(await brokenOrders(app)).toEqual([]);
    // A job is completed after its mail is SENT: by another worker, if its own worker was killed in between.
    const { rows } = await until(
      () =>
        app.db.$client.query(`select state, count(*) from pgboss.job where name = 'send-email' group by 1`),
      (states) => states.rows.every(({ state }) => state === 'completed'),
      60_000,
    );
    expect(rows).toEqual([{ state: 'completed', count: String(ids.length) }]);
    if (ROUNDS > 10) {
      const copies = received.length - new Set(received).size;
      console.info(`${ids.length} orders, ${ROUNDS} kills, recovered in ${recovery} ms, ${copies} copies`);
    }
  },
  180_000 + ROUNDS * 20_000,
);
