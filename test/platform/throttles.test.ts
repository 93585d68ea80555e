import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { withinDeadline } from '../../src/platform/db/deadline.ts';
import { throttles as table } from '../../src/platform/db/schema.ts';
import { postgresCounters, type Counters } from '../../src/platform/throttles/counters.ts';
import { redisCounters } from '../../src/platform/throttles/redis-counters.ts';
import { networkOf } from '../../src/platform/throttles/network.ts';
import {
  createThrottles,
  ALLOWANCES,
  type Attempt,
  type Throttles,
} from '../../src/platform/throttles/throttles.ts';
import { throttleAttempts } from '../../src/platform/throttles/throttle-attempts.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { newCustomer, newDiscountCode, newProduct, placeOrder } from '../support/data.ts';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

const MINUTE = 60;
let app: App;
let throttles: Throttles;
const logged: string[] = [];
const log = (_error: unknown, message: string) => void logged.push(message);
beforeAll(async () => {
  app = await startApp();
  throttles = createThrottles(postgresCounters(app.db, log));
});
afterAll(() => app.stop());
afterEach(() => void jest.restoreAllMocks());

let count = 0;
const newAddress = () => `10.${++count >> 8}.${count & 255}.1`;
const newAccount = () => `user-${++count}@example.com`;

/** The seconds until the next allowed attempt; 0 if the attempt is allowed. */
const refusedFor = (by: Attempt, on = throttles) =>
  on.attempt('login', by).then(
    () => 0,
    ({ extensions }: { extensions: { code: string; retryAfter: number } }) => {
      expect(extensions.code).toBe('RATE_LIMITED');
      return extensions.retryAfter;
    },
  );

/** Stops the clock for counters; timers keep running. */
function stopClock() {
  let now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  return { pass: (seconds: number) => void (now += seconds * 1000) };
}

test('allows five attempts, then doubles the delay up to a quarter of an hour', async () => {
  const clock = stopClock();
  const by = { address: newAddress(), account: newAccount() };

  for (let i = 0; i < 6; i++) expect(await refusedFor(by)).toBe(0);
  const waits: number[] = [];
  for (let i = 0; i < 13; i++) {
    // From another address of the owner's network, so that only the account is throttled.
    const wait = await refusedFor(by);
    waits.push(wait);
    // However many attempts happen during the delay.
    expect(await refusedFor(by)).toBe(wait);
    clock.pass(wait);
    expect(await refusedFor(by)).toBe(0);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
});

test('allows as many of a hundred concurrent guesses as of sequential ones', async () => {
  stopClock();
  const by = { address: newAddress(), account: newAccount() };

  const waits = await Promise.all(Array.from({ length: 100 }, () => refusedFor(by)));

  expect(waits.filter((wait) => wait === 0).length).toBeLessThanOrEqual(6);
  expect(waits.filter((wait) => wait === 0).length).toBeGreaterThanOrEqual(5);
});

test('throttles an address that tries many accounts', async () => {
  const address = newAddress();
  const waits: number[] = [];
  for (let i = 0; i < 52; i++) waits.push(await refusedFor({ address, account: newAccount() }));

  expect(waits.slice(0, 51)).toEqual(Array(51).fill(0));
  expect(waits[51]).toBeGreaterThan(0);
  expect(await refusedFor({ address: newAddress(), account: newAccount() })).toBe(0);
});

test('counts IPv6 per network of 2^64 addresses, and an IPv4 address in both notations as one', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2:ffff::1'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('192.0.2.1')).not.toBe(networkOf('192.0.2.2'));
  expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::2%eth0'));
  expect(networkOf('unknown')).toBe('unknown');
});

test('does not lock out the owner of an account that is attacked from everywhere', async () => {
  const clock = stopClock();
  const [account, home] = [newAccount(), newAddress()];
  await throttles.attempt('login', { address: home, account });
  await throttles.recordSuccess('login', { address: home, account });

  let through = 0;
  const longest: number[] = [];
  for (let i = 0; i < 60; i++) {
    const wait = await refusedFor({ address: newAddress(), account });
    if (wait === 0) through++;
    else longest.push(wait);
  }
  expect(through).toBe(ALLOWANCES.login.account!.free + 1);

  // No delay at a known address, and at most one minute at another one.
  expect(await refusedFor({ address: home, account })).toBe(0);
  expect(Math.max(...longest)).toBeLessThanOrEqual(MINUTE);
  clock.pass(MINUTE);
  expect(await refusedFor({ address: newAddress(), account })).toBe(0);
});

