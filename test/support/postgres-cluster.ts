import { execFile } from 'node:child_process';
import { appendFile, chmod, chown, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { SUPERUSER } from '../../src/platform/db/embedded/cluster.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/embedded.ts';
import {
  findUser,
  workingDirectoryPath,
  spawnProgram,
  type Program,
} from '../../src/platform/db/embedded/process.ts';
import { findPrograms } from '../../src/platform/db/embedded/programs.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** PostgreSQL starts slowly while other tests run. */
const START_TIMEOUT_MS = 90_000;

type Node = {
  name: string;
  port: number;
  url: string;
  /** Ends all processes of the node, as if its host had crashed. */
  kill: () => Promise<void>;
  /** Starts the node again after `kill`, with the same data. */
  start: () => Promise<void>;
  /** Stops all processes of the node, as if its host hung, or continues them. */
  signal: (signal: 'SIGSTOP' | 'SIGCONT') => Promise<void>;
};

type InternalNode = Node & { data: string };

export type PostgresCluster = {
  nodes: readonly Node[];
  /** The node that was started or promoted last as a primary. */
  primary: () => Node;
  /** After the primary was killed, promotes the standby with the newest data. The other standbys follow the new primary. */
  promote: () => Promise<void>;
  /** Replaces the data of a killed node by a copy of the primary, and starts it as a standby. */
  rejoin: (node: Node) => Promise<void>;
  /** Ends the replication to a standby. */
  detach: (node: Node) => Promise<void>;
  /** Waits until all standbys replicate, and one of them is synchronous if the cluster is. */
  untilReplicating: () => Promise<void>;
  stop: () => Promise<void>;
};

type ClusterOptions = {
  standbys: number;
  /** Whether each commit waits until one of the standbys has stored it. */
  isSynchronous: boolean;
};

/** Starts a primary with an empty database, and its standbys. */
export async function startPostgresCluster({
  standbys,
  isSynchronous,
}: ClusterOptions): Promise<PostgresCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'ordergraph-cluster-'));
  // Creates the cluster with the database of the program.
  const created = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  const { pathname } = new URL(created.url);
  await created.stop();
  const names = Array.from({ length: standbys + 1 }, (_, index) => `node${index + 1}`);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    // Without fsync, only a crash of the machine loses data, not a crash of PostgreSQL.
    fsync: 'off',
    // A standby that was stopped needs the WAL that it has missed.
    wal_keep_size: '1GB',
  };
  const nodes = await Promise.all(
    names.map((name, index) =>
      createNode(name, index === 0 ? join(folder, 'postgres') : join(folder, name), pathname, settings),
    ),
  );
  let primary = nodes[0]!;
  await writeFile(
    join(primary.data, 'pg_hba.conf'),
    'host all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n',
  );
  await primary.start();

  const rejoin = async (node: Node) => {
    const standby = internal(node);
    await copyRunning(primary, standby);
    await follow(standby);
    await standby.start();
    await requireStandby(true);
  };
  const internal = (node: Node) => nodes.find(({ name }) => name === node.name)!;
  const follow = (node: InternalNode) =>
    appendFile(
      join(node.data, 'postgresql.auto.conf'),
      `primary_conninfo = 'host=127.0.0.1 port=${primary.port} user=${SUPERUSER} application_name=${node.name}'\n`,
    );
  const others = () => nodes.filter((node) => node !== primary);
  /** Sets whether commits wait for a standby. Without a running standby, they must not wait. */
  const requireStandby = async (isRequired: boolean) => {
    if (!isSynchronous) return;
    const value = isRequired ? `FIRST 1 (${names.join(', ')})` : '';
    await queryOn(primary.url, `alter system set synchronous_standby_names = '${value}'`);
    await queryOn(primary.url, 'select pg_reload_conf()');
  };
  for (const standby of others()) await rejoin(standby);

  const cluster: PostgresCluster = {
    nodes,
    primary: () => primary,
    promote: async () => {
      const states = await Promise.all(others().map(async (node) => ({ node, end: await endOfWal(node) })));
      const newest = states.reduce((best, one) => (one.end > best.end ? one : best));
      await queryOn(newest.node.url, 'select pg_promote()');
      primary = newest.node;
      const followers = states.filter(({ node, end }) => node !== primary && end >= 0);
      for (const { node } of followers) {
        await follow(node);
        await queryOn(node.url, 'select pg_reload_conf()');
      }
      await requireStandby(followers.length > 0);
    },
    rejoin,
    detach: async ({ url }) => {
      await queryOn(url, `alter system set primary_conninfo = ''`);
      await queryOn(url, 'select pg_reload_conf()');
      await until(async () => (await queryOn(url, 'select from pg_stat_wal_receiver')).length === 0);
    },
    untilReplicating: async () => {
      await until(
        () =>
          queryOn<{ sync_state: string }>(
            primary.url,
            `select application_name, sync_state from pg_stat_replication where state = 'streaming'`,
          ),
        (rows) =>
          rows.length === standbys &&
          (!isSynchronous || rows.some(({ sync_state }) => sync_state === 'sync')),
        START_TIMEOUT_MS,
      );
    },
    stop: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
  await cluster.untilReplicating();
  return cluster;
}

