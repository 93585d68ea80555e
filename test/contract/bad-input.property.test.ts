import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  isCompositeType,
  isUnionType,
  isObjectType,
  OperationTypeNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { ERROR_CODES } from '../../src/platform/errors.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { postTo, startApp, type Account, type App } from '../support/app.ts';
import { newUser } from '../support/data.ts';
import { sampled } from '../support/depth.ts';
import { eventsIn, openEvents, openSocket } from '../support/live.ts';
import { until } from '../support/until.ts';

/** Sends invalid values in every argument and input field of every root field, as an administrator. */
const schema = createSchema();

const BAD: Record<string, readonly unknown[]> = {
  String: [
    '',
    '\0',
    'a\0b',
    '\ud800',
    'half \udc00',
    '\u202e',
    "'; drop table users; --",
    '%',
    '\\',
    'x'.repeat(40_000),
    7,
    true,
    {},
    ['a'],
  ],
  ID: [
    '',
    '\0',
    '\ud800',
    'tea',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    'x'.repeat(40_000),
    0,
    -1,
    1e300,
    {},
  ],
  Int: [-1, 0, 101, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1e15, 1.5, '1', '\0', {}],
  Decimal: [
    '',
    '-1',
    '0',
    '1e400',
    'NaN',
    'Infinity',
    '99999999999999999999',
    '0.00000000000000000001',
    '1'.repeat(40),
    -0,
    1e300,
    1e-300,
    2 ** 60,
    '\0',
    {},
  ],
  Boolean: ['true', 1, {}],
  DateTime: [
    ...[
      '',
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
      '+275760-09-13T00:00:00.000Z',
    ],
    ...[
      '+275760-09-13T00:00:00.001Z',
      '-000001-01-01T00:00:00Z',
      '2016-12-31T23:59:60Z',
      '2026-02-30T00:00:00Z',
    ],
    ...['2026-01-01', '2026-01-01T24:00:00Z', '2026-01-01T00:00:00+99:99', '\0', 0, 8.64e15, {}],
  ],
  EmailAddress: ['', '@', 'a@b', 'a\0@b.example', '\ud800@b.example', `${'a'.repeat(40_000)}@b.example`, 7],
  CurrencyCode: ['', 'usd', 'XXX', '\0'],
  CountryCode: ['', 'de', 'XX', '\0', '\ud800'],
  URL: [
    '',
    'x',
    'http://',
    'https://\0',
    'https://a/\ud800',
    'javascript:alert(1)',
    `https://a.example/${'x'.repeat(40_000)}`,
  ],
};

/** A valid value for required arguments next to the tested one. */
function fitting(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return fitting(type.ofType);
  if (isListType(type)) return [fitting(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isRequired(field));
    return Object.fromEntries(needed.map((field) => [field.name, fitting(field.type)]));
  }
  const values: Record<string, unknown> = {
    ID: '01890000-0000-7000-8000-000000000000',
    Int: 1,
    Boolean: true,
    Decimal: '1',
    DateTime: '2026-01-01T00:00:00.000Z',
    EmailAddress: 'ada@example.com',
    CountryCode: 'DE',
    CurrencyCode: 'USD',
    URL: 'https://shop.example/hook',
  };
  return values[type.name] ?? 'Something';
}

const isRequired = ({ type, defaultValue }: GraphQLInputField | GraphQLArgument) =>
  isNonNullType(type) && defaultValue === undefined;

/** Yields each value with one invalid part, and the path of that part. */
function* spoilt(type: GraphQLInputType, path: string, depth = 0): Generator<[path: string, value: unknown]> {
  const nullable = getNullableType(type) as GraphQLInputType;
  if (isListType(nullable)) {
    for (const [at, value] of spoilt(nullable.ofType as GraphQLInputType, `${path}.0`, depth))
      yield [at, [value]];
    yield [path, Array(250).fill(fitting(nullable.ofType as GraphQLInputType))];
  } else if (isInputObjectType(nullable)) {
    if (depth > 3) return;
    for (const field of Object.values(nullable.getFields())) {
      const others = nullable.isOneOf ? {} : (fitting(nullable) as object);
      for (const [at, value] of spoilt(field.type, `${path}.${field.name}`, depth + 1)) {
        yield [at, { ...others, [field.name]: value }];
      }
    }
  } else if (isEnumType(nullable)) {
    for (const value of ['', 'nothing', '\0', 7]) yield [path, value];
  } else if (isScalarType(nullable)) {
    for (const value of BAD[nullable.name] ?? []) yield [path, value];
  }
}

const ROOTS = [OperationTypeNode.QUERY, OperationTypeNode.MUTATION, OperationTypeNode.SUBSCRIPTION];
const fields = ROOTS.flatMap((operation) =>
  Object.values(schema.getRootType(operation)!.getFields())
    .filter(({ args }) => args.length > 0)
    .map((field) => ({ operation, name: field.name, field })),
);

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isUnionType(type)) {
    const issues = type.getTypes().some(({ name }) => name === 'InvalidInput');
    return `{ __typename ${issues ? '... on InvalidInput { issues { path code } }' : ''} }`;
  }
  if (isObjectType(type) && 'totalCount' in type.getFields()) return '{ totalCount nodes { __typename } }';
  return isCompositeType(type) ? '{ __typename }' : '';
}

