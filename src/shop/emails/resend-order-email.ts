import { recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import type { EmailRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { isJobUnfinished } from '../../platform/jobs/is-job-unfinished.sql.ts';
import { findQueuedEmails, insertResentEmail, lockOriginalEmail } from './emails.sql.ts';

/** Sends a copy of an e-mail about an order. If several requests run concurrently, only the first sends one. */
export async function resendOrderEmail(context: NonNullable<Actor> & { db: Database }, emailId: RawId) {
  const id = parseId(emailId);
  return transaction(context.db, async (tx) => {
    const original = await lockOriginalEmail(tx, id);
    // The recipient is null if the account was deleted.
    if (!original?.orderId || original.recipient === null) throw notFound('e-mail about an order');
    for (const queued of await findQueuedEmails(tx, original.id)) {
      // An e-mail can be queued without a job: its job failed permanently, or its worker was killed at the last attempt.
      if (await isJobUnfinished(tx, 'send-email', { emailId: queued.id })) return pending(queued);
    }
    const email = await insertResentEmail(tx, original);
    await enqueue(tx, 'send-email', { emailId: email.id });
    await recordAudit(tx, context, {
      action: 'EMAIL_RESENT',
      subject: { type: 'Email', id: original.id },
      after: { resentAs: email.id },
    });
    return { __typename: 'ResendOrderEmailSuccess' as const, email };
  });
}

const pending = (email: EmailRow) => ({
  __typename: 'EmailPending' as const,
  message: 'This e-mail is still being sent. Wait until it is sent or has failed.',
  email,
});
