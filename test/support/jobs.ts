import type { Database } from '../../src/platform/db/client.ts';
import type { JobName, Jobs } from '../../src/platform/jobs/jobs.ts';
import type { Handlers } from '../../src/platform/jobs/run-jobs.ts';
import { until } from './until.ts';

const nothing = async () => {};

/** Handlers that do nothing. */
export const NO_WORK: Handlers = {
  'settle-payments': nothing,
  'reconcile-payments': nothing,
  'expire-orders': nothing,
  'expire-carts': nothing,
  'update-prices': nothing,
  'forget-expired': nothing,
  'send-test-webhook': nothing,
  'queue-emails': nothing,
  'queue-webhooks': nothing,
  'send-email': nothing,
  'mail-password-reset': nothing,
  'mail-order-access': nothing,
  'deliver-webhook': nothing,
  'check-upload': nothing,
  'process-image': nothing,
  'hide-original': nothing,
  'delete-unused-images': nothing,
  'fetch-images': nothing,
  'import-catalog': nothing,
  'renew-search-terms': nothing,
};

/** A handler that records its jobs. */
export function recorder(work: () => Promise<void> = nothing) {
  const orders: string[] = [];
  const settle = async ({ orderId }: Jobs['settle-payments']) => {
    orders.push(orderId);
    await work();
  };
  return { orders, settle };
}

type Row = {
  id: string;
  state: string;
  output: { message?: string } | null;
  created_on: Date;
  start_after: Date;
  keep_until: Date;
  [column: string]: unknown;
};

/** Returns the stored jobs of a queue, oldest first. */
export async function jobsOf(db: Database, name: JobName): Promise<Row[]> {
  const { rows } = await db.$client.query<Row>(
    'select * from pgboss.job where name = $1 order by created_on',
    [name],
  );
  return rows;
}

/**
 * Deletes the jobs of a queue, and waits until none is running. pg-boss stores a failed job as a new row, so a job that fails at the
 * moment of the deletion would remain.
 */
export async function deleteJobs(db: Database, name: JobName): Promise<void> {
  await until(
    async () => {
      await db.$client.query(`delete from pgboss.job where name = $1 and state <> 'active'`, [name]);
      return jobsOf(db, name);
    },
    ({ length }) => length === 0,
  );
}
