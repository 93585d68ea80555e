import { eq } from 'drizzle-orm';
import { users, type UserRow } from '../../src/platform/db/schema.ts';
import { ask, type Account, type App } from './app.ts';
import { newUser } from './data.ts';

export const PASSWORD = 'four walls and a roof';
export const OTHER_PASSWORD = 'nine lives of a cat';

/** An account that is signed in, and whose password is known. */
export async function newOwner(app: App, values: Parameters<typeof newUser>[1] = {}): Promise<Account> {
  const account = await newUser(app, values);
  const passwordHash = await app.passwords.hash(PASSWORD);
  await app.db.update(users).set({ passwordHash }).where(eq(users.id, account.id));
  return account;
}

const LOGIN = `mutation ($input: LoginInput!) {
  login(input: $input) { __typename ... on LoginSuccess { session { accessToken refreshToken user { id email } } } }
}`;

/** Signs in on another device; null if the password is wrong. */
export async function signIn(app: App, email: string, password = PASSWORD): Promise<Account | null> {
  const { session } = await ask(app, LOGIN, { input: { email, password } });
  return session ? { ...session.user, token: session.accessToken, sessionId: '' } : null;
}

/** Whether the account's token is accepted. */
export const isSignedIn = async (app: App, account: Account): Promise<boolean> =>
  (await ask(app, '{ me { id } }', {}, account)) !== null;

export const rowOf = async (app: App, { id }: Pick<Account, 'id'>): Promise<UserRow | undefined> => {
  const [row] = await app.db.select().from(users).where(eq(users.id, id));
  return row;
};
