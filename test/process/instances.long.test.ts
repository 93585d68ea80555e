import { Redis } from 'ioredis';
import { type App, postTo } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { openSocket } from '../support/live.ts';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

// Two instances of the program, as on two hosts: one of several processes, and one of a single process.

/** An instance that was killed is forgotten after ten seconds; other tests may run beside this one. */
const LONG_WAIT_MS = 60_000;

let app: App;
let redis: TestRedis;
let environment: Record<string, string>;
let observer: Redis;
const running: ServerProcess[] = [];
const sockets: ReturnType<typeof openSocket>[] = [];

beforeAll(async () => {
  const beside = await startBeside();
  app = beside.app;
  environment = { ...beside.environment, WORKER: 'off', LOG_LEVEL: 'error' };
});
beforeEach(async () => {
  redis = await startRedis();
  observer = new Redis(redis.url);
  observer.on('error', () => {});
});
afterEach(async () => {
  sockets.splice(0).forEach(({ socket }) => socket.terminate());
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
  observer.disconnect();
  await redis.stop();
});
afterAll(() => app.stop());

/** Waits until both instances listen to each other. */
async function startInstances(more: Record<string, string>): Promise<[ServerProcess, ServerProcess]> {
  const settings = { ...environment, REDIS_URL: redis.url, ...more };
  running.push(
    ...(await Promise.all([
      startServerProcess({ ...settings, CLUSTER: '2' }),
      startServerProcess({ ...settings, CLUSTER: 'off' }),
    ])),
  );
  await areConnected();
  return running as [ServerProcess, ServerProcess];
}

const areConnected = () =>
  until(async () => {
    const channels = (await observer.pubsub('CHANNELS', 'ordergraph:*:counters').catch(() => [])) as string[];
    const [, count] = channels[0] ? await observer.pubsub('NUMSUB', channels[0]) : [];
    return Number(count) === 2;
  });

const spend = ({ url }: ServerProcess) =>
  postTo(url, '{ products(first: 9) { nodes { id } } }').then(({ status }) => status);

/** Opens a live connection and keeps it open. Returns the status. */
async function openLive({ url }: ServerProcess): Promise<number | undefined> {
  const opened = openSocket(url);
  sockets.push(opened);
  const status = await opened.status;
  // Otherwise the server closes it.
  if (status === 101) await opened.init();
  return status;
}
/** Returns whether a further live connection is refused; closes it again if not. */
async function isFull({ url }: ServerProcess): Promise<boolean> {
  const { socket, status } = openSocket(url);
  const isRefused = (await status) === 503;
  socket.terminate();
  return isRefused;
}

(hasRedis ? describe : describe.skip)('two instances with one Redis', () => {
  test('share the cost buckets of clients', async () => {
    const [first, second] = await startInstances({
      RATE_LIMITS: 'on',
      COST_BUCKET: '2000',
      COST_REFILL: '1',
    });
    expect(await spend(second)).toBe(200);
    await until(
      () => spend(first),
      (status) => status === 429,
    );

    // The last costs are reported after a moment; until then, the second accepts a few requests.
    let accepted = 0;
    await until(async () => {
      const status = await spend(second);
      if (status === 200) accepted++;
      return status === 429;
    });
    // Alone, the second would accept 99.
    expect(accepted).toBeLessThan(50);
  });

  test('share the limits of live connections, also after one was killed', async () => {
    const [first, second] = await startInstances({ LIVE_CONNECTIONS_PER_ADDRESS: '3' });
    expect(await openLive(first)).toBe(101);
    expect(await openLive(first)).toBe(101);
    expect(await openLive(second)).toBe(101);
    await until(() => isFull(second));
    await until(() => isFull(first));

    await first.end('SIGKILL');
    await until(async () => !(await isFull(second)), Boolean, LONG_WAIT_MS);
  });

  test('do not share the limit of all live connections, which is that of one instance', async () => {
    const [first, second] = await startInstances({ LIVE_CONNECTIONS: '1' });
    expect(await openLive(first)).toBe(101);
    expect(await openLive(second)).toBe(101);
    expect(await isFull(first)).toBe(true);
    expect(await isFull(second)).toBe(true);
  });
});

/** A Redis that a test can stop. */
const isOwn = hasRedis && process.env['TEST_REDIS_URL'] === undefined;

(isOwn ? describe : describe.skip)('two instances that lose Redis', () => {
  test('count for themselves, and together again afterwards', async () => {
    const [first, second] = await startInstances({ LIVE_CONNECTIONS_PER_ADDRESS: '2' });
    expect(await openLive(first)).toBe(101);
    expect(await openLive(first)).toBe(101);
    await until(() => isFull(second));

    await redis.stop();
    await until(async () => (await openLive(second)) === 101, Boolean, LONG_WAIT_MS);
    expect(await openLive(second)).toBe(101);
    expect(await isFull(second)).toBe(true);
    expect(await isFull(first)).toBe(true);
    // Once per outage, not per attempt to connect. A Redis that stops may accept a connection before it closes it.
    for (const { output } of [first, second]) {
      const reports = output().match(/each instance has limits of its own/g);
      expect([1, 2]).toContain(reports?.length);
    }

    // Live connections end, because they may have missed updates.
    redis = await startRedis(redis);
    await areConnected();
    for (let opened = 0; opened < 2; opened++)
      await until(async () => (await openLive(first)) === 101, Boolean, LONG_WAIT_MS);
    await until(() => isFull(second), Boolean, LONG_WAIT_MS);
  });
});
