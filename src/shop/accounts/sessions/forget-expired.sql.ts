import { sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../../../platform/db/client.ts';
import { accountTokens, refreshTokens, sessions } from '../../../platform/db/schema.ts';

/** So many rows are deleted at once, which is done in no time. */
const BATCH = 5_000;

/**
 * Deletes tokens and sessions that have come to their end. A spent refresh token stays for as long as it would have been good:
 * until then a thief who comes with it is told from somebody who makes one up.
 */
export async function forgetExpired(db: Database): Promise<void> {
  for (const table of [accountTokens, refreshTokens, sessions]) await forgetExpiredIn(db, table);
}

async function forgetExpiredIn(db: Database, table: PgTable & { expiresAt: AnyPgColumn }): Promise<void> {
  let deleted: number;
  do {
    const { rows } = await db.execute<Record<string, unknown>>(sql`
      delete from ${table} where ctid = any(array(
        select ctid from ${table} where ${table.expiresAt} < now() limit ${BATCH}))
      returning 1`);
    deleted = rows.length;
  } while (deleted === BATCH);
}
