import argon2 from 'argon2';
import type { GraphQLError } from 'graphql';
import { createFirstAdmin } from '../../src/shop/accounts/create-first-admin.ts';
import { withinDeadline } from '../../src/platform/db/deadline.ts';
import { hashQueue, type HashRequester } from '../../src/shop/accounts/passwords/hash-queue.ts';
import { createPasswords } from '../../src/shop/accounts/passwords/passwords.ts';
import { startApp, type App } from '../support/app.ts';
import { auditOf, LOGIN, newcomer, newSession, PASSWORD, REGISTER } from '../support/sessions.ts';

const NEW: HashRequester = { queue: 'NEW', network: '192.0.2.1' };
const CHEAP = { memoryKib: 1_024, passes: 1, lanes: 1, concurrency: 8 };

let app: App;
beforeAll(async () => {
  app = await startApp({ passwords: createPasswords(CHEAP) });
});
afterAll(() => app.stop());

const login = (email: string, password: string, at = app) => at.query(LOGIN, { input: { email, password } });
const hashOf = async (userId: string): Promise<string> => {
  const { rows } = await app.db.$client.query(`select password_hash as hash from users where id = $1`, [
    userId,
  ]);
  return rows[0].hash;
};

const RULES = `mutation ($input: RegisterInput!) {
  register(input: $input) { __typename ... on InvalidInput { issues { path code message } } }
}`;
/** The problem codes of a password, or that it is accepted. */
async function outcomeOf(password: string, owner: { email?: string; name?: string } = {}) {
  const { data } = await app.query(RULES, { input: { ...newcomer(), ...owner, password } });
  const { __typename, issues } = data.register;
  return (
    issues?.map(({ path, code }: { path: string[]; code: string }) => `${path.join('.')} ${code}`) ??
    __typename
  );
}

test.each([
  'password',
  '12345678',
  'qwertyuiop',
  'Password1',
  'ILOVEYOU',
  'baseball',
  'trustno1',
  '11111111',
])('rejects a very common password: %s', async (password) => {
  expect(await outcomeOf(password)).toEqual(['password TOO_COMMON']);
});

test.each([
  'correct horse battery staple',
  'aaaaaaaaaaaaaaaab',
  ' password ',
  'пароль-и-ещё',
  '密码密码密码密码',
  '🔑🔒🗝🚪🏠🔐🛡🧿',
  'no digit and no capital',
])('accepts any other password of at least eight characters: %s', async (password) => {
  expect(await outcomeOf(password)).toBe('RegisterSuccess');
});

test.each([
  ['the e-mail address', 'ada.lovelace@example.com', 'SAME_AS_EMAIL'],
  ['the e-mail address in another case', 'Ada.Lovelace@EXAMPLE.com', 'SAME_AS_EMAIL'],
  ['what stands before the @', 'ADA.lovelace', 'SAME_AS_EMAIL'],
  ['the name', 'Augusta Ada King', 'SAME_AS_NAME'],
  ['the name in another case', 'augusta ada KING', 'SAME_AS_NAME'],
])('rejects a password that is %s', async (_, password, code) => {
  const owner = { email: 'ada.lovelace@example.com', name: 'Augusta Ada King' };

  expect(await outcomeOf(password, owner)).toEqual([`password ${code}`]);
  expect(await outcomeOf(`${password}!`, { ...owner, email: newcomer().email })).toBe('RegisterSuccess');
});

test("applies the same rules to the first administrator's password", async () => {
  const { db, passwords } = app;
  const admin = { email: 'admin@shop.example', password: 'administrator' };

  await expect(createFirstAdmin({ db, passwords }, admin)).rejects.toThrow(
    'ADMIN_PASSWORD must not be one of the most common passwords.',
  );
  expect(await createFirstAdmin({ db, passwords }, { ...admin, password: PASSWORD })).toBe(true);
  // If an administrator exists, the variables are ignored.
  expect(await createFirstAdmin({ db, passwords }, admin)).toBe(false);
});

