import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Transaction } from '../db/client.ts';
import { outsideDeadline } from '../db/deadline.ts';
import { retryOutages } from '../db/retry-outages.ts';
import { shopId } from '../db/shop.ts';
import type { LogError } from '../errors.ts';
import { createListeners } from './listeners.ts';
import { postgresTransport } from './postgres-transport.ts';
import type { PubSubMessage } from './topics.ts';

/** Sends payloads from one process of the shop to all processes, including the sender. */
export type Transport = {
  publish: (tx: Transaction, payloads: readonly string[]) => Promise<void>;
  /** Notifies the relay. */
  notify: () => Promise<void>;
  stop: () => Promise<void>;
};

export type TransportOptions = {
  onPayload: (payload: string) => void;
  onNotify: () => void;
  /** The connection was lost: payloads may have been missed. */
  onGap: () => void;
  log: LogError;
};

/** Publishes the messages of the relay to the listeners of every process. The relay may run in any process. */
export type Bus = {
  publish: (tx: Transaction, messages: readonly PubSubMessage[]) => Promise<void>;
  /** Notifies the relay, also in another process, that the outbox may have events. Never fails; do not wait for it. */
  notifyRelay: () => void;
  onNotify: (listener: () => void) => void;
  /**
   * Yields the messages of some topics from now on, until `return` is called. Throws SlowConsumerError if the consumer does not keep
   * up, so that the queue of messages cannot grow without limit.
   */
  listen: (topics: readonly string[]) => AsyncIterableIterator<PubSubMessage>;
  /** Calls `listener` when iterators of `listen` in this process may have missed messages. */
  onGap: (listener: () => void) => void;
  stop: () => Promise<void>;
};

type BusOptions = { db: Database; databaseUrl: string; redisUrl: string | null; log: LogError };

/** The payload of a PostgreSQL NOTIFY must be shorter than 8000 bytes. */
const MAX_PAYLOAD_LENGTH = 7_900;
/** Minimum interval between notifications of the relay, however many events are written. */
const NOTIFY_INTERVAL_MS = 50;

export async function createBus({ db, databaseUrl, redisUrl, log }: BusOptions): Promise<Bus> {
  const listeners = createListeners();
  const notifyListeners: (() => void)[] = [];
  const gapListeners: (() => void)[] = [];
  const options: TransportOptions = {
    onPayload: (payload) => {
      if (!listeners.isEmpty()) listeners.deliver(JSON.parse(payload) as PubSubMessage[]);
    },
    onNotify: () => notifyListeners.forEach((listener) => listener()),
    onGap: () => gapListeners.forEach((listener) => listener()),
    log,
  };
  const transport = redisUrl
    ? await viaRedis(redisUrl, db, options)
    : await postgresTransport({ ...options, databaseUrl });

  let isNotifying = false;
  let isNotifiedAgain = false;
  const notifyRelay = () => {
    isNotifiedAgain = isNotifying;
    if (isNotifying) return;
    isNotifying = true;
    // A failed notification loses nothing: the relay also polls the outbox.
    const notified = transport.notify().catch(() => {});
    void Promise.all([notified, sleep(NOTIFY_INTERVAL_MS, undefined, { ref: false })]).then(() => {
      isNotifying = false;
      if (isNotifiedAgain) notifyRelay();
    });
  };

  return {
    publish: (tx, messages) => transport.publish(tx, toPayloads(messages)),
    // The deadline of this request must not apply: the call may also send later notifications, for other requests.
    notifyRelay: () => outsideDeadline(notifyRelay),
    onNotify: (listener) => void notifyListeners.push(listener),
    listen: (topics) => listeners.listen(topics),
    onGap: (listener) => void gapListeners.push(listener),
    stop: () => transport.stop(),
  };
}

/** Loads the Redis package only if it is used: few shops have a Redis. */
async function viaRedis(url: string, db: Database, options: TransportOptions): Promise<Transport> {
  const { redisTransport } = await import('./redis-transport.ts');
  return redisTransport({
    ...options,
    url,
    prefix: `ordergraph:${await retryOutages(() => shopId(db), options.log)}`,
  });
}

/** Packs as many messages as fit into each payload, a JSON array. */
export function toPayloads(messages: readonly PubSubMessage[]): string[] {
  const payloads: string[] = [];
  let items: string[] = [];
  let length = 0;
  for (const item of messages.map((message) => JSON.stringify(message))) {
    if (length + item.length > MAX_PAYLOAD_LENGTH) {
      payloads.push(`[${items.join()}]`);
      items = [];
      length = 0;
    }
    items.push(item);
    length += item.length + 1;
  }
  if (items.length > 0) payloads.push(`[${items.join()}]`);
  return payloads;
}
