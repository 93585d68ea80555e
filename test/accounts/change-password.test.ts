import { and, eq } from 'drizzle-orm';
import { accountTokens, auditLog, emails } from '../../src/platform/db/schema.ts';
import type { Attempt } from '../../src/platform/throttles/throttles.ts';
import { noThrottles } from '../../src/platform/throttles/throttles.ts';
import { isSignedIn, newOwner, OTHER_PASSWORD, PASSWORD, rowOf, signIn } from '../support/accounts.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { connect, seen, watch } from '../support/live.ts';
import { newProduct, newUser, placeOrder, countByTypename } from '../support/data.ts';
import { until } from '../support/until.ts';

let app: App;
const attempts: [string, string, Attempt][] = [];
beforeAll(async () => {
  const count = (how: string) => async (what: string, by: Attempt) => void attempts.push([how, what, by]);
  app = await startApp({
    worker: {},
    throttles: { ...noThrottles, attempt: count('attempt'), recordSuccess: count('recordSuccess') },
  });
});
afterAll(() => app.stop());

const CHANGE = `mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    __typename ... on ChangePasswordSuccess { user { id } }
    ... on UserError { message } ... on InvalidInput { issues { path code } }
  }
}`;
const change = (as: Account, newPassword = OTHER_PASSWORD, currentPassword = PASSWORD) =>
  ask(app, CHANGE, { input: { currentPassword, newPassword } }, as);

test('replaces the password, keeps this session and ends every other', async () => {
  const ada = await newOwner(app);
  const elsewhere = (await signIn(app, ada.email))!;

  expect(await change(ada)).toEqual({ __typename: 'ChangePasswordSuccess', user: { id: ada.id } });

  expect(await isSignedIn(app, ada)).toBe(true);
  expect(await isSignedIn(app, elsewhere)).toBe(false);
  expect(await signIn(app, ada.email)).toBeNull();
  expect(await signIn(app, ada.email, OTHER_PASSWORD)).toMatchObject({ id: ada.id });
});

test('closes subscriptions of the other sessions', async () => {
  const ada = await newOwner(app);
  const elsewhere = (await signIn(app, ada.email))!;
  const product = await newProduct(app);
  const ORDERS = 'subscription { myOrdersUpdated { status } }';
  const [here, there] = [watch(connect(app.url, ada), ORDERS), watch(connect(app.url, elsewhere), ORDERS)];
  // Both subscribe before the second order; the first order may be too early for one of them.
  await until(async () => {
    await placeOrder(app, ada, [{ productId: product.id }]);
    return here.results.length > 0 && there.results.length > 0;
  });

  await change(ada);

  await until(() => there.ended);
  expect(there.ended?.error).toMatchObject({ code: 4403 });
  const before = here.results.length;
  await placeOrder(app, ada, [{ productId: product.id }]);
  await seen(here, before + 1);
  expect(here.ended).toBeNull();
  here.stop();
});

test('changes nothing if the current password is wrong', async () => {
  const ada = await newOwner(app);
  const { passwordHash } = (await rowOf(app, ada))!;

  expect(await change(ada, OTHER_PASSWORD, 'not the one')).toEqual({
    __typename: 'WrongPassword',
    message: 'The password is wrong.',
  });
  expect((await rowOf(app, ada))!.passwordHash).toBe(passwordHash);
});

test('applies the password rules', async () => {
  const ada = await newOwner(app);

  expect(await change(ada, 'short')).toMatchObject({
    __typename: 'InvalidInput',
    issues: [{ path: ['newPassword'], code: 'TOO_SHORT' }],
  });
  expect(await signIn(app, ada.email)).not.toBeNull();
});

test('throttles attempts per client address and account, and resets the counter after a success', async () => {
  const ada = await newOwner(app);
  const by = { address: '127.0.0.1', account: ada.id };
  attempts.length = 0;

  await change(ada, OTHER_PASSWORD, 'not the one');
  await change(ada);

  expect(attempts).toEqual([
    ['attempt', 'password', by],
    ['attempt', 'password', by],
    ['recordSuccess', 'password', by],
  ]);
});

test('writes an audit row and mails the owner, both without the password or its hash', async () => {
  const ada = await newOwner(app);
  await change(ada);

  const rows = await app.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, ada.id), eq(auditLog.action, 'PASSWORD_CHANGED')));
  expect(rows).toMatchObject([
    { actorId: ada.id, subjectType: 'User', before: null, after: null, address: '127.0.0.1' },
  ]);
  const mails = await app.db.select().from(emails).where(eq(emails.userId, ada.id));
  expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([['PASSWORD_CHANGED', ada.email]]);
});

test('withdraws mailed tokens and pending mails that were requested under the old password', async () => {
  const ada = await newOwner(app);
  const token = { userId: ada.id, email: ada.email, expiresAt: new Date(Date.now() + 60_000) };
  await app.db.insert(accountTokens).values([
    { ...token, purpose: 'PASSWORD_RESET', hash: Buffer.from(`${ada.id} 1`) },
    { ...token, purpose: 'EMAIL_CHANGE', hash: Buffer.from(`${ada.id} 2`) },
    { ...token, purpose: 'EMAIL_VERIFICATION', hash: Buffer.from(`${ada.id} 3`) },
  ]);
  const mail = { userId: ada.id, recipient: ada.email };
  await app.db.insert(emails).values([
    { ...mail, kind: 'PASSWORD_RESET' },
    { ...mail, kind: 'EMAIL_CHANGE', state: 'FAILED' },
    { ...mail, kind: 'EMAIL_CHANGE', state: 'SENT' },
    { ...mail, kind: 'EMAIL_VERIFICATION' },
  ]);

  await change(ada);

  const tokens = await app.db.select().from(accountTokens).where(eq(accountTokens.userId, ada.id));
  const mails = await app.db.select().from(emails).where(eq(emails.userId, ada.id));
  expect(tokens.map(({ purpose }) => purpose)).toEqual(['EMAIL_VERIFICATION']);
  expect(mails.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
    'EMAIL_CHANGE SENT',
    'EMAIL_VERIFICATION QUEUED',
    'PASSWORD_CHANGED QUEUED',
  ]);
});

test('makes one of two concurrent changes', async () => {
  const ada = await newOwner(app);
  const passwords = ['the first of the two', 'the second of the two'];

  const answers = await Promise.all(passwords.map((password) => change(ada, password)));

  const made = passwords.filter((_, n) => answers[n].__typename === 'ChangePasswordSuccess');
  expect(made).toHaveLength(1);
  expect(await signIn(app, ada.email, made[0])).not.toBeNull();
});

test('requires a signed-in user, and changes only the password of that user', async () => {
  const [ada, bob] = [await newOwner(app), await newUser(app)];
  expect(await ask(app, CHANGE, { input: { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD } })).toBe(
    'UNAUTHENTICATED',
  );
  await app.db.$client.query('update users set password_hash = $1 where id = $2', [
    await app.passwords.hash('that of somebody else'),
    bob.id,
  ]);
  expect(countByTypename([await change(bob)])).toEqual({ WrongPassword: 1 });
  expect(await signIn(app, ada.email)).not.toBeNull();
});
