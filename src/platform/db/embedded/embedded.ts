import { mkdir, open, realpath, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createCluster, removeUnfinishedClusters } from './cluster.ts';
import { giveToOwner, lockDataDirectory } from './lock.ts';
import { findUser } from './process.ts';
import { findPrograms } from './programs.ts';
import { startServer } from './server.ts';

export { DataDirectoryInUse } from './lock.ts';

export type EmbeddedPostgres = {
  url: string;
  /** Resolves when PostgreSQL has exited, after `stop()` or unexpectedly. */
  exited: Promise<void>;
  stop(): Promise<void>;
};

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * Starts PostgreSQL on the cluster in `<dataDir>/postgres`. The first start creates it.
 * See docs/decisions/0018-embedded-postgresql.md.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  durable: boolean;
  /** Minimum number of concurrent connections. */
  connections?: number;
}): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true });
  const dataDir = await realpath(options.dataDir);
  const cluster = join(dataDir, 'postgres');
  const { durable, connections = 0 } = options;
  const lock = await lockDataDirectory(dataDir);
  try {
    const log = await prepareLog(dataDir);
    const user = await findUser(cluster);
    const programs = await findPrograms(user);
    const installation = { cluster, programs, user, durable, connections, log };
    await removeUnfinishedClusters(dataDir);
    await createCluster(dataDir, installation);
    const server = await startServer(installation);

    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= server.stop().then(() => lock.release()));
    return { url: server.url, exited: server.exited, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function prepareLog(dataDir: string): Promise<string> {
  const path = join(dataDir, 'postgres.log');
  const log = await open(path, 'a', 0o600);
  const { size } = await log.stat();
  await log.close();
  await giveToOwner(path, dataDir);
  if (size <= LOG_LIMIT_BYTES) return path;
  await rename(path, `${path}.1`);
  return prepareLog(dataDir);
}
