import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/embedded.ts';
import setUp, { tearDown } from '../../test/support/postgres.ts';

/**
 * Runs `work` on the PostgreSQL of DATABASE_URL, or on an embedded one if it is unset. The server has the migrated template
 * database that `createDatabase` clones. Unlike the server of the tests, it syncs every commit, and the sync takes most of the time.
 */
export async function onPostgres(work: (serverUrl: string) => Promise<void>): Promise<void> {
  const given = process.env['DATABASE_URL'];
  const own = given ? undefined : await startOwn();
  const url = given ?? own!.url;
  process.env['TEST_DATABASE_URL'] = url;
  try {
    await setUp();
    await work(url);
    await tearDown();
  } finally {
    await own?.stop();
  }
}

async function startOwn() {
  const dataDir = await mkdtemp(join(tmpdir(), 'ordergraph-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true });
  const stop = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}
