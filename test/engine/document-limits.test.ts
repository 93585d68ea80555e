import { getIntrospectionQuery } from 'graphql';
import { DEFAULT_LIMITS, type Limit } from '../../src/engine/documents/limits.ts';
import { type Answer, postTo, startApp, type App } from '../support/app.ts';
import { startCpuTimer } from '../support/cpu-time.ts';
import { eventsIn, openEvents } from '../support/live.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join(' ');
const fragments = (count: number) => times(count, (at) => `fragment F${at} on Query { __typename }`);
const chain = (length: number) =>
  `{ ...F1 } ${times(length, (at) => `fragment F${at + 1} on Query { ${at + 1 < length ? `...F${at + 2}` : '__typename'} }`)}`;
const parents = (levels: number) => `${'parent { '.repeat(levels)} id ${'} '.repeat(levels)}`;
const nested = (levels: number): unknown => (levels === 1 ? [] : [nested(levels - 1)]);
const PRODUCTS = 'query ($filter: ProductFilter) { products(filter: $filter) { totalCount } }';

type Made = string | [document: string, variables: object];

/** For each limit, a document with `count` units of it. */
const MADE: Record<Exclude<Limit, 'cost' | 'values'>, (count: number) => Made> = {
  documentLength: (count) => '{ __typename }'.padEnd(count),
  tokens: (count) =>
    `{ products(${'a: 1 '.repeat(Math.floor((count - 8) / 3))}) { totalCount ${'id '.repeat((count - 8) % 3)} } }`,
  nesting: (count) => `${'{ ... '.repeat(count - 1)} { __typename } ${'} '.repeat(count - 1)}`,
  depth: (count) => `{ products { nodes { category { ${parents(count - 4)} } } } }`,
  operations: (count) => times(count, (at) => `query Q${at} { __typename }`),
  rootFields: (count) => `{ ${times(count, (at) => `f${at}: __typename`)} }`,
  aliases: (count) => `{ products { ${times(count, (at) => `f${at}: __typename`)} } }`,
  fields: (count) =>
    `{ products(first: 1) { nodes { ${times(Math.floor((count - 2) / 20), () => '...F')} ${times((count - 2) % 20, () => 'id')} } } }
     fragment F on Product { id name slug sku description stock inStock isActive image createdAt
       price { amount currency } compareAtPrice { amount currency } category { id name slug } }`,
  repeats: (count) => `{ ${times(count, () => '__typename')} }`,
  directives: (count) =>
    `{ products { ${times(count, (at) => `...{ ${at % 2 ? 'pageInfo @skip(if: false) { hasNextPage }' : '__typename @skip(if: false)'} }`)} } }`,
  directivesPerNode: (count) => `{ __typename ${'@skip(if: false) '.repeat(count)} }`,
  fragments: (count) => `{ ${times(count, (at) => `...F${at}`)} } ${fragments(count)}`,
  fragmentDepth: chain,
  variables: (count) => `query (${times(count, (at) => `$v${at}: Boolean = true`)}) { __typename }`,
  variablesSize: (count) => [PRODUCTS, { x: 'x'.repeat(count - 2) }],
  inputDepth: (count) => [PRODUCTS, { x: nested(count) }],
  listItems: (count) => [PRODUCTS, { x: Array(count).fill(1) }],
};

/** Rejected for another reason, or invalid: these cases only show that this limit does not apply. */
const send = (made: Made) => (typeof made === 'string' ? app.query(made) : app.query(...made));
const saidOf = async (made: Made) => {
  const { status, errors = [] } = await send(made);
  return errors[0] ? `${status} ${errors[0].extensions.code} ${errors[0].message}` : String(status);
};
const written = (count: number) => count.toLocaleString('en-US');

const limits = (Object.keys(DEFAULT_LIMITS) as Limit[]).filter(
  (limit) => limit !== 'cost' && limit !== 'values',
);

describe.each(limits)('the limit %s', (limit) => {
  const most = DEFAULT_LIMITS[limit];

  test('accepts a document at the limit', async () => {
    expect(await saidOf(MADE[limit](most))).not.toContain('QUERY_TOO_COMPLEX');
  });

  test('rejects a document above the limit, and reports the limit and the count', async () => {
    const said = await saidOf(MADE[limit](most + 1));

    expect(said).toMatch(/^400 QUERY_TOO_COMPLEX /);
    expect(said).toContain(`${written(most + 1)} `);
    expect(said).toContain(`; the limit is ${written(most)}.`);
  });
});

test('uses the configured limits', async () => {
  const strict = await startApp({ limits: { ...DEFAULT_LIMITS, aliases: 1 } });
  const [one, two] = await Promise.all(
    ['{ a: __typename }', '{ a: __typename b: __typename }'].map((query) => postTo(strict.url, query)),
  );
  await strict.stop();

  expect([one!.status, two!.errors?.[0]?.message]).toEqual([200, '2 aliases; the limit is 1.']);
});

const post = async (body: object) => {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
};