test('gives attackers no further guess when the owner signs in at a trusted address, or is refused there', async () => {
  stopClock();
  const account = newAccount();
  const home = { address: newAddress(), account };
  await throttles.attempt('login', home);
  await throttles.recordSuccess('login', home);

  let through = 0;
  for (let i = 0; i < 30; i++) {
    if ((await refusedFor({ address: newAddress(), account })) === 0) through++;
    await throttles.attempt('login', home);
    await (i % 2 ? throttles.recordSuccess('login', home) : throttles.refundAttempt('login', home));
  }
  expect(through).toBe(ALLOWANCES.login.account!.free + 1);
});

/** Attempts from everywhere, until the gate of the account is closed for a minute. */
async function closeAccount(account: string, clock: ReturnType<typeof stopClock>) {
  for (let i = 0; i < 30; i++) {
    await refusedFor({ address: newAddress(), account });
    if (i > 20) clock.pass(MINUTE);
  }
  await refusedFor({ address: newAddress(), account });
}

test('an owner at a new address waits one minute at most, however often others take the turn of the account', async () => {
  const clock = stopClock();
  const account = newAccount();
  const storm = async (size: number) => {
    for (let i = 0; i < size; i++) await refusedFor({ address: newAddress(), account });
  };
  await closeAccount(account, clock);
  const owner = { address: newAddress(), account };

  const wait = await refusedFor(owner);
  // Further attempts during the wait change nothing.
  expect(await refusedFor(owner)).toBe(wait);
  clock.pass(wait);
  await storm(5);

  expect(wait).toBe(MINUTE);
  expect(await refusedFor(owner)).toBe(0);
  // A typing error costs one more wait.
  const second = await refusedFor(owner);
  expect(second).toBe(MINUTE);
  clock.pass(second);
  await storm(5);
  expect(await refusedFor(owner)).toBe(0);
});

test('the turn of an address admits one of a hundred concurrent attempts', async () => {
  const clock = stopClock();
  const account = newAccount();
  await closeAccount(account, clock);
  const by = { address: newAddress(), account };
  clock.pass(await refusedFor(by));
  await refusedFor({ address: newAddress(), account });

  const waits = await Promise.all(Array.from({ length: 100 }, () => refusedFor(by)));

  expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
});

test('an attempt that one limit refuses is not counted by the others', async () => {
  const clock = stopClock();
  const [account, address] = [newAccount(), newAddress()];
  await closeAccount(account, clock);
  // Refused by the limit of the account: neither the address nor the account at this address has used an attempt.
  for (let i = 0; i < 10; i++) expect(await refusedFor({ address, account })).toBeGreaterThan(0);
  for (let i = 0; i < 50; i++) expect(await refusedFor({ address, account: newAccount() })).toBe(0);

  // Refused by the limit of the account at this address.
  const other = newAddress();
  const mistyped = newAccount();
  for (let i = 0; i < 6; i++) expect(await refusedFor({ address: other, account: mistyped })).toBe(0);
  for (let i = 0; i < 10; i++)
    expect(await refusedFor({ address: other, account: mistyped })).toBeGreaterThan(0);
  for (let i = 0; i < 44; i++) expect(await refusedFor({ address: other, account: newAccount() })).toBe(0);

  // The gate of the address is open again if a later limit refuses the attempt.
  const third = newAddress();
  for (let i = 0; i < 51; i++) await refusedFor({ address: third, account: newAccount() });
  clock.pass(1);
  await refusedFor({ address: third, account: newAccount() });
  clock.pass(4);
  expect(await refusedFor({ address: third, account })).toBeGreaterThan(0);
  expect(await refusedFor({ address: third, account: newAccount() })).toBe(0);
});

