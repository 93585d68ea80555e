import { recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import type { EmailRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { isJobUnfinished } from '../../platform/jobs/is-job-unfinished.sql.ts';
import { insertResend, lockOriginal, queuedEmails } from './emails.sql.ts';

/** Of several at once, who come to the original one after the other, one sends it and the others find that on its way. */
export const resendOrderEmail = (db: Database, actor: Actor, emailId: string) =>
  transaction(db, async (tx) => {
    const original = await lockOriginal(tx, emailId);
    // Nor one whose account is deleted.
    if (!original?.orderId || original.recipient === null) throw notFound('mail about an order');
    for (const queued of await queuedEmails(tx, original.id)) {
      // One whose job was given up, or whose worker was killed at the last try, is on its way no more.
      if (await isJobUnfinished(tx, 'send-email', { emailId: queued.id })) return pending(queued);
    }
    const email = await insertResend(tx, original);
    await enqueue(tx, 'send-email', { emailId: email.id });
    await recordAudit(tx, actor, {
      action: 'EMAIL_RESENT',
      subject: { type: 'Email', id: original.id },
      after: { resentAs: email.id },
    });
    return { __typename: 'ResendOrderEmailSuccess' as const, email };
  });

const pending = (email: EmailRow) => ({
  __typename: 'EmailPending' as const,
  message: 'This mail is still on its way.',
  email,
});
