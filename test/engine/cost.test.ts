import {
  buildSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isInputObjectType,
  isListType,
  isObjectType,
  parse,
  type DocumentNode,
} from 'graphql';
import { createCostAnalysis, listSizeOf } from '../../src/engine/documents/cost.ts';
import { weightOf } from '../../src/engine/documents/weights.ts';
import { createDocuments } from '../../src/engine/documents/documents.ts';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { postWithExtensions, startApp, type App } from '../support/app.ts';
import { examples, variablesOf } from '../support/examples.ts';
import { eventsIn, openEvents } from '../support/live.ts';

const schema = createSchema();
const pricing = createCostAnalysis(schema);
const IMAGES_OF = 'product(by: { slug: "a" }) { images';
const costOf = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  return pricing.costOf(document, getOperationAST(document, undefined)!, variables);
};

describe('cost of an operation', () => {
  test.each([
    ['scalars cost nothing', '{ __typename }', {}, 0, 1],
    ['an object costs 1', '{ me { id name email } }', {}, 1, 4],
    ['a connection and each of its nodes', '{ products(first: 7) { nodes { id } } }', {}, 1 + 7, 1 + 7 * 2],
    ['20 where it is not said', '{ products { nodes { id } } }', {}, 1 + 20, 1 + 20 * 2],
    ['null is as if it were left out', '{ products(first: null) { nodes { id } } }', {}, 21, 41],
    ['last counts like first', '{ products(last: 3) { nodes { id } } }', {}, 1 + 3, 1 + 3 * 2],
    ['no more than there may be', '{ products(first: 5000) { nodes { id } } }', {}, 101, 201],
    [
      'edges and nodes both',
      '{ products(first: 5) { nodes { id } edges { node { id } } } }',
      {},
      1 + 5 + 5 * 2,
      1 + 10 + 15,
    ],
    [
      'what is below a list',
      '{ products(first: 5) { nodes { category { name } } } }',
      {},
      1 + 5 * 2,
      1 + 5 * 3,
    ],
    [
      'lists in lists',
      '{ categories(first: 3) { nodes { products(first: 4) { nodes { id } } } } }',
      {},
      1 + 3 * (2 + 4),
      1 + 3 * (2 + 4 * 2),
    ],
    [
      'a list that is shorter than the schema assumes',
      `{ ${IMAGES_OF}(first: 2) { id } } }`,
      {},
      1 + 2,
      1 + 2 * 2,
    ],
    [
      'a list that may be longer than the schema assumes',
      `{ ${IMAGES_OF}(first: 20) { id } } }`,
      {},
      1 + 5,
      1 + 5 * 2,
    ],
    [
      'a list as long as the schema assumes',
      '{ categories(first: 3) { nodes { children { id } } } }',
      {},
      1 + 3 * 6,
      1 + 3 * 11,
    ],
    ['a list of scalars', '{ cart { discountCodes } }', {}, 1, 3],
    ['aliases', '{ a: me { id } b: me { id } }', {}, 2, 4],
    [
      'a fragment, each time',
      '{ a: me { ...F } b: me { ...F } } fragment F on User { cart { id } }',
      {},
      4,
      6,
    ],
    ['what is skipped', '{ me @skip(if: true) { id } }', {}, 1, 2],
    ['a mutation costs 10 more', 'mutation { createCart { token cart { id } } }', {}, 12, 4],
    ['a mutation that answers with a scalar', 'mutation { a: logout b: logout }', {}, 20, 2],
    ['each mutation', 'mutation { a: createCart { token } b: createCart { token } }', {}, 22, 4],
    ['a variable', 'query ($n: Int) { products(first: $n) { nodes { id } } }', { n: 9 }, 10, 19],
    ['a variable that is not given', 'query ($n: Int) { products(first: $n) { nodes { id } } }', {}, 21, 41],
    [
      'a list without a size of its own',
      '{ ordersChangedSince(first: 8) { changes { cursor } } }',
      {},
      60 + 9,
      17,
    ],
    ['a subscription', 'subscription { newOrders { details { id } } }', {}, 1 + 5, 1 + 5 * 2 + 1 - 1],
    ['a count', '{ products(first: 1) { totalCount } }', {}, 1 + 100, 1 + 1],
    [
      'each count of a list',
      '{ categories(first: 4) { nodes { products(first: 1) { totalCount } } } }',
      {},
      1 + 4 * (1 + 1 + 100),
      1 + 4 * (1 + 1 + 1),
    ],
    [
      'each word of a search',
      '{ products(first: 3, search: "steel  bowl, 水") { nodes { id } } }',
      {},
      154,
      7,
    ],
    ['a search without words', '{ products(first: 3, search: "?") { nodes { id } } }', {}, 54, 7],
    ['no search', '{ products(first: 3, search: null) { nodes { id } } }', {}, 4, 7],
    [
      'the words in a variable',
      'query ($s: String) { products(first: 3, search: $s) { nodes { id } } }',
      { s: 'a b c d' },
      204,
      7,
    ],
    [
      'the words in a field of a variable',
      'query ($filter: UserFilter) { users(first: 3, filter: $filter) { nodes { id } } }',
      { filter: { search: 'ada example' } },
      104,
      7,
    ],
    [
      'the words in a variable of an input field',
      'query ($s: String) { users(first: 3, filter: { search: $s }) { nodes { id } } }',
      { s: 'ada' },
      54,
      7,
    ],
    [
      'an argument that is set to false',
      '{ products(first: 3, filter: { includeSubcategories: false }) { nodes { id } } }',
      {},
      4,
      7,
    ],
    [
      'an argument that is set to true',
      '{ products(first: 3, filter: { includeSubcategories: true }) { nodes { id } } }',
      {},
      64,
      7,
    ],
    [
      'each item of a preview',
      'query ($items: [CartItemInput!]) { previewOrder(input: { items: $items }) { __typename } }',
      { items: Array.from({ length: 100 }, () => ({ productId: 'p' })) },
      1 + 50 + 2 * 100,
      2,
    ],
    ['introspection is free', '{ __schema { queryType { name } } }', {}, 0, 3],
  ])('%s', (_, text, variables, cost, values) => {
    expect(costOf(text, variables)).toEqual({ cost, values });
  });

  test('computes the cost of a known operation again if its words change', () => {
    const document = parse('query ($s: String) { products(first: 1, search: $s) { nodes { id } } }');
    const operation = getOperationAST(document, undefined)!;
    const costs = ['a', 'a b', 'c d', 'a'].map((s) => pricing.costOf(document, operation, { s }).cost);

    expect(costs).toEqual([52, 102, 102, 52]);
  });

  test('counts fragments that spread other fragments', () => {
    const spreads = Array.from(
      { length: 5 },
      (_, at) => `fragment F${at} on User { ...F${at + 1} ...F${at + 1} }`,
    );

    expect(costOf(`{ me { ...F0 } } ${spreads.join(' ')} fragment F5 on User { cart { id } }`).cost).toBe(
      1 + 32,
    );
  });
});

