import type { Readable } from 'node:stream';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import type { Database } from '../../../platform/db/client.ts';
import type { ExportRow } from '../../../platform/db/schema.ts';
import { mayExport } from './create-export.ts';
import { EXPORTS, type ExportOptions } from './export-rows.ts';
import { updateExportUsed } from './exports.sql.ts';
import { formatRows } from './format-rows.ts';

type OpenedExport = { content: Readable; row: ExportRow };

/** Opens the file of a download link, once. Null if the link is not valid, or if the account that created it may no longer export. */
export async function openExport(
  { db, ...options }: ExportOptions & { db: Database },
  { id, token }: { id: string; token: string },
): Promise<OpenedExport | null> {
  const link = await updateExportUsed(db, id, hashSecret(token));
  if (!link || !mayExport({ user: link.user, sessionId: '' }, link.row.kind)) return null;
  const { kind, format } = link.row;
  return { row: link.row, content: exportRows(db, { kind, format, ...options }) };
}

/** Streams all rows of a kind as text. */
export function exportRows(
  db: Database,
  { kind, format, ...options }: Pick<ExportRow, 'kind' | 'format'> & ExportOptions,
): Readable {
  const { columns, rows } = EXPORTS[kind];
  return formatRows(format, columns, rows(db, options));
}
