import { createBuckets } from '../../src/platform/throttles/buckets.ts';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { startApp, type Account, type Answer, type App } from '../support/app.ts';
import { newCustomer } from '../support/data.ts';

const SIZE = { capacity: 2_000, refillPerSecond: 100 };

let app: App;
/** Stands still unless the test advances it. */
let now = Date.now();
beforeAll(async () => {
  app = await startApp({ http: { trustProxy: ['127.0.0.1'] }, budget: createBudget(SIZE, () => now) });
});
afterAll(() => app.stop());

let count = 0;
const newAddress = () => `192.0.2.${++count}`;

async function send(query: string, address: string, as?: Account) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      ...(as && { authorization: `Bearer ${as.token}` }),
    },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as Omit<Answer, 'status'>;
  return { status: response.status, retryAfter: response.headers.get('retry-after'), ...body };
}

test('charges invalid documents too, and then rejects their client before a database query', async () => {
  for (const broken of ['{', '{ nothing }', 'query A { __typename } query B { __typename }']) {
    const address = newAddress();
    const customer = await newCustomer(app);
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await send(broken, address, customer)).status);
    expect(statuses.slice(0, 9)).toEqual(Array(9).fill(200));
    expect(statuses.slice(-3)).toEqual([429, 429, 429]);

    app.statements.length = 0;
    const refused = await send('{ me { id } }', address, customer);
    expect([refused.status, refused.errors![0]!.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(app.statements).toEqual([]);
  }
});

test('keeps none of a hundred thousand one-time clients after their buckets are full again', () => {
  let at = 0;
  const buckets = createBuckets({ capacity: 100, refillPerSecond: 100 }, () => at);
  for (let i = 0; i < 150_000; i++) buckets.take(`client ${i}`, 50);
  expect(buckets.size()).toBe(100_000);

  at += 600;
  buckets.take('one more', 1);
  expect(buckets.size()).toBe(1);
});
