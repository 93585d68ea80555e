import type { ResolvedConfig } from '../config/config.ts';
import { localCounter, type CounterOf } from '../platform/cluster/shared-counter.ts';
import type { Database } from '../platform/db/client.ts';
import { retryOutages } from '../platform/db/retry-outages.ts';
import { shopId } from '../platform/db/shop.ts';
import { logErrorsTo } from '../server/http/format-error.ts';
import type { Lifetime } from './lifetime.ts';

/**
 * Returns the counters that this instance shares with all other instances through Redis. Without REDIS_URL, each instance counts
 * alone.
 */
export async function shareCounters(
  { redisUrl }: ResolvedConfig,
  db: Database,
  { logger, onStop }: Lifetime,
): Promise<CounterOf> {
  if (redisUrl === null) return () => localCounter;
  const { connectInstances } = await import('../platform/cluster/connect-instances.ts');
  const log = logErrorsTo(logger);
  const id = await retryOutages(() => shopId(db), log);
  const instances = connectInstances(redisUrl, `ordergraph:${id}:counters`, log);
  onStop(() => instances.stop());
  return instances.counterOf;
}