async function createNode(
  name: string,
  data: string,
  database: string,
  settings: Record<string, string | number>,
): Promise<InternalNode> {
  const port = await freePort();
  const url = `postgres://${SUPERUSER}@127.0.0.1:${port}${database}?sslmode=disable`;
  let program: Program | undefined;
  return {
    name,
    port,
    url,
    data,
    start: async () => {
      const user = await findUser(data);
      program = await spawnProgram(
        join(await findPrograms(user), 'postgres'),
        [
          ...['-D', workingDirectoryPath(data, user)],
          ...Object.entries({ port, ...settings }).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
        ],
        { cwd: data, user, log: `${data}.log`, detached: true },
      );
      await until(() => accepts(url), Boolean, START_TIMEOUT_MS);
    },
    kill: async () => {
      if (!program) return;
      const { child, exited } = program;
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
      await exited;
    },
    signal: async (signal) => {
      for (const pid of await processesOf(program!.child.pid!)) process.kill(pid, signal);
    },
  };
}

/** Each process of PostgreSQL is the leader of its own group. */
async function processesOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-e', '-o', 'pid=,ppid=']);
  const children = [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s*$/gm)].filter(
    ([, , parent]) => Number(parent) === pid,
  );
  return [pid, ...children.map(([, child]) => Number(child))];
}

/** Copies the data of a running primary, as `pg_basebackup` does. The PostgreSQL for development does not contain `pg_basebackup`. */
async function copyRunning(from: InternalNode, to: InternalNode): Promise<void> {
  const client = new pg.Client(from.url);
  await client.connect();
  try {
    await client.query(`select pg_backup_start('copy', true)`);
    await rm(to.data, { recursive: true, force: true });
    // Files may vanish during the copy.
    await promisify(execFile)('cp', ['-a', from.data, to.data]).catch(() => {});
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    // The standby gets the WAL from the primary.
    for (const entry of await readdir(join(to.data, 'pg_wal'), { withFileTypes: true }))
      if (entry.isFile()) await rm(join(to.data, 'pg_wal', entry.name));
    for (const file of ['postmaster.pid', 'postmaster.opts']) await rm(join(to.data, file), { force: true });
    const { uid, gid } = await stat(from.data);
    for (const [file, text] of [
      ['backup_label', rows[0]!.labelfile],
      ['standby.signal', ''],
    ] as const) {
      await writeFile(join(to.data, file), text);
      await chown(join(to.data, file), uid, gid);
    }
    await chmod(to.data, 0o700);
  } finally {
    await client.end();
  }
}

async function queryOn<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Returns the end of the WAL that a standby has received, in bytes; -1 if the standby does not answer. */
const endOfWal = async ({ url }: Node): Promise<number> => {
  const statement = `select greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0'::pg_lsn as end`;
  const rows = await queryOn<{ end: string }>(url, statement).catch(() => []);
  return Number(rows[0]?.end ?? -1);
};

const accepts = (url: string) =>
  queryOn(url, 'select 1').then(
    () => true,
    () => false,
  );
