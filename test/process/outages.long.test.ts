import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { connect as openSocketTo, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { closeDatabase, openDatabase } from '../../src/platform/db/client.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { isMigrated } from '../../src/platform/db/migrations.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/db/embedded/embedded.ts';
import { fieldOf, postTo, type Answer } from '../support/app.ts';
import { createDatabase, createEmptyDatabase, runOn, type TestDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { hasPgBouncer, startPgBouncer } from '../support/pgbouncer.ts';
import { failToStart, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

/** A PostgreSQL that a test kills and starts again, at an address that stays the same. */
let dataDir: string;
let postgres: EmbeddedPostgres;
let isKilled = false;
let entrance: Server;
/** Processes may start slowly while other tests run. */
const START_TIMEOUT_MS = 90_000;
const sockets = new Set<Socket>();
const running: ServerProcess[] = [];
const databases: TestDatabase[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ordergraph-outage-'));
  postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  entrance = createServer((socket) => {
    const target = openSocketTo(Number(new URL(postgres.url).port), '127.0.0.1');
    for (const [end, other] of [
      [socket, target],
      [target, socket],
    ] as const) {
      sockets.add(end);
      end.pipe(other);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        sockets.delete(end);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(entrance, 'listening');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
  for (const database of databases.splice(0)) await database.drop();
  if (isKilled) await restartPostgres();
});
afterAll(async () => {
  entrance.close();
  for (const socket of sockets) socket.destroy();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const databaseUrl = () => {
  const url = new URL(postgres.url);
  url.port = String((entrance.address() as AddressInfo).port);
  return url.href;
};

async function start(
  environment: Record<string, string> = {},
  onSpawn?: (pid: number) => void,
): Promise<ServerProcess> {
  const server = await startServerProcess(
    { DATABASE_URL: databaseUrl(), SEED: 'none', LOG_LEVEL: 'info', ...environment },
    undefined,
    onSpawn,
  );
  running.push(server);
  return server;
}

/** Waits for the end of the connections, too: for a moment, their processes still answer statements after the main process has ended. */
async function killPostgres(): Promise<void> {
  const connections = [...sockets];
  const [pid] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  isKilled = true;
  await postgres.exited;
  await postgres.stop();
  await until(() => connections.every(({ destroyed }) => destroyed));
}
async function restartPostgres(): Promise<void> {
  postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  isKilled = false;
}

const WRITE = 'mutation { createCart { token } }';
const READ = '{ products { totalCount } }';
const isServed = ({ errors }: Answer) => !errors;
const servesAgain = (server: ServerProcess) => until(async () => isServed(await postTo(server.url, WRITE)));
const isReady = ({ url }: { url: string }) =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

test.each(['off', '2'])(
  'with CLUSTER=%s, answers SERVICE_UNAVAILABLE while PostgreSQL is down, logs one line with the reason and one at the end',
  async (CLUSTER) => {
    const server = await start({ CLUSTER });
    await servesAgain(server);

    await killPostgres();
    const answers: Answer[] = [];
    for (let round = 0; round < 20; round++) {
      answers.push(await postTo(server.url, round % 2 ? READ : WRITE));
      await sleep(100);
    }
    expect(await isReady(server)).toBe(false);
    await restartPostgres();
    await servesAgain(server);

    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 503,
        errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
      });
    }
    // An answer about readiness is valid for one second.
    await until(() => isReady(server));
    await until(server.output, (output) => output.includes('database available again'));
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const logged = lines.map((line) => JSON.parse(line) as { level: number; msg: string });
    expect(logged.filter(({ level, msg }) => level >= 50 || msg.startsWith('database'))).toEqual([
      expect.objectContaining({ level: 50, msg: 'database unavailable', reason: expect.any(String) }),
      expect.objectContaining({ level: 30, msg: 'database available again', seconds: expect.any(Number) }),
    ]);
  },
);

test('loses no read and no transaction when all connections end and PostgreSQL accepts new ones', async () => {
  const server = await start();
  const answer = await postTo(server.url, WRITE);
  const { token } = fieldOf(answer) as { token: string };
  const clear = `mutation { clearCart(cartToken: "${token}") { ... on CartSuccess { cart { id } } } }`;
  const atOnce = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, n) => postTo(server.url, n % 2 ? READ : clear)));
  await atOnce(20);

  const answers: Answer[] = [];
  for (let round = 0; round < 5; round++) {
    // Returns after the processes have ended. Before that, one could still execute a commit and not report it.
    await runOn(
      postgres.url,
      "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'ordergraph'",
    );
    answers.push(...(await atOnce(10)));
  }

  expect(answers.filter((one) => !isServed(one))).toEqual([]);
});

test.each([0, 50, 200, 500])(
  'keeps running if PostgreSQL is killed %i ms after /readyz answers 200 for the first time',
  async (delay) => {
    const server = await startWhile({}, async (url) => {
      await until(() => isReady({ url }), Boolean, START_TIMEOUT_MS);
      await sleep(delay);
      await killPostgres();
      await sleep(300);
      await restartPostgres();
    });

    await servesAgain(server);
    expect(server.output()).not.toContain('could not start');
  },
);

test('replaces the worker process if it is killed while it starts', async () => {
  let killed = 0;
  let primary!: number;
  const workers = () => workersOf(primary);
  const onSpawn = (pid: number) => void (primary = pid);
  const server = await startWhile(
    { CLUSTER: '2' },
    async () => {
      [killed = 0] = await until(workers, ({ length }) => length > 0, START_TIMEOUT_MS);
      process.kill(killed, 'SIGKILL');
    },
    onSpawn,
  );

  await servesAgain(server);
  await until(server.output, (output) => output.includes('and is replaced'), START_TIMEOUT_MS);
  expect(await until(workers, ({ length }) => length > 0, START_TIMEOUT_MS)).not.toContain(killed);
});

/** Starts a server on a known port, and does the work while it starts. */
async function startWhile(
  environment: Record<string, string>,
  work: (url: string) => Promise<void>,
  onSpawn?: (pid: number) => void,
) {
  const port = await freePort();
  const [server] = await Promise.all([
    start({ ...environment, PORT: String(port) }, onSpawn),
    work(`http://127.0.0.1:${port}`),
  ]);
  return server;
}

/** The worker processes of a cluster. Test files share one process, so a file must not touch the clusters of another. */
async function workersOf(primary: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-e', '-o', 'pid=,ppid=,args=']);
  return [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*?)\s*$/gm)]
    .filter(([, , parent, args]) => Number(parent) === primary && args!.endsWith('main.ts work'))
    .map(([, pid]) => Number(pid));
}

