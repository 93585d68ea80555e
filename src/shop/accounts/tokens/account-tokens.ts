import { hashSecret, newSecret } from '../../../platform/crypto/secrets.ts';
import { transaction, type Database } from '../../../platform/db/client.ts';
import type { AccountTokenPurpose } from '../../../platform/db/schema.ts';
import { isStillDeliverable } from '../account-emails.sql.ts';
import { lockUser } from '../users.sql.ts';
import { insertToken } from './account-tokens.sql.ts';

const HOUR_MS = 60 * 60 * 1000;
const LIFETIMES_MS: Record<AccountTokenPurpose, number> = {
  PASSWORD_RESET: HOUR_MS,
  EMAIL_VERIFICATION: 24 * HOUR_MS,
  EMAIL_CHANGE: 24 * HOUR_MS,
};

/** An e-mail that is about to be sent to an account. */
type TokenEmail = { id: string; userId: string | null; recipient: string };

/**
 * Creates the token for an e-mail while the e-mail is composed, so that the token itself is never stored. A retry gets another
 * token. Returns null if the e-mail is not to be sent any longer.
 */
export const issueToken = ({ db }: { db: Database }, email: TokenEmail, purpose: AccountTokenPurpose) =>
  transaction(db, async (tx) => {
    const user = email.userId && (await lockUser(tx, email.userId));
    if (!user || !(await isStillDeliverable(tx, email.id, purpose))) return null;
    const token = newSecret();
    await insertToken(tx, {
      hash: hashSecret(token),
      userId: user.id,
      purpose,
      email: email.recipient,
      emailId: email.id,
      expiresAt: new Date(Date.now() + LIFETIMES_MS[purpose]),
    });
    return token;
  });
