import { generateKeyPairSync } from 'node:crypto';
import { type ApiError } from '@ordergraph/client';
import { CartUpdated, CreateCart } from '@ordergraph/client/documents';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { startApp, type App } from '../support/app.ts';
import { countedFetch, newClient, signedInClient } from '../support/client.ts';
import { newProduct } from '../support/data.ts';
import { until } from '../support/until.ts';

/** Its access tokens live for two seconds. */
let brief: App;
beforeAll(async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  brief = await startApp({ tokens: await accessTokens(pem, { lifetimeSeconds: 2 }), worker: {} });
});
afterAll(() => brief.stop());

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

test('connects again with a new token when the token expires', async () => {
  const { counts, fetch } = countedFetch();
  const { client } = await signedInClient(brief, { fetch });
  const { token, add } = await newCart(brief);
  const seen: (number | undefined)[] = [];
  const errors: ApiError[] = [];
  let connections = 0;
  const stop = client.subscribe(
    CartUpdated,
    { token },
    {
      next: ({ cartUpdated }) => seen.push(cartUpdated?.itemCount),
      error: (error) => errors.push(error),
      resync: () => connections++,
    },
  );

  await until(() => connections === 2);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await add();
  await until(() => seen.length > 0);
  stop();
  await client.live.dispose();

  expect([seen, errors, counts['RenewSession']]).toEqual([[1], [], 1]);
});
