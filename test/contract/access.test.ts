import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { getNamedType, isCompositeType, isObjectType, type GraphQLObjectType } from 'graphql';
import {
  auditLog,
  catalogImports,
  emails,
  importUploads,
  orderChanges,
  orderNotes,
  payments,
  products,
  searchSynonyms,
  webhookDeliveries,
  webhookEndpoints,
} from '../../src/platform/db/schema.ts';
import { hashSecret } from '../../src/platform/crypto/secrets.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { enqueue } from '../../src/platform/jobs/enqueue.sql.ts';
import { ask, startApp, type Account, type Answer, type App } from '../support/app.ts';
import { newAttribute, newGroup, newVariant } from '../support/attributes.ts';
import { newGuest, cartClient } from '../support/carts.ts';
import {
  ADDRESS,
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
import { eventsIn, openEvents } from '../support/live.ts';
import { until } from '../support/until.ts';

/** Fields that a guest may read on any object. */
const PUBLIC: Record<string, string> = {
  Query:
    'product products category categories attributes productGroup searchSuggestions shippingOptions shop',
  Subscription: 'stockChanged',
  Attribute: 'id code name type isFacet position values createdAt updatedAt',
  AttributeValue: 'id code label position color number',
  Category:
    'id name slug description image images position parent children ancestors products createdAt updatedAt',
  CategoryConnection: 'edges nodes pageInfo totalCount',
  CategoryEdge: 'cursor node',
  Facet: 'attribute values',
  FacetValue: 'value count',
  Money: 'amount currency',
  PageInfo: 'hasNextPage hasPreviousPage startCursor endCursor',
  Product: `id name slug sku description price compareAtPrice stock inStock image images isActive taxClass weightGrams category
    attributes group options createdAt updatedAt deletedAt minQuantity maxQuantity quantityStep previousPrice lowestPrice30Days
    saleEndsAt stockLevel categories related`,
  PriceRange: 'min max',
  ProductAttribute: 'attribute values',
  ProductImage: 'id url width height alt position placeholder state',
  ProductConnection: 'edges nodes pageInfo totalCount facets priceRange',
  ProductEdge: 'cursor node',
  ProductGroup: `id name slug description images category variesBy variants priceRange isAvailable createdAt updatedAt`,
  ProductOption: 'attribute value',
  SearchSuggestions: 'products categories terms',
  Shop: `name currency locale timeZone pricesIncludeTax guestCheckout requiresShipping countries payment url links
    showsExactStock`,
  ShopLink: 'name url',
  ShopCountry: 'code name regions postalCodeRequired',
  ShopPayment: 'provider publishableKey',
  ShopRegion: 'code name',
  ShippingMethod: 'id name description minDays maxDays',
  ShippingOption: 'method price tax total missingForFree isAvailable reason',
  ShippingTier: 'fromWeightGrams fromSubtotal price',
};

/**
 * Fields that return only the caller's own data: the caller's account and cart, or data that the caller has
 * sent or has just changed. The attempts at the end test that no guessed or leaked id or token gives access to
 * another caller's data.
 */
const ASKERS_OWN: Record<string, string> = {
  Query: 'me cart discountCode previewOrder order node',
  Mutation: `register login refreshSession logout createCart addToCart updateCartItem removeCartItem clearCart
    applyDiscountCode removeDiscountCode requestPasswordReset resetPassword verifyEmail
    placeOrder payOrder cancelOrder requestOrderAccess reorder`,
  Subscription: 'cartUpdated orderUpdated',
  ActiveSession: 'id createdAt lastUsedAt expiresAt userAgent address current',
  AddressBookFull: 'message maximum',
  AttributeCodeTaken: 'message code',
  AttributeInUse: 'message',
  AttributesFull: 'message maximum',
  CartChanged: 'message cart',
  CartEmpty: 'message',
  CartSuccess: 'cart unavailable',
  CategoryCycle: 'message',
  CategoryNotEmpty: 'message',
  ChangePasswordSuccess: 'user',
  ClaimOrderSuccess: 'order',
  ConfirmEmailChangeSuccess: 'user',
  CreateCartSuccess: 'cart token',
  DeleteAccountSuccess: 'id',
  DiscountCodeApplies: 'code description discount',
  DiscountCodeRejected: 'message code reason missing',
  DiscountCodeTaken: 'message code',
  DiscountLine: 'code description amount kind target',
  EmailTaken: 'message',
  IdempotencyKeyReused: 'message',
  ImageUploadPending: 'message',
  ImageUploadRefused: 'message',
  ImageUploadsDisabled: 'message',
  ImagesChanged: 'message images',
  ImagesFull: 'message maximum',
  ImportUploadsFull: 'message maximum',
  InputIssue: 'path code message',
  InsufficientStock: 'message shortages',
  InvalidCredentials: 'message',
  InvalidInput: 'message issues',
  InvalidRefreshToken: 'message',
  InvalidToken: 'message',
  LastAdministrator: 'message',
  LoginSuccess: 'session',
  OrderPreview: `lines subtotal discount discountLines tax taxLines pricesIncludeTax total shipping
    shippingOptions problems`,
  OrderNotesFull: 'message maximum most',
  OrderPreviewLine: 'product quantity unitPrice subtotal discount discountAllocations tax total',
  PlaceOrderSuccess: 'order replayed accessToken cart',
  ProductUnavailable: 'message products',
  PromotionKeyTaken: 'message key',
  QuantityNotAllowed: 'message items',
  QuantityRule: 'product requested minimum maximum step nearest',
  PromotionsFull: 'message maximum',
  RefreshSessionSuccess: 'session',
  RegisterSuccess: 'session',
  RequestEmailChangeSuccess: 'newEmail',
  ResetPasswordSuccess: 'email',
  Session: 'accessToken refreshToken expiresAt user',
  SearchSynonymsFull: 'message maximum',
  SkuTaken: 'message sku',
  SlugTaken: 'message slug',
  ShippingMethodUnavailable: 'message options',
  ShippingMethodsFull: 'message maximum',
  ShippingPlaceTaken: 'message',
  OrderShipping: 'name amount discount tax total',
  StockChanged: 'message product',
  StockShortage: 'product requested available',
  TaxLine: 'name rate base amount',
  TaxRateTaken: 'message',
  UpdateProfileSuccess: 'user',
  // A rejection for any other account; sessions.test.ts and addresses.test.ts test it.
  User: 'sessions addresses',
  VariantExists: 'message',
  VariantsFull: 'message maximum',
  VerifyEmailSuccess: 'email',
  WrongPassword: 'message',
  TooManyUnpaidOrders: 'message maxOrders maxTotal',
  TotalChange: 'part expected actual',
  TotalChanged: 'message expected actual changes preview',
  WebhookEndpointsFull: 'message maximum most',
};

type Who = 'ada' | 'staff' | 'admin';

/**
 * All other fields are private. For each type with private fields: who may read them, and an operation that
 * returns an object of this type that belongs to Ada or the shop. `…` stands for the fields.
 */
const WAYS: Record<string, (shop: Shop) => [Who, string]> = {
  Address: ofOrder('shippingAddress { … }'),
  AddressExists: ({ addresses }) => [
    'ada',
    `mutation { updateAddress(id: "${addresses.other}", input: { address: ${SAVED} }) { … } }`,
  ],
  AddressSuccess: ({ addresses }) => [
    'ada',
    `mutation { updateAddress(id: "${addresses.saved}", input: { address: ${SAVED} }) { … } }`,
  ],
  AddOrderNoteSuccess: ({ orders }) => [
    'staff',
    `mutation { addOrderNote(input: { orderId: "${orders.shipped}", text: "n", idempotencyKey: "${randomUUID()}" }) { … } }`,
  ],
  AddProductVariantSuccess: ({ group, variants }) => [
    'staff',
    `mutation { addProductVariant(input: { groupId: "${group.id}", productId: "${variants.toAdd}" }) { … } }`,
  ],
  AdjustStockSuccess: ({ spare }) => [
    'staff',
    `mutation { adjustStock(input: { productId: "${spare.product}", delta: 1, reason: "r", idempotencyKey: "access" }) { … } }`,
  ],
  AttachImageSuccess: ({ imageId, productId }) => [
    'staff',
    `mutation { attachImage(input: { imageId: "${imageId}", productId: "${productId}" }) { … } }`,
  ],
  AuditEntry: () => ['admin', '{ auditLog { nodes { … } } }'],
  AuditEntryConnection: () => ['admin', '{ auditLog { … } }'],
  AuditEntryEdge: () => ['admin', '{ auditLog { edges { … } } }'],
  CatalogImport: ({ importId }) => ['staff', `{ catalogImport(id: "${importId}") { … } }`],
  CatalogImportIssue: ({ importId }) => ['staff', `{ catalogImport(id: "${importId}") { issues { … } } }`],
  CreateExportSuccess: () => ['staff', 'mutation { createExport(kind: PRODUCTS) { … } }'],
  CreateImportUploadSuccess: () => ['staff', createUpload('{ … }')],
  ImportUpload: () => ['staff', createUpload('{ ... on CreateImportUploadSuccess { upload { … } } }')],
  UploadHeader: () => [
    'staff',
    createUpload('{ ... on CreateImportUploadSuccess { upload { headers { … } } } }'),
  ],
  StartCatalogImportSuccess: ({ uploadToken }) => [
    'staff',
    `mutation { startCatalogImport(uploadToken: "${uploadToken}", dryRun: true) { … } }`,
  ],
  CancelOrderSuccess: ({ orders }) => [
    'ada',
    `mutation { cancelOrder(input: { orderId: "${orders.toCancel}" }) { … } }`,
  ],
  Cart: ofOrder('customer { cart { … } }'),
  CartItem: ofOrder('customer { cart { items { … } } }'),
  ClosePaymentSuccess: ({ unreachablePaymentId }) => ['staff', close(unreachablePaymentId)],
  CreateAttributeSuccess: () => [
    'staff',
    'mutation { createAttribute(input: { code: "access", name: "Access" }) { … } }',
  ],
  CreateAttributeValueSuccess: ({ attribute }) => [
    'staff',
    `mutation { createAttributeValue(input: { attributeId: "${attribute.id}", code: "access", label: "Access" }) { … } }`,
  ],
  CreateCategorySuccess: () => ['staff', 'mutation { createCategory(input: { name: "Access" }) { … } }'],
  CreateDiscountCodeSuccess: () => [
    'staff',
    'mutation { createDiscountCode(input: { code: "ACCESS", description: "d", percentage: 5 }) { … } }',
  ],
  CreateImageUploadSuccess: () => ['staff', ANNOUNCE],
  CreateProductGroupSuccess: ({ attribute }) => [
    'staff',
    `mutation { createProductGroup(input: { name: "Access", variesBy: "${attribute.code}" }) { … } }`,
  ],
  CreateProductSuccess: () => [
    'staff',
    'mutation { createProduct(input: { name: "Access", sku: "ACCESS", price: 1 }) { … } }',
  ],
  CreatePromotionSuccess: () => [
    'staff',
    'mutation { createPromotion(input: { key: "access", description: "d", percentage: 5, isActive: false }) { … } }',
  ],
  CreateShippingMethodSuccess: ({ shippingMethod }) => [
    'staff',
    `mutation { createShippingMethod(input: { zoneId: "${shippingMethod.zoneId}", name: "n", price: 1 }) { … } }`,
  ],
  CreateShippingZoneSuccess: () => [
    'staff',
    'mutation { createShippingZone(input: { name: "n", places: [{ country: "FR" }] }) { … } }',
  ],
  CreateTaxRateSuccess: () => [
    'staff',
    'mutation { createTaxRate(input: { name: "VAT", country: "FR", rate: 20 }) { … } }',
  ],
  CreateWebhookEndpointSuccess: () => [
    'admin',
    'mutation { createWebhookEndpoint(input: { url: "http://127.0.0.1:9/access", isActive: false }) { … } }',
  ],
  DeleteAttributeSuccess: ({ spare }) => [
    'staff',
    `mutation { deleteAttribute(id: "${spare.attribute}") { … } }`,
  ],
  DeleteAttributeValueSuccess: ({ attribute }) => [
    'staff',
    `mutation { deleteAttributeValue(id: "${attribute.values['unused']}") { … } }`,
  ],
  DeleteCategorySuccess: ({ spare }) => [
    'staff',
    `mutation { deleteCategory(id: "${spare.category}") { … } }`,
  ],
  DeleteDiscountCodeSuccess: ({ spare }) => [
    'staff',
    `mutation { deleteDiscountCode(id: "${spare.code}") { … } }`,
  ],
  DeleteProductGroupSuccess: ({ spare }) => [
    'staff',
    `mutation { deleteProductGroup(id: "${spare.group}") { … } }`,
  ],
  DeleteProductSuccess: ({ spare }) => ['staff', `mutation { deleteProduct(id: "${spare.unsold}") { … } }`],
  DeletePromotionSuccess: ({ spare }) => [
    'staff',
    `mutation { deletePromotion(id: "${spare.promotion}") { … } }`,
  ],
  DeleteShippingMethodSuccess: ({ spare }) => [
    'staff',
    `mutation { deleteShippingMethod(id: "${spare.shippingMethod}") { … } }`,
  ],
  DeleteShippingZoneSuccess: ({ spare }) => [
    'staff',
    `mutation { deleteShippingZone(id: "${spare.shippingZone}") { … } }`,
  ],
  DeleteTaxRateSuccess: ({ spare }) => ['staff', `mutation { deleteTaxRate(id: "${spare.rate}") { … } }`],
  DeleteWebhookEndpointSuccess: ({ spare }) => [
    'admin',
    `mutation { deleteWebhookEndpoint(id: "${spare.endpoint}") { … } }`,
  ],
  DetachImageSuccess: ({ spare }) => ['staff', `mutation { detachImage(id: "${spare.image}") { … } }`],
  DiscountCode: () => ['staff', '{ discountCodes { nodes { … } } }'],
  DiscountCodeConnection: () => ['staff', '{ discountCodes { … } }'],
  DiscountCodeEdge: () => ['staff', '{ discountCodes { edges { … } } }'],
  Email: ofOrder('emails { … }'),
  EmailPending: ({ mails }) => ['staff', `mutation { resendOrderEmail(emailId: "${mails.queued}") { … } }`],
  FailedJob: () => ['staff', '{ failedJobs { nodes { … } } }'],
  FailedJobConnection: () => ['staff', '{ failedJobs { … } }'],
  FailedJobEdge: () => ['staff', '{ failedJobs { edges { … } } }'],
  HttpHeader: () => ['staff', ANNOUNCE.replace('…', '... on CreateImageUploadSuccess { headers { … } }')],
  GenerateVariantsSuccess: ({ group, attribute }) => [
    'staff',
    `mutation { generateVariants(input: { groupId: "${group.id}", options: { code: "${attribute.code}", values: "s" },
      skuPattern: "ACCESS-{${attribute.code}}", price: 1 }) { … } }`,
  ],
  Order: ofOrder('…'),
  OrderChange: () => ['staff', '{ ordersChangedSince { changes { … } } }'],
  OrderChangePage: () => ['staff', '{ ordersChangedSince { … } }'],
  OrderChanged: ({ orders }) => [
    'staff',
    `mutation { updateOrderStatus(input: { orderId: "${orders.shipped}", status: DELIVERED, expectedStatus: PENDING }) { … } }`,
  ],
  OrderConnection: ofOrder('customer { orders { … } }'),
  OrderDetails: ofOrder('details { … }'),
  OrderEdge: ofOrder('customer { orders { edges { … } } }'),
  OrderEvent: ofOrder('history { … }'),
  OrderLineOption: ofOrder('details { options { … } }'),
  OrderNote: ofOrder('staffNotes { … }'),
  OrderNotShipped: ({ orders }) => ['staff', track(orders.toProcess)],
  OrderNotPayable: ({ orders }) => ['ada', pay(orders.shipped)],
  Payment: ofOrder('payments { … }'),
  PaymentDeclined: ({ orders }) => ['ada', pay(orders.toDecline, 'decline')],
  PaymentNotClosable: ({ paymentId }) => ['staff', close(paymentId)],
  PayOrderSuccess: ({ orders }) => ['ada', pay(orders.toPay)],
  PriceChanged: ofOrder('customer { cart { problems { … } } }'),
  ProductBulkUpdateSuccess: ({ productId }) => [
    'staff',
    `mutation { productBulkUpdate(input: [{ product: { id: "${productId}" } }]) { … } }`,
  ],
  Product: ({ productId }) => ['staff', `{ product(by: { id: "${productId}" }) { … } }`],
  ProductGroupConnection: () => ['staff', '{ productGroups { … } }'],
  ProductGroupEdge: () => ['staff', '{ productGroups { edges { … } } }'],
  RecordPaymentSuccess: ({ orders }) => [
    'staff',
    `mutation { recordPayment(input: { orderId: "${orders.toRecord}", method: CASH, reference: "1", idempotencyKey: "access" }) { … } }`,
  ],
  Refund: ofOrder('payments { refunds { … } }'),
  RefundLine: ofOrder('payments { refunds { lines { … } } }'),
  RefundNotPossible: ({ paymentId }) => ['staff', refund(paymentId, '1000000')],
  RefundPaymentSuccess: ({ paymentId }) => ['staff', refund(paymentId, '0.01')],
  ReorderImagesSuccess: ({ imageId, productId }) => [
    'staff',
    `mutation { reorderImages(productId: "${productId}", imageIds: ["${imageId}"]) { … } }`,
  ],
  RemoveProductVariantSuccess: ({ variants }) => [
    'staff',
    `mutation { removeProductVariant(productId: "${variants.toRemove}") { … } }`,
  ],
  ResendOrderEmailSuccess: ({ mails }) => [
    'staff',
    `mutation { resendOrderEmail(emailId: "${mails.sent}") { … } }`,
  ],
  ResendWebhookDeliverySuccess: ({ deliveries }) => ['admin', redeliver(deliveries.failed)],
  RotateWebhookSecretSuccess: ({ endpointId }) => [
    'admin',
    `mutation { rotateWebhookSecret(id: "${endpointId}") { … } }`,
  ],
  SalePrice: ofProduct('salePrice { … }'),
  SavedAddress: ({ addresses }) => [
    'ada',
    `mutation { updateAddress(id: "${addresses.saved}", input: { address: ${SAVED} }) { ... on AddressSuccess { address { … } } } }`,
  ],
  SetProductAttributesSuccess: ({ spare, attribute }) => [
    'staff',
    `mutation { setProductAttributes(input: { productId: "${spare.product}", attributes: { code: "${attribute.code}", values: [] } }) { … } }`,
  ],
  ShippingMethod: () => ['staff', '{ shippingZones { nodes { methods { … } } } }'],
  ShippingPlace: () => ['staff', '{ shippingZones { nodes { places { … } } } }'],
  ShippingZone: () => ['staff', '{ shippingZones { nodes { … } } }'],
  ShippingZoneConnection: () => ['staff', '{ shippingZones { … } }'],
  ShippingZoneEdge: () => ['staff', '{ shippingZones { edges { … } } }'],
  Promotion: () => ['staff', '{ promotions { nodes { … } } }'],
  PromotionConnection: () => ['staff', '{ promotions { … } }'],
  PromotionEdge: () => ['staff', '{ promotions { edges { … } } }'],
  DeleteSearchSynonymsSuccess: ({ spare }) => [
    'staff',
    `mutation { deleteSearchSynonyms(id: "${spare.synonyms}") { … } }`,
  ],
  SearchSynonyms: () => ['staff', '{ searchSynonyms { nodes { … } } }'],
  SearchSynonymsConnection: () => ['staff', '{ searchSynonyms { … } }'],
  SearchSynonymsEdge: () => ['staff', '{ searchSynonyms { edges { … } } }'],
  SearchSynonymsSuccess: () => [
    'staff',
    'mutation { createSearchSynonyms(input: { terms: ["access", "entry"] }) { … } }',
  ],
  StockMovement: ofProduct('stockMovements { nodes { … } }'),
  StockMovementConnection: ofProduct('stockMovements { … }'),
  StockMovementEdge: ofProduct('stockMovements { edges { … } }'),
  TaxRate: () => ['staff', '{ taxRates { nodes { … } } }'],
  TaxRateConnection: () => ['staff', '{ taxRates { … } }'],
  TaxRateEdge: () => ['staff', '{ taxRates { edges { … } } }'],
  TransitionNotAllowed: ({ orders }) => [
    'ada',
    `mutation { cancelOrder(input: { orderId: "${orders.shipped}" }) { … } }`,
  ],
  UpdateAttributeSuccess: ({ attribute }) => [
    'staff',
    `mutation { updateAttribute(id: "${attribute.id}", input: {}) { … } }`,
  ],
  UpdateAttributeValueSuccess: ({ attribute }) => [
    'staff',
    `mutation { updateAttributeValue(id: "${attribute.values['s']}", input: {}) { … } }`,
  ],
  UpdateCategorySuccess: ({ categoryId }) => [
    'staff',
    `mutation { updateCategory(id: "${categoryId}", input: {}) { … } }`,
  ],
  UpdateDiscountCodeSuccess: ({ codeId }) => [
    'staff',
    `mutation { updateDiscountCode(id: "${codeId}", input: {}) { … } }`,
  ],
  UpdateImageSuccess: ({ imageId }) => [
    'staff',
    `mutation { updateImage(id: "${imageId}", input: {}) { … } }`,
  ],
  UpdateOrderStatusSuccess: ({ orders }) => [
    'staff',
    `mutation { updateOrderStatus(input: { orderId: "${orders.toProcess}", status: PROCESSING }) { … } }`,
  ],
  UpdateProductGroupSuccess: ({ group }) => [
    'staff',
    `mutation { updateProductGroup(id: "${group.id}", input: {}) { … } }`,
  ],
  UpdateProductSuccess: ({ productId }) => [
    'staff',
    `mutation { updateProduct(id: "${productId}", input: {}) { … } }`,
  ],
  UpdatePromotionSuccess: ({ promotionId }) => [
    'staff',
    `mutation { updatePromotion(id: "${promotionId}", input: {}) { … } }`,
  ],
  UpdateShippingMethodSuccess: ({ shippingMethod }) => [
    'staff',
    `mutation { updateShippingMethod(id: "${shippingMethod.id}", input: {}) { … } }`,
  ],
  UpdateShippingZoneSuccess: ({ shippingMethod }) => [
    'staff',
    `mutation { updateShippingZone(id: "${shippingMethod.zoneId}", input: {}) { … } }`,
  ],
  UpdateTaxRateSuccess: ({ rateId }) => [
    'staff',
    `mutation { updateTaxRate(id: "${rateId}", input: {}) { … } }`,
  ],
  UpdateTrackingSuccess: ({ orders }) => ['staff', track(orders.shipped)],
  UpdateWebhookEndpointSuccess: ({ endpointId }) => [
    'admin',
    `mutation { updateWebhookEndpoint(id: "${endpointId}", input: {}) { … } }`,
  ],
  SetRelatedProductsSuccess: ({ productId }) => [
    'staff',
    `mutation { setRelatedProducts(input: { productId: "${productId}", relatedIds: [] }) { … } }`,
  ],
  SortCategoryProductsSuccess: ({ categoryId }) => [
    'staff',
    `mutation { sortCategoryProducts(input: { categoryId: "${categoryId}", productIds: [] }) { … } }`,
  ],
  SetUserRoleSuccess: ({ spare }) => [
    'admin',
    `mutation { setUserRole(input: { userId: "${spare.user}", role: STAFF }) { … } }`,
  ],
  User: ofOrder('customer { … }'),
  UserConnection: () => ['admin', '{ users { … } }'],
  UserEdge: () => ['admin', '{ users { edges { … } } }'],
  WebhookDelivery: () => ['admin', '{ webhookDeliveries { nodes { … } } }'],
  WebhookDeliveryConnection: () => ['admin', '{ webhookDeliveries { … } }'],
  WebhookDeliveryEdge: () => ['admin', '{ webhookDeliveries { edges { … } } }'],
  WebhookEndpoint: () => ['admin', '{ webhookEndpoints { nodes { … } } }'],
  WebhookEndpointConnection: () => ['admin', '{ webhookEndpoints { … } }'],
  WebhookEndpointEdge: () => ['admin', '{ webhookEndpoints { edges { … } } }'],
  WebhookEndpointInactive: ({ deliveries }) => ['admin', redeliver(deliveries.toInactive)],
  WebhookPending: ({ deliveries }) => ['admin', redeliver(deliveries.pending)],
};

/** Announces an image. */
const ANNOUNCE = `mutation { createImageUpload(input: { contentType: "image/png", bytes: 1, sha256: "${'0'.repeat(64)}" }) { … } }`;

/** Continues from Ada's order, which is paid, partially refunded, shipped, and has mails. */
function ofOrder(selection: string) {
  return ({ orders }: Shop): [Who, string] => [
    'ada',
    `{ order(by: { id: "${orders.shipped}" }) { ${selection} } }`,
  ];
}
function pay(orderId: string, token = 'success') {
  return `mutation { payOrder(input: { orderId: "${orderId}", idempotencyKey: "${randomUUID()}", paymentToken: "${token}" }) { … } }`;
}
/** Ada's saved address, as input. */
const SAVED = `{ name: "Ada", line1: "1", city: "C", postalCode: "P", country: "US" }`;
function refund(paymentId: string, amount: string) {
  return `mutation { refundPayment(input: { paymentId: "${paymentId}", amount: "${amount}", idempotencyKey: "${randomUUID()}" }) { … } }`;
}
function close(paymentId: string) {
  return `mutation { closePayment(input: { paymentId: "${paymentId}" }) { … } }`;
}
function createUpload(selection: string) {
  return `mutation { createImportUpload(input: { format: CSV, bytes: 10 }) ${selection} }`;
}
function track(orderId: string) {
  return `mutation { updateTracking(input: { orderId: "${orderId}", trackingNumber: "${randomUUID()}" }) { … } }`;
}
function ofProduct(selection: string) {
  return ({ productId }: Shop): [Who, string] => [
    'staff',
    `{ product(by: { id: "${productId}" }) { ${selection} } }`,
  ];
}
function redeliver(id: string) {
  return `mutation { resendWebhookDelivery(id: "${id}") { … } }`;
}

let app: App;
let shop: Shop;
beforeAll(async () => {
  app = await startApp({ allowPrivateAddresses: true });
  shop = await newShop();
});
afterAll(() => app.stop());

type Shop = Awaited<ReturnType<typeof newShop>>;

/** A shop with data of every kind, most of it Ada's. Ben is another customer with a cart and an order. */
async function newShop() {
  const [ada, ben, staff] = [await newCustomer(app), await newCustomer(app), await newStaff(app)];
  const admin = await newUser(app, { role: 'ADMIN' });
  const category = await newCategory(app);
  const attribute = await newAttribute(app, ['s', 'm', 'l', 'xl', 'unused']);
  const group = await newGroup(app, [attribute]);
  const [, m, l, xl] = Object.values(attribute.values) as [string, string, string, string];
  const product = await newVariant(app, group.id, [m], {
    cost: 500n,
    categoryId: category.id,
    salePrice: 1n,
    saleStartsAt: new Date('2999-01-01'),
  });
  const code = await newDiscountCode(app);
  const promotion = await newPromotion(app, { isActive: false });
  const rate = await newTaxRate(app);
  const shippingMethod = await newShippingMethod(app, {}, { freeFrom: 5000n });
  const items = [{ productId: product.id, quantity: 2 }];
  const order = async (input: object = {}) => {
    const placed = await placeOrder(app, ada, items, { notes: 'By the back door.', ...input });
    return placed.order as { id: string; number: string };
  };

  const saveAddress = async (address: string): Promise<string> => {
    const document = `mutation { createAddress(input: { address: ${address} }) { ... on AddressSuccess { address { id } } } }`;
    return (await ask(app, document, {}, ada)).address.id;
  };

  const guest = await newGuest(app);
  await guest.add(items);
  const { cart } = await cartClient(app, ada).merge(guest.token);
  await cartClient(app, ben).add(items);
  await placeOrder(app, ben, items);

  const shipped = await order({
    discountCode: code.code,
    shippingAddress: { ...ADDRESS, phone: '+1 555 0100' },
  });
  const paid = await ask(
    app,
    withFields(pay(shipped.id), '... on PayOrderSuccess { payment { id } }'),
    {},
    ada,
  );
  const paymentId: string = paid.payment.id;
  await ask(app, withFields(refund(paymentId, '1'), '__typename'), {}, staff);
  const { details } = await ask(app, `{ order(by: { id: "${shipped.id}" }) { details { id } } }`, {}, ada);
  const parts = `lines: [{ id: "${details[0].id}", quantity: 1 }], idempotencyKey: "line"`;
  await ask(
    app,
    `mutation { refundPayment(input: { paymentId: "${paymentId}", ${parts} }) { __typename } }`,
    {},
    staff,
  );
  await ask(
    app,
    `mutation { updateOrderStatus(input: { orderId: "${shipped.id}", status: SHIPPED, carrier: "Post" }) { __typename } }`,
    {},
    staff,
  );
  await app.db.insert(orderNotes).values({
    orderId: shipped.id,
    visibility: 'CUSTOMER',
    text: 'Left with the neighbour.',
    authorId: staff.id,
    idempotencyKey: 'note',
  });
  const [unreachable] = await app.db
    .insert(payments)
    .values({
      orderId: (await order()).id,
      payerId: ada.id,
      amount: 2200n,
      currency: 'USD',
      provider: 'former',
      idempotencyKey: 'former',
      fingerprint: Buffer.from('none'),
    })
    .returning();
  await app.db.update(products).set({ price: 1100n }).where(eq(products.id, product.id));

  const ofShipped = {
    orderId: shipped.id,
    status: 'SHIPPED',
    paid: 1n,
    refunded: 0n,
    at: new Date(),
  } as const;
  const changes = await app.db
    .insert(orderChanges)
    .values([
      { ...ofShipped, kind: 'PAID', amount: 1n },
      { ...ofShipped, kind: 'SHIPPED' },
    ])
    .returning();
  const [first, second] = changes.map(({ position }) => position) as [bigint, bigint];
  const mail = { recipient: ada.email, orderId: shipped.id };
  const [sent, queued] = await app.db
    .insert(emails)
    .values([
      { ...mail, kind: 'ORDER_PAID', orderChange: first, state: 'SENT' },
      { ...mail, kind: 'ORDER_SHIPPED', orderChange: second },
    ])
    .returning();
  await enqueue(app.db, 'send-email', { emailId: queued!.id });

  const endpoint = { url: 'http://127.0.0.1:9/hook', secret: 'c2VjcmV0' };
  const [active, inactive, spare] = await app.db
    .insert(webhookEndpoints)
    .values([endpoint, { ...endpoint, isActive: false }, endpoint])
    .returning();
  const [failed, pending, toInactive] = await app.db
    .insert(webhookDeliveries)
    .values([
      { endpointId: active!.id, orderChange: first, state: 'FAILED' },
      { endpointId: active!.id, orderChange: second },
      { endpointId: inactive!.id, orderChange: second, state: 'FAILED' },
    ])
    .returning();
  await enqueue(app.db, 'deliver-webhook', { deliveryId: pending!.id, endpointId: active!.id });

  await enqueue(app.db, 'settle-payments', { orderId: 'failed' });
  await app.db.$client.query(`update pgboss.job set state = 'failed' where data ->> 'orderId' = 'failed'`);
  await app.db.insert(auditLog).values({ action: 'SIGNED_IN', subjectType: 'User', actorId: ada.id });

  const uploadToken = 'access-upload';
  await app.db.insert(importUploads).values({
    tokenHash: hashSecret(uploadToken),
    format: 'CSV',
    byteCount: 3,
    receivedAt: new Date(),
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  const [catalogImport] = await app.db
    .insert(catalogImports)
    .values({
      format: 'CSV',
      isDryRun: true,
      onError: 'CONTINUE',
      bytesTotal: 3,
      issues: [{ row: 2, column: 'sku', code: 'REQUIRED', message: 'must not be empty.' }],
      unknownColumns: ['colour'],
    })
    .returning();

  const [, spareSynonyms] = await app.db
    .insert(searchSynonyms)
    .values([
      { terms: ['sofa', 'couch'], keys: ['sofa', 'couch'] },
      { terms: ['spare', 'extra'], keys: ['spare', 'extra'] },
    ])
    .returning();

  return {
    importId: catalogImport!.id,
    uploadToken,
    ada,
    ben,
    staff,
    admin,
    number: shipped.number,
    addresses: { saved: await saveAddress(SAVED), other: await saveAddress(SAVED.replace('Ada', 'Other')) },
    cart: cart as { id: string; items: { id: string }[] },
    mergedToken: guest.token,
    orders: {
      shipped: shipped.id,
      toPay: (await order()).id,
      toDecline: (await order()).id,
      toProcess: (await order()).id,
      toCancel: (await order()).id,
      toRecord: (await order()).id,
    },
    paymentId,
    unreachablePaymentId: unreachable!.id,
    mails: { sent: sent!.id, queued: queued!.id },
    deliveries: { failed: failed!.id, pending: pending!.id, toInactive: toInactive!.id },
    categoryId: category.id,
    productId: product.id,
    imageId: (await newImage(app, { productId: product.id })).id,
    attribute,
    group,
    variants: {
      toAdd: (await newProduct(app, { valueIds: [l] })).id,
      toRemove: (await newVariant(app, group.id, [xl])).id,
    },
    codeId: code.id,
    promotionId: promotion.id,
    rateId: rate.id,
    shippingMethod,
    endpointId: active!.id,
    /** Objects for a test that deletes them; no other test needs them. */
    spare: {
      attribute: (await newAttribute(app, [])).id,
      group: (await newGroup(app, [attribute])).id,
      category: (await newCategory(app)).id,
      product: (await newProduct(app)).id,
      unsold: (await newProduct(app)).id,
      code: (await newDiscountCode(app)).id,
      image: (await newImage(app, { productId: (await newProduct(app)).id })).id,
      promotion: (await newPromotion(app, { isActive: false })).id,
      rate: (await newTaxRate(app, { country: 'AT' })).id,
      shippingMethod: (await newShippingMethod(app, { country: 'AT' })).id,
      shippingZone: (await newShippingZone(app, { country: 'BE' })).id,
      endpoint: spare!.id,
      synonyms: spareSynonyms!.id,
      user: (await newCustomer(app)).id,
    },
  };
}

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const ROOTS = ['Query', 'Mutation', 'Subscription'];

const words = (text = '') => text.split(/\s+/).filter(Boolean);
const isListed = (type: string, field: string) =>
  [...words(PUBLIC[type]), ...words(ASKERS_OWN[type])].includes(field);

/** The fields of a type that are in none of the lists. */
const privateFields = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter(({ name, astNode }) => {
    const isGuarded = astNode?.directives?.some((directive) => directive.name.value === 'auth');
    // auth-directive.test.ts requests each guarded root field in every role.
    return !isListed(type.name, name) && !(isGuarded && ROOTS.includes(type.name));
  });

const withFields = (document: string, fields: string) => document.replace('…', fields);

/** The operation of a way, with the private fields of its type. */
function asking(type: GraphQLObjectType, document: string): string {
  const fields = privateFields(type).map((field) =>
    isCompositeType(getNamedType(field.type)) ? `${field.name} { __typename }` : field.name,
  );
  return withFields(document, `__typename ... on ${type.name} { ${fields.join(' ')} }`);
}

/** The values of a type's private fields in a response, with their paths. */
function found(type: GraphQLObjectType, data: unknown, path: (string | number)[] = []): [string, unknown][] {
  if (typeof data !== 'object' || data === null) return [];
  const entries = Object.entries(data);
  const isOne = '__typename' in data && data.__typename === type.name && entries.length > 1;
  return entries.flatMap(([key, value]) =>
    isOne && key !== '__typename'
      ? [[[...path, key].join('.'), value] as [string, unknown]]
      : found(type, value, [...path, key]),
  );
}

const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

/** The private fields in a response that were not rejected. */
function leaks(type: GraphQLObjectType, { data, errors = [] }: Answer) {
  const refused = new Set(errors.map(({ path }) => path?.join('.')));
  return found(type, data).filter(([path, value]) => value !== null || !refused.has(path));
}

/** Values that identify Ada's data. */
const tellingOfAda = ({ ada, cart, orders, number, paymentId, mails, addresses }: Shop) => [
  ada.id,
  ada.email,
  cart.id,
  ...cart.items.map(({ id }) => id),
  ...Object.values(orders),
  number,
  paymentId,
  ...Object.values(mails),
  ...Object.values(addresses),
];
const tellsOfAda = (answer: unknown) => {
  const text = JSON.stringify(answer);
  return tellingOfAda(shop).filter((telling) => text.includes(telling));
};

test("classifies every field as public, the caller's own, or private with a way to read it", () => {
  const unknown = types.flatMap((type) =>
    WAYS[type.name]
      ? []
      : privateFields(type).map(
          ({ name }) =>
            `${type.name}.${name}: list it in PUBLIC if a guest may read it on any object, in ASKERS_OWN if it returns
             only the caller’s own data. Otherwise describe in WAYS how ${type.name} is reached, and in which role.`,
        ),
  );
  expect(unknown).toEqual([]);
});

test('lists only fields that exist', () => {
  const fields = new Set(
    types.flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)),
  );
  const listed = [PUBLIC, ASKERS_OWN].flatMap((list) =>
    Object.entries(list).flatMap(([type, names]) => words(names).map((name) => `${type}.${name}`)),
  );

  expect(listed.filter((field) => !fields.has(field))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
  expect(Object.keys(WAYS).filter((name) => !types.some((type) => type.name === name))).toEqual([]);
});

test('exposes no private type through a public field', () => {
  const leading = types.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ name }) => words(PUBLIC[type.name]).includes(name))
      .filter((field) => isCompositeType(getNamedType(field.type)) && !PUBLIC[getNamedType(field.type).name])
      .map((field) => `${type.name}.${field.name}`),
  );

  expect(leading).toEqual([]);
});

