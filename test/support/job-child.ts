import { openDatabase } from '../../src/platform/db/client.ts';
import { runJobs } from '../../src/platform/jobs/run-jobs.ts';

/**
 * A worker to kill: `node job-child.ts <databaseUrl>` prints a line when it starts a job, which it never
 * finishes.
 */
const [databaseUrl = ''] = process.argv.slice(2);
const begin = async () => {
  console.log('started');
  await new Promise(() => {});
};
await runJobs({
  db: openDatabase({ url: databaseUrl, poolMax: 2 }),
  databaseUrl,
  handlers: {
    'settle-payments': begin,
    'reconcile-payments': begin,
    'expire-orders': begin,
    'expire-carts': begin,
    'update-prices': begin,
    'forget-expired': begin,
    'send-test-webhook': begin,
    'queue-emails': begin,
    'queue-webhooks': begin,
    'send-email': begin,
    'mail-password-reset': begin,
    'mail-order-access': begin,
    'deliver-webhook': begin,
    'check-upload': begin,
    'process-image': begin,
    'hide-original': begin,
    'delete-unused-images': begin,
    'fetch-images': begin,
    'import-catalog': begin,
    'renew-search-terms': begin,
  },
  recurring: {},
  log: (error) => console.error(error),
});
