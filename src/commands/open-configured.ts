import type { Config } from '../config/config.ts';
import { closeDatabase, openDatabase, type Database } from '../platform/db/client.ts';
import { startEmbeddedPostgres } from '../platform/db/embedded/embedded.ts';

/** Opens the database of DATABASE_URL. Without DATABASE_URL, starts the embedded PostgreSQL, which `close` stops. */
export async function openConfiguredDatabase(
  config: Config,
): Promise<{ db: Database; close: () => Promise<void> }> {
  const { directUrl, poolMax } = config.database;
  const url = directUrl ?? config.database.url;
  const embedded = url ? null : await startEmbeddedPostgres({ dataDir: config.dataDir, durable: true });
  const db = openDatabase({ url: url ?? embedded!.url, poolMax });
  const close = async () => {
    await closeDatabase(db);
    await embedded?.stop();
  };
  return { db, close };
}
