import { createHash } from 'node:crypto';
import { createDocuments } from '../../src/engine/documents/documents.ts';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import { makeManifest } from '../../src/engine/documents/make-manifest.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { type Answer, startApp, type App } from '../support/app.ts';
import { newProduct } from '../support/data.ts';
import { eventsIn, openEvents } from '../support/live.ts';
import { until } from '../support/until.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const COUNT = 'query Count { products { totalCount } }';
const NAMED = 'query Named($slug: String!) { product(by: { slug: $slug }) { name } }';
const CREATE = 'mutation Create { createCart { token } }';
const STOCK = 'subscription Stock($ids: [ID!]!) { stockChanged(productIds: $ids) { id } }';

const { manifest } = makeManifest(
  [COUNT, NAMED, CREATE, STOCK].map((text, at) => ({ path: `${at}.graphql`, text })),
);

let trusting: App;
let open: App;
beforeAll(async () => {
  // A manifest may use ids of its own.
  const operations = manifest.operations.map((operation) =>
    operation.name === 'Count' ? { ...operation, id: 'count' } : operation,
  );
  trusting = await startApp({ trustedDocuments: { ...manifest, operations } });
  open = await startApp();
});
afterAll(() => Promise.all([trusting.stop(), open.stop()]));

async function post(app: App, body: object) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as Omit<Answer, 'status'>;
  return { status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

async function get(app: App, parameters: Record<string, string>) {
  const response = await fetch(`${app.url}/graphql?${new URLSearchParams(parameters)}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });
  const { data, errors } = (await response.json()) as Omit<Answer, 'status'>;
  return { status: response.status, data, code: errors?.[0]?.extensions.code };
}

const persisted = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const COUNTED = { status: 200, data: { products: { totalCount: 0 } } };

describe('with trusted documents', () => {
  test.each([
    ['its text', { query: COUNT }],
    ['its id', { documentId: 'count' }],
    ['its hash', { documentId: sha256(COUNT) }],
    ['its hash, with the name of the algorithm', { documentId: `sha256:${sha256(COUNT)}` }],
    ['its hash, as Apollo’s clients send it', persisted(sha256(COUNT))],
    ['its text and its hash', { query: COUNT, ...persisted(sha256(COUNT)) }],
  ])('executes a document of the manifest by %s', async (_, body) => {
    expect(await post(trusting, body)).toMatchObject(COUNTED);
  });

  test('accepts variables with an id', async () => {
    const { slug, name } = await newProduct(trusting);

    expect(await post(trusting, { documentId: sha256(NAMED), variables: { slug } })).toMatchObject({
      data: { product: { name } },
    });
  });

  test('accepts an id in the URL, except for a mutation', async () => {
    expect(await get(trusting, { documentId: 'count' })).toMatchObject({ status: 200, code: undefined });
    expect(await get(trusting, { extensions: JSON.stringify(persisted('count').extensions) })).toMatchObject({
      status: 200,
    });
    expect(await get(trusting, { documentId: sha256(CREATE) })).toMatchObject({
      status: 405,
      code: 'BAD_USER_INPUT',
    });
    expect(await get(trusting, { query: '{ me { id } }' })).toMatchObject({
      code: 'PERSISTED_QUERY_NOT_FOUND',
    });
  });

  test('counts how often each document is used, and replaces the documents', () => {
    const documents = createDocuments(createSchema(), {
      limits: DEFAULT_LIMITS,
      introspection: false,
      trustedDocuments: manifest,
    });
    documents.read(COUNT);
    documents.read(COUNT);
    documents.read(NAMED);
    documents.read('{ me { id } }');

    const used = documents.documentUses().filter(({ count }) => count > 0);
    expect(used).toEqual([
      { id: sha256(COUNT), name: 'Count', count: 2 },
      { id: sha256(NAMED), name: 'Named', count: 1 },
    ]);
    documents.trust({ ...manifest, operations: manifest.operations.filter(({ name }) => name === 'Named') });
    expect(documents.documentUses()).toEqual([{ id: sha256(NAMED), name: 'Named', count: 0 }]);
    expect('errors' in documents.read(COUNT)).toBe(true);
    expect('errors' in documents.read(NAMED)).toBe(false);
  });

  const OTHER = '{ me { id } }';
  test.each([
    ['another text', { query: OTHER }],
    ['the same text with a space more', { query: `${COUNT} ` }],
    ['another text under a hash that is known', { query: OTHER, documentId: 'count' }],
    ['another text with its hash', { query: OTHER, ...persisted(sha256(OTHER)) }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['an unknown id', { documentId: 'nothing' }],
    ['an unknown hash', persisted(sha256(OTHER))],
    ['no document at all', { variables: {} }],
    ['an invalid hash', persisted({ a: 1 })],
  ])('rejects every other request: %s', async (_, body) => {
    const { data, code } = await post(trusting, body);

    expect(data).toBeUndefined();
    expect(code).toMatch(/^(PERSISTED_QUERY_NOT_FOUND|BAD_USER_INPUT)$/);
  });

  test('does not register a rejected text by its hash', async () => {
    for (let round = 0; round < 2; round++)
      await post(trusting, { query: OTHER, ...persisted(sha256(OTHER)) });

    expect(await post(trusting, persisted(sha256(OTHER)))).toMatchObject({
      code: 'PERSISTED_QUERY_NOT_FOUND',
    });
  });

  test('requires subscriptions to be in the manifest too', async () => {
    const { id } = await newProduct(trusting);
    const known = await openEvents(trusting.url, STOCK, { variables: { ids: [id] } });
    const other = await openEvents(trusting.url, `${STOCK} `, { variables: { ids: [id] } });
    const named = await fetch(`${trusting.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ documentId: sha256(STOCK), variables: { ids: ['tea'] } }),
    });
    await other.ended;

    expect(eventsIn(other.text()).results).toMatchObject([
      { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
    ]);
    expect(eventsIn(await named.text()).results).toMatchObject([
      { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
    await until(
      () => eventsIn(known.text()),
      ({ isComplete }) => !isComplete,
    );
    known.close();
  });
});

