import type { Database } from '../../platform/db/client.ts';
import { Failure, reasonForStaff } from '../../platform/errors.ts';
import type { Attempt } from '../../platform/jobs/run-jobs.ts';
import type { EmailSender } from './email-sender.ts';
import { beginAttempt, recordFailure, recordSent, recordUnwanted } from './emails.sql.ts';
import { composeEmail } from './compose-email.ts';

const LONGEST_REASON = 300;

/**
 * Sends a mail unless it was sent, or is not wanted any more; what fails is thrown, so that it is tried again. Where the process
 * is killed between the server's yes and ours, the mail goes out once more under the same Message-ID, by which its receiver can
 * tell.
 */
export async function sendEmail(
  db: Database,
  mail: EmailSender | null,
  emailId: string,
  { isLast }: Attempt,
): Promise<void> {
  const email = await beginAttempt(db, emailId);
  if (!email) return;
  try {
    if (!mail) throw new Failure('This shop sends no mail at present.');
    const message = await composeEmail(db, mail, email);
    if (!message) return void (await recordUnwanted(db, emailId));
    await mail.transport.send(message);
  } catch (error) {
    const reason = reasonForStaff(error).slice(0, LONGEST_REASON);
    await recordFailure(db, emailId, isLast ? 'FAILED' : 'QUEUED', reason);
    throw error;
  }
  await recordSent(db, emailId);
}
