import { webhookEndpoints } from '../../src/platform/db/schema.ts';
import { newShopper, type Shopper } from '../support/actors.ts';
import { ask as askAs, startApp, type Account, type App } from '../support/app.ts';
import { newUser } from '../support/data.ts';
import { until } from '../support/until.ts';
import { startReceiver, type Receiver } from '../support/webhook-receiver.ts';

let app: App;
let admin: Account;
let customer: Shopper;
let receiver: Receiver;
beforeAll(async () => {
  app = await startApp({ worker: {}, webhooksToPrivateAddresses: true });
  admin = await newUser(app, { role: 'ADMIN' });
  customer = await newShopper(app);
  receiver = await startReceiver();
});
afterAll(async () => {
  await app.stop();
  await receiver.stop();
});
beforeEach(async () => {
  await app.db.delete(webhookEndpoints);
  await app.db.$client.query(`delete from pgboss.job where name = 'deliver-webhook'`);
  receiver.received.length = 0;
  receiver.answers.length = 0;
});

const CREATE = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  ... on CreateWebhookEndpointSuccess { secret endpoint { id } } } }`;

const ask = (document: string, variables: object = {}) => askAs(app, document, variables, admin);
const register = async (input: object = {}): Promise<{ secret: string; endpoint: { id: string } }> =>
  ask(CREATE, { input: { url: receiver.url, ...input } });
const received = (count: number) =>
  until(
    () => receiver.received,
    ({ length }) => length >= count,
  );

test('an endpoint that never answers does not delay other endpoints', async () => {
  const silent = await startReceiver();
  silent.answers.push(...Array.from({ length: 12 }, () => () => {}));
  await register({ url: silent.url });
  await register();
  await Promise.all(Array.from({ length: 12 }, () => customer.buy()));

  const startedAt = Date.now();
  await received(12);
  expect(receiver.received).toHaveLength(12);
  expect(Date.now() - startedAt).toBeLessThan(8_000);
  await silent.stop();
});
