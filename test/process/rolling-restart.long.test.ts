import type { App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { newBuyers, startBuyers } from '../support/buyers.ts';
import { brokenOrders } from '../support/data.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { hasHaproxy, startHaproxy } from '../support/haproxy.ts';
import { openSocket } from '../support/live.ts';
import {
  runToEnd,
  startServerProcess,
  startWorkerProcess,
  type WorkerProcess,
} from '../support/server-process.ts';
import { until } from '../support/until.ts';

/** The load balancer notices within a second that a server is not ready. */
const SHUTDOWN_DELAY = '6';

let app: App;
let environment: Record<string, string>;
const cleanUps: (() => unknown)[] = [];
beforeAll(async () => {
  ({ app, environment } = await startBeside());
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});
afterAll(() => app.stop());

const running = <Process extends WorkerProcess>(process: Process): Process => {
  cleanUps.push(() => process.end('SIGKILL'));
  return process;
};

const startServer = async (more: Record<string, string> = {}) =>
  running(await startServerProcess({ ...environment, WORKER: 'off', ...more }));

async function created(database: Promise<TestDatabase>): Promise<TestDatabase> {
  cleanUps.push((await database).drop);
  return database;
}

const statusOf = async (url: string) => (await fetch(url)).status;

describe.each([{ CLUSTER: 'off' }, { CLUSTER: '2' }])('with CLUSTER=$CLUSTER', (mode) => {
  (hasHaproxy ? describe : describe.skip)('behind a load balancer without retries', () => {
    test('a rolling restart fails no request', async () => {
      const ports = [await freePort(), await freePort()];
      const startAt = (port: number) => startServer({ ...mode, SHUTDOWN_DELAY, PORT: String(port) });
      const servers = await Promise.all(ports.map(startAt));
      const balancer = await startHaproxy(ports);
      cleanUps.push(balancer.stop);
      for (const port of ports) await balancer.untilServer(port, 'UP');
      const { placed, failures, stop } = startBuyers(balancer.url, await newBuyers(app));
      cleanUps.push(stop);
      const placesMore = async () => {
        const before = placed.length;
        await until(() => placed.length > before + 10, Boolean, 60_000);
      };

      for (const [index, port] of ports.entries()) {
        await placesMore();
        const stopped = servers[index]!.end('SIGTERM');
        await balancer.untilServer(port, 'DOWN');
        await placesMore();
        expect(await stopped).toBe(0);
        servers[index] = await startAt(port);
        await balancer.untilServer(port, 'UP');
      }
      await placesMore();
      await stop();

      expect(failures).toEqual([]);
      expect(await brokenOrders(app)).toEqual([]);
    }, 400_000);
  });

  test('after SIGTERM, is not ready but serves until the delay ends, and closes subscriptions with 1012', async () => {
    const server = await startServer({ ...mode, SHUTDOWN_DELAY });
    const { init, closed } = openSocket(server.url);
    await init();
    expect(await statusOf(`${server.url}/readyz`)).toBe(200);

    const exited = server.end('SIGTERM');
    await until(async () => (await statusOf(`${server.url}/readyz`)) === 503);
    const served = await fetch(`${server.url}/graphql?query={__typename}`, {
      headers: { 'apollo-require-preflight': 'on' },
    });

    expect(await served.json()).toMatchObject({ data: { __typename: 'Query' } });
    expect(served.headers.get('connection')).toBe('close');
    expect(await closed).toEqual({ code: 1012, reason: 'The server is stopping: connect again.' });
    expect(await exited).toBe(0);
  });
});

test('a worker answers probes on its own port: it is ready when it runs jobs, until it stops', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const worker = running(await startWorkerProcess({ ...environment, WORKER_PORT: String(port) }));

  await until(async () => (await statusOf(`${url}/readyz`)) === 200);
  expect(await statusOf(`${url}/livez`)).toBe(200);
  expect(await statusOf(`${url}/graphql`)).toBe(404);
  expect(await worker.end('SIGTERM')).toBe(0);
});

describe('MIGRATE', () => {
  test('only: prepares the database and exits, and off: starts on such a database', async () => {
    const database = await created(createEmptyDatabase());
    const variables = { ...environment, DATABASE_URL: database.url };

    const refused = await runToEnd({ ...variables, MIGRATE: 'off' });
    const prepared = await runToEnd({ ...variables, MIGRATE: 'only', CLUSTER: '2' });
    const server = await startServer({ ...variables, MIGRATE: 'off' });

    expect(refused.exitCode).toBe(1);
    expect(refused.output).toMatch(
      /^Ordergraph could not start: The database lacks \d+ migrations .*MIGRATE=only first/,
    );
    expect(prepared).toEqual({ exitCode: 0, output: '' });
    expect(await statusOf(`${server.url}/readyz`)).toBe(200);
  }, 240_000);
});
