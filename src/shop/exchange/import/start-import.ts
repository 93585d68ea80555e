import { actorIdOf, recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { transaction } from '../../../platform/db/client.ts';
import type { CatalogImportRow } from '../../../platform/db/schema.ts';
import { enqueue } from '../../../platform/jobs/enqueue.sql.ts';
import { invalidInput, issueAt } from '../../../platform/graphql/input-issues.ts';
import { insertImport, lockUpload, markUploadUsed } from './imports.sql.ts';

type StartImport = { uploadToken: string; dryRun: boolean; onError: CatalogImportRow['onError'] };

/** Starts the job that imports an uploaded file. Any number of dry runs can check a file, but it can be imported only once. */
export const startImport = (ctx: AuditedContext, { uploadToken, dryRun, onError }: StartImport) =>
  transaction(ctx.db, async (tx) => {
    const upload = await lockUpload(tx, hashSecret(uploadToken));
    if (!upload?.receivedAt)
      return invalidInput(
        issueAt(
          'uploadToken',
          'NOT_FOUND',
          'does not belong to a file that was uploaded within the last day.',
        ),
      );
    if (upload.usedAt)
      return invalidInput(issueAt('uploadToken', 'USED', 'belongs to a file that was imported before.'));
    if (!dryRun) await markUploadUsed(tx, upload.id);
    const catalogImport = await insertImport(tx, {
      uploadId: upload.id,
      actorId: actorIdOf(ctx),
      address: ctx.client.address,
      format: upload.format,
      isDryRun: dryRun,
      onError,
      bytesTotal: upload.byteCount,
    });
    await enqueue(tx, 'import-catalog', { importId: catalogImport.id });
    await recordAudit(tx, ctx, {
      action: 'CREATED',
      subject: { type: 'CatalogImport', id: catalogImport.id },
      after: { format: upload.format, isDryRun: dryRun, onError, bytes: upload.byteCount },
    });
    return { __typename: 'StartCatalogImportSuccess' as const, catalogImport };
  });