test('rehashes a password of another cost at sign-in, and only then', async () => {
  const { user } = await newSession(app);
  const old = await createPasswords({ ...CHEAP, passes: 2 }).hash(PASSWORD);
  const replaced = await app.db.$client.query(`update users set password_hash = $1 where id = $2`, [
    old,
    user.id,
  ]);
  expect(replaced.rowCount).toBe(1);

  await login(user.email, 'not the password');
  expect(await hashOf(user.id)).toBe(old);

  expect((await login(user.email, PASSWORD)).data.login.__typename).toBe('LoginSuccess');
  const renewed = await hashOf(user.id);
  expect(renewed).toContain('$m=1024,t=1,p=1$');

  expect((await login(user.email, PASSWORD)).data.login.__typename).toBe('LoginSuccess');
  expect(await hashOf(user.id)).toBe(renewed);
});

test('completes ten concurrent sign-ins with a hash of another cost', async () => {
  const { user } = await newSession(app);
  const old = await createPasswords({ ...CHEAP, passes: 2 }).hash(PASSWORD);
  await app.db.$client.query(`update users set password_hash = $1 where id = $2`, [old, user.id]);

  const answers = await Promise.all(Array.from({ length: 10 }, () => login(user.email, PASSWORD)));

  expect(answers.map(({ data }) => data.login.__typename)).toEqual(Array(10).fill('LoginSuccess'));
  expect(await hashOf(user.id)).toContain('$m=1024,t=1,p=1$');
});

test('signs in even if there is no capacity to rehash', async () => {
  const { user } = await newSession(app);
  const old = await createPasswords({ ...CHEAP, passes: 2 }).hash(PASSWORD);
  await app.db.$client.query(`update users set password_hash = $1 where id = $2`, [old, user.id]);
  const { run } = hashQueue(1);
  const never = new Promise<never>(() => {});
  for (let i = 0; i < 9; i++) void run(NEW, () => never);
  const full = await startApp({
    db: app.db,
    passwords: { ...createPasswords(CHEAP), hash: () => run(NEW, () => never) },
  });
  try {
    expect((await login(user.email, PASSWORD, full)).data.login.__typename).toBe('LoginSuccess');
    expect(await hashOf(user.id)).toBe(old);
    expect(full.logs.join('')).not.toContain('hashed anew');
  } finally {
    await full.stop();
  }
});

test('accepts only the new password if a change races with the sign-in', async () => {
  const { user } = await newSession(app);
  const other = await app.passwords.hash('another password');
  const passwords = createPasswords(CHEAP);
  // The password changes between its verification and the start of the session.
  const slow = await startApp({
    db: app.db,
    passwords: {
      ...passwords,
      verify: async (hash, password) => {
        const matches = await passwords.verify(hash, password);
        await app.db.$client.query(`update users set password_hash = $1 where id = $2`, [other, user.id]);
        return matches;
      },
    },
  });
  try {
    expect((await login(user.email, PASSWORD, slow)).data.login.__typename).toBe('InvalidCredentials');
    expect((await login(user.email, 'another password', slow)).data.login.__typename).toBe('LoginSuccess');
  } finally {
    await slow.stop();
  }
});

test('writes sign-ins and failed attempts to the audit log, without the input', async () => {
  const { user } = await newSession(app);
  const unknown = newcomer().email;

  await login(user.email, 'a wrong password');
  await login(unknown, 'a wrong password');
  await login(user.email, PASSWORD);

  const own = { address: '127.0.0.1', before: null };
  expect(await auditOf(app, user.id)).toEqual([
    { ...own, action: 'SIGNED_IN', actor: user.id },
    { ...own, action: 'SIGN_IN_FAILED', actor: null },
    { ...own, action: 'SIGNED_IN', actor: user.id },
  ]);
  const { rows } = await app.db.$client.query(`select audit_log::text as row, subject_id from audit_log`);
  const text = rows.map(({ row }) => row).join();
  expect(rows.filter(({ subject_id }) => subject_id === null).length).toBeGreaterThan(0);
  for (const typed of [user.email, unknown, 'a wrong password', PASSWORD]) expect(text).not.toContain(typed);
});

