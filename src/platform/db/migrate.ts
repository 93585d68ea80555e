import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { databaseError, type Database } from './client.ts';
import { buildIndexes } from './concurrent-indexes.ts';
import { LOCKS } from './locks.ts';
import { appliedMigrations, migrationsFolder, readMigrations, type Migration } from './migrations.ts';

/** The longest wait of a migration for the lock of a table, and the pause until the next attempt. */
const LOCK_TIMEOUT_MS = 2_000;
const PAUSE_MS = 3_000;
const MAX_ATTEMPTS = 60;
/** The pause while another instance migrates. */
const BUSY_PAUSE_MS = 200;

const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK_DETECTED = '40P01';
const BLOCKED =
  'a migration did not get the lock of a table in five minutes. End the long transactions of the database, then start again.';

/** Creates the same table as Drizzle does, so that Drizzle's tools can read it. */
const CREATE_TABLE = `create schema if not exists drizzle;
create table if not exists drizzle.__drizzle_migrations (
  id serial primary key, hash text not null, created_at bigint, name text, applied_at timestamptz default now())`;

type MigrateOptions = {
  /** Only tests pass a folder, with the migrations of an older release, or with all migrations and further ones. */
  folder?: string | undefined;
  /** Called if a migration did not get the lock of a table, before the next attempt. */
  onBlocked?: () => void;
};

/**
 * Applies the missing migrations, each in its own transaction. Concurrent instances wait for each other. See
 * docs/decisions/0040.
 *
 * A migration that waits for the lock of a table makes all later statements on this table wait as well. It therefore waits only
 * briefly and tries again later.
 */
export async function migrate(
  db: Database,
  { folder = migrationsFolder, onBlocked }: MigrateOptions = {},
): Promise<void> {
  const applied = await appliedMigrations(db);
  const missing = readMigrations(folder).filter(({ name }) => !applied.has(name));
  for (const migration of missing) await applyWithRetries(db, migration, onBlocked);
}

async function applyWithRetries(db: Database, migration: Migration, onBlocked?: () => void): Promise<void> {
  for (let attempt = 1; ;) {
    try {
      if (await apply(db, migration)) return;
      await sleep(BUSY_PAUSE_MS);
    } catch (error) {
      const { code } = databaseError(error);
      if (code !== LOCK_NOT_AVAILABLE && code !== DEADLOCK_DETECTED) throw error;
      if (attempt++ === MAX_ATTEMPTS) throw new Error(BLOCKED, { cause: error });
      onBlocked?.();
      await sleep(PAUSE_MS);
    }
  }
}

/** Applies a migration unless another instance has applied it. Returns false if another instance is migrating now. */
async function apply(db: Database, migration: Migration): Promise<boolean> {
  const client = await db.$client.connect();
  try {
    await client.query('begin');
    // A migration may take longer than a request's statement may.
    await client.query('set local statement_timeout = 0');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
    // Takes a lock of the transaction: behind a pooler, a lock of the session could outlast this process. Does not wait for the
    // lock: a statement that waits holds a snapshot, and `create index concurrently` waits until all older snapshots end.
    const { rowCount } = await client.query('select where pg_try_advisory_xact_lock($1)', [LOCKS.migration]);
    if (rowCount === 1) await applyUnderLock(db, client, migration);
    await client.query('commit');
    client.release();
    return rowCount === 1;
  } catch (error) {
    // Closes the connection, which rolls the transaction back.
    client.release(true);
    throw error;
  }
}

async function applyUnderLock(db: Database, client: pg.PoolClient, migration: Migration): Promise<void> {
  const { hash, createdAt, name } = migration;
  await client.query(CREATE_TABLE);
  // The statement has no parameter: with parameters, its portal would keep a snapshot open, and `create index concurrently` would wait
  // for this snapshot.
  const applied = await client.query(
    `select from drizzle.__drizzle_migrations where name = ${pg.escapeLiteral(name)}`,
  );
  if (applied.rowCount! > 0) return;
  if (migration.isConcurrent) await buildIndexes(db, migration);
  else for (const statement of migration.statements) await client.query(statement);
  await client.query(
    'insert into drizzle.__drizzle_migrations (hash, created_at, name) values ($1, $2, $3)',
    [hash, createdAt, name],
  );
}
