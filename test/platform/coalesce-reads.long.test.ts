import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { closeDatabase, openDatabase, type Database } from '../../src/platform/db/client.ts';
import { coalesceReads } from '../../src/platform/db/query/coalesce-reads.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, poolMax: 4 });
  await db.$client.query('create table counters (name text primary key, value int not null)');
});
afterAll(async () => {
  await closeDatabase(db);
  await database.drop();
});

test('recovers quickly from a connection that stops responding', async () => {
  const { url, silence, stop } = await startProxy(database.url);
  const behind = openDatabase({ url, poolMax: 2, onConnectionError: () => {} });
  const echo = coalesceReads(async (on, numbers: readonly number[]) => {
    await on.execute(sql`select 1`);
    return numbers;
  });
  expect(await echo(behind, 1)).toBe(1);

  const isSilent = silence();
  const lost = echo(behind, 2);
  await isSilent;
  const next = echo(behind, 3);

  await expect(lost).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
  expect(await next).toBe(3);
  stop();
  await closeDatabase(behind);
}, 30_000);

/** A proxy between the program and PostgreSQL. On command, it drops all data of the next active connection. */
async function startProxy(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const sockets: Socket[] = [];
  let swallow: (() => void) | null = null;
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    let isSilent = false;
    client.on('data', (data) => {
      if (swallow) {
        isSilent = true;
        swallow();
        swallow = null;
      }
      if (!isSilent) server.write(data);
    });
    server.on('data', (data) => void (isSilent || client.write(data)));
    for (const socket of [client, server]) sockets.push(socket.on('error', () => {}));
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    /** Resolves once it has dropped data. */
    silence: () => new Promise<void>((resolve) => (swallow = resolve)),
    stop: () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}
