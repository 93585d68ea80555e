import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { hashSecret, newSecret } from '../../../platform/crypto/secrets.ts';
import { transaction } from '../../../platform/db/client.ts';
import type { ExportRow } from '../../../platform/db/schema.ts';
import { forbidden } from '../../../platform/errors.ts';
import { hasRole, requireViewer, type Viewer } from '../../../platform/viewer.ts';
import { insertExport } from './exports.sql.ts';

const LINK_TTL_MS = 5 * 60 * 1000;

type ExportContext = AuditedContext & { shop: { publicUrl: string } };

/** Returns whether an account may export a kind of data. Only administrators may export the personal data of all customers. */
export const mayExport = (viewer: Viewer | null, kind: ExportRow['kind']): boolean =>
  hasRole(viewer, kind === 'CUSTOMERS' ? 'ADMIN' : 'STAFF');

/** Creates a download link that works once. */
export async function createExport(ctx: ExportContext, { kind, format }: Pick<ExportRow, 'kind' | 'format'>) {
  const { user } = requireViewer(ctx);
  if (!mayExport(ctx.viewer, kind)) throw forbidden('Only administrators can export customers.');
  const token = newSecret();
  return transaction(ctx.db, async (tx) => {
    const { id, expiresAt } = await insertExport(tx, {
      actorId: user.id,
      kind,
      format,
      tokenHash: hashSecret(token),
      expiresAt: new Date(Date.now() + LINK_TTL_MS),
    });
    await recordAudit(tx, ctx, {
      action: 'CREATED',
      subject: { type: 'Export', id },
      after: { kind, format },
    });
    // The token is in the query string, because the server does not log query strings.
    const url = `${ctx.shop.publicUrl}/exports/${id}?token=${token}`;
    return { __typename: 'CreateExportSuccess' as const, url, expiresAt };
  });
}
