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

/** Tables whose rows expire: tokens, sessions, counts of e-mails, uploaded files and download links. */
export const EXPIRING = [
  accountTokens,
  emailCounts,
  exports,
  importUploads,
  refreshTokens,
  sessions,
] as const;

/** An uploaded file has up to 50 MB, which are deleted with its row. */
const UPLOADS_PER_BATCH = 20;

/** Deletes the expired rows of a table. */
export const deleteExpired = (db: Database, table: (typeof EXPIRING)[number]): Promise<void> =>
  deleteInBatches(
    db,
    table,
    { where: lt(table.expiresAt, sql`now()`), key: table.expiresAt },
    table === importUploads ? { batchSize: UPLOADS_PER_BATCH } : {},
  );
