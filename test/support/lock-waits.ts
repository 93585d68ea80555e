import pg from 'pg';
import type { App } from './app.ts';

/**
 * Runs a statement that takes locks, in a transaction that stays open until `end`. `waits` returns the number of connections
 * that wait for its locks. It uses a second connection, because a transaction sees only its first snapshot of pg_stat_activity. Both
 * connections are separate from the app's pool.
 */
export async function lockBy({ databaseUrl }: Pick<App, 'databaseUrl'>, statement: string) {
  const [holder, observer] = [new pg.Client(databaseUrl), new pg.Client(databaseUrl)];
  // After a failed test, its database may be dropped before the connections have ended.
  for (const client of [holder, observer]) client.on('error', () => {});
  await Promise.all([holder.connect(), observer.connect()]);
  const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
  await holder.query(`begin; ${statement}`);
  return {
    waits: async (): Promise<number> => {
      const waiting = await observer.query(
        'select from pg_stat_activity where datname = current_database() and $1 = any(pg_blocking_pids(pid))',
        [rows[0]!.pid],
      );
      return waiting.rowCount!;
    },
    /** Ends the transaction. Can be called again. */
    end: async (): Promise<void> => {
      await Promise.all([holder.end(), observer.end()]);
    },
  };
}