test('finds a weight in input types that contain each other, in any order of use', () => {
  const analysis = createCostAnalysis(
    buildSchema(`
      directive @cost(weight: Int!) on INPUT_FIELD_DEFINITION
      input Outer { inner: Inner, search: String @cost(weight: 50) }
      input Inner { outer: Outer }
      type Query { outer(by: Outer): Int, inner(by: Inner): Int }
    `),
  );
  const costs = ['{ outer(by: { search: "a" }) }', '{ inner(by: { outer: { search: "a" } }) }'].map(
    (text) => {
      const document = parse(text);
      return analysis.costOf(document, getOperationAST(document, undefined)!, {}).cost;
    },
  );

  expect(costs).toEqual([50, 50]);
});

test('declares a size for each list of the schema, or derives it from the page size of the parent', () => {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const isPaged = ({ args }: { args: readonly { name: string }[] }) =>
    args.some(({ name }) => name === 'first');
  const leadTo = (name: string) =>
    types.flatMap((type) =>
      Object.values(type.getFields()).filter((field) => getNamedType(field.type).name === name),
    );
  const unsized = types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isListType(getNullableType(field.type)) && listSizeOf(field) === undefined)
        .filter(() => !leadTo(type.name).every(isPaged))
        .map((field) => `${type.name}.${field.name}`),
    );

  expect(unsized).toEqual([]);
});

