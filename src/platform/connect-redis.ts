import { Redis, type RedisOptions } from 'ioredis';
import { parseRedisUrl } from '../config/redis-url.ts';
import type { LogError } from './errors.ts';

type Options = Omit<RedisOptions, 'replyMapping'>;

const SETTINGS: Options = { connectTimeout: 5_000, disconnectTimeout: 100 };

/** Connects to REDIS_URL, and reconnects after each loss. If the URL names sentinels, they name the server to connect to. */
export function connectRedis(url: string, options: Options): Redis {
  const address = parseRedisUrl(url);
  if (!address) throw new Error('REDIS_URL is invalid');
  if ('url' in address) return new Redis(address.url, { ...SETTINGS, ...options });
  const { isEncrypted, sentinels, name, username, password, sentinelPassword, db } = address;
  return new Redis({
    ...SETTINGS,
    ...options,
    sentinels,
    name,
    db,
    ...(username !== null && { username }),
    ...(password !== null && { password }),
    ...(sentinelPassword !== null && { sentinelPassword }),
    ...(isEncrypted && { tls: {}, enableTLSForSentinelMode: true }),
  });
}

/** Logs one line per outage, not one per failed attempt to reconnect. An outage ends when all connections are ready again. */
export function logLoss(connections: readonly Redis[], log: LogError): void {
  const lost = new Set<Redis>();
  for (const redis of connections) {
    redis.on('error', (error: Error) => {
      if (lost.size === 0) log(error, 'Redis connection lost');
      lost.add(redis);
    });
    redis.on('ready', () => lost.delete(redis));
  }
}
