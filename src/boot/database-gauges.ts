import { Gauge, Registry } from 'prom-client';
import { closeDatabase, openDatabase } from '../platform/db/client.ts';
import { withinDeadline } from '../platform/db/deadline.ts';
import { outboxDepth } from '../platform/events/outbox-depth.sql.ts';
import { countFailedJobs, queueDepths } from '../platform/jobs/queue-depth.sql.ts';
import { countOverdue } from '../shop/payments/stale-payments.sql.ts';
import type { Lifetime } from './lifetime.ts';

/** Values are read at most this often, however often metrics are requested. */
const VALID_MS = 5_000;
const TIMEOUT_MS = 2_000;

/**
 * Creates the gauges whose values are in the database. Only one process reads them. It has a separate connection, because the
 * pool may be exhausted when the gauges matter most. If the read fails, the gauges are missing and `ordergraph_database_up` is 0.
 */
export function createDatabaseGauges(
  databaseUrl: string,
  { onStop }: Pick<Lifetime, 'onStop'>,
  now: () => number = Date.now,
): { text: () => Promise<string> } {
  const db = openDatabase({ url: databaseUrl, poolMax: 1, name: 'ordergraph metrics' });
  onStop(() => closeDatabase(db));
  const registry = new Registry();
  const registryOfState = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `ordergraph_${name}`, help, labelNames, registers: [registry] });
  const up = new Gauge({
    name: 'ordergraph_database_up',
    help: 'Whether the database answered the last time that these gauges were read.',
    registers: [registryOfState],
  });
  const events = gauge('outbox_events', 'Events that wait for the relay. Larger numbers are shown as 10000.');
  const lag = gauge('outbox_lag_seconds', 'Age of the oldest event that waits for the relay.');
  const waiting = gauge('jobs_waiting', 'Due jobs that no worker has started, up to 10000.', ['queue']);
  const oldest = gauge('jobs_oldest_seconds', 'Time since the oldest waiting job was due.', ['queue']);
  const failed = gauge(
    'jobs_failed',
    'Jobs that failed permanently and wait for staff. Larger numbers are shown as 10000.',
  );
  const payments = gauge('payments_stale', 'Payments that are still open two hours after they began.');
  const refunds = gauge('refunds_stale', 'Refunds that are still open two hours after they began.');

  const firstSeen = { id: '', at: 0 };
  /** Returns the age of the oldest event. Only order events have a time; other events count from when this process first sees them. */
  function ageOf({ oldestId, oldestOrderSeconds }: Awaited<ReturnType<typeof outboxDepth>>): number {
    if (oldestId === null) return 0;
    if (firstSeen.id !== oldestId) Object.assign(firstSeen, { id: oldestId, at: now() });
    return Math.max(oldestOrderSeconds, (now() - firstSeen.at) / 1000);
  }

  async function read(): Promise<void> {
    const outbox = await outboxDepth(db);
    const queues = await queueDepths(db);
    const failedJobs = await countFailedJobs(db);
    const open = await countOverdue(db);
    events.set(outbox.events);
    lag.set(ageOf(outbox));
    for (const { queue, waiting: count, oldestSeconds } of queues) {
      waiting.set({ queue }, count);
      oldest.set({ queue }, oldestSeconds);
    }
    failed.set(failedJobs);
    payments.set(open.payments);
    refunds.set(open.refunds);
  }

  let isUp = false;
  let reading: Promise<void> | null = null;
  let validUntil = -Infinity;
  return {
    async text() {
      if (!reading && now() >= validUntil) {
        const result = withinDeadline(TIMEOUT_MS, read).then(
          () => true,
          () => false,
        );
        reading = result.then((succeeded) => {
          isUp = succeeded;
          reading = null;
          validUntil = now() + VALID_MS;
        });
      }
      await reading;
      up.set(Number(isUp));
      const state = await registryOfState.metrics();
      return isUp ? state + (await registry.metrics()) : state;
    },
  };
}
