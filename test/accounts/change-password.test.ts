import { and, eq } from 'drizzle-orm';
import { accountTokens, auditLog, emails } from '../../src/platform/db/schema.ts';
import type { Attempt } from '../../src/platform/throttles/throttles.ts';
import { noThrottles } from '../../src/platform/throttles/throttles.ts';
import { isSignedIn, newOwner, OTHER_PASSWORD, PASSWORD, rowOf, signIn } from '../support/accounts.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { connect, seen, watch } from '../support/live.ts';
import { newProduct, newUser, placeOrder, tally } from '../support/data.ts';
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

test('a new password takes the place of the old one; this session stays and every other ends', async () => {
  const ada = await newOwner(app);
  const elsewhere = (await signIn(app, ada.email))!;

  expect(await change(ada)).toEqual({ __typename: 'ChangePasswordSuccess', user: { id: ada.id } });

  expect(await isSignedIn(app, ada)).toBe(true);
  expect(await isSignedIn(app, elsewhere)).toBe(false);
  expect(await signIn(app, ada.email)).toBeNull();
  expect(await signIn(app, ada.email, OTHER_PASSWORD)).toMatchObject({ id: ada.id });
});

test('what is open in the other sessions ends with them', async () => {
  const ada = await newOwner(app);
  const elsewhere = (await signIn(app, ada.email))!;
  const product = await newProduct(app);
  const ORDERS = 'subscription { myOrdersUpdated { status } }';
  const [here, there] = [watch(connect(app.url, ada), ORDERS), watch(connect(app.url, elsewhere), ORDERS)];
  // Both listen once both hear of an order; the first may have come too early.
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

test('who does not know the current password changes nothing', async () => {
  const ada = await newOwner(app);
  const { passwordHash } = (await rowOf(app, ada))!;

  expect(await change(ada, OTHER_PASSWORD, 'not the one')).toEqual({
    __typename: 'WrongPassword',
    message: 'The password is wrong.',
  });
  expect((await rowOf(app, ada))!.passwordHash).toBe(passwordHash);
});

test('the new password has to be one', async () => {
  const ada = await newOwner(app);

  expect(await change(ada, 'short')).toMatchObject({
    __typename: 'InvalidInput',
    issues: [{ path: ['newPassword'], code: 'TOO_SHORT' }],
  });
  expect(await signIn(app, ada.email)).not.toBeNull();
});

test('attempts are counted for the address and the account, and forgotten once one was right', async () => {
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

test('it is written down and told to the owner, and neither holds a password or its hash', async () => {
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

test('what was asked for by mail under the old password is withdrawn, also where it was not sent yet', async () => {
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

test('of two changes at once, from two sessions, one is made, and the other finds the password changed', async () => {
  for (let round = 0; round < 10; round++) {
    const ada = await newOwner(app);
    const elsewhere = (await signIn(app, ada.email))!;
    const wishes = [
      { as: ada, password: 'the first of the two' },
      { as: elsewhere, password: 'the second of the two' },
    ];

    const answers = await Promise.all(wishes.map(({ as, password }) => change(as, password)));

    // Or it came after its session had ended.
    const [winner, ...others] = wishes.filter((_, n) => answers[n].__typename === 'ChangePasswordSuccess');
    expect(others).toEqual([]);
    expect(await signIn(app, ada.email, winner!.password)).not.toBeNull();
    expect(await Promise.all(wishes.map(({ as }) => isSignedIn(app, as)))).toEqual(
      wishes.map((wish) => wish === winner),
    );
  }
});

test('who signs in by the old password while it is changed is not signed in afterwards', async () => {
  for (let round = 0; round < 20; round++) {
    const ada = await newOwner(app);

    const [changed, ...intruders] = await Promise.all([
      change(ada),
      ...Array.from({ length: 4 }, () => signIn(app, ada.email)),
    ]);

    expect(changed.__typename).toBe('ChangePasswordSuccess');
    for (const intruder of intruders) {
      if (intruder) expect(await isSignedIn(app, intruder)).toBe(false);
    }
  }
});

test('a guest is told to sign in, and one account never changes the password of another', async () => {
  const [ada, bob] = [await newOwner(app), await newUser(app)];
  expect(await ask(app, CHANGE, { input: { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD } })).toBe(
    'UNAUTHENTICATED',
  );
  await app.db.$client.query('update users set password_hash = $1 where id = $2', [
    await app.passwords.hash('that of somebody else'),
    bob.id,
  ]);
  expect(tally([await change(bob)])).toEqual({ WrongPassword: 1 });
  expect(await signIn(app, ada.email)).not.toBeNull();
});
