/** Migrates the database of DATABASE_URL. The server also migrates when it starts. */
import { updateDatabase } from '../boot/prepare-database.ts';
import { loadConfig, readEnvironment } from '../config/config.ts';
import { reasonOf } from '../platform/errors.ts';

const print = (message: string) => process.stderr.write(`${message}\n`);

async function run(): Promise<void> {
  const { database } = loadConfig(readEnvironment());
  if (!database.url)
    throw new Error(
      'DATABASE_URL is not set. Set it, or run npm start, which migrates the embedded PostgreSQL.',
    );
  const directDatabaseUrl = database.directUrl ?? database.url;
  await updateDatabase({ databaseUrl: database.url, directDatabaseUrl, database, migrate: 'only' }, print);
  print('The database is up to date.');
}

try {
  await run();
} catch (error) {
  print(reasonOf(error));
  process.exitCode = 1;
}