const LEAKS =
  /INTERNAL_SERVER_ERROR|invalid input syntax|out of range for type|call stack|at Object|at async|node_modules|duplicate key|violates|syntax error at|select |insert /i;

let app: App;
let admin: Account;
beforeAll(async () => {
  app = await startApp();
  admin = await newUser(app, { role: 'ADMIN' });
});
afterAll(() => app.stop());

/** Returns the part of a response that reveals more than the contract allows, for one value. */
async function toldTooMuch(query: string, variables: object): Promise<string | null> {
  const { errors = [] } = await postTo(app.url, query, variables, admin);
  const text = JSON.stringify(errors);
  const codes = errors.map(({ extensions }) => extensions.code as unknown);
  if (LEAKS.test(text)) return text.slice(0, 300);
  return codes.every((code) =>
    ['BAD_USER_INPUT', 'NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN', 'QUERY_TOO_COMPLEX'].includes(
      code as string,
    ),
  )
    ? null
    : text;
}

describe.each(fields)('$operation $name', ({ operation, name, field }) => {
  const declared = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const query = `${operation} (${declared}) { ${name}(${passed}) ${selectionOf(field)} }`;

  test('answers every invalid argument with an error of the contract', async () => {
    const needed = Object.fromEntries(
      field.args.filter(isRequired).map((argument) => [argument.name, fitting(argument.type)]),
    );
    const leaks: string[] = [];
    for (const argument of field.args) {
      for (const [path, value] of sampled(
        [...spoilt(argument.type, argument.name)],
        fields.findIndex((other) => other.field === field),
      )) {
        const variables = { ...needed, [argument.name]: value };
        const said =
          operation === OperationTypeNode.SUBSCRIPTION
            ? await subscribe(query, variables)
            : await toldTooMuch(query, variables);
        if (said) leaks.push(`${path} = ${JSON.stringify(value)?.slice(0, 60)}: ${said}`);
      }
    }

    expect(leaks).toEqual([]);
  });
});

async function subscribe(query: string, variables: object): Promise<string | null> {
  const events = await openEvents(app.url, query, { variables, as: admin });
  // A valid subscription continues until the client closes it.
  const timer = setTimeout(events.close, 50);
  await events.ended;
  clearTimeout(timer);
  const said = JSON.stringify(eventsIn(events.text()).results);
  return LEAKS.test(said) ? said : null;
}