describe('without trusted documents', () => {
  test('executes a document by its hash after it was sent once', async () => {
    const hash = sha256(COUNT);
    const first = await post(open, persisted(hash));

    expect(first).toMatchObject({
      status: 200,
      code: 'PERSISTED_QUERY_NOT_FOUND',
      message: 'PersistedQueryNotFound',
    });
    expect(await post(open, { query: COUNT, ...persisted(hash) })).toMatchObject(COUNTED);
    expect(await post(open, persisted(hash))).toMatchObject(COUNTED);
    expect(await post(open, { documentId: `sha256:${hash}` })).toMatchObject(COUNTED);
  });

  test('does not register a rejected document', async () => {
    for (const query of ['{ nothing }', '{', `{ ${'a: __typename '.repeat(40)} }`]) {
      const hash = sha256(query);
      expect(await post(open, { query, ...persisted(hash) })).toMatchObject({ data: undefined });
      expect(await post(open, persisted(hash))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
    }
  });

  test.each([
    ['the hash of another text', persisted(sha256('x'))],
    ['no hash', persisted(undefined)],
    ['another version', { extensions: { persistedQuery: { version: 2, sha256Hash: sha256(COUNT) } } }],
  ])('rejects a document with %s', async (_, extensions) => {
    expect(await post(open, { query: COUNT, ...extensions })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
  });
});

test('fails at startup with all problems if the manifest does not match the schema', () => {
  const broken = makeManifest([
    { path: 'a', text: 'query A { nothing }' },
    { path: 'b', text: 'query B { me { nothing } }' },
  ]);

  const options = { limits: DEFAULT_LIMITS, introspection: false, trustedDocuments: broken.manifest };

  expect(() => createDocuments(createSchema(), options)).toThrow(
    /^TRUSTED_DOCUMENTS contains operations that are not valid for the schema:\n {2}A: .+\n {2}B: /,
  );
});
