import type { Config } from '../config/config.ts';
import { closeDatabase, openDatabase, type Database } from '../platform/db/client.ts';
import { startEmbeddedPostgres } from '../platform/db/embedded/embedded.ts';

/** Opens the configured database, and starts the embedded one if needed. */
export async function openConfigured(config: Config): Promise<{ db: Database; close: () => Promise<void> }> {
  const { directUrl, poolMax } = config.database;
  const url = directUrl ?? config.database.url;
  const own = url ? null : await startEmbeddedPostgres({ dataDir: config.dataDir, durable: true });
  const db = openDatabase({ url: url ?? own!.url, poolMax });
  const close = async () => {
    await closeDatabase(db);
    await own?.stop();
  };
  return { db, close };
}
