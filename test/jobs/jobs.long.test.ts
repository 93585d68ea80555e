import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { closeDatabase, openDatabase, transaction, type Database } from '../../src/platform/db/client.ts';
import { enqueue } from '../../src/platform/jobs/enqueue.sql.ts';
import type { JobName, Jobs } from '../../src/platform/jobs/jobs.ts';
import { prepareQueues } from '../../src/platform/jobs/queues.ts';
import { runJobs, type Handlers, type Recurring } from '../../src/platform/jobs/run-jobs.ts';
import { createDatabase, runOn, type TestDatabase } from '../support/database.ts';
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

const nothing = async () => {};
const NO_WORK: Handlers = {
  'settle-payments': nothing,
  'reconcile-payments': nothing,
  'expire-orders': nothing,
  'expire-carts': nothing,
  'forget-expired': nothing,
  'send-test-webhook': nothing,
  'queue-emails': nothing,
  'queue-webhooks': nothing,
  'send-email': nothing,
  'mail-password-reset': nothing,
  'mail-order-access': nothing,
  'deliver-webhook': nothing,
  'import-catalog': nothing,
  'renew-search-terms': nothing,
};

async function startWorker(handlers: Partial<Handlers>, recurring: Recurring = {}) {
  const worker = await runJobs({
    db,
    databaseUrl: database.url,
    handlers: { ...NO_WORK, ...handlers },
    recurring,
    log: (error, message) => logged.push(`${message}: ${String(error)}`),
  });
  workers.push(worker);
  return worker;
}

/** A handler that records its jobs. */
function recorder(work: () => Promise<void> = nothing) {
  const orders: string[] = [];
  const settle = async ({ orderId }: Jobs['settle-payments']) => {
    orders.push(orderId);
    await work();
  };
  return { orders, settle };
}

async function jobs(name: JobName): Promise<any[]> {
  const { rows } = await db.$client.query('select * from pgboss.job where name = $1 order by created_on', [
    name,
  ]);
  return rows;
}

const done = (name: JobName) =>
  until(
    () => jobs(name),
    (all) => all.every(({ state }) => state === 'completed'),
  );

test('runs a job once, after its transaction commits', async () => {
  const { orders, settle } = recorder();
  await startWorker({ 'settle-payments': settle });

  await transaction(db, async (tx) => {
    await enqueue(tx, 'settle-payments', { orderId: 'a' });
    await sleep(1200);
    expect(orders).toEqual([]);
  });
  await done('settle-payments');
  await sleep(1200);

  expect(orders).toEqual(['a']);
});

test('does not run a delayed job early', async () => {
  const { orders, settle } = recorder();
  await startWorker({ 'settle-payments': settle });

  await enqueue(db, 'settle-payments', { orderId: 'later' }, { afterSeconds: 2 });
  await enqueue(db, 'settle-payments', { orderId: 'now' });
  const startedAt = Date.now();
  await until(() => orders.length === 2);

  expect(orders).toEqual(['now', 'later']);
  expect(Date.now() - startedAt).toBeGreaterThan(1900);
});

test('runs a recurring job at startup and then at its interval, with any number of workers', async () => {
  const times: number[] = [];
  let running = 0;
  const handlers = {
    'expire-orders': async () => {
      times.push(Date.now());
      expect(++running).toBe(1);
      await sleep(50);
      running--;
    },
  };
  for (let n = 0; n < 3; n++) await startWorker(handlers, { 'expire-orders': { everySeconds: 2 } });
  await until(() => times.length > 0);
  // Jobs that the start of each worker brought forward.
  await sleep(1500);
  times.splice(0);
  await until(() => times.length === 3);

  const gaps = times.slice(1).map((time, index) => time - times[index]!);
  expect(Math.min(...gaps)).toBeGreaterThan(1800);
  expect(Math.max(...gaps)).toBeLessThan(5000);
  expect(logged).toEqual([]);
});

test('runs a recurring job again after a failure, and after all workers were gone', async () => {
  let times = 0;
  const failing = { 'expire-orders': () => Promise.reject(new Error(`failure ${++times}`)) };
  const first = await startWorker(failing, { 'expire-orders': { everySeconds: 3600 } });
  await until(() => times > 0);
  await first.stop();
  const before = times;

  await startWorker(failing, { 'expire-orders': { everySeconds: 1 } });
  await until(() => times > before + 1);

  expect(logged).toContain(`job expire-orders failed: Error: failure ${before + 1}`);
});

