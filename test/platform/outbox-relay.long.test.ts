import { setTimeout as sleep } from 'node:timers/promises';
import { closeDatabase, openDatabase, transaction, type Database } from '../../src/platform/db/client.ts';
import { outbox } from '../../src/platform/db/schema.ts';
import { claimCurrency } from '../../src/platform/db/shop.ts';
import { createBus, toPayloads, type Bus } from '../../src/platform/events/bus.ts';
import { SlowConsumerError } from '../../src/platform/events/listeners.ts';
import { recordEvent } from '../../src/platform/events/record-event.sql.ts';
import { startRelay, type EventHandler } from '../../src/platform/events/relay.ts';
import { topics, type PubSubMessage } from '../../src/platform/events/topics.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let db: Database;
let started: { stop: () => Promise<void> }[];
let logged: string[];
const log = (_error: unknown, message: string) => void logged.push(message);

beforeEach(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, poolMax: 8 });
  await claimCurrency(db, 'USD');
  [started, logged] = [[], []];
});
afterEach(async () => {
  for (const { stop } of started.reverse()) await stop();
  await closeDatabase(db);
  await database.drop();
});

/** The bus of another process. */
async function newBus(): Promise<Bus> {
  const bus = await createBus({ db, databaseUrl: database.url, redisUrl: null, log });
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

test('publishes every committed event and no event of a rolled-back transaction', async () => {
  const bus = await newBus();
  const heard = hear(bus, topics.stock('a'), topics.stock('b'));
  relayOn(bus);

  await transaction(db, async (tx) => {
    await recordEvent(tx, 'STOCK_CHANGED', { productIds: ['a'] });
    throw new Error('no');
  }).catch(() => {});
  await stockChanged('b');
  bus.notifyRelay();

  await until(() => heard.length > 0);
  expect([heard, await left()]).toEqual([['b'], 0]);
});

test('publishes events written while no relay ran, and events of processes killed before they notified it', async () => {
  const bus = await newBus();
  const heard = hear(bus, topics.stock('a'), topics.stock('b'));
  await stockChanged('a');
  relayOn(bus);
  await until(() => heard.length === 1);
  await stockChanged('b');
  await until(() => heard.length === 2);
  expect(heard).toEqual(['a', 'b']);
});

test('publishes each event once with several relays, to listeners of every process', async () => {
  const buses = await Promise.all([newBus(), newBus(), newBus()]);
  const registered: string[] = [];
  for (const bus of buses)
    relayOn(bus, [async (_tx, news) => void registered.push(...news.registeredUserIds)]);
  // Messages about one object are merged, so each event is about another one.
  const ids = Array.from({ length: 100 }, (_, count) => String(count));
  const heard = buses.map((bus) => hear(bus, ...ids.map((id) => topics.stock(id))));

  // All events fit into the buffer of a listener: one batch may contain all of them.
  for (let count = 0; count < 100; count++) {
    await recordEvent(db, 'ACCOUNT_REGISTERED', { userId: String(count) });
    await stockChanged(String(count));
    if (count % 7 === 0) buses[count % 3]!.notifyRelay();
  }
  await until(async () => (await left()) === 0 && heard.every(({ length }) => length >= 100));

  expect(registered).toEqual(ids);
  expect(heard).toEqual([ids, ids, ids]);
});

test('skips an event of a newer version, and publishes the others', async () => {
  const bus = await newBus();
  const heard = hear(bus, topics.stock('a'));
  await db.insert(outbox).values({ kind: 'MOON_LANDED', data: {} });
  await stockChanged('a');
  relayOn(bus);
  await until(() => heard.length > 0);
  expect(await left()).toBe(0);
});

test('retries a batch whose handler fails, and publishes each event once', async () => {
  const bus = await newBus();
  const heard = hear(bus, topics.stock('a'));
  let tries = 0;
  relayOn(bus, [
    async () => {
      if (++tries === 1) throw new Error('no');
    },
  ]);
  await stockChanged('a');
  await until(() => heard.length > 0);
  expect([heard, tries, logged]).toEqual([['a'], 2, ['outbox relay failed']]);
});

test('publishes the events it has taken before it stops', async () => {
  const bus = await newBus();
  let isTelling = false;
  const relay = relayOn(bus, [
    async () => {
      isTelling = true;
      await sleep(100);
    },
  ]);
  await stockChanged('a');
  bus.notifyRelay();
  await until(() => isTelling);
  await relay.stop();
  expect(await left()).toBe(0);
});

/** An event about `count` products, and the topic of each. */
function manyProducts(count: number) {
  const ids = Array.from({ length: count }, (_, number) => String(number));
  return { ids, all: ids.map(topics.stock) };
}

test('does not treat a listener as slow because of a burst of messages', async () => {
  const bus = await newBus();
  const { ids, all } = manyProducts(500);
  const heard = hear(bus, ...all);
  await Promise.all(ids.map((id) => stockChanged(id)));
  relayOn(bus);
  await until(() => heard.length === 500);
  expect(await left()).toBe(0);
});

test('ends a listener that does not keep up with an error, and serves the others', async () => {
  const bus = await newBus();
  relayOn(bus);
  const { ids, all } = manyProducts(2_001);
  const slow = bus.listen(all);
  const heard = hear(bus, ...all);
  await stockChanged(...ids);
  await until(() => heard.length === 2_001);
  await expect(slow.next()).rejects.toThrow(SlowConsumerError);
});

test('ends a listener that stops listening', async () => {
  const bus = await newBus();
  const updates = bus.listen([topics.stock('a')]);
  const waiting = updates.next();
  await updates.return!();
  expect(await waiting).toEqual({ value: undefined, done: true });
  expect(await updates.next()).toEqual({ value: undefined, done: true });
});

test('splits updates into messages that PostgreSQL accepts, each sent once', () => {
  const updates: PubSubMessage[] = Array.from({ length: 500 }, (_, count) => ({
    topics: [topics.order(`0192f0c0-0000-7000-8000-${String(count).padStart(12, '0')}`)],
    id: String(count),
  }));
  const texts = toPayloads(updates);
  expect(texts.flatMap((text) => JSON.parse(text))).toEqual(updates);
  expect(Math.max(...texts.map((text) => Buffer.byteLength(text)))).toBeLessThan(8000);
  expect(toPayloads([])).toEqual([]);
});
