import { randomUUID } from 'node:crypto';
import { OperationTypeNode } from 'graphql';
import pg from 'pg';
import { EXPIRING, deleteExpired } from '../../src/shop/accounts/sessions/delete-expired.sql.ts';
import { transaction } from '../../src/platform/db/client.ts';
import { claimEvents } from '../../src/platform/events/outbox.sql.ts';
import { outboxDepth } from '../../src/platform/events/outbox-depth.sql.ts';
import { countFailedJobs, queueDepths } from '../../src/platform/jobs/queue-depth.sql.ts';
import { orderChangesIn } from '../../src/shop/orders/order-changes.sql.ts';
import { deleteOldEmails } from '../../src/shop/emails/emails.sql.ts';
import { deleteOldEvents } from '../../src/shop/payments/payment-events.sql.ts';
import { deleteOldDeliveries } from '../../src/shop/webhooks/deliveries.sql.ts';
import { deleteUnusedGuestCarts } from '../../src/shop/carts/unused-carts.sql.ts';
import { updateDueRepresentatives } from '../../src/shop/catalog/groups/due-representatives.sql.ts';
import { updateDuePrices } from '../../src/shop/catalog/products/due-prices.sql.ts';
import { markUnusedImages } from '../../src/shop/images/images.sql.ts';
import { findOldUploads } from '../../src/shop/images/uploads.sql.ts';
import { positionBefore, overdueOrders } from '../../src/shop/orders/unpaid-orders.sql.ts';
import {
  instantSecondsAgo,
  claimStalePayments,
  claimStaleRefunds,
  countOverdue,
} from '../../src/shop/payments/stale-payments.sql.ts';
import { startApp, type Account, type App, type Json } from '../support/app.ts';
import { ADDRESS, newPromotion } from '../support/data.ts';
import { examples, variablesOf } from '../support/examples.ts';
import { fillWithLargeShop, EMAILS, LARGE_SHOP_FLAWS } from '../support/large-shop.ts';
import { flawsOf, type Statement } from '../support/plans.ts';

/**
 * Every statement is planned and executed on a shop large enough to reveal a missing index. Statements are
 * recorded while operations run, so a new statement is checked as soon as an operation sends it.
 */
const SIZE = { orders: 20_000, products: 20_000 };

/** Statements whose cost may grow, and the reason. */
const GROWS = [
  {
    of: /from "orders" where .*"customer_id" = .* is true/s,
    why: 'Orders of a rare status are searched among all orders of the customer: an additional index would slow down every order.',
  },
];

type Who = keyof typeof EMAILS;

let app: App;
let client: pg.Client;
const accounts = new Map<Who, Account>();
const sent = new Map<string, Statement>();
let asking = '';

beforeAll(async () => {
  const logStatement = (sql: string, parameters: unknown[]) => {
    if (asking && !sent.has(sql)) sent.set(sql, { sql, parameters, operation: asking });
  };
  app = await startApp({ logStatement });
  await fillWithLargeShop(app.databaseUrl, SIZE);
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  for (const [who, email] of Object.entries(EMAILS)) {
    const { rows } = await client.query<{ id: string; session: string }>(
      'select users.id, sessions.id as session from users join sessions on user_id = users.id where email = $1',
      [email],
    );
    const { id, session: sessionId } = rows[0]!;
    const { token } = await app.tokens.sign(id, sessionId);
    accounts.set(who as Who, { id, email, token, sessionId });
  }
}, 600_000);
afterAll(async () => {
  await client.end();
  await app.stop();
});

/** The recorded statements that have a plan to check: not those that begin and end a transaction. */
const plannedStatements = () =>
  [...sent.values()].filter(({ sql }) => /^\s*(select|with|update|delete)\b/i.test(sql));

