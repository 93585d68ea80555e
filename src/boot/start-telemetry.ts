import type { Config, ResolvedConfig } from '../config/config.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';
import type { Lifetime } from './lifetime.ts';

/** Starts to export traces, if configured. Call it before the first connection to the database is opened. */
export async function startTracingOf({ tracing }: Config, { logger, onStop }: Lifetime): Promise<void> {
  if (!tracing) return;
  const { startTracing } = await import('../platform/telemetry/start-tracing.ts');
  onStop(startTracing(tracing, (details, message) => logger.warn(details, message)));
}

/** Returns the metrics of this process; null if they are not configured. */
export async function createMetricsOf({ metrics }: Config): Promise<Metrics | null> {
  if (!metrics) return null;
  const { createMetrics } = await import('../platform/telemetry/metrics.ts');
  return createMetrics();
}

/** Serves the metrics of all processes and the gauges of the database, if configured. */
export async function serveMetricsOf(
  config: ResolvedConfig,
  collect: () => Promise<string>,
  lifetime: Lifetime,
): Promise<void> {
  if (!config.metrics) return;
  const [{ createDatabaseGauges }, { serveMetrics }] = await Promise.all([
    import('./database-gauges.ts'),
    import('./serve-metrics.ts'),
  ]);
  const gauges = createDatabaseGauges(config.directDatabaseUrl, lifetime);
  const collectAll = async () => (await Promise.all([collect(), gauges.text()])).join('');
  await serveMetrics(config.metrics, collectAll, lifetime);
}
