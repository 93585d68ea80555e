import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { closeDatabase, openDatabase, transaction, type Database } from '../../src/platform/db/client.ts';
import { StaffVisibleError } from '../../src/platform/errors.ts';
import { claimJobs } from '../../src/platform/jobs/claim-jobs.sql.ts';
import { enqueue, enqueueAll } from '../../src/platform/jobs/enqueue.sql.ts';
import type { JobName, Jobs } from '../../src/platform/jobs/jobs.ts';
import { runJobs, type Handlers, type Recurring } from '../../src/platform/jobs/run-jobs.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { jobsOf, NO_WORK, recorder } from '../support/jobs.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let db: Database;
let workers: { stop: () => Promise<void> }[];
let logged: string[];
beforeEach(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, poolMax: 8 });
  workers = [];
  logged = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await closeDatabase(db);
  await database.drop();
});

async function startWorker(handlers: Partial<Handlers>, recurring: Recurring = {}) {
  const worker = await runJobs({
    db,
    databaseUrl: database.url,
    handlers: { ...NO_WORK, ...handlers },
    recurring,
    log: (error, message) => logged.push(`${message}: ${String(error)}`),
  });
  workers.push(worker);
  const polling = setInterval(() => worker.notify(), 100);
  workers.push({ stop: async () => clearInterval(polling) });
  return worker;
}

const jobs = (name: JobName) => jobsOf(db, name);

const done = (name: JobName) =>
  until(
    () => jobs(name),
    (all) => all.every(({ state }) => state === 'completed'),
  );

test('leaves no job of a transaction that rolls back', async () => {
  const failing = transaction(db, async (tx) => {
    await enqueue(tx, 'settle-payments', { orderId: 'a' });
    throw new Error('changed my mind');
  });

  await expect(failing).rejects.toThrow('changed my mind');
  expect(await jobs('settle-payments')).toEqual([]);
});

test.each(Object.keys(NO_WORK) as JobName[])('creates a %s job exactly as pg-boss would', async (name) => {
  const boss = new PgBoss({ connectionString: database.url, supervise: false, schedule: false });
  await boss.start();

  const group = name === 'deliver-webhook' && { group: { id: 'b' } };
  await boss.send(name, { orderId: 'a', endpointId: 'b' }, { startAfter: 90, ...group });
  await enqueue(db, name, { orderId: 'a', endpointId: 'b' } as Jobs[typeof name], { afterSeconds: 90 });
  await boss.stop();

  const [sent, enqueued] = (await jobs(name)).map((job) => ({
    ...job,
    id: 0,
    created_on: 0,
    start_after: job.start_after.getTime() - job.created_on.getTime(),
    keep_until: job.keep_until.getTime() - job.start_after.getTime(),
  }));
  expect(sent!.start_after).toBe(90_000);
  expect(enqueued).toEqual(sent);
});

test('rejects an unknown queue and fails the transaction that creates the job', async () => {
  const name = 'water-plants' as JobName;

  const failing = transaction(db, async (tx) => {
    await tx.execute('create table watered ()');
    await enqueue(tx, name, {} as Jobs[JobName]);
  });

  await expect(failing).rejects.toThrow('There is no queue named water-plants.');
  const { rows } = await db.$client.query(`select to_regclass('watered') as watered`);
  expect(rows).toEqual([{ watered: null }]);
});

test('logs and retries a failing job, and keeps it as failed after the last attempt', async () => {
  await db.$client.query(`update pgboss.queue set retry_limit = 2, retry_delay = 0, retry_backoff = false`);
  const error = Object.assign(new StaffVisibleError('the bank is closed'), { secret: 'pm_4242' });
  const { orders, settle } = recorder(() => Promise.reject(error));
  await startWorker({ 'settle-payments': settle });

  await enqueue(db, 'settle-payments', { orderId: 'a' });
  await until(
    () => jobs('settle-payments'),
    ([job]) => job!.state === 'failed',
  );

  expect(orders).toEqual(['a', 'a', 'a']);
  expect(logged).toEqual(Array(3).fill('job settle-payments failed: StaffVisibleError: the bank is closed'));
  const [kept, ...others] = await jobs('settle-payments');
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ data: { orderId: 'a' }, output: { message: 'the bank is closed' } });
  expect(JSON.stringify(kept)).not.toContain('pm_4242');
});

test('logs an unexpected error, and stores none of its message with the job', async () => {
  await startWorker({
    'settle-payments': () => Promise.reject(new Error('duplicate key value violates unique constraint "x"')),
  });
  await enqueue(db, 'settle-payments', { orderId: 'a' });
  await until(() => logged.length > 0);
  await until(async () => (await jobs('settle-payments'))[0]!.output !== null);
  const [kept] = await jobs('settle-payments');
  expect(kept!.output).toEqual({ message: 'Something went wrong on our side.' });
});

