import { connectRedis } from '../../src/platform/connect-redis.ts';
import { connectInstances } from '../../src/platform/cluster/connect-instances.ts';
import type { Amounts } from '../../src/platform/cluster/shared-counter.ts';
import { startSentinel } from '../support/redis-sentinel.ts';
import { hasRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

const FAILOVER_TIMEOUT_MS = 60_000;

(hasRedis ? describe : describe.skip)('Redis Sentinel', () => {
  test('leads to the current server, also after a failover', async () => {
    const sentinel = await startSentinel();
    const logged: string[] = [];
    const log = (_error: unknown, message: string) => void logged.push(message);
    const redis = connectRedis(sentinel.url, { maxRetriesPerRequest: null });
    redis.on('error', () => {});
    const [first, second] = [
      connectInstances(sentinel.url, 'counters', log),
      connectInstances(sentinel.url, 'counters', log),
    ];
    let known = 0;
    second.counterOf('live').onAdded((amounts: Amounts) => {
      for (const [, amount] of amounts) known += amount;
    });
    const live = first.counterOf('live');
    live.add('10.0.0.1', 1);
    await until(() => known === 1);
    expect(logged).toEqual([]);

    await sentinel.killPrimary();
    await until(
      async () => {
        await redis.set('written', 'after the failover').catch(() => null);
        return redis.stream.remotePort;
      },
      (port) => port === sentinel.replicaPort,
      FAILOVER_TIMEOUT_MS,
    );
    live.add('10.0.0.1', 1);
    await until(() => known === 2, Boolean, FAILOVER_TIMEOUT_MS);

    first.stop();
    second.stop();
    redis.disconnect();
    await sentinel.stop();
  });
});
