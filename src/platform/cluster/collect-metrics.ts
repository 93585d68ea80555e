import type { Worker as ClusterProcess } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { AggregatorRegistry } from 'prom-client';
import type { MetricsSnapshot } from '../telemetry/metrics.ts';
import { sendToProcess, type PrimaryMessage } from './messages.ts';

/** A process that does not answer in time counts with its previous metrics. */
const ANSWER_TIMEOUT_MS = 1_000;

/** Each value has the name of its metric, and an aggregator decides how values are combined: sums, averages, maxima. */
const combine = (snapshots: readonly MetricsSnapshot[]) => AggregatorRegistry.aggregate([...snapshots]);

const isCounted = ({ type }: MetricsSnapshot[number]) =>
  String(type) === 'counter' || String(type) === 'histogram';

/**
 * In the primary: collects the metrics of the cluster's processes. Counters of processes that have exited stay in the sums.
 * Otherwise a sum would decrease, which looks like a restart of the whole program. prom-client's own collector is not used: it
 * fails as a whole if one process does not answer, and sends to processes that still wait for their configuration.
 */
export function createMetricsCollector() {
  const latest = new Map<ClusterProcess, MetricsSnapshot>();
  const answers = new Map<ClusterProcess, () => void>();
  let ended: Promise<MetricsSnapshot> = Promise.resolve([]);

  const ask = (child: ClusterProcess) =>
    new Promise<void>((resolve) => {
      answers.set(child, resolve);
      sendToProcess(child, { report: 'metrics' });
    });

  return {
    /** Each process sends its metrics once when it is ready to be asked. */
    listenTo(child: ClusterProcess): void {
      child.on('message', (message: PrimaryMessage) => {
        if (!('metrics' in message)) return;
        latest.set(child, message.metrics);
        answers.get(child)?.();
      });
      child.once('exit', () => {
        const last = latest.get(child);
        latest.delete(child);
        answers.get(child)?.();
        answers.delete(child);
        if (last) ended = ended.then((sums) => combine([sums, last.filter(isCounted)]).getMetricsAsJSON());
      });
    },

    async collect(): Promise<string> {
      const answered = Promise.all([...latest.keys()].map(ask));
      await Promise.race([answered, sleep(ANSWER_TIMEOUT_MS, undefined, { ref: false })]);
      return combine([await ended, ...latest.values()]).metrics();
    },
  };
}

export type MetricsCollector = ReturnType<typeof createMetricsCollector>;
