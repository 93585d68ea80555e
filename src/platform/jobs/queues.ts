import { PgBoss, type Queue } from 'pg-boss';
import type { Database } from '../db/client.ts';
import { indexFailedJobs } from './failed-job-list.sql.ts';
import type { JobName } from './jobs.ts';

const DAY = 24 * 60 * 60;

/** A worker that is killed is missed after ten seconds, the least that pg-boss knows, and its job is done by another. */
const settings = {
  heartbeatSeconds: 10,
  retryLimit: 20,
  retryBackoff: true,
  retryDelay: 1,
  retryDelayMax: 600,
  // No worker may run for as long as a year: what was promised in a transaction is not dropped.
  retentionSeconds: 365 * DAY,
  // What has failed for good is to be seen that long; what was done too.
  deleteAfterSeconds: 30 * DAY,
} satisfies Omit<Queue, 'name'>;

/** Done over and over, and by one worker at a time. */
const recurring = { ...settings, retryDelayMax: 60, deleteAfterSeconds: DAY };

const QUEUES: Record<JobName, { policy: 'standard' | 'singleton'; settings: Omit<Queue, 'name'> }> = {
  // What a customer is owed is not given up: it is tried each hour for weeks.
  'settle-payments': { policy: 'standard', settings: { ...settings, retryLimit: 1000, retryDelayMax: 3600 } },
  'send-test-webhook': { policy: 'standard', settings },
  'queue-emails': { policy: 'standard', settings: { ...settings, retryLimit: 1000 } },
  'queue-webhooks': { policy: 'standard', settings: { ...settings, retryLimit: 1000 } },
  // Over a day: a mail server that is down is back by then.
  'send-email': { policy: 'standard', settings: { ...settings, retryLimit: 40, retryDelayMax: 3600 } },
  // Whose address it was is nobody's business once it is done.
  'mail-password-reset': { policy: 'standard', settings: { ...settings, deleteAfterSeconds: 60 * 60 } },
  // From five seconds to six hours apart, three days long.
  'deliver-webhook': {
    policy: 'standard',
    settings: { ...settings, retryLimit: 24, retryDelay: 5, retryDelayMax: 6 * 3600 },
  },
  'reconcile-payments': { policy: 'singleton', settings: recurring },
  'expire-orders': { policy: 'singleton', settings: recurring },
  'forget-expired': { policy: 'singleton', settings: recurring },
};

/** Brings pg-boss's tables and the queues up to date. Instances that start together take turns: pg-boss takes a lock. */
export async function prepareQueues(db: Database): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => db.$client.query(text, values) },
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  // An error that nobody hears would end the process. What matters here is thrown; the worker hears the rest.
  boss.on('error', () => {});
  try {
    await boss.start();
    for (const [name, { policy, settings }] of Object.entries(QUEUES)) {
      await boss.createQueue(name, { policy, ...settings });
      await boss.updateQueue(name, settings);
    }
    await indexFailedJobs(db);
  } finally {
    await boss.stop({ graceful: false });
  }
}
