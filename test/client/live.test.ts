import { type ApiError } from '@ordergraph/client';
import { CartUpdated, CreateCart, MyOrdersUpdated } from '@ordergraph/client/documents';
import { rateLimited } from '../../src/platform/errors.ts';
import { noBudget } from '../../src/platform/throttles/budget.ts';
import { startApp, type App } from '../support/app.ts';
import { endSessions, newClient, signedInClient } from '../support/client.ts';
import { newProduct } from '../support/data.ts';
import { until } from '../support/until.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ worker: {} });
});
afterAll(() => app.stop());

const ADD = `mutation Add($input: AddToCartInput!) { addToCart(input: $input) { __typename } }`;

async function newCart(on: App) {
  const client = newClient(on);
  const { createCart } = await client.mutate(CreateCart);
  const product = await newProduct(on);
  return {
    token: createCart.token,
    add: () =>
      client.mutate(ADD, { input: { items: [{ productId: product.id }], cartToken: createCart.token } }),
  };
}

test('receives the updates of a guest cart, until it unsubscribes', async () => {
  const { token, add } = await newCart(app);
  const client = newClient(app);
  const counts: (number | undefined)[] = [];
  let connections = 0;
  const stop = client.subscribe(
    CartUpdated,
    { token },
    { next: ({ cartUpdated }) => counts.push(cartUpdated?.itemCount), resync: () => connections++ },
  );
  await until(() => connections);

  await add();
  await until(() => counts.length === 1);
  stop();
  await add();
  await client.live.dispose();

  expect([counts, connections]).toEqual([[1], 1]);
});

test('ends a subscription that needs an account when the session ends', async () => {
  let signedOut = 0;
  const { client, email } = await signedInClient(app, { onSignedOut: () => signedOut++ });
  let error: ApiError | undefined;
  let connections = 0;
  client.subscribe(
    MyOrdersUpdated,
    {},
    { next: () => {}, error: (reason) => (error = reason), resync: () => connections++ },
  );
  await until(() => connections);

  await endSessions(app, email);
  await until(() => error);
  await client.live.dispose();

  expect([error!.code, signedOut]).toEqual(['UNAUTHENTICATED', 1]);
});

test('connects again as the new viewer after a sign-out', async () => {
  const { client } = await signedInClient(app);
  const { token } = await newCart(app);
  let connections = 0;
  const stop = client.subscribe(CartUpdated, { token }, { next: () => {}, resync: () => connections++ });
  await until(() => connections === 1);

  await client.signOut();

  expect(await until(() => connections === 2)).toBe(true);
  stop();
  await client.live.dispose();
});

test('subscribes again after RATE_LIMITED', async () => {
  let rejections = 1;
  const limited = await startApp({
    sharedApp: app,
    budget: { ...noBudget, spend: () => (rejections-- > 0 ? rateLimited('Too many.', 1) : null) },
  });
  const { token, add } = await newCart(app);
  const seen: (number | undefined)[] = [];
  const client = newClient(limited);
  let resyncs = 0;
  const stop = client.subscribe(
    CartUpdated,
    { token },
    { next: ({ cartUpdated }) => seen.push(cartUpdated?.itemCount), resync: () => resyncs++ },
  );
  await until(() => resyncs === 2);
  await new Promise((resolve) => setTimeout(resolve, 100));

  await add();
  await until(() => seen.length > 0);
  stop();
  await client.live.dispose();
  await limited.stop();

  expect(seen).toEqual([1]);
});

test('reports an invalid subscription', async () => {
  const client = newClient(app);
  const error = await new Promise<ApiError>((resolve) =>
    client.subscribe('subscription Bad { none }', {}, { next: () => {}, error: resolve }),
  );

  expect(error.code).toBe('GRAPHQL_VALIDATION_FAILED');
  await client.live.dispose();
});
