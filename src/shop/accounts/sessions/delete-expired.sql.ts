import { sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../../../platform/db/client.ts';
import {
  accountTokens,
  emailCounts,
  exports,
  importUploads,
  refreshTokens,
  sessions,
} from '../../../platform/db/schema.ts';

/** Rows that one statement deletes, so that it holds its locks only briefly. */
const BATCH_SIZE = 5_000;

/**
 * Deletes expired tokens, sessions, counts of e-mails, uploaded files and download links. A used refresh token is kept until it expires, so that its reuse is distinguishable from an
 * invented token. See docs/decisions/0012.
 */
export async function deleteExpired(db: Database): Promise<void> {
  for (const table of [accountTokens, emailCounts, exports, importUploads, refreshTokens, sessions])
    await deleteExpiredFrom(db, table);
}

async function deleteExpiredFrom(db: Database, table: PgTable & { expiresAt: AnyPgColumn }): Promise<void> {
  let deleted: number;
  do {
    const { rows } = await db.execute<Record<string, unknown>>(sql`
      delete from ${table} where ctid = any(array(
        select ctid from ${table} where ${table.expiresAt} < now() limit ${BATCH_SIZE}))
      returning 1`);
    deleted = rows.length;
  } while (deleted === BATCH_SIZE);
}
