import type { ResolvedConfig } from '../config/config.ts';

const MIN_DATABASE_CONNECTIONS = 2;

/**
 * Returns the configuration of one serving process. Limits in the settings apply to the whole program, so each process gets an
 * equal part. See docs/decisions/0015.
 */
export function splitLimits(config: ResolvedConfig): ResolvedConfig {
  const { serverProcesses: count, database, http, passwordHashing } = config;
  return {
    ...config,
    database: {
      ...database,
      poolMax: Math.max(MIN_DATABASE_CONNECTIONS, Math.floor(database.poolMax / count)),
    },
    http: { ...http, maxConnections: Math.ceil(http.maxConnections / count) },
    passwordHashing: {
      ...passwordHashing,
      concurrency: Math.max(1, Math.floor(passwordHashing.concurrency / count)),
    },
  };
}
