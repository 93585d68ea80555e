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
  { databaseUrl, database }: ResolvedConfig,
  { db, positions, metrics, log }: Services,
  { onStop }: Pick<Lifetime, 'onStop'>,
): Promise<Replicas | null> {
  const { replicaUrls, replicaMaxLagMs: maxLagMs, poolMax, timeouts, directUrl } = database;
  if (!positions) return null;
  const { openReplicas } = await import('../platform/db/replicas/replicas.ts');
  const replicas = openReplicas({
    databaseUrl,
    replicaUrls,
    poolMax,
    timeouts,
    usesPooler: directUrl !== null,
    maxLagMs,
    shopId: await retryOutages(() => shopId(db), log),
    positions,
    onProblem: (replica, problem) =>
      replicaOutages.report(replica, outageReason({ error: describeError(problem) }) ?? reasonOf(problem)),
  });
  onStop(() => replicas.stop());
  metrics?.observeReplicas(replicas.state);
  return replicas;
}
