import { developmentSigningKey } from '../shop/accounts/tokens/signing-key.ts';
import type { Config, Settled } from '../config/config.ts';
import type { Lifetime } from './lifetime.ts';

/** Brings what the configuration leaves out: a PostgreSQL, and a key to sign with. */
export async function settle(config: Config, lifetime: Lifetime): Promise<Settled> {
  const databaseUrl = config.database.url ?? (await startPostgres(config, lifetime));
  return {
    ...config,
    databaseUrl,
    signingKey: config.jwtPrivateKey ?? developmentSigningKey(config.dataDir),
  };
}

async function startPostgres(
  { database, dataDir, serverProcesses }: Config,
  { onStop, stop }: Lifetime,
): Promise<string> {
  const { startEmbeddedPostgres } = await import('../platform/db/embedded/embedded.ts');
  // A process has two at least, listens on one more and cancels on another; the jobs have some, and whoever looks.
  const connections = database.poolMax + 4 * serverProcesses + 40;
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true, connections });
  onStop(() => postgres.stop());
  void postgres.exited.then(() => stop(1, 'PostgreSQL has stopped'));
  return postgres.url;
}