/** The recorded statements whose cost would grow with the shop. */
async function flawsOfAllSent(work: () => Promise<void>): Promise<string[]> {
  sent.clear();
  await work();
  const flaws: string[] = [];
  for (const statement of plannedStatements()) {
    if (GROWS.some(({ of }) => of.test(statement.sql))) continue;
    flaws.push(...(await flawsOf(client, statement)));
  }
  return flaws;
}

async function during<T>(what: string, work: () => Promise<T>): Promise<T> {
  asking = what;
  try {
    return await work();
  } finally {
    asking = '';
  }
}

async function run(document: string, who?: Who, variables: object = {}) {
  const as = who && accounts.get(who);
  const { data, errors } = await during(document, () => app.query(document, variables, { as }));
  expect([document, errors]).toEqual([document, undefined]);
  return data;
}

test('has a consistent shop', async () => {
  for (const [flaw, query] of Object.entries(LARGE_SHOP_FLAWS)) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from (${query}) flaws`);
    expect([flaw, rows[0]?.count]).toEqual([flaw, '0']);
  }
}, 60_000);

test('bounds the cost of queries by the page, not the table', async () => {
  const flaws = await flawsOfAllSent(async () => {
    await runExamples();
    await runLists();
    await runFacets();
    await runLookUps();
  });

  expect(sent.size).toBeGreaterThan(200);
  expect(flaws).toEqual([]);
  for (const { of, why } of GROWS) {
    const grown = [];
    for (const statement of sent.values())
      if (of.test(statement.sql)) grown.push(...(await flawsOf(client, statement)));
    expect([why, grown.length > 0]).toEqual([why, true]);
  }
}, 600_000);

test('bounds the cost of mutations by their changes', async () => {
  expect(await flawsOfAllSent(runMutations)).toEqual([]);
  expect(sent.size).toBeGreaterThan(20);
}, 60_000);

test('bounds the cost of recurring jobs by the pending work', async () => {
  const flaws = await flawsOfAllSent(() =>
    during('the worker', async () => {
      const moment = await instantSecondsAgo(app.db, 60);
      await claimStalePayments(app.db, 'test', moment, 100);
      await claimStaleRefunds(app.db, 'test', moment, 100);
      for (const owners of ['accounts', 'guests'] as const) {
        await overdueOrders(app.db, owners, 60, 100, positionBefore(new Date(0)));
      }
      await updateDuePrices(app.db, 500);
      await updateDueRepresentatives(app.db, 500);
      await deleteUnusedGuestCarts(app.db, 86_400, 500);
      for (const table of EXPIRING) await deleteExpired(app.db, table);
      await deleteOldDeliveries(app.db, 90 * 86_400, { batchSize: 500, maxBatches: 2 });
      await deleteOldEmails(app.db, 90 * 86_400, { batchSize: 500, maxBatches: 2 });
      await deleteOldEvents(app.db);
      await markUnusedImages(app.db, 100);
      await findOldUploads(app.db, 100);
      await transaction(app.db, (tx) => claimEvents(tx, 500));
      await orderChangesIn(app.db, { from: '100', to: '200' });
    }),
  );

  expect(flaws).toEqual([]);
}, 60_000);

test('bounds the cost of the gauges by the work that waits', async () => {
  const flaws = await flawsOfAllSent(() =>
    during('the metrics', async () => {
      await outboxDepth(app.db);
      await queueDepths(app.db);
      await countFailedJobs(app.db);
      await countOverdue(app.db);
    }),
  );

  expect(flaws).toEqual([]);
});

test('detects a missing index', async () => {
  await flawsOfAllSent(() =>
    runList('auditLog', 'filter: { action: ROLE_CHANGED }', 'nodes { id }', 'admin'),
  );
  const { rows } = await client.query<{ indexdef: string }>(
    `select indexdef from pg_indexes where indexname = 'audit_log_action'`,
  );
  await client.query('drop index audit_log_action');
  const flaws = [];
  for (const statement of plannedStatements()) flaws.push(...(await flawsOf(client, statement)));
  await client.query(rows[0]!.indexdef);

  expect(flaws).not.toEqual([]);
});

test('does not count more than ten thousand rows', async () => {
  const { orders } = await run('{ orders { totalCount } }', 'staff');

  expect(orders.totalCount).toBe(10_001);
});

// // § recorded operations

/** Sends each query of the examples as every account. */
async function runExamples() {
  for (const { file, text, operation } of examples) {
    if (operation.operation !== OperationTypeNode.QUERY) continue;
    for (const as of accounts.values()) await during(file, () => app.query(text, variablesOf(text), { as }));
  }
}

/**
 * Reads the first and second page of a list in both directions, and its count. `field` may be nested:
 * `me.orders`.
 */
async function runList(field: string, args: string, nodes = 'nodes { id }', who?: Who) {
  const [last, ...above] = field.split('.').toReversed();
  const read = async (place: string) => {
    const list = `${last}(${[place, args].join(' ')}) { totalCount pageInfo { endCursor } ${nodes} }`;
    const data = await run(`{ ${above.reduce((inner, outer) => `${outer} { ${inner} }`, list)} }`, who);
    const parent = above.reduce((value) => Object.values<Json>(value)[0], data);
    return parent[last!.split('(')[0]!].pageInfo.endCursor as string | null;
  };
  const end = await read('first: 20');
  await read('last: 20');
  if (end === null) return;
  await read(`first: 20, after: "${end}"`);
  await read(`last: 20, before: "${end}"`);
}

const SPAN = 'placedFrom: "2025-01-01T00:00:00Z", placedBefore: "2026-01-01T00:00:00Z"';
const WITH_SUBCATEGORIES = 'includeSubcategories: true';

const COLORS = '{ code: "color", anyOf: ["v1", "v2"] }';
const RARE = '{ code: "label", anyOf: ["v0", "v1"] }';
const ONE_OF_EACH = 'oneOfEachGroup: true';

const FILTERS = {
  orders: [
    '',
    'status: [PENDING]',
    'status: [PENDING, CANCELLED]',
    SPAN,
    `${SPAN}, status: [SHIPPED]`,
    'number: "ORD-00000100"',
    'paymentStatus: [PAID]',
    'paymentStatus: [PARTIALLY_REFUNDED, REFUNDED]',
    'paymentStatus: [UNPAID], status: [PENDING]',
    `${SPAN}, paymentStatus: [PARTIALLY_REFUNDED]`,
    'email: "Customer-77@example.com"',
    'email: "customer-77@example.com", paymentStatus: [PAID], status: [DELIVERED]',
    'search: "#0000010"',
    'search: "customer-77@"',
    'search: "ada cust"',
    'search: "nobody like this"',
    'search: "0000019", status: [PENDING, PROCESSING], paymentStatus: [UNPAID]',
  ],
  products: [
    '',
    'inStock: true',
    'inStock: false',
    'minPrice: "20", maxPrice: "60"',
    'minPrice: "20", maxPrice: "20.01"',
    'categorySlug: "category-700"',
    `categorySlug: "category-1", ${WITH_SUBCATEGORIES}`,
    `categorySlug: "category-5", ${WITH_SUBCATEGORIES}, inStock: true, minPrice: "20"`,
    `attributes: [${COLORS}]`,
    `attributes: [${RARE}]`,
    `attributes: [${COLORS}, { code: "size", anyOf: ["v3"] }], minPrice: "20"`,
    `attributes: [${COLORS}], categorySlug: "category-2", ${WITH_SUBCATEGORIES}`,
    ONE_OF_EACH,
    `${ONE_OF_EACH}, inStock: true`,
    `${ONE_OF_EACH}, maxPrice: "60", attributes: [${COLORS}, ${RARE}]`,
    `${ONE_OF_EACH}, categorySlug: "category-1", ${WITH_SUBCATEGORIES}`,
    `${ONE_OF_EACH}, categorySlug: "category-700", attributes: [${COLORS}]`,
  ],
  users: [
    '',
    'role: STAFF',
    'search: "customer-77@"',
    'search: "example.com"',
    ...['p', 'z', 'zq', 'ex', '7', '@', '%', 'x@', '@ex'].map((search) => `search: "${search}"`),
    'search: "p", role: STAFF',
    'search: "Person 12", role: CUSTOMER',
  ],
  audit: [
    '',
    'action: ROLE_CHANGED',
    'action: UPDATED',
    'subjectType: "Product"',
    'from: "2026-01-01T00:00:00Z"',
    'before: "2025-01-01T00:00:00Z"',
  ],
  deliveries: ['', 'state: FAILED', 'state: DELIVERED'],
};
const SEARCHES = [
  'walnut',
  'kitchen',
  'walnut bowl',
  'wal',
  'walnt bwol',
  'SKU-0000100',
  'zyxwv',
  'box',
  'machine washed',
  'k',
  'the bowl',
  'Small Walnut Bowl Bakon',
  'wi-fi',
  '茶',
  '青花瓷茶碗',
  ...[0x4e00, 0x0e01].map((first) =>
    Array.from({ length: 50 }, (_, n) => String.fromCodePoint(first + n)).join(' '),
  ),
  Array.from({ length: 50 }, (_, n) => 'bcdfg'[n % 5]! + 'aeiou'[n % 4]! + 'npqrst'[n % 6]!).join(' '),
];

/** The fields with the conditions under which a product is sold. */
const SOLD =
  'nodes { previousPrice { amount } lowestPrice30Days { amount } categories { id } related { id } }';

async function runLists() {
  const nested = `nodes { number customer { id } details { product { category { name } } } payments { refunds { id } }
    staffNotes { author { id } }
    history { actor { id } } emails { id } }`;
  const customer = `customerId: "${accounts.get('regular')!.id}"`;
  for (const filter of [...FILTERS.orders, customer, `${customer}, status: [DELIVERED]`]) {
    await runList('orders', `filter: { ${filter} }`, nested, 'staff');
    await runList('me.orders', `filter: { ${filter} }`, nested, 'regular');
  }
  for (const sort of ['NEWEST', 'NAME', 'PRICE_ASC', 'PRICE_DESC']) {
    for (const filter of FILTERS.products) {
      await runList(
        'products',
        `sort: ${sort}, filter: { ${filter} }`,
        'nodes { category { parent { id } } }',
      );
    }
    await runList(
      'category(by: { slug: "category-5" }).products',
      `sort: ${sort}, filter: { ${WITH_SUBCATEGORIES} }`,
    );
    await runList('category(by: { slug: "category-700" }).products', `sort: ${sort}`);
  }
  await runList('category(by: { slug: "category-700" }).products', 'sort: MANUAL', SOLD);
  await runList('products', 'sort: MANUAL, filter: { categorySlug: "category-5" }', SOLD);
  for (const search of SEARCHES) {
    for (const more of ['', 'sort: NAME', `filter: { categorySlug: "category-3", ${WITH_SUBCATEGORIES} }`]) {
      await runList('products', `search: "${search}", ${more}`);
    }
  }
  for (const rootsOnly of [true, false]) await runList('categories', `rootsOnly: ${rootsOnly}`);
  for (const filter of FILTERS.users) await runList('users', `filter: { ${filter} }`, undefined, 'admin');
  for (const search of ['', 'customer-77@', 'example.com']) {
    await runList(
      'customers',
      `filter: { search: "${search}" }`,
      'nodes { orders(first: 2) { nodes { id } } }',
      'staff',
    );
  }
  await runList(
    'product(by: { slug: "product-100" }).stockMovements',
    '',
    'nodes { order { id } actor { id } }',
    'staff',
  );
  for (const filter of [...FILTERS.audit, `actorId: "${accounts.get('staff')!.id}"`]) {
    await runList('auditLog', `filter: { ${filter} }`, 'nodes { actor { id } }', 'admin');
  }
  for (const filter of FILTERS.deliveries) {
    await runList(
      'webhookDeliveries',
      `filter: { ${filter} }`,
      'nodes { endpoint { id } order { id } }',
      'admin',
    );
  }
  await runList('failedJobs', '', undefined, 'staff');
}

const SUMMARY = 'priceRange { min { amount } } facets { attribute { code } values { count value { code } } }';

async function runFacets() {
  for (const filter of FILTERS.products)
    await run(`{ products(first: 1, filter: { ${filter} }) { ${SUMMARY} } }`);
  for (const filter of [ONE_OF_EACH, `attributes: [${COLORS}]`, WITH_SUBCATEGORIES]) {
    for (const slug of ['category-2', 'category-300'])
      await run(
        `{ category(by: { slug: "${slug}" }) { products(first: 1, filter: { ${filter} }) { totalCount ${SUMMARY} } } }`,
      );
  }
  for (const search of ['walnut', 'kitchen', 'walnut bowl']) {
    await run(
      `{ products(first: 1, search: "${search}", filter: { ${ONE_OF_EACH} }) { totalCount ${SUMMARY} } }`,
    );
  }
  await runList(
    'productGroups',
    '',
    'nodes { isAvailable variesBy { code } variants { options { value { id } } } }',
    'staff',
  );
}

async function runLookUps() {
  await run('{ productGroup(by: { slug: "group-160" }) { variants { attributes { values { id } } } } }');
  await run(
    `{ category(by: { slug: "category-1023" }) { ancestors { id } parent { id children { products(first: 2) { totalCount nodes { id } } } } } }`,
  );
  await run('{ ordersChangedSince(first: 50) { cursor changes { order { id } } } }', 'admin');
  await run(
    '{ me { cart { total { amount } items { product { id } } problems { __typename } } } }',
    'regular',
  );
  const { products } = await run('{ products(first: 1) { nodes { id slug sku } } }');
  for (const [key, value] of Object.entries<string>(products.nodes[0])) {
    await run(`{ product(by: { ${key}: "${value}" }) { id } }`);
  }
  await run('{ products(first: 100) { nodes { image images { url } category { images { url } } } } }');
  const { me } = await run('{ me { orders(first: 1) { nodes { id number } } } }', 'regular');
  for (const [key, value] of Object.entries<string>(me.orders.nodes[0])) {
    for (const who of ['regular', 'staff'] as const)
      await run(`{ order(by: { ${key}: "${value}" }) { id } }`, who);
  }
}

/** Adds a promotion with a limit per customer that was used by the orders of most customers. */
async function addPromotion() {
  const { id } = await newPromotion(app, { maxUsesPerCustomer: 1000 });
  await client.query(
    `insert into discount_redemptions (id, discount_code_id, order_id, customer_id)
    select gen_random_uuid(), $1, id, customer_id from orders where customer_id <> $2`,
    [id, accounts.get('regular')!.id],
  );
  await client.query('analyze discount_redemptions, discount_codes');
}

async function runMutations() {
  const mutate = (field: string, type: string, input: object, who: Who) =>
    run(`mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`, who, { input });
  const { products } = await run('{ products(first: 3, filter: { inStock: true }) { nodes { id } } }');
  const [productId, otherId] = products.nodes.map(({ id }: { id: string }) => id);
  const idempotencyKey = randomUUID();
  const items = [
    { productId, quantity: 1 },
    { productId: otherId, quantity: 1 },
  ];

  await addPromotion();
  await mutate('addToCart', 'AddToCartInput', { items }, 'regular');
  await mutate(
    'placeOrder',
    'PlaceOrderInput',
    { idempotencyKey, shippingAddress: ADDRESS, items },
    'regular',
  );
  const { me } = await run('{ me { orders(first: 1) { nodes { id } } } }', 'regular');
  const orderId = me.orders.nodes[0].id as string;
  await mutate(
    'payOrder',
    'PayOrderInput',
    { orderId, idempotencyKey, paymentToken: 'tok_success' },
    'regular',
  );
  await mutate('updateOrderStatus', 'UpdateOrderStatusInput', { orderId, status: 'SHIPPED' }, 'staff');
  await mutate('updateTracking', 'UpdateTrackingInput', { orderId, carrier: 'Post' }, 'staff');
  await mutate('addOrderNote', 'AddOrderNoteInput', { orderId, text: 'Called.', idempotencyKey }, 'staff');
  await mutate('cancelOrder', 'CancelOrderInput', { orderId }, 'staff');
  const unpaid = await run(
    '{ orders(first: 1, filter: { paymentStatus: [UNPAID], status: [PENDING] }) { nodes { id } } }',
    'staff',
  );
  const toPay = unpaid.orders.nodes[0].id as string;
  await mutate(
    'recordPayment',
    'RecordPaymentInput',
    { orderId: toPay, method: 'CASH', reference: '1', idempotencyKey: `${idempotencyKey}-2` },
    'staff',
  );
  await mutate(
    'setStock',
    'SetStockInput',
    { productId: otherId, stock: 5, reason: 'Counted', idempotencyKey: `${idempotencyKey}-2` },
    'staff',
  );
  await mutate(
    'adjustStock',
    'AdjustStockInput',
    { productId, delta: 5, reason: 'Found', idempotencyKey },
    'staff',
  );
  const owner = await run(`{ product(by: { id: "${productId}" }) { images { id } } }`);
  const imageId = owner.product.images[0].id as string;
  const { attachImage } = await run(
    `mutation { attachImage(input: { imageId: "${imageId}", productId: "${otherId}" }) { ... on AttachImageSuccess { image { id } } } }`,
    'staff',
  );
  await run(`mutation { detachImage(id: "${attachImage.image.id}") { __typename } }`, 'staff');
  const save = { address: { ...ADDRESS, line1: '2' }, isDefaultShipping: true, isDefaultBilling: true };
  await mutate('createAddress', 'SavedAddressInput', save, 'regular');
  const saved = await run('{ me { addresses { id } } }', 'regular');
  const { id } = saved.me.addresses[0];
  await run(
    'mutation ($id: ID!, $input: SavedAddressInput!) { updateAddress(id: $id, input: $input) { __typename } }',
    'regular',
    { id, input: save },
  );
  await mutate(
    'placeOrder',
    'PlaceOrderInput',
    {
      idempotencyKey: randomUUID(),
      shippingAddressId: id,
      billingAddress: { ...ADDRESS, line1: '3' },
      saveAddress: true,
      items,
    },
    'regular',
  );
  await run('mutation ($id: ID!) { deleteAddress(id: $id) { __typename } }', 'regular', { id });
  await mutate('updateProfile', 'UpdateProfileInput', { locale: 'de' }, 'regular');
  await mutate(
    'createProduct',
    'CreateProductInput',
    { name: 'New Bowl', sku: 'NEW-1', price: '10.00' },
    'staff',
  );
  await mutate(
    'setRelatedProducts',
    'SetRelatedProductsInput',
    { productId, relatedIds: [otherId] },
    'staff',
  );
  const { category } = await run(
    '{ category(by: { slug: "category-700" }) { id products(first: 2) { nodes { id } } } }',
  );
  const productIds = category.products.nodes.map((node: { id: string }) => node.id);
  await mutate(
    'sortCategoryProducts',
    'SortCategoryProductsInput',
    { categoryId: category.id, productIds },
    'staff',
  );
  await run(
    'mutation ($id: ID!, $input: UpdateProductInput!) { updateProduct(id: $id, input: $input) { __typename } }',
    'staff',
    { id: productId, input: { salePrice: { amount: '1' }, otherCategoryIds: [category.id] } },
  );
}
