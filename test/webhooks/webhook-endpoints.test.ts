import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { orderChanges, webhookDeliveries, webhookEndpoints } from '../../src/platform/db/schema.ts';
import { ask as askAs, startApp, type Account, type App } from '../support/app.ts';
import { issues } from '../support/catalog.ts';
import { newCustomer, newOrderRows, newStaff, newUser } from '../support/data.ts';
import { idsOf, pages } from '../support/pages.ts';

let app: App;
let admin: Account;
beforeAll(async () => {
  app = await startApp();
  admin = await newUser(app, { role: 'ADMIN' });
});
afterAll(() => app.stop());
beforeEach(() => app.db.delete(webhookEndpoints));

const ENDPOINT = 'id url events isActive disabledReason consecutiveFailures pausedUntil createdAt updatedAt';
const CREATE = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  __typename ... on CreateWebhookEndpointSuccess { secret endpoint { ${ENDPOINT} } }
  ... on WebhookEndpointsFull { message maximum most } ... on InvalidInput { issues { path code } } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(id: $id, input: $input) {
  __typename ... on UpdateWebhookEndpointSuccess { endpoint { ${ENDPOINT} } } ... on InvalidInput { issues { path code } } } }`;
const DELETE = 'mutation ($id: ID!) { deleteWebhookEndpoint(id: $id) { id } }';
const ROTATE = `mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret endpoint { ${ENDPOINT} } } }`;
const RESEND = 'mutation ($id: ID!) { resendWebhookDelivery(id: $id) { __typename } }';
const LIST = `query ($first: Int, $after: String, $last: Int, $before: String) {
  webhookEndpoints(first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { ${ENDPOINT} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const ask = (document: string, variables: object = {}) => askAs(app, document, variables, admin);
const URL_OF_BOOKS = 'https://books.example/hook';
const create = (input: object = {}) => ask(CREATE, { input: { url: URL_OF_BOOKS, ...input } });
const update = (id: string, input: object) => ask(UPDATE, { id, input });
const stored = async (id: string) => {
  const [row] = await app.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
  return row!;
};
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;

test('creates an endpoint with all its fields, and shows its secret only once', async () => {
  const { endpoint, secret } = await create({
    url: 'https://Books.example:8443/a hook?x=y',
    events: ['PAID', 'PLACED', 'PAID'],
    isActive: false,
  });

  expect(endpoint).toEqual({
    id: endpoint.id,
    url: 'https://books.example:8443/a%20hook?x=y',
    events: ['PAID', 'PLACED'],
    isActive: false,
    disabledReason: null,
    consecutiveFailures: 0,
    pausedUntil: null,
    createdAt: endpoint.updatedAt,
    updatedAt: endpoint.updatedAt,
  });
  expect(secret).toMatch(SECRET);
  expect((await stored(endpoint.id)).secret).toBe(secret.replace('whsec_', ''));
  expect(JSON.stringify(await ask(LIST))).not.toContain(secret.slice(6));
  expect(JSON.stringify(app.logs)).not.toContain(secret.slice(6));
});

test('an endpoint of only a URL receives all events from now on, with its own secret', async () => {
  const [one, other] = [await create(), await create()];

  expect(one.endpoint).toMatchObject({ events: [], isActive: true });
  expect((await create({ events: null })).endpoint.events).toEqual([]);
  expect(one.secret).not.toBe(other.secret);
});

test('rejects a URL with a private address, on creation and on update', async () => {
  const { endpoint } = await create();
  const wrong = [
    'http://books.example',
    'https://user:password@books.example',
    'https://127.0.0.1:5432',
    'https://0x7f.1',
    'https://localhost',
    'https://[::1]',
    'https://169.254.169.254',
    'https://[::a9fe:a9fe]/',
    'https://db.internal',
  ];
  for (const url of wrong) {
    expect(await create({ url })).toEqual(issues(['url', 'INVALID']));
    expect(await update(endpoint.id, { url })).toEqual(issues(['url', 'INVALID']));
  }
  for (const url of ['ftp://books.example', 'books.example', '', `https://a.example/${'x'.repeat(2000)}`]) {
    expect(await create({ url })).toBe('BAD_USER_INPUT');
  }
  expect(await ask(LIST)).toMatchObject({ totalCount: 1, nodes: [endpoint] });
});

test('if private addresses are allowed, accepts http and loopback, and still rejects credentials', async () => {
  const allowing = await startApp({ sharedApp: app, allowPrivateAddresses: true });
  try {
    const made = (url: string) => askAs(allowing, CREATE, { input: { url } }, admin);

    expect((await made('http://localhost:4000/hook')).endpoint.url).toBe('http://localhost:4000/hook');
    expect(await made('http://user@localhost')).toEqual(issues(['url', 'INVALID']));
  } finally {
    await allowing.stop();
  }
});

test('an omitted field stays, and a required field cannot be cleared', async () => {
  const { endpoint } = await create({ events: ['PAID'] });
  const moved = (await update(endpoint.id, { url: 'https://new.example' })).endpoint;
  const all = (await update(endpoint.id, { events: null, isActive: false })).endpoint;

  expect(moved).toEqual({ ...endpoint, url: 'https://new.example/', updatedAt: moved.updatedAt });
  expect(Date.parse(moved.updatedAt)).toBeGreaterThan(Date.parse(endpoint.updatedAt));
  expect(all).toEqual({ ...moved, events: [], isActive: false, updatedAt: all.updatedAt });
  expect(await update(endpoint.id, { url: null, isActive: null })).toEqual(
    issues(['url', 'REQUIRED'], ['isActive', 'REQUIRED']),
  );
  expect(await create({ events: ['SOLD'] })).toBe('BAD_USER_INPUT');
});

test('the reason for a deactivation is shown until the endpoint is reactivated', async () => {
  const { endpoint } = await create();
  await app.db.update(webhookEndpoints).set({ isActive: false, disabledReason: 'It is gone.' });

  expect((await update(endpoint.id, { events: ['PAID'] })).endpoint).toMatchObject({
    isActive: false,
    disabledReason: 'It is gone.',
  });
  expect((await update(endpoint.id, { isActive: true })).endpoint).toMatchObject({
    isActive: true,
    disabledReason: null,
  });
});

test('shows a pause until it ends, and ends it on activation or with a new URL', async () => {
  const { endpoint } = await create();
  const inAnHour = new Date(Date.now() + 3_600_000);
  const pause = (pausedUntil: Date) =>
    app.db.update(webhookEndpoints).set({ consecutiveFailures: 7, pausedUntil });

  await pause(inAnHour);
  expect((await update(endpoint.id, { events: ['PAID'] })).endpoint).toMatchObject({
    consecutiveFailures: 7,
    pausedUntil: inAnHour.toISOString(),
  });
  for (const input of [{ isActive: true }, { url: 'https://new.example' }]) {
    await pause(inAnHour);
    expect((await update(endpoint.id, input)).endpoint).toMatchObject({
      consecutiveFailures: 0,
      pausedUntil: null,
    });
  }
  await pause(new Date(Date.now() - 1_000));
  expect((await ask(LIST)).nodes).toMatchObject([{ consecutiveFailures: 7, pausedUntil: null }]);
});

test('limits a shop to 20 endpoints, even for concurrent creations', async () => {
  const [first] = await Promise.all(Array.from({ length: 19 }, () => create()));
  for (let round = 0; round < 5; round++) {
    const answers = await Promise.all([create(), create(), create()]);
    const full = answers.filter(({ __typename }) => __typename === 'WebhookEndpointsFull');
    expect(full).toHaveLength(2);
    expect(full[0]).toMatchObject({ message: expect.stringContaining('20'), maximum: 20, most: 20 });
    const made = answers.find(({ endpoint }) => endpoint);
    await ask(DELETE, { id: made.endpoint.id });
  }
  await create();
  await ask(DELETE, { id: first.endpoint.id });
  expect((await create()).__typename).toBe('CreateWebhookEndpointSuccess');
});

test('a rotation replaces the secret, and the old one stays valid for 24 hours', async () => {
  const { endpoint, secret } = await create();
  const rotated = await ask(ROTATE, { id: endpoint.id });
  const row = await stored(endpoint.id);

  expect(rotated.secret).toMatch(SECRET);
  expect(rotated.endpoint).toEqual({ ...endpoint, updatedAt: rotated.endpoint.updatedAt });
  expect([row.secret, row.previousSecret].map((bytes) => `whsec_${bytes}`)).toEqual([rotated.secret, secret]);
  const hours = (row.previousSecretEndsAt!.getTime() - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(23.9);
  expect(hours).toBeLessThanOrEqual(24);
});

test('returns NOT_FOUND for an unknown endpoint, and BAD_USER_INPUT for a malformed id', async () => {
  const { endpoint } = await create();

  expect(await ask(DELETE, { id: endpoint.id })).toEqual({ id: endpoint.id });
  for (const id of [endpoint.id, randomUUID()]) {
    expect(await ask(DELETE, { id })).toBe('NOT_FOUND');
    expect(await ask(ROTATE, { id })).toBe('NOT_FOUND');
    expect(await update(id, {})).toBe('NOT_FOUND');
    expect(await ask(RESEND, { id })).toBe('NOT_FOUND');
  }
  for (const document of [DELETE, ROTATE, RESEND]) {
    expect(await ask(document, { id: 'abc' })).toBe('BAD_USER_INPUT');
  }
});

test('only administrators manage endpoints', async () => {
  const { endpoint } = await create();
  const input = { url: URL_OF_BOOKS };
  for (const [as, code] of [
    [undefined, 'UNAUTHENTICATED'],
    [await newCustomer(app), 'FORBIDDEN'],
    [await newStaff(app), 'FORBIDDEN'],
  ] as const) {
    for (const document of [CREATE, UPDATE, DELETE, ROTATE, LIST]) {
      expect(await askAs(app, document, { id: endpoint.id, input }, as)).toBe(code);
    }
  }
  expect(await stored(endpoint.id)).toBeDefined();
});

test('lists endpoints newest first, in pages in both directions', async () => {
  const made: string[] = [];
  for (let i = 0; i < 5; i++) made.unshift((await create()).endpoint.id);

  const all = await pages(app, LIST, { size: 2, as: admin });
  const back = await ask(LIST, { last: 2, before: all[2]!.pageInfo.startCursor });

  expect(idsOf(all)).toEqual(made);
  expect(all.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
  expect(back.nodes).toEqual(all[1]!.nodes);
  expect(all[0]!.totalCount).toBe(5);
  expect(await ask(LIST, { after: 'abc' })).toBe('BAD_USER_INPUT');
});

test('deletes an endpoint with its deliveries in batches, so that the relay does not wait for them', async () => {
  const { endpoint } = await create();
  const [order] = await newOrderRows(app, await newCustomer(app), [{}]);
  const change = { orderId: order!.id, kind: 'PAID', status: 'PENDING', paid: 0n, refunded: 0n } as const;
  const changes = await app.db
    .insert(orderChanges)
    .values(Array.from({ length: 1_500 }, () => ({ ...change, at: new Date() })))
    .returning();
  await app.db
    .insert(webhookDeliveries)
    .values(changes.map(({ position }) => ({ endpointId: endpoint.id, orderChange: position })));
  app.statements.length = 0;

  expect(await ask(DELETE, { id: endpoint.id })).toEqual({ id: endpoint.id });

  const deletions = app.statements.flatMap((text) => /delete from "(\w+)"/.exec(text)?.[1] ?? []);
  expect(deletions).toEqual(['webhook_deliveries', 'webhook_deliveries', 'webhook_endpoints']);
  const left = eq(webhookDeliveries.endpointId, endpoint.id);
  expect(await app.db.$count(webhookDeliveries, left)).toBe(0);
});
