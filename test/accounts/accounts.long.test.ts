import { createPasswords } from '../../src/shop/accounts/passwords/passwords.ts';
import { startApp, type App } from '../support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const SESSION = 'session { accessToken refreshToken expiresAt user { id email name role createdAt } }';
const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) {
    __typename ... on RegisterSuccess { ${SESSION} }
    ... on UserError { message } ... on InvalidInput { issues { path code message } }
  }
}`;
const LOGIN = `mutation ($input: LoginInput!) {
  login(input: $input) { __typename ... on LoginSuccess { ${SESSION} } ... on UserError { message } }
}`;

const PASSWORD = 'correct horse battery staple';
const WRONG = { __typename: 'InvalidCredentials', message: 'The e-mail address or the password is wrong.' };

let count = 0;
const newEmail = () => `ada-${++count}@example.com`;

test('takes as long to reject an unknown address as a wrong password', async () => {
  // At the default hash cost: everything except the hash takes negligible time.
  const passwords = createPasswords({ memoryKib: 65_536, passes: 3, lanes: 4, concurrency: 1 });
  const shop = await startApp({ passwords });
  try {
    const email = newEmail();
    await shop.query(REGISTER, { input: { email, password: PASSWORD, name: 'Ada' } });
    const timeOf = async (address: string): Promise<number> => {
      const started = performance.now();
      const { data } = await shop.query(LOGIN, { input: { email: address, password: 'not the password' } });
      expect(data.login).toEqual(WRONG);
      return performance.now() - started;
    };
    // Alternates, so that a busy machine slows both down. Compares the fastest of each, up to five times.
    let [known, unknown] = [Infinity, Infinity];
    for (let n = 0; n < 3 || (n < 5 && (unknown / known >= 2 || unknown / known <= 0.5)); n++) {
      known = Math.min(known, await timeOf(email));
      unknown = Math.min(unknown, await timeOf(newEmail()));
    }

    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  } finally {
    await shop.stop();
  }
});
