import { readFile } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '../connection.ts';
import { readPassword, SUPERUSER, type Installation } from './cluster.ts';
import { repairLocale } from './locale.ts';
import { clusterMark, stopOrphan } from './orphan.ts';
import { workingDirectoryPath, spawnProgram, type Program } from './process.ts';

const DATABASE = 'ordergraph';
const START_TIMEOUT_MS = 120_000;
const RETRY_TIMEOUT_MS = 5_000;
/**
 * PostgreSQL yields to Node.js, which has one thread for all requests. See docs/decisions/0055. `nice` lowers the priority of its own
 * process: root may not lower that of another user's process in a container without CAP_SYS_NICE.
 */
const NICENESS = 10;

/** Another process took the port first, or processes of a killed PostgreSQL still run. A retry helps in both cases. */
const TRANSIENT_FAILURE =
  /Address already in use|pre-existing shared memory block|"postmaster.pid" already exists/;

type Server = { url: string; exited: Promise<void>; stop(): Promise<void> };

/**
 * Starts PostgreSQL. Before that, stops a PostgreSQL that a killed process has left on the cluster, so the caller must hold the lock
 * of the data directory.
 */
export async function startServer(installation: Installation): Promise<Server> {
  const password = await readPassword(installation.cluster);
  const deadline = Date.now() + RETRY_TIMEOUT_MS;
  for (;;) {
    await stopOrphan(installation.cluster);
    const port = await freePort();
    const program = await startPostgres(installation, port);
    const address = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}`;
    const stop = async () => {
      program.child.kill('SIGINT');
      await program.exited;
    };
    try {
      if (await waitUntilReady(program, installation.cluster)) {
        const url = `${address}/${DATABASE}?sslmode=disable`;
        await createDatabase(`${address}/postgres?sslmode=disable`, url);
        return { url, exited: program.exited, stop };
      }
    } catch (error) {
      await stop();
      throw error;
    }
    const output = await program.output();
    if (!TRANSIENT_FAILURE.test(output) || Date.now() > deadline) {
      const lastLines = output.trimEnd().split('\n').slice(-15).join('\n');
      throw new Error(`PostgreSQL did not start. The end of its log, ${installation.log}:\n${lastLines}`);
    }
    await sleep(100);
  }
}

function startPostgres({ cluster, programs, user, durable, connections, log }: Installation, port: number) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: Math.max(connections, durable ? 100 : 200),
    shared_buffers: '256MB',
    // After a crash PostgreSQL syncs every file of the cluster. One syncfs call takes a fraction of the time.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawnProgram(
    'nice',
    [
      '-n',
      String(NICENESS),
      join(programs, 'postgres'),
      '-D',
      workingDirectoryPath(cluster, user),
      ...args,
      '-c',
      clusterMark(cluster),
    ],
    // Detached: Ctrl-C in the terminal then reaches this process only, and running requests can finish.
    { cwd: cluster, user, log, detached: true },
  );
}

/**
 * Returns false if the server exits instead. Reads postmaster.pid: a successful connection is no proof, because another process may
 * have the port.
 */
async function waitUntilReady({ child }: Program, cluster: string): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && child.signalCode === null) {
    const status = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
    const lines = status.split('\n');
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true;
    if (Date.now() > deadline) throw new Error(`PostgreSQL was not ready after ${START_TIMEOUT_MS} ms.`);
    await sleep(10);
  }
  return false;
}

async function createDatabase(url: string, databaseUrl: string): Promise<void> {
  const client = new Connection(url);
  await client.connect();
  try {
    const databases = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (databases.rowCount === 0) await client.query(`create database ${DATABASE}`);
    await repairLocale(client, databaseUrl, DATABASE);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
