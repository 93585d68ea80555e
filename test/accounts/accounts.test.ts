import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { normalizeEmail } from '../../src/config/email-address.ts';
import { createFirstAdmin } from '../../src/shop/accounts/create-first-admin.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { newProduct } from '../support/data.ts';

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
const TAKEN = {
  __typename: 'EmailTaken',
  message: 'An account with this e-mail address already exists. Sign in, or use a different address.',
};
const WRONG = { __typename: 'InvalidCredentials', message: 'The e-mail address or the password is wrong.' };

let count = 0;
const newEmail = () => `ada-${++count}@example.com`;
const register = async (input: object) => {
  const { data, errors } = await app.query(REGISTER, {
    input: { email: newEmail(), password: PASSWORD, name: 'Ada', ...input },
  });
  expect(errors).toBeUndefined();
  return data.register;
};
const login = async (email: string, password: string, more: object = {}) => {
  const { data, errors } = await app.query(LOGIN, { input: { email, password, ...more } });
  expect(errors).toBeUndefined();
  return data.login;
};
const holderOf = (session: { accessToken: string }) => ({ token: session.accessToken }) as Account;
const accountsOf = async (email: string) => {
  const { rows } = await app.db.execute<Record<string, unknown>>(
    sql`select * from users where lower(email) = lower(${email})`,
  );
  return rows;
};

/** Returns the paths and codes of the issues, or the type name of another union member. */
const outcomeOf = (answer: { __typename: string; issues: { path: string[]; code: string }[] }) =>
  answer.__typename === 'InvalidInput'
    ? answer.issues.map(({ path, code }) => `${path.join('.')} ${code}`)
    : answer.__typename;

test('registers a customer and signs them in', async () => {
  const email = newEmail();
  const before = Date.now();

  const { __typename, session } = await register({ email, name: '  Ada Lovelace ' });

  expect(__typename).toBe('RegisterSuccess');
  expect(session.user).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
    email,
    name: 'Ada Lovelace',
    role: 'CUSTOMER',
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  });
  const lifetime = Date.parse(session.expiresAt) - before;
  expect(lifetime).toBeGreaterThan(298_000);
  expect(lifetime).toBeLessThan(305_000);
  const { data } = await app.query('{ me { id email role } }', {}, { as: holderOf(session) });
  expect(data.me).toEqual({ id: session.user.id, email, role: 'CUSTOMER' });
});

test('allows one account per e-mail address, ignoring case', async () => {
  const email = newEmail();
  await register({ email });

  const answers = [await register({ email: email.toUpperCase() }), await register({ email })];

  expect(answers).toEqual([TAKEN, TAKEN]);
  expect(await accountsOf(email)).toHaveLength(1);
});

test('creates one account when ten registrations with one address in different cases race', async () => {
  const email = newEmail();
  const spellings = [email, email.toUpperCase(), email.replace('ada', 'Ada'), email.replace('com', 'COM')];

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => register({ email: spellings[i % spellings.length] })),
  );

  const successes = answers.filter(({ __typename }) => __typename === 'RegisterSuccess');
  expect(successes).toHaveLength(1);
  expect(answers.filter((answer) => answer !== successes[0])).toEqual(Array(9).fill(TAKEN));
  expect(await accountsOf(email)).toHaveLength(1);
});

test('reports every problem of a registration at once', async () => {
  const answer = await register({
    email: `${'a'.repeat(250)}@example.com`,
    password: 'seven77',
    name: ' \t ',
  });

  expect(answer).toEqual({
    __typename: 'InvalidInput',
    message: '3 fields of the input are wrong.',
    issues: [
      { path: ['name'], code: 'TOO_SHORT', message: 'must not be empty.' },
      { path: ['email'], code: 'TOO_LONG', message: 'must have at most 254 characters, not 262.' },
      { path: ['password'], code: 'TOO_SHORT', message: 'must have at least 8 characters.' },
    ],
  });
});

test.each([
  ['an empty one', '', ['password TOO_SHORT']],
  ['7 characters', '1234567', ['password TOO_SHORT']],
  ['7 characters of two UTF-16 units each', '🔑'.repeat(7), ['password TOO_SHORT']],
  ['8 characters of two UTF-16 units each', '🔑'.repeat(8), 'RegisterSuccess'],
  ['128 characters of two UTF-16 units each', '🔑'.repeat(128), 'RegisterSuccess'],
  ['129 characters', 'x'.repeat(129), ['password TOO_LONG']],
  [
    'half a surrogate pair, which would be stored as any other half',
    '\ud83d'.repeat(8),
    ['password INVALID_CHARACTERS'],
  ],
])('measures a password in characters: %s', async (_, password, outcome) => {
  expect(outcomeOf(await register({ password }))).toEqual(outcome);
});

