import { randomUUID } from 'node:crypto';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { graphql, isObjectType, type ConstDirectiveNode, type GraphQLObjectType } from 'graphql';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import type { Role } from '../../src/platform/db/schema.ts';
import { createSchema, typeDefs } from '../../src/server/fields/executable-schema.ts';
import { wrapResolvers } from '../../src/server/fields/wrap-resolvers.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { countListeners, eventsIn, openEvents } from '../support/live.ts';
import {
  ADDRESS,
  newCustomer,
  newProduct,
  newShippingMethod,
  newStaff,
  newUser,
  placeOrder,
} from '../support/data.ts';
import { until } from '../support/until.ts';

let app: App;
let listening: () => number;
beforeAll(async () => {
  app = await startApp();
  await newProduct(app, { id: deliverable });
  await newShippingMethod(app);
  listening = countListeners(app);
});
afterAll(() => app.stop());

const nobody = randomUUID();

const deliverable = randomUUID();
const address = `{ name: "A", line1: "1", city: "C", postalCode: "P", country: "US" }`;
/** A field of the only shipping method. */
const method = (field: string) =>
  `{ shippingOptions(items: [{ productId: "${deliverable}" }], country: "FR") { method { ${field} } } }`;

/** Every field and type with `@auth`, its required role, and an operation that selects it. */
const GUARDED: Record<string, [Role, string]> = {
  AuditEntry: ['ADMIN', '{ auditLog(first: 1) { nodes { action } } }'],
  CatalogImport: ['STAFF', `{ catalogImport(id: "${nobody}") { id } }`],
  DiscountCode: ['STAFF', '{ discountCodes(first: 1) { nodes { code } } }'],
  ImportUpload: ['STAFF', `mutation { createImportUpload(input: { format: CSV, bytes: 0 }) { __typename } }`],
  'Mutation.createExport': ['STAFF', 'mutation { createExport(kind: PRODUCTS) { __typename } }'],
  'Mutation.createImportUpload': [
    'STAFF',
    'mutation { createImportUpload(input: { format: CSV, bytes: 0 }) { __typename } }',
  ],
  'Mutation.createSearchSynonyms': [
    'STAFF',
    'mutation { createSearchSynonyms(input: { terms: [] }) { __typename } }',
  ],
  'Mutation.deleteSearchSynonyms': [
    'STAFF',
    `mutation { deleteSearchSynonyms(id: "${nobody}") { __typename } }`,
  ],
  'Mutation.productBulkUpdate': [
    'STAFF',
    `mutation { productBulkUpdate(input: [{ product: { id: "${nobody}" } }]) { __typename } }`,
  ],
  'Mutation.startCatalogImport': [
    'STAFF',
    'mutation { startCatalogImport(uploadToken: "none") { __typename } }',
  ],
  'Mutation.updateSearchSynonyms': [
    'STAFF',
    `mutation { updateSearchSynonyms(id: "${nobody}", input: { terms: [] }) { __typename } }`,
  ],
  'Query.catalogImport': ['STAFF', `{ catalogImport(id: "${nobody}") { state } }`],
  'Query.searchSynonyms': ['STAFF', '{ searchSynonyms(first: 0) { totalCount } }'],
  SearchSynonyms: ['STAFF', '{ searchSynonyms(first: 1) { nodes { terms } } }'],
  'Mutation.attachImage': [
    'STAFF',
    `mutation { attachImage(input: { imageId: "${nobody}", productId: "${nobody}" }) { __typename } }`,
  ],
  'Mutation.createImageUpload': [
    'STAFF',
    'mutation { createImageUpload(input: { contentType: "image/gif", bytes: 1, sha256: "" }) { __typename } }',
  ],
  'Mutation.detachImage': ['STAFF', `mutation { detachImage(id: "${nobody}") { __typename } }`],
  'Mutation.reorderImages': [
    'STAFF',
    `mutation { reorderImages(productId: "${nobody}", imageIds: []) { __typename } }`,
  ],
  'Mutation.setRelatedProducts': [
    'STAFF',
    `mutation { setRelatedProducts(input: { productId: "${nobody}", relatedIds: [] }) { __typename } }`,
  ],
  'Mutation.sortCategoryProducts': [
    'STAFF',
    `mutation { sortCategoryProducts(input: { categoryId: "${nobody}", productIds: [] }) { __typename } }`,
  ],
  'Mutation.updateImage': [
    'STAFF',
    `mutation { updateImage(id: "${nobody}", input: { alt: "a" }) { __typename } }`,
  ],
  'Product.isEnabled': ['STAFF', '{ products(first: 1) { nodes { isEnabled } } }'],
  'Product.publishAt': ['STAFF', '{ products(first: 1) { nodes { publishAt } } }'],
  'Product.salePrice': ['STAFF', '{ products(first: 1) { nodes { salePrice { startsAt } } } }'],
  'Product.unpublishAt': ['STAFF', '{ products(first: 1) { nodes { unpublishAt } } }'],
  SalePrice: ['STAFF', '{ products(first: 1) { nodes { salePrice { endsAt } } } }'],
  FailedJob: ['STAFF', '{ failedJobs(first: 1) { nodes { name } } }'],
  'Mutation.addOrderNote': [
    'STAFF',
    `mutation { addOrderNote(input: { orderId: "${nobody}", text: "n", idempotencyKey: "k" }) { __typename } }`,
  ],
  'Mutation.claimOrder': ['CUSTOMER', 'mutation { claimOrder(token: "none") { __typename } }'],
  'Mutation.closePayment': [
    'STAFF',
    `mutation { closePayment(input: { paymentId: "${nobody}" }) { __typename } }`,
  ],
  'Mutation.recordPayment': [
    'STAFF',
    `mutation { recordPayment(input: { orderId: "${nobody}", method: CASH, reference: "1", idempotencyKey: "k" }) { __typename } }`,
  ],
  'Mutation.addProductVariant': [
    'STAFF',
    `mutation { addProductVariant(input: { groupId: "${nobody}", productId: "${nobody}" }) { __typename } }`,
  ],
  'Mutation.createAttribute': [
    'STAFF',
    'mutation { createAttribute(input: { code: "a", name: "" }) { __typename } }',
  ],
  'Mutation.createAttributeValue': [
    'STAFF',
    `mutation { createAttributeValue(input: { attributeId: "${nobody}", code: "a", label: "A" }) { __typename } }`,
  ],
  'Mutation.createProductGroup': [
    'STAFF',
    'mutation { createProductGroup(input: { name: "", variesBy: [] }) { __typename } }',
  ],
  'Mutation.deleteAttribute': ['STAFF', `mutation { deleteAttribute(id: "${nobody}") { __typename } }`],
  'Mutation.deleteAttributeValue': [
    'STAFF',
    `mutation { deleteAttributeValue(id: "${nobody}") { __typename } }`,
  ],
  'Mutation.deleteProductGroup': ['STAFF', `mutation { deleteProductGroup(id: "${nobody}") { groupId } }`],
  'Mutation.generateVariants': [
    'STAFF',
    `mutation { generateVariants(input: { groupId: "${nobody}", options: [], skuPattern: "S", price: 1 }) { __typename } }`,
  ],
  'Mutation.removeProductVariant': [
    'STAFF',
    `mutation { removeProductVariant(productId: "${nobody}") { product { id } } }`,
  ],
  'Mutation.setProductAttributes': [
    'STAFF',
    `mutation { setProductAttributes(input: { productId: "${nobody}", attributes: [] }) { __typename } }`,
  ],
  'Mutation.updateAttribute': [
    'STAFF',
    `mutation { updateAttribute(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.updateAttributeValue': [
    'STAFF',
    `mutation { updateAttributeValue(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.updateProductGroup': [
    'STAFF',
    `mutation { updateProductGroup(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.setStock': [
    'STAFF',
    `mutation { setStock(input: { productId: "${nobody}", stock: 1, reason: "r", idempotencyKey: "k" }) { __typename } }`,
  ],
  'Mutation.updateTracking': [
    'STAFF',
    `mutation { updateTracking(input: { orderId: "${nobody}" }) { __typename } }`,
  ],
  'Mutation.adjustStock': [
    'STAFF',
    `mutation { adjustStock(input: { productId: "${nobody}", delta: 1, reason: "r", idempotencyKey: "k" }) { __typename } }`,
  ],
  'Mutation.changePassword': [
    'CUSTOMER',
    'mutation { changePassword(input: { currentPassword: "", newPassword: "" }) { __typename } }',
  ],
  'Mutation.confirmEmailChange': ['CUSTOMER', 'mutation { confirmEmailChange(token: "") { __typename } }'],
  'Mutation.createAddress': [
    'CUSTOMER',
    `mutation { createAddress(input: { address: ${address} }) { __typename } }`,
  ],
  'Mutation.createCategory': ['STAFF', 'mutation { createCategory(input: { name: "" }) { __typename } }'],
  'Mutation.createDiscountCode': [
    'STAFF',
    'mutation { createDiscountCode(input: { code: "", description: "" }) { __typename } }',
  ],
  'Mutation.createProduct': [
    'STAFF',
    'mutation { createProduct(input: { name: "", sku: "", price: "1" }) { __typename } }',
  ],
  'Mutation.createPromotion': [
    'STAFF',
    'mutation { createPromotion(input: { key: "", description: "" }) { __typename } }',
  ],
  'Mutation.createTaxRate': [
    'STAFF',
    'mutation { createTaxRate(input: { name: "", rate: "1" }) { __typename } }',
  ],
  'Mutation.createWebhookEndpoint': [
    'ADMIN',
    'mutation { createWebhookEndpoint(input: { url: "http://localhost" }) { __typename } }',
  ],
  'Mutation.deleteAccount': [
    'CUSTOMER',
    'mutation { deleteAccount(input: { password: "" }) { __typename } }',
  ],
  'Mutation.deleteAddress': ['CUSTOMER', `mutation { deleteAddress(id: "${nobody}") { __typename } }`],
  'Mutation.deleteCategory': ['STAFF', `mutation { deleteCategory(id: "${nobody}") { __typename } }`],
  'Mutation.deleteDiscountCode': ['STAFF', `mutation { deleteDiscountCode(id: "${nobody}") { __typename } }`],
  'Mutation.deleteProduct': ['STAFF', `mutation { deleteProduct(id: "${nobody}") { __typename } }`],
  'Mutation.createShippingMethod': [
    'STAFF',
    `mutation { createShippingMethod(input: { zoneId: "${nobody}", name: "", price: "1" }) { __typename } }`,
  ],
  'Mutation.createShippingZone': [
    'STAFF',
    'mutation { createShippingZone(input: { name: "", places: [] }) { __typename } }',
  ],
  'Mutation.deleteShippingMethod': [
    'STAFF',
    `mutation { deleteShippingMethod(id: "${nobody}") { __typename } }`,
  ],
  'Mutation.deleteShippingZone': ['STAFF', `mutation { deleteShippingZone(id: "${nobody}") { __typename } }`],
  'Mutation.updateProfile': ['CUSTOMER', 'mutation { updateProfile(input: {}) { __typename } }'],
  'Mutation.updateShippingMethod': [
    'STAFF',
    `mutation { updateShippingMethod(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.updateShippingZone': [
    'STAFF',
    `mutation { updateShippingZone(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.deletePromotion': ['STAFF', `mutation { deletePromotion(id: "${nobody}") { __typename } }`],
  'Mutation.deleteTaxRate': ['STAFF', `mutation { deleteTaxRate(id: "${nobody}") { __typename } }`],
  'Mutation.deleteWebhookEndpoint': [
    'ADMIN',
    `mutation { deleteWebhookEndpoint(id: "${nobody}") { __typename } }`,
  ],
  'Mutation.logoutEverywhere': ['CUSTOMER', 'mutation { logoutEverywhere }'],
  'Mutation.mergeCart': ['CUSTOMER', `mutation { mergeCart(cartToken: "none") { __typename } }`],
  'Mutation.refundPayment': [
    'STAFF',
    `mutation { refundPayment(input: { paymentId: "${nobody}", idempotencyKey: "k" }) { __typename } }`,
  ],
  'Mutation.requestEmailChange': [
    'CUSTOMER',
    'mutation { requestEmailChange(input: { newEmail: "a@example.com", password: "" }) { __typename } }',
  ],
  'Mutation.requestEmailVerification': ['CUSTOMER', 'mutation { requestEmailVerification }'],
  'Mutation.resendOrderEmail': [
    'STAFF',
    `mutation { resendOrderEmail(emailId: "${nobody}") { __typename } }`,
  ],
  'Mutation.retryJob': ['STAFF', `mutation { retryJob(id: "${nobody}") { __typename } }`],
  'Mutation.revokeSession': ['CUSTOMER', `mutation { revokeSession(id: "${nobody}") }`],
  'Mutation.resendWebhookDelivery': [
    'ADMIN',
    `mutation { resendWebhookDelivery(id: "${nobody}") { __typename } }`,
  ],
  'Mutation.rotateWebhookSecret': [
    'ADMIN',
    `mutation { rotateWebhookSecret(id: "${nobody}") { __typename } }`,
  ],
  'Mutation.setUserRole': [
    'ADMIN',
    `mutation { setUserRole(input: { userId: "${nobody}", role: STAFF }) { __typename } }`,
  ],
  'Mutation.updateAddress': [
    'CUSTOMER',
    `mutation { updateAddress(id: "${nobody}", input: { address: ${address} }) { __typename } }`,
  ],
  'Mutation.updateCategory': [
    'STAFF',
    `mutation { updateCategory(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.updateDiscountCode': [
    'STAFF',
    `mutation { updateDiscountCode(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.updateOrderStatus': [
    'STAFF',
    `mutation { updateOrderStatus(input: { orderId: "${nobody}", status: PROCESSING }) { __typename } }`,
  ],
  'Mutation.updateProduct': [
    'STAFF',
    `mutation { updateProduct(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.updatePromotion': [
    'STAFF',
    `mutation { updatePromotion(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.updateTaxRate': [
    'STAFF',
    `mutation { updateTaxRate(id: "${nobody}", input: {}) { __typename } }`,
  ],
  'Mutation.updateWebhookEndpoint': [
    'ADMIN',
    `mutation { updateWebhookEndpoint(id: "${nobody}", input: {}) { __typename } }`,
  ],
  OrderChange: ['STAFF', '{ ordersChangedSince(first: 1) { changes { kind } } }'],
  Promotion: ['STAFF', '{ promotions(first: 1) { nodes { key } } }'],
  'Product.cost': ['STAFF', '{ products(first: 1) { nodes { cost { amount } } } }'],
  'Product.stockMovements': ['STAFF', '{ products(first: 1) { nodes { stockMovements { totalCount } } } }'],
  'Query.customer': ['STAFF', `{ customer(id: "${nobody}") { id } }`],
  'Query.customers': ['STAFF', '{ customers { totalCount } }'],
  StockMovement: ['STAFF', '{ products(first: 1) { nodes { stockMovements { nodes { delta } } } } }'],
  'Query.auditLog': ['ADMIN', '{ auditLog { totalCount } }'],
  'Query.discountCodes': ['STAFF', '{ discountCodes { totalCount } }'],
  'Query.failedJobs': ['STAFF', '{ failedJobs { totalCount } }'],
  'Query.orders': ['STAFF', '{ orders { totalCount } }'],
  'Query.ordersChangedSince': ['STAFF', '{ ordersChangedSince { hasMore } }'],
  'Query.productGroups': ['STAFF', '{ productGroups { totalCount } }'],
  'Query.promotions': ['STAFF', '{ promotions { totalCount } }'],
  'Query.shippingZones': ['STAFF', '{ shippingZones { totalCount } }'],
  'Query.taxRates': ['STAFF', '{ taxRates { totalCount } }'],
  'Query.user': ['ADMIN', `{ user(id: "${nobody}") { id } }`],
  'Query.users': ['ADMIN', '{ users { totalCount } }'],
  'Query.webhookDeliveries': ['ADMIN', '{ webhookDeliveries { totalCount } }'],
  'Query.webhookEndpoints': ['ADMIN', '{ webhookEndpoints { totalCount } }'],
  'Subscription.myOrdersUpdated': ['CUSTOMER', 'subscription { myOrdersUpdated { id } }'],
  'Subscription.newOrders': ['STAFF', 'subscription { newOrders { id } }'],
  'ShippingMethod.createdAt': ['STAFF', method('createdAt')],
  'ShippingMethod.freeFrom': ['STAFF', method('freeFrom { amount }')],
  'ShippingMethod.isActive': ['STAFF', method('isActive')],
  'ShippingMethod.maxSubtotal': ['STAFF', method('maxSubtotal { amount }')],
  'ShippingMethod.maxWeightGrams': ['STAFF', method('maxWeightGrams')],
  'ShippingMethod.minSubtotal': ['STAFF', method('minSubtotal { amount }')],
  'ShippingMethod.minWeightGrams': ['STAFF', method('minWeightGrams')],
  'ShippingMethod.position': ['STAFF', method('position')],
  'ShippingMethod.price': ['STAFF', method('price { amount }')],
  'ShippingMethod.rateSource': ['STAFF', method('rateSource')],
  'ShippingMethod.carrierService': ['STAFF', method('carrierService')],
  'ShippingMethod.taxClass': ['STAFF', method('taxClass')],
  'ShippingMethod.tiers': ['STAFF', method('tiers { price { amount } }')],
  'ShippingMethod.updatedAt': ['STAFF', method('updatedAt')],
  'ShippingMethod.zone': ['STAFF', method('zone { id }')],
  ShippingPlace: ['STAFF', '{ shippingZones(first: 1) { nodes { places { country } } } }'],
  ShippingZone: ['STAFF', '{ shippingZones(first: 1) { nodes { name } } }'],
  TaxRate: ['STAFF', '{ taxRates(first: 1) { nodes { rate } } }'],
  WebhookDelivery: ['ADMIN', '{ webhookDeliveries(first: 1) { nodes { state } } }'],
  WebhookEndpoint: ['ADMIN', '{ webhookEndpoints(first: 1) { nodes { url } } }'],
};

const requiredRole = (directives: readonly ConstDirectiveNode[] = []): string | undefined => {
  const auth = directives.find(({ name }) => name.value === 'auth');
  const requires = auth?.arguments?.find(({ name }) => name.value === 'requires')?.value;
  return auth && (requires?.kind === 'EnumValue' ? requires.value : 'CUSTOMER');
};
const directivesOf = (type: GraphQLObjectType) =>
  [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);

test('guards exactly these fields and types in the schema', () => {
  const types = Object.values(createSchema().getTypeMap()).filter(isObjectType);

  const guarded = types.flatMap((type) => [
    ...(requiredRole(directivesOf(type)) ? [[type.name, requiredRole(directivesOf(type))]] : []),
    ...Object.values(type.getFields())
      .map((field) => [`${type.name}.${field.name}`, requiredRole(field.astNode?.directives)])
      .filter(([, role]) => role),
  ]);

  expect(Object.fromEntries(guarded)).toEqual(
    Object.fromEntries(Object.entries(GUARDED).map(([field, [role]]) => [field, role])),
  );
});

test('names the enforced directive in the SDL', () => {
  expect(
    new Set(
      typeDefs()
        .join('\n')
        .match(/(?<=\s)@\w+/g),
    ),
  ).toEqual(new Set(['@auth', '@cost', '@deprecated', '@listSize', '@oneOf']));
});

/** The outcome of a subscription: `none` if it listens, in addition to the listener of its session. */
async function codeOfSubscription(document: string, as?: Account): Promise<string> {
  const events = await openEvents(app.url, document, as ? { as } : {});
  await until(() => eventsIn(events.text()).isComplete || listening() === (as ? 2 : 1));
  events.close();
  await until(listening, (count) => count === 0);
  const [result] = eventsIn(events.text()).results;
  return result?.errors[0].extensions.code ?? 'none';
}

const codeOf = async (document: string, as?: Account): Promise<string> => {
  if (document.startsWith('subscription')) return codeOfSubscription(document, as);
  const { errors } = await app.query(document, {}, { as });
  return errors?.[0]?.extensions.code ?? 'none';
};
const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN'];

test.each(Object.entries(GUARDED))(
  'allows %s for its role and higher roles only',
  async (_, [role, document]) => {
    await newProduct(app, { cost: 500n });
    const [customer, staff, admin] = [
      await newCustomer(app),
      await newStaff(app),
      await newUser(app, { role: 'ADMIN' }),
    ];

    expect(await codeOf(document)).toBe('UNAUTHENTICATED');
    if (role === 'CUSTOMER') expect(REFUSALS).not.toContain(await codeOf(document, customer));
    else expect(await codeOf(document, customer)).toBe('FORBIDDEN');
    if (role === 'ADMIN') expect(await codeOf(document, staff)).toBe('FORBIDDEN');
    else expect(REFUSALS).not.toContain(await codeOf(document, staff));
    expect(REFUSALS).not.toContain(await codeOf(document, admin));
  },
);

test('enforces guards through aliases, fragments and longer paths', async () => {
  const customer = await newCustomer(app);
  const product = await newProduct(app, { cost: 123n });
  const order = await placeOrder(app, customer, [{ productId: product.id }]);
  const fragment = 'fragment F on Product { id innocent: cost { amount } }';

  const byProduct = await app.query(
    `query ($id: ID!) { product(by: { id: $id }) { ...F } } ${fragment}`,
    { id: product.id },
    { as: customer },
  );
  const byOrder = await app.query(
    `{ me { orders { nodes { details { product { ... on Product { ...F } } } } } } } ${fragment}`,
    {},
    { as: customer },
  );

  expect(order.__typename).toBe('PlaceOrderSuccess');
  expect(byProduct.data).toEqual({ product: { id: product.id, innocent: null } });
  expect(byProduct.errors).toEqual([
    {
      message: 'This account may not do that.',
      path: ['product', 'innocent'],
      locations: expect.any(Array),
      extensions: { code: 'FORBIDDEN' },
    },
  ]);
  expect(byOrder.data.me.orders.nodes[0].details).toEqual([{ product: { id: product.id, innocent: null } }]);
  expect(JSON.stringify([byProduct, byOrder])).not.toContain('1.23');
});

test('applies a guard on a type to each of its fields, and allows a higher role on a field', async () => {
  const schema = makeExecutableSchema({
    typeDefs: `
        directive @auth(requires: Role! = CUSTOMER) on FIELD_DEFINITION | OBJECT
        enum Role { CUSTOMER STAFF ADMIN }
        type Query { open: String own: String @auth vault: Vault }
        type Vault @auth(requires: STAFF) { gold: String diamonds: String @auth(requires: ADMIN) }`,
    resolvers: {
      Query: {
        open: () => 'open',
        own: () => 'own',
        vault: () => ({ gold: 'gold', diamonds: 'diamonds' }),
      },
    },
  });
  wrapResolvers(schema, DEFAULT_LIMITS);
  const ask = async (role: Role | null) => {
    const { data, errors } = await graphql({
      schema,
      source: '{ open own vault { gold diamonds } }',
      contextValue: { viewer: role && { user: { role } } },
    });
    return [data, errors?.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions['code'])}`)];
  };

  const guest = [
    { open: 'open', own: null, vault: { gold: null, diamonds: null } },
    ['own UNAUTHENTICATED', 'vault.gold UNAUTHENTICATED', 'vault.diamonds UNAUTHENTICATED'],
  ];
  const customer = [
    { open: 'open', own: 'own', vault: { gold: null, diamonds: null } },
    ['vault.gold FORBIDDEN', 'vault.diamonds FORBIDDEN'],
  ];
  const staff = [
    { open: 'open', own: 'own', vault: { gold: 'gold', diamonds: null } },
    ['vault.diamonds FORBIDDEN'],
  ];
  const admin = [{ open: 'open', own: 'own', vault: { gold: 'gold', diamonds: 'diamonds' } }, undefined];
  expect(JSON.parse(JSON.stringify(await ask(null)))).toEqual(guest);
  expect(JSON.parse(JSON.stringify(await ask('CUSTOMER')))).toEqual(customer);
  expect(JSON.parse(JSON.stringify(await ask('STAFF')))).toEqual(staff);
  expect(JSON.parse(JSON.stringify(await ask('ADMIN')))).toEqual(JSON.parse(JSON.stringify(admin)));
});

test('exposes exactly these fields of an account', () => {
  const user = createSchema().getType('User') as GraphQLObjectType;

  expect(Object.keys(user.getFields()).sort()).toEqual([
    'addresses',
    'cart',
    'createdAt',
    'email',
    'emailVerifiedAt',
    'id',
    'locale',
    'name',
    'orders',
    'role',
    'sessions',
  ]);
});

const ORDER = 'query ($by: OrderKey!) { order(by: $by) { id email customer { id email } } }';

test("hides another customer's order by id and number; staff see the order and its customer", async () => {
  const [owner, stranger, staff] = [await newCustomer(app), await newCustomer(app), await newStaff(app)];
  const product = await newProduct(app);
  const { order } = await placeOrder(app, owner, [{ productId: product.id }]);
  const none = { status: 200, data: { order: null } };
  const some = {
    status: 200,
    data: {
      order: { id: order.id, email: owner.email, customer: { id: owner.id, email: owner.email } },
    },
  };

  for (const by of [{ id: order.id }, { number: order.number }, { number: order.number.toLowerCase() }]) {
    expect(await app.query(ORDER, { by })).toEqual(none);
    expect(await app.query(ORDER, { by }, { as: stranger })).toEqual(none);
    expect(await app.query(ORDER, { by }, { as: owner })).toEqual(some);
    expect(await app.query(ORDER, { by }, { as: staff })).toEqual(some);
  }
});

test("answers alike for cancelling another customer's order and a missing one", async () => {
  const [owner, stranger] = [await newCustomer(app), await newCustomer(app)];
  const product = await newProduct(app);
  const { order } = await placeOrder(app, owner, [{ productId: product.id }]);
  const cancel = (orderId: string) =>
    app.query(
      'mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }',
      { id: orderId },
      { as: stranger },
    );

  const answer = await cancel(order.id);

  expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(answer).toEqual(await cancel(randomUUID()));
});

test('scopes idempotency keys to a customer', async () => {
  const [one, other] = [await newCustomer(app), await newCustomer(app)];
  const product = await newProduct(app);
  const input = { idempotencyKey: 'the same', shippingAddress: ADDRESS };
  const first = await placeOrder(app, one, [{ productId: product.id }], input);
  const second = await placeOrder(app, other, [{ productId: product.id }], input);

  expect([first.replayed, second.replayed]).toEqual([false, false]);
  expect(second.order.id).not.toBe(first.order.id);
});

test('shows customers that staff changed the status of their order, but not the member of staff', async () => {
  const [owner, staff] = [await newCustomer(app), await newStaff(app)];
  const product = await newProduct(app);
  const { order } = await placeOrder(app, owner, [{ productId: product.id }]);
  const moved = await app.query(
    'mutation ($id: ID!) { updateOrderStatus(input: { orderId: $id, status: PROCESSING }) { __typename } }',
    { id: order.id },
    { as: staff },
  );
  expect(moved.data.updateOrderStatus.__typename).toBe('UpdateOrderStatusSuccess');

  const historyFor = async (as: Account) => {
    const { data } = await app.query(
      'query ($by: OrderKey!) { order(by: $by) { history { to actor { id email } } } }',
      { by: { id: order.id } },
      { as },
    );
    return data.order.history;
  };

  const placed = { to: 'PENDING', actor: { id: owner.id, email: owner.email } };
  expect(await historyFor(owner)).toEqual([placed, { to: 'PROCESSING', actor: null }]);
  expect(await historyFor(staff)).toEqual([
    placed,
    { to: 'PROCESSING', actor: { id: staff.id, email: staff.email } },
  ]);
});
