import type { Database } from '../../../platform/db/client.ts';
import { reasonForStaff } from '../../../platform/errors.ts';
import type { Attempt } from '../../../platform/jobs/run-jobs.ts';
import { isStaff } from '../../../platform/viewer.ts';
import { findUsersByIds } from '../../accounts/users.sql.ts';
import { catalogImportById, deleteUpload, readUpload, updateProgress } from './imports.sql.ts';
import { runImport } from './run-import.ts';

/** Imports an uploaded file, in the job that `startCatalogImport` starts. If the last attempt fails, marks the import as failed. */
export async function importUpload(
  { db, currency }: { db: Database; currency: string },
  importId: string,
  { isLast }: Attempt,
): Promise<void> {
  const started = await catalogImportById(db, importId);
  if (!started || started.finishedAt) return;
  const { uploadId, actorId, address } = started;
  const [user] = actorId === null ? [] : await findUsersByIds(db, [actorId]);
  const viewer = user ? { user, sessionId: '' } : null;
  if (!isStaff(viewer) || uploadId === null) return markFailed(db, importId, NOT_PERMITTED);
  const actor = { viewer, client: { address: address ?? '', userAgent: null } };
  try {
    await runImport({ db, currency, actor, open: () => readUpload(db, uploadId) }, started);
  } catch (error) {
    if (isLast) await markFailed(db, importId, reasonForStaff(error));
    throw error;
  }
  if (!started.isDryRun) await deleteUpload(db, uploadId);
}

const NOT_PERMITTED =
  'The account that started the import is no longer staff, or the uploaded file has expired.';

async function markFailed(db: Database, importId: string, problem: string): Promise<void> {
  const progress = await catalogImportById(db, importId);
  const end = { state: 'FAILED', problem, finishedAt: new Date(), address: null } as const;
  if (progress) await updateProgress(db, progress, end);
}