const privateTypes = types.filter((type) => WAYS[type.name] && privateFields(type).length > 0);

test.each(privateTypes.map((type) => [type.name, type] as const))(
  'hides private fields of %s from guests and other customers, and shows them to the permitted role',
  async (name, type) => {
    const [who, way] = WAYS[name]!(shop);
    const document = asking(type, way);

    for (const as of [undefined, shop.ben]) {
      const answer = await app.query(document, {}, { as });
      expect(leaks(type, answer)).toEqual([]);
      expect(tellsOfAda(answer)).toEqual([]);
      for (const { extensions } of answer.errors ?? []) expect(REFUSALS).toContain(extensions.code);
    }

    const answer = await app.query(document, {}, { as: shop[who] });
    expect(answer.errors).toBeUndefined();
    const visible = found(type, answer.data).map(([path]) => path.split('.').at(-1));
    expect(new Set(visible)).toEqual(new Set(privateFields(type).map((field) => field.name)));
  },
);

const CART = 'cart { id items { id product { id } } }';
const RESULT = `{ __typename ... on CartSuccess { ${CART} } ... on CartChanged { ${CART} } }`;

/** Attempts with an id or token that was leaked, guessed or merged. Ada succeeds with each. */
const ATTEMPTS: Record<string, (shop: Shop) => string> = {
  'an order by its id': ({ orders }) => `{ order(by: { id: "${orders.shipped}" }) { id } }`,
  'an order by its number': ({ number }) => `{ order(by: { number: "${number}" }) { id } }`,
  'changing an item of a cart': ({ cart }) =>
    `mutation { updateCartItem(input: { itemId: "${cart.items[0]!.id}", quantity: 3 }) ${RESULT} }`,
  'a cart by the token of one that was merged into it': ({ mergedToken }) =>
    `mutation { mergeCart(cartToken: "${mergedToken}") ${RESULT} }`,
  'taking an item out of a cart': ({ cart }) =>
    `mutation { removeCartItem(input: { itemId: "${cart.items[0]!.id}" }) ${RESULT} }`,
};

