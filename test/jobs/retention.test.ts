import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { formatUuidv7, uuidv7 } from '../../src/platform/crypto/uuid.ts';
import {
  accountTokens,
  emails,
  orderChanges,
  paymentEvents,
  webhookDeliveries,
  webhookEndpoints,
  type WebhookDeliveryRow,
} from '../../src/platform/db/schema.ts';
import { forgetExpired } from '../../src/boot/forget-expired.ts';
import { deleteOldEmails } from '../../src/shop/emails/emails.sql.ts';
import { deleteOldEvents } from '../../src/shop/payments/payment-events.sql.ts';
import { deleteOldDeliveries } from '../../src/shop/webhooks/deliveries.sql.ts';
import { startApp, type App } from '../support/app.ts';
import { newCustomer, newOrderRows } from '../support/data.ts';
import { until } from '../support/until.ts';

const DAY = 24 * 60 * 60;
const LIMIT = 90 * DAY;
/** How long before and after the limit a row is created. */
const MARGIN = 60;

let app: App;
let orderId: string;
let endpointId: string;
beforeAll(async () => {
  app = await startApp();
  const [order] = await newOrderRows(app, await newCustomer(app), [{}]);
  orderId = order!.id;
  const [endpoint] = await app.db
    .insert(webhookEndpoints)
    .values({ url: 'https://example.com', secret: 'c2VjcmV0' })
    .returning();
  endpointId = endpoint!.id;
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.db.delete(webhookDeliveries);
  await app.db.delete(emails);
});

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);

/** Inserts changes of one order, and returns their positions. */
async function newChanges(count: number): Promise<bigint[]> {
  const change = {
    orderId,
    kind: 'PAID',
    status: 'PENDING',
    paid: 0n,
    refunded: 0n,
    at: new Date(),
  } as const;
  const rows = await app.db
    .insert(orderChanges)
    .values(Array.from({ length: count }, () => change))
    .returning();
  return rows.map(({ position }) => position);
}

type Age = { state?: WebhookDeliveryRow['state']; seconds: number };

async function newDeliveries(ages: readonly Age[]): Promise<string[]> {
  const changes = await newChanges(ages.length);
  const rows = await app.db
    .insert(webhookDeliveries)
    .values(
      ages.map(({ state = 'DELIVERED', seconds }, n) => ({
        endpointId,
        orderChange: changes[n]!,
        state,
        createdAt: secondsAgo(seconds),
      })),
    )
    .returning();
  return rows.map(({ id }) => id);
}

/** Inserts deliveries that are due, the oldest first. */
const newOldDeliveries = (count: number) =>
  newDeliveries(Array.from({ length: count }, (_, n) => ({ seconds: 2 * LIMIT - n })));

const storedIds = async (table: typeof webhookDeliveries | typeof emails) =>
  (await app.db.select({ id: table.id }).from(table).orderBy(table.id)).map(({ id }) => id);

test('deletes deliveries that ended, after the time limit, and no order change', async () => {
  const ids = await newDeliveries([
    { state: 'DELIVERED', seconds: LIMIT - MARGIN },
    { state: 'FAILED', seconds: LIMIT - MARGIN },
    { state: 'PENDING', seconds: 10 * LIMIT },
    { state: 'DELIVERED', seconds: LIMIT + MARGIN },
    { state: 'FAILED', seconds: LIMIT + MARGIN },
  ]);
  const changes = await app.db.$count(orderChanges);

  await deleteOldDeliveries(app.db, LIMIT);

  expect(await storedIds(webhookDeliveries)).toEqual(ids.slice(0, 3).toSorted());
  expect(await app.db.$count(orderChanges)).toBe(changes);
});

