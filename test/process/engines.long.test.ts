import { runDrill } from '../../scripts/drill/engines/run.ts';
import { hasHaproxy } from '../support/haproxy.ts';
import { hasRedis } from '../support/redis.ts';

// `npm run drill:engines` kills each part more often.

/** Every kind of part once. */
const ROUNDS = 8;

(hasHaproxy && hasRedis ? describe : describe.skip)('with haproxy and Redis', () => {
  test('keeps every promise while servers, workers, PostgreSQL, PgBouncer, Redis and haproxy are killed under load', async () => {
    const report = await runDrill({ rounds: ROUNDS, onRound: () => {} });

    expect(report.broken).toEqual([]);
    expect(report.unexpectedErrors).toEqual([]);
    expect(report.flaws).toEqual({});
    expect(report.rounds).toHaveLength(ROUNDS);
    expect(report.acknowledgedOrders).toBeGreaterThan(ROUNDS);
    expect(report.live.updates).toBeGreaterThan(0);
  }, 600_000);
});
