import type { Config } from '../config/config.ts';
import { buildStorefront } from './build-storefront.ts';
import type { Lifetime } from './lifetime.ts';
import { prepareDatabase } from './prepare-database.ts';
import { printBanner } from './print-banner.ts';
import { resolveDefaults } from './resolve-defaults.ts';
import { accountsToShow } from './sample-accounts.ts';
import { connect, startServices } from './services.ts';
import { serveHealth } from './serve-health.ts';
import { shareCounters } from './share-counters.ts';
import { startServer } from './start-server.ts';
import { serveMetricsOf, startTracingOf } from './start-telemetry.ts';

/** Runs the whole program in this process. */
export async function startSingleProcess(config: Config, lifetime: Lifetime): Promise<void> {
  const serves = config.worker !== 'only';
  if (serves && config.migrate !== 'only') await buildStorefront(config, lifetime);
  const resolved = await resolveDefaults(config, lifetime);
  await startTracingOf(resolved, lifetime);
  const db = connect(resolved, lifetime);
  const health =
    config.workerPort === null
      ? null
      : await serveHealth({ host: config.host, port: config.workerPort }, db, lifetime);
  await prepareDatabase(resolved, lifetime.logger);
  if (config.migrate === 'only') return lifetime.stop(0, 'the database is prepared');
  const accounts = await accountsToShow(db, config);
  const services = await startServices(resolved, db, lifetime);
  const { metrics } = services;
  if (metrics) await serveMetricsOf(resolved, metrics.text, lifetime);
  const serve = async () =>
    startServer(resolved, services, await shareCounters(resolved, db, lifetime), lifetime);
  const url = serves ? await serve() : null;
  // The worker starts after the server: if the port is in use, the start fails, and this process must not run jobs.
  if (config.worker !== 'off') {
    const { startWorker } = await import('./start-worker.ts');
    await startWorker(resolved, services, lifetime);
  }
  health?.started();
  printBanner(url, config, accounts);
}
