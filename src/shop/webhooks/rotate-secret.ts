import { recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { changeSecret } from './endpoints.sql.ts';
import { newSigningSecret, writeSecret } from './sign.ts';

export const rotateSecret = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const secret = newSigningSecret();
    const endpoint = await changeSecret(tx, id, secret);
    if (!endpoint) throw notFound('webhook endpoint');
    await recordAudit(tx, actor, {
      action: 'WEBHOOK_SECRET_ROTATED',
      subject: { type: 'WebhookEndpoint', id },
    });
    return { endpoint, secret: writeSecret(secret) };
  });
