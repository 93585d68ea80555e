import type { Config } from '../config/config.ts';
import { readTrustedDocuments } from '../config/trusted-documents.ts';
import type { Manifest } from '../engine/documents/trusted-documents.ts';
import type { MetricsCollector } from '../platform/cluster/collect-metrics.ts';
import type { MessageToPrimary } from '../platform/cluster/messages.ts';
import { createProcesses } from '../platform/cluster/processes.ts';
import { relayCounters } from '../platform/throttles/relay-counters.ts';
import { buildStorefront } from './build-storefront.ts';
import type { Lifetime } from './lifetime.ts';
import { outages, replicaOutages } from './outage-log.ts';
import { prepareDatabase } from './prepare-database.ts';
import { printBanner } from './print-banner.ts';
import { resolveDefaults } from './resolve-defaults.ts';
import { accountsToShow } from './sample-accounts.ts';
import { connect } from './services.ts';
import { shareCounters } from './share-counters.ts';
import { splitLimits } from './split-limits.ts';
import { serveMetricsOf } from './start-telemetry.ts';

function attemptToRead(paths: readonly string[]): Manifest | null {
  try {
    return readTrustedDocuments(paths);
  } catch {
    return null;
  }
}

async function createCollectorOf({ metrics }: Config): Promise<MetricsCollector | null> {
  if (!metrics) return null;
  const { createMetricsCollector } = await import('../platform/cluster/collect-metrics.ts');
  return createMetricsCollector();
}

/**
 * Prepares the database, then starts the processes that serve and run jobs. The primary process does neither: it receives all
 * connections and replaces processes that exit, so a fault in a request or job must not end it. See docs/decisions/0015.
 */
export async function startPrimary(config: Config, lifetime: Lifetime): Promise<void> {
  const { logger, onStop } = lifetime;
  const counters = relayCounters(config.costBucket);
  const collector = await createCollectorOf(config);
  const processes = createProcesses(logger, (child) => {
    counters.listenTo(child);
    child.on('message', (message: MessageToPrimary) => {
      if (!('outage' in message)) return;
      const { outage, replica } = message;
      if (replica === undefined) outages.report(outage);
      else replicaOutages.report(replica, outage);
    });
    collector?.listenTo(child);
  });
  // The servers are forked first, so that they load the program while the database is prepared.
  const servers = Array.from({ length: config.serverProcesses }, () => processes.fork('serve'));
  await buildStorefront(config, lifetime);
  const resolved = await resolveDefaults(config, lifetime);
  const db = connect(resolved, lifetime);
  // Registered after `connect`, so that the processes stop before the database: until they stop, processes that exit are replaced.
  onStop(() => processes.stop());
  await prepareDatabase(resolved, logger);
  counters.shareWith(await shareCounters(resolved, db, lifetime));
  // Registered again after `shareCounters`, so that the processes also stop before their counters.
  onStop(() => processes.stop());
  const accounts = await accountsToShow(db, config);
  const split = splitLimits(resolved);
  const { trustedDocumentPaths: paths } = config;
  if (paths.length > 0) {
    process.on('SIGHUP', () => {
      // Processes that start later get the new documents. If a manifest is invalid, the serving processes log it.
      const trustedDocuments = attemptToRead(paths);
      if (trustedDocuments) Object.assign(split, { trustedDocuments });
      processes.signalServers('SIGHUP');
    });
  }
  if (collector) await serveMetricsOf(resolved, () => collector.collect(), lifetime);
  const [url = null] = await Promise.all(
    servers.map((server) => processes.keepRunning('serve', server, split)),
  );
  if (config.worker === 'on') await processes.keepRunning('work', processes.fork('work'), split);
  printBanner(url, config, accounts);
}