test('declares a weight for each search and each count of the schema', () => {
  const types = Object.values(schema.getTypeMap());
  const fields = types.filter(isObjectType).flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => [
      { place: `${type.name}.${field.name}`, name: field.name, weight: weightOf(field) },
      ...field.args.map((argument) => ({
        place: `${type.name}.${field.name}.${argument.name}`,
        name: argument.name,
        weight: weightOf(argument),
      })),
    ]),
  );
  const inputs = types.filter(isInputObjectType).flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({
      place: `${type.name}.${field.name}`,
      name: field.name,
      weight: weightOf(field),
    })),
  );
  const costly = [...fields, ...inputs].filter(({ name }) => name === 'search' || name === 'totalCount');

  expect(costly.length).toBeGreaterThan(10);
  expect(costly.filter(({ weight }) => weight < 20)).toEqual([]);
});

const half = Object.entries(DEFAULT_LIMITS).map(([limit, most]) => [limit, Math.floor(most / 2)] as const);
const withinHalf = createDocuments(schema, {
  // The deepest example has 7 of 12 levels: more than half.
  limits: { ...(Object.fromEntries(half) as typeof DEFAULT_LIMITS), depth: 8 },
  introspection: true,
  trustedDocuments: null,
});

test.each(examples)('examples/operations/$file uses at most half of each limit', ({ text }) => {
  const variables = variablesOf(text);
  const document = withinHalf.read(text);

  expect(document).toHaveProperty('kind', 'Document');
  const operation = getOperationAST(document as DocumentNode)!;
  expect(withinHalf.analyzeCost({ document: document as DocumentNode, operation, variables })).toHaveProperty(
    'cost',
  );
});

describe('over HTTP', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  test('returns the requested and the available cost', async () => {
    const { data, extensions } = await postWithExtensions(app.url, '{ products(first: 3) { nodes { id } } }');

    expect([data, extensions]).toEqual([
      { products: { nodes: [] } },
      { cost: { requested: 4, maximum: DEFAULT_LIMITS.cost } },
    ]);
  });

  const objects = (count: number) =>
    Array.from({ length: count }, (_, at) => `a${at}: price { amount }`).join(' ');
  const costing = (first: number) =>
    `query ($first: Int = ${first}) { products(first: $first) { nodes { ${objects(19)} } } }`;

  test('rejects an operation above the cost limit before execution, for a literal, a variable and a default', async () => {
    const answers = [
      await app.query(costing(99)),
      await app.query(costing(100)),
      await app.query(costing(1), { first: 100 }),
    ];

    expect(
      answers.map(({ status, errors }) => [status, errors?.[0]?.message, errors?.[0]?.extensions.code]),
    ).toEqual([
      [200, undefined, undefined],
      [400, '2,001 units of cost; the limit is 2,000.', 'QUERY_TOO_COMPLEX'],
      [400, '2,001 units of cost; the limit is 2,000.', 'QUERY_TOO_COMPLEX'],
    ]);
  });

  test('charges nothing for scalars, but limits their number', async () => {
    const scalars = Array.from({ length: 14 }, (_, at) => `a${at}: category { ...C }`).join(' ');
    const names = Array.from({ length: 14 }, (_, at) => `b${at}: name`).join(' ');
    const { status, errors } = await app.query(
      `{ products(first: 100) { nodes { ${scalars} } } } fragment C on Category { id slug description image createdAt updatedAt ${names} }`,
    );

    expect([status, errors?.[0]?.message]).toEqual([
      400,
      '29,501 values in the response; the limit is 28,000.',
    ]);
  });

  test('charges a subscription', async () => {
    const query = `subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { category { products(first: 100) { nodes { ${objects(20)} } } } } }`;
    const events = await openEvents(app.url, query, { variables: { ids: [crypto.randomUUID()] } });
    await events.ended;

    expect(eventsIn(events.text()).results).toMatchObject([
      { errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] },
    ]);
  });
});
