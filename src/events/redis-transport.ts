import { Redis } from 'ioredis';
import type { Transport, TransportOptions } from './bus.ts';

/** Redis's publish and subscribe. Its channels are the shop's own: a Redis may serve several. */
export async function redisTransport({
  url,
  prefix,
  ...options
}: TransportOptions & { url: string; prefix: string }): Promise<Transport> {
  const UPDATES = `${prefix}:updates`;
  const WAKE = `${prefix}:outbox`;
  const settings = { lazyConnect: true, connectTimeout: 5_000, disconnectTimeout: 100 };
  // What cannot be sent now is not to be sent later: by then everybody has been told to look for himself.
  const sender = new Redis(url, { ...settings, enableOfflineQueue: false, commandTimeout: 1_000 });
  const listener = new Redis(url, settings);
  for (const redis of [sender, listener]) {
    redis.on('error', (error: Error) => options.log(error, 'the connection to Redis is lost'));
  }
  listener.on('message', (channel, text) => (channel === WAKE ? options.onWake() : options.onText(text)));
  await Promise.all([sender.connect(), listener.connect()]);
  await listener.subscribe(UPDATES, WAKE);
  // It subscribes again by itself.
  listener.on('ready', options.onGap);

  return {
    // At once, before the relay's transaction commits: what it is about was committed before. Without Redis nobody is told
    // live, and everything else goes on.
    send: async (_tx, texts) => {
      const sent = Promise.all(texts.map((text) => sender.publish(UPDATES, text)));
      await sent.catch((error: unknown) => options.log(error, 'live updates were not sent'));
    },
    wake: async () => {
      await sender.publish(WAKE, '');
    },
    stop: async () => {
      sender.disconnect();
      listener.disconnect();
    },
  };
}
