import { sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../client.ts';

/** Rows that one statement deletes, so that it holds its locks only briefly. */
const BATCH_SIZE = 1_000;
/** Maximum batches of one run. The next run continues, so that a large backlog does not occupy a worker. */
const MAX_BATCHES = 500;

type Selection = {
  where: SQL | undefined;
  /** The column in whose order the rows are deleted. An index must yield the rows of `where` in this order. */
  key: AnyPgColumn;
};

export type BatchLimits = { batchSize?: number; maxBatches?: number };

/**
 * Deletes the rows that match, the lowest keys first. Each batch is a transaction of its own, so an interrupted run leaves the
 * remaining rows to the next one. Skips rows that another transaction has locked.
 */
export async function deleteInBatches(
  db: Database,
  table: PgTable,
  { where, key }: Selection,
  { batchSize = BATCH_SIZE, maxBatches = MAX_BATCHES }: BatchLimits = {},
): Promise<void> {
  // A batch starts at the key where the last one ended. Otherwise it would read all index entries that were just deleted.
  let last: unknown = null;
  for (let batch = 0; batch < maxBatches; batch++) {
    const from = last === null ? sql`` : sql`and ${key} >= ${last}`;
    const { rows } = await db.execute<{ deleted: number; last: unknown }>(sql`
      with deleted as (
        delete from ${table} where ctid = any(array(
          select ctid from ${table} where ${where} ${from} order by ${key} limit ${batchSize} for update skip locked))
        returning ${key} as key
      )
      select count(*)::int as deleted, (array_agg(key order by key desc))[1] as last from deleted`);
    if (rows[0]!.deleted < batchSize) return;
    last = rows[0]!.last;
  }
}

/** Returns the SQL of the time `seconds` ago, by the clock of the database. */
export const ago = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;
