import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLE_ACCOUNTS } from '../../src/sample/seed.ts';
import { postTo } from '../support/app.ts';
import { createDatabase, runOn, type TestDatabase } from '../support/database.ts';
import { failToStart, startServerProcess, type ServerProcess } from '../support/server-process.ts';

let dataDir: string;
let database: TestDatabase;
const running: ServerProcess[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ordergraph-start-'));
  database = await createDatabase();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
});
afterAll(async () => {
  // The next start stops a PostgreSQL that SIGKILL left running.
  const last = await start({ DATA_DIR: dataDir });
  await last.end('SIGTERM');
  await Promise.all([rm(dataDir, { recursive: true }), database.drop()]);
});

async function start(environment: Record<string, string>): Promise<ServerProcess> {
  const server = await startServerProcess(environment);
  running.push(server);
  return server;
}

const query = async (server: ServerProcess, document: string) => (await postTo(server.url, document)).data;

const productCount = async (server: ServerProcess) =>
  (await query(server, '{ products { totalCount } }')).products.totalCount;

test('starts PostgreSQL and a sample shop the first time, and prints its addresses and accounts', async () => {
  const server = await start({ DATA_DIR: dataDir });

  expect(server.output()).toContain(`${server.url}/graphiql`);
  expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
  // The first printed address.
  expect(/http:\S+/.exec(server.output())?.[0]).toBe(server.url);
  const startPage = await (await fetch(server.url, { headers: { accept: 'text/html' } })).text();
  for (const { role, email, password } of SAMPLE_ACCOUNTS) {
    expect(server.output()).toContain(`${email}  ${password}`);
    expect(startPage).toContain(email);
    expect(startPage).toContain(password);
    const login = `mutation { login(input: { email: "${email}", password: "${password}" }) {
      ... on LoginSuccess { session { user { role } } } } }`;
    expect((await query(server, login)).login).toEqual({ session: { user: { role } } });
  }
  expect(await productCount(server)).toBeGreaterThan(500);
  expect(await server.end('SIGTERM')).toBe(0);
});

test('serves the same data at the second start, and rejects a concurrent third one', async () => {
  const server = await start({ DATA_DIR: dataDir });
  const { createCart } = await query(server, 'mutation { createCart { token cart { id } } }');
  const count = await productCount(server);

  const other = await failToStart({ DATA_DIR: dataDir });

  expect(other.exitCode).toBe(1);
  expect(other.output).toMatch(/Another server \(pid \d+\) uses the data directory/);
  expect(await productCount(server)).toBe(count);
  expect(await server.end('SIGINT')).toBe(0);

  const next = await start({ DATA_DIR: dataDir });
  expect(await productCount(next)).toBe(count);
  expect((await query(next, `{ cart(token: "${createCart.token}") { id } }`)).cart).toEqual(createCart.cart);
});

test('serves the same data after SIGKILL of the server alone', async () => {
  const server = await start({ DATA_DIR: dataDir });
  const { createCart } = await query(server, 'mutation { createCart { token cart { id } } }');
  await server.end('SIGKILL');

  const next = await start({ DATA_DIR: dataDir });

  expect((await query(next, `{ cart(token: "${createCart.token}") { id } }`)).cart).toEqual(createCart.cart);
});

test('serves the same data after SIGKILL of server and PostgreSQL', async () => {
  const server = await start({ DATA_DIR: dataDir });
  const { createCart } = await query(server, 'mutation { createCart { token cart { id } } }');
  const [postgres] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  const killed = server.end('SIGKILL');
  process.kill(Number(postgres), 'SIGKILL');
  await killed;

  const next = await start({ DATA_DIR: dataDir });

  expect((await query(next, `{ cart(token: "${createCart.token}") { id } }`)).cart).toEqual(createCart.cart);
});

test('reports every configuration problem at once, and starts nothing', async () => {
  const { exitCode, output } = await failToStart({ NODE_ENV: 'production', PORT: 'http', CURRENCY: 'BTC' });

  expect(exitCode).toBe(1);
  for (const name of ['PORT', 'CURRENCY', 'DATABASE_URL', 'JWT_PRIVATE_KEY']) expect(output).toContain(name);
});

test('logs a warning for a misspelled setting, with a suggestion, and starts', async () => {
  const settings = { DATABASE_URL: database.url, SEED: 'none', CURRENCY: 'JPY', LOG_LEVEL: 'warn' };
  const server = await start({ ...settings, SHOP_NAMES: 'Ada’s Teapots' });

  const warnings = server
    .output()
    .split('\n')
    .filter((line) => line.includes('unknown setting'));
  expect(warnings.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      setting: 'SHOP_NAMES',
      suggestion: 'SHOP_NAME',
      msg: 'unknown setting ignored',
    }),
  ]);
});

test('names an unreachable database as the reason', async () => {
  const { exitCode, output } = await failToStart({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });

  expect(exitCode).toBe(1);
  expect(output).toContain('Ordergraph could not start: connect ECONNREFUSED 127.0.0.1:1');
});

test('names a port in use, with a way to fix it', async () => {
  const environment = { DATABASE_URL: database.url, SEED: 'none', CURRENCY: 'JPY' };
  const { port } = new URL((await start(environment)).url);

  const { exitCode, output } = await failToStart({ ...environment, PORT: port });

  expect(exitCode).toBe(1);
  expect(output).toContain(
    `port ${port} is already in use. Set PORT to a free port, or to 0 for any free port.`,
  );
});

test('refuses to serve a database of another currency', async () => {
  const environment = { DATABASE_URL: database.url, SEED: 'none' };
  await (await start({ ...environment, CURRENCY: 'JPY' })).end('SIGTERM');

  const { exitCode, output } = await failToStart({ ...environment, CURRENCY: 'EUR' });

  expect(exitCode).toBe(1);
  expect(output).toContain('was created with CURRENCY=JPY');
});

test('serves from all servers that start at once on one empty database', async () => {
  const empty = await createDatabase();
  for (const schema of ['public', 'drizzle', 'pgboss'])
    await runOn(empty.url, `drop schema ${schema} cascade`);
  await runOn(empty.url, 'create schema public');

  const environment = { DATABASE_URL: empty.url, SEED: 'none' };
  const servers = await Promise.all(Array.from({ length: 4 }, () => start(environment)));

  for (const server of servers) expect(await productCount(server)).toBe(0);
  expect(await Promise.all(servers.map((server) => server.end('SIGTERM')))).toEqual([0, 0, 0, 0]);
  await empty.drop();
});

test('does not start if the worker cannot start, and reports the reason', async () => {
  const broken = await createDatabase();
  await runOn(
    broken.url,
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'no jobs today'; end $$;
     create trigger refuse before insert on pgboss.job for each row execute function refuse()`,
  );

  const { exitCode, output } = await failToStart({
    DATABASE_URL: broken.url,
    SEED: 'none',
    UNPAID_ORDER_TTL: '60',
  });

  expect(exitCode).toBe(1);
  expect(output).toContain('Ordergraph could not start: no jobs today');
  await broken.drop();
});
