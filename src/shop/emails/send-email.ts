import type { Database } from '../../platform/db/client.ts';
import { Failure, reasonForStaff } from '../../platform/errors.ts';
import type { Attempt } from '../../platform/jobs/run-jobs.ts';
import { composeEmail } from './compose-email.ts';
import type { EmailSender } from './email-sender.ts';
import { updateAfterFailure, updateForAttempt, updateToObsolete, updateToSent } from './emails.sql.ts';

const MAX_REASON_LENGTH = 300;

/**
 * Sends an e-mail, unless it was sent or is no longer needed. Throws if sending fails, so that the job is retried. If the
 * process is killed after the server has accepted the e-mail and before this is recorded, the e-mail is sent again. Its
 * Message-ID is the same, so the recipient's program can detect the duplicate.
 */
export async function sendEmail(
  { db, sender }: { db: Database; sender: EmailSender | null },
  emailId: string,
  { isLast }: Attempt,
): Promise<void> {
  const email = await updateForAttempt(db, emailId);
  if (!email) return;
  try {
    if (!sender) throw new Failure('This shop does not send e-mail at present.');
    const message = await composeEmail({ db, sender }, email);
    if (!message) return void (await updateToObsolete(db, emailId));
    await sender.transport.send(message);
  } catch (error) {
    const reason = reasonForStaff(error).slice(0, MAX_REASON_LENGTH);
    await updateAfterFailure(db, emailId, isLast ? 'FAILED' : 'QUEUED', reason);
    throw error;
  }
  await updateToSent(db, emailId);
}
