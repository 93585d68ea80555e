import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectRedis, logLoss } from '../connect-redis.ts';
import { reasonOf } from '../errors.ts';
import type { Transport, TransportOptions } from './bus.ts';

const RETRY_INTERVAL_MS = 1_000;

/** Uses Redis publish and subscribe. The prefix separates shops that share one Redis. */
export async function redisTransport({
  url,
  prefix,
  ...options
}: TransportOptions & { url: string; prefix: string }): Promise<Transport> {
  const MESSAGES = `${prefix}:updates`;
  const NOTIFY = `${prefix}:outbox`;
  const GAP = `${prefix}:gap`;
  // No offline queue: messages that cannot be sent are dropped, and listeners are notified of a gap later.
  const sender = connectRedis(url, { lazyConnect: true, enableOfflineQueue: false, commandTimeout: 1_000 });
  const listener = connectRedis(url, { lazyConnect: true });
  const connections = [sender, listener];
  logLoss(connections, options.log);
  listener.on('message', (channel, payload) => {
    if (channel === NOTIFY) options.onNotify();
    else if (channel === GAP) options.onGap();
    else options.onPayload(payload);
  });
  // With sentinels, `connect` repeats a failed attempt without end, so the start fails at the first error.
  const failed = Promise.race(connections.map((redis) => once(redis, 'error')));
  const connected = Promise.all(connections.map((redis) => redis.connect()));
  const isConnected = Promise.race([connected, failed.then(([error]) => Promise.reject(error))]);
  await isConnected.catch((error: unknown) => {
    connected.catch(() => {});
    connections.forEach((redis) => redis.disconnect());
    throw new Error(`Cannot connect to Redis at REDIS_URL: ${reasonOf(error)}`);
  });
  await listener.subscribe(MESSAGES, NOTIFY, GAP);
  // The client resubscribes automatically after a reconnect.
  listener.on('ready', options.onGap);

  let isStopped = false;
  let isReporting = false;
  /** Notifies all processes of a gap. Retries until Redis is reachable again. */
  async function reportGap(): Promise<void> {
    if (isReporting) return;
    isReporting = true;
    while (isReporting && !isStopped) {
      await sleep(RETRY_INTERVAL_MS, undefined, { ref: false });
      await sender.publish(GAP, '').then(
        () => (isReporting = false),
        () => {},
      );
    }
  }

  return {
    // Publishes before the relay's transaction commits, because the changes themselves were committed earlier. If Redis is not
    // reachable, only live updates are missing.
    publish: async (_tx, payloads) => {
      const sent = Promise.all(payloads.map((payload) => sender.publish(MESSAGES, payload)));
      await sent.catch((error: unknown) => {
        if (!isReporting) options.log(error, 'live updates not sent');
        void reportGap();
      });
    },
    notify: async () => {
      await sender.publish(NOTIFY, '');
    },
    stop: async () => {
      isStopped = true;
      sender.disconnect();
      listener.disconnect();
    },
  };
}