test.each(Object.keys(ATTEMPTS))('allows access to %s for its owner only', async (name) => {
  const document = ATTEMPTS[name]!(shop);

  for (const as of [undefined, shop.ben]) {
    expect(tellsOfAda(await app.query(document, {}, { as }))).toEqual([]);
  }
  const own = await app.query(document, {}, { as: shop.ada });
  expect(own.errors).toBeUndefined();
  expect(tellsOfAda(own)).not.toEqual([]);
});

test('opens no cart by a merged token or an id', async () => {
  const { mergedToken, cart, productId, ben, ada } = shop;
  const item = `items: [{ productId: "${productId}" }]`;
  const lines = '{ ... on OrderPreview { lines { quantity } } }';

  for (const token of [mergedToken, cart.id, ada.id]) {
    for (const as of [undefined, ben]) {
      for (const document of [
        `{ cart(token: "${token}") { id version items { id } } }`,
        `{ previewOrder(input: { cartToken: "${token}" }) ${lines} }`,
        `{ discountCode(code: "NONE", cartToken: "${token}") { __typename } }`,
        `mutation { addToCart(input: { cartToken: "${token}", ${item} }) ${RESULT} }`,
        `mutation { clearCart(cartToken: "${token}") ${RESULT} }`,
        `mutation { applyDiscountCode(code: "NONE", cartToken: "${token}") ${RESULT} }`,
        `mutation { removeDiscountCode(cartToken: "${token}") ${RESULT} }`,
      ]) {
        const answer = await app.query(document, {}, { as });
        expect(tellsOfAda(answer)).toEqual([]);
        expect(JSON.stringify(answer.data ?? null)).not.toContain('"quantity"');
      }
    }
  }
});

