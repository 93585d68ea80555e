import { RateLimiterRedis } from 'rate-limiter-flexible';
import { connectRedis, logLoss } from '../connect-redis.ts';
import type { LogError } from '../errors.ts';
import { countersIn, SETTINGS, type Counters } from './counters.ts';

/** Starts without Redis too: the process counts in memory until Redis is reachable. */
export function redisCounters(url: string, prefix: string, log: LogError): Counters {
  const redis = connectRedis(url, { enableOfflineQueue: false, commandTimeout: 1_000 });
  logLoss([redis], log);
  const store = new RateLimiterRedis({
    ...SETTINGS,
    keyPrefix: prefix,
    storeClient: redis,
    rejectIfRedisNotReady: true,
  });
  return { ...countersIn(store, log), stop: () => redis.disconnect() };
}
