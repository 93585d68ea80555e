import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createDatabase, runOn, type TestDatabase } from '../../test/support/database.ts';
import { loadGraphileWorker } from './graphile.ts';

/** A queue, as its two ends: a statement of PL/pgSQL that makes a job for the order `id`, and a program that takes it out. */
export type Queue = { name: string; jobFor: (id: string) => string; worker: URL };

/** What `enqueue` writes. */
const pgBoss: Queue = {
  name: 'pg-boss',
  jobFor: (id) => `
    insert into pgboss.job (
      name, data, policy, start_after, keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max,
      expire_seconds, heartbeat_seconds, deletion_seconds, dead_letter
    )
    select
      name, jsonb_build_object('orderId', ${id}), policy, now(), now() + retention_seconds * interval '1 second',
      retry_limit, retry_delay, retry_backoff, retry_delay_max,
      expire_seconds, heartbeat_seconds, deletion_seconds, dead_letter
    from pgboss.queue where name = 'settle-payments'`,
  worker: new URL('../../test/support/job-child.ts', import.meta.url),
};

const graphileWorker: Queue = {
  name: 'graphile-worker',
  jobFor: (id) => `perform graphile_worker.add_job('order-placed', json_build_object('orderId', ${id}))`,
  worker: new URL('graphile-child.ts', import.meta.url),
};

export const QUEUES = { pgBoss, graphileWorker };

/** A database of its own with the tables of both. */
export async function createQueues(): Promise<TestDatabase> {
  const database = await createDatabase();
  await prepareGraphileWorker(database.url);
  return database;
}

export async function prepareGraphileWorker(connectionString: string): Promise<void> {
  const { Logger, runMigrations } = await loadGraphileWorker();
  await runMigrations({ connectionString, logger: new Logger(() => () => {}) });
}

export const enqueueOn = (databaseUrl: string, { jobFor }: Queue) =>
  runOn(databaseUrl, `do $$ begin ${jobFor('gen_random_uuid()')}; end $$`);

export type Worker = { child: ChildProcess; begun: Promise<unknown> };

export function startWorker(databaseUrl: string, { worker }: Queue): Worker {
  const child = spawn(process.execPath, [fileURLToPath(worker), databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, begun: once(child.stdout, 'data') };
}

export async function kill({ child }: Worker): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