test('runs one hash and the same statements at sign-in with or without an account', async () => {
  const { user } = await newSession(app);
  let hashes = 0;
  const count =
    <Args extends unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args) => {
      hashes++;
      return work(...args);
    };
  const { hash, verify, ...others } = createPasswords(CHEAP);
  const counted = await startApp({
    db: app.db,
    passwords: { hash: count(hash), verify: count(verify), ...others },
  });
  const costOf = async (email: string, password: string) => {
    hashes = 0;
    app.statements.length = 0;
    await login(email, password, counted);
    return { hashes, statements: app.statements.length };
  };
  try {
    expect(await costOf(user.email, PASSWORD)).toEqual({ hashes: 1, statements: 7 });
    expect(await costOf(user.email, 'not the password')).toEqual({ hashes: 1, statements: 2 });
    expect(await costOf(newcomer().email, PASSWORD)).toEqual({ hashes: 1, statements: 2 });
  } finally {
    await counted.stop();
  }
});

test('accepts no password for a missing account, at any hash cost', async () => {
  const passwords = createPasswords({ ...CHEAP, memoryKib: 2_048, passes: 2, lanes: 2 });

  for (const password of ['', PASSWORD, 'x'.repeat(1_000)])
    expect(await passwords.verify(null, password)).toBe(false);
  expect(await passwords.verify(await passwords.hash(PASSWORD), PASSWORD)).toBe(true);
});

test('limits concurrent hashes, serves waiting callers in order, and rejects callers if the queue is full', async () => {
  const { run } = hashQueue(2);
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const work = (number: number) =>
    run(NEW, () => {
      started.push(number);
      return new Promise<number>((resolve) => finish.push(() => resolve(number)));
    });

  const all = Array.from({ length: 20 }, (_, i) => work(i).catch((error: unknown) => error));

  expect(started).toEqual([0, 1]);
  const refusals = (await Promise.all(all.slice(18))) as GraphQLError[];
  for (const { extensions } of refusals) {
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', http: { status: 429 }, retryAfter: 2 });
  }
  const done: unknown[] = [];
  for (const one of all.slice(0, 18)) {
    expect(started.length - done.length).toBeLessThanOrEqual(2);
    finish.shift()!();
    done.push(await one);
    // A new caller does not overtake waiting callers.
    await Promise.resolve();
  }
  expect(done).toEqual(Array.from({ length: 18 }, (_, i) => i));
  expect(started).toEqual(done);
});

test('releases the slot of a hash that fails', async () => {
  const { run } = hashQueue(1);
  const failed = run(NEW, () => Promise.reject(new Error('no memory')));
  const next = run(NEW, () => Promise.resolve('made'));

  await expect(failed).rejects.toThrow('no memory');
  expect(await next).toBe('made');
  expect(await run(NEW, () => Promise.resolve('made'))).toBe('made');
});

/** Fills a queue with waiting hashes that never end, and returns a function that starts one more. */
function fullQueue(requesters: HashRequester[]) {
  const { run } = hashQueue(1);
  const finish: (() => void)[] = [];
  const started: string[] = [];
  const hashFor = (requester: HashRequester, name = `${requester.queue} ${requester.network}`) =>
    run(requester, () => {
      started.push(name);
      return new Promise<string>((resolve) => finish.push(() => resolve(name)));
    }).catch(({ extensions }) => extensions.code as string);
  const all = requesters.map((requester) => hashFor(requester));
  return { hashFor, started, all, finishNext: () => finish.shift()!() };
}
const client = (queue: HashRequester['queue'], number: number): HashRequester => ({
  queue,
  network: `192.0.2.${number}`,
});

