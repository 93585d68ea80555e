import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../../src/platform/db/client.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/embedded.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { prepareQueues } from '../../src/platform/jobs/queues.ts';
import { runOn, TEMPLATE, urlOf } from './database.ts';

/** Before the whole run: starts PostgreSQL, and migrates a database that each test file clones. */
export default async function setUp(): Promise<void> {
  const server = process.env['TEST_DATABASE_URL'] ?? (await startOwn());
  process.env['ORDERGRAPH_TEST_SERVER'] = server;
  await runOn(server, `drop database if exists "${TEMPLATE}"`);
  await runOn(server, `create database "${TEMPLATE}"`);
  const db = openDatabase({ url: urlOf(TEMPLATE), poolMax: 1 });
  await migrate(db);
  await prepareQueues(db);
  await closeDatabase(db);
}

async function startOwn(): Promise<string> {
  const dataDir = await mkdtemp(join(await memoryFolder(), 'ordergraph-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  stopOwn = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  await weakenPassword(postgres.url);
  return postgres.url;
}

/**
 * Each new connection proves the password with 4,096 rounds of SCRAM. Tests open thousands of connections, and
 * one round is enough.
 */
async function weakenPassword(url: string): Promise<void> {
  const { username, password } = new URL(url);
  await runOn(url, `set scram_iterations = 1; alter role "${username}" password '${password}'`);
}

const MEMORY_FOLDER = '/dev/shm';
const SPACE_NEEDED = 4 * 1024 ** 3;

/**
 * Returns a folder in memory if the machine has enough of it: cloning a database there takes a third of the
 * time.
 */
async function memoryFolder(): Promise<string> {
  const { bavail, bsize } = await statfs(MEMORY_FOLDER).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > SPACE_NEEDED ? MEMORY_FOLDER : tmpdir();
}

let stopOwn: (() => Promise<void>) | undefined;

export async function tearDown(): Promise<void> {
  const server = process.env['ORDERGRAPH_TEST_SERVER'];
  if (server) await runOn(server, `drop database if exists "${TEMPLATE}" with (force)`);
  await stopOwn?.();
}
