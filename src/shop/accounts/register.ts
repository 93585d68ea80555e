import type { RegisterInput } from '../../generated/graphql.ts';
import { onViolation, transaction } from '../../platform/db/client.ts';
import { recordEvent } from '../../platform/events/record-event.sql.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { mergeCartQuietly } from '../carts/merge-cart.ts';
import type { SignInContext } from './account-context.ts';
import { chooseHashQueue, refundIfQueueFull } from './passwords/hash-requester.ts';
import { checkPassword } from './passwords/password-rules.ts';
import { requireCookieAccess } from './sessions/refresh-cookie.ts';
import { openSession, toSessionPayload } from './sessions/sessions.ts';
import { findUserByEmail, insertUser } from './users.sql.ts';

const emailTaken = () => ({
  __typename: 'EmailTaken' as const,
  message: 'An account with this e-mail address already exists. Sign in, or use a different address.',
});

/** Creates a customer's account, signs it in, and merges the guest's cart into the account's cart. */
export async function register(context: SignInContext, input: RegisterInput) {
  const { db, tokens, passwords, throttles, client, log } = context;
  const cookie = input.refreshTokenDelivery === 'COOKIE' ? requireCookieAccess(context) : null;
  const requester = chooseHashQueue(client, false);
  passwords.requireCapacity(requester);
  const { value, refusal } = parseInput((parser) => {
    const name = parser.text('name', input.name, 1, 200);
    const email = parser.email('email', input.email);
    const locale = parser.locale('locale', input.locale);
    checkPassword(parser, 'password', input.password, { email, name });
    return { name, email, locale };
  });
  if (refusal) return refusal;
  const { email } = value;
  const attempt = { address: client.address };
  await throttles.attempt('register', attempt);
  // Checked before the expensive hash. The unique index decides between concurrent registrations.
  if (await findUserByEmail(db, email)) return emailTaken();

  const passwordHash = await refundIfQueueFull(context, 'register', attempt, () =>
    passwords.hash(input.password, requester),
  );
  const session = await onViolation(
    transaction(db, async (tx) => {
      const user = await insertUser(tx, { ...value, passwordHash });
      await recordEvent(tx, 'ACCOUNT_REGISTERED', { userId: user.id });
      return openSession(tx, context, user);
    }),
    { users_email_unique: emailTaken },
  );
  if ('__typename' in session) return session;
  await throttles.markTrusted('login', { address: client.address, account: email });
  if (input.cartToken) await mergeCartQuietly(db, session.user.id, input.cartToken, log);
  return { __typename: 'RegisterSuccess' as const, session: await toSessionPayload(tokens, session, cookie) };
}
