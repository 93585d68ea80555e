import { randomInt, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ADDRESS } from '../../test/support/data.ts';

/** Requests sent and errors seen so far. */
type Counts = { requests: number; errors: number };

const CUSTOMERS = 20;
const PASSWORD = 'a password for the soak';
/** Duration of a subscription. */
const SUBSCRIPTION_MS = 5_000;

const agent = new Agent({ keepAlive: true });

/** Sends a request from one of many addresses, by the `X-Forwarded-For` header. */
const post = (url: string, body: object, token?: string) =>
  new Promise<any>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'x-forwarded-for': `10.0.${randomInt(256)}.${randomInt(256)}`,
      ...(token && { authorization: `Bearer ${token}` }),
    };
    request(`${url}/graphql`, { method: 'POST', agent, headers })
      .on('response', (response) => void json(response).then(resolve, reject))
      .on('error', reject)
      .end(JSON.stringify(body));
  });

type Customer = { email: string; accessToken: string; refreshToken: string };

const SESSION = 'session { accessToken refreshToken }';
const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { ... on RegisterSuccess { ${SESSION} } } }`;
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { ... on LoginSuccess { ${SESSION} } } }`;
const REFRESH = `mutation ($token: String) {
  refreshSession(refreshToken: $token) { ... on RefreshSessionSuccess { ${SESSION} } } }`;
const PRODUCT_FIELDS = 'id name slug inStock price { amount currency } category { id name }';
const PRODUCT = `query ($slug: String!) { product(by: { slug: $slug }) { ${PRODUCT_FIELDS} description } }`;
const PRODUCTS = `query ($after: String) {
  products(first: 20, after: $after) { nodes { ${PRODUCT_FIELDS} } pageInfo { endCursor hasNextPage } } }`;
const SEARCH = `query ($search: String!) { products(first: 10, search: $search) { totalCount nodes { id name } } }`;
const ORDERS = `{ me { orders(first: 20) { nodes { number total { amount }
  details { quantity productName product { id name category { id name } } } } } } }`;
const ADD = `mutation ($input: AddToCartInput!) {
  addToCart(input: $input) { ... on CartSuccess { cart { itemCount total { amount } } } ... on UserError { message } } }`;
const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { ... on PlaceOrderSuccess { order { id } } ... on UserError { message } } }`;
const SUBSCRIBE = 'subscription { myOrdersUpdated { id status } }';

const pick = <T>(values: readonly T[]): T => values[randomInt(values.length)]!;

/** Starts customers that send `perSecond` random operations in total until `stop` is called. */
export async function startClients(url: string, perSecond: number) {
  const counts: Counts = { requests: 0, errors: 0 };
  const { data } = await post(url, { query: '{ products(first: 100) { nodes { id slug name } } }' });
  const products = data.products.nodes as { id: string; slug: string; name: string }[];
  const customers: Customer[] = [];
  while (customers.length < CUSTOMERS) {
    const email = `${randomUUID()}@example.com`;
    const input = { email, name: 'Soak', password: PASSWORD };
    const answer = await post(url, { query: REGISTER, variables: { input } });
    customers.push({ email, ...answer.data.register.session });
  }

  async function ask(query: string, variables: object, by?: Customer): Promise<any> {
    const answer = await post(url, { query, variables }, by?.accessToken);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }
  const renew = (customer: Customer, answer: any) => Object.assign(customer, answer.session);

  let cursor: string | null = null;
  const operations: [share: number, work: () => Promise<unknown>][] = [
    [25, () => ask(PRODUCT, { slug: pick(products).slug })],
    [
      15,
      async () => {
        const { pageInfo } = (await ask(PRODUCTS, { after: cursor })).products;
        cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      },
    ],
    [10, () => ask(SEARCH, { search: pick(pick(products).name.split(' ')) })],
    [15, () => ask(ORDERS, {}, pick(customers))],
    [
      10,
      () => ask(ADD, { input: { items: [{ productId: pick(products).id, quantity: 1 }] } }, pick(customers)),
    ],
    [
      7,
      () => {
        const items = [{ productId: pick(products).id, quantity: 1 }];
        const input = { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, items };
        return ask(PLACE, { input }, pick(customers));
      },
    ],
    [
      1,
      async () => {
        const customer = pick(customers);
        const input = { email: customer.email, password: PASSWORD };
        renew(customer, (await ask(LOGIN, { input })).login);
      },
    ],
    [2, () => subscribe(url, pick(customers))],
    [
      5,
      async () => {
        const deep = `{ a${randomInt(1_000_000)}: ${'products { nodes { category { '.repeat(8)}id${' } } }'.repeat(8)} }`;
        const answer = await post(url, { query: pick([deep, `{ nothing${randomInt(1_000_000)} }`, '{']) });
        if (!answer.errors) throw new Error('an invalid document was accepted');
      },
    ],
  ];
  const total = operations.reduce((sum, [share]) => sum + share, 0);

  async function sendOne(): Promise<void> {
    let position = randomInt(total);
    const [, work] = operations.find(([share]) => (position -= share) < 0)!;
    counts.requests++;
    await work().catch((error: Error) => {
      counts.errors++;
      if (counts.errors <= 5) console.error(error.message);
    });
  }
  const sending = setInterval(() => void sendOne(), 1000 / perSecond);
  // Refreshes one session at a time, so that each session is refreshed before its access token expires.
  let next = 0;
  const refreshing = setInterval(() => {
    const customer = customers[next++ % CUSTOMERS]!;
    counts.requests++;
    ask(REFRESH, { token: customer.refreshToken }).then(
      (answer) => renew(customer, answer.refreshSession),
      () => counts.errors++,
    );
  }, 120_000 / CUSTOMERS);

  return {
    counts,
    stop: () => {
      clearInterval(sending);
      clearInterval(refreshing);
      agent.destroy();
    },
  };
}

async function subscribe(url: string, customer: Customer): Promise<void> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${customer.accessToken}` },
  });
  const results = client.iterate({ query: SUBSCRIBE });
  const ending = setTimeout(() => void results.return?.(), SUBSCRIPTION_MS);
  try {
    for await (const { errors } of results) if (errors) throw new Error(JSON.stringify(errors));
  } finally {
    clearTimeout(ending);
    await client.dispose();
  }
}
