/** Migrates the database of DATABASE_URL. The server also migrates when it starts. */
import { updateDatabase } from '../src/boot/prepare-database.ts';
import { loadConfig, readEnvironment } from '../src/config/config.ts';

const { database } = loadConfig(readEnvironment());
if (!database.url)
  throw new Error(
    'DATABASE_URL is not set. Set it, or run npm start, which migrates the embedded PostgreSQL.',
  );
const directDatabaseUrl = database.directUrl ?? database.url;
await updateDatabase({ databaseUrl: database.url, directDatabaseUrl, database }, console.warn);
