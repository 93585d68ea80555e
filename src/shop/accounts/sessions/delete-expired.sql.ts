import { lt, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/db/client.ts';
import { deleteInBatches } from '../../../platform/db/query/delete-in-batches.ts';
import {
  accountTokens,
  emailCounts,
  exports,
  importUploads,
  refreshTokens,
  sessions,
} from '../../../platform/db/schema.ts';

/** Deletes expired tokens, sessions, counts of e-mails, uploaded files and download links. */
export async function deleteExpired(db: Database): Promise<void> {
  for (const table of [accountTokens, emailCounts, exports, importUploads, refreshTokens, sessions])
    await deleteInBatches(db, table, { where: lt(table.expiresAt, sql`now()`), key: table.expiresAt });
}
