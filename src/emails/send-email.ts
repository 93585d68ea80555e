import type { Database } from '../db/client.ts';
import type { Attempt } from '../jobs/run-jobs.ts';
import type { Mail } from './mail.ts';
import { beginAttempt, recordFailure, recordSent } from './repository.ts';
import { NotSent } from './transport.ts';
import { writeEmail } from './write-email.ts';

const LONGEST_REASON = 300;

/**
 * Sends a mail unless it was sent; what fails is thrown, so that it is tried again. Where the process is killed between the
 * server's yes and ours, the mail goes out once more under the same Message-ID, by which its receiver can tell.
 */
export async function sendEmail(
  db: Database,
  mail: Mail | null,
  emailId: string,
  { isLast }: Attempt,
): Promise<void> {
  const email = await beginAttempt(db, emailId);
  if (!email) return;
  try {
    if (!mail) throw new NotSent('This shop sends no mail at present.');
    await mail.transport.send(await writeEmail(db, mail, email));
  } catch (error) {
    // Anything else may hold what is nobody's business.
    const reason = error instanceof NotSent ? error.message : 'Something went wrong on our side.';
    await recordFailure(db, emailId, isLast ? 'FAILED' : 'QUEUED', reason.slice(0, LONGEST_REASON));
    throw error;
  }
  await recordSent(db, emailId);
}