test('runs other jobs while one job fails', async () => {
  const orders: string[] = [];
  await startWorker({
    'settle-payments': async ({ orderId }) => {
      if (orderId === 'bad') throw new Error('always');
      orders.push(orderId);
    },
  });

  for (const orderId of ['bad', 'good', 'bad', 'better']) await enqueue(db, 'settle-payments', { orderId });
  await until(() => orders.length === 2);

  expect(orders.toSorted()).toEqual(['better', 'good']);
});

test('lets two workers share the jobs and run each once', async () => {
  const { orders, settle } = recorder(() => sleep(10));
  await Promise.all([startWorker({ 'settle-payments': settle }), startWorker({ 'settle-payments': settle })]);
  const ids = Array.from({ length: 100 }, (_, n) => `order ${n}`);

  await Promise.all(ids.map((orderId) => enqueue(db, 'settle-payments', { orderId })));
  await done('settle-payments');

  expect(orders.toSorted()).toEqual(ids.toSorted());
});

describe('grouped jobs', () => {
  const toEndpoints = (...endpointIds: string[]) =>
    enqueueAll(
      db,
      'deliver-webhook',
      endpointIds.map((endpointId, n) => ({ deliveryId: `delivery ${n}`, endpointId })),
    );
  const claim = async (limits: Record<string, number> = {}) =>
    (
      await claimJobs(
        db,
        'deliver-webhook',
        sql`select key as group_id, value::int as max_running from jsonb_each_text(${JSON.stringify(limits)}::jsonb)`,
      )
    ).map(({ data }) => (data as Jobs['deliver-webhook']).endpointId);

  test('are claimed exactly as pg-boss would', async () => {
    const boss = new PgBoss({ connectionString: database.url, supervise: false, schedule: false });
    await boss.start();
    const start = async (fetch: () => Promise<unknown>) => {
      await toEndpoints('a');
      await fetch();
      const [first] = await jobs('deliver-webhook');
      await boss.fail('deliver-webhook', first!.id);
      await db.$client.query('update pgboss.job set start_after = now()');
      await fetch();
      const [failed] = await jobs('deliver-webhook');
      const { id: _id, ...job }: Record<string, unknown> = { ...failed };
      await db.$client.query('delete from pgboss.job');
      const times = Object.keys(job).filter((column) => job[column] instanceof Date);
      return { ...job, ...Object.fromEntries(times.map((column) => [column, 'a time'])) };
    };
    const fetched = await start(() => boss.fetch('deliver-webhook'));
    const claimed = await start(() => claim());
    await boss.stop();

    expect(fetched).toMatchObject({ state: 'active', retry_count: 1, heartbeat_on: 'a time' });
    expect(claimed).toEqual(fetched);
  });

  test('run up to the limit of each group, regardless of waiting jobs in other groups', async () => {
    await toEndpoints(...Array.from({ length: 50 }, () => 'a'), 'b', 'c', 'c', 'd');

    expect((await claim({ c: 1, d: 0 })).sort()).toEqual(['a', 'a', 'a', 'a', 'b', 'c']);
    expect(await claim({ c: 1, d: 0 })).toEqual([]);
    expect((await claim()).sort()).toEqual(['c', 'd']);
    await db.$client.query(`update pgboss.job set state = 'completed' where state = 'active'`);
    expect(await claim()).toEqual(['a', 'a', 'a', 'a']);
  });

  test('start the oldest first, and no job before its time', async () => {
    await enqueue(db, 'deliver-webhook', { deliveryId: 'later', endpointId: 'a' }, { afterSeconds: 60 });
    for (let n = 0; n < 6; n++) await enqueue(db, 'deliver-webhook', { deliveryId: `${n}`, endpointId: 'a' });
    await db.$client.query(`insert into pgboss.job (name, data) values ('deliver-webhook', '{}')`);
    const claimed = await claimJobs(db, 'deliver-webhook');

    const ids = claimed.map(({ data }) => (data as { deliveryId?: string }).deliveryId ?? 'without a group');
    expect(ids.toSorted()).toEqual(['0', '1', '2', '3', 'without a group']);
    expect(await claimJobs(db, 'deliver-webhook')).toEqual([]);
  });

  test('run once with several workers, and a group whose jobs hang does not stop the others', async () => {
    const done: string[] = [];
    const deliver = async ({ deliveryId, endpointId }: Jobs['deliver-webhook']) => {
      if (endpointId === 'hangs') await new Promise(() => {});
      done.push(deliveryId);
    };
    await Promise.all([
      startWorker({ 'deliver-webhook': deliver }),
      startWorker({ 'deliver-webhook': deliver }),
    ]);
    await toEndpoints(...Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? 'hangs' : 'answers')));
    await until(() => done.length === 20);

    expect(done.toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `delivery ${2 * n + 1}`).toSorted());
    expect(logged).toEqual([]);
  });
});