test('computes no hash for a request whose deadline passed while it waited', async () => {
  const { hashFor, started, finishNext } = fullQueue([client('NEW', 1)]);
  const late = withinDeadline(1, () => hashFor(client('NEW', 2), 'late'));
  await expect(late).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
  const next = hashFor(client('NEW', 3), 'next');

  finishNext();
  await new Promise(setImmediate);
  finishNext();

  expect(await next).toBe('next');
  expect(started).toEqual(['NEW 192.0.2.1', 'next']);
});

test('accepts only as many hashes as start within seconds, however slow they are', async () => {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const { hashFor, all, finishNext } = fullQueue([client('NEW', 1)]);
  now += 20_000;
  finishNext();
  await all[0];
  jest.restoreAllMocks();

  const [running, first, second] = [1, 2, 3].map((n) => hashFor(client('NEW', n)));
  expect(await second).toBe('RATE_LIMITED');
  finishNext();
  await new Promise(setImmediate);
  finishNext();
  await Promise.all([running, first]);
});

test('a flood of hashes from new addresses takes no place of known ones, and every second slot at most', async () => {
  const flood = Array.from({ length: 9 }, (_, n) => client('NEW', n));
  const { hashFor, started, finishNext } = fullQueue(flood);

  const refused = await hashFor(client('NEW', 99));
  const known = [1, 2, 3].map((n) => hashFor(client('KNOWN', n)));
  for (let n = 0; n < 6; n++) {
    finishNext();
    await new Promise(setImmediate);
  }

  expect(refused).toBe('RATE_LIMITED');
  expect(started.map((name) => name.split(' ')[0])).toEqual([
    'NEW',
    'KNOWN',
    'NEW',
    'KNOWN',
    'NEW',
    'KNOWN',
    'NEW',
  ]);
  expect(await Promise.all(known)).toEqual(['KNOWN 192.0.2.1', 'KNOWN 192.0.2.2', 'KNOWN 192.0.2.3']);
});

test.each(['KNOWN', 'NEW'] as const)(
  'a client that fills the queue %s gives places to others',
  async (queue) => {
    const { hashFor, all, started, finishNext } = fullQueue(Array(9).fill(client(queue, 1)));

    const others = [2, 3].map((n) => hashFor(client(queue, n)));
    const refused = await Promise.all([...all.slice(-2), hashFor(client(queue, 1))]);
    for (let n = 0; n < 9; n++) {
      finishNext();
      await new Promise(setImmediate);
    }

    expect(refused).toEqual(['RATE_LIMITED', 'RATE_LIMITED', 'RATE_LIMITED']);
    expect(await Promise.all(others)).toEqual([`${queue} 192.0.2.2`, `${queue} 192.0.2.3`]);
    expect(started).toHaveLength(9);
  },
);

test.each([
  ['blanks', ' '.repeat(12)],
  ['no-break spaces and tabs', '\u00a0\t'.repeat(6)],
  ['invisible characters', '\u200b\u3164\u2800\u00ad'.repeat(3)],
])('rejects a password of %s', async (_, password) => {
  expect(await outcomeOf(password)).toEqual(['password BLANK']);
});

test('accepts a password in each Unicode form, also with a hash of it as typed', async () => {
  const composed = 'Zoë’s crème brûlée'.normalize('NFC');
  const decomposed = composed.normalize('NFD');
  const { email, name } = newcomer();
  const { data } = await app.query(REGISTER, { input: { email, name, password: decomposed } });
  const { id } = data.register.session.user;
  const outcome = async (password: string) => (await login(email, password)).data.login.__typename;

  expect(await outcome(composed)).toBe('LoginSuccess');
  expect(await outcome(decomposed)).toBe('LoginSuccess');
  expect(await outcome(composed.toUpperCase())).toBe('InvalidCredentials');

  const asTyped = await argon2.hash(decomposed, { memoryCost: 1_024, timeCost: 1, parallelism: 1 });
  await app.db.$client.query('update users set password_hash = $1 where id = $2', [asTyped, id]);
  expect(await outcome(decomposed)).toBe('LoginSuccess');
});
