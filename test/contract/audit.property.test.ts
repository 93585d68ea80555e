import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import {
  auditLog,
  emails,
  importUploads,
  orderChanges,
  orders,
  payments,
  products,
  searchSynonyms,
  users,
  webhookDeliveries,
  webhookEndpoints,
} from '../../src/platform/db/schema.ts';
import { hashSecret } from '../../src/platform/crypto/secrets.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { enqueue } from '../../src/platform/jobs/enqueue.sql.ts';
import { ask as askAs, fieldOf, startApp, type Account, type App } from '../support/app.ts';
import { newAttribute, newGroup, newVariant } from '../support/attributes.ts';
import { whileBeingDeleted } from '../support/being-deleted.ts';
import {
  newCategory,
  newCustomer,
  newDiscountCode,
  newImage,
  newProduct,
  newPromotion,
  newStaff,
  newShippingMethod,
  newShippingZone,
  newTaxRate,
  newUser,
  placeOrder,
} from '../support/data.ts';
import { sampled } from '../support/depth.ts';
import { idsOf, readPages } from '../support/pages.ts';

let app: App;
let customer: Account;
let staff: Account;
let admin: Account;
beforeAll(async () => {
  app = await startApp({ allowPrivateAddresses: true });
  customer = await newCustomer(app);
  staff = await newStaff(app);
  admin = await newUser(app, { role: 'ADMIN' });
  await prepareRefusals();
});
afterAll(() => app.stop());

const LOG = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: AuditFilter) {
  auditLog(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id at action actor { id } actorId actorRole subjectType subjectId before after address } } }`;
const log = (args: object = {}, as: Account | undefined = admin) => askAs(app, LOG, args, as);

const mutations = createSchema().getMutationType()!.getFields();

/** A mutation with all its arguments as variables of the same names. */
function documentOf(name: string): string {
  const { args } = mutations[name]!;
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`);
  const given = args.map((arg) => `${arg.name}: $${arg.name}`);
  return `mutation (${declared.join(', ')}) { ${name}(${given.join(', ')}) { __typename } }`;
}

const auth = (name: string) =>
  mutations[name]!.astNode!.directives!.find((directive) => directive.name.value === 'auth');
const requiredRole = (name: string): string => {
  const requires = auth(name)?.arguments?.[0]?.value;
  return requires?.kind === 'EnumValue' ? requires.value : 'CUSTOMER';
};

/** Mutations on a customer's own data, and on any data for staff. */
const ALSO_OF_STAFF = ['cancelOrder', 'payOrder'];

type Write = {
  variables: object;
  /** The one entry that the mutation leaves in the log. */
  entry: { action: string; subjectType: string; subjectId?: string; before?: object; after?: object };
  /** Whether the mutation has an effect each time it is sent. */
  again?: true;
};

/** A place of no other zone. */
const anywhere = () => ({ country: 'NZ', region: randomUUID().toUpperCase() });
/** The recorded columns of a promotion that were not set. */
const NO_PROMOTION_LIMITS = {
  isFreeShipping: false,
  isCombinable: false,
  uses: 0,
  productIds: [],
  categoryIds: [],
};

/** The recorded columns of `newShippingMethod`. */
const METHOD_TERMS = {
  name: 'Parcel',
  taxClass: 'STANDARD',
  price: '490',
  rateSource: 'TABLE',
  tiers: [],
  position: 0,
  isActive: true,
};

/** The recorded columns of a product that were not set. */
const PRODUCT_DEFAULTS = {
  isActive: true,
  taxClass: 'STANDARD',
  weightGrams: 0,
  valueIds: [],
  minQuantity: 1,
  quantityStep: 1,
};

const someOrder = async () => {
  const { id: productId } = await newProduct(app);
  return (await placeOrder(app, customer, [{ productId }])).order as { id: string; number: string };
};
const pay = (orderId: string) =>
  askAs(
    app,
    `mutation ($input: PayOrderInput!) { payOrder(input: $input) { ... on PayOrderSuccess { payment { id } } } }`,
    { input: { orderId, idempotencyKey: randomUUID(), paymentToken: 'success' } },
    customer,
  );
const someChange = async () => {
  const order = await someOrder();
  const [change] = await app.db
    .insert(orderChanges)
    .values({ orderId: order.id, kind: 'PLACED', status: 'PENDING', paid: 0n, refunded: 0n, at: new Date() })
    .returning();
  return change!;
};
const someSynonyms = async () => {
  const terms = ['sofa', 'couch'];
  const [synonyms] = await app.db.insert(searchSynonyms).values({ terms, keys: terms }).returning();
  return synonyms!;
};
const someEndpoint = async () => {
  const [endpoint] = await app.db
    .insert(webhookEndpoints)
    .values({ url: 'http://127.0.0.1:9/hook', secret: 'c2VjcmV0' })
    .returning();
  return endpoint!;
};