test('refunds an attempt that throws or does not count, also after the deadline of its request', async () => {
  const by = { address: newAddress(), account: newAccount() };
  const attempt = (work: () => Promise<string>) =>
    throttleAttempts(throttles, 'login', by, work, (result) => result === 'wrong');

  for (let i = 0; i < 10; i++) {
    expect(await attempt(async () => 'right')).toBe('right');
    await expect(attempt(() => Promise.reject(new Error('down')))).rejects.toThrow('down');
  }
  // The deadline passes while the attempt is counted, or while it runs.
  for (let i = 0; i < 20; i++) {
    let late = Promise.resolve('');
    const intime = withinDeadline(1, () => (late = attempt(() => sleep(i % 2 ? 5 : 0, 'wrong too late'))));
    await Promise.allSettled([intime, late]);
  }
  for (let i = 0; i < 6; i++) expect(await attempt(async () => 'wrong')).toBe('wrong');
  await expect(attempt(async () => 'right')).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
});

test('does not count a correct attempt, and resets the failures before it', async () => {
  const by = { address: newAddress(), account: newAccount() };

  for (let i = 0; i < 30; i++) {
    expect(await refusedFor(by)).toBe(0);
    if (i % 5 === 4) await throttles.recordSuccess('login', by);
  }
  for (let i = 0; i < 6; i++) expect(await refusedFor(by)).toBe(0);
  expect(await refusedFor(by)).toBeGreaterThan(0);
});

test('treats an account alike in any case, and stores no e-mail address', async () => {
  const [address, account] = [newAddress(), newAccount()];
  for (let i = 0; i < 6; i++) await refusedFor({ address, account: i % 2 ? account : account.toUpperCase() });

  expect(await refusedFor({ address, account })).toBeGreaterThan(0);
  const keys = (await app.db.select().from(table)).map(({ key }) => key).join(' ');
  expect(keys).not.toMatch(/example|user|@|10\.0/i);
});

test('counts each kind of attempt separately', async () => {
  const by = { address: newAddress(), account: newAccount() };
  for (let i = 0; i < 7; i++) await refusedFor(by);

  await expect(throttles.attempt('password', by)).resolves.toBeUndefined();
});

test('counts in memory and logs a warning if the database fails', async () => {
  const broken = createThrottles(
    postgresCounters(
      { $client: { constructor: { name: 'Pool' }, query: () => Promise.reject(new Error('down')) } } as never,
      log,
    ),
  );
  const by = { address: newAddress(), account: newAccount() };
  logged.length = 0;

  const waits: number[] = [];
  for (let i = 0; i < 7; i++) waits.push(await refusedFor(by, broken));

  expect(waits).toEqual([0, 0, 0, 0, 0, 0, 1]);
  expect(logged).toContain('throttle store failed: attempts are counted in the memory of this process');
});

