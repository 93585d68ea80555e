import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { accountTokens, auditLog, emails, users } from '../../src/platform/db/schema.ts';
import { smtpTransport } from '../../src/shop/emails/transports/smtp-transport.ts';
import type { EmailTransport } from '../../src/shop/emails/transports/transport.ts';
import { hashSecret } from '../../src/platform/crypto/secrets.ts';
import { noThrottles } from '../../src/platform/throttles/throttles.ts';
import { isSignedIn, newOwner, OTHER_PASSWORD, PASSWORD, rowOf, signIn } from '../support/accounts.ts';
import { ask, startApp, type Account, type App, type AppOptions } from '../support/app.ts';
import { newUser, countByTypename } from '../support/data.ts';
import { BRAND, FROM, startMailServer, type Arrived, type MailServer } from '../support/mail-server.ts';
import { until } from '../support/until.ts';

let server: MailServer;
let transport: EmailTransport;
let app: App;
const attempts: unknown[] = [];
beforeAll(async () => {
  server = await startMailServer();
  transport = smtpTransport(server.url);
  const attempt = async (...what: unknown[]) => void attempts.push(what);
  app = await shop({ throttles: { ...noThrottles, attempt } });
});
afterAll(async () => {
  await app.stop();
  transport.close();
  await server.stop();
});

const shop = (options: AppOptions = {}, brand = BRAND) =>
  startApp({ ...options, worker: { mail: { transport, from: FROM, brand } } });

const newEmail = () => `${randomUUID()}@example.com`;
const newAda = () => newOwner(app, { email: newEmail() });

/** Waits until `count` mails to an address have this subject. */
const mailsTo = (address: string, subject: RegExp, count = 1) =>
  until(
    () => server.arrived.filter(({ to, mail }) => to.includes(address) && subject.test(mail.subject!)),
    ({ length }) => length >= count,
  );
