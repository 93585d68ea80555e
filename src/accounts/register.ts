import { mergeCartQuietly } from '../carts/merge-cart.ts';
import { onViolation, transaction, type Database } from '../db/client.ts';
import type { LogError } from '../errors.ts';
import { recordEvent } from '../events/record-event.ts';
import type { RegisterInput } from '../generated/graphql.ts';
import { InputReader, invalidInput } from '../graphql/input-issues.ts';
import type { AccessTokens } from './access-tokens.ts';
import { hashPassword } from './passwords.ts';
import { insertUser, userByEmail } from './repository.ts';
import { openSession } from './sessions.ts';

const emailTaken = () => ({
  __typename: 'EmailTaken' as const,
  message: 'There is an account with this e-mail address already.',
});

/** Makes a customer's account and signs it in, taking a guest's cart along. */
export async function register(db: Database, tokens: AccessTokens, input: RegisterInput, log: LogError) {
  const read = new InputReader();
  const name = read.text('name', input.name, 1, 200);
  const email = read.text('email', input.email, 1, 254);
  const locale = read.locale('locale', input.locale);
  checkPassword(read, input.password);
  if (read.issues.length > 0) return invalidInput(...read.issues);
  // Looked up first, since a hash is costly; the unique index has the last word.
  if (await userByEmail(db, email)) return emailTaken();

  const passwordHash = await hashPassword(input.password);
  const result = await onViolation(
    transaction(db, async (tx) => {
      const user = await insertUser(tx, { email, name, passwordHash, locale });
      await recordEvent(tx, 'ACCOUNT_REGISTERED', { userId: user.id });
      return { __typename: 'RegisterSuccess' as const, session: await openSession(tx, tokens, user) };
    }),
    { users_email_unique: emailTaken },
  );
  if (result.__typename === 'RegisterSuccess' && input.cartToken) {
    await mergeCartQuietly(db, result.session.user.id, input.cartToken, log);
  }
  return result;
}

/** Exactly as typed, any Unicode; counted in characters (NIST SP 800-63B). Broken Unicode would be hashed all alike. */
function checkPassword(read: InputReader, password: string): void {
  const length = [...password].length;
  if (length < 8) read.add('password', 'TOO_SHORT', 'must have at least 8 characters.');
  if (length > 128) read.add('password', 'TOO_LONG', 'must have at most 128 characters.');
  if (/\p{Surrogate}/u.test(password))
    read.add('password', 'INVALID_CHARACTERS', 'must not hold broken Unicode.');
}
