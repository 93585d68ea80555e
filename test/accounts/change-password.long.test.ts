import type { Attempt } from '../../src/platform/throttles/throttles.ts';
import { noThrottles } from '../../src/platform/throttles/throttles.ts';
import { isSignedIn, newOwner, OTHER_PASSWORD, PASSWORD, signIn } from '../support/accounts.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';

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

test('makes one of two concurrent changes from two sessions, and rejects the other', async () => {
  for (let round = 0; round < 10; round++) {
    const ada = await newOwner(app);
    const elsewhere = (await signIn(app, ada.email))!;
    const wishes = [
      { as: ada, password: 'the first of the two' },
      { as: elsewhere, password: 'the second of the two' },
    ];

    const answers = await Promise.all(wishes.map(({ as, password }) => change(as, password)));

    // Or the second request arrived after its session was ended.
    const [winner, ...others] = wishes.filter((_, n) => answers[n].__typename === 'ChangePasswordSuccess');
    expect(others).toEqual([]);
    expect(await signIn(app, ada.email, winner!.password)).not.toBeNull();
    expect(await Promise.all(wishes.map(({ as }) => isSignedIn(app, as)))).toEqual(
      wishes.map((wish) => wish === winner),
    );
  }
});

test('rejects a sign-in with the old password that races with the change', async () => {
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
