/** Migrates the database of DATABASE_URL. The server also migrates when it starts. */
import { loadConfig, readEnvironment } from '../src/config/config.ts';
import { checkDatabase } from '../src/platform/db/check-database.ts';
import { closeDatabase, openDatabase } from '../src/platform/db/client.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { prepareQueues } from '../src/platform/jobs/queues.ts';

const { database } = loadConfig(readEnvironment());
if (!database.url)
  throw new Error(
    'DATABASE_URL is not set. Set it, or run npm start, which migrates the embedded PostgreSQL.',
  );
const db = openDatabase({ url: database.url, poolMax: 1 });
try {
  await checkDatabase(database.url);
  await migrate(db, {
    onBlocked: () => console.warn('A migration waits for a lock: a transaction uses the table for long.'),
  });
  await prepareQueues(db);
} finally {
  await closeDatabase(db);
}