test.each([
  ['{ product(by: { slug: "a\\u0000b" }) { id } }', 'product'],
  ['{ orders(filter: { placedFrom: "0000-01-01T00:00:00Z" }) { totalCount } }', 'orders'],
  ['{ orders(filter: { number: "\\u0000" }) { totalCount } }', 'orders'],
  ['{ products(first: -1) { totalCount } }', 'products'],
  ['{ products(first: 101) { totalCount } }', 'products'],
  ['{ products(after: "\\u0000") { totalCount } }', 'products'],
  ['{ product(by: { id: "tea" }) { id } }', 'product'],
])('reports an invalid argument with the path of its field: %s', async (query, path) => {
  const { errors = [] } = await postTo(app.url, query, {}, admin);

  expect(errors).toMatchObject([{ path: [path], extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('rejects half a surrogate pair in every search argument', async () => {
  const asked: [string, object, string[]][] = [
    ['query ($by: ProductKey!) { product(by: $by) { id } }', { by: { sku: '\ud800' } }, ['product']],
    [
      'query ($search: String) { products(search: $search) { totalCount } }',
      { search: 'half \udc00' },
      ['products'],
    ],
    ['query ($token: String) { cart(token: $token) { id } }', { token: '\ud83d' }, ['cart']],
  ];
  for (const [query, variables, path] of asked) {
    const { errors } = await postTo(app.url, query, variables, admin);
    expect(errors).toMatchObject([{ path, extensions: { code: 'BAD_USER_INPUT' } }]);
  }
});

test.each([
  '{ products(first: 2147483648) { totalCount } }',
  '{ products(first: "1") { totalCount } }',
  '{ products(sort: NOTHING) { totalCount } }',
  '{ products(filter: { minPrice: "x" }) { totalCount } }',
  '{ products(filter: { minPrice: 1e400 }) { totalCount } }',
  '{ orders(filter: { placedFrom: "+275760-09-13T00:00:00Z" }) { totalCount } }',
  '{ orders(filter: { placedFrom: "2016-12-31T23:59:60Z" }) { totalCount } }',
  '{ product(by: { slugg: "mug" }) { id } }',
  '{ product(by: { slug: "mug" }, other: 1) { id } }',
  '{ product(by: { slug: "mug" }) @include(if: true, other: 1) { id } }',
  '{ product { id } }',
  '{ product(by: {}) { id } }',
  '{ product(by: { slug: "mug" }) @include { id } }',
  'query ($slug: String = 1) { product(by: { slug: $slug }) { id } }',
])('reports an invalid literal like an invalid variable: %s', async (query) => {
  const { errors = [] } = await postTo(app.url, query, {}, admin);

  expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
});

const ITEM = '{ productId: $id, quantity: $quantity }';

/** Valid documents. Only the value of a variable shows that a required value is missing. */
const NULL_INPUTS: [query: string, variables?: object][] = [
  ['query ($slug: String) { product(by: { slug: $slug }) { id } }'],
  ['query ($slug: String) { product(by: { slug: $slug }) { id } }', { slug: null }],
  ['query ($by: ProductKey = { slug: "mug" }) { product(by: $by) { id } }', { by: null }],
  ['query ($code: String = "x") { discountCode(code: $code) { __typename } }', { code: null }],
  ['query ($is: Boolean = true) { products @include(if: $is) { totalCount } }', { is: null }],
  ['query ($is: Boolean = true) { products @skip(if: $is) { totalCount } }', { is: null }],
  ['query ($is: Boolean = true) { products { totalCount @include(if: $is) } }', { is: null }],
  ['query ($is: Boolean = true) { products { ... @skip(if: $is) { totalCount } } }', { is: null }],
  [
    `query ($is: Boolean = true) { products { ...Count @include(if: $is) } }
    fragment Count on ProductConnection { totalCount }`,
    { is: null },
  ],
  ['query ($name: String = "Product") { __type(name: $name) { name } }', { name: null }],
  [
    `mutation ($id: ID = "x", $quantity: Int = 1) { addToCart(input: { items: [${ITEM}] }) { __typename } }`,
    { id: null },
  ],
  [
    'mutation ($items: [CartItemInput!] = []) { addToCart(input: { items: $items }) { __typename } }',
    { items: null },
  ],
  [
    'mutation ($item: CartItemInput = { productId: "x" }) { addToCart(input: { items: [$item] }) { __typename } }',
    { item: null },
  ],
];

test.each(NULL_INPUTS)('reports null for a required value: %s with %j', async (query, variables = {}) => {
  const { status, errors = [] } = await postTo(app.url, query, variables, admin);

  expect([status, errors.map(({ extensions }) => extensions)]).toEqual([200, [{ code: 'BAD_USER_INPUT' }]]);
});

const NULL_SUBSCRIPTIONS: [query: string, variables: object][] = [
  ['subscription ($ids: [ID!] = []) { stockChanged(productIds: $ids) { id } }', { ids: null }],
  ['subscription ($id: ID = "x") { stockChanged(productIds: [$id]) { id } }', { id: null }],
  ['subscription ($is: Boolean = true) { cartUpdated @include(if: $is) { id } }', { is: null }],
  ['subscription ($is: Boolean!) { cartUpdated @skip(if: $is) { id } }', { is: false }],
  ['subscription { cartUpdated(other: 1) { id } }', {}],
];

test.each(NULL_SUBSCRIPTIONS)(
  'reports invalid input of a subscription over events and WebSockets: %s',
  async (query, variables) => {
    const events = await openEvents(app.url, query, { variables, as: admin });
    await events.ended;
    const { init, send, messages, socket } = openSocket(app.url);
    await init(admin);
    send({ type: 'subscribe', id: 'one', payload: { query, variables } });
    const [refusal] = await until(
      () => messages.filter(({ type }) => type === 'error'),
      ({ length }) => length > 0,
    );
    socket.terminate();

    for (const { errors } of [...eventsIn(events.text()).results, { errors: refusal.payload }]) {
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  },
);

test('suggests no names for any misspelling if introspection is off', async () => {
  const closed = await startApp({ introspection: false });
  const misspelt: [string, object?][] = [
    ['{ produc { id } }'],
    ['{ products { nodes { nam } } }'],
    ['{ products(firs: 1) { totalCount } }'],
    ['{ products(sort: NEWES) { totalCount } }'],
    ['{ products(filter: { inStok: true }) { totalCount } }'],
    ['query ($s: ProductSor) { products(sort: $s) { totalCount } }'],
    ['query ($s: ProductSort) { products(sort: $s) { totalCount } }', { s: 'NEWES' }],
    ['query ($f: ProductFilter) { products(filter: $f) { totalCount } }', { f: { inStok: true } }],
    ['fragment F on Produc { id } { products { nodes { ...F } } }'],
    ['{ me @skp(if: true) { id } }'],
    ['{ __schema { types { name } } }'],
  ];
  const texts: string[] = [];
  for (const [query, variables] of misspelt) {
    const { errors } = await postTo(closed.url, query, variables);
    texts.push(JSON.stringify(errors));
  }
  await closed.stop();

  for (const text of texts) expect(text).toMatch(/^\[.*"code":"(GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)"/);
  expect(texts.filter((text) => /did you mean/i.test(text))).toEqual([]);
});

test('describes each error code in the schema', () => {
  const { description } = createSchema();

  expect(ERROR_CODES.filter((code) => !description?.includes(code))).toEqual([]);
});

test('logs no internal error of the server', () => {
  expect(app.logs.filter((line) => line.includes('request failed')).slice(0, 3)).toEqual([]);
});
