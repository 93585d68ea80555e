import { createHmac } from 'node:crypto';
import type { ResolvedConfig } from '../config/config.ts';
import type { Replicas } from '../platform/db/replicas/replicas.ts';
import { retryOutages } from '../platform/db/retry-outages.ts';
import { shopId } from '../platform/db/shop.ts';
import { reasonOf } from '../platform/errors.ts';
import { describeError, outageReason } from '../server/http/format-error.ts';
import type { Lifetime } from './lifetime.ts';
import { replicaOutages } from './outage-log.ts';
import type { Services } from './services.ts';

/** Opens the replicas; null if none are configured. */
export async function startReplicas(
  { databaseUrl, database, signingKey }: ResolvedConfig,
  { db, metrics, log }: Services,
  { onStop }: Pick<Lifetime, 'onStop'>,
): Promise<Replicas | null> {
  const { replicaUrls, replicaMaxLagMs: maxLagMs, poolMax, timeouts, directUrl } = database;
  if (replicaUrls.length === 0) return null;
  const [{ openReplicas }, { KEY_BYTES }] = await Promise.all([
    import('../platform/db/replicas/replicas.ts'),
    import('../platform/db/replicas/position.ts'),
  ]);
  const replicas = openReplicas({
    databaseUrl,
    replicaUrls,
    poolMax,
    timeouts,
    isPooled: directUrl !== null,
    maxLagMs,
    shopId: await retryOutages(() => shopId(db), log),
    tokenKey: createHmac('sha256', signingKey).update('positions').digest().subarray(0, KEY_BYTES),
    onProblem: (replica, problem) =>
      replicaOutages.report(replica, outageReason({ error: describeError(problem) }) ?? reasonOf(problem)),
  });
  onStop(() => replicas.stop());
  metrics?.observeReplicas(replicas.state);
  return replicas;
}
