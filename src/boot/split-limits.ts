import type { Settled } from '../config/config.ts';

const LEAST_CONNECTIONS = 2;

/** What each of the serving processes may take, where the settings say what all of them may. */
export function shareOf(settled: Settled): Settled {
  const { serverProcesses: count, database, requests, passwordHashing } = settled;
  return {
    ...settled,
    database: { ...database, poolMax: Math.max(LEAST_CONNECTIONS, Math.floor(database.poolMax / count)) },
    requests: { ...requests, connections: Math.ceil(requests.connections / count) },
    passwordHashing: {
      ...passwordHashing,
      concurrency: Math.max(1, Math.floor(passwordHashing.concurrency / count)),
    },
  };
}
