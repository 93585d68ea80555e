import { mergeCartQuietly } from '../carts/merge-cart.ts';
import type { Database } from '../db/client.ts';
import type { LogError } from '../errors.ts';
import type { LoginInput } from '../generated/graphql.ts';
import type { AccessTokens } from './access-tokens.ts';
import { verifyPassword } from './passwords.ts';
import { userByEmail } from './repository.ts';
import { openSession } from './sessions.ts';

/** Signs in, taking a guest's cart along. */
export async function login(
  db: Database,
  tokens: AccessTokens,
  { email, password, cartToken }: LoginInput,
  log: LogError,
) {
  const user = await userByEmail(db, email);
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !matches) {
    return {
      __typename: 'InvalidCredentials' as const,
      message: 'The e-mail address or the password is wrong.',
    };
  }
  const session = await openSession(db, tokens, user);
  if (cartToken) await mergeCartQuietly(db, user.id, cartToken, log);
  return { __typename: 'LoginSuccess' as const, session };
}