test.each([
  ['200 characters of two UTF-16 units each', '🦊'.repeat(200), 'RegisterSuccess'],
  ['201 characters', 'x'.repeat(201), ['name TOO_LONG']],
  ['a NUL character', 'A\0da', ['name INVALID_CHARACTERS']],
  ['zero-width spaces', '\u200b\u200b', ['name TOO_SHORT']],
  ['blanks and direction marks', ' \u202e\u00a0\u2800', ['name TOO_SHORT']],
  ['Hangul fillers', '\u3164\u115f', ['name TOO_SHORT']],
  ['letters with invisible joiners', 'نام\u200cه', 'RegisterSuccess'],
  ['half a surrogate pair', 'Ada \ud83d', ['name INVALID_CHARACTERS']],
])('checks the name: %s', async (_, name, outcome) => {
  expect(outcomeOf(await register({ name }))).toEqual(outcome);
});

test.each([
  '',
  'ada',
  'ada@',
  '@example.com',
  'a@b@example.com',
  'a\0@example.com',
  'a\ud800@example.com',
  'a..b@example.com',
  '.ada@example.com',
  'ada.@example.com',
  'ada@example',
  'ada@example..com',
  'ada@-example.com',
  'ada@example.com.',
  'ada@192.0.2.1',
  'ada@[192.0.2.1]',
  'ada@example.com/path',
  'ada@ex%61mple.com',
  'a da@example.com',
  'ada\u200b@example.com',
  '"ada"@example.com',
  'Ada <ada@example.com>',
  'ada@example.com\r\nBcc: eve@example.com',
  `${'a'.repeat(65)}@example.com`,
])('rejects %j as an e-mail address, together with all other problems', async (email) => {
  const answer = await register({ email, password: 'short' });

  expect(answer.__typename).toBe('InvalidInput');
  expect(answer.issues.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(['email', 'password']);
});

test.each([
  [' \ttrimmed@example.com \n', 'trimmed@example.com'],
  ['ada-2@Bücher.example', 'ada-2@xn--bcher-kva.example'],
  ['ada-3@例え。jp', 'ada-3@xn--r8jz45g.jp'],
  ["o'hara.ada+shop@mail.example.co.uk", "o'hara.ada+shop@mail.example.co.uk"],
])('accepts %j as an e-mail address, stores one form of it, and finds it as typed', async (typed, stored) => {
  const answer = await register({ email: typed });
  expect(answer.session.user.email).toBe(stored);
  const signedIn = await login(typed, PASSWORD);

  expect(signedIn.__typename).toBe('LoginSuccess');
  expect((await register({ email: stored })).__typename).toBe('EmailTaken');
});

test('does not convert the domain of a text that is too long for an address', () => {
  const [short, long] = [`a@${'ä'.repeat(20)}.example`, `a@${'ä'.repeat(300)}.example`];
  expect(normalizeEmail(short)).toMatch(/^a@xn--/);
  expect(normalizeEmail(` ${long} `)).toBe(long);
});

test('an account with an address that the rule now refuses can sign in', async () => {
  const { session } = await register({ email: newEmail() });
  const email = `old..${newEmail()}`;
  await app.db.$client.query('update users set email = $1 where id = $2', [email, session.user.id]);

  expect((await login(email, PASSWORD)).__typename).toBe('LoginSuccess');
  for (const broken of ['a\0@example.com', '\ud800@example.com', 'x'.repeat(40_000), '']) {
    expect((await login(broken, PASSWORD)).__typename).toBe('InvalidCredentials');
  }
});

test('registers no one as staff', async () => {
  const { errors } = await app.query(REGISTER, {
    input: { email: newEmail(), password: PASSWORD, name: 'Ada', role: 'ADMIN' },
  });

  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('opens a new session at each sign-in, ignoring the case of the address', async () => {
  const email = newEmail();
  const registered = await register({ email });

  const first = await login(email, PASSWORD);
  const second = await login(email.toUpperCase(), PASSWORD);

  expect([first.__typename, second.__typename]).toEqual(['LoginSuccess', 'LoginSuccess']);
  expect(first.session.user).toEqual(registered.session.user);
  expect(second.session.user).toEqual(registered.session.user);
  const sessions = [registered.session, first.session, second.session];
  expect(new Set(sessions.map(({ refreshToken }) => refreshToken)).size).toBe(3);
  const { rows } = await app.db.execute<Record<string, unknown>>(
    sql`select id from sessions where user_id = ${registered.session.user.id}`,
  );
  expect(rows).toHaveLength(3);
});

test('answers alike for a wrong password and an unknown address', async () => {
  const email = newEmail();
  await register({ email });

  expect(await login(email, 'not the password')).toEqual(WRONG);
  expect(await login(newEmail(), PASSWORD)).toEqual(WRONG);
  expect(await login(email, '')).toEqual(WRONG);
  expect(await login(email, 'x'.repeat(40_000))).toEqual(WRONG);
});

test.each([
  ['spaces around it', '  two spaces  ', 'two spaces'],
  ['what stands after a NUL character', 'before\0after', 'before\0other'],
])('compares a password exactly as typed: %s', async (_, password, other) => {
  const email = newEmail();
  await register({ email, password });

  expect((await login(email, password)).__typename).toBe('LoginSuccess');
  expect(await login(email, other)).toEqual(WRONG);
});

test('stores hashes only, no passwords or tokens', async () => {
  const email = newEmail();
  const { session } = await register({ email });
  const { session: other } = await register({});

  const { rows: users } = await app.db.execute<{ row: string; hash: string }>(
    sql`select to_jsonb(users)::text as row, password_hash as hash from users
        where id in (${session.user.id}, ${other.user.id}) order by id`,
  );
  const { rows: sessions } = await app.db.execute<{ row: string; hash: Buffer }>(
    sql`select to_jsonb(sessions)::text || to_jsonb(refresh_tokens)::text as row, hash
        from sessions join refresh_tokens on session_id = sessions.id where user_id = ${session.user.id}`,
  );

  expect(users[0]!.hash).toMatch(/^\$argon2id\$v=19\$/);
  expect(users[0]!.row).not.toContain(PASSWORD);
  // The same password has two salts, so two hashes.
  expect(users[1]!.hash).not.toBe(users[0]!.hash);
  expect(sessions).toHaveLength(1);
  expect(sessions[0]!.hash).toEqual(createHash('sha256').update(session.refreshToken).digest());
  expect(sessions[0]!.row).not.toContain(session.refreshToken);
  expect(sessions[0]!.row).not.toContain(Buffer.from(session.refreshToken).toString('hex'));
  expect(sessions[0]!.row).not.toContain(session.accessToken);
});

async function newGuestCart(items: { productId: string; quantity: number }[]): Promise<string> {
  const { data } = await app.query('mutation { createCart { token } }');
  const cartToken: string = data.createCart.token;
  await app.query('mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }', {
    input: { items, cartToken },
  });
  return cartToken;
}
const CART = '{ cart { items { quantity product { id } } } }';
const cartOf = async (session: { accessToken: string }) => {
  const { data } = await app.query(CART, {}, { as: holderOf(session) });
  return data.cart?.items ?? null;
};
const guestCart = async (token: string) =>
  (await app.query('query ($token: String) { cart(token: $token) { itemCount } }', { token })).data.cart;

test("assigns a guest's cart to the new account at registration", async () => {
  const product = await newProduct(app);
  const cartToken = await newGuestCart([{ productId: product.id, quantity: 3 }]);

  const { session } = await register({ cartToken });

  expect(await cartOf(session)).toEqual([{ quantity: 3, product: { id: product.id } }]);
  expect(await guestCart(cartToken)).toBeNull();
});

test("merges a guest's cart into the account's cart at sign-in, keeping the larger quantity", async () => {
  const [few, many, own] = [await newProduct(app), await newProduct(app), await newProduct(app)];
  const email = newEmail();
  const { session } = await register({ email });
  await app.query(
    'mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }',
    {
      input: {
        items: [
          { productId: few.id, quantity: 2 },
          { productId: many.id, quantity: 7 },
          { productId: own.id, quantity: 1 },
        ],
      },
    },
    { as: holderOf(session) },
  );
  const cartToken = await newGuestCart([
    { productId: few.id, quantity: 4 },
    { productId: many.id, quantity: 5 },
  ]);

  // Twice, as a client retries if it missed the first response.
  await login(email, PASSWORD, { cartToken });
  const again = await login(email, PASSWORD, { cartToken });

  expect(again.__typename).toBe('LoginSuccess');
  expect(await cartOf(again.session)).toEqual([
    { quantity: 4, product: { id: few.id } },
    { quantity: 7, product: { id: many.id } },
    { quantity: 1, product: { id: own.id } },
  ]);
});

test('registers and signs in even if the cart cannot be merged', async () => {
  const product = await newProduct(app);
  const taken = await newGuestCart([{ productId: product.id, quantity: 1 }]);
  await register({ cartToken: taken });
  const email = newEmail();

  const registered = await register({ email, cartToken: taken });
  const signedIn = await Promise.all(
    ['no such cart', '', '\0', taken].map((cartToken) => login(email, PASSWORD, { cartToken })),
  );

  expect(registered.__typename).toBe('RegisterSuccess');
  expect(signedIn.map((answer) => answer.__typename)).toEqual(Array(4).fill('LoginSuccess'));
  expect(await cartOf(registered.session)).toBeNull();
});

test('signs in even if the database has no cart tables', async () => {
  const cartless = await startApp();
  try {
    await cartless.db.execute(sql`drop table cart_items, carts`);
    const input = { email: newEmail(), password: PASSWORD, name: 'Ada', cartToken: 'any' };

    const { data } = await cartless.query(REGISTER, { input });

    expect(data.register.__typename).toBe('RegisterSuccess');
  } finally {
    await cartless.stop();
  }
});

test("leaves the guest's cart unchanged if the sign-in fails", async () => {
  const product = await newProduct(app);
  const email = newEmail();
  await register({ email });
  const cartToken = await newGuestCart([{ productId: product.id, quantity: 2 }]);

  expect(await login(email, 'not the password', { cartToken })).toEqual(WRONG);
  expect((await register({ email, cartToken })).__typename).toBe('EmailTaken');
  expect(await guestCart(cartToken)).toEqual({ itemCount: 2 });
});

const rolesGiven = async ({ db }: App) =>
  (
    await db.execute<Record<string, unknown>>(
      sql`select before, after, actor_id from audit_log where action = 'ROLE_CHANGED'`,
    )
  ).rows;

test('creates the first administrator once, however many instances start', async () => {
  const shop = await startApp();
  try {
    const start = (email: string) => createFirstAdmin(shop, { email, password: PASSWORD });
    const made = await Promise.all([start('Admin@example.com'), start('admin@example.com')]);
    const later = await start('another@example.com');

    expect(made.filter((was) => was)).toEqual([true]);
    expect(later).toBe(false);
    const { data } = await shop.query(LOGIN, { input: { email: 'admin@example.com', password: PASSWORD } });
    expect(data.login.session.user).toMatchObject({ name: 'Administrator', role: 'ADMIN' });
    const { rows } = await shop.db.execute<Record<string, unknown>>(sql`select role from users`);
    expect(rows).toEqual([{ role: 'ADMIN' }]);
    expect(await rolesGiven(shop)).toEqual([
      { before: { role: null }, after: { role: 'ADMIN' }, actor_id: null },
    ]);
  } finally {
    await shop.stop();
  }
});

test('grants no administrator role to an account that registered that address earlier', async () => {
  const shop = await startApp();
  try {
    const input = { email: 'admin@example.com', password: 'the squatter knows this' };
    const { data } = await shop.query(REGISTER, { input: { ...input, name: 'Squatter' } });
    const as = holderOf(data.register.session);

    expect(await createFirstAdmin(shop, { email: 'ADMIN@example.com', password: PASSWORD })).toBe(true);

    expect(await shop.query('{ me { role } }', {}, { as })).toEqual({ status: 200, data: { me: null } });
    expect((await shop.query(LOGIN, { input })).data.login).toEqual(WRONG);
    const login = await shop.query(LOGIN, { input: { ...input, password: PASSWORD } });
    expect(login.data.login.session.user.role).toBe('ADMIN');
    expect(await rolesGiven(shop)).toEqual([
      { before: { role: 'CUSTOMER' }, after: { role: 'ADMIN' }, actor_id: null },
    ]);
  } finally {
    await shop.stop();
  }
});
