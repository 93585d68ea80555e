import { generateKeyPairSync } from 'node:crypto';
import { ApiError, match, pages, storageSession } from '@ordergraph/client';
import { Me, Product, Products } from '@ordergraph/client/documents';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { PASSWORD } from '../support/accounts.ts';
import { startApp, type App } from '../support/app.ts';
import {
  countedFetch,
  endSessions,
  failure,
  foreignToken,
  newClient,
  sessionOf,
  signedInClient,
} from '../support/client.ts';
import { newProduct, newProducts } from '../support/data.ts';

let app: App;
/** Its access tokens live for two seconds, and are renewed after one. */
let brief: App;
beforeAll(async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  app = await startApp();
  brief = await startApp({ tokens: await accessTokens(pem, { lifetimeSeconds: 2 }) });
});
afterAll(() => Promise.all([app.stop(), brief.stop()]));

test('queries as a guest with typed results', async () => {
  const product = await newProduct(app, { price: 1990n });

  const data = await newClient(app).query(Product, { by: { id: product.id } });

  expect(data.product?.name).toBe(product.name);
});

test('throws the code and all errors of a failed operation', async () => {
  const error = await failure(newClient(app).query('query Bad { users { nodes { id } } }'));

  expect(error).toBeInstanceOf(ApiError);
  expect([error!.code, error!.errors.length]).toEqual(['UNAUTHENTICATED', 1]);
});

test('signs in, and returns the refusal of a wrong password', async () => {
  const { client, email } = await signedInClient(app);

  expect((await client.query(Me)).me?.email).toBe(email);
  expect(await client.isSignedIn()).toBe(true);
  const refusal = await newClient(app).signIn({ email, password: 'wrong password' });
  expect(match(refusal, { LoginSuccess: () => 'signed in', UserError: ({ message }) => message })).toBe(
    'The e-mail address or the password is wrong.',
  );
});

test('creates an account and signs it in', async () => {
  const client = newClient(app);

  const result = await client.signUp({ email: 'new@example.com', password: PASSWORD, name: 'Nia' });

  expect(result.__typename).toBe('RegisterSuccess');
  expect((await client.query(Me)).me?.name).toBe('Nia');
});

test('signs out, and continues as a guest', async () => {
  let signedOut = 0;
  let changes = 0;
  const { client } = await signedInClient(app, { onSignedOut: () => signedOut++ });
  client.onSessionChange(() => changes++);

  await client.signOut();

  expect((await client.query(Me)).me).toBeNull();
  expect([signedOut, changes, await client.isSignedIn()]).toEqual([0, 1, false]);
});

test('renews the access token before it expires, once for concurrent calls', async () => {
  const { counts, fetch } = countedFetch();
  const { client, email } = await signedInClient(brief, { fetch });
  await new Promise((resolve) => setTimeout(resolve, 1_050));

  const results = await Promise.all(Array.from({ length: 20 }, () => client.query(Me)));

  expect(new Set(results.map(({ me }) => me?.email))).toEqual(new Set([email]));
  expect(counts).toEqual({ SignIn: 1, Me: 20, RenewSession: 1 });
});

test('continues a stored session after a restart', async () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: async (key: string) => items.get(key) ?? null,
    setItem: async (key: string, value: string) => void items.set(key, value),
    removeItem: async (key: string) => void items.delete(key),
  };
  const { email } = await signedInClient(app, { session: storageSession(storage) });

  const restarted = newClient(app, { session: storageSession(storage) });

  expect((await restarted.query(Me)).me?.email).toBe(email);
  await restarted.signOut();
  expect(items.size).toBe(0);
});

test('shares the renewal between clients with one storage', async () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  };
  const { counts, fetch } = countedFetch();
  const { client, email } = await signedInClient(brief, { session: storageSession(storage), fetch });
  const other = newClient(brief, { session: storageSession(storage), fetch });
  await other.query(Me);
  await new Promise((resolve) => setTimeout(resolve, 1_050));

  const results = await Promise.all([client.query(Me), other.query(Me)]);

  expect(results.map(({ me }) => me?.email)).toEqual([email, email]);
  expect(counts['RenewSession']).toBe(1);
});

test('renews once without Web Locks, which phones lack', async () => {
  const { counts, fetch } = countedFetch();
  const locks = Object.getOwnPropertyDescriptor(navigator, 'locks');
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  const client = newClient(app, { fetch });
  if (locks) Object.defineProperty(navigator, 'locks', locks);
  else Reflect.deleteProperty(navigator, 'locks');
  const { email } = await signedInClient(app);
  const { refreshToken } = await sessionOf(app, email);
  await client.startSession({ accessToken: await foreignToken(), refreshToken });

  const results = await Promise.all([client.query(Me), client.query(Me), client.query(Me)]);

  expect(results.map(({ me }) => me?.email)).toEqual([email, email, email]);
  expect(counts['RenewSession']).toBe(1);
});

test('reports the end of a session once, and continues as a guest', async () => {
  let signedOut = 0;
  const { client, email } = await signedInClient(app, { onSignedOut: () => signedOut++ });
  await endSessions(app, email);

  const results = await Promise.all([client.query(Me), client.query(Me)]);

  expect([results.map(({ me }) => me), signedOut]).toEqual([[null, null], 1]);
});

test('notices a rejected token even if the response has no error, and uses the renewed token', async () => {
  const { client, email } = await signedInClient(app);
  const { counts, fetch } = countedFetch();
  const other = newClient(app, { fetch });
  const session = await sessionOf(app, email);
  await other.startSession({ ...session, accessToken: await foreignToken() });

  expect((await other.query(Me)).me?.email).toBe(email);
  expect(counts).toEqual({ Me: 2, RenewSession: 1 });
  expect((await client.query(Me)).me?.email).toBe(email);
});

test('reads a list page by page', async () => {
  await newProducts(app, 7);
  const names: string[] = [];
  let count = 0;

  for await (const { nodes } of pages(newClient(app), Products, { first: 3 }, (data) => data.products)) {
    names.push(...nodes.map(({ name }) => name));
    count++;
  }

  expect(names.length).toBeGreaterThanOrEqual(7);
  expect([new Set(names).size, count]).toEqual([names.length, Math.ceil(names.length / 3)]);
});
