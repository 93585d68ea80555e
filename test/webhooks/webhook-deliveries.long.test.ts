import type { ServerResponse } from 'node:http';
import { desc, eq, sql } from 'drizzle-orm';
import { uuidv7 } from '../../src/platform/crypto/uuid.ts';
import { transaction } from '../../src/platform/db/client.ts';
import { orderChanges, webhookDeliveries, webhookEndpoints } from '../../src/platform/db/schema.ts';
import { enqueueAll } from '../../src/platform/jobs/enqueue.sql.ts';
import { newShopper, type Shopper } from '../support/actors.ts';
import { ask as askAs, startApp, type Account, type App } from '../support/app.ts';
import { newUser } from '../support/data.ts';
import { deleteJobs, jobsOf } from '../support/jobs.ts';
import { until } from '../support/until.ts';
import { startReceiver, type Receiver } from '../support/webhook-receiver.ts';

let app: App;
let admin: Account;
let customer: Shopper;
let receiver: Receiver;
beforeAll(async () => {
  app = await startApp({ worker: {}, allowPrivateAddresses: true });
  admin = await newUser(app, { role: 'ADMIN' });
  customer = await newShopper(app);
  receiver = await startReceiver();
});
afterAll(async () => {
  await app.stop();
  await receiver.stop();
});
beforeEach(async () => {
  await app.db.delete(webhookEndpoints);
  await deleteJobs(app.db, 'deliver-webhook');
  receiver.received.length = 0;
  receiver.answers.length = 0;
});

