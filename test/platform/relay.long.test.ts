import { setTimeout as sleep } from 'node:timers/promises';
import { closeDatabase, openDatabase, type Database } from '../../src/platform/db/client.ts';
import { outbox } from '../../src/platform/db/schema.ts';
import { claimCurrency } from '../../src/platform/db/shop.ts';
import { createBus, type Bus } from '../../src/platform/events/bus.ts';
import { recordEvent } from '../../src/platform/events/record-event.sql.ts';
import { startRelay, type EventHandler } from '../../src/platform/events/relay.ts';
import { topics } from '../../src/platform/events/topics.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let db: Database;
let redis: TestRedis | null;
let started: { stop: () => Promise<void> }[];
let logged: string[];
const log = (_error: unknown, message: string) => void logged.push(message);

beforeEach(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, poolMax: 8 });
  await claimCurrency(db, 'USD');
  [redis, started, logged] = [null, [], []];
});
afterEach(async () => {
  for (const { stop } of started.reverse()) await stop();
  await redis?.stop();
  await closeDatabase(db);
  await database.drop();
});

/** The bus of another process. */
async function newBus(): Promise<Bus> {
  const bus = await createBus({ db, databaseUrl: database.url, redisUrl: redis?.url ?? null, log });
  started.push(bus);
  return bus;
}

function relayOn(bus: Bus, eventHandlers: EventHandler[] = []) {
  const relay = startRelay({ db, bus, eventHandlers, log });
  started.push(relay);
  return relay;
}

/** Collects the messages of a listener. */
function hear(bus: Bus, ...heard: string[]): string[] {
  const ids: string[] = [];
  void (async () => {
    for await (const { id } of bus.listen(heard)) ids.push(id);
  })();
  return ids;
}

const stockChanged = (...productIds: string[]) => recordEvent(db, 'STOCK_CHANGED', { productIds });
const left = () => db.$count(outbox);

test('reconnects a broken connection, and signals a gap to listeners that may have missed a message', async () => {
  const bus = await newBus();
  const heard = hear(bus, topics.stock('a'));
  relayOn(bus);
  let gaps = 0;
  bus.onGap(() => gaps++);
  await db.$client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'ordergraph live' and datname = current_database()`,
  );
  await until(() => gaps === 1);
  await stockChanged('a');
  await until(() => heard.length === 1);
  expect(heard).toEqual(['a']);
});

(hasRedis ? describe : describe.skip)('by Redis', () => {
  beforeEach(async () => {
    redis = await startRedis();
  });

  test('sends updates and notifies the relay across processes', async () => {
    const [api, worker] = [await newBus(), await newBus()];
    const heard = hear(api, topics.stock('a'));
    let woken = 0;
    worker.onNotify(() => woken++);
    relayOn(worker);
    await stockChanged('a');
    api.notifyRelay();
    await until(() => heard.length === 1 && woken > 0);
    expect(heard).toEqual(['a']);
  });

  test('keeps two shops on one Redis separate', async () => {
    const bus = await newBus();
    const other = await createDatabase();
    const otherDb = openDatabase({ url: other.url, poolMax: 4 });
    started.push({ stop: () => closeDatabase(otherDb).then(other.drop) });
    await claimCurrency(otherDb, 'USD');
    const otherBus = await createBus({ db: otherDb, databaseUrl: other.url, redisUrl: redis!.url, log });
    started.push(otherBus);
    const [heard, otherHeard] = [bus, otherBus].map((it) => hear(it, topics.stock('a'), topics.stock('b')));
    relayOn(bus);
    await stockChanged('a');
    await until(() => heard!.length > 0);
    started.push(startRelay({ db: otherDb, bus: otherBus, eventHandlers: [], log }));
    await recordEvent(otherDb, 'STOCK_CHANGED', { productIds: ['b'] });
    await until(() => otherHeard!.length > 0);
    expect([heard, otherHeard]).toEqual([['a'], ['b']]);
  });

  // Requires its own server: the test stops it.
  (process.env['TEST_REDIS_URL'] ? describe.skip : describe)('started for the test', () => {
    test('serves without live updates while Redis is down, then signals a gap to every listener', async () => {
      const bus = await newBus();
      const registered: string[] = [];
      relayOn(bus, [async (_tx, news) => void registered.push(...news.registeredUserIds)]);
      let gaps = 0;
      bus.onGap(() => gaps++);
      const gone = redis!;
      await gone.stop();
      redis = null;
      await stockChanged('a');
      await recordEvent(db, 'ACCOUNT_REGISTERED', { userId: 'ada' });
      await until(() => registered.length === 1);
      await until(async () => (await left()) === 0);
      await stockChanged('a');
      await until(async () => (await left()) === 0);
      expect(logged.toSorted()).toEqual(['Redis connection lost', 'live updates not sent']);

      redis = await startRedis(gone);
      await until(() => gaps > 0);
      const heard = hear(bus, topics.stock('b'));
      // The subscribing connection may reconnect before the publishing one.
      await until(async () => {
        await stockChanged('b');
        await sleep(100);
        return heard.length > 0;
      });
      expect(new Set(heard)).toEqual(new Set(['b']));
    });
  });
});
