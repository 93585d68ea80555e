import type { Config, ResolvedConfig } from '../config/config.ts';
import { developmentSigningKey } from '../shop/accounts/tokens/signing-key.ts';
import type { Lifetime } from './lifetime.ts';

/** Fills in the defaults of development: starts an embedded PostgreSQL, and reads or creates a signing key. */
export async function resolveDefaults(config: Config, lifetime: Lifetime): Promise<ResolvedConfig> {
  const databaseUrl = config.database.url ?? (await startPostgres(config, lifetime));
  return {
    ...config,
    databaseUrl,
    directDatabaseUrl: config.database.directUrl ?? databaseUrl,
    signingKey: config.jwtPrivateKey ?? developmentSigningKey(config.dataDir),
  };
}

async function startPostgres(
  { database, dataDir, serverProcesses }: Config,
  { onStop, stop }: Lifetime,
): Promise<string> {
  const { startEmbeddedPostgres } = await import('../platform/db/embedded/embedded.ts');
  // Each process needs at least two connections for queries, one for LISTEN and one for /readyz. The other 40 are for jobs and psql.
  const connections = database.poolMax + 4 * serverProcesses + 40;
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true, connections });
  onStop(() => postgres.stop());
  void postgres.exited.then(() => stop(1, 'PostgreSQL has stopped'));
  return postgres.url;
}
