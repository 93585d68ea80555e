import pg from 'pg';
import type { Account, Answer, App } from './app.ts';
import { until } from './until.ts';

/**
 * Sends an operation of an account while a transaction deletes the account. Commits the deletion when the operation waits for the
 * deletion, or has a response.
 */
export async function whileBeingDeleted(
  app: App,
  { id }: Account,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client(app.databaseUrl);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('delete from users where id = $1', [id]);
    let isAnswered = false;
    const answer = send().finally(() => (isAnswered = true));
    // Reads pg_locks, because a transaction sees only its first snapshot of pg_stat_activity.
    const isBlocked = async () => {
      const { rowCount } = await client.query(
        'select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
      );
      return rowCount! > 0;
    };
    await until(async () => isAnswered || (await isBlocked()), Boolean);
    await client.query('commit');
    return await answer;
  } finally {
    await client.end();
  }
}
