import { ApolloClient, gql, InMemoryCache } from '@apollo/client/core';
import { createClient as createUrqlClient } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { apolloLink, cacheOptions } from '@ordergraph/client/apollo';
import { exchanges, graphcacheConfig, urqlOptions } from '@ordergraph/client/urql';
import { newShopper, newStaffMember } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { clientOf } from '../support/client.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const REFUNDS = gql`
  query Refunds($id: ID!) {
    order(by: { id: $id }) {
      id
      details {
        id
        quantity
      }
      payments {
        id
        refunds {
          id
          lines {
            id
            quantity
            amount {
              amount
              currency
            }
          }
        }
      }
    }
  }
`;

/** An order of three units of one line at 10.00, refunded one unit first, and then two. */
async function refundedTwice() {
  const ada = await newShopper(app);
  const staff = await newStaffMember(app);
  const order = await ada.buy(3);
  const { payment } = await ada.pay(order.id);
  const { details } = await ask(
    app,
    'query ($id: ID!) { order(by: { id: $id }) { details { id } } }',
    { id: order.id },
    ada,
  );
  const lineId: string = details[0].id;
  for (const quantity of [1, 2]) {
    const refunded = await staff.refund(payment.id, { lines: [{ id: lineId, quantity }] });
    expect(refunded.__typename).toBe('RefundPaymentSuccess');
  }
  return { client: clientOf(app, ada), id: order.id, lineId };
}

/** The line of each refund. Both have the id of the order line. */
const linesIn = (data: any) => {
  const refunds: { lines: { id: string; quantity: number; amount: { amount: string } }[] }[] =
    data.order.payments[0].refunds;
  return refunds.flatMap(({ lines }) =>
    lines.map(({ id, quantity, amount }) => [id, quantity, amount.amount]),
  );
};

test('Apollo Client keeps two refunds of one order line apart', async () => {
  const { client, id, lineId } = await refundedTwice();
  const apollo = new ApolloClient({ link: apolloLink(client), cache: new InMemoryCache(cacheOptions) });

  await apollo.query({ query: REFUNDS, variables: { id } });
  const cached: any = apollo.readQuery({ query: REFUNDS, variables: { id } });

  expect(linesIn(cached)).toEqual([
    [lineId, 1, '10.00'],
    [lineId, 2, '20.00'],
  ]);
  expect(cached.order.details).toMatchObject([{ id: lineId, quantity: 3 }]);
});

test('Graphcache keeps two refunds of one order line apart', async () => {
  const { client, id, lineId } = await refundedTwice();
  const urql = createUrqlClient({
    ...urqlOptions(client),
    exchanges: [cacheExchange(graphcacheConfig), ...exchanges(client)],
  });

  await urql.query(REFUNDS, { id });
  const cached = urql.readQuery(REFUNDS, { id }, { requestPolicy: 'cache-only' })?.data;

  expect(linesIn(cached)).toEqual([
    [lineId, 1, '10.00'],
    [lineId, 2, '20.00'],
  ]);
  expect(cached.order.details).toMatchObject([{ id: lineId, quantity: 3 }]);
});
