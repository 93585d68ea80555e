import { transaction, type Database } from '../../platform/db/client.ts';
import type { EmailRow } from '../../platform/db/schema.ts';
import { StaffVisibleError, reasonForStaff } from '../../platform/errors.ts';
import type { Attempt } from '../../platform/jobs/run-jobs.ts';
import type { OrderTokens } from '../orders/order-tokens.ts';
import { composeEmail } from './compose-email.ts';
import type { EmailSender } from './email-sender.ts';
import { returnToEmailBudget, takeFromEmailBudget } from './email-budget.ts';
import { isVerifiedRecipient } from './email-counts.sql.ts';
import { updateAfterFailure, updateForAttempt, updateToObsolete, updateToSent } from './emails.sql.ts';

const MAX_REASON_LENGTH = 300;

/**
 * Sends an e-mail, unless it was sent or is no longer needed. Throws if sending fails, so that the job is retried. If the
 * process is killed after the mail server has accepted the e-mail and before this is recorded, the e-mail is sent again. Its
 * Message-ID is the same, so the recipient's program can detect the duplicate.
 */
export async function sendEmail(
  { db, sender, orderTokens }: { db: Database; sender: EmailSender | null; orderTokens: OrderTokens },
  emailId: string,
  { isLast }: Attempt,
): Promise<void> {
  const email = await startAttempt(db, emailId);
  if (!email) return;
  try {
    if (!sender) throw new StaffVisibleError('This shop does not send e-mail at present.');
    const message = await composeEmail({ db, sender, orderTokens }, email, email.isVerified);
    if (!message) return await markObsolete(db, email);
    await sender.transport.send(message);
  } catch (error) {
    const reason = reasonForStaff(error).slice(0, MAX_REASON_LENGTH);
    await updateAfterFailure(db, emailId, isLast ? 'FAILED' : 'QUEUED', reason);
    throw error;
  }
  await updateToSent(db, emailId);
}

/** `isVerified`: the recipient has verified the address. `isCounted`: this attempt counted the e-mail for the daily limit. */
type StartedEmail = EmailRow & { isVerified: boolean; isCounted: boolean };

/**
 * Starts an attempt. Returns null if there is nothing to send, or if the address has reached its daily limit. Each e-mail is
 * counted once, at its first attempt. Copies that staff send are not limited.
 */
const startAttempt = (db: Database, emailId: string): Promise<StartedEmail | null> =>
  transaction(db, async (tx) => {
    const email = await updateForAttempt(tx, emailId);
    if (!email) return null;
    const { kind, recipient: address } = email;
    const isVerified = address !== null && (await isVerifiedRecipient(tx, address, email.orderId));
    const isCounted = address !== null && email.attempts === 1 && email.resendOf === null;
    if (!isCounted || (await takeFromEmailBudget(tx, { kind, address, isVerified })))
      return { ...email, isVerified, isCounted };
    const reason = 'The address has received its maximum number of e-mails for one day.';
    await updateAfterFailure(tx, emailId, 'FAILED', reason);
    return null;
  });

/** Marks an e-mail as no longer needed. If this attempt has counted the e-mail for the daily limit, reverses the count. */
const markObsolete = (
  db: Database,
  { id, kind, recipient: address, isCounted }: StartedEmail,
): Promise<void> =>
  transaction(db, async (tx) => {
    await updateToObsolete(tx, id);
    if (isCounted && address !== null) await returnToEmailBudget(tx, { kind, address });
  });