test('deletes e-mails that were sent or failed, after the time limit', async () => {
  const states = ['SENT', 'FAILED', 'QUEUED', 'SENT', 'FAILED'] as const;
  const ages = [LIMIT - MARGIN, LIMIT - MARGIN, 10 * LIMIT, LIMIT + MARGIN, LIMIT + MARGIN];
  const changes = await newChanges(states.length);
  const rows = states.map((state, n) => ({
    id: formatUuidv7(Date.now() - ages[n]! * 1000, n, 0),
    kind: 'ORDER_PAID' as const,
    recipient: 'ada@example.com',
    orderId,
    orderChange: changes[n]!,
    state,
    createdAt: secondsAgo(ages[n]!),
  }));
  await app.db.insert(emails).values(rows);

  await deleteOldEmails(app.db, LIMIT);

  expect(await storedIds(emails)).toEqual(
    rows
      .slice(0, 3)
      .map(({ id }) => id)
      .toSorted(),
  );
});

test('a table whose rows cannot be deleted does not keep the rows of the others', async () => {
  await app.db.insert(accountTokens).values({
    userId: (await newCustomer(app)).id,
    purpose: 'PASSWORD_RESET',
    email: 'ada@example.com',
    hash: Buffer.from('token'),
    expiresAt: secondsAgo(1),
  });
  await newDeliveries([{ seconds: LIMIT + MARGIN }]);
  await app.db.execute(sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$`);
  await app.db.execute(sql`
    create trigger refuse before delete on account_tokens for each row execute function refuse()`);

  const run = () => forgetExpired(app.db, { deliverySeconds: LIMIT, emailSeconds: null });
  await expect(run()).rejects.toThrow('some old rows could not be deleted');
  expect(await storedIds(webhookDeliveries)).toEqual([]);

  await app.db.execute(sql`drop function refuse cascade`);
  await run();
  expect(await app.db.$count(accountTokens)).toBe(0);
});

test('deletes processed events of payment providers after 30 days', async () => {
  const event = (eventId: string, seconds: number) => ({
    provider: 'stripe',
    type: 'payment_intent.succeeded',
    eventId,
    receivedAt: secondsAgo(seconds),
  });
  await app.db
    .insert(paymentEvents)
    .values([
      event('kept', 30 * DAY - MARGIN),
      ...Array.from({ length: 1_500 }, (_, n) => event(`old-${n}`, 30 * DAY + MARGIN)),
    ]);

  await deleteOldEvents(app.db);

  expect(await app.db.select({ eventId: paymentEvents.eventId }).from(paymentEvents)).toEqual([
    { eventId: 'kept' },
  ]);
});

test('deletes in batches, the oldest rows first, and leaves the rest of a backlog to the next run', async () => {
  const ids = await newOldDeliveries(100);
  app.statements.length = 0;

  await deleteOldDeliveries(app.db, LIMIT, { batchSize: 10, maxBatches: 3 });

  expect(app.statements).toHaveLength(3);
  expect(await storedIds(webhookDeliveries)).toEqual(ids.slice(30).toSorted());

  await deleteOldDeliveries(app.db, LIMIT, { batchSize: 10 });
  expect(await storedIds(webhookDeliveries)).toEqual([]);
});

test('reads no deleted row again, even while a backup needs it', async () => {
  await newOldDeliveries(5_000);
  await app.db.$client.query('analyze webhook_deliveries');
  const backup = await app.db.$client.connect();
  const readRows = async () => {
    await app.db.$client.query('select pg_stat_force_next_flush()');
    const { rows } = await app.db.$client.query<{ read: number }>(
      `select sum(idx_tup_read)::int as read from pg_stat_user_indexes where relname = 'webhook_deliveries'`,
    );
    return rows[0]!.read;
  };
  try {
    await backup.query('begin isolation level repeatable read');
    await backup.query('select count(*) from webhook_deliveries');
    const before = await readRows();

    await deleteOldDeliveries(app.db, LIMIT, { batchSize: 100 });

    // From the beginning each time, the 50 batches would read 127,500 entries.
    const read = (await readRows()) - before;
    expect(read).toBeGreaterThanOrEqual(5_000);
    expect(read).toBeLessThan(12_000);
  } finally {
    await backup.query('rollback');
    backup.release();
  }
  expect(await storedIds(webhookDeliveries)).toEqual([]);
});

test('skips a delivery that another transaction has locked', async () => {
  const ids = await newOldDeliveries(30);
  const resend = await app.db.$client.connect();
  try {
    await resend.query('begin');
    await resend.query('select from webhook_deliveries where id = $1 for no key update', [ids[15]]);

    await deleteOldDeliveries(app.db, LIMIT, { batchSize: 10 });

    expect(await storedIds(webhookDeliveries)).toEqual([ids[15]]);
  } finally {
    await resend.query('rollback');
    resend.release();
  }
});

test('loses no batch and no other row if the process is killed', async () => {
  const ids = await newOldDeliveries(50);
  const [kept] = await newDeliveries([{ seconds: 0 }]);
  const blocker = await app.db.$client.connect();
  const LOCK = 4242;
  try {
    // The third batch stops in the middle.
    await blocker.query('select pg_advisory_lock($1)', [LOCK]);
    await blocker.query(`
      create function stop_here() returns trigger language plpgsql as $$ begin
        perform pg_advisory_xact_lock(${LOCK}); return old; end $$`);
    await blocker.query(`
      create trigger stop_here before delete on webhook_deliveries for each row
        when (old.id = '${ids[25]}') execute function stop_here()`);
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('../support/retention-child.ts', import.meta.url)), app.databaseUrl],
      { stdio: 'inherit' },
    );
    const exit = once(child, 'exit');
    const waiting = async () => {
      const { rows } = await blocker.query<{ pid: number }>(
        `select pid from pg_locks where locktype = 'advisory' and objid = $1 and not granted
           and database = (select oid from pg_database where datname = current_database())`,
        [LOCK],
      );
      return rows[0]?.pid;
    };
    const pid = await until(waiting, (found) => found !== undefined, 30_000);
    child.kill('SIGKILL');
    await exit;
    // PostgreSQL notices the lost connection, and rolls back.
    await blocker.query('select pg_terminate_backend($1, 5000)', [pid]);
    expect(new Set(await storedIds(webhookDeliveries))).toEqual(new Set([...ids.slice(20), kept]));
  } finally {
    await blocker.query('select pg_advisory_unlock_all()');
    await blocker.query('drop trigger if exists stop_here on webhook_deliveries; drop function stop_here');
    blocker.release();
  }

  await deleteOldDeliveries(app.db, 60, { batchSize: 10 });
  expect(await storedIds(webhookDeliveries)).toEqual([kept]);
});

test.each([
  ['deletes old rows in the recurring job', LIMIT, 0],
  ['keeps them in the recurring job if there is no time limit', null, 2],
])('%s', async (_, seconds, left) => {
  await newOldDeliveries(1);
  await app.db.insert(emails).values({
    id: formatUuidv7(Date.now() - 2 * LIMIT * 1000, 0, 0),
    kind: 'WELCOME',
    state: 'SENT',
    createdAt: secondsAgo(2 * LIMIT),
  });
  // The job deletes these rows before those above.
  await app.db.execute(sql`insert into email_counts (mailbox, budget, sent, expires_at)
    values (${Buffer.from(uuidv7())}, 'order', 1, now() - interval '1 day')`);
  await app.db.execute(sql`delete from pgboss.job where name = 'forget-expired'`);
  const worker = await startApp({
    sharedApp: app,
    worker: { retention: { deliverySeconds: seconds, emailSeconds: seconds } },
  });
  try {
    await until(
      async () => {
        const { rows } = await app.db.$client.query(
          `select from pgboss.job where name = 'forget-expired' and state = 'completed'`,
        );
        return rows.length;
      },
      (completed) => completed > 0,
      20_000,
    );
    expect([...(await storedIds(webhookDeliveries)), ...(await storedIds(emails))]).toHaveLength(left);
  } finally {
    await worker.stop();
  }
});
