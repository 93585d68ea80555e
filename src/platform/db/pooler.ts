import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { DatabaseTimeouts } from '../../config/config.ts';
import { createClient } from './check-database.ts';
import { databaseError, transaction, type Database } from './client.ts';
import { takeLock } from './locks.ts';
import { sessionSettings } from './session-settings.ts';

/*
 * Functions for a pooler in transaction mode, such as PgBouncer. DATABASE_URL leads to the pooler, and DATABASE_DIRECT_URL leads to
 * PostgreSQL itself. See docs/guides/pgbouncer.md.
 */

const STATEMENT_UNKNOWN = '26000';
const NOTIFICATION_TIMEOUT_MS = 5_000;

/**
 * Stores the settings of a session as the defaults of this role in this database. The pooler shares the connections of its
 * clients, so it cannot pass on the settings of one client.
 */
export const storeSessionSettings = (db: Database, timeouts: DatabaseTimeouts): Promise<void> =>
  transaction(db, async (tx) => {
    await takeLock(tx, 'sessionSettings');
    const { rows } = await tx.execute<{ stored: string[] }>(sql`
      select setconfig as stored from pg_db_role_setting
      where setrole = (select oid from pg_roles where rolname = current_user)
        and setdatabase = (select oid from pg_database where datname = current_database())`);
    const stored = new Set(rows[0]?.stored);
    for (const [name, value] of Object.entries(sessionSettings(timeouts))) {
      if (stored.has(`${name}=${value}`)) continue;
      const statement = await tx.execute<{ text: string }>(sql`
        select format('alter role current_user in database %I set %I = %L', current_database(), ${name}::text, ${value}::text) as text`);
      await tx.execute(sql.raw(statement.rows[0]!.text));
    }
  });

/** Throws if the program cannot work with this pooler, or if the two addresses lead to different databases. Changes nothing. */
export async function checkPooler(pooledUrl: string, directUrl: string): Promise<void> {
  const [direct, first, second] = [createClient(directUrl), createClient(pooledUrl), createClient(pooledUrl)];
  const clients = [direct, first, second];
  try {
    await Promise.all(clients.map((client) => client.connect()));
    await checkPreparedStatements(first, second);
    await checkNotifications(first, direct);
    await checkTimeouts(first);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Prepares a statement on one connection of PostgreSQL, and executes it on another. */
async function checkPreparedStatements(client: pg.Client, other: pg.Client): Promise<void> {
  const prepared = { name: `ordergraph check ${randomUUID()}`, text: 'select 1' };
  const execute = () => client.query(prepared);
  try {
    await execute();
    // The other client's transaction takes the connection of PostgreSQL that was used last, so the pooler must choose another one.
    await other.query('begin');
    await execute();
    await other.query('commit');
    await execute();
  } catch (error) {
    if (databaseError(error).code !== STATEMENT_UNKNOWN) throw error;
    throw new Error(
      'The pooler of DATABASE_URL does not keep prepared statements. Use PgBouncer 1.21 or newer with max_prepared_statements ' +
        'of at least 200, or pool_mode=session.',
    );
  }
}

/** Sends a notification through the pooler and waits for it at DATABASE_DIRECT_URL, as live updates do. */
async function checkNotifications(pooled: pg.Client, direct: pg.Client): Promise<void> {
  const channel = `ordergraph_check_${randomUUID().replaceAll('-', '')}`;
  let timer: NodeJS.Timeout | undefined;
  const arrived = new Promise<boolean>((resolve) => {
    direct.on('notification', (message) => message.channel === channel && resolve(true));
    timer = setTimeout(() => resolve(false), NOTIFICATION_TIMEOUT_MS);
  });
  await direct.query(`listen ${channel}`);
  await pooled.query(`notify ${channel}`);
  const isArrived = await arrived;
  clearTimeout(timer);
  if (isArrived) return;
  throw new Error(
    'A notification sent through DATABASE_URL did not arrive at DATABASE_DIRECT_URL, so live updates would not work. Both must ' +
      'lead to the same database, and DATABASE_DIRECT_URL to PostgreSQL itself.',
  );
}

/** Throws if the timeouts are not stored. Without them, a statement could run, and hold locks, without limit. */
async function checkTimeouts(pooled: pg.Client): Promise<void> {
  const { rows } = await pooled.query<{ name: string }>(
    `select name from pg_settings
      where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') and setting = '0'`,
  );
  if (rows.length === 0) return;
  throw new Error(
    `The connections of the pooler have no ${rows.map(({ name }) => name).join(', ')}. The migrations store them as defaults of ` +
      'the role. Run the migrations, and then RECONNECT on the console of PgBouncer, or restart the pooler.',
  );
}