const tokenIn = ({ mail }: Arrived): string => /(?<=code:\n|#token=)[\w-]{43}$/m.exec(mail.text!)![0];
const tokenTo = async (address: string, subject: RegExp, count = 1) =>
  tokenIn((await mailsTo(address, subject, count)).at(-1)!);

const RESET_MAIL = /^Reset your password/;
const REQUEST = 'mutation ($email: EmailAddress!) { requestPasswordReset(email: $email) }';
const requestReset = (email: string) => ask(app, REQUEST, { email });
const resetToken = async (email: string, count = 1) => {
  expect(await requestReset(email)).toBe(true);
  return tokenTo(email, RESET_MAIL, count);
};
const RESET = `mutation ($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    __typename ... on ResetPasswordSuccess { email }
    ... on UserError { message } ... on InvalidInput { issues { path code } }
  }
}`;
const reset = (token: string, newPassword = OTHER_PASSWORD) =>
  ask(app, RESET, { input: { token, newPassword } });

const VERIFY = `mutation ($token: String!) {
  verifyEmail(token: $token) { __typename ... on VerifyEmailSuccess { email } }
}`;
const verify = (token: string) => ask(app, VERIFY, { token });

const CHANGE = `mutation ($input: RequestEmailChangeInput!) {
  requestEmailChange(input: $input) {
    __typename ... on RequestEmailChangeSuccess { newEmail } ... on InvalidInput { issues { path code } }
  }
}`;
const requestChange = (as: Account, email: string, password = PASSWORD) =>
  ask(app, CHANGE, { input: { newEmail: email, password } }, as);
const CHANGE_MAIL = /^Confirm your new e-mail address/;
const changeToken = async (as: Account, email: string) => {
  expect(await requestChange(as, email)).toEqual({
    __typename: 'RequestEmailChangeSuccess',
    newEmail: email,
  });
  return tokenTo(email, CHANGE_MAIL);
};
const CONFIRM = `mutation ($token: String!) {
  confirmEmailChange(token: $token) {
    __typename ... on ConfirmEmailChangeSuccess { user { email emailVerifiedAt } }
  }
}`;
const confirm = (token: string, as?: Account) => ask(app, CONFIRM, { token }, as);

const INVALID = {
  __typename: 'InvalidToken',
  message: 'This link or code is invalid or has expired. Request a new one.',
};
const tokensOf = ({ id }: Account) => app.db.select().from(accountTokens).where(eq(accountTokens.userId, id));
const mailsOf = ({ id }: Account) => app.db.select().from(emails).where(eq(emails.userId, id));
/** Waits until every mail to an account is sent or cancelled. */
const settled = (account: Account) =>
  until(
    () => mailsOf(account),
    (all) => all.length > 0 && all.every(({ state }) => state !== 'QUEUED'),
  );

/** Waits until no mail is queued, so that the next one meets the next trouble of the mail server. */
const allSettled = () =>
  until(
    () => app.db.$count(emails, eq(emails.state, 'QUEUED')),
    (count) => count === 0,
  );

/** Waits until the worker has looked up the account of an address. */
const jobDone = (email: string) =>
  until(
    () =>
      app.db.$client.query(
        `select state from pgboss.job where name = 'mail-password-reset' and data ->> 'email' = $1`,
        [email],
      ),
    ({ rows }) => rows[0]?.state === 'completed',
  );

describe('password reset', () => {
  test('replaces a forgotten password: rejects the old password, accepts the new one', async () => {
    const ada = await newAda();

    await requestReset(ada.email.toUpperCase());
    const token = await tokenTo(ada.email, RESET_MAIL);
    expect(await reset(token)).toEqual({ __typename: 'ResetPasswordSuccess', email: ada.email });

    expect(await signIn(app, ada.email)).toBeNull();
    expect(await signIn(app, ada.email, OTHER_PASSWORD)).toMatchObject({ id: ada.id });
    await mailsTo(ada.email, /^Your password for Ada & Söhne was changed/);
  });

  test('ends every session at a password reset, verifies the address, and writes an audit row without the address', async () => {
    const ada = await newAda();
    const elsewhere = (await signIn(app, ada.email))!;

    await reset(await resetToken(ada.email));

    expect([await isSignedIn(app, ada), await isSignedIn(app, elsewhere)]).toEqual([false, false]);
    expect((await rowOf(app, ada))!.emailVerifiedAt).toBeInstanceOf(Date);
    const rows = await app.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, ada.id), eq(auditLog.action, 'PASSWORD_RESET')));
    expect(rows).toMatchObject([{ actorId: null, address: '127.0.0.1', before: null, after: null }]);
  });

  test('answers alike, with the same statements, for an address with and without an account', async () => {
    const quiet = await startApp();
    const { email } = await newUser(quiet);
    const asked = [];
    for (const address of [email, newEmail(), newEmail()]) {
      quiet.statements.length = 0;
      const answer = await quiet.query(REQUEST, { email: address });
      asked.push([answer, ...quiet.statements]);
    }
    await quiet.stop();

    expect(asked[0]).toEqual([
      { status: 200, data: { requestPasswordReset: true } },
      expect.stringContaining('insert into "pgboss"."job"'),
    ]);
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[2]).toEqual(asked[0]);
  });

  test('completes a reset request for an unknown address without sending a mail', async () => {
    const stranger = newEmail();
    await requestReset(stranger);
    await jobDone(stranger);

    expect(await app.db.select().from(emails).where(eq(emails.recipient, stranger))).toEqual([]);
  });

  test('counts reset requests per client address and per e-mail address, and counts token attempts too', async () => {
    attempts.length = 0;
    await requestReset('Nobody@Example.com');
    await reset('nonsense');
    await verify('nonsense');

    expect(attempts).toEqual([
      ['account-mail', { address: '127.0.0.1', account: 'Nobody@example.com' }],
      ['account-token', { address: '127.0.0.1' }],
      ['account-token', { address: '127.0.0.1' }],
    ]);
  });

  test('does not use up the mail limit of an address if another account asks to change to it', async () => {
    const [ada, eve] = await Promise.all([newAda(), newAda()]);
    attempts.length = 0;
    await requestChange(eve, ada.email);
    await requestReset(ada.email);

    const about = (account: string) => ({ address: '127.0.0.1', account });
    expect(attempts).toEqual([
      ['password', about(eve.id)],
      ['email-change', about(ada.email)],
      ['account-mail', about(ada.email)],
    ]);
  });

  test('accepts a token once, within one hour, for its own purpose, and rejects every other token alike', async () => {
    const ada = await newAda();
    const used = await resetToken(ada.email);
    await reset(used);
    const expired = await resetToken(ada.email, 2);
    const [kept] = await tokensOf(ada);
    await app.db
      .update(accountTokens)
      .set({ expiresAt: new Date() })
      .where(eq(accountTokens.hash, hashSecret(expired)));
    const other = await resetToken(ada.email, 3);

    const lifetime = (kept!.expiresAt.getTime() - kept!.createdAt.getTime()) / 60_000;
    expect(lifetime).toBeGreaterThan(59);
    expect(lifetime).toBeLessThan(61);
    for (const token of [used, expired, '', 'nonsense', '\0', '🦊', 'x'.repeat(10_000)]) {
      expect(await reset(token, 'the third of them')).toEqual(INVALID);
    }
    expect((await verify(other)).__typename).toBe('InvalidToken');
    expect((await confirm(other, (await signIn(app, ada.email, OTHER_PASSWORD))!)).__typename).toBe(
      'InvalidToken',
    );
    expect((await reset(other, 'the third of them')).__typename).toBe('ResetPasswordSuccess');
  });

  test('does not consume the token if the new password is rejected', async () => {
    const ada = await newAda();
    const token = await resetToken(ada.email);

    expect(await reset(token, 'short')).toMatchObject({
      __typename: 'InvalidInput',
      issues: [{ path: ['newPassword'], code: 'TOO_SHORT' }],
    });
    expect((await reset(token)).__typename).toBe('ResetPasswordSuccess');
  });

  test('stores a token only in its mail: not in the database, a job or the log', async () => {
    const ada = await newAda();
    const token = await resetToken(ada.email);
    await reset(token, 'short');

    const { rows: tables } = await app.db.$client.query(
      `select table_schema, table_name from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    );
    const held = [];
    for (const { table_schema: schema, table_name: name } of tables) {
      const { rows } = await app.db.$client.query(
        `select 1 from ${schema}."${name}" t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0`,
        [token, Buffer.from(token).toString('hex')],
      );
      if (rows.length > 0) held.push(name);
    }
    expect(tables.length).toBeGreaterThan(20);
    expect(held).toEqual([]);
    expect(app.logs.join('\n')).not.toContain(token);
    expect((await tokensOf(ada)).map(({ hash }) => hash)).toEqual([hashSecret(token)]);
  });

  test('issues a new token when a mail is retried, and accepts both until one is used', async () => {
    const ada = await newAda();
    server.troubles.push({ at: 'TAKEN', how: 'DROP' });
    await requestReset(ada.email);

    const [first, second] = (await mailsTo(ada.email, RESET_MAIL, 2)).map(tokenIn);

    expect(first).not.toBe(second);
    expect((await reset(first!)).__typename).toBe('ResetPasswordSuccess');
    expect(await reset(second!)).toEqual(INVALID);
  });

  test('accepts only the token of the latest mail', async () => {
    const ada = await newAda();
    const tokens: string[] = [];
    for (let count = 1; count <= 3; count++) tokens.push(await resetToken(ada.email, count));

    expect(await tokensOf(ada)).toHaveLength(1);
    expect(await reset(tokens[0]!)).toEqual(INVALID);
    expect(await reset(tokens[1]!)).toEqual(INVALID);
    expect((await reset(tokens[2]!)).__typename).toBe('ResetPasswordSuccess');
  });

  test('does not send a delayed mail after a later one, whose token it would replace', async () => {
    const ada = await newAda();
    await allSettled();
    server.troubles.push({ at: 'DATA', how: 451 });
    await requestReset(ada.email);
    await until(
      () => mailsOf(ada),
      (all) => all.some(({ lastError }) => lastError),
    );

    const token = await resetToken(ada.email);
    const mails = await settled(ada);

    expect(mails.map(({ state }) => state).toSorted()).toEqual(['FAILED', 'SENT']);
    expect(await mailsTo(ada.email, RESET_MAIL)).toHaveLength(1);
    expect((await reset(token)).__typename).toBe('ResetPasswordSuccess');
  });
});

describe('e-mail verification and change', () => {
  const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { ... on RegisterSuccess { session { accessToken user { id email emailVerifiedAt } } } }
}`;

  test('sends a verification token with the welcome mail', async () => {
    const email = newEmail();
    const { session } = await ask(app, REGISTER, { input: { email, password: PASSWORD, name: 'Ada' } });
    const as = { token: session.accessToken } as Account;
    const me = () => ask(app, '{ me { emailVerifiedAt } }', {}, as);
    expect(session.user.emailVerifiedAt).toBeNull();

    const token = await tokenTo(email, /^Welcome/);
    expect(await verify(token)).toEqual({ __typename: 'VerifyEmailSuccess', email });

    const { emailVerifiedAt } = await me();
    expect(Date.parse(emailVerifiedAt)).toBeGreaterThan(Date.now() - 60_000);
    expect((await verify(token)).__typename).toBe('InvalidToken');
    expect(server.arrived.filter(({ to }) => to.includes(email))).toHaveLength(1);
  });

  test('resends a verification mail until the address is verified', async () => {
    const ada = await newAda();
    const request = () => ask(app, 'mutation { requestEmailVerification }', {}, ada);

    expect(await request()).toBe(true);
    expect((await verify(await tokenTo(ada.email, /^Confirm your e-mail address/))).__typename).toBe(
      'VerifyEmailSuccess',
    );
    expect(await request()).toBe(false);
    expect(await mailsOf(ada)).toHaveLength(1);
  });

  test('accepts only the token of the latest mail, also instead of that in the welcome mail', async () => {
    const email = newEmail();
    const { session } = await ask(app, REGISTER, { input: { email, password: PASSWORD, name: 'Ada' } });
    const as = { token: session.accessToken } as Account;
    const welcome = await tokenTo(email, /^Welcome/);
    await ask(app, 'mutation { requestEmailVerification }', {}, as);
    const first = await tokenTo(email, /^Confirm your e-mail address/);
    await ask(app, 'mutation { requestEmailVerification }', {}, as);
    const second = await tokenTo(email, /^Confirm your e-mail address/, 2);

    expect(await verify(welcome)).toEqual({ __typename: 'InvalidToken' });
    expect(await verify(first)).toEqual({ __typename: 'InvalidToken' });
    expect((await verify(second)).__typename).toBe('VerifyEmailSuccess');
  });

  test('accepts only the latest token for a change to one address', async () => {
    const ada = await newAda();
    const email = newEmail();
    const first = await changeToken(ada, email);
    await requestChange(ada, email);
    const second = await tokenTo(email, CHANGE_MAIL, 2);

    expect(await confirm(first, ada)).toEqual({ __typename: 'InvalidToken' });
    expect((await confirm(second, ada)).__typename).toBe('ConfirmEmailChangeSuccess');
  });

  test('changes an address with the token mailed to the new one, and notifies the old address', async () => {
    const ada = await newAda();
    const email = newEmail();
    const token = await changeToken(ada, email);
    expect((await rowOf(app, ada))!.email).toBe(ada.email);

    expect(await confirm(token, ada)).toEqual({
      __typename: 'ConfirmEmailChangeSuccess',
      user: { email, emailVerifiedAt: expect.any(String) },
    });

    expect(await signIn(app, email)).toMatchObject({ id: ada.id });
    expect(await signIn(app, ada.email)).toBeNull();
    const [{ mail }] = (await mailsTo(ada.email, /^Your e-mail address/)) as [Arrived];
    // The mail to the old address must not name the new one: others may read that mailbox.
    expect(mail.text).not.toContain(email);
    expect((await confirm(token, ada)).__typename).toBe('InvalidToken');
    const rows = await app.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, ada.id), eq(auditLog.action, 'EMAIL_CHANGED')));
    expect(rows).toMatchObject([{ actorId: ada.id, before: null, after: null }]);
  });

  test('requires the password and a valid, different address for a change', async () => {
    const ada = await newAda();

    expect(await requestChange(ada, newEmail(), 'not the one')).toEqual({ __typename: 'WrongPassword' });
    expect(await requestChange(ada, ada.email)).toEqual({
      __typename: 'InvalidInput',
      issues: [{ path: ['newEmail'], code: 'UNCHANGED' }],
    });
    expect(await requestChange(ada, `${'a'.repeat(60)}@${'b.'.repeat(110)}com`)).toEqual({
      __typename: 'InvalidInput',
      issues: [{ path: ['newEmail'], code: 'TOO_LONG' }],
    });
    expect(await mailsOf(ada)).toEqual([]);
  });

  test('allows a change of case only', async () => {
    const ada = await newAda();
    const email = `A${ada.email}`.toUpperCase().slice(1).replace('EXAMPLE.COM', 'example.com');

    expect((await confirm(await changeToken(ada, email), ada)).__typename).toBe('ConfirmEmailChangeSuccess');
  });

  test('answers alike if the new address belongs to another account, and sends that account no mail', async () => {
    const [ada, bob] = [await newAda(), await newAda()];

    expect(await requestChange(ada, bob.email)).toEqual({
      __typename: 'RequestEmailChangeSuccess',
      newEmail: bob.email,
    });

    const [mail] = await settled(ada);
    expect(mail).toMatchObject({ kind: 'EMAIL_CHANGE', state: 'FAILED', recipient: null });
    expect(server.arrived.filter(({ to }) => to.includes(bob.email))).toEqual([]);
    expect(await tokensOf(ada)).toEqual([]);
  });

  test('rejects the token if another account has taken the address since', async () => {
    const ada = await newAda();
    const email = newEmail();
    const token = await changeToken(ada, email);
    await newUser(app, { email: email.toUpperCase() });

    expect(await confirm(token, ada)).toEqual({ __typename: 'EmailTaken' });
    expect((await rowOf(app, ada))!.email).toBe(ada.email);
  });

  test('lets one of two accounts that change to one address at once have it', async () => {
    const [ada, bob] = [await newAda(), await newAda()];
    const email = newEmail();
    const first = await changeToken(ada, email);
    await requestChange(bob, email);
    const second = await tokenTo(email, CHANGE_MAIL, 2);

    const answers = await Promise.all([confirm(first, ada), confirm(second, bob)]);

    expect(countByTypename(answers)).toEqual({ ConfirmEmailChangeSuccess: 1, EmailTaken: 1 });
  });

  test('accepts the token of a new address from the requesting account only', async () => {
    const [ada, bob] = [await newAda(), await newAda()];
    const token = await changeToken(ada, newEmail());

    expect(await confirm(token)).toBe('UNAUTHENTICATED');
    expect(await confirm(token, bob)).toEqual({ __typename: 'InvalidToken' });
    expect((await confirm(token, ada)).__typename).toBe('ConfirmEmailChangeSuccess');
  });

  test('forgets a mistyped address when another change is requested', async () => {
    const ada = await newAda();
    const mistyped = await changeToken(ada, newEmail());
    const right = await changeToken(ada, newEmail());

    expect(await confirm(mistyped, ada)).toEqual({ __typename: 'InvalidToken' });
    expect((await confirm(right, ada)).__typename).toBe('ConfirmEmailChangeSuccess');
  });

  test('invalidates reset tokens of the old address after a change, and cancels their pending mails', async () => {
    const ada = await newAda();
    const token = await changeToken(ada, newEmail());
    const early = await resetToken(ada.email);
    // A mail that is still pending.
    server.troubles.push({ at: 'DATA', how: 451 });
    await requestReset(ada.email);
    await until(
      () => mailsOf(ada),
      (all) => all.some(({ lastError }) => lastError),
    );

    await confirm(token, ada);

    expect(await tokensOf(ada)).toEqual([]);
    expect(await reset(early)).toEqual(INVALID);
    const mails = await settled(ada);
    expect(mails.filter(({ recipient }) => recipient === null)).toMatchObject([
      { kind: 'PASSWORD_RESET', state: 'FAILED' },
    ]);
    expect(await mailsTo(ada.email, RESET_MAIL)).toHaveLength(1);
  });

  test('cancels a pending change of address when the password is reset', async () => {
    const ada = await newAda();
    const token = await changeToken(ada, newEmail());

    await reset(await resetToken(ada.email));

    expect(await confirm(token, (await signIn(app, ada.email, OTHER_PASSWORD))!)).toEqual({
      __typename: 'InvalidToken',
    });
  });
});

