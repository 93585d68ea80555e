import { localCounter } from '../platform/cluster/shared-counter.ts';
import type { Config } from '../config/config.ts';
import { announce } from './print-banner.ts';
import type { Lifetime } from './lifetime.ts';
import { prepare } from './prepare-database.ts';
import { serve } from './start-server.ts';
import { connect, startServices } from './services.ts';
import { settle } from './resolve-defaults.ts';

/** The whole program in this process. */
export async function startAlone(config: Config, lifetime: Lifetime): Promise<void> {
  const settled = await settle(config, lifetime);
  const db = connect(settled, lifetime);
  await prepare(db, config, lifetime.logger);
  const services = await startServices(settled, db, lifetime);
  const url =
    config.worker === 'only'
      ? null
      : await serve(settled, services, { spent: localCounter, live: localCounter }, lifetime);
  // Only now: whoever finds the port taken shall do no jobs either.
  if (config.worker !== 'off') {
    const { work } = await import('./start-worker.ts');
    await work(settled, services, lifetime);
  }
  await announce(url, config, db);
}