const CREATE = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  ... on CreateWebhookEndpointSuccess { secret endpoint { id } } } }`;

const ask = (document: string, variables: object = {}) => askAs(app, document, variables, admin);
const register = async (input: object = {}): Promise<{ secret: string; endpoint: { id: string } }> =>
  ask(CREATE, { input: { url: receiver.url, ...input } });
const received = (count: number) =>
  until(
    () => receiver.received,
    ({ length }) => length >= count,
  );

/** Inserts deliveries of one order change to each endpoint, with their jobs, in one transaction: a burst. */
async function burst(endpointIds: readonly string[], count: number): Promise<void> {
  await customer.buy();
  const [change] = await until(
    () => app.db.select().from(orderChanges).orderBy(desc(orderChanges.position)).limit(1),
    ({ length }) => length === 1,
  );
  // Each delivery needs a change of its own, so copy the last one.
  await transaction(app.db, async (tx) => {
    const changes = await tx
      .insert(orderChanges)
      .values(Array.from({ length: count }, () => ({ ...change!, position: undefined })))
      .returning();
    const deliveries = changes.flatMap(({ position }) =>
      endpointIds.map((endpointId) => ({ id: uuidv7(), endpointId, orderChange: position })),
    );
    await tx.insert(webhookDeliveries).values(deliveries);
    await enqueueAll(
      tx,
      'deliver-webhook',
      deliveries.map(({ id: deliveryId, endpointId }) => ({ deliveryId, endpointId })),
    );
  });
}
const stored = async (id: string) => {
  const [row] = await app.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
  return row!;
};
const hanging = async (): Promise<{ receiver: Receiver; id: string }> => {
  const silent = await startReceiver();
  silent.answers.push(...Array.from({ length: 1_000 }, () => () => {}));
  const { endpoint } = await register({ url: silent.url });
  return { receiver: silent, id: endpoint.id };
};

test('endpoints that never answer do not delay the others, and are paused', async () => {
  const silent = await Promise.all(Array.from({ length: 5 }, hanging));
  const { endpoint } = await register();
  await burst([...silent.map(({ id }) => id), endpoint.id], 100);

  await received(100);
  // Before the first of the requests that hang has timed out.
  expect((await stored(silent[0]!.id)).consecutiveFailures).toBe(0);
  expect(silent.map((one) => one.receiver.received.length)).toEqual([4, 4, 4, 4, 4]);

  const paused = await until(
    () => Promise.all(silent.map(({ id }) => stored(id))),
    (endpoints) => endpoints.every(({ pausedUntil }) => pausedUntil !== null),
    40_000,
  );
  expect(paused.every(({ consecutiveFailures }) => consecutiveFailures === 5)).toBe(true);
  await burst([endpoint.id], 50);
  await received(151);
  await Promise.all(silent.map((one) => one.receiver.stop()));
}, 90_000);

test('a paused endpoint costs no attempts, is tried with one delivery, and receives the others after its success', async () => {
  const { endpoint } = await register();
  // Five failures pause the endpoint, while three more requests can be running.
  receiver.answers.push(...Array.from({ length: 8 }, () => 500));
  await burst([endpoint.id], 30);
  await until(
    () => stored(endpoint.id),
    ({ pausedUntil }) => pausedUntil !== null,
  );
  const sum = async (column: string) => {
    const { rows } = await app.db.$client.query(`select sum(${column})::int as sum from webhook_deliveries`);
    return rows[0].sum as number;
  };
  await until(
    () => jobsOf(app.db, 'deliver-webhook'),
    (jobs) => jobs.every(({ state }) => state !== 'active'),
  );
  expect(receiver.received.length).toBeLessThanOrEqual(8);
  const attempts = await until(
    () => sum('attempts'),
    (all) => all === receiver.received.length,
  );
  const { rows } = await app.db.$client.query(
    `select count(*)::int from pgboss.job where name = 'deliver-webhook' and state = 'created' and retry_count = 0`,
  );
  expect(rows[0].count).toBeGreaterThanOrEqual(20);

  // The pause ends, and the next delivery is the only one until it is answered.
  let answer!: () => void;
  receiver.answers.splice(0, 8, (_request, response) => void (answer = () => response.writeHead(204).end()));
  const before = attempts;
  await app.db.update(webhookEndpoints).set({ pausedUntil: sql`now()` });
  await received(before + 1);
  await burst([endpoint.id], 10);
  expect(receiver.received).toHaveLength(before + 1);
  answer();
  await received(attempts + 31 + 11);
  expect(await stored(endpoint.id)).toMatchObject({ consecutiveFailures: 0, pausedUntil: null });
}, 60_000);

test('each failed delivery after a pause doubles the next pause, up to ten minutes', async () => {
  const { endpoint } = await register();
  receiver.answers.push(...Array.from({ length: 8 }, () => 500));
  await customer.buy();
  const seconds: number[] = [];
  for (const failures of [3, 4, 5, 6, 9, 10, 11, 1_000]) {
    const attempted = receiver.received.length;
    await app.db.update(webhookEndpoints).set({ consecutiveFailures: failures, pausedUntil: null });
    await until(async () => {
      await app.db.$client.query(
        `update pgboss.job set start_after = now() where name = 'deliver-webhook' and state = 'retry'`,
      );
      return receiver.received.length > attempted;
    });
    await until(
      () => stored(endpoint.id),
      ({ consecutiveFailures }) => consecutiveFailures === failures + 1,
    );
    const { rows } = await app.db.$client.query(
      'select extract(epoch from paused_until - last_attempt_at)::float as seconds from webhook_endpoints, webhook_deliveries',
    );
    seconds.push(rows[0].seconds && Math.round(rows[0].seconds));
  }

  expect(seconds).toEqual([null, 10, 20, 40, 320, 600, 600, 600]);
}, 60_000);

test('a burst of deliveries runs without a pause between them', async () => {
  const { endpoint } = await register();
  const at: number[] = [];
  receiver.answers.push(
    ...Array.from({ length: 400 }, () => (_request: unknown, response: ServerResponse) => {
      at.push(performance.now());
      response.writeHead(204).end();
    }),
  );
  await burst([endpoint.id], 400);
  await received(401);

  // A worker that waits for its poll interval (one second) after each batch of four would pause a hundred times.
  const pauses = at.slice(1).filter((time, index) => time - at[index]! > 900);
  expect(pauses.length).toBeLessThan(5);
}, 60_000);
