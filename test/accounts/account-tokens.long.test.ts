import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { accountTokens, emails } from '../../src/platform/db/schema.ts';
import { smtpTransport } from '../../src/shop/emails/transports/smtp-transport.ts';
import type { EmailTransport } from '../../src/shop/emails/transports/transport.ts';
import { noThrottles } from '../../src/platform/throttles/throttles.ts';
import { newOwner, OTHER_PASSWORD, signIn } from '../support/accounts.ts';
import { ask, startApp, type Account, type App, type AppOptions } from '../support/app.ts';
import { countByTypename } from '../support/data.ts';
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

const RESET_MAIL = /^Reset your password/;
const REQUEST = 'mutation ($email: EmailAddress!) { requestPasswordReset(email: $email) }';
const requestReset = (email: string) => ask(app, REQUEST, { email });
const RESET = `mutation ($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    __typename ... on ResetPasswordSuccess { email }
    ... on UserError { message } ... on InvalidInput { issues { path code } }
  }
}`;
const reset = (token: string, newPassword = OTHER_PASSWORD) =>
  ask(app, RESET, { input: { token, newPassword } });

const tokensOf = ({ id }: Account) => app.db.select().from(accountTokens).where(eq(accountTokens.userId, id));

/** Waits until no mail is queued, so that the next one meets the next trouble of the mail server. */
const allSettled = () =>
  until(
    () => app.db.$count(emails, eq(emails.state, 'QUEUED')),
    (count) => count === 0,
  );

describe('password reset', () => {
  test('sets one password when ten requests race with one token, and one when two tokens of an account race', async () => {
    const ada = await newAda();
    // A repeated mail: both of its tokens are valid.
    await allSettled();
    server.troubles.push({ at: 'TAKEN', how: 'DROP' });
    await requestReset(ada.email);
    const tokens = (await mailsTo(ada.email, RESET_MAIL, 2)).map(tokenIn);
    const both = [...Array<string>(5).fill(tokens[0]!), ...Array<string>(5).fill(tokens[1]!)];

    const answers = await Promise.all(both.map((token, n) => reset(token, `the password of number ${n}`)));

    expect(countByTypename(answers)).toEqual({ ResetPasswordSuccess: 1, InvalidToken: 9 });
    const winner = answers.findIndex(({ __typename }) => __typename === 'ResetPasswordSuccess');
    expect(await signIn(app, ada.email, `the password of number ${winner}`)).not.toBeNull();
    expect(await tokensOf(ada)).toEqual([]);
  });
});
