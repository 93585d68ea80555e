import { createProcesses } from '../platform/cluster/processes.ts';
import { relayCounters } from '../platform/throttles/relay-counters.ts';
import type { Config } from '../config/config.ts';
import { announce } from './print-banner.ts';
import type { Lifetime } from './lifetime.ts';
import { prepare } from './prepare-database.ts';
import { connect } from './services.ts';
import { settle } from './resolve-defaults.ts';
import { shareOf } from './split-limits.ts';

/**
 * Prepares the database, and lets other processes serve and do the jobs. It takes part in neither: all connections come
 * in by it, and whatever ends another process must not end the one that replaces it.
 */
export async function startPrimary(config: Config, lifetime: Lifetime): Promise<void> {
  const { logger, onStop } = lifetime;
  const processes = createProcesses(logger, relayCounters(config.costBucket).listenTo);
  // They load the program while the database is prepared.
  const servers = Array.from({ length: config.serverProcesses }, () => processes.fork('serve'));
  const settled = await settle(config, lifetime);
  const db = connect(settled, lifetime);
  // Before all else, since whoever ends is replaced until then.
  onStop(() => processes.stop());
  await prepare(db, config, logger);
  const share = shareOf(settled);
  const [url = null] = await Promise.all(servers.map((server) => processes.keep('serve', server, share)));
  if (config.worker === 'on') await processes.keep('work', processes.fork('work'), share);
  await announce(url, config, db);
}
