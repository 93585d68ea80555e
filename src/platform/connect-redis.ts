import { Redis, type RedisOptions } from 'ioredis';
import { parseRedisUrl } from '../config/redis-url.ts';

type Options = Omit<RedisOptions, 'replyMapping'>;

const SETTINGS: Options = { connectTimeout: 5_000, disconnectTimeout: 100 };

/** Connects to REDIS_URL, and connects again after each loss: to the server that the sentinels name, if there are any. */
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
