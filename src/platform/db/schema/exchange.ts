import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  snakeCase,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { bytes, createdAt, id, instant } from './columns.ts';

export const importFormat = pgEnum('import_format', ['CSV', 'JSONL']);

/** A file that staff upload for an import. See docs/decisions/0029. */
export const importUploads = snakeCase.table(
  'import_uploads',
  {
    id: id(),
    actorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** SHA-256 of the token with which the file is sent and the import is started. */
    tokenHash: bytes().notNull().unique(),
    format: importFormat().notNull(),
    /** The declared size, which the file must have. */
    byteCount: integer().notNull(),
    /** Null until the whole file is stored. */
    receivedAt: instant(),
    /** When an import that is no dry run was started. If it is null, the file can still be imported. */
    usedAt: instant(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index('import_uploads_expires_at').on(t.expiresAt),
    index('import_uploads_actor_id')
      .on(t.actorId)
      .where(sql`${t.actorId} is not null`),
  ],
);

/** The parts of an uploaded file, which every process can read. */
export const importChunks = snakeCase.table(
  'import_chunks',
  {
    id: id(),
    uploadId: uuid()
      .notNull()
      .references(() => importUploads.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [unique('import_chunks_position').on(t.uploadId, t.position)],
);

export const importState = pgEnum('import_state', ['QUEUED', 'RUNNING', 'SUCCEEDED', 'REFUSED', 'FAILED']);
/** The effect of an invalid row: the valid rows are imported (CONTINUE), or no row is (REFUSE). */
export const importErrorPolicy = pgEnum('import_error_policy', ['CONTINUE', 'REFUSE']);

/** A problem of one cell, or of a whole row if `column` is null. The header of a CSV file is row 1. */
export type ImportIssue = { row: number; column: string | null; code: string; message: string };

/** An import of products. Its counts are written in the transaction of each batch, so that it continues after a crash. */
export const catalogImports = snakeCase.table(
  'catalog_imports',
  {
    id: id(),
    /** Null if the command line started the import, or if the upload was deleted. */
    uploadId: uuid().references(() => importUploads.id, { onDelete: 'set null' }),
    actorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** The address of the client that started the import. Null once it has ended. */
    address: text(),
    format: importFormat().notNull(),
    isDryRun: boolean().notNull(),
    onError: importErrorPolicy().notNull(),
    state: importState().notNull().default('QUEUED'),
    /** True while rows are written. False in a dry run, and in the first pass of REFUSE, which only checks all rows. */
    isWriting: boolean().notNull().default(false),
    bytesTotal: bigint({ mode: 'number' }).notNull(),
    bytesRead: bigint({ mode: 'number' }).notNull().default(0),
    /** Rows of the current pass that are done. */
    rows: integer().notNull().default(0),
    created: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    /** The first problems only. `failed` counts all rows that have one. */
    issues: jsonb().$type<ImportIssue[]>().notNull().default([]),
    unknownColumns: text().array().notNull().default([]),
    /** Why the import as a whole failed. */
    problem: text(),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (t) => [
    index('catalog_imports_upload_id')
      .on(t.uploadId)
      .where(sql`${t.uploadId} is not null`),
    index('catalog_imports_actor_id')
      .on(t.actorId)
      .where(sql`${t.actorId} is not null`),
  ],
);

export const exportKind = pgEnum('export_kind', ['PRODUCTS', 'ORDERS', 'CUSTOMERS']);
export const exportFormat = pgEnum('export_format', ['CSV', 'JSONL']);

/** A download link of an export, which works once. */
export const exports = snakeCase.table(
  'exports',
  {
    id: id(),
    actorId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: exportKind().notNull(),
    format: exportFormat().notNull(),
    tokenHash: bytes().notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('exports_expires_at').on(t.expiresAt), index('exports_actor_id').on(t.actorId)],
);

export type ImportUploadRow = typeof importUploads.$inferSelect;
export type CatalogImportRow = typeof catalogImports.$inferSelect;
export type ExportRow = typeof exports.$inferSelect;
