import type { Database } from '../../../platform/db/client.ts';
import { isStaff } from '../../../platform/viewer.ts';
import { findUsersByIds } from '../../accounts/users.sql.ts';
import { catalogImportById, deleteUpload, readUpload, updateProgress } from './imports.sql.ts';
import { runImport } from './run-import.ts';

/** Runs the import of an uploaded file: the job of `startCatalogImport`. */
export async function importUpload(
  { db, currency }: { db: Database; currency: string },
  importId: string,
): Promise<void> {
  const started = await catalogImportById(db, importId);
  if (!started || started.finishedAt) return;
  const { uploadId, actorId, address } = started;
  const [user] = actorId === null ? [] : await findUsersByIds(db, [actorId]);
  const viewer = user ? { user, sessionId: '' } : null;
  if (!isStaff(viewer) || uploadId === null) {
    const problem = 'The account that started the import is no longer staff, or the file was deleted.';
    await updateProgress(db, started, {
      state: 'FAILED',
      problem,
      finishedAt: new Date(),
      address: null,
    });
    return;
  }
  const actor = { viewer, client: { address: address ?? '', userAgent: null } };
  await runImport({ db, currency, actor, open: () => readUpload(db, uploadId) }, started);
  if (!started.isDryRun) await deleteUpload(db, uploadId);
}