test("returns the caller's own account, and none to a guest", async () => {
  const whoIs = async (as?: Account) => (await app.query('{ me { id cart { id } } }', {}, { as })).data.me;

  expect(await whoIs()).toBeNull();
  expect(await whoIs(shop.ada)).toMatchObject({ id: shop.ada.id });
  expect(await whoIs(shop.ben)).toMatchObject({ id: shop.ben.id });
});

test('allows only the owner and staff to subscribe to an order', async () => {
  const document = `subscription { orderUpdated(orderId: "${shop.orders.shipped}") { id } }`;

  for (const as of [undefined, shop.ben]) {
    const events = await openEvents(app.url, document, as ? { as } : {});
    await until(() => eventsIn(events.text()).isComplete);
    const { results } = eventsIn(events.text());
    events.close();
    expect(results.map(({ data, errors }) => [data ?? null, errors[0].extensions.code])).toEqual([
      [null, 'NOT_FOUND'],
    ]);
  }
});

test('rejects a subscription to a cart with an invalid or expired token', async () => {
  for (const token of [shop.mergedToken, shop.cart.id]) {
    const events = await openEvents(
      app.url,
      `subscription { cartUpdated(token: "${token}") { id items { id } } }`,
      {},
    );
    await cartClient(app, shop.ada).add([{ productId: shop.productId }]);
    await until(() => eventsIn(events.text()).isComplete);
    expect(tellsOfAda(events.text())).toEqual([]);
    events.close();
  }
});

