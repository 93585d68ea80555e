import { GraphQLError } from 'graphql';
import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { mergeCartQuietly } from '../../carts/merge-cart.ts';
import { transaction } from '../../../platform/db/client.ts';
import type { UserRow } from '../../../platform/db/schema.ts';
import type { LoginInput } from '../../../generated/graphql.ts';
import { requireCookie } from './refresh-cookie.ts';
import { keepUnlessPasswordChanged, renewPasswordHash, userByEmail } from '../users.sql.ts';
import { describeSession, openSession, type OpenSession, type SigningIn } from './sessions.ts';

/** Signs in, taking a guest's cart along. */
export async function login(context: SigningIn, input: LoginInput) {
  const { db, tokens, passwords, throttles, client, log } = context;
  const { email, password, cartToken, refreshTokenDelivery } = input;
  const cookie = refreshTokenDelivery === 'COOKIE' ? requireCookie(context) : null;
  passwords.requireRoom();
  const attempt = { address: client.address, account: email };
  await throttles.attempt('login', attempt);

  const session = await signIn(context, email, password);
  if (!session) {
    return {
      __typename: 'InvalidCredentials' as const,
      message: 'The e-mail address or the password is wrong.',
    };
  }
  await throttles.recordSuccess('login', attempt);
  await renewHash(context, session.user, password);
  if (cartToken) await mergeCartQuietly(db, session.user.id, cartToken, log);
  return { __typename: 'LoginSuccess' as const, session: await describeSession(tokens, session, cookie) };
}

/** What does not match costs the same and leaves the same, whether there is an account or not. */
async function signIn(context: SigningIn, email: string, password: string): Promise<OpenSession | null> {
  const { db, passwords } = context;
  const user = await userByEmail(db, email);
  const matches = await passwords.verify(user?.passwordHash ?? null, password);
  if (!user || !matches) {
    const subject = { type: 'User', id: user?.id ?? null };
    await recordAudit(db, context, { action: 'SIGN_IN_FAILED', subject });
    return null;
  }
  const session = await transaction(db, async (tx) =>
    (await keepUnlessPasswordChanged(tx, user)) ? openSession(tx, context, user) : null,
  );
  // Changed in the meantime, perhaps to lock out whoever is just signing in: it is looked at again.
  return session ?? signIn(context, email, password);
}

/** A hash of another cost is made anew, which takes the password. It can wait until there is room for it. */
async function renewHash({ db, passwords, log }: SigningIn, user: UserRow, password: string): Promise<void> {
  if (!passwords.isOutdated(user.passwordHash)) return;
  try {
    await renewPasswordHash(db, user, await passwords.hash(password));
  } catch (error) {
    if (!(error instanceof GraphQLError)) log(error, 'a password was not hashed anew at sign-in');
  }
}
