import { GraphQLError } from 'graphql';
import type { LoginInput } from '../../../generated/graphql.ts';
import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { mayBeEmail, normalizeEmail } from '../../../config/email-address.ts';
import { transaction } from '../../../platform/db/client.ts';
import type { UserRow } from '../../../platform/db/schema.ts';
import { mergeCartQuietly } from '../../carts/merge-cart.ts';
import type { SignInContext } from '../account-context.ts';
import { findUserByEmail, lockIfPasswordUnchanged, updatePasswordHash } from '../users.sql.ts';
import { chooseHashQueue, refundIfQueueFull } from '../passwords/hash-requester.ts';
import type { HashRequester } from '../passwords/hash-queue.ts';
import { requireCookieAccess } from './refresh-cookie.ts';
import { openSession, toSessionPayload, type OpenSession } from './sessions.ts';

/** Signs an account in, and merges the guest's cart into the account's cart. */
export async function login(context: SignInContext, input: LoginInput) {
  const { db, tokens, passwords, throttles, client, log } = context;
  const { password, cartToken, refreshTokenDelivery } = input;
  const cookie = refreshTokenDelivery === 'COOKIE' ? requireCookieAccess(context) : null;
  const email = normalizeEmail(input.email);
  const by = { address: client.address, account: email };
  const isTrusted = await throttles.isTrusted('login', by);
  const attempt = { ...by, isTrusted };
  const requester = chooseHashQueue(client, isTrusted);
  passwords.requireCapacity(requester);
  await throttles.attempt('login', attempt);

  const session = await refundIfQueueFull(context, 'login', attempt, () =>
    signIn(context, { email, password, requester }),
  );
  if (!session) {
    return {
      __typename: 'InvalidCredentials' as const,
      message: 'The e-mail address or the password is wrong.',
    };
  }
  await throttles.recordSuccess('login', attempt);
  await rehashIfOutdated(context, session.user, password, requester);
  if (cartToken) await mergeCartQuietly(db, session.user.id, cartToken, log);
  return { __typename: 'LoginSuccess' as const, session: await toSessionPayload(tokens, session, cookie) };
}

/** A failure takes the same time and writes the same rows, whether the account exists or not. */
async function signIn(
  context: SignInContext,
  credentials: { email: string; password: string; requester: HashRequester },
): Promise<OpenSession | null> {
  const { email, password, requester } = credentials;
  const { db, passwords } = context;
  const user = mayBeEmail(email) ? await findUserByEmail(db, email) : null;
  const matches = await passwords.verify(user?.passwordHash ?? null, password, requester);
  if (!user || !matches) {
    const subject = { type: 'User', id: user?.id ?? null };
    await recordAudit(db, context, { action: 'SIGN_IN_FAILED', subject });
    return null;
  }
  const session = await transaction(db, async (tx) =>
    (await lockIfPasswordUnchanged(tx, user)) ? openSession(tx, context, user) : null,
  );
  // No session: the password changed after it was verified, perhaps to lock out this caller. Verifies it with the new hash.
  return session ?? signIn(context, credentials);
}

/**
 * Replaces a hash that was made at another cost than new hashes, now that the password is known. If the queue is full, a later
 * sign-in replaces the hash.
 */
async function rehashIfOutdated(
  { db, passwords, log }: SignInContext,
  user: UserRow,
  password: string,
  requester: HashRequester,
): Promise<void> {
  if (!passwords.isOutdated(user.passwordHash)) return;
  try {
    await updatePasswordHash(db, user, await passwords.hash(password, requester));
  } catch (error) {
    if (!(error instanceof GraphQLError)) log(error, 'password rehash failed');
  }
}
