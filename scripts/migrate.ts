/** Migrates the database of DATABASE_URL. The server also migrates when it starts. */
import { updateDatabase } from '../src/boot/prepare-database.ts';
import { loadConfig, readEnvironment } from '../src/config/config.ts';
import { closeDatabase, openDatabase } from '../src/platform/db/client.ts';

const { url } = loadConfig(readEnvironment()).database;
if (!url)
  throw new Error(
    'DATABASE_URL is not set. Set it, or run npm start, which migrates the embedded PostgreSQL.',
  );
const db = openDatabase({ url, poolMax: 1 });
try {
  await updateDatabase(db, url, console.warn);
} finally {
  await closeDatabase(db);
}
