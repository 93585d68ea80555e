import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { reasonOf } from '../errors.ts';
import type { Transport, TransportOptions } from './bus.ts';

const TRY_EVERY_MS = 1_000;

/** Redis's publish and subscribe. Its channels are the shop's own: a Redis may serve several. */
export async function redisTransport({
  url,
  prefix,
  ...options
}: TransportOptions & { url: string; prefix: string }): Promise<Transport> {
  const UPDATES = `${prefix}:updates`;
  const WAKE = `${prefix}:outbox`;
  const GAP = `${prefix}:gap`;
  const settings = { lazyConnect: true, connectTimeout: 5_000, disconnectTimeout: 100 };
  // What cannot be sent now is not sent later: everybody is told then that something was missed.
  const sender = new Redis(url, { ...settings, enableOfflineQueue: false, commandTimeout: 1_000 });
  const listener = new Redis(url, settings);
  for (const redis of [sender, listener]) {
    redis.on('error', (error: Error) => options.log(error, 'the connection to Redis is lost'));
  }
  listener.on('message', (channel, text) => {
    if (channel === WAKE) options.onNotify();
    else if (channel === GAP) options.onGap();
    else options.onText(text);
  });
  await Promise.all([sender.connect(), listener.connect()]).catch((error: unknown) => {
    sender.disconnect();
    listener.disconnect();
    throw new Error(`Redis does not answer at REDIS_URL: ${reasonOf(error)}`);
  });
  await listener.subscribe(UPDATES, WAKE, GAP);
  // It subscribes again by itself.
  listener.on('ready', options.onGap);

  let isStopped = false;
  let isTelling = false;
  /** Once Redis is back. */
  async function tellOfGap(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    while (isTelling && !isStopped) {
      await sleep(TRY_EVERY_MS, undefined, { ref: false });
      await sender.publish(GAP, '').then(
        () => (isTelling = false),
        () => {},
      );
    }
  }

  return {
    // At once, before the relay's transaction commits: what it is about was committed before. Without Redis nobody is told
    // live, and everything else goes on.
    send: async (_tx, texts) => {
      const sent = Promise.all(texts.map((text) => sender.publish(UPDATES, text)));
      await sent.catch((error: unknown) => {
        options.log(error, 'live updates were not sent');
        void tellOfGap();
      });
    },
    wake: async () => {
      await sender.publish(WAKE, '');
    },
    stop: async () => {
      isStopped = true;
      sender.disconnect();
      listener.disconnect();
    },
  };
}