/** The mutations of staff and administrators: input that has an effect, and the expected audit entry. */
const WRITES: Record<string, () => Promise<Write>> = {
  setUserRole: async () => {
    const { id } = await newCustomer(app);
    return {
      variables: { input: { userId: id, role: 'STAFF' } },
      entry: {
        action: 'ROLE_CHANGED',
        subjectType: 'User',
        subjectId: id,
        before: { role: 'CUSTOMER' },
        after: { role: 'STAFF' },
      },
    };
  },
  createCategory: async () => {
    const input = { name: 'Lamps', slug: randomUUID() };
    const after = { ...input, position: 0 };
    return { variables: { input }, entry: { action: 'CREATED', subjectType: 'Category', after } };
  },
  updateCategory: async () => {
    const { id, name } = await newCategory(app);
    const after = { name: 'Lamps and lights' };
    return {
      variables: { id, input: { ...after, description: null } },
      entry: { action: 'UPDATED', subjectType: 'Category', subjectId: id, before: { name }, after },
    };
  },
  deleteCategory: async () => {
    const { id, name, slug, position } = await newCategory(app);
    const before = { name, slug, position };
    const entry = { action: 'DELETED', subjectType: 'Category', subjectId: id, before };
    return { variables: { id }, entry };
  },
  createProduct: async () => {
    const input = { name: 'Lamp', slug: randomUUID(), sku: randomUUID(), stock: 3 };
    const after = { ...input, ...PRODUCT_DEFAULTS, price: '1999' };
    return {
      variables: { input: { ...input, price: '19.99' } },
      entry: { action: 'CREATED', subjectType: 'Product', after },
    };
  },
  updateProduct: async () => {
    const { id, name } = await newProduct(app, { cost: 12n });
    return {
      variables: { id, input: { name, price: '12.34', cost: null } },
      entry: {
        action: 'UPDATED',
        subjectType: 'Product',
        subjectId: id,
        before: { price: '1000', cost: '12' },
        after: { price: '1234', cost: null },
      },
    };
  },
  deleteProduct: async () => {
    const { id, name, slug, sku } = await newProduct(app);
    const before = {
      name,
      slug,
      sku,
      price: '1000',
      stock: 100,
      ...PRODUCT_DEFAULTS,
    };
    return { variables: { id }, entry: { action: 'DELETED', subjectType: 'Product', subjectId: id, before } };
  },
  setRelatedProducts: async () => {
    const [{ id }, { id: relatedId }] = [await newProduct(app), await newProduct(app)];
    return {
      variables: { input: { productId: id, relatedIds: [relatedId] } },
      entry: {
        action: 'UPDATED',
        subjectType: 'Product',
        subjectId: id,
        before: { relatedIds: [] },
        after: { relatedIds: [relatedId] },
      },
    };
  },
  sortCategoryProducts: async () => {
    const { id } = await newCategory(app);
    const { id: productId } = await newProduct(app, { categoryId: id });
    return {
      variables: { input: { categoryId: id, productIds: [productId] } },
      entry: {
        action: 'UPDATED',
        subjectType: 'Category',
        subjectId: id,
        before: { productIds: [] },
        after: { productIds: [productId] },
      },
    };
  },
  createAttribute: async () => {
    const input = { code: `a-${randomUUID()}`, name: 'Size', type: 'TEXT', isFacet: true, position: 3 };
    const values = [{ code: 's', label: 'Small', position: 0 }];
    return {
      variables: { input: { ...input, values } },
      entry: { action: 'CREATED', subjectType: 'Attribute', after: { ...input, values } },
    };
  },
  updateAttribute: async () => {
    const { id, name } = await newAttribute(app, []);
    const variables = { id, input: { name: 'Size', isFacet: true } };
    const [before, after] = [{ name }, { name: 'Size' }];
    return {
      variables,
      entry: { action: 'UPDATED', subjectType: 'Attribute', subjectId: id, before, after },
    };
  },
  deleteAttribute: async () => {
    const { id, code, name } = await newAttribute(app, ['s']);
    const before = { code, name, type: 'TEXT', isFacet: true, position: 0 };
    return {
      variables: { id },
      entry: { action: 'DELETED', subjectType: 'Attribute', subjectId: id, before },
    };
  },
  createAttributeValue: async () => {
    const { id: attributeId } = await newAttribute(app, []);
    const after = { attributeId, code: 's', label: 'Small', position: 2 };
    return {
      variables: { input: after },
      entry: { action: 'CREATED', subjectType: 'AttributeValue', after },
    };
  },
  updateAttributeValue: async () => {
    const { values } = await newAttribute(app, ['s']);
    return {
      variables: { id: values['s'], input: { label: 'Small', position: 0 } },
      entry: {
        action: 'UPDATED',
        subjectType: 'AttributeValue',
        subjectId: values['s']!,
        before: { label: 'S' },
        after: { label: 'Small' },
      },
    };
  },
  deleteAttributeValue: async () => {
    const { id: attributeId, values } = await newAttribute(app, ['s']);
    const before = { attributeId, code: 's', label: 'S', position: 0 };
    return {
      variables: { id: values['s'] },
      entry: { action: 'DELETED', subjectType: 'AttributeValue', subjectId: values['s']!, before },
    };
  },
  setProductAttributes: async () => {
    const { code, values } = await newAttribute(app, ['s']);
    const { id } = await newProduct(app);
    return {
      variables: { input: { productId: id, attributes: [{ code, values: ['s'] }] } },
      entry: {
        action: 'UPDATED',
        subjectType: 'Product',
        subjectId: id,
        before: { valueIds: [] },
        after: { valueIds: [values['s']] },
      },
    };
  },
  createProductGroup: async () => {
    const { code } = await newAttribute(app, []);
    const after = { name: 'Shirt', slug: `shirt-${randomUUID()}`, variesBy: [code] };
    return { variables: { input: after }, entry: { action: 'CREATED', subjectType: 'ProductGroup', after } };
  },
  updateProductGroup: async () => {
    const { id } = await newGroup(app, [await newAttribute(app, [])]);
    return {
      variables: { id, input: { name: 'Trousers', description: null } },
      entry: {
        action: 'UPDATED',
        subjectType: 'ProductGroup',
        subjectId: id,
        before: { name: 'Shirt' },
        after: { name: 'Trousers' },
      },
    };
  },
  deleteProductGroup: async () => {
    const { id, name, slug } = await newGroup(app, [await newAttribute(app, [])]);
    const entry = { action: 'DELETED', subjectType: 'ProductGroup', subjectId: id, before: { name, slug } };
    return { variables: { id }, entry };
  },
  addProductVariant: async () => {
    const size = await newAttribute(app, ['s']);
    const { id: groupId } = await newGroup(app, [size]);
    const valueIds = [size.values['s']!];
    const { id: productId } = await newProduct(app, { valueIds });
    return {
      variables: { input: { groupId, productId } },
      entry: {
        action: 'UPDATED',
        subjectType: 'Product',
        subjectId: productId,
        before: { groupId: null, optionIds: null },
        after: { groupId, optionIds: valueIds },
      },
    };
  },
  removeProductVariant: async () => {
    const size = await newAttribute(app, ['s']);
    const { id: groupId } = await newGroup(app, [size]);
    const optionIds = [size.values['s']!];
    const { id } = await newVariant(app, groupId, optionIds);
    return {
      variables: { productId: id },
      entry: {
        action: 'UPDATED',
        subjectType: 'Product',
        subjectId: id,
        before: { groupId, optionIds },
        after: { groupId: null, optionIds: null },
      },
    };
  },
  generateVariants: async () => {
    const size = await newAttribute(app, ['s']);
    const group = await newGroup(app, [size]);
    const sku = randomUUID();
    const optionIds = [size.values['s']!];
    return {
      variables: {
        input: {
          groupId: group.id,
          options: [{ code: size.code, values: ['s'] }],
          skuPattern: `${sku}-{${size.code}}`,
          price: '5',
          stock: 2,
        },
      },
      entry: {
        action: 'CREATED',
        subjectType: 'Product',
        after: {
          name: 'Shirt, S',
          slug: `${group.slug}-s`,
          sku: `${sku}-S`,
          price: '500',
          stock: 2,
          ...PRODUCT_DEFAULTS,
          groupId: group.id,
          optionIds,
          valueIds: optionIds,
        },
      },
    };
  },
  adjustStock: async () => {
    const { id } = await newProduct(app);
    return {
      variables: { input: { productId: id, delta: -7, reason: 'broken', idempotencyKey: randomUUID() } },
      entry: {
        action: 'STOCK_ADJUSTED',
        subjectType: 'Product',
        subjectId: id,
        before: { stock: 100 },
        after: { stock: 93 },
      },
    };
  },
  setStock: async () => {
    const { id } = await newProduct(app);
    return {
      variables: { input: { productId: id, stock: 93, reason: 'counted', idempotencyKey: randomUUID() } },
      entry: {
        action: 'STOCK_ADJUSTED',
        subjectType: 'Product',
        subjectId: id,
        before: { stock: 100 },
        after: { stock: 93 },
      },
    };
  },
  createDiscountCode: async () => {
    const code = randomUUID().toUpperCase();
    const common = { code, description: 'Off', startsAt: '2026-01-01T00:00:00.000Z', isActive: true };
    const after = { ...common, amount: '500', uses: 0, isCombinable: false, productIds: [], categoryIds: [] };
    return {
      variables: { input: { ...common, amount: '5' } },
      entry: { action: 'CREATED', subjectType: 'DiscountCode', after },
    };
  },
  updateDiscountCode: async () => {
    const { id } = await newDiscountCode(app);
    return {
      variables: { id, input: { amount: '5', maxUses: 9 } },
      entry: {
        action: 'UPDATED',
        subjectType: 'DiscountCode',
        subjectId: id,
        before: { percentage: 100_000, amount: null, maxUses: null },
        after: { percentage: null, amount: '500', maxUses: 9 },
      },
    };
  },
  deleteDiscountCode: async () => {
    const { id, code, description } = await newDiscountCode(app);
    const rest = { isActive: true, isCombinable: false, uses: 0, productIds: [], categoryIds: [] };
    const before = { code, description, percentage: 100_000, ...rest };
    const entry = { action: 'DELETED', subjectType: 'DiscountCode', subjectId: id, before };
    return { variables: { id }, entry };
  },
  createPromotion: async () => {
    const input = {
      key: `p-${randomUUID()}`.slice(0, 30),
      description: 'Three for two',
      buyQuantity: 2,
      getQuantity: 1,
      priority: 3,
      isActive: false,
    };
    const after = { ...input, ...NO_PROMOTION_LIMITS, percentage: 1_000_000 };
    return {
      variables: { input: { ...input, percentage: '100' } },
      entry: { action: 'CREATED', subjectType: 'Promotion', after },
    };
  },
  updatePromotion: async () => {
    const { id } = await newPromotion(app, { isActive: false });
    return {
      variables: { id, input: { isFreeShipping: true, priority: 9 } },
      entry: {
        action: 'UPDATED',
        subjectType: 'Promotion',
        subjectId: id,
        before: { percentage: 100_000, isFreeShipping: false, priority: 0 },
        after: { percentage: null, isFreeShipping: true, priority: 9 },
      },
    };
  },
  deletePromotion: async () => {
    const { id, code, description } = await newPromotion(app, { isActive: false });
    const rest = { ...NO_PROMOTION_LIMITS, priority: 0, isActive: false };
    const before = { key: code, description, percentage: 100_000, ...rest };
    return {
      variables: { id },
      entry: { action: 'DELETED', subjectType: 'Promotion', subjectId: id, before },
    };
  },
  createTaxRate: async () => {
    const common = { name: 'VAT', country: 'NZ', region: randomUUID().toUpperCase(), taxClass: 'REDUCED' };
    const after = { ...common, rate: 70_000, validFrom: '2026-01-01T00:00:00.000Z' };
    return {
      variables: { input: { ...after, rate: '7' } },
      entry: { action: 'CREATED', subjectType: 'TaxRate', after },
    };
  },
  updateTaxRate: async () => {
    const { id } = await newTaxRate(app, { country: 'AT', region: randomUUID() });
    return {
      variables: { id, input: { rate: '20', name: 'Tax' } },
      entry: {
        action: 'UPDATED',
        subjectType: 'TaxRate',
        subjectId: id,
        before: { rate: 100_000 },
        after: { rate: 200_000 },
      },
    };
  },
  deleteTaxRate: async () => {
    const { id, name, country, region, taxClass, rate } = await newTaxRate(app, {
      country: 'AT',
      region: randomUUID(),
    });
    const before = { name, country, region, taxClass, rate, validFrom: '1970-01-01T00:00:00.000Z' };
    return { variables: { id }, entry: { action: 'DELETED', subjectType: 'TaxRate', subjectId: id, before } };
  },
  createShippingZone: async () => {
    const after = { name: 'Zone', places: [anywhere()] };
    return { variables: { input: after }, entry: { action: 'CREATED', subjectType: 'ShippingZone', after } };
  },
  updateShippingZone: async () => {
    const place = anywhere();
    const { id } = await newShippingZone(app, place);
    return {
      variables: { id, input: { name: 'Gulf', places: [place] } },
      entry: {
        action: 'UPDATED',
        subjectType: 'ShippingZone',
        subjectId: id,
        before: { name: 'Zone' },
        after: { name: 'Gulf' },
      },
    };
  },
  deleteShippingZone: async () => {
    const { id } = await newShippingZone(app, anywhere());
    return {
      variables: { id },
      entry: { action: 'DELETED', subjectType: 'ShippingZone', subjectId: id, before: { name: 'Zone' } },
    };
  },
  createShippingMethod: async () => {
    const { id: zoneId } = await newShippingZone(app, anywhere());
    const input = { zoneId, name: 'Parcel', freeFrom: '50.00', price: '4.90' };
    const after = { ...METHOD_TERMS, zoneId, freeFrom: '5000' };
    const entry = { action: 'CREATED', subjectType: 'ShippingMethod', after };
    return { variables: { input }, entry, again: true };
  },
  updateShippingMethod: async () => {
    const { id } = await newShippingMethod(app, anywhere());
    return {
      variables: { id, input: { price: '5.90', name: 'Parcel' } },
      entry: {
        action: 'UPDATED',
        subjectType: 'ShippingMethod',
        subjectId: id,
        before: { price: '490' },
        after: { price: '590' },
      },
    };
  },
  deleteShippingMethod: async () => {
    const { id, zoneId } = await newShippingMethod(app, anywhere());
    const before = { ...METHOD_TERMS, zoneId };
    return {
      variables: { id },
      entry: { action: 'DELETED', subjectType: 'ShippingMethod', subjectId: id, before },
    };
  },
  createImageUpload: async () => {
    const after = { contentType: 'image/webp', bytes: 1000, sha256: 'ab'.repeat(32) };
    const entry = { action: 'CREATED', subjectType: 'ImageUpload', after };
    return { variables: { input: after }, entry, again: true };
  },
  attachImage: async () => {
    const { id: imageId, hash } = await newImage(app, { productId: (await newProduct(app)).id });
    const { id: productId } = await newProduct(app);
    const after = { productId, hash, position: 0, alt: 'A mug' };
    return {
      variables: { input: { imageId, productId, alt: 'A mug' } },
      entry: { action: 'CREATED', subjectType: 'ProductImage', after },
    };
  },
  reorderImages: async () => {
    const { id: categoryId } = await newCategory(app);
    const [a, b] = [await newImage(app, { categoryId }), await newImage(app, { categoryId })];
    return {
      variables: { categoryId, imageIds: [b.id, a.id] },
      entry: {
        action: 'UPDATED',
        subjectType: 'Category',
        subjectId: categoryId,
        before: { imageIds: [a.id, b.id] },
        after: { imageIds: [b.id, a.id] },
      },
    };
  },
  updateImage: async () => {
    const { id } = await newImage(app, { productId: (await newProduct(app)).id });
    const after = { alt: 'A mug' };
    return {
      variables: { id, input: after },
      entry: { action: 'UPDATED', subjectType: 'ProductImage', subjectId: id, before: { alt: null }, after },
    };
  },
  detachImage: async () => {
    const { id: productId } = await newProduct(app);
    const { id, hash, position } = await newImage(app, { productId });
    const before = { productId, hash, position };
    return {
      variables: { id },
      entry: { action: 'DELETED', subjectType: 'ProductImage', subjectId: id, before },
    };
  },
  updateOrderStatus: async () => {
    const { id } = await someOrder();
    return {
      variables: { input: { orderId: id, status: 'PROCESSING', note: 'For Ada.' } },
      entry: {
        action: 'ORDER_STATUS_CHANGED',
        subjectType: 'Order',
        subjectId: id,
        before: { status: 'PENDING' },
        after: { status: 'PROCESSING' },
      },
    };
  },
  updateTracking: async () => {
    const { id } = await someOrder();
    await app.db.update(orders).set({ status: 'SHIPPED', carrier: 'Post' }).where(eq(orders.id, id));
    return {
      variables: { input: { orderId: id, carrier: 'Courier', trackingNumber: 'Ada 1' } },
      entry: {
        action: 'TRACKING_UPDATED',
        subjectType: 'Order',
        subjectId: id,
        before: { carrier: 'Post' },
        after: { carrier: 'Courier' },
      },
    };
  },
  addOrderNote: async () => {
    const { id: orderId } = await someOrder();
    const after = { orderId, visibility: 'CUSTOMER' };
    return {
      variables: { input: { ...after, text: 'Ada called.', idempotencyKey: randomUUID() } },
      entry: { action: 'CREATED', subjectType: 'OrderNote', after },
    };
  },
  recordPayment: async () => {
    const { id: orderId } = await someOrder();
    const after = { orderId, method: 'CHEQUE', amount: '1000', currency: 'USD' };
    return {
      variables: { input: { orderId, method: 'CHEQUE', reference: 'Ada 7', idempotencyKey: randomUUID() } },
      entry: { action: 'CREATED', subjectType: 'Payment', after },
    };
  },
  closePayment: async () => {
    const { id: orderId } = await someOrder();
    const [payment] = await app.db
      .insert(payments)
      .values({
        orderId,
        amount: 1000n,
        currency: 'USD',
        provider: 'former',
        idempotencyKey: randomUUID(),
        fingerprint: Buffer.from('none'),
      })
      .returning();
    return {
      variables: { input: { paymentId: payment!.id } },
      entry: {
        action: 'UPDATED',
        subjectType: 'Payment',
        subjectId: payment!.id,
        before: { status: 'PENDING', pendingRefunds: 0 },
        after: { status: 'VOIDED', pendingRefunds: 0 },
      },
    };
  },
  cancelOrder: async () => {
    const { id } = await someOrder();
    return {
      variables: { input: { orderId: id, reason: 'Ada called.' } },
      entry: {
        action: 'ORDER_STATUS_CHANGED',
        subjectType: 'Order',
        subjectId: id,
        before: { status: 'PENDING' },
        after: { status: 'CANCELLED' },
      },
    };
  },
  payOrder: async () => {
    const { id: orderId } = await someOrder();
    const after = { orderId, amount: '1000', currency: 'USD' };
    return {
      variables: { input: { orderId, idempotencyKey: randomUUID(), paymentToken: 'success' } },
      entry: { action: 'CREATED', subjectType: 'Payment', after },
    };
  },
  refundPayment: async () => {
    const { payment } = await pay((await someOrder()).id);
    const after = { refundId: expect.any(String), amount: '400', currency: 'USD' };
    return {
      variables: { input: { paymentId: payment.id, amount: '4', idempotencyKey: randomUUID() } },
      entry: { action: 'PAYMENT_REFUNDED', subjectType: 'Payment', subjectId: payment.id, after },
    };
  },
  resendOrderEmail: async () => {
    const { orderId, position } = await someChange();
    const [email] = await app.db
      .insert(emails)
      .values({
        kind: 'ORDER_PLACED',
        recipient: customer.email,
        orderId,
        orderChange: position,
        state: 'SENT',
      })
      .returning();
    const after = { resentAs: expect.any(String) };
    return {
      variables: { emailId: email!.id },
      entry: { action: 'EMAIL_RESENT', subjectType: 'Email', subjectId: email!.id, after },
    };
  },
  retryJob: async () => {
    const orderId = randomUUID();
    await enqueue(app.db, 'settle-payments', { orderId });
    const { rows } = await app.db.$client.query(
      `update pgboss.job set state = 'failed' where data ->> 'orderId' = $1 returning id`,
      [orderId],
    );
    const id: string = rows[0].id;
    return { variables: { id }, entry: { action: 'JOB_RETRIED', subjectType: 'FailedJob', subjectId: id } };
  },
  productBulkUpdate: async () => {
    const { id } = await newProduct(app);
    return {
      variables: { input: [{ product: { id }, price: '12.50' }] },
      entry: {
        action: 'UPDATED',
        subjectType: 'Product',
        subjectId: id,
        before: { price: '1000' },
        after: { price: '1250' },
      },
    };
  },
  createImportUpload: async () => {
    const input = { format: 'CSV', bytes: 100 };
    const entry = { action: 'CREATED', subjectType: 'ImportUpload', after: input };
    return { variables: { input }, entry, again: true };
  },
  startCatalogImport: async () => {
    const token = randomUUID();
    await app.db.insert(importUploads).values({
      tokenHash: hashSecret(token),
      format: 'JSONL',
      byteCount: 3,
      receivedAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
    });
    const after = { format: 'JSONL', isDryRun: false, onError: 'CONTINUE', bytes: 3 };
    return {
      variables: { uploadToken: token, onError: 'CONTINUE', dryRun: false },
      entry: { action: 'CREATED', subjectType: 'CatalogImport', after },
    };
  },
  createSearchSynonyms: async () => {
    const after = { terms: [`a${randomUUID()}`, 'couch'] };
    const entry = { action: 'CREATED', subjectType: 'SearchSynonyms', after };
    return { variables: { input: after }, entry, again: true };
  },
  updateSearchSynonyms: async () => {
    const { id, terms } = await someSynonyms();
    const after = { terms: ['sofa', 'divan'] };
    return {
      variables: { id, input: after },
      entry: { action: 'UPDATED', subjectType: 'SearchSynonyms', subjectId: id, before: { terms }, after },
    };
  },
  deleteSearchSynonyms: async () => {
    const { id, terms } = await someSynonyms();
    const entry = { action: 'DELETED', subjectType: 'SearchSynonyms', subjectId: id, before: { terms } };
    return { variables: { id }, entry };
  },
  createExport: async () => {
    const after = { kind: 'PRODUCTS', format: 'JSONL' };
    return { variables: after, entry: { action: 'CREATED', subjectType: 'Export', after }, again: true };
  },
  createWebhookEndpoint: async () => {
    const input = { url: 'http://127.0.0.1:9/other', events: ['PAID'], isActive: false };
    const entry = { action: 'CREATED', subjectType: 'WebhookEndpoint', after: input };
    return { variables: { input }, entry, again: true };
  },
  updateWebhookEndpoint: async () => {
    const { id } = await someEndpoint();
    const after = { url: 'http://127.0.0.1:9/elsewhere', isActive: false };
    const before = { url: 'http://127.0.0.1:9/hook', isActive: true };
    return {
      variables: { id, input: after },
      entry: { action: 'UPDATED', subjectType: 'WebhookEndpoint', subjectId: id, before, after },
    };
  },
  deleteWebhookEndpoint: async () => {
    const { id } = await someEndpoint();
    const before = { url: 'http://127.0.0.1:9/hook', events: [], isActive: true };
    const entry = { action: 'DELETED', subjectType: 'WebhookEndpoint', subjectId: id, before };
    return { variables: { id }, entry };
  },
  rotateWebhookSecret: async () => {
    const { id } = await someEndpoint();
    const entry = { action: 'WEBHOOK_SECRET_ROTATED', subjectType: 'WebhookEndpoint', subjectId: id };
    return { variables: { id }, entry, again: true };
  },
  resendWebhookDelivery: async () => {
    const [{ id: endpointId }, { position }] = [await someEndpoint(), await someChange()];
    const [delivery] = await app.db
      .insert(webhookDeliveries)
      .values({ endpointId, orderChange: position, state: 'FAILED' })
      .returning();
    const { id } = delivery!;
    return {
      variables: { id },
      entry: { action: 'WEBHOOK_RESENT', subjectType: 'WebhookDelivery', subjectId: id },
    };
  },
};

