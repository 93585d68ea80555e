import { transaction, type Database } from '../../../platform/db/client.ts';
import type { AccountTokenPurpose } from '../../../platform/db/schema.ts';
import { hashSecret, newSecret } from '../../../platform/crypto/secrets.ts';
import { isStillWanted } from '../account-emails.sql.ts';
import { lockUser } from '../users.sql.ts';
import { insertToken } from './tokens.sql.ts';

const HOUR_MS = 60 * 60 * 1000;
const LIFETIMES_MS: Record<AccountTokenPurpose, number> = {
  PASSWORD_RESET: HOUR_MS,
  EMAIL_VERIFICATION: 24 * HOUR_MS,
  EMAIL_CHANGE: 24 * HOUR_MS,
};

/** A mail that is about to be sent to an account. */
type TokenMail = { id: string; userId: string | null; recipient: string };

/**
 * The token for a mail, made as that is written: it lies nowhere but in the mail, not even until it is sent. A mail that is
 * tried again has a new one. Null where the mail is not to be sent any more.
 */
export const mintToken = (db: Database, mail: TokenMail, purpose: AccountTokenPurpose) =>
  transaction(db, async (tx) => {
    const user = mail.userId && (await lockUser(tx, mail.userId));
    if (!user || !(await isStillWanted(tx, mail.id, purpose))) return null;
    const token = newSecret();
    await insertToken(tx, {
      hash: hashSecret(token),
      userId: user.id,
      purpose,
      email: mail.recipient,
      expiresAt: new Date(Date.now() + LIFETIMES_MS[purpose]),
    });
    return token;
  });
