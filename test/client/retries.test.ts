import { createClient, newKey } from '@ordergraph/client';
import { CreateCart, Me, PlaceOrder, Products } from '@ordergraph/client/documents';
import { rateLimited } from '../../src/platform/errors.ts';
import { noBudget } from '../../src/platform/throttles/budget.ts';
import { startApp, type App } from '../support/app.ts';
import {
  failure,
  foreignToken,
  newClient,
  sessionOf,
  signedInClient,
  startFaultyProxy,
} from '../support/client.ts';
import { ADDRESS, newProduct } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('behind a network that loses messages', () => {
  const order = async (email = 'guest@example.com') => {
    const product = await newProduct(app, { stock: 10 });
    const guest = newClient(app);
    const { createCart } = await guest.mutate(CreateCart);
    await guest.mutate(`mutation Add($input: AddToCartInput!) { addToCart(input: $input) { __typename } }`, {
      input: { items: [{ productId: product.id }], cartToken: createCart.token },
    });
    return {
      input: { idempotencyKey: newKey(), cartToken: createCart.token, email, shippingAddress: ADDRESS },
    };
  };
  const orders = async () =>
    Number((await app.db.$client.query('select count(*) from orders')).rows[0].count);

  test.each(['lose request', 'lose response', { status: 502, body: '<h1>Bad Gateway</h1>' }] as const)(
    'repeats a mutation with the same idempotency key: %j',
    async (fault) => {
      const proxy = await startFaultyProxy(app.url, (_body, count) => (count === 1 ? fault : 'pass'));
      const before = await orders();

      const { placeOrder } = await newClient(proxy).mutate(PlaceOrder, await order());

      expect(placeOrder.__typename).toBe('PlaceOrderSuccess');
      expect([await orders(), proxy.bodies.length]).toEqual([before + 1, 2]);
      expect(proxy.bodies[1]).toBe(proxy.bodies[0]);
      proxy.stop();
    },
  );

  test('does not repeat a mutation without a key', async () => {
    const proxy = await startFaultyProxy(app.url, () => 'lose response');

    const error = await failure(newClient(proxy).mutate(CreateCart));

    expect([error!.code, proxy.bodies.length]).toEqual(['NETWORK_ERROR', 1]);
    proxy.stop();
  });

  test('repeats a query, and gives up after the configured number of attempts', async () => {
    const proxy = await startFaultyProxy(app.url, () => 'lose request');

    const error = await failure(newClient(proxy, { retry: { maxAttempts: 3 } }).query(Products, {}));

    expect([error!.code, proxy.bodies.length]).toEqual(['NETWORK_ERROR', 3]);
    proxy.stop();
  });

  test('stops when the caller aborts', async () => {
    const proxy = await startFaultyProxy(app.url, () => 'lose request');
    const abort = new AbortController();
    const querying = newClient(proxy).query(Products, {}, { signal: abort.signal });
    abort.abort(new Error('no longer needed'));

    await expect(querying).rejects.toThrow('no longer needed');
    proxy.stop();
  });

  test('describes a response that is not GraphQL', async () => {
    const proxy = await startFaultyProxy(app.url, () => ({ status: 404, body: '<h1>Not found</h1>' }));

    const error = await failure(newClient(proxy).query(Products, {}));

    expect([error!.code, error!.message]).toEqual(['NOT_GRAPHQL', 'The response is not GraphQL (HTTP 404).']);
    proxy.stop();
  });

  test('keeps the session if the response to a renewal is lost', async () => {
    const proxy = await startFaultyProxy(app.url, (body, count) =>
      body.includes('RenewSession') && count < 4 ? 'lose response' : 'pass',
    );
    let signedOut = 0;
    const { email } = await signedInClient(app);
    const client = newClient(proxy, { onSignedOut: () => signedOut++ });
    const { refreshToken } = await sessionOf(app, email);
    await client.startSession({ accessToken: await foreignToken(), refreshToken });

    expect((await client.query(Me)).me?.email).toBe(email);
    expect([signedOut, proxy.bodies.length]).toEqual([0, 5]);
    proxy.stop();
  });
});

test('waits as long as RATE_LIMITED asks for, and gives up if that is too long', async () => {
  let rejections = 1;
  let seconds = 1;
  const limited = await startApp({
    sharedApp: app,
    budget: { ...noBudget, spend: () => (rejections-- > 0 ? rateLimited('Too many.', seconds) : null) },
  });
  const client = createClient({ url: `${limited.url}/graphql` });
  const start = Date.now();

  await client.query(Products, { first: 1 });
  expect(Date.now() - start).toBeGreaterThanOrEqual(1_000);

  [rejections, seconds] = [1, 31];
  const error = await failure(client.query(Products, { first: 1 }));
  expect([error!.code, error!.retryAfter]).toEqual(['RATE_LIMITED', 31]);
  await limited.stop();
});