test('applies the limits to literals, extensions and GET requests', async () => {
  const query = '{ __typename }';
  const variables = JSON.stringify({ x: nested(11) });
  const byGet = await fetch(`${app.url}/graphql?${new URLSearchParams({ query, variables })}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });
  const answers = [
    await app.query(`{ products(filter: ${'{ a: '.repeat(11)} 1 ${'} '.repeat(11)}) { totalCount } }`),
    await app.query(`{ products(filter: { a: [${'1 '.repeat(501)}] }) { totalCount } }`),
    await post({ query, extensions: { x: nested(11) } }),
    { status: byGet.status, ...((await byGet.json()) as Omit<Answer, 'status'>) },
  ];

  expect(answers.map(({ status, errors }) => [status, errors?.[0]?.extensions.code])).toEqual(
    answers.map(() => [400, 'QUERY_TOO_COMPLEX']),
  );
});

const allOptions = {
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
};

test.each([
  ['of graphql-js', getIntrospectionQuery()],
  ['with all that there is', getIntrospectionQuery(allOptions)],
])('accepts the introspection query of a tool: %s', async (_, query) => {
  const { status, data, errors } = await app.query(query);

  expect([status, errors]).toEqual([200, undefined]);
  expect(data.__schema.types.length).toBeGreaterThan(100);
});

test.each([
  [
    'types within types',
    `{ __schema { types ${'{ fields { type '.repeat(4)} { name } ${'} }'.repeat(4)} } }`,
  ],
  [
    'again and again',
    `{ ${times(10, (at) => `a${at}: __schema { types { fields { type { fields { name } } } } }`)} }`,
  ],
])('rejects an introspection bomb: %s', async (_, query) => {
  const { errors } = await app.query(query);

  expect(errors?.[0]?.extensions.code).toMatch(/^(QUERY_TOO_COMPLEX|GRAPHQL_VALIDATION_FAILED)$/);
});

const HOSTILE: [what: string, query: string, variables?: string][] = [
  ['braces', '{'.repeat(19_000)],
  ['fields in fields', `${'{ a '.repeat(4_000)}${'}'.repeat(4_000)}`],
  ['brackets', `{ product(by: ${'['.repeat(19_000)}`],
  ['a list in lists', `{ product(by: ${'['.repeat(900)}${']'.repeat(900)}) { id } }`],
  ['list types', `query ($v: ${'['.repeat(900)}Int${']'.repeat(900)}) { __typename }`],
  ['inline fragments in inline fragments', `${'{ ... '.repeat(900)}{ __typename }${'}'.repeat(900)}`],
  [
    'fragments that double',
    `{ ...F0 } ${times(48, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F48 on Query { __typename }`,
  ],
  ['a long chain of fragments', chain(250)],
  [
    'a fragment within itself',
    '{ ...A } fragment A on Query { ...B me { id } } fragment B on Query { ...A }',
  ],
  [
    'a fragment within its own fields',
    'fragment A on User { orders { nodes { customer { ...A } } } } { me { ...A } }',
  ],
  ['fragments that there are not', '{ ...A ...B }'],
  ['repeated fields', `{ ${'me { id } '.repeat(450)} }`],
  ['long names', `{ ${'a'.repeat(19_000)} }`],
  ['block strings that do not end', `{ product(by: { slug: ${'"""\\"""'.repeat(2_000)}`],
  ['deep variables', PRODUCTS, `{ "filter": ${'{ "a": '.repeat(8_000)}1${'}'.repeat(8_000)} }`],
  ['deep lists in variables', PRODUCTS, `{ "filter": ${'['.repeat(40_000)}${']'.repeat(40_000)} }`],
  [
    'a deep operation name',
    '{ __typename }',
    `{}, "operationName": ${'['.repeat(40_000)}${']'.repeat(40_000)}`,
  ],
  ['deep extensions', '{ __typename }', `{}, "extensions": ${'{ "a": '.repeat(8_000)}1${'}'.repeat(8_000)}`],
];

test.each(HOSTILE)('rejects %s before execution, and keeps serving', async (_, query, variables = '{}') => {
  const cpuMs = startCpuTimer();
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: `{ "query": ${JSON.stringify(query)}, "variables": ${variables} }`,
  });
  const text = await response.text();

  expect(cpuMs()).toBeLessThan(500);
  expect(response.status).toBe(400);
  expect(text).not.toMatch(/call stack|INTERNAL_SERVER_ERROR/i);
  expect((await app.query('{ __typename }')).status).toBe(200);
});

test('applies the limits to a subscription', async () => {
  const aliases = times(31, (at) => `a${at}: id`);
  const events = await openEvents(app.url, `subscription { newOrders { ${aliases} } }`);
  await events.ended;

  expect(eventsIn(events.text()).results).toMatchObject([
    { errors: [{ message: '31 aliases; the limit is 30.', extensions: { code: 'QUERY_TOO_COMPLEX' } }] },
  ]);
});

test('rejects a conditionally skipped subscription over plain HTTP too', async () => {
  const query = 'subscription ($no: Boolean!) { newOrders @skip(if: $no) { id } }';
  const { status, errors } = await app.query(query, { no: true });

  expect([status, errors?.[0]?.extensions.code]).toEqual([200, 'BAD_USER_INPUT']);
});

test('reports all problems of a document, each with its code', async () => {
  const { status, errors } = await app.query('{ nothing products(first: "x") { totalCount } }');

  expect([status, errors?.map(({ extensions }) => extensions)]).toEqual([
    200,
    [{ code: 'GRAPHQL_VALIDATION_FAILED' }, { code: 'BAD_USER_INPUT' }],
  ]);
});