test('finishes running jobs and starts no others when a worker stops', async () => {
  const { orders, settle } = recorder(() => sleep(800));
  const worker = await startWorker({ 'settle-payments': settle });
  await enqueue(db, 'settle-payments', { orderId: 'a' });
  await until(() => orders.length === 1);

  const stopped = worker.stop();
  await enqueue(db, 'settle-payments', { orderId: 'b' });
  await stopped;

  expect((await jobs('settle-payments')).map(({ state }) => state)).toEqual(['completed', 'created']);
});

test('delays the stop by a few seconds only if a job hangs, and lets another worker run it', async () => {
  const { orders, settle } = recorder(() => new Promise(() => {}));
  const worker = await startWorker({ 'settle-payments': settle });
  await enqueue(db, 'settle-payments', { orderId: 'a' });
  await until(() => orders.length === 1);

  const startedAt = Date.now();
  await worker.stop();
  expect(Date.now() - startedAt).toBeLessThan(5000);

  const next = recorder();
  await startWorker({ 'settle-payments': next.settle });
  await until(() => next.orders.length === 1);
  expect(next.orders).toEqual(['a']);
});

test('logs broken connections of a worker and continues with new ones', async () => {
  const { orders, settle } = recorder();
  await startWorker({ 'settle-payments': settle });
  const connections = `from pg_stat_activity where datname = current_database() and application_name = 'ordergraph jobs'`;

  await db.$client.query(`select pg_terminate_backend(pid) ${connections}`);
  await until(() => logged.length > 0);
  await enqueue(db, 'settle-payments', { orderId: 'a' });
  await until(() => orders.length === 1);

  expect(logged[0]).toContain('job queue error');
});

test.each([
  ['settle-payments', { orderId: 'a' }],
  ['deliver-webhook', { deliveryId: 'a', endpointId: 'b' }],
] as const)(
  'runs the %s job of a killed worker within thirty seconds',
  async (name, data) => {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('../support/job-child.ts', import.meta.url)), database.url],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await enqueue<JobName>(db, name, data);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const killed = Date.now();

    const ran: unknown[] = [];
    await startWorker({ [name]: async (job: unknown) => void ran.push(job) });
    await until(
      () => ran,
      ({ length }) => length === 1,
      30_000,
    );
    await done(name);

    expect(ran).toEqual([data]);
    expect(Date.now() - killed).toBeLessThan(30_000);
  },
  45_000,
);

test('a grouped job that takes longer than the heartbeat runs once, and is retried if the worker stops before', async () => {
  const started: string[] = [];
  const worker = await startWorker({
    'deliver-webhook': async ({ deliveryId }) => {
      started.push(deliveryId);
      await sleep(deliveryId === 'slow' ? 14_000 : 60_000, null, { ref: false });
    },
  });
  await enqueue(db, 'deliver-webhook', { deliveryId: 'slow', endpointId: 'a' });
  await done('deliver-webhook');
  expect(started).toEqual(['slow']);

  await enqueue(db, 'deliver-webhook', { deliveryId: 'endless', endpointId: 'a' });
  await until(() => started.length === 2);
  await worker.stop();
  const left = (await jobs('deliver-webhook')).find(({ state }) => state !== 'completed');
  expect(left).toMatchObject({ state: 'retry', output: { message: 'The worker stopped before the end.' } });
}, 45_000);

test('lets several workers start at once on a database without queues', async () => {
  await runOn(database.url, 'drop schema pgboss cascade');
  const starting = Array.from({ length: 6 }, () => openDatabase({ url: database.url, poolMax: 2 }));

  await Promise.all(starting.map(prepareQueues));
  await Promise.all(starting.map(closeDatabase));

  const { orders, settle } = recorder();
  await startWorker({ 'settle-payments': settle });
  await enqueue(db, 'settle-payments', { orderId: 'a' });
  await until(() => orders.length === 1);
  expect(logged).toEqual([]);
});
