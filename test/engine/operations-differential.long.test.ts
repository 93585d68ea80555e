import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { inArray } from 'drizzle-orm';
import { execute, OperationTypeNode, type ExecutionResult, type GraphQLLeafType } from 'graphql';
import { createContext, type Context } from '../../src/shop/context.ts';
import { users, type Role } from '../../src/platform/db/schema.ts';
import { SAMPLE_ACCOUNTS, seed } from '../../src/sample/seed.ts';
import { createDocuments } from '../../src/engine/documents/documents.ts';
import { createOrderTokens } from '../../src/shop/orders/order-tokens.ts';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { executorFor } from '../../src/engine/execution/executor.ts';
import { isUuid } from '../../src/platform/graphql/ids.ts';
import { totalsAtRates } from '../../src/shop/pricing/totals-at-rates.ts';
import { noThrottles } from '../../src/platform/throttles/throttles.ts';
import type { Viewer } from '../../src/platform/viewer.ts';
import { startApp, type App } from '../support/app.ts';
import { createBare, differenceInRace, differenceOf } from '../support/compare-results.ts';
import type { Drawing } from '../support/drawing.ts';
import { examples, variablesOf } from '../support/examples.ts';
import { operationsOf } from '../support/generate-operations.ts';
import { rowsOf } from '../support/soundness.ts';

/** One executor each, on the same rows, with loaders of their own. */
const schema = createSchema();
const ours = executorFor(schema);
const bareOf = createBare(schema);
const documents = createDocuments(schema, {
  limits: DEFAULT_LIMITS,
  introspection: true,
  trustedDocuments: null,
});

let app: App;
const viewers = new Map<Role | 'GUEST', Viewer | null>([['GUEST', null]]);
/** Values of the shop for the positions where they apply. Other positions of the same type get any of them. */
const known = new Map<string, unknown[]>();

beforeAll(async () => {
  app = await startApp();
  await seed(app.db, {
    currency: 'USD',
    fractionDigits: 2,
    price: totalsAtRates,
    hashPassword: async (password) => `hash of ${password}`,
  });
  const emails = SAMPLE_ACCOUNTS.map(({ email }) => email);
  for (const user of await app.db.select().from(users).where(inArray(users.email, emails))) {
    viewers.set(user.role, { user, sessionId: randomUUID() });
  }
  const valuesOf = async (column: string, table: string) =>
    (
      await rowsOf(app.db, `select ${column} as value from ${table} order by md5(${column}::text) limit 40`)
    ).map(({ value }) => value);
  const places: [string, string, string][] = [
    ['ProductKey.id', 'id', 'products'],
    ['ProductKey.slug', 'slug', 'products'],
    ['ProductKey.sku', 'sku', 'products'],
    ['CategoryKey.id', 'id', 'categories'],
    ['CategoryKey.slug', 'slug', 'categories'],
    ['ProductFilter.categoryId', 'id', 'categories'],
    ['ProductFilter.categorySlug', 'slug', 'categories'],
    ['OrderKey.id', 'id', 'orders'],
    ['OrderKey.number', 'number', 'orders'],
    ['Query.user.id', 'id', 'users'],
    ['Query.discountCode.code', 'code', 'discount_codes'],
  ];
  for (const [place, column, table] of places) known.set(place, await valuesOf(column, table));
  const { email } = SAMPLE_ACCOUNTS.find(({ role }) => role === 'CUSTOMER')!;
  const own = await valuesOf(
    'orders.id',
    `orders join users on users.id = customer_id where users.email = '${email}'`,
  );
  known.get('OrderKey.id')!.unshift(...own);
}, 300_000);
afterAll(() => app.stop());

const contextFor = (viewer: Viewer | null): Context =>
  createContext(
    {
      db: app.db,
      unpaidLimits: null,
      pricing: {
        currency: 'USD',
        pricesIncludeTax: false,
        rounding: 'half-up',
        home: { country: null, region: null, postalCode: null },
        taxProvider: null,
        shippingProvider: null,
      },
      publicUrl: () => app.url,
      paymentProvider: app.paymentProvider,
      requiresShipping: false,
      stockDisplay: { lowThreshold: 5, isExact: true },
      storefront: { name: 'Test Shop', locale: 'en-US', timeZone: 'UTC', url: null, links: [] },
      guestCheckout: true,
      orderTokens: createOrderTokens(Buffer.from('secret')),
      unpaidTtls: { accounts: null, guests: null },
      allowPrivateAddresses: false,
      storage: app.storage,
      tokens: app.tokens,
      passwords: app.passwords,
      throttles: noThrottles,
      sessionLifetimes: { idleSeconds: 60, absoluteSeconds: 60 },
      bus: app.bus,
    },
    { viewer, client: { address: '127.0.0.1', userAgent: null }, log: () => {} },
  );

