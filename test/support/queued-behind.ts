import pg from 'pg';
import type { App } from './app.ts';
import { until } from './until.ts';

/**
 * Sends operations while another transaction has a row locked, and commits that transaction when all operations wait. So each
 * operation has read the row before any of them can write it. `change` runs in that transaction before the commit.
 */
export async function queuedBehind<Answers extends readonly unknown[]>(
  app: App,
  lock: { table: string; id: string },
  sends: { [Index in keyof Answers]: () => Promise<Answers[Index]> },
  change?: string,
): Promise<Answers> {
  const [client, observer] = [new pg.Client(app.databaseUrl), new pg.Client(app.databaseUrl)];
  await Promise.all([client.connect(), observer.connect()]);
  try {
    await client.query('begin');
    await client.query(`select from ${lock.table} where id = $1 for update`, [lock.id]);
    const answers = Promise.all(sends.map((send) => send()));
    await until(
      async () => {
        const { rows } = await observer.query<{ count: number }>(
          `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rows[0]!.count;
      },
      (count) => count === sends.length,
    );
    if (change) await client.query(change, [lock.id]);
    await client.query('commit');
    return (await answers) as unknown as Answers;
  } finally {
    await Promise.all([client.end(), observer.end()]);
  }
}
