import { once } from 'node:events';
import type { ResolvedConfig } from '../config/config.ts';
import { clusterCounter } from '../platform/cluster/cluster-counter.ts';
import type { SharedCounterName } from '../platform/cluster/shared-counter.ts';
import { sendToPrimary, type Role, type ProcessMessage } from '../platform/cluster/messages.ts';
import { reportMetrics } from '../platform/cluster/report-metrics.ts';
import { run, type Lifetime } from './lifetime.ts';
import { createLogger } from './logger.ts';
import { outages, replicaOutages } from './outage-log.ts';
import { startTracingOf } from './start-telemetry.ts';
import { connect, startServices, type Services } from './services.ts';

/** Returns the URL of the server; null for a process that does not serve. */
type StartRole = (config: ResolvedConfig, services: Services, lifetime: Lifetime) => Promise<string | null>;

/** When a client has spent this fraction of its cost bucket, the other processes are notified immediately. */
const IMMEDIATE_FRACTION = 1 / 20;

const roles: Record<Role, () => Promise<StartRole>> = {
  async serve() {
    const { startServer } = await import('./start-server.ts');
    return (config, services, lifetime) => {
      // A counter that has grown by this amount is reported immediately. With Infinity, it is only reported at intervals.
      const immediateAmounts: Record<SharedCounterName, number> = {
        spent: config.costBucket.capacity * IMMEDIATE_FRACTION,
        live: 1,
        connections: 1,
        subscriptions: Infinity,
      };
      const counterOf = (name: SharedCounterName) => clusterCounter(name, immediateAmounts[name]);
      return startServer(config, services, counterOf, lifetime);
    };
  },
  async work() {
    const { startWorker } = await import('./start-worker.ts');
    return async (config, services, lifetime) => {
      await startWorker(config, services, lifetime);
      return null;
    };
  },
};

/**
 * Runs a process of the cluster: loads the code of its role, and starts it when the primary process sends the configuration. If
 * the primary process dies first, Node.js ends this process.
 */
export async function startClusterProcess(role: Role): Promise<void> {
  const [startRole, [message]] = await Promise.all([
    roles[role](),
    once(process, 'message') as Promise<[ProcessMessage]>,
  ]);
  if (!('config' in message))
    throw new Error('a cluster process received a message before its configuration');
  const { config } = message;
  outages.forwardTo((outage) => void sendToPrimary({ outage }));
  replicaOutages.forwardTo((outage, replica) => void sendToPrimary({ outage, replica }));
  await run(
    await createLogger(config),
    config,
    async (lifetime) => {
      await startTracingOf(config, lifetime);
      const services = await startServices(config, connect(config, lifetime), lifetime);
      if (services.metrics) reportMetrics(services.metrics);
      await sendToPrimary({ ready: await startRole(config, services, lifetime) });
    },
    (failed) => sendToPrimary({ failed }),
  );
}
