import { randomUUID } from 'node:crypto';
import type { Account, App } from './app.ts';

const SESSION = 'session { accessToken refreshToken expiresAt user { id email } }';
export type Session = {
  accessToken: string;
  refreshToken: string;
  expiresAt: string;
  user: { id: string; email: string };
};

export const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { ... on RegisterSuccess { ${SESSION} } } }`;
/** A refresh token consists of the id of the session, a secret that all tokens of the session share, and a secret of the token. */
export const TOKEN_FORM = /^[0-9a-f-]{36}\.[\w-]{43}\.[\w-]{43}$/;
export const LOGIN = `mutation ($input: LoginInput!) {
  login(input: $input) { __typename ... on LoginSuccess { ${SESSION} } ... on UserError { message } }
}`;
export const REFRESH = `mutation ($token: String) {
  refreshSession(refreshToken: $token) {
    __typename ... on RefreshSessionSuccess { ${SESSION} } ... on InvalidRefreshToken { message }
  }
}`;
export const INVALID = {
  __typename: 'InvalidRefreshToken',
  message: 'This refresh token is no longer valid. Use the newest token of the session, or sign in again.',
};
export const PASSWORD = 'correct horse battery staple';

/** Returns valid registration input with a unique address. */
export const newcomer = () => ({ email: `ada-${randomUUID()}@example.com`, password: PASSWORD, name: 'Ada' });

/** Registers an account and returns its session. */
export async function newSession(app: App): Promise<Session> {
  const { data } = await app.query(REGISTER, { input: newcomer() });
  return data.register.session;
}

/** Signs an account of `newSession` in again. */
export async function signInAgain(app: App, { user }: Session): Promise<Session> {
  const { data } = await app.query(LOGIN, { input: { email: user.email, password: PASSWORD } });
  return data.login.session;
}

export const refresh = async (app: App, token?: string | null) =>
  (await app.query(REFRESH, { token })).data.refreshSession;

export const holderOf = ({ accessToken }: Pick<Session, 'accessToken'>) =>
  ({ token: accessToken }) as Account;

/** Returns whether a session is valid, by its access token. */
export const isOpen = async (app: App, session: Session) =>
  (await app.query('{ me { id } }', {}, { as: holderOf(session) })).data.me !== null;

/** Returns the audit entries of an account, oldest first. */
export async function auditOf(app: App, userId: string) {
  const { rows } = await app.db.$client.query(
    `select action, actor_id as actor, before, address from audit_log
     where subject_type = 'User' and subject_id = $1 order by id`,
    [userId],
  );
  return rows;
}

/** Returns the ids of sessions whose end is in the outbox. */
export async function publishedSessionEnds(app: App): Promise<string[]> {
  const { rows } = await app.db.$client.query(
    `select jsonb_array_elements_text(data -> 'sessionIds') as id from outbox where kind = 'SESSIONS_ENDED'`,
  );
  return rows.map(({ id }) => id);
}

export const sessionIdOf = ({ accessToken }: Session): string =>
  JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()).sid;
