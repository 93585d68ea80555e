import { ApolloClient, gql, InMemoryCache } from '@apollo/client/core';
import { apolloLink, cacheOptions } from '@ordergraph/client/apollo';
import { startApp, type App } from '../support/app.ts';
import { countedFetch, newClient, signedInClient } from '../support/client.ts';
import { newProduct, newProducts } from '../support/data.ts';
import { until } from '../support/until.ts';
import type { Client } from '@ordergraph/client';

let app: App;
beforeAll(async () => {
  app = await startApp({ worker: {} });
});
afterAll(() => app.stop());

const apolloOf = (client: Client) =>
  new ApolloClient({ link: apolloLink(client), cache: new InMemoryCache(cacheOptions) });

const dataOf = async (result: Promise<{ data?: unknown }>) => (await result).data as any;

test('queries with the session of the client', async () => {
  const { client, email } = await signedInClient(app);

  const data = await dataOf(
    apolloOf(client).query({
      query: gql`
        query Me {
          me {
            id
            email
          }
        }
      `,
    }),
  );

  expect(data.me.email).toBe(email);
});

test('merges Money, so that a query of the amount alone keeps the currency', async () => {
  const product = await newProduct(app, { price: 1990n });
  const { counts, fetch } = countedFetch();
  const apollo = apolloOf(newClient(app, { fetch }));
  const select = (name: string, fields: string) =>
    apollo.query({
      query: gql(`query ${name}($id: ID!) { product(by: { id: $id }) { id price { ${fields} } } }`),
      variables: { id: product.id },
    });

  await select('Whole', 'amount currency');
  await select('Amount', 'amount');
  await apollo.query({
    query: gql`
      query Again($id: ID!) {
        product(by: { id: $id }) {
          id
          price {
            amount
          }
        }
      }
    `,
    variables: { id: product.id },
    fetchPolicy: 'network-only',
  });
  const { product: cached } = await dataOf(select('Whole', 'amount currency'));

  expect(cached.price).toMatchObject({ amount: '19.90', currency: 'USD' });
  expect(counts).toEqual({ Whole: 1, Again: 1 });
});

test('joins the pages of a list', async () => {
  await newProducts(app, 5);
  const apollo = apolloOf(newClient(app));
  const watched = apollo.watchQuery({
    query: gql`
      query List($after: String) {
        products(first: 2, after: $after) {
          nodes {
            id
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    `,
  });
  const watching = watched.subscribe(() => {});
  const current = () => watched.getCurrentResult().data as any;
  const first = await until(current);
  await watched.fetchMore({ variables: { after: first.products.pageInfo.endCursor } });

  const { nodes } = await until(
    () => current().products,
    (products) => products.nodes.length === 4,
  );
  expect(new Set(nodes.map(({ id }: { id: string }) => id)).size).toBe(4);
  watching.unsubscribe();
});

test('receives the updates of a subscription', async () => {
  const client = newClient(app);
  const apollo = apolloOf(client);
  const created = await dataOf(
    apollo.mutate({
      mutation: gql`
        mutation Create {
          createCart {
            token
            cart {
              id
            }
          }
        }
      `,
    }),
  );
  const { token } = created.createCart;
  const product = await newProduct(app);
  const counts: number[] = [];
  const subscription = apollo
    .subscribe({
      query: gql`
        subscription Cart($token: String) {
          cartUpdated(token: $token) {
            id
            itemCount
          }
        }
      `,
      variables: { token },
    })
    .subscribe(({ data }) => counts.push((data as any).cartUpdated.itemCount));

  await until(async () => {
    await apollo.mutate({
      mutation: gql`
        mutation Add($input: AddToCartInput!) {
          addToCart(input: $input) {
            ... on CartSuccess {
              cart {
                id
              }
            }
          }
        }
      `,
      variables: { input: { items: [{ productId: product.id }], cartToken: token } },
    });
    return counts.length > 0;
  });
  subscription.unsubscribe();
  await client.live.dispose();

  expect(counts[0]).toBeGreaterThan(0);
});