test('opens the order of a guest by its token only, not by its id, number or e-mail address', async () => {
  const email = 'guest@access.example';
  const items = [{ productId: shop.productId }];
  const input = { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, email, items };
  const { order, accessToken: token } = await ask(
    app,
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on PlaceOrderSuccess {
      accessToken order { id number } } } }`,
    { input },
  );
  const paying = `idempotencyKey: "${randomUUID()}", paymentToken: "success"`;
  const namesake = await newUser(app, { email, emailVerifiedAt: null });
  const operations = (access: string, key: string) => [
    `{ order(by: { ${key} }) { id email } }`,
    `mutation { payOrder(input: { orderId: "${order.id}", ${access} ${paying} }) { __typename } }`,
    `mutation { cancelOrder(input: { orderId: "${order.id}", ${access} }) { __typename } }`,
    `mutation { reorder(order: { ${key} }, cartToken: "none") { __typename } }`,
  ];
  const attempts = [
    ...operations('', `id: "${order.id}"`),
    ...operations('', `number: "${order.number}"`),
    ...[order.id, order.number, email].flatMap((wrong) =>
      operations(`token: "${wrong}",`, `token: "${wrong}"`),
    ),
    `mutation { claimOrder(token: "${order.id}") { __typename ... on ClaimOrderSuccess { order { id } } } }`,
  ];

  for (const as of [undefined, shop.ben, namesake]) {
    for (const document of attempts) {
      const { data, errors = [] } = await app.query(document, {}, { as });
      const [result] = Object.values(data ?? {}) as ({ __typename: string } | null)[];
      expect([null, undefined, 'InvalidToken']).toContain(result && result.__typename);
      for (const { extensions } of errors) expect(REFUSALS).toContain(extensions.code);
    }
  }
  expect(await ask(app, `{ order(by: { token: "${token}" }) { id email status } }`)).toEqual({
    id: order.id,
    email,
    status: 'PENDING',
  });
});
