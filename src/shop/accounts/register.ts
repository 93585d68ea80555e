import { mergeCartQuietly } from '../carts/merge-cart.ts';
import { onViolation, transaction } from '../../platform/db/client.ts';
import { recordEvent } from '../../platform/events/record-event.sql.ts';
import type { RegisterInput } from '../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../platform/graphql/input-issues.ts';
import { checkPassword } from './passwords/password-rules.ts';
import { insertUser, userByEmail } from './users.sql.ts';
import { requireCookie } from './sessions/refresh-cookie.ts';
import { describeSession, openSession, type SigningIn } from './sessions/sessions.ts';

const emailTaken = () => ({
  __typename: 'EmailTaken' as const,
  message: 'There is an account with this e-mail address already.',
});

/** Makes a customer's account and signs it in, taking a guest's cart along. */
export async function register(context: SigningIn, input: RegisterInput) {
  const { db, tokens, passwords, throttles, client, log } = context;
  const cookie = input.refreshTokenDelivery === 'COOKIE' ? requireCookie(context) : null;
  passwords.requireRoom();
  const read = new InputReader();
  const name = read.text('name', input.name, 1, 200);
  const email = read.text('email', input.email, 1, 254);
  const locale = read.locale('locale', input.locale);
  checkPassword(read, 'password', input.password, { email, name });
  if (read.issues.length > 0) return invalidInput(...read.issues);
  await throttles.attempt('register', { address: client.address });
  // Looked up first, since a hash is costly; the unique index has the last word.
  if (await userByEmail(db, email)) return emailTaken();

  const passwordHash = await passwords.hash(input.password);
  const session = await onViolation(
    transaction(db, async (tx) => {
      const user = await insertUser(tx, { email, name, passwordHash, locale });
      await recordEvent(tx, 'ACCOUNT_REGISTERED', { userId: user.id });
      return openSession(tx, context, user);
    }),
    { users_email_unique: emailTaken },
  );
  if ('__typename' in session) return session;
  await throttles.markTrusted('login', { address: client.address, account: email });
  if (input.cartToken) await mergeCartQuietly(db, session.user.id, input.cartToken, log);
  return { __typename: 'RegisterSuccess' as const, session: await describeSession(tokens, session, cookie) };
}
