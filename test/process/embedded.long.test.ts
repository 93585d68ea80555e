import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { getPriority, networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import {
  DataDirectoryInUse,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/db/embedded/embedded.ts';
import { until } from '../support/until.ts';

const temporary = await mkdtemp(join(tmpdir(), 'ordergraph-test-'));
const prepared = join(temporary, 'prepared');

let dataDir: string;
let children: ChildProcess[];
let servers: EmbeddedPostgres[];

beforeAll(async () => {
  const server = await startEmbeddedPostgres({ dataDir: prepared, durable: false });
  await server.stop();
});

afterAll(() => rm(temporary, { recursive: true, maxRetries: 3 }));

beforeEach(async () => {
  dataDir = await mkdtemp(join(temporary, 'data-'));
  children = [];
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await server.stop();
  for (const child of children) await end(child, 'SIGTERM');
});

test('keeps data between starts', async () => {
  const first = await start();
  await store(first.url, 'teapot');
  await first.stop();

  const second = await start();

  expect(await stored(second.url)).toEqual(['teapot']);
});

test('handles letters outside ASCII, also in a cluster that an earlier version created with LC_CTYPE C', async () => {
  await usePreparedCluster();
  const first = await start();
  const admin = first.url.replace('/ordergraph?', '/postgres?');
  await query(admin, "update pg_database set datctype = 'C' where datname = 'ordergraph'");
  const text = `select to_tsvector('simple', 'Ä—B')::text as text, show_trgm('É') = show_trgm('') as is_unknown`;
  await query(first.url, 'create extension pg_trgm');
  await query(first.url, 'create table products (name text)');
  await query(first.url, 'create index names on products using gin (name gin_trgm_ops)');
  await query(first.url, "insert into products values ('Éclair')");
  const before = await query(first.url, text);
  await first.stop();

  const second = await start();
  expect(before).toEqual([{ text: "'ä—b':1", is_unknown: true }]);
  expect(await query(second.url, text)).toEqual([{ text: "'b':2 'ä':1", is_unknown: false }]);
  const states = `select datctype, shobj_description(oid, 'pg_database') as comment from pg_database where datname = 'ordergraph'`;
  expect(await query(second.url, states)).toMatchObject([{ comment: null }]);
});

test('runs with a lower priority than this process, also in the processes that serve its connections', async () => {
  await usePreparedCluster();
  const { url } = await start();

  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const priority = getPriority(rows[0]!.pid);
  await client.end();

  expect(priority).toBe(Math.min(getPriority() + 10, 19));
});

test('accepts local connections only, with a password that only its owner can read', async () => {
  await usePreparedCluster();
  const { url } = await start();
  const { port, password } = new URL(url);
  const ownAddresses = Object.values(networkInterfaces()).flatMap((list = []) => list);

  for (const { address } of ownAddresses.filter(({ address }) => !address.startsWith('fe80'))) {
    expect([address, await accepts(address, Number(port))]).toEqual([address, address === '127.0.0.1']);
  }
  await expect(query(url.replace(password, 'guess'), 'select')).rejects.toThrow(
    'password authentication failed',
  );
  expect((await stat(join(dataDir, 'postgres', 'superuser-password'))).mode & 0o777).toBe(0o600);
});

test('disables durability only on request', async () => {
  await usePreparedCluster();
  const settings =
    "select setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')";
  const first = await start({ durable: true });
  const durable = await query(first.url, settings);
  await first.stop();
  const second = await start({ durable: false });

  expect(durable).toEqual([{ setting: 'on' }, { setting: 'on' }, { setting: 'on' }]);
  expect(await query(second.url, settings)).toEqual([
    { setting: 'off' },
    { setting: 'off' },
    { setting: 'off' },
  ]);
});

test('rejects a second server on the same data directory, and the first is unaffected', async () => {
  await usePreparedCluster();
  const { child, url } = await startChild();
  await store(url, 'teapot');

  const second = start();

  await expect(second).rejects.toThrow(DataDirectoryInUse);
  await expect(second).rejects.toThrow(
    `Another server (pid ${child.pid}) uses the data directory ${dataDir}. Nothing was changed.`,
  );
  expect(await stored(url)).toEqual(['teapot']);
});

test('lets exactly one of several first starts succeed', async () => {
  const outcomes = await Promise.allSettled([startChild(), startChild(), startChild(), start(), start()]);

  const refusals = outcomes
    .filter((outcome) => outcome.status === 'rejected')
    .map(({ reason }) => String(reason));
  expect(refusals).toHaveLength(4);
  for (const refusal of refusals) expect(refusal).toContain('DataDirectoryInUse: Another server');
});

test('has all data after the server and its PostgreSQL are killed', async () => {
  await usePreparedCluster();
  const { child, url } = await startChild();
  await store(url, 'teapot');
  const postmaster = await postmasterPid();

  await end(child, 'SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  const next = await start();

  expect(await stored(next.url)).toEqual(['teapot']);
});

test('reuses the PostgreSQL that a killed server left running', async () => {
  await usePreparedCluster();
  const { child, url } = await startChild();
  await store(url, 'teapot');
  const postmaster = await postmasterPid();

  await end(child, 'SIGKILL');
  const next = await start();

  expect(await stored(next.url)).toEqual(['teapot']);
  expect(await postmasterPid()).not.toBe(postmaster);
  await expect(query(url, 'select')).rejects.toThrow('ECONNREFUSED');
});

test('recovers from a kill during the creation of the cluster, and cleans up', async () => {
  const child = spawnChild();
  await until(inMaking, ({ length }) => length > 0);
  await end(child, 'SIGKILL');
  expect(await inMaking()).toHaveLength(1);

  const next = await start();
  await store(next.url, 'teapot');

  expect(await stored(next.url)).toEqual(['teapot']);
  await next.stop();
  await (await start()).stop();
  expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
});

test('does not mistake another process with the id of a killed PostgreSQL for it', async () => {
  await usePreparedCluster();
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${process.ppid}\n`);

  const next = await start();

  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('detects the death of PostgreSQL, and the data directory can be used again', async () => {
  await usePreparedCluster();
  const first = await start();

  process.kill(await postmasterPid(), 'SIGKILL');
  await first.exited;
  await first.stop();

  expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('reports the reason of a failed start', async () => {
  await usePreparedCluster();
  await appendFile(join(dataDir, 'postgres', 'postgresql.conf'), 'nonsense = on\n');

  await expect(start()).rejects.toThrow('unrecognized configuration parameter "nonsense"');
});

/** A cluster that was started before. A copy is much faster than a new one. */
const usePreparedCluster = () =>
  promisify(execFile)('cp', ['-a', join(prepared, 'postgres'), join(dataDir, 'postgres')]);

async function start({ durable = false } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable });
  servers.push(server);
  return server;
}

function spawnChild(): ChildProcess {
  const script = join(import.meta.dirname, '..', 'support', 'embedded-child.ts');
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

async function startChild(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawnChild();
  const [output] = (await once(child.stdout!, 'data')) as [Buffer];
  const url = output.toString().trim();
  if (!url.startsWith('postgres:')) throw url;
  return { child, url };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

const postmasterPid = async () =>
  Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

/** The clusters that initdb has started to fill. */
async function inMaking(): Promise<string[]> {
  const names = await readdir(dataDir, { recursive: true }).catch(() => []);
  return names.filter((name) => name.startsWith('postgres.new-') && name.endsWith('/data/base'));
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function store(url: string, name: string): Promise<void> {
  await query(url, 'create table things (name text)');
  await query(url, 'insert into things values ($1)', [name]);
}

const stored = async (url: string) =>
  ((await query(url, 'select name from things')) as { name: string }[]).map(({ name }) => name);

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
