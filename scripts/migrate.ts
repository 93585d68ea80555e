/** Brings the database that DATABASE_URL names up to date; the server itself does so too when it starts. */
import { loadConfig, readEnvironment } from '../src/config/config.ts';
import { closeDatabase, openDatabase } from '../src/platform/db/client.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { prepareQueues } from '../src/platform/jobs/queues.ts';

const { database } = loadConfig(readEnvironment());
if (!database.url)
  throw new Error('DATABASE_URL is not set; the embedded PostgreSQL is migrated by npm start.');
const db = openDatabase({ url: database.url, poolMax: 1 });
try {
  await migrate(db);
  await prepareQueues(db);
} finally {
  await closeDatabase(db);
}
