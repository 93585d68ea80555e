import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Transaction } from '../db/client.ts';
import { outsideDeadline } from '../db/deadline.ts';
import { shopId } from '../db/shop.ts';
import type { LogError } from '../errors.ts';
import { createListeners } from './listeners.ts';
import { postgresTransport } from './postgres-transport.ts';
import type { PubSubMessage } from './topics.ts';

/** How texts get from one process of the shop to all of them, itself included. */
export type Transport = {
  send: (tx: Transaction, texts: readonly string[]) => Promise<void>;
  wake: () => Promise<void>;
  stop: () => Promise<void>;
};

export type TransportOptions = {
  onText: (text: string) => void;
  onNotify: () => void;
  /** The connection was lost: texts may have been missed. */
  onGap: () => void;
  log: LogError;
};

/** How updates come from the relay, in whatever process it runs, to everybody who listens in any. */
export type Bus = {
  publish: (tx: Transaction, updates: readonly PubSubMessage[]) => Promise<void>;
  /** Tells the relay, wherever it is, that there may be something in the outbox. Never fails and is not waited for. */
  notifyRelay: () => void;
  onNotify: (wake: () => void) => void;
  /**
   * The updates of some topics, from now on, until `return` is called. Whoever does not keep up with them gets an error,
   * instead of memory being filled for him.
   */
  listen: (topics: readonly string[]) => AsyncIterableIterator<PubSubMessage>;
  /** Called when everybody who listens here may have missed something. */
  onGap: (tell: () => void) => void;
  stop: () => Promise<void>;
};

type BusOptions = { db: Database; databaseUrl: string; redisUrl: string | null; log: LogError };

/** A NOTIFY of PostgreSQL carries less than 8000 bytes. */
const LONGEST_TEXT = 7_900;
/** The relay is woken so often at most, however much is written. */
const WAKE_EVERY_MS = 50;

export async function createBus({ db, databaseUrl, redisUrl, log }: BusOptions): Promise<Bus> {
  const listeners = createListeners();
  const wakeListeners: (() => void)[] = [];
  const gapListeners: (() => void)[] = [];
  const options: TransportOptions = {
    onText: (text) => {
      if (!listeners.isEmpty()) listeners.deliver(JSON.parse(text) as PubSubMessage[]);
    },
    onNotify: () => wakeListeners.forEach((wake) => wake()),
    onGap: () => gapListeners.forEach((tell) => tell()),
    log,
  };
  const transport = redisUrl
    ? await viaRedis(redisUrl, db, options)
    : await postgresTransport({ ...options, databaseUrl });

  let isWaking = false;
  let isWokenAgain = false;
  const notifyRelay = () => {
    isWokenAgain = isWaking;
    if (isWaking) return;
    isWaking = true;
    // It looks by itself before long, so that nothing is lost where it could not be told.
    const woken = transport.wake().catch(() => {});
    void Promise.all([woken, sleep(WAKE_EVERY_MS, undefined, { ref: false })]).then(() => {
      isWaking = false;
      if (isWokenAgain) notifyRelay();
    });
  };

  return {
    publish: (tx, updates) => transport.send(tx, toPayloads(updates)),
    // A wake may be the first of many, for what others write.
    notifyRelay: () => outsideDeadline(notifyRelay),
    onNotify: (wake) => void wakeListeners.push(wake),
    listen: (topics) => listeners.listen(topics),
    onGap: (tell) => void gapListeners.push(tell),
    stop: () => transport.stop(),
  };
}

/** Its package is loaded only where it is used: few shops have a Redis. */
async function viaRedis(url: string, db: Database, options: TransportOptions): Promise<Transport> {
  const { redisTransport } = await import('./redis-transport.ts');
  return redisTransport({ ...options, url, prefix: `ordergraph:${await shopId(db)}` });
}

/** As many updates in each text as go into one. */
export function toPayloads(updates: readonly PubSubMessage[]): string[] {
  const texts: string[] = [];
  let items: string[] = [];
  let length = 0;
  for (const item of updates.map((update) => JSON.stringify(update))) {
    if (length + item.length > LONGEST_TEXT) {
      texts.push(`[${items.join()}]`);
      items = [];
      length = 0;
    }
    items.push(item);
    length += item.length + 1;
  }
  if (items.length > 0) texts.push(`[${items.join()}]`);
  return texts;
}
