import { setTimeout as sleep } from 'node:timers/promises';
import { postgresCounters } from '../../src/platform/throttles/counters.ts';
import { createThrottles } from '../../src/platform/throttles/throttles.ts';
import { createPasswords } from '../../src/shop/accounts/passwords/passwords.ts';
import { fieldOf, startApp, type Answer, type App } from '../support/app.ts';
import { until } from '../support/until.ts';
import { LOGIN, newcomer, REGISTER } from '../support/sessions.ts';

/** Slow enough to fill the queue, and fast enough that a busy machine starts all of it in time. */
const SLOW = { memoryKib: 16_384, passes: 2, lanes: 1, concurrency: 2 };
const CHEAP = { memoryKib: 1_024, passes: 1, lanes: 1, concurrency: 8 };

let app: App;
beforeAll(async () => {
  app = await startApp({ passwords: createPasswords(CHEAP) });
});
afterAll(() => app.stop());

const login = (email: string, password: string, at = app) => at.query(LOGIN, { input: { email, password } });

test('rejects most of 200 concurrent sign-ins early, completes the others, and keeps serving the shop', async () => {
  const busy = await startApp({ passwords: createPasswords(SLOW) });
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

test('lets all owners at known addresses sign in during a storm of wrong sign-ins from everywhere', async () => {
  const throttles = createThrottles(postgresCounters(app.db, () => {}));
  const passwords = createPasswords({ ...SLOW, concurrency: 1 });
  const shop = await startApp({ sharedApp: app, throttles, passwords, http: { trustProxy: ['127.0.0.1'] } });
  const send = async (query: string, input: object, address: string) => {
    const response = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ query, variables: { input } }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  };
  let isOver = false;
  try {
    const owners: (ReturnType<typeof newcomer> & { home: string })[] = [];
    for (let n = 0; n < 20; n++) {
      const [input, home] = [newcomer(), `192.0.2.${n}`];
      await send(REGISTER, input, home);
      owners.push({ ...input, home });
    }
    const outcomes: string[] = [];
    const storm = Array.from({ length: 30 }, async (_, attacker) => {
      for (let n = 0; !isOver; n++) {
        const { email } = owners[(attacker + n) % owners.length]!;
        const input = { email, password: 'not the password' };
        const answer = fieldOf(await send(LOGIN, input, `10.${attacker}.${n >> 8}.${n & 255}`));
        outcomes.push(answer.__typename ?? answer);
      }
    });
    await until(() => outcomes.includes('RATE_LIMITED'));

    const signIn = async ({ email, password, home }: (typeof owners)[number]): Promise<string> => {
      for (;;) {
        const answer = await send(LOGIN, { email, password }, home);
        if (!answer.errors) return fieldOf(answer).__typename as string;
        const { code, retryAfter } = answer.errors[0]!.extensions;
        if (code !== 'RATE_LIMITED') return code as string;
        await sleep(retryAfter * 1000);
      }
    };
    const results = await Promise.all(owners.map(signIn));
    isOver = true;
    await Promise.all(storm);

    expect(results).toEqual(Array(20).fill('LoginSuccess'));
    expect(outcomes).not.toContain('LoginSuccess');
  } finally {
    isOver = true;
    await shop.stop();
  }
}, 120_000);