/** A checksum of the whole database. */
async function everything(): Promise<unknown> {
  const { rows } = await app.db.$client.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`,
  );
  const digest = (name: string) =>
    `select '${name}' as name, count(*), md5(string_agg(row::text, ' ' order by row::text)) from ${name} row`;
  const names = ['pgboss.job', ...rows.map(({ name }) => name)];
  // Sorted, because parallel workers return the rows of a union in any order.
  return (await app.db.$client.query(`${names.map(digest).join(' union all ')} order by name`)).rows;
}

/** Lets a test make the database reject, at commit, transactions that wrote to the log or to another table. */
const prepareRefusals = () =>
  app.db.$client.query(`
    create table refused_commits (which text);
    create function refuse_commit() returns trigger language plpgsql as $$ begin
      if exists (select from refused_commits where (which = 'audit_log') = (tg_table_name = 'audit_log')) then
        raise exception 'not to be committed';
      end if;
      return null;
    end $$;
    do $$ declare written regclass; begin
      for written in
        select oid from pg_class where relkind = 'r' and relname <> 'refused_commits' and relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)
      loop
        execute format('create constraint trigger refuse_commit after insert or update or delete on %s
          deferrable initially deferred for each row execute function refuse_commit()', written);
      end loop;
    end $$`);

async function refusingCommits<T>(which: 'audit_log' | 'the others', work: () => Promise<T>): Promise<T> {
  await app.db.$client.query('insert into refused_commits values ($1)', [which]);
  try {
    return await work();
  } finally {
    await app.db.$client.query('delete from refused_commits');
  }
}

/** Returns the entries that the work adds to the log, oldest first. */
async function written(work: () => Promise<unknown>): Promise<unknown[]> {
  const { totalCount } = await log();
  await work();
  const after = await log({ first: 10 });
  return after.nodes.slice(0, after.totalCount - totalCount).toReversed();
}

test('covers every staff mutation in this file, with its audit entry', () => {
  const ofStaff = Object.keys(mutations).filter(
    (name) => ['STAFF', 'ADMIN'].includes(requiredRole(name)) || ALSO_OF_STAFF.includes(name),
  );

  // A missing mutation needs a line in WRITES above, and a call of recordAudit in its transaction.
  expect(Object.keys(WRITES).sort()).toEqual(ofStaff.sort());
});

test.each(Object.keys(WRITES))(
  'adds one entry for %s, and none if it is rejected, fails or changes nothing',
  async (name) => {
    const { variables, entry, again } = await WRITES[name]!();
    const isAdmins = requiredRole(name) === 'ADMIN';
    const actor = isAdmins ? admin : staff;
    const send = (as?: Account) => askAs(app, documentOf(name), variables, as);
    const stranger = await newCustomer(app);
    const before = await everything();

    expect(await send()).toBe('UNAUTHENTICATED');
    expect(await send(stranger)).toBe(ALSO_OF_STAFF.includes(name) ? 'NOT_FOUND' : 'FORBIDDEN');
    if (isAdmins) expect(await send(staff)).toBe('FORBIDDEN');
    for (const which of ['audit_log', 'the others'] as const) {
      expect(await refusingCommits(which, () => send(actor))).toBe('INTERNAL_SERVER_ERROR');
      expect(await everything()).toEqual(before);
    }

    let answer;
    const entries = await written(async () => (answer = await send(actor)));
    for (const result of [answer].flat())
      expect(result).toEqual({ __typename: expect.stringMatching(/Success$|^FailedJob$/) });
    expect(entries).toEqual([
      {
        id: expect.any(String),
        at: expect.any(String),
        actor: { id: actor.id },
        actorId: actor.id,
        actorRole: isAdmins ? 'ADMIN' : 'STAFF',
        subjectId: expect.any(String),
        before: null,
        after: null,
        address: '127.0.0.1',
        ...entry,
      },
    ]);
    expect(await written(() => send(actor))).toHaveLength(again ? 1 : 0);
  },
);

test('audits staff actions on their own data, but not the same actions of customers', async () => {
  const cancel = 'mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }';
  const { id: productId } = await newProduct(app);
  const orderOf = async (as: Account) => (await placeOrder(app, as, [{ productId }])).order.id as string;
  const [ours, theirs, paid] = [await orderOf(customer), await orderOf(staff), await orderOf(customer)];

  expect(await written(() => askAs(app, cancel, { id: ours }, customer))).toEqual([]);
  expect(await written(() => pay(paid))).toEqual([]);
  expect(await written(() => askAs(app, cancel, { id: theirs }, staff))).toMatchObject([
    { action: 'ORDER_STATUS_CHANGED', actorId: staff.id, subjectId: theirs },
  ]);
});

test('contains no secrets, and nothing that identifies a deleted account', async () => {
  const { secret } = await askAs(
    app,
    `mutation { createWebhookEndpoint(input: { url: "http://127.0.0.1:9/a" }) {
      ... on CreateWebhookEndpointSuccess { secret } } }`,
    {},
    admin,
  );
  const text = JSON.stringify(await app.db.select().from(auditLog), (_key, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

  expect(text).toContain('WebhookEndpoint');
  expect(secret).toMatch(/^whsec_/);
  for (const hidden of [secret.slice('whsec_'.length), 'c2VjcmV0', 'Ada', '@example.com']) {
    expect(text).not.toContain(hidden);
  }
});

test('records in each of several concurrent changes the state that the previous one left', async () => {
  const { id } = await newProduct(app);
  const change = (price: string) =>
    askAs(
      app,
      'mutation ($id: ID!, $price: Decimal) { updateProduct(id: $id, input: { price: $price }) { __typename } }',
      { id, price },
      staff,
    );
  await Promise.all(Array.from({ length: 12 }, (_, n) => change(`${20 + n}`)));

  const { nodes } = await log({ first: 100, filter: { subjectType: 'Product', subjectId: id } });
  const next = new Map<string, string>(
    nodes.map((node: { before: { price: string }; after: { price: string } }) => [
      node.before.price,
      node.after.price,
    ]),
  );
  const prices = ['1000'];
  while (next.has(prices.at(-1)!)) prices.push(next.get(prices.at(-1)!)!);
  const [product] = await app.db.select().from(products).where(eq(products.id, id));
  expect(prices).toHaveLength(13);
  expect(prices.at(-1)).toBe(product!.price.toString());
});

test('rejects every statement that changes or deletes entries', async () => {
  await app.db.insert(auditLog).values({ action: 'SIGNED_IN', subjectType: 'User' });
  for (const statement of [
    `update audit_log set address = '10.0.0.1'`,
    'delete from audit_log',
    'truncate audit_log',
    'truncate audit_log cascade',
  ]) {
    await expect(app.db.$client.query(statement)).rejects.toThrow(/audit_log/);
  }
});

/** Inserts entries about a type that no other test uses. */
const newEntries = (subjectType: string, rows: Partial<typeof auditLog.$inferInsert>[]) =>
  app.db
    .insert(auditLog)
    .values(rows.map((row) => ({ action: 'UPDATED' as const, subjectType, ...row })))
    .returning();

test('lists the newest first, paginated in both directions, including entries of one instant', async () => {
  const rows = Array.from({ length: 7 }, (_, n) => ({ at: new Date(Date.UTC(2026, 0, 1 + (n % 3))) }));
  const entries = await newEntries('Paged', rows);
  const key = ({ at, id }: (typeof entries)[number]) => `${at.toISOString()} ${id}`;
  const timeOrderedList = entries.toSorted((a, b) => (key(a) < key(b) ? 1 : -1)).map(({ id }) => id);
  const read = (args: object) => log({ ...args, filter: { subjectType: 'Paged' } });

  expect((await read({})).totalCount).toBe(7);
  expect(idsOf(await readPages(read, { size: 2 }))).toEqual(timeOrderedList);
  expect(idsOf(await readPages(read, { size: 3, backward: true }))).toEqual(timeOrderedList);
});

test('filters by actor, action, subject and time', async () => {
  const actorId = customer.id;
  const subjectId = randomUUID();
  const at = new Date('2026-02-03T00:00:00.000Z');
  const [who, what, which, when] = await newEntries('Filtered', [
    { actorId },
    { action: 'DELETED' },
    { subjectId },
    { at },
  ]);
  const idsOf = async (filter: object) => {
    const { nodes, totalCount } = await log({ filter: { subjectType: 'Filtered', ...filter } });
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ id }: { id: string }) => id);
  };

  expect(await idsOf({ actorId })).toEqual([who!.id]);
  expect(await idsOf({ action: 'DELETED' })).toEqual([what!.id]);
  expect(await idsOf({ subjectId: subjectId.toUpperCase() })).toEqual([which!.id]);
  expect(await idsOf({ from: at, before: new Date(at.getTime() + 1) })).toEqual([when!.id]);
  expect(await idsOf({ before: at })).toEqual([]);
  expect(await idsOf({ from: new Date(at.getTime() + 1) })).not.toContain(when!.id);
  expect(await idsOf({ actorId, action: 'DELETED' })).toEqual([]);
  expect(await log({ filter: { subjectType: 'No\0type' } })).toBe('BAD_USER_INPUT');
  expect(await log({ filter: { actorId: 'nobody' } })).toBe('BAD_USER_INPUT');
  expect(await log({ filter: { subjectId } })).toBe('BAD_USER_INPUT');
  expect(await log({ first: 101 })).toBe('BAD_USER_INPUT');
});

test('is readable by administrators only', async () => {
  expect(await askAs(app, LOG, {})).toBe('UNAUTHENTICATED');
  expect(await log({}, customer)).toBe('FORBIDDEN');
  expect(await log({}, staff)).toBe('FORBIDDEN');
});

test('keeps an entry after its actor is deleted', async () => {
  const gone = await newStaff(app);
  await newEntries('Outliving', [{ actorId: gone.id, actorRole: 'STAFF' }]);
  await app.db.delete(users).where(eq(users.id, gone.id));

  const { nodes } = await log({ filter: { subjectType: 'Outliving' } });
  expect(nodes).toMatchObject([{ actor: null, actorId: gone.id, actorRole: 'STAFF' }]);
});

test('reads a page with actors in three statements, including authentication, and the count in a transaction of three', async () => {
  const actors = await Promise.all(Array.from({ length: 20 }, () => newStaff(app)));
  await newEntries(
    'Counted',
    actors.map(({ id: actorId }) => ({ actorId })),
  );
  const statements = async (first: number, more = '') => {
    app.statements.length = 0;
    const document = `{ auditLog(first: ${first}, filter: { subjectType: "Counted" }) { ${more} nodes { actor { name } } } }`;
    expect((await askAs(app, document, {}, admin)).nodes).toHaveLength(first);
    return app.statements.length;
  };

  expect(await statements(1)).toBe(3);
  expect(await statements(20)).toBe(3);
  expect(await statements(20, 'totalCount')).toBe(6);
});

test.each(sampled(Object.keys(WRITES), 0))(
  'answers no internal error to %s of an account that is being deleted',
  async (name) => {
    const { variables } = await WRITES[name]!();
    const actor = await newUser(app, { role: requiredRole(name) === 'ADMIN' ? 'ADMIN' : 'STAFF' });

    const answer = fieldOf(
      await whileBeingDeleted(app, actor, () => app.query(documentOf(name), variables, { as: actor })),
    );

    // A write that does not refer to the account can come first.
    for (const result of [answer].flat().filter((result) => result !== 'UNAUTHENTICATED')) {
      expect(result).toEqual({ __typename: expect.stringMatching(/Success$|^FailedJob$/) });
    }
  },
);