describe('mail content', () => {
  test('links to the site, with the token behind the #, if a site URL is configured', async () => {
    const site = await shop({}, { ...BRAND, shopUrl: 'https://shop.example/de/' });
    const ada = await newUser(site, { email: newEmail(), name: 'Visit https://evil.example' });
    await ask(site, REQUEST, { email: ada.email });

    const [{ mail }] = (await mailsTo(ada.email, RESET_MAIL)) as [Arrived];
    await site.stop();

    const link = `https://shop.example/de/reset-password#token=${/#token=([\w-]{43})$/m.exec(mail.text!)![1]}`;
    expect(mail.text!.split('\n')).toContain(link);
    expect(mail.html!.match(/(?<=href=")[^"]*/g)).toEqual([link]);
    // The mail loads nothing when it is opened, and quotes nothing that the account holder entered.
    expect(mail.html).not.toMatch(/<img|<link|<script|<iframe|\ssrc=|url\(|@import/i);
    expect(mail.html!.match(/https?:/g)).toHaveLength(1);
    expect(JSON.stringify(mail)).not.toContain('evil');
  });

  test('shows a code as text and as markup if no site URL is configured', async () => {
    const ada = await newAda();
    const token = await resetToken(ada.email);
    const [{ mail }] = (await mailsTo(ada.email, RESET_MAIL)) as [Arrived];

    expect(mail.text).toContain(`Choose a password with this code:\n${token}\n`);
    expect(mail.html).toContain(`>${token}</code>`);
    expect(mail.html).not.toMatch(/https?:|<a\s/);
  });

  test('sends no mail to a deleted account', async () => {
    const ada = await newAda();
    await requestReset(ada.email);
    await app.db.delete(users).where(eq(users.id, ada.id));
    await jobDone(ada.email);

    expect(await mailsOf(ada)).toEqual([]);
  });
});
