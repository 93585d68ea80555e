import { execFile } from 'node:child_process';
import { appendFile, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { SUPERUSER } from '../../src/platform/db/embedded/cluster.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/embedded.ts';
import { findUser, startedIn, startProgram, type Program } from '../../src/platform/db/embedded/process.ts';
import { findPrograms } from '../../src/platform/db/embedded/programs.ts';
import { runOn } from './database.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** The program is slow to start beside other tests. */
const START_TIMEOUT_MS = 90_000;

type Server = {
  url: string;
  port: number;
  kill: () => Promise<void>;
  /** Starts it again after `kill`, on the same port. */
  restart: () => Promise<void>;
  /** Stops all its processes, as if the host hung, or continues them. */
  signal: (signal: 'SIGSTOP' | 'SIGCONT') => Promise<void>;
};
export type ReplicatedPostgres = {
  primary: Server;
  standby: Server;
  /** Makes the standby a primary. */
  promote: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a primary with an empty database, and a standby: a commit waits until the standby has stored it. */
export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const { primary, standbys, stop } = await startReplicas([{}]);
  const [standby] = standbys as [Server];
  await runOn(primary.url, `alter system set synchronous_standby_names = 'standby0'`);
  await runOn(primary.url, 'select pg_reload_conf()');
  await until(() => isSynchronous(primary.url), Boolean, START_TIMEOUT_MS);
  return { primary, standby, promote: () => runOn(standby.url, 'select pg_promote()'), stop };
}

export type Replicated = { primary: Server; standbys: Server[]; stop: () => Promise<void> };

/** Starts a primary with an empty database, and a standby for each of the settings. */
export async function startReplicas(settingsOfStandbys: Record<string, string>[]): Promise<Replicated> {
  const folder = await mkdtemp(join(tmpdir(), 'ordergraph-replicated-'));
  // Creates the cluster with the database of the program.
  const created = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  const { pathname } = new URL(created.url);
  await created.stop();
  const cluster = join(folder, 'postgres');
  await writeFile(
    join(cluster, 'pg_hba.conf'),
    'host all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n',
  );
  const copies = settingsOfStandbys.map((_, index) => join(folder, `standby${index}`));
  for (const copy of copies) await promisify(execFile)('cp', ['-a', cluster, copy]);

  const start = async (of: string, settings: Record<string, string>): Promise<Server> => {
    const port = await freePort();
    const url = `postgres://${SUPERUSER}@127.0.0.1:${port}${pathname}?sslmode=disable`;
    let program: Program;
    const restart = async () => {
      program = await startPostgres(of, port, settings);
      await until(() => accepts(url), Boolean, START_TIMEOUT_MS);
    };
    await restart();
    const kill = async () => {
      // All its processes, as if the host had crashed.
      if (program.child.exitCode === null && program.child.signalCode === null)
        process.kill(-program.child.pid!, 'SIGKILL');
      await program.exited;
    };
    const signal = async (name: 'SIGSTOP' | 'SIGCONT') => {
      for (const pid of await processesOf(program.child.pid!)) process.kill(pid, name);
    };
    return { url, port, kill, restart, signal };
  };
  const primary = await start(cluster, { wal_keep_size: '1GB' });
  const standbys: Server[] = [];
  for (const [index, copy] of copies.entries()) {
    const signal = join(copy, 'standby.signal');
    await appendFile(signal, '');
    const { uid, gid } = await stat(copy);
    await chown(signal, uid, gid);
    standbys.push(
      await start(copy, {
        primary_conninfo: `host=127.0.0.1 port=${primary.port} user=${SUPERUSER} application_name=standby${index}`,
        ...settingsOfStandbys[index],
      }),
    );
  }
  return {
    primary,
    standbys,
    stop: async () => {
      await Promise.all([primary, ...standbys].map((server) => server.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startPostgres(cluster: string, port: number, more: Record<string, string>): Promise<Program> {
  const user = await findUser(cluster);
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    // A crash of PostgreSQL loses nothing that it has written; only one of the machine would.
    fsync: 'off',
    ...more,
  };
  return startProgram(
    join(await findPrograms(user), 'postgres'),
    [
      ...['-D', startedIn(cluster, user)],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { cwd: cluster, user, log: `${cluster}.log`, detached: true },
  );
}

/** Each process of PostgreSQL is the leader of its own group. */
async function processesOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-e', '-o', 'pid=,ppid=']);
  const children = [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s*$/gm)].filter(
    ([, , parent]) => Number(parent) === pid,
  );
  return [pid, ...children.map(([, child]) => Number(child))];
}

const accepts = (url: string) =>
  runOn(url, 'select 1').then(
    () => true,
    () => false,
  );

async function isSynchronous(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(`select from pg_stat_replication where sync_state = 'sync'`);
  await client.end();
  return rows.length === 1;
}
