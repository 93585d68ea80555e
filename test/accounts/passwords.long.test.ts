import { createPasswords } from '../../src/shop/accounts/passwords/passwords.ts';
import { startApp, type App } from '../support/app.ts';
import { until } from '../support/until.ts';
import { LOGIN, newcomer, REGISTER } from '../support/sessions.ts';

/** The second recommended option of RFC 9106, which is the default. */
const REAL = { memoryKib: 65_536, passes: 3, lanes: 4, concurrency: 2 };
const CHEAP = { memoryKib: 1_024, passes: 1, lanes: 1, concurrency: 8 };

let app: App;
beforeAll(async () => {
  app = await startApp({ passwords: createPasswords(CHEAP) });
});
afterAll(() => app.stop());

const login = (email: string, password: string, at = app) => at.query(LOGIN, { input: { email, password } });

test('rejects most of 200 concurrent sign-ins early, completes the others, and keeps serving the shop', async () => {
  const busy = await startApp({ passwords: createPasswords(REAL) });
  try {
    const { email, password, name } = newcomer();
    await busy.query(REGISTER, { input: { email, password, name } });
    const startedAt = performance.now();
    let answered = 0;
    const storm = Array.from({ length: 200 }, async () => {
      const answer = await login(email, password, busy);
      answered++;
      return { ...answer, ms: performance.now() - startedAt };
    });
    await until(() => answered > 100);
    const besides: number[] = [];
    while (answered < storm.length) {
      const sent = performance.now();
      expect((await busy.query('{ products(first: 10) { totalCount } }')).data.products.totalCount).toBe(0);
      besides.push(performance.now() - sent);
    }
    const answers = await Promise.all(storm);

    const refused = answers.filter(({ errors }) => errors);
    const signedIn = answers.filter(({ errors }) => !errors);
    expect(signedIn.map(({ data }) => data.login.__typename)).toEqual(
      Array(signedIn.length).fill('LoginSuccess'),
    );
    expect(signedIn.length).toBeGreaterThanOrEqual(18);
    expect(refused.length).toBeGreaterThan(100);
    for (const { status, errors } of refused) {
      expect([status, errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
      expect(errors?.[0]?.extensions.retryAfter).toBeGreaterThanOrEqual(1);
      expect(errors?.[0]?.extensions.retryAfter).toBeLessThan(60);
    }
    // No rejected caller waited for a hash.
    expect(Math.max(...refused.map(({ ms }) => ms))).toBeLessThan(Math.max(...signedIn.map(({ ms }) => ms)));
    // Hashes run in threads of their own.
    expect(besides.length).toBeGreaterThan(10);
  } finally {
    await busy.stop();
  }
});