/** The reference: graphql-js, without eager loading. */
const referenceContextFor = (viewer: Viewer | null) => contextFor(viewer);

type Compared = { difference: string | undefined; result: ExecutionResult };

/** Undefined if the operation is rejected before execution. */
async function compare(
  text: string,
  variables: Record<string, unknown>,
  viewer: Viewer | null,
): Promise<Compared | undefined> {
  const document = documents.read(text);
  if ('errors' in document) return undefined;
  const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition')!;
  const weighed = documents.analyzeCost({ document, operation, variables });
  if ('errors' in weighed) return undefined;
  const args = { schema, document, variableValues: variables };
  const [result, expected] = await Promise.all([
    ours({ document, coercedVariables: weighed.variables, contextValue: contextFor(viewer) }),
    execute({ ...args, contextValue: referenceContextFor(viewer) }),
  ]);
  let difference = differenceOf(result, expected);
  if (difference && expected.errors) {
    const bare = await bareOf({ ...args, contextValue: referenceContextFor(viewer) });
    difference = differenceInRace(result, expected, bare);
  }
  return { difference, result };
}

const report = (difference: string | undefined, who: string, text: string, variables: object) =>
  difference && `${who}: ${difference}\n${text}\n${JSON.stringify(variables)}`;

/** Replaces each example id with the id of an existing row. */
const withId = (variables: Record<string, unknown>, id: unknown) =>
  JSON.parse(JSON.stringify(variables), (_key, value: unknown) =>
    typeof value === 'string' && isUuid(value) ? (id ?? value) : value,
  ) as Record<string, unknown>;

describe('executes like graphql-js for every role:', () => {
  const queries = examples.filter(({ operation }) => operation.operation === OperationTypeNode.QUERY);

  test.each(queries)('$file', async ({ text }) => {
    const ids = ['ProductKey.id', 'CategoryKey.id', 'OrderKey.id', 'Query.user.id'].map(
      (place) => known.get(place)?.[0],
    );
    for (const id of new Set([undefined, ...ids])) {
      const variables = withId(variablesOf(text), id);
      if (id !== undefined && isDeepStrictEqual(variables, variablesOf(text))) continue;
      for (const [who, viewer] of viewers) {
        const compared = await compare(text, variables, viewer);
        expect(compared).toBeDefined();
        expect(report(compared?.difference, who, text, variables)).toBeUndefined();
      }
    }
  });
});

const LEAVES: Record<string, (draw: Drawing) => unknown> = {
  Int: (draw) => draw.upTo(5) + (draw.chance(0.95) ? 1 : 0),
  Decimal: (draw) => draw.one(['10', '19.99', '250.00']),
  CurrencyCode: () => 'USD',
  CountryCode: (draw) => draw.one(['US', 'DE', 'GB']),
  EmailAddress: (draw) => draw.one(SAMPLE_ACCOUNTS).email,
  DateTime: (draw) => `202${draw.upTo(7)}-06-01T00:00:00Z`,
  JSONObject: () => ({}),
  URL: () => 'https://shop.example/hook',
  String: (draw) => draw.one(['lamp', 'oak table', 'chiar', 'blue', 'a']),
  ID: (draw) => draw.one(draw.one([...known.values()])),
};

const leaf = ({ name }: GraphQLLeafType, place: string, draw: Drawing): unknown => {
  const values = known.get(place);
  if (values && draw.chance(0.9)) return draw.one(values);
  return LEAVES[name]?.(draw);
};

/** Both page directions together and invalid cursors are rejected, so they are generated rarely. */
const likelihood = (place: string) =>
  /\.(after|before|last|cursor|token|cartToken)$/.test(place) ? 0.06 : 0.4;

const COUNT = 2_000;
const AT_ONCE = 8;

test('executes generated queries like graphql-js for every role, and most of them without rejection', async () => {
  const generate = operationsOf(schema, { depth: 5, fields: 25, leaf, likelihood });
  const counts = { executed: 0, refused: 0, answered: 0, failed: 0 };
  const compareOne = async (number: number) => {
    const { text, variables } = generate(`query ${number}`);
    const [who, viewer] = [...viewers][[0, 1, 1, 2, 2, 3, 3, 3][number % 8]!]!;
    const compared = await compare(text, variables, viewer);
    if (!compared) return void counts.refused++;
    expect(report(compared.difference, who, text, variables)).toBeUndefined();
    counts.executed++;
    if (compared.result.errors) counts.failed++;
    else counts.answered++;
    return undefined;
  };
  for (let number = 0; number < COUNT; number += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => compareOne(number + at)));
  }
  expect(counts.executed).toBeGreaterThan(COUNT * 0.8);
  expect(counts.answered).toBeGreaterThan(COUNT * 0.3);
  expect(counts.failed).toBeGreaterThan(COUNT * 0.05);
}, 300_000);
