import { gql, createClient as createUrqlClient } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { exchanges, graphcacheConfig, urqlOptions } from '@ordergraph/client/urql';
import { startApp, type App } from '../support/app.ts';
import { countedFetch, newClient, signedInClient } from '../support/client.ts';
import { newCategory, newProduct } from '../support/data.ts';
import { until } from '../support/until.ts';
import type { Client } from '@ordergraph/client';

let app: App;
beforeAll(async () => {
  app = await startApp({ worker: {} });
});
afterAll(() => app.stop());

/** Graphcache warns about objects that it cannot store. */
const warnings: string[] = [];
const urqlOf = (client: Client) =>
  createUrqlClient({
    ...urqlOptions(client),
    exchanges: [
      cacheExchange({
        ...graphcacheConfig,
        logger: (level, message) => void (level !== 'debug' && warnings.push(message)),
      }),
      ...exchanges(client),
    ],
  });

const PRODUCT = gql`
  query Product($id: ID!) {
    product(by: { id: $id }) {
      id
      price {
        amount
        currency
      }
    }
  }
`;

test('queries with the session of the client', async () => {
  const { client, email } = await signedInClient(app);

  const { data, error } = await urqlOf(client).query('{ me { id email } }', {});

  expect(error).toBeUndefined();
  expect(data.me.email).toBe(email);
});

test('stores Money in the object that contains it, and does not mix up two prices', async () => {
  const { counts, fetch } = countedFetch();
  const urql = urqlOf(newClient(app, { fetch }));
  const [cheap, dear] = [await newProduct(app, { price: 100n }), await newProduct(app, { price: 999n })];

  await urql.query(PRODUCT, { id: cheap.id });
  await urql.query(PRODUCT, { id: dear.id });
  const { data } = await urql.query(PRODUCT, { id: cheap.id });

  expect(data.product.price.amount).toBe('1.00');
  expect([counts, warnings]).toEqual([{ Product: 2 }, []]);
});

test('does not store that an object does not exist if a part of it cannot be read', async () => {
  const urql = urqlOf(newClient(app));
  const { slug } = await newCategory(app);
  const LIST = gql`
    query List($slug: String!, $after: String) {
      category(by: { slug: $slug }) {
        id
        products(first: 1, after: $after) {
          totalCount
        }
      }
    }
  `;

  const failed = await urql.query(LIST, { slug, after: 'no cursor' });
  const { data } = await urql.query(LIST, { slug });

  expect([failed.data ?? null, failed.error?.graphQLErrors[0]?.extensions['code']]).toEqual([
    null,
    'BAD_USER_INPUT',
  ]);
  expect(data.category.products.totalCount).toBe(0);
});

test('resolves the members of a union', async () => {
  const urql = urqlOf(newClient(app));

  const { data } = await urql.mutation(
    'mutation Bad { register(input: { email: "x", password: "y", name: "z" }) { ... on UserError { __typename message } ... on InvalidInput { issues { path code } } } }',
    {},
  );

  expect(data.register).toMatchObject({ __typename: 'InvalidInput', message: expect.any(String) });
  expect(data.register.issues.length).toBeGreaterThan(0);
  expect(warnings).toEqual([]);
});

test('receives the updates of a subscription', async () => {
  const client = newClient(app);
  const urql = urqlOf(client);
  const created = await urql.mutation('mutation { createCart { token cart { id } } }', {});
  const { token } = created.data.createCart;
  const product = await newProduct(app);
  const counts: number[] = [];
  const subscription = urql
    .subscription('subscription Cart($token: String) { cartUpdated(token: $token) { id itemCount } }', {
      token,
    })
    .subscribe(({ data }) => counts.push(data.cartUpdated.itemCount));

  await until(async () => {
    await urql.mutation(
      'mutation Add($input: AddToCartInput!) { addToCart(input: $input) { ... on CartSuccess { cart { id } } } }',
      { input: { items: [{ productId: product.id }], cartToken: token } },
    );
    return counts.length > 0;
  });
  subscription.unsubscribe();
  await client.live.dispose();

  expect(counts[0]).toBeGreaterThan(0);
});

test('the API accepts the queries by GET that urql sends by default', async () => {
  const methods: (string | undefined)[] = [];
  const plain = createUrqlClient({
    url: `${app.url}/graphql`,
    exchanges: [exchanges(newClient(app))[0]!],
    fetch: (input, init) => {
      methods.push(init?.method);
      return fetch(input, init);
    },
  });

  const { data, error } = await plain.query(
    'query Name($first: Int) { products(first: $first) { totalCount } }',
    {
      first: 1,
    },
  );

  expect(error).toBeUndefined();
  expect(data.products.totalCount).toBeGreaterThan(0);
  expect(methods).toEqual(['GET']);
});