describe('guessable codes', () => {
  const CHECK = 'query ($code: String!) { discountCode(code: $code) { __typename } }';
  const PREVIEW = `query ($input: PreviewOrderInput!) { previewOrder(input: $input) { __typename } }`;

  test('throttles guesses of discount codes in every operation, and does not count valid codes', async () => {
    const shop = await startApp({ throttles });
    try {
      const customer = await newCustomer(shop);
      const product = await newProduct(shop);
      const { code } = await newDiscountCode(shop);
      const items = [{ productId: product.id, quantity: 1 }];

      for (let i = 0; i < 30; i++) {
        const answer = await ask(shop, PREVIEW, { input: { items, discountCode: code } }, customer);
        expect(answer).toEqual({ __typename: 'OrderPreview' });
      }
      const answers: string[] = [];
      for (let i = 0; i < 24; i++) {
        const wrong = `WRONG-${i}`;
        const answer =
          i % 3 === 0
            ? await ask(shop, CHECK, { code: wrong }, customer)
            : i % 3 === 1
              ? await ask(shop, PREVIEW, { input: { items, discountCode: wrong } }, customer)
              : await placeOrder(shop, customer, [{ productId: product.id }], { discountCode: wrong }).catch(
                  (error: Error) => (error.message.includes('RATE_LIMITED') ? 'RATE_LIMITED' : error),
                );
        answers.push(answer.__typename ?? answer);
      }
      expect(answers.slice(0, 21)).not.toContain('RATE_LIMITED');
      expect(answers.slice(22)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
      // An order without a code still works.
      const { __typename } = await placeOrder(shop, customer, [{ productId: product.id }]);
      expect(__typename).toBe('PlaceOrderSuccess');
    } finally {
      await shop.stop();
    }
  });

  test('answers 429 with the seconds to wait after too many attempts', async () => {
    const shop = await startApp({
      throttles: createThrottles(postgresCounters(app.db, log), {
        ...ALLOWANCES,
        'discount-code': { address: { free: 0, windowSeconds: MINUTE, maxWaitSeconds: MINUTE } },
      }),
    });
    try {
      const send = () =>
        fetch(`${shop.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: CHECK, variables: { code: 'x' } }),
        });
      await send();
      const response = await send();

      const retryAfter = Number(response.headers.get('retry-after'));
      expect([response.status, retryAfter >= 1 && retryAfter <= MINUTE]).toEqual([429, true]);
      const { errors } = (await response.json()) as { errors: { extensions: object }[] };
      expect(errors[0]!.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter });
    } finally {
      await shop.stop();
    }
  });
});

describe('several instances', () => {
  /** Alternates attempts between two instances. Returns the number of allowed attempts. */
  async function throughBoth(one: Counters, other: Counters): Promise<number> {
    const both = [createThrottles(one), createThrottles(other)];
    const by = { address: newAddress(), account: newAccount() };
    let through = 0;
    for (let i = 0; i < 14; i++) if ((await refusedFor(by, both[i % 2])) === 0) through++;
    return through;
  }

  test('counts together with one database', async () => {
    expect(await throughBoth(postgresCounters(app.db, log), postgresCounters(app.db, log))).toBe(6);
  });

  test('does not grant a trusted account extra attempts from an address, if it made none', async () => {
    const few = createThrottles(postgresCounters(app.db, log), {
      ...ALLOWANCES,
      login: { address: { free: 2, windowSeconds: MINUTE, maxWaitSeconds: MINUTE } },
    });
    const by = { address: newAddress(), account: newAccount() };
    for (let i = 0; i < 5; i++) await few.markTrusted('login', by);

    // Two attempts are free. The third passes the gate and closes it.
    for (let i = 0; i < 3; i++) expect(await refusedFor(by, few)).toBe(0);
    expect(await refusedFor(by, few)).toBeGreaterThan(0);
  });

  test('keeps a known address in memory without a store', async () => {
    const alone = redisCounters('redis://127.0.0.1:1', 'nowhere', log);
    try {
      await alone.set('address', 90 * 24 * 60 * MINUTE);
      // A timer with a too large delay fires after a millisecond.
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await alone.has('address')).toBe(true);
    } finally {
      alone.stop();
    }
  });

  (hasRedis ? describe : describe.skip)('by Redis', () => {
    const prefix = `test-${process.pid}`;
    let redis: TestRedis;
    let instances: [Counters, Counters];
    let client: Redis;
    let attemptsToConnect = 0;
    beforeAll(async () => {
      redis = await startRedis();
      instances = [redisCounters(redis.url, prefix, log), redisCounters(redis.url, prefix, log)];
      client = new Redis(redis.url);
      client.on('error', () => {});
      client.on('reconnecting', () => attemptsToConnect++);
    });
    afterAll(async () => {
      for (const counters of instances) counters.stop();
      client.disconnect();
      await redis.stop();
    });

    /** Waits until no instance counts in memory any longer. */
    const connected = async () => {
      for (const counters of instances)
        await until(async () => {
          const before = await client.dbsize();
          const by = { address: newAddress(), account: newAccount() };
          await createThrottles(counters).attempt('login', by);
          return (await client.dbsize()) > before;
        });
    };

    test('counts together with Redis, and stores no e-mail address', async () => {
      await connected();

      expect(await throughBoth(...instances)).toBe(6);
      const keys = (await client.keys(`${prefix}:*`)).join(' ');
      expect(keys).not.toBe('');
      expect(keys).not.toMatch(/example|user|@|10\.0/i);
    });

    test('counts per instance while Redis is down, and together again afterwards', async () => {
      await connected();
      if (process.env['TEST_REDIS_URL']) return;

      logged.length = 0;
      await redis.stop();
      expect(await throughBoth(...instances)).toBe(12);
      await until(() => logged.length >= 2 * instances.length);
      const before = attemptsToConnect;
      await until(() => attemptsToConnect > before + 2);
      // Each instance logs the outage once, not each attempt to connect.
      expect(logged.toSorted()).toEqual([
        ...instances.map(() => 'Redis connection lost'),
        ...instances.map(() => 'throttle store failed: attempts are counted in the memory of this process'),
      ]);

      redis = await startRedis(redis);
      await connected();
      expect(await throughBoth(...instances)).toBe(6);
    });
  });
});
