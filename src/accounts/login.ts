import { mergeCartQuietly } from '../carts/merge-cart.ts';
import type { LoginInput } from '../generated/graphql.ts';
import { userByEmail } from './repository.ts';
import { openSession, type SigningIn } from './sessions.ts';

/** Signs in, taking a guest's cart along. */
export async function login(
  { db, tokens, passwords, client, log }: SigningIn,
  { email, password, cartToken }: LoginInput,
) {
  const user = await userByEmail(db, email);
  const matches = await passwords.verify(user?.passwordHash ?? null, password);
  if (!user || !matches) {
    return {
      __typename: 'InvalidCredentials' as const,
      message: 'The e-mail address or the password is wrong.',
    };
  }
  const session = await openSession(db, tokens, user, client);
  if (cartToken) await mergeCartQuietly(db, user.id, cartToken, log);
  return { __typename: 'LoginSuccess' as const, session };
}
