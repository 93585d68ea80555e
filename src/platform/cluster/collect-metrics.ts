import type { Worker as ClusterProcess } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { AggregatorRegistry } from 'prom-client';
import type { MetricsSnapshot } from '../telemetry/metrics.ts';
import { sendToProcess, type MessageToPrimary } from './messages.ts';

/** If a process does not answer in time, its previous metrics are used. */
const ANSWER_TIMEOUT_MS = 1_000;

/** Combines the values of each metric over all processes. Each metric names its aggregator: sum, average or maximum. */
const combine = (snapshots: readonly MetricsSnapshot[]) => AggregatorRegistry.aggregate([...snapshots]);

const isCumulative = ({ type }: MetricsSnapshot[number]) =>
  String(type) === 'counter' || String(type) === 'histogram';

/**
 * In the primary: collects the metrics of the cluster's processes. Counters of processes that have exited stay in the sums.
 * Otherwise a sum would decrease, which looks like a restart of the whole program. prom-client's own collector is not used: it
 * fails as a whole if one process does not answer, and it waits for processes that cannot answer yet.
 */
export function createMetricsCollector() {
  const latest = new Map<ClusterProcess, MetricsSnapshot>();
  const pendingAnswers = new Map<ClusterProcess, () => void>();
  let sumsOfExited: Promise<MetricsSnapshot> = Promise.resolve([]);

  const ask = (child: ClusterProcess) =>
    new Promise<void>((resolve) => {
      pendingAnswers.set(child, resolve);
      sendToProcess(child, { report: 'metrics' });
    });

  return {
    /** Receives the metrics of a process. A process sends its first metrics without a request; only then it is asked for more. */
    listenTo(child: ClusterProcess): void {
      child.on('message', (message: MessageToPrimary) => {
        if (!('metrics' in message)) return;
        latest.set(child, message.metrics);
        pendingAnswers.get(child)?.();
      });
      child.once('exit', () => {
        const last = latest.get(child);
        latest.delete(child);
        pendingAnswers.get(child)?.();
        pendingAnswers.delete(child);
        if (last)
          sumsOfExited = sumsOfExited.then((sums) =>
            combine([sums, last.filter(isCumulative)]).getMetricsAsJSON(),
          );
      });
    },

    async collect(): Promise<string> {
      const answered = Promise.all([...latest.keys()].map(ask));
      await Promise.race([answered, sleep(ANSWER_TIMEOUT_MS, undefined, { ref: false })]);
      return combine([await sumsOfExited, ...latest.values()]).metrics();
    },
  };
}

export type MetricsCollector = ReturnType<typeof createMetricsCollector>;