const created = (database: TestDatabase) => {
  databases.push(database);
  return database;
};
const lineCount = (text: string) => text.trim().split('\n').length;

test('does not start on a database whose locale knows no letters outside ASCII', async () => {
  await runOn(
    postgres.url,
    "create database c_locale template template0 encoding 'UTF8' locale 'C' locale_provider libc",
  );
  await runOn(
    postgres.url,
    "create database latin template template0 encoding 'SQL_ASCII' locale 'C' locale_provider libc",
  );
  const on = (name: string) => {
    const url = new URL(postgres.url);
    url.pathname = name;
    return failToStart({ DATABASE_URL: url.href, SEED: 'none' });
  };
  const [locale, encoding] = [await on('c_locale'), await on('latin')];

  expect([locale.exitCode, encoding.exitCode]).toEqual([1, 1]);
  expect(locale.output).toMatch(
    /^Ordergraph could not start: The locale of the database \(LC_CTYPE C, provider libc\)/,
  );
  expect(encoding.output).toMatch(/^Ordergraph could not start: The database has the encoding SQL_ASCII/);
  expect([locale.output, encoding.output].map(lineCount)).toEqual([1, 1]);
});

(hasPgBouncer ? describe : describe.skip)('with PgBouncer', () => {
  test('does not start in transaction mode, and says what to do', async () => {
    const { url } = created(await createDatabase());
    const pool = await startPgBouncer(url, 'transaction');
    const { exitCode, output } = await failToStart({ DATABASE_URL: pool.url, SEED: 'none' });
    await pool.stop();

    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /^Ordergraph could not start: DATABASE_URL leads to a connection pool in transaction mode/,
    );
    expect(lineCount(output)).toBe(1);
  });

  test('serves in session mode', async () => {
    const { url } = created(await createDatabase());
    const pool = await startPgBouncer(url, 'session');
    const server = await start({ DATABASE_URL: pool.url });
    const answers = await Promise.all(Array.from({ length: 40 }, () => postTo(server.url, WRITE)));
    await server.end('SIGTERM');
    await pool.stop();

    expect(answers.filter((answer) => !isServed(answer))).toEqual([]);
  });
});

test('does not start with the address of a sample account as ADMIN_EMAIL, and changes nothing', async () => {
  const { url } = created(await createDatabase());
  const environment = { DATABASE_URL: url, SEED: 'sample', ADMIN_PASSWORD: 'a house by the lake' };
  const { exitCode, output } = await failToStart({ ...environment, ADMIN_EMAIL: 'Admin@ordergraph.example' });

  expect(exitCode).toBe(1);
  expect(output).toMatch(/^Ordergraph could not start: ADMIN_EMAIL is .*SEED=none/);
  expect(lineCount(output)).toBe(1);
  await (await start({ ...environment, ADMIN_EMAIL: 'owner@example.com' })).end('SIGTERM');
});

test('a migration gives up its wait for a table after a moment, and is applied later', async () => {
  const { url } = created(await createEmptyDatabase());
  const db = openDatabase({ url, poolMax: 2 });
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  await client.query('create schema drizzle');
  await client.query('begin');
  await client.query('drop schema drizzle');
  const isWaiting = async () => {
    const waiting =
      'select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))';
    return (await client.query(waiting)).rowCount! > 0;
  };

  let blocked = 0;
  const migrating = migrate(db, { onBlocked: () => blocked++ });
  await until(isWaiting);
  // Still locked: the migration ends its wait itself.
  await until(async () => blocked > 0 && !(await isWaiting()));
  await client.query('rollback');
  await migrating;

  expect(await isMigrated(db)).toBe(true);
  await client.end();
  await closeDatabase(db);
});
