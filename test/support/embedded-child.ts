import { startEmbeddedPostgres } from '../../src/platform/db/embedded/embedded.ts';

/**
 * A server to kill: `node embedded-child.ts <dataDir>` prints its address or its error in one line, and stops
 * on SIGTERM.
 */
const [dataDir = ''] = process.argv.slice(2);
try {
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true });
  console.log(postgres.url);
  process.once('SIGTERM', () => void postgres.stop());
} catch (error) {
  console.log(String(error));
}
