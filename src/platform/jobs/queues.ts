import { PgBoss, type Queue } from 'pg-boss';
import type { Database } from '../db/client.ts';
import { indexGroupedJobs } from './claim-jobs.sql.ts';
import { indexFailedJobs } from './failed-job-list.sql.ts';
import type { JobName } from './jobs.ts';

const DAY = 24 * 60 * 60;

const settings = {
  // After this time without a heartbeat, another worker runs the job. 10 seconds is the minimum of pg-boss.
  heartbeatSeconds: 10,
  retryLimit: 20,
  retryBackoff: true,
  retryDelay: 1,
  retryDelayMax: 600,
  // One year: a job of a committed transaction must not be dropped even if no worker runs for months.
  retentionSeconds: 365 * DAY,
  // How long staff can see failed and completed jobs.
  deleteAfterSeconds: 30 * DAY,
} satisfies Omit<Queue, 'name'>;

/** Settings of jobs that repeat. Their policy is `singleton`: each kind of job runs on one worker at a time. */
const recurring = { ...settings, retryDelayMax: 60, deleteAfterSeconds: DAY };

const QUEUES: Record<JobName, { policy: 'standard' | 'singleton'; settings: Omit<Queue, 'name'> }> = {
  // A refund that a customer is owed is retried every hour for weeks.
  'settle-payments': { policy: 'standard', settings: { ...settings, retryLimit: 1000, retryDelayMax: 3600 } },
  'send-test-webhook': { policy: 'standard', settings },
  'queue-emails': { policy: 'standard', settings: { ...settings, retryLimit: 1000 } },
  'queue-webhooks': { policy: 'standard', settings: { ...settings, retryLimit: 1000 } },
  // Retries for more than a day, to outlast an outage of the mail server.
  'send-email': { policy: 'standard', settings: { ...settings, retryLimit: 40, retryDelayMax: 3600 } },
  // The address is personal data: delete it soon after the job.
  'mail-password-reset': { policy: 'standard', settings: { ...settings, deleteAfterSeconds: 60 * 60 } },
  'mail-order-access': { policy: 'standard', settings: { ...settings, deleteAfterSeconds: 60 * 60 } },
  // Retries for three days, with delays from five seconds to six hours.
  'deliver-webhook': {
    policy: 'standard',
    settings: { ...settings, retryLimit: 24, retryDelay: 5, retryDelayMax: 6 * 3600 },
  },
  'check-upload': { policy: 'standard', settings: { ...settings, deleteAfterSeconds: DAY } },
  'process-image': { policy: 'standard', settings },
  'hide-original': { policy: 'standard', settings: { ...settings, deleteAfterSeconds: DAY } },
  'delete-unused-images': { policy: 'singleton', settings: recurring },
  // Retries for about an hour. Then staff see in the failed jobs which image cannot be fetched.
  'fetch-images': {
    policy: 'standard',
    settings: { ...settings, retryLimit: 8, retryDelay: 15, expireInSeconds: 3600 },
  },
  // One import at a time, so that imports of the same products do not wait for each other's locks.
  'import-catalog': {
    policy: 'singleton',
    settings: { ...settings, retryLimit: 10, retryDelayMax: 60, expireInSeconds: 6 * 3600 },
  },
  'renew-search-terms': { policy: 'singleton', settings: { ...settings, expireInSeconds: 6 * 3600 } },
  'reconcile-payments': { policy: 'singleton', settings: recurring },
  'expire-orders': { policy: 'singleton', settings: recurring },
  'expire-carts': { policy: 'singleton', settings: recurring },
  'update-prices': { policy: 'singleton', settings: recurring },
  'forget-expired': { policy: 'singleton', settings: recurring },
};

/** Migrates pg-boss's tables and updates the queues. Safe to run concurrently: pg-boss takes a lock. */
export async function prepareQueues(db: Database): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => db.$client.query(text, values) },
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  // Without a listener, an error event would end the process. The calls below throw the errors that matter here. The worker logs
  // the others.
  boss.on('error', () => {});
  try {
    await boss.start();
    for (const [name, { policy, settings }] of Object.entries(QUEUES)) {
      await boss.createQueue(name, { policy, ...settings });
      await boss.updateQueue(name, settings);
    }
    await indexFailedJobs(db);
    await indexGroupedJobs(db);
  } finally {
    await boss.stop({ graceful: false });
  }
}
