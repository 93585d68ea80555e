import type { RawId } from '../platform/graphql/ids.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as ExactMoney } from '../platform/money/money.ts';
import type { UserRow, Address as StoredAddress, SavedAddressRow, CategoryRow, AttributeRow, AttributeValueRow, ProductGroupRow, DiscountCodeRow, TaxRateRow, ShippingZoneRow, ShippingMethodRow, ShippingTier as ShippingTierRow, OrderEventRow, OrderChangeRow, OrderNoteRow, StockMovementRow, AuditRow, EmailRow, CatalogImportRow, SearchSynonymsRow, PaymentRow, RefundRow, WebhookEndpointRow, WebhookDeliveryRow } from '../platform/db/schema.ts';
import type { Connection } from '../platform/graphql/paging.ts';
import type { ActiveSessionRow } from '../shop/accounts/sessions/sessions.sql.ts';
import type { ReadProduct } from '../shop/catalog/products/product-selection.sql.ts';
import type { ProductImageRow } from '../shop/images/attached-images.sql.ts';
import type { ProductConnection as ProductRows } from '../shop/catalog/products/product-connection.ts';
import type { Storefront } from '../shop/storefront/storefront.ts';
import type { OrderPreviewParts, ShippingRefusal } from '../shop/orders/placement/preview-order.ts';
import type { CartChangeResult } from '../shop/orders/reorder.ts';
import type { PlacedOrder } from '../shop/orders/placement/place-order-and-save-addresses.ts';
import type { ReadCart, CartItemOf } from '../shop/carts/carts.sql.ts';
import type { ReadOrder } from '../shop/orders/order-selection.sql.ts';
import type { OrderDetailsOf } from '../shop/orders/orders.sql.ts';
import type { Suggestions } from '../shop/catalog/search/suggest.ts';
import type { FailedJobRow } from '../platform/jobs/failed-job-list.sql.ts';
import type { Context } from '../shop/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: RawId; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A country code (ISO 3166-1 alpha-2), for example `DE`. */
  CountryCode: { input: string; output: string; }
  /** A currency code (ISO 4217), for example `USD`. */
  CurrencyCode: { input: string; output: string; }
  /** A point in time, as RFC 3339 text in UTC with milliseconds: `2026-11-20T16:05:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /**
   * An exact decimal number, serialized as text: `"19.99"`. Never a float. An input may also be a JSON number; its
   * decimal digits are read exactly.
   */
  Decimal: { input: string; output: string; }
  /**
   * An e-mail address: `name@domain`, at most 254 characters. The name consists of ASCII letters, digits, symbols and
   * single dots; the domain may be international and is stored in ASCII (`bücher.example` as `xn--bcher-kva.example`).
   * Surrounding spaces are ignored, and comparison is case-insensitive. An invalid new address is reported in
   * `InvalidInput`.
   */
  EmailAddress: { input: string; output: string; }
  /** A JSON object with any fields. */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** An absolute URL with the scheme http or https. */
  URL: { input: URL; output: string; }
};

/** An active sign-in on one device. */
export type ActiveSession = {
  __typename?: 'ActiveSession';
  /** The IP address of the last refresh. */
  address: Maybe<Scalars['String']['output']>;
  /** When the account signed in. */
  createdAt: Scalars['DateTime']['output'];
  /** Whether this is the session of the current request. */
  current: Scalars['Boolean']['output'];
  /**
   * When the session expires unless it is refreshed. Every session has a maximum lifetime that refreshing does not
   * extend.
   */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** When the session was last refreshed, or created. An active client refreshes every five minutes. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** The `User-Agent` header of the last refresh, cut at 500 characters. Null if the client sent none. */
  userAgent: Maybe<Scalars['String']['output']>;
};

/** A new note of an order. */
export type AddOrderNoteInput = {
  /** 1 to 255 printable ASCII characters, preferably one random UUID per note. Unique per order. */
  idempotencyKey: Scalars['String']['input'];
  orderId: Scalars['ID']['input'];
  /** 1 to 2,000 characters. */
  text: Scalars['String']['input'];
  visibility: OrderNoteVisibility;
};

/** The new note, or the reason for the refusal. */
export type AddOrderNoteResult = AddOrderNoteSuccess | IdempotencyKeyReused | InvalidInput | OrderNotesFull;

export type AddOrderNoteSuccess = {
  __typename?: 'AddOrderNoteSuccess';
  note: OrderNote;
  order: Order;
  /** True if this key was used by an earlier, identical request. */
  replayed: Scalars['Boolean']['output'];
};

/** A product that becomes a variant of a group. */
export type AddProductVariantInput = {
  groupId: Scalars['ID']['input'];
  /**
   * One value for each attribute by which the group varies. Omitted: the values that the product has, exactly one of each
   * attribute.
   */
  options?: InputMaybe<Array<VariantOptionInput>>;
  productId: Scalars['ID']['input'];
};

/** The new variant, or the reason for the refusal. */
export type AddProductVariantResult = AddProductVariantSuccess | InvalidInput | VariantExists | VariantsFull;

export type AddProductVariantSuccess = {
  __typename?: 'AddProductVariantSuccess';
  product: Product;
};

/** The products to add to a cart. */
export type AddToCartInput = {
  /** Token of a guest cart. Omitted: the cart of the viewer. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  /**
   * The expected version of the cart. If the cart has another version, the mutation returns `CartChanged` and
   * changes nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100 items. If a product is listed more than once, its quantities are summed. */
  items: Array<CartItemInput>;
};

/** A postal address. */
export type Address = {
  __typename?: 'Address';
  city: Scalars['String']['output'];
  company: Maybe<Scalars['String']['output']>;
  country: Scalars['CountryCode']['output'];
  line1: Scalars['String']['output'];
  line2: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  phone: Maybe<Scalars['String']['output']>;
  /** Empty if the address has none, for example in a country without postal codes. */
  postalCode: Scalars['String']['output'];
  region: Maybe<Scalars['String']['output']>;
  /** The tax id of a company, as given. It is not verified. */
  vatNumber: Maybe<Scalars['String']['output']>;
};

/** The address book has the maximum number of addresses. Delete one first. */
export type AddressBookFull = UserError & {
  __typename?: 'AddressBookFull';
  /** The maximum number of addresses. */
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** Only for `updateAddress`: another saved address of the account is the same. */
export type AddressExists = UserError & {
  __typename?: 'AddressExists';
  /** The other address. */
  address: SavedAddress;
  message: Scalars['String']['output'];
};

/** A postal address. Texts are trimmed and have 1 to 200 characters, unless stated otherwise. */
export type AddressInput = {
  city: Scalars['String']['input'];
  company?: InputMaybe<Scalars['String']['input']>;
  country: Scalars['CountryCode']['input'];
  line1: Scalars['String']['input'];
  line2?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  /** 1 to 40 characters. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /**
   * 1 to 20 characters. Required, except in countries without postal codes, such as HK, AE, QA and PA, and in IE, where
   * many addresses have no postal code.
   */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /**
   * A state, province or other region: a code of ISO 3166-2 or a name, without regard to case and accents.
   * In countries where tax rates differ by region, it is required, and an unknown region is refused.
   */
  region?: InputMaybe<Scalars['String']['input']>;
  /** The tax id of a company, such as `DE123456789`. 1 to 40 characters. It is not verified. */
  vatNumber?: InputMaybe<Scalars['String']['input']>;
};

/** The address, or the reason for the refusal. */
export type AddressResult = AddressBookFull | AddressExists | AddressSuccess | InvalidInput;

export type AddressSuccess = {
  __typename?: 'AddressSuccess';
  /** The saved address. For `deleteAddress`: the address as it was. */
  address: SavedAddress;
  /** The account with its address book. */
  user: User;
};

/** A change of the stock of one product. */
export type AdjustStockInput = {
  /** The quantity to add (above 0) or to remove (below 0). Not 0. */
  delta: Scalars['Int']['input'];
  /** 1 to 255 printable ASCII characters. Repeated requests with the same key are applied once. */
  idempotencyKey: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** The reason for the stock ledger: 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** The product with its new stock, or the reason for the refusal. */
export type AdjustStockResult = AdjustStockSuccess | IdempotencyKeyReused | InsufficientStock | InvalidInput | StockChanged;

export type AdjustStockSuccess = {
  __typename?: 'AdjustStockSuccess';
  /** The product after the change. */
  product: Product;
};

/**
 * An image, and the product, category or product group that shows it. Give exactly one of `uploadId` and `imageId`, and
 * exactly one of `productId`, `categoryId` and `groupId`.
 */
export type AttachImageInput = {
  /** At most 500 characters. Omitted: none. */
  alt?: InputMaybe<Scalars['String']['input']>;
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** A product group. It shows the image for all of its variants. */
  groupId?: InputMaybe<Scalars['ID']['input']>;
  /** An image of another product, category or product group, to share its file. */
  imageId?: InputMaybe<Scalars['ID']['input']>;
  /** 0 puts the image first. Omitted, or beyond the end: last. */
  position?: InputMaybe<Scalars['Int']['input']>;
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** An upload of `createImageUpload` from the last day. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
};

/** The image of the product, category or product group, or the reason for the refusal. */
export type AttachImageResult = AttachImageSuccess | ImageUploadPending | ImageUploadRefused | ImagesFull | InvalidInput;

export type AttachImageSuccess = {
  __typename?: 'AttachImageSuccess';
  image: ProductImage;
};

/** A property that products share, such as their color or material. */
export type Attribute = {
  __typename?: 'Attribute';
  /** Unique name for programs, such as `color`. */
  code: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Whether product lists count the values in `facets`. */
  isFacet: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  /** Attributes are sorted by position, then by name. */
  position: Scalars['Int']['output'];
  type: AttributeType;
  updatedAt: Scalars['DateTime']['output'];
  /** By position and label, at most 500. */
  values: Array<AttributeValue>;
};

/** Another attribute has this code, or (for a value) another value of the same attribute has it. */
export type AttributeCodeTaken = UserError & {
  __typename?: 'AttributeCodeTaken';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** Selects products by one attribute. */
export type AttributeFilter = {
  /** 1 to 50 codes of values. A product must have at least one of them. */
  anyOf: Array<Scalars['String']['input']>;
  /** The code of an attribute. */
  code: Scalars['String']['input'];
};

/**
 * A product has one of the values, or a product group varies by the attribute. Remove the value from the products, or
 * delete the group, first.
 */
export type AttributeInUse = UserError & {
  __typename?: 'AttributeInUse';
  message: Scalars['String']['output'];
};

/** The type of the values of an attribute. */
export type AttributeType =
  /** The values have the codes `true` and `false`. */
  | 'BOOLEAN'
  /** Each value has a color. */
  | 'COLOR'
  /** Each value has a number. */
  | 'NUMBER'
  | 'TEXT';

/** A value of an attribute. */
export type AttributeValue = {
  __typename?: 'AttributeValue';
  /** Name for programs, unique in its attribute, such as `dark-blue`. */
  code: Scalars['String']['output'];
  /** The color as `#rrggbb`. Null unless the attribute has the type COLOR. */
  color: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** The text to show to people. */
  label: Scalars['String']['output'];
  /** The number. Null unless the attribute has the type NUMBER. */
  number: Maybe<Scalars['Decimal']['output']>;
  /** Values are sorted by position, then by label. */
  position: Scalars['Int']['output'];
};

/** A value of a new attribute. */
export type AttributeValueInput = {
  /** 1 to 50 characters: groups of lower-case letters and digits, joined by hyphens. BOOLEAN: `true` or `false`. */
  code: Scalars['String']['input'];
  /** Six hexadecimal digits after `#`. Required for COLOR, not allowed otherwise. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters. */
  label: Scalars['String']['input'];
  /** Required for NUMBER, not allowed otherwise. At most 10 digits before the point and 4 after it. */
  number?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0 to 10,000. */
  position?: InputMaybe<Scalars['Int']['input']>;
};

/** The shop has the maximum number of attributes, or the attribute the maximum number of values. */
export type AttributesFull = UserError & {
  __typename?: 'AttributesFull';
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** The kind of an audited action. */
export type AuditAction =
  | 'ACCOUNT_DELETED'
  | 'CREATED'
  | 'DELETED'
  | 'EMAIL_CHANGED'
  | 'EMAIL_RESENT'
  | 'JOB_RETRIED'
  /** A change by staff. Changes by customers and by the shop itself are only in the history of the order. */
  | 'ORDER_STATUS_CHANGED'
  | 'PASSWORD_CHANGED'
  /** With a token from an e-mail. */
  | 'PASSWORD_RESET'
  | 'PAYMENT_REFUNDED'
  /** A used refresh token was presented again, so its session was ended. */
  | 'REFRESH_TOKEN_REUSED'
  | 'ROLE_CHANGED'
  | 'SESSION_REVOKED'
  | 'SIGNED_IN'
  /** Wrong password, or no account with this e-mail address. */
  | 'SIGN_IN_FAILED'
  | 'STOCK_ADJUSTED'
  /** Records the carrier if it changed. The tracking number can identify a person, so it is stored only with the order. */
  | 'TRACKING_UPDATED'
  | 'UPDATED'
  | 'WEBHOOK_RESENT'
  | 'WEBHOOK_SECRET_ROTATED';

/** One audited action. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  action: AuditAction;
  /**
   * The account that performed the action. Null for a guest, for the shop itself, and after the account is
   * deleted.
   */
  actor: Maybe<User>;
  /** The id of the account. It stays after the account is deleted. */
  actorId: Maybe<Scalars['ID']['output']>;
  /** The role of the actor at that time. */
  actorRole: Maybe<Role>;
  /** The IP address of the client. Null for the shop itself. */
  address: Maybe<Scalars['String']['output']>;
  /** The changed fields after the action, in the format of `before`. */
  after: Maybe<Scalars['JSONObject']['output']>;
  at: Scalars['DateTime']['output'];
  /**
   * The changed fields before the action. Null if the object did not exist, or if the action records no fields.
   * Amounts are in minor units, rates in parts per million. `before` and `after` never contain
   * secrets or personal data.
   */
  before: Maybe<Scalars['JSONObject']['output']>;
  id: Scalars['ID']['output'];
  /** The id of the affected object. Null if no stored object was affected. */
  subjectId: Maybe<Scalars['ID']['output']>;
  /** The type of the affected object: a type name of this API, for example `Product`. */
  subjectType: Scalars['String']['output'];
};

export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  edges: Array<AuditEntryEdge>;
  nodes: Array<AuditEntry>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  cursor: Scalars['String']['output'];
  node: AuditEntry;
};

/** Selects audit entries. Filters are combined with AND. */
export type AuditFilter = {
  action?: InputMaybe<AuditAction>;
  actorId?: InputMaybe<Scalars['ID']['input']>;
  /** End of the period, exclusive. */
  before?: InputMaybe<Scalars['DateTime']['input']>;
  /** Start of the period, inclusive. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The id of an object. Requires `subjectType`. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** A type name of this API, for example `Product`. */
  subjectType?: InputMaybe<Scalars['String']['input']>;
};

/** A change of the stock of one product, recorded in the stock ledger. Give either `set` or `delta`. */
export type BulkStockInput = {
  /** The quantity to add (above 0) or to remove (below 0). Not 0. */
  delta?: InputMaybe<Scalars['Int']['input']>;
  /**
   * 1 to 255 printable ASCII characters. Repeated requests with the same key change the stock once; the other
   * fields of the row are applied each time.
   */
  idempotencyKey: Scalars['String']['input'];
  /** The reason for the stock ledger: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** The counted quantity: 0 to 1,000,000,000. */
  set?: InputMaybe<Scalars['Int']['input']>;
};

/** The order to cancel, and the reason. */
export type CancelOrderInput = {
  orderId: Scalars['ID']['input'];
  /** For the history of the order, visible to the customer. At most 2,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The access token of a guest's order. Not needed if the viewer is signed in to the account that has the order. */
  token?: InputMaybe<Scalars['String']['input']>;
};

/** The cancelled order, or the reason for the refusal. */
export type CancelOrderResult = CancelOrderSuccess | InvalidInput | TransitionNotAllowed;

export type CancelOrderSuccess = {
  __typename?: 'CancelOrderSuccess';
  order: Order;
};

/**
 * The items that a customer intends to buy: at most 100 lines with a quantity of at most 999 each. Prices are
 * always current.
 */
export type Cart = {
  __typename?: 'Cart';
  discount: Money;
  /** The first entry of `discountCodes`. */
  discountCode: Maybe<Scalars['String']['output']>;
  /**
   * In the order in which they were applied. A code that became invalid stays in the list, is reported in
   * `problems`, and gives no discount.
   */
  discountCodes: Array<Scalars['String']['output']>;
  /** The discount of each promotion and code, in the order in which they are applied. */
  discountLines: Array<DiscountLine>;
  id: Scalars['ID']['output'];
  /** The sum of all quantities. */
  itemCount: Scalars['Int']['output'];
  /** In the order in which they were added. */
  items: Array<CartItem>;
  /** Whether prices include tax (gross). */
  pricesIncludeTax: Scalars['Boolean']['output'];
  /**
   * The problems of the cart now. Insufficient stock, unavailable products, quantities that are not allowed and
   * invalid discount codes prevent an order. A changed price does not: the order uses the current price. Pass
   * `expectedTotal` to refuse an order whose total has changed.
   */
  problems: Array<CartProblem>;
  /** Before discounts and tax: the sum of the subtotals of the items. */
  subtotal: Money;
  /** The tax for a delivery to the location of the shop. `previewOrder` computes the tax for another destination. */
  tax: Money;
  taxLines: Array<TaxLine>;
  /** The total of an order of this cart: subtotal minus discount, plus tax unless prices include it. */
  total: Money;
  updatedAt: Scalars['DateTime']['output'];
  /** Increases by 1 with each change. */
  version: Scalars['Int']['output'];
};

/** The cart does not have the expected version. `cart` is its current state. */
export type CartChanged = UserError & {
  __typename?: 'CartChanged';
  cart: Cart;
  message: Scalars['String']['output'];
};

/** The cart has no items to order. */
export type CartEmpty = UserError & {
  __typename?: 'CartEmpty';
  message: Scalars['String']['output'];
};

export type CartItem = {
  __typename?: 'CartItem';
  /** The share of this item in the discount of the cart. */
  discount: Money;
  /** The promotions and codes that `discount` consists of, with this item's share of each. */
  discountAllocations: Array<DiscountLine>;
  id: Scalars['ID']['output'];
  product: Product;
  quantity: Scalars['Int']['output'];
  /** `unitPrice` times `quantity`. */
  subtotal: Money;
  /** The share of this item in the tax of the cart. */
  tax: Money;
  /** The share of this item in the total of the cart. */
  total: Money;
  /** The current price. */
  unitPrice: Money;
  /** The price when the item was last added or changed. */
  unitPriceWhenAdded: Money;
};

/** A product and its quantity. */
export type CartItemInput = {
  productId: Scalars['ID']['input'];
  /** 1 to 999. */
  quantity: Scalars['Int']['input'];
};

/** A problem of a cart or preview. */
export type CartProblem = DiscountCodeRejected | InsufficientStock | PriceChanged | ProductUnavailable | QuantityNotAllowed;

/**
 * The changed cart, or the reason for the refusal. Cart mutations write to the open cart of the viewer, which is created when
 * needed, or to the guest cart of the token. If the cart does not have the `expectedVersion`, they return `CartChanged`. Errors:
 * NOT_FOUND if no cart has the token; UNAUTHENTICATED for a guest without a token.
 */
export type CartResult = CartChanged | CartSuccess | DiscountCodeRejected | InsufficientStock | InvalidInput | ProductUnavailable | QuantityNotAllowed;

export type CartSuccess = {
  __typename?: 'CartSuccess';
  cart: Cart;
  /**
   * Only for `reorder`: the order lines whose full quantity cannot be added now. Reasons: the product is not for sale, its stock
   * or its quantity rules do not allow it, or the cart is full. Empty for other operations.
   */
  unavailable: Array<OrderDetails>;
};

/** An import of products. The counts refer to the current pass: REFUSE reads the file twice. */
export type CatalogImport = {
  __typename?: 'CatalogImport';
  created: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** The number of invalid rows. */
  failed: Scalars['Int']['output'];
  /** Null until the import has ended. */
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  isDryRun: Scalars['Boolean']['output'];
  /** The first problems, at most 100. */
  issues: Array<CatalogImportIssue>;
  onError: ImportErrorPolicy;
  /** How much of the file has been read in the current pass, in per cent: 0 to 100. */
  percent: Scalars['Int']['output'];
  /** Why the import failed. Null unless the state is FAILED. */
  problem: Maybe<Scalars['String']['output']>;
  /** The number of rows read, without the header. */
  rows: Scalars['Int']['output'];
  state: CatalogImportState;
  /** The number of rows that already match the stored product. */
  unchanged: Scalars['Int']['output'];
  /** Columns of the file that are not imported, at most 100. */
  unknownColumns: Array<Scalars['String']['output']>;
  updated: Scalars['Int']['output'];
};

/** A problem of one row of an import file. */
export type CatalogImportIssue = {
  __typename?: 'CatalogImportIssue';
  /** A stable code for programs, for example `REQUIRED`. */
  code: Scalars['String']['output'];
  /** Null if the problem concerns the whole row. */
  column: Maybe<Scalars['String']['output']>;
  /** A sentence for people: the problem, and a valid value. */
  message: Scalars['String']['output'];
  /** The row as spreadsheets count it: the header of a CSV file is row 1. In JSONL, the line. */
  row: Scalars['Int']['output'];
};

/** The state of an import. */
export type CatalogImportState =
  /** The file cannot be read to its end: see `problem`. Earlier rows may have been imported: see the counts. */
  | 'FAILED'
  | 'QUEUED'
  /** Rows are invalid, so no row was imported. */
  | 'REFUSED'
  | 'RUNNING'
  /** All rows were read. `failed` counts the invalid rows, which were not imported. */
  | 'SUCCEEDED';

/** A node of the category tree. The tree has at most 20 levels. */
export type Category = Node & {
  __typename?: 'Category';
  /** From the top of the tree down to the parent. */
  ancestors: Array<Category>;
  /** The direct subcategories by position and then by name, at most 200. */
  children: Array<Category>;
  createdAt: Scalars['DateTime']['output'];
  description: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /**
   * The URL of the first uploaded image, at most 800 pixels wide. Without an uploaded image, the URL that staff entered.
   * Null if there is neither.
   */
  image: Maybe<Scalars['URL']['output']>;
  /**
   * The uploaded images in their order, at most 20. The first one is also `image`. `first`: 1 to 20; omitted or null:
   * all.
   */
  images: Array<ProductImage>;
  name: Scalars['String']['output'];
  /** Null for a category at the top of the tree. */
  parent: Maybe<Category>;
  /** Categories are listed by position, the lowest first, and then by name. */
  position: Scalars['Int']['output'];
  /**
   * The active products of this category, also those with another primary category. `filter.includeSubcategories` adds
   * the products of all categories below.
   */
  products: ProductConnection;
  /** Unique name for URLs. */
  slug: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
};


/** A node of the category tree. The tree has at most 20 levels. */
export type CategoryImagesArgs = {
  first: InputMaybe<Scalars['Int']['input']>;
};


/** A node of the category tree. The tree has at most 20 levels. */
export type CategoryProductsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<ProductFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  sort: InputMaybe<ProductSort>;
};

export type CategoryConnection = {
  __typename?: 'CategoryConnection';
  edges: Array<CategoryEdge>;
  nodes: Array<Category>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

/** The new parent is the category itself or one of its descendants. */
export type CategoryCycle = UserError & {
  __typename?: 'CategoryCycle';
  message: Scalars['String']['output'];
};

export type CategoryEdge = {
  __typename?: 'CategoryEdge';
  cursor: Scalars['String']['output'];
  node: Category;
};

/** Identifies a category. Give exactly one field. */
export type CategoryKey =
  { id: Scalars['ID']['input']; slug?: never; }
  |  { id?: never; slug: Scalars['String']['input']; };

/** The category contains products or other categories. */
export type CategoryNotEmpty = UserError & {
  __typename?: 'CategoryNotEmpty';
  message: Scalars['String']['output'];
};

/** The current and the new password. */
export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  /** 8 to 128 characters. Rejected as in `RegisterInput.password`. */
  newPassword: Scalars['String']['input'];
};

/** The account with the new password, or the reason for the refusal. */
export type ChangePasswordResult = ChangePasswordSuccess | InvalidInput | WrongPassword;

export type ChangePasswordSuccess = {
  __typename?: 'ChangePasswordSuccess';
  user: User;
};

/** The claimed order, or the reason for the refusal. */
export type ClaimOrderResult = ClaimOrderSuccess | InvalidToken;

export type ClaimOrderSuccess = {
  __typename?: 'ClaimOrderSuccess';
  order: Order;
};

/** The payment to close. */
export type ClosePaymentInput = {
  paymentId: Scalars['ID']['input'];
};

/** The closed payment, or the reason for the refusal. */
export type ClosePaymentResult = ClosePaymentSuccess | PaymentNotClosable;

export type ClosePaymentSuccess = {
  __typename?: 'ClosePaymentSuccess';
  order: Order;
  payment: Payment;
};

/** The account with its new e-mail address, or the reason for the refusal. */
export type ConfirmEmailChangeResult = ConfirmEmailChangeSuccess | EmailTaken | InvalidToken;

export type ConfirmEmailChangeSuccess = {
  __typename?: 'ConfirmEmailChangeSuccess';
  user: User;
};

/** The data of a new attribute. */
export type CreateAttributeInput = {
  /** 1 to 50 characters: groups of lower-case letters and digits, joined by hyphens or underscores. Starts with a letter. */
  code: Scalars['String']['input'];
  isFacet: Scalars['Boolean']['input'];
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** 0 to 10,000. */
  position: Scalars['Int']['input'];
  type: AttributeType;
  /** At most 200 values. Without a `position`, values keep their order in this list. */
  values: Array<AttributeValueInput>;
};

/** The new attribute, or the reason for the refusal. */
export type CreateAttributeResult = AttributeCodeTaken | AttributesFull | CreateAttributeSuccess | InvalidInput;

export type CreateAttributeSuccess = {
  __typename?: 'CreateAttributeSuccess';
  attribute: Attribute;
};

/** The data of a new value. */
export type CreateAttributeValueInput = {
  attributeId: Scalars['ID']['input'];
  /** 1 to 50 characters: groups of lower-case letters and digits, joined by hyphens. BOOLEAN: `true` or `false`. */
  code: Scalars['String']['input'];
  /** Six hexadecimal digits after `#`. Required for COLOR, not allowed otherwise. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters. */
  label: Scalars['String']['input'];
  /** Required for NUMBER, not allowed otherwise. At most 10 digits before the point and 4 after it. */
  number?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0 to 10,000. */
  position: Scalars['Int']['input'];
};

/** The new value, or the reason for the refusal. */
export type CreateAttributeValueResult = AttributeCodeTaken | AttributesFull | CreateAttributeValueSuccess | InvalidInput;

export type CreateAttributeValueSuccess = {
  __typename?: 'CreateAttributeValueSuccess';
  value: AttributeValue;
};

export type CreateCartSuccess = {
  __typename?: 'CreateCartSuccess';
  cart: Cart;
  /** The secret that opens the cart. Send it as `cartToken` with later operations. */
  token: Scalars['String']['output'];
};

/** The data of a new category. */
export type CreateCategoryInput = {
  /** At most 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Shown only if no image is uploaded. */
  image?: InputMaybe<Scalars['URL']['input']>;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** Omitted or null: the category is at the top of the tree. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Categories are listed by position, the lowest first, and then by name. 0 to 1,000,000. */
  position: Scalars['Int']['input'];
  /**
   * Groups of lower-case letters and digits, joined by hyphens. Omitted: derived from the name, with a number if
   * that is taken (`mugs-2`).
   */
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** The new category, or the reason for the refusal. */
export type CreateCategoryResult = CreateCategorySuccess | InvalidInput | SlugTaken;

export type CreateCategorySuccess = {
  __typename?: 'CreateCategorySuccess';
  category: Category;
};

/** The data of a new discount code. Give either `percentage` or `amount`. */
export type CreateDiscountCodeInput = {
  /** Above 0, in the currency of the shop. */
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** At most 100. Categories below them are included. */
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** 2 to 40 ASCII letters, digits, hyphens and underscores. Stored in upper case. */
  code: Scalars['String']['input'];
  /** A text for customers, 1 to 200 characters. */
  description: Scalars['String']['input'];
  /** Omitted: no end. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  isActive: Scalars['Boolean']['input'];
  isCombinable: Scalars['Boolean']['input'];
  /** 1 to 1,000,000,000. Omitted: unlimited. */
  maxUses?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 1,000,000. Omitted: unlimited. */
  maxUsesPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  /** In the currency of the shop. */
  minimumSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0.0001 to 100 per cent, with at most four decimal digits. */
  percentage?: InputMaybe<Scalars['Decimal']['input']>;
  /** At most 100. With neither products nor categories, the code covers all products. */
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Omitted: valid immediately. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The new discount code, or the reason for the refusal. */
export type CreateDiscountCodeResult = CreateDiscountCodeSuccess | DiscountCodeTaken | InvalidInput;

export type CreateDiscountCodeSuccess = {
  __typename?: 'CreateDiscountCodeSuccess';
  discountCode: DiscountCode;
};

export type CreateExportSuccess = {
  __typename?: 'CreateExportSuccess';
  /** When the link expires: after five minutes. */
  expiresAt: Scalars['DateTime']['output'];
  /** The URL of the file. It contains a secret and works once. */
  url: Scalars['URL']['output'];
};

/** The file to upload. */
export type CreateImageUploadInput = {
  /** The size of the file: 1 to 10,485,760 bytes. */
  bytes: Scalars['Int']['input'];
  /** The media type: `image/jpeg`, `image/png` or `image/webp`. */
  contentType: Scalars['String']['input'];
  /** The SHA-256 of the file, in 64 hexadecimal digits. */
  sha256: Scalars['String']['input'];
};

/** The request that uploads the file, or the reason for the refusal. */
export type CreateImageUploadResult = CreateImageUploadSuccess | ImageUploadsDisabled | InvalidInput;

export type CreateImageUploadSuccess = {
  __typename?: 'CreateImageUploadSuccess';
  expiresAt: Scalars['DateTime']['output'];
  /** Send all of these headers. */
  headers: Array<HttpHeader>;
  /** Always PUT. */
  method: Scalars['String']['output'];
  /** For `attachImage`. */
  uploadId: Scalars['ID']['output'];
  /** Keep it secret until the file is sent: anyone who has it can send the file. */
  url: Scalars['URL']['output'];
};

/** The data of an upload. */
export type CreateImportUploadInput = {
  /** The exact size of the file: 1 to 52,428,800 bytes. */
  bytes: Scalars['Int']['input'];
  format: ImportFormat;
};

/** The prepared upload, or the reason for the refusal. */
export type CreateImportUploadResult = CreateImportUploadSuccess | ImportUploadsFull | InvalidInput;

export type CreateImportUploadSuccess = {
  __typename?: 'CreateImportUploadSuccess';
  upload: ImportUpload;
};

/** The data of a new product group. */
export type CreateProductGroupInput = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** At most 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /**
   * Lower-case ASCII letters and digits, with single hyphens between them, at most 200 characters. Omitted: derived from the name,
   * with a number if that is taken.
   */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** The codes of 1 to 5 attributes by which the variants differ, in the order in which they are shown. */
  variesBy: Array<Scalars['String']['input']>;
};

/** The new group, or the reason for the refusal. */
export type CreateProductGroupResult = CreateProductGroupSuccess | InvalidInput | SlugTaken;

export type CreateProductGroupSuccess = {
  __typename?: 'CreateProductGroupSuccess';
  group: ProductGroup;
};

/** The data of a new product. Amounts are in the currency of the shop. */
export type CreateProductInput = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** Must be higher than `price`. */
  compareAtPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** The purchase cost of the shop, 0 or more. */
  cost?: InputMaybe<Scalars['Decimal']['input']>;
  /** At most 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Shown only if no image is uploaded. */
  image?: InputMaybe<Scalars['URL']['input']>;
  /** Sets `Product.isEnabled`. `Product.isActive` also depends on `publishAt` and `unpublishAt`. */
  isActive: Scalars['Boolean']['input'];
  /** `minQuantity` to 999. Null: 999. */
  maxQuantity?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 999. */
  minQuantity: Scalars['Int']['input'];
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** Further categories besides `categoryId`, which is the primary one. At most 20. */
  otherCategoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The regular price: 0 or more, with at most as many decimal places as the currency has. */
  price: Scalars['Decimal']['input'];
  /** Until this time, the product is hidden and not for sale, as if it were inactive. Null: no start. */
  publishAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 1 to 999. */
  quantityStep: Scalars['Int']['input'];
  /** `price` is the regular price before and after the sale. */
  salePrice?: InputMaybe<SalePriceInput>;
  /** 1 to 64 letters, digits, dots, hyphens and underscores. */
  sku: Scalars['String']['input'];
  /**
   * Groups of lower-case letters and digits, joined by hyphens. Omitted: derived from the name, or from the SKU if
   * no letter of the name can be written in ASCII. If the slug is taken, a number follows (`mug-2`).
   */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 1,000,000,000. */
  stock: Scalars['Int']['input'];
  taxClass: TaxClass;
  /** From this time on, the product is hidden and not for sale. Must be after `publishAt`. Null: no end. */
  unpublishAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 0 to 10,000,000. */
  weightGrams: Scalars['Int']['input'];
};

/** The new product, or the reason for the refusal. */
export type CreateProductResult = CreateProductSuccess | InvalidInput | SkuTaken | SlugTaken;

export type CreateProductSuccess = {
  __typename?: 'CreateProductSuccess';
  product: Product;
};

/** The data of a new promotion. Give exactly one of `percentage`, `amount` and `isFreeShipping`. */
export type CreatePromotionInput = {
  /** Above 0, in the currency of the shop. */
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  /**
   * 1 to 999. Requires `getQuantity` and `percentage`. For example, 2 and 1 with 100 per cent: of three units, the
   * cheapest is free.
   */
  buyQuantity?: InputMaybe<Scalars['Int']['input']>;
  /** At most 100. Categories below them are included. */
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** A text for customers, 1 to 200 characters. */
  description: Scalars['String']['input'];
  /** Omitted: no end. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 1 to 999. Requires `buyQuantity` and `percentage`. */
  getQuantity?: InputMaybe<Scalars['Int']['input']>;
  isActive: Scalars['Boolean']['input'];
  isCombinable: Scalars['Boolean']['input'];
  /** Whether the promotion makes the delivery free. */
  isFreeShipping: Scalars['Boolean']['input'];
  /** 2 to 40 lower-case letters, digits and hyphens. The first character is a letter. */
  key: Scalars['String']['input'];
  /** 1 to 1,000,000,000. Omitted: unlimited. */
  maxUses?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 1,000,000. Guests do not get a promotion with this limit. Omitted: unlimited. */
  maxUsesPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  /** In the currency of the shop. */
  minimumSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0.0001 to 100 per cent, with at most four decimal digits. */
  percentage?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0 to 1,000. Promotions with a higher priority apply first. */
  priority: Scalars['Int']['input'];
  /** At most 100. With neither products nor categories, the promotion covers all products. */
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Omitted: valid immediately. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The new promotion, or the reason for the refusal. */
export type CreatePromotionResult = CreatePromotionSuccess | InvalidInput | PromotionKeyTaken | PromotionsFull;

export type CreatePromotionSuccess = {
  __typename?: 'CreatePromotionSuccess';
  promotion: Promotion;
};

/** The data of a new shipping method. */
export type CreateShippingMethodInput = {
  /** The carrier's code for its service, 1 to 100 characters. */
  carrierService?: InputMaybe<Scalars['String']['input']>;
  /** At most 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** After discounts. Omitted: never free. */
  freeFrom?: InputMaybe<Scalars['Decimal']['input']>;
  isActive: Scalars['Boolean']['input'];
  /** In days after the order: 0 to 365. */
  maxDays?: InputMaybe<Scalars['Int']['input']>;
  /** After discounts. Omitted: no maximum. */
  maxSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0 to 10,000,000. */
  maxWeightGrams?: InputMaybe<Scalars['Int']['input']>;
  /** In days after the order: 0 to 365. */
  minDays?: InputMaybe<Scalars['Int']['input']>;
  /** After discounts. Omitted: no minimum. */
  minSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0 to 10,000,000. */
  minWeightGrams?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100 characters. Customers see it, also on their order. */
  name: Scalars['String']['input'];
  /** 0 to 1,000. */
  position: Scalars['Int']['input'];
  /** With the rate source CARRIER, it is only the estimate while there is no price from the carrier. It is never charged. */
  price: Scalars['Decimal']['input'];
  /** CARRIER requires `carrierService`, and a shop with `SHIPPING_RATES_URL`. */
  rateSource: ShippingRateSource;
  taxClass: TaxClass;
  /** At most 20 tiers, either all by weight or all by subtotal. */
  tiers?: InputMaybe<Array<ShippingTierInput>>;
  zoneId: Scalars['ID']['input'];
};

/** The new method, or the reason for the refusal. */
export type CreateShippingMethodResult = CreateShippingMethodSuccess | InvalidInput | ShippingMethodsFull;

export type CreateShippingMethodSuccess = {
  __typename?: 'CreateShippingMethodSuccess';
  method: ShippingMethod;
};

/** The data of a new shipping zone. */
export type CreateShippingZoneInput = {
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** 1 to 250 places. */
  places: Array<ShippingPlaceInput>;
};

/** The new zone, or the reason for the refusal. */
export type CreateShippingZoneResult = CreateShippingZoneSuccess | InvalidInput | ShippingPlaceTaken;

export type CreateShippingZoneSuccess = {
  __typename?: 'CreateShippingZoneSuccess';
  zone: ShippingZone;
};

/** The data of a new tax rate. */
export type CreateTaxRateInput = {
  /** Omitted: all countries without a rate of their own. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** A text for customers, 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** 0 to 100 per cent, with at most four decimal digits. */
  rate: Scalars['Decimal']['input'];
  /**
   * A code of ISO 3166-2 (`SP` or `BR-SP`) or a name (`São Paulo`), without regard to case, accents and punctuation. It is stored as
   * its code, and an unknown one is refused. In countries whose regions are not known (see `TaxRate.region`), any text is accepted;
   * it must match the region of addresses, regardless of case. A rate of a larger region, such as Canarias, applies in its
   * provinces, unless they have their own. At most 200 characters. Requires `country`.
   */
  region?: InputMaybe<Scalars['String']['input']>;
  /** STANDARD or REDUCED. ZERO is never taxed. */
  taxClass: TaxClass;
  /** Omitted: valid immediately. */
  validFrom?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The new tax rate, or the reason for the refusal. */
export type CreateTaxRateResult = CreateTaxRateSuccess | InvalidInput | TaxRateTaken;

export type CreateTaxRateSuccess = {
  __typename?: 'CreateTaxRateSuccess';
  taxRate: TaxRate;
};

/** The URL and the events of a new webhook endpoint. */
export type CreateWebhookEndpointInput = {
  /** The events to subscribe to. Omitted or empty: all events. */
  events?: InputMaybe<Array<OrderChangeKind>>;
  isActive: Scalars['Boolean']['input'];
  /**
   * An https URL without user name and password. Its host must not be, or resolve to, a private, reserved or
   * tunnelled address. Names of the local network are refused: `localhost`, names without a dot, and names that
   * end in `.local` or `.internal`. Redirects are not followed.
   */
  url: Scalars['URL']['input'];
};

/** The new webhook endpoint, or the reason for the refusal. */
export type CreateWebhookEndpointResult = CreateWebhookEndpointSuccess | InvalidInput | WebhookEndpointsFull;

export type CreateWebhookEndpointSuccess = {
  __typename?: 'CreateWebhookEndpointSuccess';
  endpoint: WebhookEndpoint;
  /** The signing secret: `whsec_` and base64. Shown only once. */
  secret: Scalars['String']['output'];
};

/** Selects customers. */
export type CustomerFilter = {
  /** Part of the e-mail address or of the name, case-insensitive. Limits: as for `UserFilter.search`. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** The confirmation of an account deletion. */
export type DeleteAccountInput = {
  /** The current password of the account, to prove ownership. */
  password: Scalars['String']['input'];
};

/** The id of the deleted account, or the reason for the refusal. */
export type DeleteAccountResult = DeleteAccountSuccess | LastAdministrator | WrongPassword;

export type DeleteAccountSuccess = {
  __typename?: 'DeleteAccountSuccess';
  /** The id of the deleted account. */
  id: Scalars['ID']['output'];
};

/** The id of the deleted attribute, or the reason for the refusal. */
export type DeleteAttributeResult = AttributeInUse | DeleteAttributeSuccess;

export type DeleteAttributeSuccess = {
  __typename?: 'DeleteAttributeSuccess';
  attributeId: Scalars['ID']['output'];
};

/** The id of the deleted value, or the reason for the refusal. */
export type DeleteAttributeValueResult = AttributeInUse | DeleteAttributeValueSuccess;

export type DeleteAttributeValueSuccess = {
  __typename?: 'DeleteAttributeValueSuccess';
  valueId: Scalars['ID']['output'];
};

/** The deleted category, or the reason for the refusal. */
export type DeleteCategoryResult = CategoryNotEmpty | DeleteCategorySuccess;

export type DeleteCategorySuccess = {
  __typename?: 'DeleteCategorySuccess';
  /** The category before its deletion. */
  category: Category;
};

export type DeleteDiscountCodeSuccess = {
  __typename?: 'DeleteDiscountCodeSuccess';
  id: Scalars['ID']['output'];
};

export type DeleteProductGroupSuccess = {
  __typename?: 'DeleteProductGroupSuccess';
  groupId: Scalars['ID']['output'];
};

/** The deleted product. */
export type DeleteProductResult = DeleteProductSuccess;

export type DeleteProductSuccess = {
  __typename?: 'DeleteProductSuccess';
  product: Product;
};

export type DeletePromotionSuccess = {
  __typename?: 'DeletePromotionSuccess';
  id: Scalars['ID']['output'];
};

export type DeleteSearchSynonymsSuccess = {
  __typename?: 'DeleteSearchSynonymsSuccess';
  /** The group before its deletion. */
  synonyms: SearchSynonyms;
};

export type DeleteShippingMethodSuccess = {
  __typename?: 'DeleteShippingMethodSuccess';
  methodId: Scalars['ID']['output'];
};

export type DeleteShippingZoneSuccess = {
  __typename?: 'DeleteShippingZoneSuccess';
  zoneId: Scalars['ID']['output'];
};

export type DeleteTaxRateSuccess = {
  __typename?: 'DeleteTaxRateSuccess';
  id: Scalars['ID']['output'];
};

export type DeleteWebhookEndpointSuccess = {
  __typename?: 'DeleteWebhookEndpointSuccess';
  id: Scalars['ID']['output'];
};

/** The removed image. */
export type DetachImageResult = DetachImageSuccess;

export type DetachImageSuccess = {
  __typename?: 'DetachImageSuccess';
  imageId: Scalars['ID']['output'];
};

/** A discount code with its rules and use, for staff. */
export type DiscountCode = {
  __typename?: 'DiscountCode';
  /** The fixed discount, limited to the price of the covered items. Null if the code takes off a percentage. */
  amount: Maybe<Money>;
  /**
   * Covered categories, including all categories below them. A product is covered if any of its categories is. Deleted
   * categories are not listed and cover nothing.
   */
  categories: Array<Category>;
  /** In upper case. Customers can type it in any case. */
  code: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** A text for customers, for example `Ten per cent off all lamps`. */
  description: Scalars['String']['output'];
  /** End of validity, exclusive. Null: no end. */
  endsAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  isActive: Scalars['Boolean']['output'];
  /**
   * Whether the code can be combined with others. A combination is valid only if every code in it is combinable. A
   * code and a promotion can be combined if at least one of them is combinable.
   */
  isCombinable: Scalars['Boolean']['output'];
  /**
   * Whether the code covers only certain products or categories. Says nothing about `maxUses`. Stays true if all of
   * these are deleted.
   */
  isLimited: Scalars['Boolean']['output'];
  /** The limit of uses by all customers together. Null: unlimited. */
  maxUses: Maybe<Scalars['Int']['output']>;
  /** The limit of uses by one customer, who must be signed in. Null: unlimited. */
  maxUsesPerCustomer: Maybe<Scalars['Int']['output']>;
  /** The lowest subtotal of an order, before discounts and tax. Null: no minimum. */
  minimumSubtotal: Maybe<Money>;
  /** In per cent of the covered items. Null if the code takes off a fixed amount. */
  percentage: Maybe<Scalars['Decimal']['output']>;
  /** Covered products, in addition to `categories`. If neither was ever given, the code covers all products. */
  products: Array<Product>;
  /** Start of validity, inclusive. Null: valid immediately. */
  startsAt: Maybe<Scalars['DateTime']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  /** The number of orders with this code, without cancelled orders. */
  uses: Scalars['Int']['output'];
};

/** The discount code is valid for the current cart. */
export type DiscountCodeApplies = {
  __typename?: 'DiscountCodeApplies';
  code: Scalars['String']['output'];
  description: Scalars['String']['output'];
  /** The part of the discount that comes from this code, if it is added to the codes that are already on the cart. */
  discount: Money;
};

export type DiscountCodeConnection = {
  __typename?: 'DiscountCodeConnection';
  edges: Array<DiscountCodeEdge>;
  nodes: Array<DiscountCode>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type DiscountCodeEdge = {
  __typename?: 'DiscountCodeEdge';
  cursor: Scalars['String']['output'];
  node: DiscountCode;
};

/** Selects discount codes. Filters are combined with AND. */
export type DiscountCodeFilter = {
  /** The complete code, case-insensitive. */
  code?: InputMaybe<Scalars['String']['input']>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The discount code is not valid for the current cart. */
export type DiscountCodeRejected = UserError & {
  __typename?: 'DiscountCodeRejected';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  /** The difference between the subtotal and the minimum of the code. Null for any other reason. */
  missing: Maybe<Money>;
  reason: DiscountRejection;
};

/** The discount of the code, or the reason why it is not valid. */
export type DiscountCodeResult = DiscountCodeApplies | DiscountCodeRejected;

/** Another discount code has this code. */
export type DiscountCodeTaken = UserError & {
  __typename?: 'DiscountCodeTaken';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** How a discount was applied. */
export type DiscountKind =
  /** The customer entered a discount code. */
  | 'CODE'
  /** A promotion, which applies automatically. */
  | 'PROMOTION';

/** The discount of one code or promotion. */
export type DiscountLine = {
  __typename?: 'DiscountLine';
  amount: Money;
  /** The code, or the key of the promotion. */
  code: Scalars['String']['output'];
  description: Scalars['String']['output'];
  kind: DiscountKind;
  /** The part of the order that the discount reduces. */
  target: DiscountTarget;
};

/** The reason why a discount code is not valid. */
export type DiscountRejection =
  | 'EXPIRED'
  /** The subtotal is too low. `missing` is the difference. */
  | 'MINIMUM_NOT_REACHED'
  /** The code covers none of the products. */
  | 'NOT_APPLICABLE'
  /** The code cannot be combined with a code that was applied before, or with a promotion that saves more. */
  | 'NOT_COMBINABLE'
  | 'NOT_STARTED'
  /** The code has a limit per customer and requires a signed-in customer. */
  | 'SIGN_IN_REQUIRED'
  /** The code does not exist or was deleted. */
  | 'UNKNOWN'
  /** The limit of uses by all customers together is reached. */
  | 'USED_UP'
  /** The limit of uses by this customer is reached. */
  | 'USED_UP_BY_CUSTOMER';

/** The part of an order that a discount reduces. */
export type DiscountTarget =
  /** The products. The amount is part of `discount`. */
  | 'GOODS'
  /** The delivery. The amount is part of `shipping.discount`, and not of `discount`. */
  | 'SHIPPING';

/** An e-mail to a customer. */
export type Email = {
  __typename?: 'Email';
  /** The number of attempts to send it. */
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: EmailKind;
  /** The error of the last failed attempt. Customers see null. Also null if no attempt failed. */
  lastError: Maybe<Scalars['String']['output']>;
  /** For an e-mail about an order: the address of the customer at the last attempt. Null after the account is deleted. */
  recipient: Maybe<Scalars['EmailAddress']['output']>;
  /** The id of the original e-mail. Null if this e-mail is not a resent copy. */
  resendOf: Maybe<Scalars['ID']['output']>;
  /** When the mail server accepted the e-mail. Null if it has not. */
  sentAt: Maybe<Scalars['DateTime']['output']>;
  state: EmailState;
};

/** The occasion of an e-mail. */
export type EmailKind =
  /** To the new address, with a token for `confirmEmailChange`. */
  | 'EMAIL_CHANGE'
  /** To the old address, after the change. */
  | 'EMAIL_CHANGED'
  /** With a token for `verifyEmail`. */
  | 'EMAIL_VERIFICATION'
  /** The link to the order of a guest, from `requestOrderAccess`. */
  | 'ORDER_ACCESS'
  | 'ORDER_CANCELLED'
  | 'ORDER_DELIVERED'
  | 'ORDER_PAID'
  | 'ORDER_PLACED'
  | 'ORDER_REFUNDED'
  | 'ORDER_SHIPPED'
  /** The carrier or tracking number was added or corrected after the shipment. */
  | 'ORDER_TRACKING_UPDATED'
  | 'PASSWORD_CHANGED'
  /** With a token for `resetPassword`. */
  | 'PASSWORD_RESET'
  /** To a new account, with a token for `verifyEmail`. */
  | 'WELCOME';

/** The e-mail, or a resent copy of it, is still waiting to be sent. Nothing was done. */
export type EmailPending = UserError & {
  __typename?: 'EmailPending';
  /** The waiting e-mail. */
  email: Email;
  message: Scalars['String']['output'];
};

/** The delivery state of an e-mail. */
export type EmailState =
  /**
   * Not sent. All attempts failed for more than a day, the e-mail is no longer needed, or the address has reached its
   * daily limit.
   */
  | 'FAILED'
  /** Waiting for its first attempt or for a retry. */
  | 'QUEUED'
  /** Accepted by the mail server. */
  | 'SENT';

/** Another account has this e-mail address (compared case-insensitively). */
export type EmailTaken = UserError & {
  __typename?: 'EmailTaken';
  message: Scalars['String']['output'];
};

/** The format of an export. */
export type ExportFormat =
  /** RFC 4180, in UTF-8. */
  | 'CSV'
  /** One JSON object per line. */
  | 'JSONL';

/** The content of an export. */
export type ExportKind =
  /** The accounts of customers. Requires ADMIN. */
  | 'CUSTOMERS'
  /** All orders. In JSONL with their lines. */
  | 'ORDERS'
  /** All products except deleted ones, with the columns of imports. */
  | 'PRODUCTS';

/** An attribute with its values among the products of a list. */
export type Facet = {
  __typename?: 'Facet';
  attribute: Attribute;
  values: Array<FacetValue>;
};

/** A value, and the number of products that the list has if this value is selected. */
export type FacetValue = {
  __typename?: 'FacetValue';
  /** With `oneOfEachGroup`, the products of one group count once. */
  count: Scalars['Int']['output'];
  value: AttributeValue;
};

/** A background job that failed, for example an e-mail, a webhook delivery or a refund. */
export type FailedJob = {
  __typename?: 'FailedJob';
  /** The number of attempts. */
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** The input of the job, for example the id of an order. */
  data: Scalars['JSONObject']['output'];
  /** The error of the last attempt. */
  error: Maybe<Scalars['String']['output']>;
  failedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The kind of the job: `settle-payments`, `send-email`, `deliver-webhook`, … */
  name: Scalars['String']['output'];
};

export type FailedJobConnection = {
  __typename?: 'FailedJobConnection';
  edges: Array<FailedJobEdge>;
  nodes: Array<FailedJob>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type FailedJobEdge = {
  __typename?: 'FailedJobEdge';
  cursor: Scalars['String']['output'];
  node: FailedJob;
};

/** The variants to create. */
export type GenerateVariantsInput = {
  groupId: Scalars['ID']['input'];
  /** Sets `Product.isEnabled` of each variant. */
  isActive: Scalars['Boolean']['input'];
  /** The values of each attribute by which the group varies. They have at most 200 combinations. */
  options: Array<ProductAttributeInput>;
  /** 0 or more, with at most as many decimal places as the currency has. */
  price: Scalars['Decimal']['input'];
  /**
   * The SKU, with the code of each attribute in braces: `SHIRT-{size}-{color}`. Each pair of braces is replaced by the code of the
   * value in upper case. At most 200 characters; each SKU has 1 to 64.
   */
  skuPattern: Scalars['String']['input'];
  /** The initial stock of each variant: 0 to 1,000,000,000. */
  stock: Scalars['Int']['input'];
  /** Amounts that are added to `price` for a value. At most 200 surcharges. */
  surcharges: Array<VariantSurchargeInput>;
  taxClass: TaxClass;
  /** 0 to 10,000,000. */
  weightGrams: Scalars['Int']['input'];
};

/** The group with its new variants, or the reason for the refusal. */
export type GenerateVariantsResult = GenerateVariantsSuccess | InvalidInput | SkuTaken | SlugTaken | VariantsFull;

export type GenerateVariantsSuccess = {
  __typename?: 'GenerateVariantsSuccess';
  /** The new variants. Empty if all combinations existed. */
  created: Array<Product>;
  group: ProductGroup;
};

/** A header of an HTTP request. */
export type HttpHeader = {
  __typename?: 'HttpHeader';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** The idempotency key was used before with other input. */
export type IdempotencyKeyReused = UserError & {
  __typename?: 'IdempotencyKeyReused';
  message: Scalars['String']['output'];
};

/** The file format of the smaller versions of an image. */
export type ImageFormat =
  /** Smaller than WebP. Older browsers do not show it. */
  | 'AVIF'
  /** About a third smaller than JPEG. All current browsers show it. */
  | 'WEBP';

/** The state of an image. */
export type ImageState =
  /** The file is damaged. Only staff see the image. Remove it. */
  | 'FAILED'
  /** The server is creating the smaller versions. `url` returns the original. */
  | 'PROCESSING'
  | 'READY';

/**
 * The file has not arrived, or is being checked. Upload it, or repeat `attachImage` in a second. With a storage service,
 * the check starts with the first `attachImage`.
 */
export type ImageUploadPending = UserError & {
  __typename?: 'ImageUploadPending';
  message: Scalars['String']['output'];
};

/** The uploaded file was refused. Prepare a new upload. */
export type ImageUploadRefused = UserError & {
  __typename?: 'ImageUploadRefused';
  /** The reason, for example a SHA-256 that differs from the announced one. */
  message: Scalars['String']['output'];
};

/** This shop has no storage for images. An administrator must set MEDIA_DIR or S3_BUCKET. */
export type ImageUploadsDisabled = UserError & {
  __typename?: 'ImageUploadsDisabled';
  message: Scalars['String']['output'];
};

/** `imageIds` is not the list of current images: some were added or removed in the meantime. Use `images`. */
export type ImagesChanged = UserError & {
  __typename?: 'ImagesChanged';
  /** The current images in their order. */
  images: Array<ProductImage>;
  message: Scalars['String']['output'];
};

/** The product, category or product group has the maximum number of images. */
export type ImagesFull = UserError & {
  __typename?: 'ImagesFull';
  /** The maximum number of images. */
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** The treatment of valid rows if other rows of the file are invalid. */
export type ImportErrorPolicy =
  /** Valid rows are imported, and invalid rows are reported. */
  | 'CONTINUE'
  /**
   * All rows are checked first. No row is imported if one is invalid. The check, and a dry run, compare each row
   * with the stored products, not with earlier rows of the file.
   */
  | 'REFUSE';

/** The format of an import file, in UTF-8. */
export type ImportFormat =
  /**
   * RFC 4180, separated by commas, semicolons or tabs. The first row names the columns: `sku`, `name`, `slug`, `description`,
   * `price`, `compareAtPrice`, `cost`, `image`, `isActive`, `taxClass`, `weightGrams`, `minQuantity`, `maxQuantity`,
   * `quantityStep`, `salePrice`, `saleStartsAt`, `saleEndsAt`, `publishAt`, `unpublishAt`, `category` (a slug, or a path of names
   * such as `Kitchen > Bowls`, which is created if needed), `attributes` (all values of the product, such as `color=red;
   * material=cotton, linen`), `group` (the slug of its product group), `groupName` (the name of a group that the row creates; by
   * default that of the product), `variesBy` (the codes of the 1 to 5 attributes of such a group), `images` (URLs, separated by
   * spaces, from which the images are fetched afterwards), `stock` (a count) and `stockDelta`. `isActive` sets
   * `Product.isEnabled`.
   */
  | 'CSV'
  /** One JSON object per line, with the columns of CSV as fields. A missing field stays unchanged. */
  | 'JSONL';

/** A prepared upload. */
export type ImportUpload = {
  __typename?: 'ImportUpload';
  /** When the upload expires: after one hour. */
  expiresAt: Scalars['DateTime']['output'];
  /** The headers to send. */
  headers: Array<UploadHeader>;
  /** The HTTP method: PUT. */
  method: Scalars['String']['output'];
  /** Identifies the upload. It is a secret. */
  token: Scalars['String']['output'];
  /** The URL to send the file to. */
  url: Scalars['URL']['output'];
};

/** The stored import files have reached their maximum total size. Each file is deleted after a day. Try again later. */
export type ImportUploadsFull = UserError & {
  __typename?: 'ImportUploadsFull';
  /** The maximum total size in bytes. */
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** One problem of an input. */
export type InputIssue = {
  __typename?: 'InputIssue';
  /** A stable code for programs, for example `TOO_SHORT`. */
  code: Scalars['String']['output'];
  /** A sentence for people: the problem, and a valid value. */
  message: Scalars['String']['output'];
  /**
   * The path to the invalid value, starting at the input object. List entries are counted from 0: `["items", "0",
   * "quantity"]`.
   */
  path: Array<Scalars['String']['output']>;
};

/** The stock is too low. `shortages` lists every affected product. */
export type InsufficientStock = UserError & {
  __typename?: 'InsufficientStock';
  message: Scalars['String']['output'];
  shortages: Array<StockShortage>;
};

/** No account has this e-mail address and password. The response does not reveal which of the two is wrong. */
export type InvalidCredentials = UserError & {
  __typename?: 'InvalidCredentials';
  message: Scalars['String']['output'];
};

/** The input is invalid. `issues` lists all problems at once. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  issues: Array<InputIssue>;
  message: Scalars['String']['output'];
};

/** The refresh token is unknown, used or expired, or its session has ended. Use the newest token, or sign in again. */
export type InvalidRefreshToken = UserError & {
  __typename?: 'InvalidRefreshToken';
  message: Scalars['String']['output'];
};

/**
 * The token is unknown, used, expired, replaced, or belongs to another account. The response does not reveal the
 * reason. Request a new token.
 */
export type InvalidToken = UserError & {
  __typename?: 'InvalidToken';
  message: Scalars['String']['output'];
};

/**
 * The account is the only administrator and can be neither deleted nor demoted. Give another account the role
 * ADMIN first.
 */
export type LastAdministrator = UserError & {
  __typename?: 'LastAdministrator';
  message: Scalars['String']['output'];
};

/** The credentials of an account. */
export type LoginInput = {
  /** Token of a guest cart to merge into the cart of the account. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  email: Scalars['EmailAddress']['input'];
  password: Scalars['String']['input'];
  refreshTokenDelivery: RefreshTokenDelivery;
};

/** The new session, or the reason for the refusal. */
export type LoginResult = InvalidCredentials | LoginSuccess;

export type LoginSuccess = {
  __typename?: 'LoginSuccess';
  session: Session;
};

/** The means of a payment that staff recorded. */
export type ManualPaymentMethod =
  | 'BANK_TRANSFER'
  | 'CASH'
  | 'CHEQUE';

/** An exact amount of money. */
export type Money = {
  __typename?: 'Money';
  /**
   * In the main unit of the currency, with all its decimal digits: `"19.90"` for USD, `"1990"` for JPY, `"19.900"`
   * for KWD.
   */
  amount: Scalars['Decimal']['output'];
  currency: Scalars['CurrencyCode']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Adds a note to an order. Notes cannot be changed. They are deleted with the account of the customer. A repeated
   * idempotency key returns the first note.
   */
  addOrderNote: AddOrderNoteResult;
  /**
   * Makes a product a variant of a group, which can have at most 200. If it already is a variant of this group with these
   * options, nothing changes.
   */
  addProductVariant: AddProductVariantResult;
  /**
   * Adds products to the cart: all of them or none. If a product is already in the cart, its quantity is increased.
   * Errors: NOT_FOUND for a product that does not exist, or that is not for sale and is in no cart or order of the caller.
   */
  addToCart: CartResult;
  /**
   * Adds stock (`delta` above 0) or removes stock (`delta` below 0), and records the reason in the stock ledger. A
   * repeated idempotency key returns the first result and changes nothing.
   */
  adjustStock: AdjustStockResult;
  /**
   * Adds a discount code to the cart. The code is case-insensitive. A cart has at most 5 codes. The result of an invalid code is
   * `DiscountCodeRejected` with the reason. Errors: RATE_LIMITED as for `discountCode`.
   */
  applyDiscountCode: CartResult;
  /**
   * Adds an uploaded image to a product, a category or a product group. Customers see the original until its smaller
   * versions are ready. If the product, category or group already has the image, the image is returned unchanged. Errors:
   * NOT_FOUND if the upload, the image, the product, the category or the group does not exist.
   */
  attachImage: AttachImageResult;
  /**
   * Cancels an order: puts the goods back into stock, no longer counts it as a use of its discount codes and promotions, and refunds
   * the payment.
   * Customers, and guests with the access token, can cancel their own orders while PENDING; staff also while PROCESSING. Errors:
   * NOT_FOUND if there is no such order for the caller; UNAUTHENTICATED for a guest without a token.
   */
  cancelOrder: CancelOrderResult;
  /**
   * Changes the password of the account. All other sessions end and their subscriptions close; this session
   * continues. Tokens sent earlier for a password reset or a change of the e-mail address become invalid. The
   * owner is notified by e-mail.
   */
  changePassword: ChangePasswordResult;
  /**
   * Moves the order of a guest to the account of the viewer. `token` is the access token of the order. This token and all links to
   * the order become invalid. When an account verifies an e-mail address, the guest orders with this address also move to that
   * account. Errors: RATE_LIMITED after 30 tokens in 10 minutes from one IP address. The tokens of `resetPassword`, `verifyEmail`,
   * `confirmEmailChange` and `claimOrder` are counted together.
   */
  claimOrder: ClaimOrderResult;
  /** Removes all items from the cart. */
  clearCart: CartResult;
  /**
   * Closes a payment whose provider the shop no longer uses. Check the payment at the provider first. A payment in progress
   * becomes VOIDED, and the order can be paid again. For a captured payment, its refunds in progress become FAILED. A repeated
   * call changes nothing.
   */
  closePayment: ClosePaymentResult;
  /**
   * Changes the e-mail address of the viewer to the e-mail address that received the token, and marks it as
   * verified. The token is valid for one day and can be used once. The old e-mail address is notified. Errors:
   * RATE_LIMITED after 30 tokens in 10 minutes from one IP address. The
   * tokens of `resetPassword`, `verifyEmail`, `confirmEmailChange` and `claimOrder` are counted together.
   */
  confirmEmailChange: ConfirmEmailChangeResult;
  /**
   * Saves an address in the address book of the viewer. The book can have at most 50. If the address is already saved,
   * returns the saved one; case and spaces are ignored in the comparison.
   */
  createAddress: AddressResult;
  /** Creates an attribute, with its first values. */
  createAttribute: CreateAttributeResult;
  /** Adds a value to an attribute, which can have at most 500. */
  createAttributeValue: CreateAttributeValueResult;
  /**
   * Creates a guest cart. The token is the only key to the cart and is shown only once. The cart is deleted some time
   * after its last change (default: 30 days). Errors: RATE_LIMITED after 300 carts per hour from one IP address. Further
   * carts are then possible after a wait of at most one minute each.
   */
  createCart: CreateCartSuccess;
  /** Creates a category, at the top of the tree or below another category. The tree has at most 20 levels. */
  createCategory: CreateCategoryResult;
  /** Creates a discount code, for a percentage or a fixed amount. */
  createDiscountCode: CreateDiscountCodeResult;
  /**
   * Creates a link that downloads all products, orders or customers once, within five minutes. Customers require ADMIN;
   * FORBIDDEN for others. In CSV files, cells that a spreadsheet would execute as a formula are prefixed with an
   * apostrophe.
   */
  createExport: CreateExportSuccess;
  /**
   * Prepares the upload of an image. The client then sends the file in a PUT request to `url` with `headers`, before `expiresAt` (15
   * minutes). The file must have exactly the announced size and SHA-256. The URL works once. The file must be JPEG, PNG or WebP,
   * with at most 10 MiB, 40 megapixels and 10,000 pixels per side. A file that is not attached within a day is deleted.
   */
  createImageUpload: CreateImageUploadResult;
  /**
   * Prepares the upload of a file with products. The client sends the bytes of the file to `url` with `method` and
   * `headers`, and then calls `startCatalogImport` with the token. The file must be sent within an hour, and only once.
   * It is stored for a day.
   */
  createImportUpload: CreateImportUploadResult;
  /** Creates a product. Its initial stock is recorded in the stock ledger. */
  createProduct: CreateProductResult;
  /** Creates a product group without variants. */
  createProductGroup: CreateProductGroupResult;
  /** Creates a promotion. At most 50 promotions can be active at the same time. */
  createPromotion: CreatePromotionResult;
  /**
   * Creates a group of terms that mean the same: a search for one of them also finds products with the others. A
   * shop has at most 1,000 groups.
   */
  createSearchSynonyms: SearchSynonymsResult;
  /** Creates a shipping method in a zone, which can have at most 20. */
  createShippingMethod: CreateShippingMethodResult;
  /** Creates a shipping zone without methods. */
  createShippingZone: CreateShippingZoneResult;
  /** Creates a tax rate. It is valid from `validFrom` until the next rate for the same place and tax class. */
  createTaxRate: CreateTaxRateResult;
  /**
   * Registers a URL that receives changes of orders (`OrderChangeKind`) as events. Each event is sent by POST as JSON, signed as
   * Standard Webhooks specifies (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Failed deliveries are retried until the
   * response is 2xx, for at most three days.
   *
   * The body is `{ type, timestamp, data: { orderId, number, customerId, amount, order } }`. `type` is `order.` and the event in
   * lower case (`order.payment_changed`). `timestamp` is the time of the event, and `amount` is as in `OrderChange.amount`. `order`
   * is the order at that time, with the field names of this API, `customerId` for its customer, and the amounts `paid` and
   * `refunded` so far.
   *
   * Deliveries can repeat, with the same `webhook-id`, and can arrive in another sequence than the events. An endpoint becomes
   * inactive if it responds with 410, or if all deliveries fail for three days. It receives at most four deliveries at the same
   * time. Deliveries to it pause after failed attempts (see `pausedUntil`). A slow endpoint does not delay the others.
   */
  createWebhookEndpoint: CreateWebhookEndpointResult;
  /**
   * Deletes the account of the viewer permanently. All sessions end, and name, e-mail address, address book, cart and
   * e-mails are deleted. Orders stay, with the data that invoices require (name, company, VAT number and postal
   * address), but without e-mail address, phone and notes. Notes of staff on these orders are deleted. Open orders
   * continue without further e-mails. The e-mail address can register again as a new, unrelated account.
   */
  deleteAccount: DeleteAccountResult;
  /**
   * Deletes a saved address of the viewer. Existing orders keep their copies. If it was a default, there is no
   * default afterwards. Errors: NOT_FOUND.
   */
  deleteAddress: AddressResult;
  /** Deletes an attribute with its values. Refused while a product has one of the values, or a group varies by the attribute. */
  deleteAttribute: DeleteAttributeResult;
  /** Deletes a value. Refused while a product has the value. */
  deleteAttributeValue: DeleteAttributeValueResult;
  /** Deletes an empty category. Refused while it contains other categories or products. Deleted products do not count. */
  deleteCategory: DeleteCategoryResult;
  /**
   * Deletes a discount code permanently. Existing orders still show it. To only deactivate it, set `isActive` to
   * false.
   */
  deleteDiscountCode: DeleteDiscountCodeSuccess;
  /**
   * Removes a product from the shop (soft delete). Existing orders still return it as `OrderDetails.product`. Its SKU and slug can
   * be used again. A repeated call changes nothing.
   */
  deleteProduct: DeleteProductResult;
  /** Deletes a product group. Its variants stay in the shop, as products without a group. */
  deleteProductGroup: DeleteProductGroupSuccess;
  /** Deletes a promotion permanently. Existing orders still show it. To only deactivate it, set `isActive` to false. */
  deletePromotion: DeletePromotionSuccess;
  /** Deletes a group of synonyms. */
  deleteSearchSynonyms: DeleteSearchSynonymsSuccess;
  /** Deletes a shipping method. Existing orders keep their delivery. */
  deleteShippingMethod: DeleteShippingMethodSuccess;
  /** Deletes a shipping zone with its methods. Existing orders keep their delivery. */
  deleteShippingZone: DeleteShippingZoneSuccess;
  /**
   * Deletes a tax rate. The previous rate of the same place and tax class becomes valid again. Without one, the rate of the larger
   * region, the country or all countries applies, in this order.
   */
  deleteTaxRate: DeleteTaxRateSuccess;
  /**
   * Deletes a webhook endpoint and its delivery log. To only stop deliveries, set `isActive` to false. With millions of
   * deliveries it may end with TIMEOUT: repeat it.
   */
  deleteWebhookEndpoint: DeleteWebhookEndpointSuccess;
  /**
   * Removes an image from its product, category or product group. Its file is deleted after a day, unless another
   * product, category or group shows it.
   */
  detachImage: DetachImageResult;
  /**
   * Creates the missing variants of a group: one product for each combination of the given values. Combinations that
   * exist stay as they are, so a repeated call creates nothing.
   */
  generateVariants: GenerateVariantsResult;
  /**
   * Signs in with e-mail address and password. If `cartToken` is given, the guest cart is merged into the cart of the
   * account; a failed merge does not fail the login. Errors: RATE_LIMITED if too many sign-ins run at the moment, or
   * after too many wrong passwords:
   *
   * - for one account, from one IP address: 5 per day, then a wait of up to 15 minutes;
   * - for one account, from all IP addresses together: 20 per hour, then a wait of up to 1 minute for each IP address.
   *   Wrong passwords from IP addresses from which the account signed in within the last 90 days do not count toward this
   *   limit;
   * - from one IP address: 50 in 10 minutes, then a wait of up to 10 minutes.
   *
   * The first wait is 1 second. Each wrong password after a wait doubles the next wait, up to the stated maximum. Attempts
   * during a wait are rejected, even with the correct password, and do not count. After the wait, the correct password
   * resets the count for this account and IP address.
   */
  login: LoginResult;
  /**
   * Ends the session of the access token. If the request has no access token, ends the session of the refresh cookie. The next
   * request of the session is rejected. Clears the cookie in both cases. Returns whether a session was ended.
   */
  logout: Scalars['Boolean']['output'];
  /**
   * Ends all sessions of the account, including this one, effective with the next request. Returns the number of
   * ended sessions.
   */
  logoutEverywhere: Scalars['Int']['output'];
  /**
   * Moves the items of a guest cart into the cart of the viewer. If both contain the same product, the larger quantity stays.
   * Products that are not
   * in the cart of the viewer are left out if this cart already has 100 lines, or if the product is no longer for sale. The
   * discount codes move only if the cart of the viewer has none. The token no longer opens a cart; only `mergeCart` still accepts
   * it: a repeated call changes nothing and returns the cart of the viewer. Errors: NOT_FOUND if no cart has this token, or if the
   * guest cart was merged into a cart other than the current one of the viewer.
   */
  mergeCart: CartResult;
  /**
   * Pays the full amount due of an order. Customers can pay their own orders, guests the order of the access token, and staff any
   * order. A retry is safe: one idempotency key never makes a second payment. If the customer must confirm (3-D Secure), the payment
   * is PENDING: pass `clientSecret` to the client library of the provider. When the provider has captured the payment, a PENDING
   * order moves to PROCESSING. An unconfirmed payment is voided after one hour, and the order can be paid again. Errors:
   * RATE_LIMITED after 10 declined payments of the order within an hour, or 30 from one IP address; NOT_FOUND if there is no such
   * order for the caller; UNAUTHENTICATED for a guest without a token.
   */
  payOrder: PayOrderResult;
  /**
   * Places an order of the viewer's cart, of a guest cart, or of `items`: completely, or not at all. A retry is safe: one
   * idempotency key never places a second order. A repeated request returns the first order, and `replayed` is true. An order with a
   * total of zero counts as paid: its status is PROCESSING from the start. Guests give `email`, and `cartToken` or `items`. Errors:
   * NOT_FOUND as for `previewOrder`; RATE_LIMITED after unknown discount codes, as for `discountCode`. For guests also:
   * UNAUTHENTICATED if the shop requires sign-in, if neither a cart nor items are given, or if an account has claimed the order of a
   * repeated request; RATE_LIMITED after 60 orders per hour from one IP address, or 10 for one e-mail address.
   */
  placeOrder: PlaceOrderResult;
  /**
   * Changes 1 to 500 products in one transaction. Returns one result per row, in the order of the rows: valid rows
   * are applied, and the others are refused. A product can occur in one row only. SKUs and slugs are changed with
   * `updateProduct`.
   */
  productBulkUpdate: Array<ProductBulkUpdateResult>;
  /**
   * Records a payment that the shop received without a payment provider: by bank transfer, in cash or by cheque. It pays the full
   * amount due. A PENDING order moves to PROCESSING, as with any other payment. To refund it, return the money first, then call
   * `refundPayment`. A repeated idempotency key returns the first payment and records nothing.
   */
  recordPayment: RecordPaymentResult;
  /**
   * Exchanges a refresh token for a new access token and a new refresh token. The old refresh token becomes
   * invalid. If `refreshToken` is omitted, the refresh cookie is read and replaced.
   *
   * A repeated request within 10 seconds (two tabs, a lost response) returns the same new token. If the new token
   * was used already, the request returns `InvalidRefreshToken`. Reuse after 10 seconds is treated as theft and
   * ends the session.
   *
   * Errors: FORBIDDEN if the refresh cookie is needed and the origin of the page is neither this host nor in
   * `CORS_ORIGINS`. RATE_LIMITED after 600 invalid tokens in 10 minutes from one IP address.
   */
  refreshSession: RefreshSessionResult;
  /**
   * Refunds a payment, fully or partially, up to the captured amount. A retry with the same idempotency key is safe. If
   * staff recorded the payment, or with `recordOnly`, the refund is only recorded, and no provider is called. In these
   * cases, return the money to the customer first.
   */
  refundPayment: RefundPaymentResult;
  /**
   * Creates a customer account and signs it in. If `cartToken` is given, the guest cart becomes the cart of the
   * account. Errors: RATE_LIMITED after 20 registrations per hour from one IP address, or if too many sign-ins run
   * at the moment.
   */
  register: RegisterResult;
  /** Removes one cart item. Errors: NOT_FOUND if the item is not in the cart. */
  removeCartItem: CartResult;
  /** Removes one discount code from the cart, or all codes if `code` is omitted. */
  removeDiscountCode: CartResult;
  /** Removes a variant from its group. The product stays in the shop and keeps its attribute values. */
  removeProductVariant: RemoveProductVariantSuccess;
  /**
   * Puts the products of an order into the cart of the viewer, or the guest cart of the token. The cart then has at least the
   * ordered quantity of each product, limited by the stock and the quantity rules of the product. If `Shop.showsExactStock` is
   * false and the stock is too low for a line, the line is left out. `unavailable` lists the lines whose full quantity cannot be
   * added. A repeated call changes nothing. Errors: NOT_FOUND if there is no such order or cart; UNAUTHENTICATED for a guest
   * without a `cartToken`, or without the token of the order.
   */
  reorder: CartResult;
  /**
   * Sorts the images of a product, a category or a product group. `imageIds` must contain each of its images once. Give
   * exactly one of `productId`, `categoryId` and `groupId`.
   */
  reorderImages: ReorderImagesResult;
  /**
   * Requests a change of the e-mail address and sends a token for `confirmEmailChange` to the new e-mail address. The e-mail
   * address changes only after the confirmation. A new request replaces an earlier one. If another account has the new e-mail
   * address, no e-mail is sent and the response is the same. Errors: RATE_LIMITED by the limits of `requestPasswordReset`, counted
   * separately, and per new e-mail address instead of per account.
   */
  requestEmailChange: RequestEmailChangeResult;
  /**
   * Sends a new token for `verifyEmail` to the e-mail address of the viewer. The first token is part of the welcome e-mail. The
   * tokens of earlier e-mails become invalid. An unverified address receives at most 5 e-mails per day that ask for a confirmation.
   * Returns false and sends nothing if the address of the viewer is already verified. Errors: RATE_LIMITED by the limits of
   * `requestPasswordReset`. Requests of both operations are counted together.
   */
  requestEmailVerification: Scalars['Boolean']['output'];
  /**
   * Sends a link that opens the order of a guest to the e-mail address of the order. Always returns true and takes the same time, so
   * that the API does not reveal which orders and addresses exist. If an account has claimed the order, no e-mail is sent. One
   * address receives at most 5 of these e-mails per day. Errors: BAD_USER_INPUT if `email` is not an e-mail address or `number` has
   * more than 100 characters; RATE_LIMITED after 5 requests per day for one address, or 20 per hour from one IP address.
   */
  requestOrderAccess: Scalars['Boolean']['output'];
  /**
   * Sends a token for `resetPassword` by e-mail to the account with this e-mail address. Always returns true and takes the same
   * time, so that the API does not reveal which e-mail addresses have accounts. Tokens of earlier e-mails become invalid when a
   * new one is sent. An unverified address receives at most 10 of these e-mails per day. Errors: BAD_USER_INPUT if `email` is not
   * an e-mail address; RATE_LIMITED after 5 requests per day for one account (then a wait of up to 15 minutes before each
   * request), or after 20 per hour from one IP address (then up to 10 minutes).
   */
  requestPasswordReset: Scalars['Boolean']['output'];
  /**
   * Sends an order e-mail again, with the same content, to the customer's current address. Use it for e-mails that
   * were lost or failed. The daily limit of the address does not apply.
   */
  resendOrderEmail: ResendOrderEmailResult;
  /** Sends a delivered or failed event again, with the same body and the same `webhook-id`. */
  resendWebhookDelivery: ResendWebhookDeliveryResult;
  /**
   * Sets a new password with a token from an e-mail. The token is valid for one hour and can be used once. All
   * sessions of the account end. A rejected password does not consume the token. Errors: RATE_LIMITED after 30
   * tokens in 10 minutes from one IP address. The tokens of `resetPassword`, `verifyEmail`, `confirmEmailChange` and `claimOrder`
   * are counted together.
   */
  resetPassword: ResetPasswordResult;
  /** Schedules a failed job for one more attempt. Errors: NOT_FOUND if the job has not failed. */
  retryJob: FailedJob;
  /**
   * Ends one session of the account, effective with its next request, and closes its subscriptions. Returns true.
   * Errors: NOT_FOUND if the session has already ended or belongs to another account.
   */
  revokeSession: Scalars['Boolean']['output'];
  /**
   * Creates a new signing secret for an endpoint. For 24 hours, each delivery carries two signatures, one with the
   * new secret and one with the previous secret, so that the receiver can switch.
   */
  rotateWebhookSecret: RotateWebhookSecretSuccess;
  /**
   * Sets the values of a product for the given attributes. Its values of other attributes stay. A product can have
   * at most 50 values.
   */
  setProductAttributes: SetProductAttributesResult;
  /**
   * Sets the products that are recommended with a product, in the given order. Replaces the earlier ones. Errors: NOT_FOUND
   * for a product that does not exist.
   */
  setRelatedProducts: SetRelatedProductsResult;
  /**
   * Sets the stock of a product to a counted quantity, and records the difference in the stock ledger, even if it is 0.
   * Sales between the count and the call are overwritten, unless `expectedStock` is given. A repeated idempotency key
   * returns the first result and changes nothing.
   */
  setStock: AdjustStockResult;
  /** Changes the role of an account. All of its sessions end, so that the next sign-in has the new role. */
  setUserRole: SetUserRoleResult;
  /**
   * Sets the products that come first in a category, for the sort order MANUAL. All other products follow, the oldest
   * first. Errors: NOT_FOUND for a category that does not exist.
   */
  sortCategoryProducts: SortCategoryProductsResult;
  /**
   * Starts the import of an uploaded file, which continues in the background: see `catalogImport`. Products are
   * identified by SKU: existing ones are changed, new ones are created. Empty cells clear optional fields, except the
   * stock and `images`. Each change is in the audit log. A file can be imported once, after any number of dry runs.
   */
  startCatalogImport: StartCatalogImportResult;
  /** Replaces a saved address of the viewer. Existing orders keep their copies. Errors: NOT_FOUND. */
  updateAddress: AddressResult;
  /** Changes the given fields of an attribute. */
  updateAttribute: UpdateAttributeResult;
  /** Changes the given fields of a value. All products that have the value show the change. Orders do not. */
  updateAttributeValue: UpdateAttributeValueResult;
  /**
   * Sets the quantity of one cart item; 0 removes it. Also sets `unitPriceWhenAdded` to the current price. Errors: NOT_FOUND if the
   * item is not in the cart.
   */
  updateCartItem: CartResult;
  /** Changes the given fields of a category. If the category moves, its subtree moves with it. */
  updateCategory: UpdateCategoryResult;
  /** Changes a discount code. Existing orders stay unchanged. */
  updateDiscountCode: UpdateDiscountCodeResult;
  /** Changes the alternative text of an image. Other products, categories and groups that share the file keep their text. */
  updateImage: UpdateImageResult;
  /**
   * Moves an order to the next status: PENDING → PROCESSING → SHIPPED → DELIVERED, or CANCELLED from PENDING or PROCESSING.
   * Cancelling puts the goods back into stock, no longer counts the order as a use of its discount codes and promotions, and refunds
   * the payment.
   */
  updateOrderStatus: UpdateOrderStatusResult;
  /**
   * Changes the given fields of a product. Does not change stock: use `adjustStock` or `setStock`. Existing orders
   * keep their product names and prices.
   */
  updateProduct: UpdateProductResult;
  /** Changes the given fields of a product group. The attributes by which it varies cannot be changed. */
  updateProductGroup: UpdateProductGroupResult;
  /** Changes the name and the locale of the viewer. */
  updateProfile: UpdateProfileResult;
  /** Changes a promotion. Existing orders stay unchanged. */
  updatePromotion: UpdatePromotionResult;
  /** Replaces the terms of a group. */
  updateSearchSynonyms: SearchSynonymsResult;
  /** Changes a shipping method. Existing orders keep their delivery. */
  updateShippingMethod: UpdateShippingMethodResult;
  /** Changes a shipping zone. `places` replaces all its places. */
  updateShippingZone: UpdateShippingZoneResult;
  /** Changes a tax rate. Existing orders keep their taxes. */
  updateTaxRate: UpdateTaxRateResult;
  /**
   * Adds or corrects the carrier and the tracking number of an order that is SHIPPED or DELIVERED. If no value changes, nothing is
   * recorded and no e-mail is sent. While the order is SHIPPED, the customer is notified by e-mail. Corrections within ten minutes
   * are combined in one e-mail, which shows the latest values.
   */
  updateTracking: UpdateTrackingResult;
  /**
   * Changes a webhook endpoint. Omitted fields stay unchanged. Pending deliveries use the new `url` and
   * `isActive`. A new `url`, or `isActive: true`, ends a pause.
   */
  updateWebhookEndpoint: UpdateWebhookEndpointResult;
  /**
   * Verifies the e-mail address of an account with a token from an e-mail. The token is valid for one day and can be used once.
   * Orders that guests placed with this address move to the account. Errors: RATE_LIMITED after 30 tokens in 10 minutes from one
   * IP address. The tokens of `resetPassword`, `verifyEmail`, `confirmEmailChange` and `claimOrder` are counted together.
   */
  verifyEmail: VerifyEmailResult;
};


export type MutationAddOrderNoteArgs = {
  input: AddOrderNoteInput;
};


export type MutationAddProductVariantArgs = {
  input: AddProductVariantInput;
};


export type MutationAddToCartArgs = {
  input: AddToCartInput;
};


export type MutationAdjustStockArgs = {
  input: AdjustStockInput;
};


export type MutationApplyDiscountCodeArgs = {
  cartToken: InputMaybe<Scalars['String']['input']>;
  code: Scalars['String']['input'];
  expectedVersion: InputMaybe<Scalars['Int']['input']>;
};


export type MutationAttachImageArgs = {
  input: AttachImageInput;
};


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationClaimOrderArgs = {
  token: Scalars['String']['input'];
};


export type MutationClearCartArgs = {
  cartToken: InputMaybe<Scalars['String']['input']>;
  expectedVersion: InputMaybe<Scalars['Int']['input']>;
};


export type MutationClosePaymentArgs = {
  input: ClosePaymentInput;
};


export type MutationConfirmEmailChangeArgs = {
  token: Scalars['String']['input'];
};


export type MutationCreateAddressArgs = {
  input: SavedAddressInput;
};


export type MutationCreateAttributeArgs = {
  input: CreateAttributeInput;
};


export type MutationCreateAttributeValueArgs = {
  input: CreateAttributeValueInput;
};


export type MutationCreateCategoryArgs = {
  input: CreateCategoryInput;
};


export type MutationCreateDiscountCodeArgs = {
  input: CreateDiscountCodeInput;
};


export type MutationCreateExportArgs = {
  format?: ExportFormat;
  kind: ExportKind;
};


export type MutationCreateImageUploadArgs = {
  input: CreateImageUploadInput;
};


export type MutationCreateImportUploadArgs = {
  input: CreateImportUploadInput;
};


export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


export type MutationCreateProductGroupArgs = {
  input: CreateProductGroupInput;
};


export type MutationCreatePromotionArgs = {
  input: CreatePromotionInput;
};


export type MutationCreateSearchSynonymsArgs = {
  input: SearchSynonymsInput;
};


export type MutationCreateShippingMethodArgs = {
  input: CreateShippingMethodInput;
};


export type MutationCreateShippingZoneArgs = {
  input: CreateShippingZoneInput;
};


export type MutationCreateTaxRateArgs = {
  input: CreateTaxRateInput;
};


export type MutationCreateWebhookEndpointArgs = {
  input: CreateWebhookEndpointInput;
};


export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};


export type MutationDeleteAddressArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteAttributeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteAttributeValueArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteCategoryArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteDiscountCodeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteProductArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteProductGroupArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeletePromotionArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteSearchSynonymsArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteShippingMethodArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteShippingZoneArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteTaxRateArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteWebhookEndpointArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDetachImageArgs = {
  id: Scalars['ID']['input'];
};


export type MutationGenerateVariantsArgs = {
  input: GenerateVariantsInput;
};


export type MutationLoginArgs = {
  input: LoginInput;
};


export type MutationMergeCartArgs = {
  cartToken: Scalars['String']['input'];
};


export type MutationPayOrderArgs = {
  input: PayOrderInput;
};


export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};


export type MutationProductBulkUpdateArgs = {
  input: Array<ProductBulkUpdateInput>;
};


export type MutationRecordPaymentArgs = {
  input: RecordPaymentInput;
};


export type MutationRefreshSessionArgs = {
  refreshToken: InputMaybe<Scalars['String']['input']>;
};


export type MutationRefundPaymentArgs = {
  input: RefundPaymentInput;
};


export type MutationRegisterArgs = {
  input: RegisterInput;
};


export type MutationRemoveCartItemArgs = {
  input: RemoveCartItemInput;
};


export type MutationRemoveDiscountCodeArgs = {
  cartToken: InputMaybe<Scalars['String']['input']>;
  code: InputMaybe<Scalars['String']['input']>;
  expectedVersion: InputMaybe<Scalars['Int']['input']>;
};


export type MutationRemoveProductVariantArgs = {
  productId: Scalars['ID']['input'];
};


export type MutationReorderArgs = {
  cartToken: InputMaybe<Scalars['String']['input']>;
  order: OrderKey;
};


export type MutationReorderImagesArgs = {
  categoryId: InputMaybe<Scalars['ID']['input']>;
  groupId: InputMaybe<Scalars['ID']['input']>;
  imageIds: Array<Scalars['ID']['input']>;
  productId: InputMaybe<Scalars['ID']['input']>;
};


export type MutationRequestEmailChangeArgs = {
  input: RequestEmailChangeInput;
};


export type MutationRequestOrderAccessArgs = {
  email: Scalars['EmailAddress']['input'];
  number: Scalars['String']['input'];
};


export type MutationRequestPasswordResetArgs = {
  email: Scalars['EmailAddress']['input'];
};


export type MutationResendOrderEmailArgs = {
  emailId: Scalars['ID']['input'];
};


export type MutationResendWebhookDeliveryArgs = {
  id: Scalars['ID']['input'];
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationRetryJobArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRevokeSessionArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRotateWebhookSecretArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSetProductAttributesArgs = {
  input: SetProductAttributesInput;
};


export type MutationSetRelatedProductsArgs = {
  input: SetRelatedProductsInput;
};


export type MutationSetStockArgs = {
  input: SetStockInput;
};


export type MutationSetUserRoleArgs = {
  input: SetUserRoleInput;
};


export type MutationSortCategoryProductsArgs = {
  input: SortCategoryProductsInput;
};


export type MutationStartCatalogImportArgs = {
  dryRun?: Scalars['Boolean']['input'];
  onError?: ImportErrorPolicy;
  uploadToken: Scalars['String']['input'];
};


export type MutationUpdateAddressArgs = {
  id: Scalars['ID']['input'];
  input: SavedAddressInput;
};


export type MutationUpdateAttributeArgs = {
  id: Scalars['ID']['input'];
  input: UpdateAttributeInput;
};


export type MutationUpdateAttributeValueArgs = {
  id: Scalars['ID']['input'];
  input: UpdateAttributeValueInput;
};


export type MutationUpdateCartItemArgs = {
  input: UpdateCartItemInput;
};


export type MutationUpdateCategoryArgs = {
  id: Scalars['ID']['input'];
  input: UpdateCategoryInput;
};


export type MutationUpdateDiscountCodeArgs = {
  id: Scalars['ID']['input'];
  input: UpdateDiscountCodeInput;
};


export type MutationUpdateImageArgs = {
  id: Scalars['ID']['input'];
  input: UpdateImageInput;
};


export type MutationUpdateOrderStatusArgs = {
  input: UpdateOrderStatusInput;
};


export type MutationUpdateProductArgs = {
  id: Scalars['ID']['input'];
  input: UpdateProductInput;
};


export type MutationUpdateProductGroupArgs = {
  id: Scalars['ID']['input'];
  input: UpdateProductGroupInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationUpdatePromotionArgs = {
  id: Scalars['ID']['input'];
  input: UpdatePromotionInput;
};


export type MutationUpdateSearchSynonymsArgs = {
  id: Scalars['ID']['input'];
  input: SearchSynonymsInput;
};


export type MutationUpdateShippingMethodArgs = {
  id: Scalars['ID']['input'];
  input: UpdateShippingMethodInput;
};


export type MutationUpdateShippingZoneArgs = {
  id: Scalars['ID']['input'];
  input: UpdateShippingZoneInput;
};


export type MutationUpdateTaxRateArgs = {
  id: Scalars['ID']['input'];
  input: UpdateTaxRateInput;
};


export type MutationUpdateTrackingArgs = {
  input: UpdateTrackingInput;
};


export type MutationUpdateWebhookEndpointArgs = {
  id: Scalars['ID']['input'];
  input: UpdateWebhookEndpointInput;
};


export type MutationVerifyEmailArgs = {
  token: Scalars['String']['input'];
};

/** An object that `Query.node` can read again by its id. */
export type Node = {
  id: Scalars['ID']['output'];
};

/** An order as it was placed: the sold products, the customer and the amounts. Sold lines and amounts never change. */
export type Order = Node & {
  __typename?: 'Order';
  /** The statuses to which the viewer may move the order. */
  allowedTransitions: Array<OrderStatus>;
  /** The amount still to be paid. Zero for a cancelled order. */
  amountDue: Money;
  /** The refunded part of the successful payment. */
  amountRefunded: Money;
  /** The address of the invoice. The shipping address, if no other was given. */
  billingAddress: Address;
  /** The company that delivers the parcel. Null before the shipment, and if staff gave none. */
  carrier: Maybe<Scalars['String']['output']>;
  /** Null for an order of a guest, and after the account is deleted. */
  customer: Maybe<User>;
  /** The order lines, sorted as in the cart. At most 100. */
  details: Array<OrderDetails>;
  /** The discount on the products. The discount on the delivery is `shipping.discount`. */
  discount: Money;
  /** The first discount code in `discountLines`. Null if there is none. */
  discountCode: Maybe<Scalars['String']['output']>;
  /**
   * The discount of each promotion and code, in the order in which they were applied. Those with the target GOODS
   * add up to `discount`, those with the target SHIPPING to `shipping.discount`.
   */
  discountLines: Array<DiscountLine>;
  /** The e-mail address of the customer when the order was placed. Null after the account is deleted. */
  email: Maybe<Scalars['EmailAddress']['output']>;
  /** The e-mails to the customer about this order, oldest first. Only the latest 100. The shop may delete old ones (`EMAIL_TTL`). */
  emails: Array<Email>;
  /**
   * The time at which the order is cancelled if it is still unpaid. Null if it does not expire: it is paid, authorized or
   * not PENDING, or the shop never cancels unpaid orders. A payment in progress postpones the time. Default: 24 hours
   * after the placement, one hour for guests.
   */
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** All status changes, oldest first. */
  history: Array<OrderEvent>;
  id: Scalars['ID']['output'];
  /** Language tag (BCP 47) that formats amounts and dates in e-mails. Null: the locale of the shop. */
  locale: Maybe<Scalars['String']['output']>;
  /** The message of the customer. Null after the account is deleted. Notes of staff are in `staffNotes`. */
  notes: Maybe<Scalars['String']['output']>;
  /** `ORD-` and eight characters. */
  number: Scalars['String']['output'];
  paymentStatus: OrderPaymentStatus;
  /** All payment attempts, oldest first. */
  payments: Array<Payment>;
  placedAt: Scalars['DateTime']['output'];
  /** Whether the prices of this order include tax (gross). */
  pricesIncludeTax: Scalars['Boolean']['output'];
  /** The chosen delivery. Null if the order was placed without one. */
  shipping: Maybe<OrderShipping>;
  shippingAddress: Address;
  /**
   * The notes of staff, oldest first, at most 200. Customers see only notes with the visibility CUSTOMER. The
   * message of the customer is in `notes`.
   */
  staffNotes: Array<OrderNote>;
  status: OrderStatus;
  /** Before discounts and tax: the sum of the subtotals of `details`. */
  subtotal: Money;
  /** The tax on all lines and on the delivery. */
  tax: Money;
  /** The tax of each rate. */
  taxLines: Array<TaxLine>;
  /**
   * Subtotal minus discount, plus the delivery, plus tax unless prices include it: the sum of the totals of
   * `details` and `shipping`.
   */
  total: Money;
  /** The number to track the parcel at the carrier. Null before the shipment, and if staff gave none. */
  trackingNumber: Maybe<Scalars['String']['output']>;
  /** When the status last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** One change of an order or of its payments, for synchronizing other systems. `OrderEvent` covers only the status. */
export type OrderChange = {
  __typename?: 'OrderChange';
  /** The amount of the payment or refund that changed. 0 for PAID if the total of the order is zero. Null for all other changes. */
  amount: Maybe<Money>;
  at: Scalars['DateTime']['output'];
  /** Pass it to `ordersChangedSince` to continue after this change. */
  cursor: Scalars['String']['output'];
  kind: OrderChangeKind;
  /** The current order. */
  order: Order;
  /** The status of the order after the change. */
  status: OrderStatus;
};

/** The kind of a change of an order. */
export type OrderChangeKind =
  | 'CANCELLED'
  | 'DELIVERED'
  /** Staff added a note for the customer. */
  | 'NOTE_ADDED'
  /** The order is fully paid, or its total is zero. */
  | 'PAID'
  /** A payment was started, declined, authorized or voided, or a refund failed. */
  | 'PAYMENT_CHANGED'
  | 'PLACED'
  | 'PROCESSING'
  /** A full or partial refund succeeded. */
  | 'REFUNDED'
  | 'SHIPPED'
  /** Staff added or corrected the carrier or the tracking number after the shipment. */
  | 'TRACKING_UPDATED';

/** A page of order changes. */
export type OrderChangePage = {
  __typename?: 'OrderChangePage';
  /** Oldest first. */
  changes: Array<OrderChange>;
  /** Pass it to the next call. Null if there has never been a change. */
  cursor: Maybe<Scalars['String']['output']>;
  /** Whether more changes are available now. */
  hasMore: Scalars['Boolean']['output'];
};

/** A refusal of `updateOrderStatus`: the order does not have the expected status. `order` is its current state. */
export type OrderChanged = UserError & {
  __typename?: 'OrderChanged';
  message: Scalars['String']['output'];
  order: Order;
};

export type OrderConnection = {
  __typename?: 'OrderConnection';
  edges: Array<OrderEdge>;
  nodes: Array<Order>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

/** One line of an order (an order line), with the product data at the time of the order. */
export type OrderDetails = {
  __typename?: 'OrderDetails';
  /** The share of this line in the discount of the order. */
  discount: Money;
  /**
   * The promotions and codes that `discount` consists of, with this line's share of each. Empty for a line without
   * a discount, and for orders that were placed before promotions existed.
   */
  discountAllocations: Array<DiscountLine>;
  id: Scalars['ID']['output'];
  /** The options of the variant when it was ordered. Empty if the product was in no group. */
  options: Array<OrderLineOption>;
  order: Order;
  /** The current product, also after `deleteProduct`. Null only if the database no longer contains it. */
  product: Maybe<Product>;
  productName: Scalars['String']['output'];
  quantity: Scalars['Int']['output'];
  /** The regular price of one unit, if a sale was running when the order was placed. Otherwise null. */
  regularUnitPrice: Maybe<Money>;
  sku: Scalars['String']['output'];
  /** `unitPrice` times `quantity`. */
  subtotal: Money;
  /** The share of this line in the tax of the order. */
  tax: Money;
  /** The share of this line in the total of the order. */
  total: Money;
  unitPrice: Money;
};

export type OrderEdge = {
  __typename?: 'OrderEdge';
  cursor: Scalars['String']['output'];
  node: Order;
};

/** One change of the status of an order, for its history. `OrderChange` also covers payments. */
export type OrderEvent = {
  __typename?: 'OrderEvent';
  /**
   * The account that made the change. Null for changes by the shop itself, and after the account is deleted. If staff
   * made the change, customers see null.
   */
  actor: Maybe<User>;
  at: Scalars['DateTime']['output'];
  /** Null for the placement of the order. */
  from: Maybe<OrderStatus>;
  id: Scalars['ID']['output'];
  /** A note for the history. It is visible to the customer. */
  note: Maybe<Scalars['String']['output']>;
  to: OrderStatus;
};

/** Selects orders. Filters are combined with AND. */
export type OrderFilter = {
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The complete e-mail address of the order, case-insensitive. At most 200 characters. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The complete order number, in any notation that `OrderKey` accepts. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** Any of these payment statuses. */
  paymentStatus?: InputMaybe<Array<OrderPaymentStatus>>;
  /** End of the period, exclusive. */
  placedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Start of the period, inclusive. */
  placedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * Part of the order number, of the e-mail address of the order, or of the name of the delivery address.
   * Case-insensitive. Order numbers are found in any spelling, with or without `ORD-` or `#`. 3 to 200 characters,
   * at least three of them letters or digits. Errors: BAD_USER_INPUT for other texts.
   */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these statuses. */
  status?: InputMaybe<Array<OrderStatus>>;
};

/** Identifies an order. Give exactly one field. */
export type OrderKey =
  { id: Scalars['ID']['input']; number?: never; token?: never; }
  |  /** The order number, for example `ORD-7K3M9QXA`. Case, spaces, dashes, `#` and a missing `ORD-` are ignored. */
  { id?: never; number: Scalars['String']['input']; token?: never; }
  |  /** The access token of a guest's order, from `placeOrder` or an e-mail. */
  { id?: never; number?: never; token: Scalars['String']['input']; };

/** An option of an ordered variant, as it was named when the order was placed. It never changes. */
export type OrderLineOption = {
  __typename?: 'OrderLineOption';
  /** The code of the attribute, such as `color`. */
  code: Scalars['String']['output'];
  /** The label of the value. */
  label: Scalars['String']['output'];
  /** The name of the attribute. */
  name: Scalars['String']['output'];
  /** The code of the value. */
  value: Scalars['String']['output'];
};

/**
 * This request paid nothing. Reasons: the order is already paid, has a payment in progress, or is cancelled; the
 * payment was voided; the shop accepts no payments. `order` is its current state.
 */
export type OrderNotPayable = UserError & {
  __typename?: 'OrderNotPayable';
  message: Scalars['String']['output'];
  order: Order;
};

/** The order has not been shipped, so it has no parcel to track. Use `updateOrderStatus` to ship it. */
export type OrderNotShipped = UserError & {
  __typename?: 'OrderNotShipped';
  message: Scalars['String']['output'];
  order: Order;
};

/** A note of staff about an order. */
export type OrderNote = {
  __typename?: 'OrderNote';
  /** The account that wrote the note. Customers see null. Also null after the account is deleted. */
  author: Maybe<User>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  text: Scalars['String']['output'];
  visibility: OrderNoteVisibility;
};

/** Who can read a note. */
export type OrderNoteVisibility =
  /** Staff, and the customer of the order. */
  | 'CUSTOMER'
  /** Staff only. */
  | 'INTERNAL';

/** The order has the maximum number of notes. */
export type OrderNotesFull = UserError & {
  __typename?: 'OrderNotesFull';
  /** The maximum number of notes per order. */
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
  /** @deprecated Use `maximum`, as in the other types of this kind. */
  most: Scalars['Int']['output'];
};

/** The payment status of an order. */
export type OrderPaymentStatus =
  /** The money is reserved, but not captured. */
  | 'AUTHORIZED'
  /** Fully paid, or the total is zero. */
  | 'PAID'
  | 'PARTIALLY_REFUNDED'
  /** A payment attempt is in progress. */
  | 'PENDING'
  | 'REFUNDED'
  /** No money was paid. */
  | 'UNPAID';

/** The amounts of an order before it is placed, and the problems that would prevent it. */
export type OrderPreview = {
  __typename?: 'OrderPreview';
  /** The discount on the products. The discount on the delivery is `shipping.discount`. */
  discount: Money;
  /**
   * The discount of each promotion and code, in the order in which they were applied. Those with the target GOODS
   * add up to `discount`, those with the target SHIPPING to `shipping.discount`.
   */
  discountLines: Array<DiscountLine>;
  /** The items at current prices. */
  lines: Array<OrderPreviewLine>;
  /** Whether prices include tax (gross). */
  pricesIncludeTax: Scalars['Boolean']['output'];
  /** Empty if `placeOrder` would succeed. */
  problems: Array<CartProblem>;
  /** The chosen delivery. Null if none was chosen. */
  shipping: Maybe<OrderShipping>;
  /** The delivery options at the destination. Computed only if selected. */
  shippingOptions: Array<ShippingOption>;
  /** Before discounts and tax: the sum of the subtotals of the lines. */
  subtotal: Money;
  tax: Money;
  taxLines: Array<TaxLine>;
  /**
   * Subtotal minus discount, plus the delivery, plus tax unless prices include it: the sum of the totals of the
   * lines and of `shipping`.
   */
  total: Money;
};

export type OrderPreviewLine = {
  __typename?: 'OrderPreviewLine';
  /** The share of this line in the discount. */
  discount: Money;
  /** The promotions and codes that `discount` consists of, with this line's share of each. */
  discountAllocations: Array<DiscountLine>;
  product: Product;
  quantity: Scalars['Int']['output'];
  /** `unitPrice` times `quantity`. */
  subtotal: Money;
  /** The share of this line in the tax. */
  tax: Money;
  /** The share of this line in the total. */
  total: Money;
  unitPrice: Money;
};

/** The delivery of an order, as chosen when it was placed. It never changes. */
export type OrderShipping = {
  __typename?: 'OrderShipping';
  /** The price before the discount. Includes tax if the prices of the order do. */
  amount: Money;
  /** The discount on the delivery. */
  discount: Money;
  /** The name of the method at the time of the order. */
  name: Scalars['String']['output'];
  /** The tax on the delivery. */
  tax: Money;
  /** Amount minus discount, plus tax unless prices include it. */
  total: Money;
};

/** The progress of an order. */
export type OrderStatus =
  /**
   * Cancelled. The goods are back in stock, and the order does not count as a use of a discount code or promotion.
   * Payments are refunded. Final.
   */
  | 'CANCELLED'
  /** Delivered. Final. */
  | 'DELIVERED'
  /**
   * Placed. Preparation has not started. In shops with online payment, unpaid orders are cancelled after some time (default:
   * 24 hours; one hour for orders of guests).
   */
  | 'PENDING'
  /** Paid, free of charge, or accepted by staff. Being prepared. */
  | 'PROCESSING'
  /** Handed over to the carrier. */
  | 'SHIPPED';

/** The position of a page in its list (GraphQL Cursor Connections Specification). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the last item on the page. Null if the page is empty. */
  endCursor: Maybe<Scalars['String']['output']>;
  /**
   * Whether items follow this page. With `last` and `before` it is always true, because the cursor comes from an item
   * that follows.
   */
  hasNextPage: Scalars['Boolean']['output'];
  /**
   * Whether items precede this page. With `first` and `after` it is always true, because the cursor comes from an item
   * that precedes.
   */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item on the page. Null if the page is empty. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** The order to pay, and the means of payment. */
export type PayOrderInput = {
  /** 1 to 255 printable ASCII characters, preferably one random UUID per attempt. */
  idempotencyKey: Scalars['String']['input'];
  orderId: Scalars['ID']['input'];
  /**
   * The token from the client library of the provider, for Stripe `ctoken_…` or `pm_…`. At most 255 characters.
   *
   * Tokens of the built-in test provider:
   *
   * - `success`, `decline`, `insufficient_funds`: the result is immediate.
   * - `confirm`: waits for the customer; the confirmation is simulated some seconds later.
   * - `late`, `late_decline`: a webhook reports the result some seconds later.
   * - `timeout`: no response, but the payment succeeds.
   */
  paymentToken: Scalars['String']['input'];
  /** The access token of a guest's order. Not needed if the viewer is signed in to the account that has the order. */
  token?: InputMaybe<Scalars['String']['input']>;
};

/** The payment, or the reason for the refusal. */
export type PayOrderResult = IdempotencyKeyReused | InvalidInput | OrderNotPayable | PayOrderSuccess | PaymentDeclined;

/**
 * The payment was not declined, but may be incomplete. Check `payment.status`: PENDING means that the customer or the
 * provider must still act.
 */
export type PayOrderSuccess = {
  __typename?: 'PayOrderSuccess';
  /** For the client library of the provider, to let the customer confirm. Null if no confirmation is needed. */
  clientSecret: Maybe<Scalars['String']['output']>;
  order: Order;
  payment: Payment;
  /** True if this key was used by an earlier, identical request. */
  replayed: Scalars['Boolean']['output'];
};

/** One attempt to pay an order. */
export type Payment = {
  __typename?: 'Payment';
  amount: Money;
  /** The refunded part of `amount`. */
  amountRefunded: Money;
  createdAt: Scalars['DateTime']['output'];
  /** A reason to show to the customer. Null unless the payment failed. */
  failureReason: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** How the shop received the money. Null unless staff recorded the payment. */
  method: Maybe<ManualPaymentMethod>;
  order: Order;
  /** `test` or `stripe`, or `manual` if staff recorded the payment. */
  provider: Scalars['String']['output'];
  /** The reference of the bank transfer, receipt or cheque. Null unless staff recorded the payment. */
  reference: Maybe<Scalars['String']['output']>;
  /** Oldest first. */
  refunds: Array<Refund>;
  status: PaymentStatus;
  updatedAt: Scalars['DateTime']['output'];
};

/** The provider declined the payment. Another attempt needs a new idempotency key. */
export type PaymentDeclined = UserError & {
  __typename?: 'PaymentDeclined';
  message: Scalars['String']['output'];
  payment: Payment;
  /** A reason to show to the customer. */
  reason: Scalars['String']['output'];
};

/**
 * Nothing was changed. Reasons: the shop still uses the provider of the payment; staff recorded the payment; or neither
 * the payment nor one of its refunds is in progress. A payment that is already VOIDED gives `ClosePaymentSuccess`.
 */
export type PaymentNotClosable = UserError & {
  __typename?: 'PaymentNotClosable';
  message: Scalars['String']['output'];
  payment: Payment;
};

/** The status of one payment attempt. */
export type PaymentStatus =
  /** The money is reserved, but not captured. */
  | 'AUTHORIZED'
  /** The shop received the money. */
  | 'CAPTURED'
  /**
   * Declined by the provider. If the provider captures the payment later, it becomes CAPTURED and pays the order. If
   * another payment is active or has paid the order by then, this payment stays FAILED and the shop refunds it.
   */
  | 'FAILED'
  | 'PARTIALLY_REFUNDED'
  /** Waiting for the provider or the customer. */
  | 'PENDING'
  /** Fully refunded. */
  | 'REFUNDED'
  /** Cancelled before money was captured. A later capture is handled as for FAILED. */
  | 'VOIDED';

/** The data of a new order. */
export type PlaceOrderInput = {
  /** The address of the invoice. Do not give `billingAddressId` too. If both are omitted: the shipping address. */
  billingAddress?: InputMaybe<AddressInput>;
  /** A saved address of the viewer for the invoice. The order gets a copy. Errors: NOT_FOUND. */
  billingAddressId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * The token of a guest cart, to order this cart. Omitted: the cart of the viewer. With `items`, the cart is not ordered: the token
   * only identifies the guest. Idempotency keys are unique per token.
   */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  /** A discount code in addition to the codes on the cart. Case-insensitive. */
  discountCode?: InputMaybe<Scalars['String']['input']>;
  /**
   * Required for guests: e-mails about the order go to this address, with a link that opens the order. Ignored for
   * accounts, whose own address is used.
   */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /**
   * In the currency of the shop. The order is refused with `TotalChanged` if its discount differs from this value. `changes` then
   * contains DISCOUNT.
   */
  expectedDiscount?: InputMaybe<Scalars['Decimal']['input']>;
  /**
   * In the currency of the shop. The order is refused with `TotalChanged` if the total of its delivery differs from this value.
   * `changes` then contains SHIPPING.
   */
  expectedShipping?: InputMaybe<Scalars['Decimal']['input']>;
  /**
   * In the currency of the shop. The order is refused with `TotalChanged` if its subtotal differs from this value. `changes` then
   * contains LINES.
   */
  expectedSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /**
   * In the currency of the shop. The order is refused with `TotalChanged` if its tax differs from this value. `changes` then
   * contains TAX.
   */
  expectedTax?: InputMaybe<Scalars['Decimal']['input']>;
  /** In the currency of the shop. The order is refused with `TotalChanged` if its total differs from this value. */
  expectedTotal?: InputMaybe<Scalars['Decimal']['input']>;
  /**
   * 1 to 255 printable ASCII characters, preferably one random UUID per checkout. The key is stored with the order
   * permanently. Guests without `cartToken`: at least 20 characters.
   */
  idempotencyKey: Scalars['String']['input'];
  /**
   * Items to order instead of the cart, which stays unchanged. 1 to 100 items. If a product is listed more than
   * once, its quantities are summed.
   */
  items?: InputMaybe<Array<CartItemInput>>;
  /**
   * Language tag (BCP 47) such as `de-DE`. It formats amounts and dates in e-mails. Omitted: the locale of the account; for guests,
   * the locale of the shop.
   */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** A message of the customer to the shop. At most 2,000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /**
   * Saves `shippingAddress` and `billingAddress` in the address book of the viewer, unless it is full or has them already. Refused
   * for guests.
   */
  saveAddress?: InputMaybe<Scalars['Boolean']['input']>;
  /** Give exactly one of `shippingAddress` and `shippingAddressId`. */
  shippingAddress?: InputMaybe<AddressInput>;
  /** A saved address of the viewer. The order gets a copy. Errors: NOT_FOUND. */
  shippingAddressId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * The shipping method, from `shippingOptions`. Omitted: the order has no delivery. The order is refused with
   * `ShippingMethodUnavailable` if the shop requires a method and none is given, or if the given method is not available for
   * the order.
   */
  shippingMethodId?: InputMaybe<Scalars['ID']['input']>;
};

/** The placed order, or the reason for the refusal. */
export type PlaceOrderResult = CartEmpty | DiscountCodeRejected | IdempotencyKeyReused | InsufficientStock | InvalidInput | PlaceOrderSuccess | ProductUnavailable | QuantityNotAllowed | ShippingMethodUnavailable | TooManyUnpaidOrders | TotalChanged;

export type PlaceOrderSuccess = {
  __typename?: 'PlaceOrderSuccess';
  /**
   * Only for guests: opens the order (`OrderKey.token`), as long as no account has claimed it. 256 bits. A repeated
   * request returns the same token: the server computes it from the order id and a secret, and stores only a hash. Null for
   * accounts.
   */
  accessToken: Maybe<Scalars['String']['output']>;
  /**
   * The cart after the order: the guest cart of `cartToken`, or the cart of the viewer. It is empty if its items were
   * ordered. Null if there is no such cart.
   */
  cart: Maybe<Cart>;
  order: Order;
  /** True if an earlier request with this key placed the order. */
  replayed: Scalars['Boolean']['output'];
};

/** The cart or items to preview, and the destination. */
export type PreviewOrderInput = {
  /** Token of a guest cart. Omitted: the cart of the viewer. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  /** The destination country. Omitted: the location of the shop. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** A discount code in addition to the codes on the cart. Case-insensitive. */
  discountCode?: InputMaybe<Scalars['String']['input']>;
  /** Items to preview instead of the cart. 1 to 100 items. */
  items?: InputMaybe<Array<CartItemInput>>;
  /** For external tax services and carriers that use it. At most 20 characters. Requires `country`. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /**
   * The region of the destination, in the format of `AddressInput.region`. Requires `country`. Omitted: the rates of the whole
   * country. An unknown region is refused where tax rates differ by region.
   */
  region?: InputMaybe<Scalars['String']['input']>;
  /** The shipping method, from `shippingOptions`. Omitted: without delivery. */
  shippingMethodId?: InputMaybe<Scalars['ID']['input']>;
};

/** The preview, or the reason for the refusal. */
export type PreviewOrderResult = CartEmpty | InvalidInput | OrderPreview | ShippingMethodUnavailable;

/** Current prices differ from the prices when the items were added. */
export type PriceChanged = UserError & {
  __typename?: 'PriceChanged';
  items: Array<CartItem>;
  message: Scalars['String']['output'];
};

/** The lowest and the highest price of several products. */
export type PriceRange = {
  __typename?: 'PriceRange';
  max: Money;
  min: Money;
};

/** A product of the catalog, at its current price and stock. */
export type Product = Node & {
  __typename?: 'Product';
  /** The attributes of which the product has a value, by position and name. */
  attributes: Array<ProductAttribute>;
  /** All categories of the product: the primary one, `category`, and then the others by name. At most 21. */
  categories: Array<Category>;
  /** The primary category. Null if the product has none. */
  category: Maybe<Category>;
  /** An earlier or recommended price, shown crossed out. */
  compareAtPrice: Maybe<Money>;
  /** The purchase cost of the shop. */
  cost: Maybe<Money>;
  createdAt: Scalars['DateTime']['output'];
  /** When the product was deleted. Null if it is not deleted. */
  deletedAt: Maybe<Scalars['DateTime']['output']>;
  description: Maybe<Scalars['String']['output']>;
  /** The group of which the product is a variant. Null if it has none. */
  group: Maybe<ProductGroup>;
  id: Scalars['ID']['output'];
  /**
   * The URL of the first uploaded image, at most 800 pixels wide. Without an uploaded image, the URL that staff entered.
   * Null if there is neither.
   */
  image: Maybe<Scalars['URL']['output']>;
  /**
   * The uploaded images in their order, at most 20. The first one is also `image`. `first`: 1 to 20; omitted or null:
   * all.
   */
  images: Array<ProductImage>;
  inStock: Scalars['Boolean']['output'];
  /** Whether customers can see and buy the product now. Always false for a deleted product. */
  isActive: Scalars['Boolean']['output'];
  /** Whether staff have activated the product. `isActive` also depends on `publishAt` and `unpublishAt`. */
  isEnabled: Scalars['Boolean']['output'];
  /**
   * The lowest price of the 30 days before the current sale started, as Article 6a of Directive 98/6/EC requires for
   * announced reductions. Null if no sale is running, or if no price before the sale is known.
   */
  lowestPrice30Days: Maybe<Money>;
  /** The largest allowed quantity of a cart item or order line. Null: 999, the limit for all products. */
  maxQuantity: Maybe<Scalars['Int']['output']>;
  /** The smallest allowed quantity of a cart item or order line. */
  minQuantity: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  /** The value of each attribute by which the group varies, in the order of `variesBy`. Empty without a group. */
  options: Array<ProductOption>;
  /** The regular price, shown crossed out next to `price` while a sale is running. Null if no sale is running. */
  previousPrice: Maybe<Money>;
  /** The current price. During a sale, the sale price. */
  price: Money;
  /** The time from which customers can see and buy the product. Null: no start. */
  publishAt: Maybe<Scalars['DateTime']['output']>;
  /** A quantity must be `minQuantity` plus a multiple of this. */
  quantityStep: Scalars['Int']['output'];
  /**
   * Products that staff recommend with this one, in their order. Inactive products are visible to staff only.
   * `first`: 0 to 20.
   */
  related: Array<Product>;
  /** When the current sale ends. Null if no sale is running, or if the sale has no end. */
  saleEndsAt: Maybe<Scalars['DateTime']['output']>;
  /** The scheduled, current or past sale. Null if there is none. */
  salePrice: Maybe<SalePrice>;
  /** Stock keeping unit: the unique code of the product in this shop. */
  sku: Scalars['String']['output'];
  /** Unique name for URLs. */
  slug: Scalars['String']['output'];
  /** The quantity available for sale. If `Shop.showsExactStock` is false, customers see a substitute value (see there). */
  stock: Scalars['Int']['output'];
  /** The stock as a level. The setting `LOW_STOCK_THRESHOLD` is the largest stock that counts as LOW. */
  stockLevel: StockLevel;
  /**
   * The stock ledger of this product, newest first. Returns 20 per page by default, and 0 to 100 with `first` or
   * `last`.
   */
  stockMovements: StockMovementConnection;
  /** Selects the tax rate, together with the destination. */
  taxClass: TaxClass;
  /** The time until which customers can see and buy the product. Null: no end. */
  unpublishAt: Maybe<Scalars['DateTime']['output']>;
  /** When staff last changed the product. Orders and stock changes do not count. */
  updatedAt: Scalars['DateTime']['output'];
  /** The weight in grams, on which the price of the delivery can depend. 0 if unknown. */
  weightGrams: Scalars['Int']['output'];
};


/** A product of the catalog, at its current price and stock. */
export type ProductImagesArgs = {
  first: InputMaybe<Scalars['Int']['input']>;
};


/** A product of the catalog, at its current price and stock. */
export type ProductRelatedArgs = {
  first?: Scalars['Int']['input'];
};


/** A product of the catalog, at its current price and stock. */
export type ProductStockMovementsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};

/** An attribute of a product, with the values that the product has. */
export type ProductAttribute = {
  __typename?: 'ProductAttribute';
  attribute: Attribute;
  values: Array<AttributeValue>;
};

/** The values of a product for one attribute. */
export type ProductAttributeInput = {
  /** The code of the attribute. */
  code: Scalars['String']['input'];
  /** The codes of its values, at most 20. Empty: the product has no value of the attribute. */
  values: Array<Scalars['String']['input']>;
};

/**
 * The changes of one product. Omitted fields stay unchanged. Null clears an optional field. Formats: as in
 * `CreateProductInput`.
 */
export type ProductBulkUpdateInput = {
  /** Null removes the product from its category. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  compareAtPrice?: InputMaybe<Scalars['Decimal']['input']>;
  cost?: InputMaybe<Scalars['Decimal']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** Shown only if no image is uploaded. */
  image?: InputMaybe<Scalars['URL']['input']>;
  /** Sets `Product.isEnabled`. `Product.isActive` also depends on `publishAt` and `unpublishAt`. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** The regular price. */
  price?: InputMaybe<Scalars['Decimal']['input']>;
  product: ProductKey;
  /** Null or omitted: the stock stays unchanged. */
  stock?: InputMaybe<BulkStockInput>;
  taxClass?: InputMaybe<TaxClass>;
  /** 0 to 10,000,000. */
  weightGrams?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * The changed product, or the reason for the refusal of this row. In `InvalidInput`, paths start at the row. An
 * unknown product is reported there as NOT_FOUND at `product`.
 */
export type ProductBulkUpdateResult = IdempotencyKeyReused | InsufficientStock | InvalidInput | ProductBulkUpdateSuccess;

export type ProductBulkUpdateSuccess = {
  __typename?: 'ProductBulkUpdateSuccess';
  /** The product after the change. */
  product: Product;
};

export type ProductConnection = {
  __typename?: 'ProductConnection';
  edges: Array<ProductEdge>;
  /**
   * The attributes with `isFacet` and their values among the products of this list, computed only if selected. The
   * counts of an attribute ignore the filter by that attribute, so that they show the effect of choosing another value.
   * Attributes are sorted by position and name, values by position and label. Values without a product are omitted, unless the
   * filter contains them. Each attribute is counted over at most 10,000 products: if `totalCount` is 10001, counts may
   * be too low.
   */
  facets: Array<Facet>;
  nodes: Array<Product>;
  pageInfo: PageInfo;
  /**
   * The lowest and the highest price of the products that match all filters except `minPrice` and `maxPrice`, computed
   * only if selected. Null if there are none. At most 10,000 products are read.
   */
  priceRange: Maybe<PriceRange>;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type ProductEdge = {
  __typename?: 'ProductEdge';
  cursor: Scalars['String']['output'];
  node: Product;
};

/** Selects products. Filters are combined with AND. */
export type ProductFilter = {
  /**
   * At most 10 attributes, each at most once. A product must match every entry. An unknown code of an attribute or value
   * matches no product.
   */
  attributes?: InputMaybe<Array<AttributeFilter>>;
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  categorySlug?: InputMaybe<Scalars['String']['input']>;
  /** True: only products in stock. False: only products out of stock. */
  inStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether to include inactive and deleted products. Requires STAFF; FORBIDDEN for others. */
  includeInactive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether to include products of all categories below the given one. Default: false. */
  includeSubcategories?: InputMaybe<Scalars['Boolean']['input']>;
  /** The highest price, inclusive, in the currency of the shop. */
  maxPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /**
   * The lowest price, inclusive, in the currency of the shop. In the first seconds after a sale starts or ends, the
   * filter can still use the earlier price.
   */
  minPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /**
   * Whether to list only one product of each group: the first variant that matches the search and all other filters.
   * Variants in stock come before variants that are sold out. All products without a group are listed. With a search or
   * another filter, `totalCount` is 10001 if more than 10,000 products match, even if they form fewer groups. Default:
   * false.
   */
  oneOfEachGroup?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * A group of products that differ in a few attributes, such as a shirt in several sizes and colors. Each variant is a
 * product with its own SKU, price and stock. No two variants have the same options.
 */
export type ProductGroup = {
  __typename?: 'ProductGroup';
  /** Null if the group is in no category. Variants have categories of their own. */
  category: Maybe<Category>;
  createdAt: Scalars['DateTime']['output'];
  description: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /**
   * The uploaded images that show no particular variant, in their order, at most 20. Variants have images of their own.
   * `first`: 1 to 20; omitted or null: all.
   */
  images: Array<ProductImage>;
  /** Whether an active variant is in stock. */
  isAvailable: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  /** The lowest and the highest price of the active variants. Null if there are none. */
  priceRange: Maybe<PriceRange>;
  /** Unique name for URLs. */
  slug: Scalars['String']['output'];
  /** When staff last changed the group. Changes of its variants do not count. */
  updatedAt: Scalars['DateTime']['output'];
  /** The active variants, sorted by the positions of their options. Staff also see inactive variants. At most 200. */
  variants: Array<Product>;
  /** The attributes by which the variants differ, at most 5. */
  variesBy: Array<Attribute>;
};


/**
 * A group of products that differ in a few attributes, such as a shirt in several sizes and colors. Each variant is a
 * product with its own SKU, price and stock. No two variants have the same options.
 */
export type ProductGroupImagesArgs = {
  first: InputMaybe<Scalars['Int']['input']>;
};

export type ProductGroupConnection = {
  __typename?: 'ProductGroupConnection';
  edges: Array<ProductGroupEdge>;
  nodes: Array<ProductGroup>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type ProductGroupEdge = {
  __typename?: 'ProductGroupEdge';
  cursor: Scalars['String']['output'];
  node: ProductGroup;
};

/** Identifies a product group. Give exactly one field. */
export type ProductGroupKey =
  { id: Scalars['ID']['input']; slug?: never; }
  |  { id?: never; slug: Scalars['String']['input']; };

/**
 * An image of a product, a category or a product group. Several of them can share one file; each has its own text and
 * position.
 */
export type ProductImage = {
  __typename?: 'ProductImage';
  /** The alternative text, for people who cannot see the image. Null if there is none. */
  alt: Maybe<Scalars['String']['output']>;
  /** The height of the original, in pixels. */
  height: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** A ThumbHash in base64, to show while the image loads. Null until the state is READY. */
  placeholder: Maybe<Scalars['String']['output']>;
  /** 0 for the first image. */
  position: Scalars['Int']['output'];
  state: ImageState;
  /**
   * The URL of the image: the smallest version that is at least `width` pixels wide, or the widest. Versions are 320, 800
   * and 1600 pixels wide, or as wide as the original if that is smaller. Omitted or null: the widest. The content of a URL
   * never changes. If the state is not READY: the original in its own format.
   */
  url: Scalars['URL']['output'];
  /** The width of the original, in pixels. */
  width: Scalars['Int']['output'];
};


/**
 * An image of a product, a category or a product group. Several of them can share one file; each has its own text and
 * position.
 */
export type ProductImageUrlArgs = {
  format?: ImageFormat;
  width: InputMaybe<Scalars['Int']['input']>;
};

/** Identifies a product. Give exactly one field. */
export type ProductKey =
  { id: Scalars['ID']['input']; sku?: never; slug?: never; }
  |  { id?: never; sku: Scalars['String']['input']; slug?: never; }
  |  { id?: never; sku?: never; slug: Scalars['String']['input']; };

/** An option of a variant: its value of an attribute by which the group varies. */
export type ProductOption = {
  __typename?: 'ProductOption';
  attribute: Attribute;
  value: AttributeValue;
};

/** The order of a product list. */
export type ProductSort =
  /**
   * The order that staff set with `sortCategoryProducts`. Products that staff have not sorted follow, the oldest first.
   * Requires one category without `includeSubcategories`, and no `search`.
   */
  | 'MANUAL'
  /** In the alphabetical order of Unicode, with accented letters next to their base letters. Case-insensitive. */
  | 'NAME'
  | 'NEWEST'
  | 'PRICE_ASC'
  | 'PRICE_DESC'
  /** Best match first. Requires `search`. */
  | 'RELEVANCE';

/**
 * Some products are no longer for sale. `products` lists all of them. Customers and guests receive this only for
 * products in a cart or order of their own; other products that are not for sale give NOT_FOUND. Staff always receive it.
 */
export type ProductUnavailable = UserError & {
  __typename?: 'ProductUnavailable';
  message: Scalars['String']['output'];
  products: Array<Product>;
};

/**
 * A discount that applies automatically, with its rules and the number of its uses.
 *
 * Promotions apply before discount codes, in descending order of `priority`. Promotions with the same priority apply in
 * the order of their keys. Each one reduces the price that remains after the earlier ones. There are
 * several alternatives: all combinable promotions together, or one promotion that is not combinable. The shop chooses the
 * alternative with the lowest price of products and delivery before tax. A promotion without an effect is neither applied nor
 * counted.
 */
export type Promotion = {
  __typename?: 'Promotion';
  /**
   * The fixed discount, limited to the price of the covered items. Null if the promotion takes off a percentage or
   * the delivery.
   */
  amount: Maybe<Money>;
  /**
   * The number of covered units that must be bought at the full price to get the discount on `getQuantity` more units. Null: the
   * promotion does not depend on quantities.
   */
  buyQuantity: Maybe<Scalars['Int']['output']>;
  /**
   * Covered categories, including all categories below them. A product is covered if any of its categories is. Deleted
   * categories are not listed and cover nothing.
   */
  categories: Array<Category>;
  createdAt: Scalars['DateTime']['output'];
  /** A text for customers, for example `Three for the price of two`. */
  description: Scalars['String']['output'];
  /** End of validity, exclusive. Null: no end. */
  endsAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The number of units that get the discount, for each `buyQuantity` units at the full price. The discount applies to
   * the cheapest covered units. Null: the promotion does not depend on quantities.
   */
  getQuantity: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  isActive: Scalars['Boolean']['output'];
  /**
   * Whether the promotion can be combined with other combinable promotions. If false, no other promotion applies, and
   * only codes that are combinable do.
   */
  isCombinable: Scalars['Boolean']['output'];
  /** Whether the promotion makes the delivery free. */
  isFreeShipping: Scalars['Boolean']['output'];
  /**
   * Whether the promotion covers only certain products or categories. Says nothing about `maxUses`. Stays true if
   * all of these are deleted.
   */
  isLimited: Scalars['Boolean']['output'];
  /** The public name of the promotion: `DiscountLine.code`. In lower case. Customers cannot enter it as a code. */
  key: Scalars['String']['output'];
  /** The limit of uses by all customers together. Null: unlimited. */
  maxUses: Maybe<Scalars['Int']['output']>;
  /**
   * The limit of uses by one customer. With a limit, the promotion applies only to signed-in customers. Null:
   * unlimited.
   */
  maxUsesPerCustomer: Maybe<Scalars['Int']['output']>;
  /** The lowest subtotal of an order, before discounts and tax. Null: no minimum. */
  minimumSubtotal: Maybe<Money>;
  /**
   * In per cent of the covered items, or of the items that `buyQuantity` and `getQuantity` select. Null if the
   * promotion takes off a fixed amount or the delivery.
   */
  percentage: Maybe<Scalars['Decimal']['output']>;
  /** Promotions apply in descending order of priority. */
  priority: Scalars['Int']['output'];
  /** Covered products, in addition to `categories`. If neither was ever given, the promotion covers all products. */
  products: Array<Product>;
  /** Start of validity, inclusive. Null: valid immediately. */
  startsAt: Maybe<Scalars['DateTime']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  /** The number of orders with this promotion, without cancelled orders. */
  uses: Scalars['Int']['output'];
};

export type PromotionConnection = {
  __typename?: 'PromotionConnection';
  edges: Array<PromotionEdge>;
  nodes: Array<Promotion>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type PromotionEdge = {
  __typename?: 'PromotionEdge';
  cursor: Scalars['String']['output'];
  node: Promotion;
};

/** Selects promotions. Filters are combined with AND. */
export type PromotionFilter = {
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The complete key, case-insensitive. */
  key?: InputMaybe<Scalars['String']['input']>;
};

/** Another promotion has this key. */
export type PromotionKeyTaken = UserError & {
  __typename?: 'PromotionKeyTaken';
  key: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** The shop has the maximum number of active promotions. Deactivate one first. */
export type PromotionsFull = UserError & {
  __typename?: 'PromotionsFull';
  /** The maximum number of active promotions. Promotions that have not started count too. */
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/**
 * Some quantities are not allowed: they are below the minimum, above the maximum or between two steps. `items` lists all
 * of them.
 */
export type QuantityNotAllowed = UserError & {
  __typename?: 'QuantityNotAllowed';
  items: Array<QuantityRule>;
  message: Scalars['String']['output'];
};

/** The quantities that a product allows: `minimum` plus multiples of `step`, up to `maximum`. */
export type QuantityRule = {
  __typename?: 'QuantityRule';
  maximum: Scalars['Int']['output'];
  minimum: Scalars['Int']['output'];
  /** The largest allowed quantity that is not above the requested one. If there is none: the minimum. */
  nearest: Scalars['Int']['output'];
  product: Product;
  requested: Scalars['Int']['output'];
  step: Scalars['Int']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Lists all attributes with their values, by position and name. A shop has at most 200. */
  attributes: Array<Attribute>;
  /**
   * Lists changes by staff and administrators, and security events of all accounts: sign-ins, failed sign-ins,
   * changes of passwords and e-mail addresses, revoked sessions and deleted accounts. Newest first. Entries are
   * never changed or deleted. Returns 20 per page by default, and 0 to 100 with `first` or `last`.
   */
  auditLog: AuditEntryConnection;
  /** The open cart of the viewer, or the guest cart with this token. Null if there is none. */
  cart: Maybe<Cart>;
  /**
   * Looks up an import of products, with its progress. Null if there is none. The command
   * `npm run catalog:import` prints the id of its import.
   */
  catalogImport: Maybe<CatalogImport>;
  /**
   * Lists all categories, sorted by position and then by name. Names are compared as in `ProductSort.NAME`. `rootsOnly` restricts the
   * list to the top of the tree. Returns 20 per page by default, and 0 to 100 with `first` or `last`.
   */
  categories: CategoryConnection;
  /** Looks up a category by id or slug. Null if there is none. */
  category: Maybe<Category>;
  /**
   * Looks up the account of a customer by id. Null if there is none, or if it belongs to staff or an
   * administrator.
   */
  customer: Maybe<User>;
  /**
   * Lists the accounts of customers, newest first, without accounts of staff and administrators. Returns 20 per
   * page by default, and 0 to 100 with `first` or `last`.
   */
  customers: UserConnection;
  /**
   * Checks whether a discount code is valid for the current cart, and returns the reason if it is not. Writes nothing. Errors:
   * RATE_LIMITED after 20 unknown codes per hour for one account at one IP address, or 60 in 10 minutes from one IP address. The limit
   * is shared by all operations with a discount code. UNAUTHENTICATED for a guest without a `cartToken`.
   */
  discountCode: DiscountCodeResult;
  /** Lists all discount codes, newest first. Returns 20 per page by default, and 0 to 100 with `first` or `last`. */
  discountCodes: DiscountCodeConnection;
  /**
   * Lists background jobs that failed after their last attempt, latest failure first. Failed jobs are kept for 30 days.
   * Exceptions: recurring jobs and checks of images (one day); requests of a password reset or of a link to an order
   * (one hour).
   */
  failedJobs: FailedJobConnection;
  /** The viewer: the account that is signed in. Null for a guest. */
  me: Maybe<User>;
  /**
   * Looks up an object by id, for clients such as Relay. Returns only objects that the viewer can also read through other
   * fields: active products and categories; the viewer's own account and orders; for staff, all orders, inactive products
   * and customers; for administrators, all accounts. Null for any other id, so that the response does not reveal which ids
   * exist. Errors: BAD_USER_INPUT if `id` is not an id of this API.
   */
  node: Maybe<Node>;
  /**
   * Looks up an order by id, number or access token. Null if there is none. Customers see only their own orders; staff
   * see all orders. The access token of a guest's order works with and without sign-in.
   */
  order: Maybe<Order>;
  /**
   * Lists all orders, newest first. A customer's own orders are at `me.orders`. Returns 20 per page by default,
   * and 0 to 100 with `first` or `last`.
   */
  orders: OrderConnection;
  /**
   * Lists changes of orders after a cursor, in commit order, for synchronizing other systems. The changes of one order stay in
   * sequence. A change that commits after a call appears in a later call. No change is skipped. Without `cursor`, the list starts
   * at the first change. `first` is 1 to 100. Errors: NOT_FOUND if the database lost the change to which the cursor points: after
   * a restore, or after a failover without a synchronous standby. Then pass the cursor of an older change, or none. To find the
   * orders that the database lost, read the list from the start: orders that your system has and the list does not contain are
   * lost.
   */
  ordersChangedSince: OrderChangePage;
  /**
   * Computes an order without placing it: lines, discounts, tax, total, and all problems that would prevent it. Guests use it with
   * `items` or a `cartToken`. Errors: NOT_FOUND for a product that does not exist, or that is not for sale and is in no cart or
   * order of the caller; UNAUTHENTICATED for a guest without `items` and `cartToken`; RATE_LIMITED after unknown discount codes,
   * as for `discountCode`.
   */
  previewOrder: PreviewOrderResult;
  /**
   * Looks up a product by id, slug or SKU. Null if there is none. Inactive and deleted products are visible to
   * staff only.
   */
  product: Maybe<Product>;
  /**
   * Looks up a product group by id or slug. Null if there is none. A group without an active variant is visible to
   * staff only.
   */
  productGroup: Maybe<ProductGroup>;
  /** Lists all product groups, newest first. Returns 20 per page by default, and 0 to 100 with `first` or `last`. */
  productGroups: ProductGroupConnection;
  /**
   * Lists the active products. Returns 20 per page by default, and 0 to 100 with `first` or `last`. `search`
   * matches words of name, SKU and description regardless of case, accents and punctuation, and tolerates typos.
   * The default order with `search` is RELEVANCE: a product with exactly this name or SKU comes first. The default
   * order without `search` is NEWEST.
   */
  products: ProductConnection;
  /** Lists all promotions, newest first. Returns 20 per page by default, and 0 to 100 with `first` or `last`. */
  promotions: PromotionConnection;
  /**
   * Completes a search text while a customer types it. Finds products and categories whose names contain all words of
   * the text. The last word can be the beginning of a word. All lists are empty if the text has no letter or digit.
   */
  searchSuggestions: SearchSuggestions;
  /**
   * Lists the synonyms of the product search, newest first. Returns 20 per page by default, and 0 to 100 with
   * `first` or `last`.
   */
  searchSynonyms: SearchSynonymsConnection;
  /**
   * Computes the delivery options for a cart, or for `items`, at a destination: every active shipping method of the zone of the
   * destination, sorted by position. Empty if the shop does not deliver to the destination. Guests can use it. Errors:
   * BAD_USER_INPUT for an unknown region where tax rates differ by region; NOT_FOUND and UNAUTHENTICATED as for `previewOrder`.
   */
  shippingOptions: Array<ShippingOption>;
  /** Lists all shipping zones, newest first. Returns 20 per page by default, and 0 to 100 with `first` or `last`. */
  shippingZones: ShippingZoneConnection;
  /** The settings of the shop that a storefront needs. Public. */
  shop: Shop;
  /**
   * Lists all tax rates, latest `validFrom` first. Returns 20 per page by default, and 0 to 100 with `first` or
   * `last`.
   */
  taxRates: TaxRateConnection;
  /** Looks up an account by id. Null if no account has this id. */
  user: Maybe<User>;
  /**
   * Lists all accounts, newest first. Returns 20 per page by default, and 0 to 100 with `first` or `last`. Cursors
   * stay valid when accounts are added or deleted.
   */
  users: UserConnection;
  /**
   * Lists the webhook deliveries with their results, newest first. Deliveries that have ended are deleted some time
   * after their creation (default: 90 days). Returns 20 per page by default, and 0 to 100 with `first` or `last`.
   */
  webhookDeliveries: WebhookDeliveryConnection;
  /**
   * Lists the webhook endpoints, newest first. Returns 20 per page by default, and 0 to 100 with `first` or
   * `last`.
   */
  webhookEndpoints: WebhookEndpointConnection;
};


export type QueryAuditLogArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<AuditFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCartArgs = {
  token: InputMaybe<Scalars['String']['input']>;
};


export type QueryCatalogImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCategoriesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  rootsOnly: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryCategoryArgs = {
  by: CategoryKey;
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<CustomerFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDiscountCodeArgs = {
  cartToken: InputMaybe<Scalars['String']['input']>;
  code: Scalars['String']['input'];
};


export type QueryDiscountCodesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<DiscountCodeFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryFailedJobsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrderArgs = {
  by: OrderKey;
};


export type QueryOrdersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<OrderFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryOrdersChangedSinceArgs = {
  cursor: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPreviewOrderArgs = {
  input: PreviewOrderInput;
};


export type QueryProductArgs = {
  by: ProductKey;
};


export type QueryProductGroupArgs = {
  by: ProductGroupKey;
};


export type QueryProductGroupsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryProductsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<ProductFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  search: InputMaybe<Scalars['String']['input']>;
  sort: InputMaybe<ProductSort>;
};


export type QueryPromotionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<PromotionFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySearchSuggestionsArgs = {
  prefix: Scalars['String']['input'];
};


export type QuerySearchSynonymsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryShippingOptionsArgs = {
  cartToken: InputMaybe<Scalars['String']['input']>;
  country: Scalars['CountryCode']['input'];
  items: InputMaybe<Array<CartItemInput>>;
  postalCode: InputMaybe<Scalars['String']['input']>;
  region: InputMaybe<Scalars['String']['input']>;
};


export type QueryShippingZonesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTaxRatesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<TaxRateFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<UserFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryWebhookDeliveriesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<WebhookDeliveryFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryWebhookEndpointsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};

/** A payment that the shop received without a payment provider. */
export type RecordPaymentInput = {
  /**
   * The received amount, in the currency of the order. It must equal the amount due; another amount is refused. Omitted: the amount
   * due.
   */
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** 1 to 255 printable ASCII characters, preferably one random UUID per payment. */
  idempotencyKey: Scalars['String']['input'];
  method: ManualPaymentMethod;
  orderId: Scalars['ID']['input'];
  /** The reference of the bank transfer, receipt or cheque, visible to the customer. 1 to 200 characters. */
  reference: Scalars['String']['input'];
};

/** The recorded payment, or the reason for the refusal. */
export type RecordPaymentResult = IdempotencyKeyReused | InvalidInput | OrderNotPayable | RecordPaymentSuccess;

export type RecordPaymentSuccess = {
  __typename?: 'RecordPaymentSuccess';
  order: Order;
  payment: Payment;
  /** True if this key was used by an earlier, identical request. */
  replayed: Scalars['Boolean']['output'];
};

/** The session with its new tokens, or the reason for the refusal. */
export type RefreshSessionResult = InvalidRefreshToken | RefreshSessionSuccess;

export type RefreshSessionSuccess = {
  __typename?: 'RefreshSessionSuccess';
  session: Session;
};

/** The channel that delivers the refresh token. */
export type RefreshTokenDelivery =
  /** In the response, for clients that can keep a secret, such as mobile apps. */
  | 'BODY'
  /**
   * In a cookie, for browsers. Scripts cannot read it, and it is sent only to this host from pages of this host's
   * site (`HttpOnly`, `Secure`, `SameSite=Strict`; requires https or localhost). `Session.refreshToken` is then
   * empty. For pages of another origin, that origin must be in `CORS_ORIGINS`, and requests must send credentials;
   * otherwise FORBIDDEN.
   */
  | 'COOKIE';

/** A refund of a payment, full or partial. */
export type Refund = {
  __typename?: 'Refund';
  amount: Money;
  createdAt: Scalars['DateTime']['output'];
  /** The message of the provider if the refund failed, otherwise null. Always null for customers. */
  failureReason: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** The refunded lines of the order. Empty if only an amount was given. */
  lines: Array<RefundLine>;
  /** The note of staff. It is visible to the customer. */
  reason: Maybe<Scalars['String']['output']>;
  /** The refunded delivery with its tax. Null if it is not part of the refund, or only an amount was given. */
  shipping: Maybe<Money>;
  status: RefundStatus;
  /** The tax that `amount` includes. Null unless lines or the delivery were refunded. */
  tax: Maybe<Money>;
};

/** The refund of a quantity of one order line. */
export type RefundLine = {
  __typename?: 'RefundLine';
  /** The price of the refunded quantity after discounts, with its tax. */
  amount: Money;
  /** The id of the line in `Order.details`. Lines of several refunds can have the same id: do not use it as a cache key. */
  id: Scalars['ID']['output'];
  quantity: Scalars['Int']['output'];
  tax: Money;
};

/** A quantity of an order line to refund. */
export type RefundLineInput = {
  /** The id of the line in `Order.details`. */
  id: Scalars['ID']['input'];
  /** At least 1, and at most the quantity of the line that has not been refunded. */
  quantity: Scalars['Int']['input'];
};

/**
 * The payment cannot be refunded as requested. Possible reasons:
 *
 * - The amount is higher than the captured amount that is not refunded yet.
 * - A line or the delivery was already refunded, or is not part of the order.
 * - The shop no longer uses the provider of the payment, and `recordOnly` is not set.
 * - `recordOnly` is set, although the shop uses the provider.
 */
export type RefundNotPossible = UserError & {
  __typename?: 'RefundNotPossible';
  message: Scalars['String']['output'];
  payment: Payment;
  /** The highest amount that can be refunded. */
  refundable: Money;
};

/** The payment to refund, and the part to refund: an amount, or lines and the delivery. */
export type RefundPaymentInput = {
  /**
   * More than 0, in the currency of the order. Omitted: the full amount that has not been refunded, unless `lines` or `shipping` are
   * given.
   */
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** 1 to 255 printable ASCII characters, preferably one random UUID per refund. */
  idempotencyKey: Scalars['String']['input'];
  /**
   * The lines to refund, each at its price after discounts with its tax. 1 to 100 lines. Cannot be combined with `amount`. An earlier
   * refund of an amount reduces the refundable total, but not the refundable quantities.
   */
  lines?: InputMaybe<Array<RefundLineInput>>;
  paymentId: Scalars['ID']['input'];
  /** A note that is visible to the customer. At most 2,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /**
   * True: the money was already returned outside the shop. Only for a payment that staff recorded, or whose
   * provider the shop no longer uses; refused for others. Omitted: false.
   */
  recordOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: refunds the delivery with its tax, at most once. Cannot be combined with `amount`. Omitted: false. */
  shipping?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The refund, or the reason for the refusal. */
export type RefundPaymentResult = IdempotencyKeyReused | InvalidInput | RefundNotPossible | RefundPaymentSuccess;

export type RefundPaymentSuccess = {
  __typename?: 'RefundPaymentSuccess';
  payment: Payment;
  refund: Refund;
  /** True if this key was used by an earlier, identical request. */
  replayed: Scalars['Boolean']['output'];
};

/** The status of a refund. */
export type RefundStatus =
  | 'FAILED'
  | 'PENDING'
  | 'SUCCEEDED';

/** The data of a new customer account. */
export type RegisterInput = {
  /** Token of a guest cart. It becomes the cart of the account. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  /** The e-mail address for messages and for signing in, case-insensitive. */
  email: Scalars['EmailAddress']['input'];
  /** Language tag (BCP 47) such as `de-DE`. It formats amounts and dates in e-mails to the account. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters, at least one of them visible. */
  name: Scalars['String']['input'];
  /**
   * 8 to 128 characters of any kind, compared in Unicode form NFC. A password that consists only of spaces and invisible
   * characters is rejected (`BLANK`). Also rejected, regardless of case: common passwords (`TOO_COMMON`), the e-mail
   * address or the part before its @ (`SAME_AS_EMAIL`), and the name (`SAME_AS_NAME`).
   */
  password: Scalars['String']['input'];
  refreshTokenDelivery: RefreshTokenDelivery;
};

/** The session of the new account, or the reason for the refusal. */
export type RegisterResult = EmailTaken | InvalidInput | RegisterSuccess;

export type RegisterSuccess = {
  __typename?: 'RegisterSuccess';
  session: Session;
};

/** The cart item to remove. */
export type RemoveCartItemInput = {
  /** Token of a guest cart. Omitted: the cart of the viewer. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  /**
   * The expected version of the cart. If the cart has another version, the mutation returns `CartChanged` and
   * changes nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  itemId: Scalars['ID']['input'];
};

export type RemoveProductVariantSuccess = {
  __typename?: 'RemoveProductVariantSuccess';
  product: Product;
};

/** The sorted images, or the reason for the refusal. */
export type ReorderImagesResult = ImagesChanged | InvalidInput | ReorderImagesSuccess;

export type ReorderImagesSuccess = {
  __typename?: 'ReorderImagesSuccess';
  /** All images of the product, category or product group, in their new order. */
  images: Array<ProductImage>;
};

/** The new e-mail address, confirmed by the password. */
export type RequestEmailChangeInput = {
  newEmail: Scalars['EmailAddress']['input'];
  /** The current password of the account, to prove ownership. */
  password: Scalars['String']['input'];
};

/** The requested e-mail address, or the reason for the refusal. */
export type RequestEmailChangeResult = InvalidInput | RequestEmailChangeSuccess | WrongPassword;

export type RequestEmailChangeSuccess = {
  __typename?: 'RequestEmailChangeSuccess';
  /** The e-mail address that receives the token, unless another account has this e-mail address. */
  newEmail: Scalars['EmailAddress']['output'];
};

/** The new e-mail, or the reason for the refusal. */
export type ResendOrderEmailResult = EmailPending | ResendOrderEmailSuccess;

export type ResendOrderEmailSuccess = {
  __typename?: 'ResendOrderEmailSuccess';
  /** The new e-mail. */
  email: Email;
};

/** The delivery, pending again, or the reason for the refusal. */
export type ResendWebhookDeliveryResult = ResendWebhookDeliverySuccess | WebhookEndpointInactive | WebhookPending;

export type ResendWebhookDeliverySuccess = {
  __typename?: 'ResendWebhookDeliverySuccess';
  delivery: WebhookDelivery;
};

/** A token from an e-mail, and the new password. */
export type ResetPasswordInput = {
  /** 8 to 128 characters. Rejected as in `RegisterInput.password`. */
  newPassword: Scalars['String']['input'];
  /** The token from the e-mail. */
  token: Scalars['String']['input'];
};

/** The e-mail address to sign in with, or the reason for the refusal. */
export type ResetPasswordResult = InvalidInput | InvalidToken | ResetPasswordSuccess;

export type ResetPasswordSuccess = {
  __typename?: 'ResetPasswordSuccess';
  /** The e-mail address to sign in with. */
  email: Scalars['EmailAddress']['output'];
};

/** The rights of an account, from fewest to most. A guest has no role. */
export type Role =
  /** Also manages accounts, roles and webhooks, reads the audit log, and exports customers. */
  | 'ADMIN'
  /** Reads and changes only its own data. */
  | 'CUSTOMER'
  /** Manages catalog, stock, orders, refunds, discount codes, promotions, shipping, tax rates and failed jobs. */
  | 'STAFF';

export type RotateWebhookSecretSuccess = {
  __typename?: 'RotateWebhookSecretSuccess';
  endpoint: WebhookEndpoint;
  /** The signing secret: `whsec_` and base64. Shown only once. */
  secret: Scalars['String']['output'];
};

/** A sale of one product: its price in a period. */
export type SalePrice = {
  __typename?: 'SalePrice';
  amount: Money;
  /** Null: until staff end the sale. */
  endsAt: Maybe<Scalars['DateTime']['output']>;
  startsAt: Scalars['DateTime']['output'];
};

/** The price of a product in a period. */
export type SalePriceInput = {
  /** 0 or more, and below the regular price. */
  amount: Scalars['Decimal']['input'];
  /** Must be after the start. Omitted or null: until staff end the sale. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * Omitted, null or in the past: the sale starts now. Exception: if it is the `startsAt` of the existing sale, the start stays
   * unchanged.
   */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** An address in the address book of an account. Orders have copies of their own. */
export type SavedAddress = {
  __typename?: 'SavedAddress';
  address: Address;
  createdAt: Scalars['DateTime']['output'];
  /** For `PlaceOrderInput.shippingAddressId` and `billingAddressId`. */
  id: Scalars['ID']['output'];
  /** At most one address of an account is the default for billing. */
  isDefaultBilling: Scalars['Boolean']['output'];
  /** At most one address of an account is the default for shipping. */
  isDefaultShipping: Scalars['Boolean']['output'];
  updatedAt: Scalars['DateTime']['output'];
};

/** An address to save. */
export type SavedAddressInput = {
  /** Replaces all fields of the saved address. */
  address: AddressInput;
  /**
   * True: this address becomes the default for billing, instead of the former one. Omitted: the value of a saved address does not
   * change, and a new address has the value false.
   */
  isDefaultBilling?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * True: this address becomes the default for shipping, instead of the former one. Omitted: the value of a saved address does not
   * change, and a new address has the value false.
   */
  isDefaultShipping?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Completions of a search text. */
export type SearchSuggestions = {
  __typename?: 'SearchSuggestions';
  /** At most 5 categories. */
  categories: Array<Category>;
  /** At most 5 active products: first products whose names begin with the text, then the newest. */
  products: Array<Product>;
  /** At most 8 search texts that complete the last word. Words that occur in more product names come first. In lower case. */
  terms: Array<Scalars['String']['output']>;
};

/** Terms that mean the same for the search. */
export type SearchSynonyms = {
  __typename?: 'SearchSynonyms';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  terms: Array<Scalars['String']['output']>;
  updatedAt: Scalars['DateTime']['output'];
};

export type SearchSynonymsConnection = {
  __typename?: 'SearchSynonymsConnection';
  edges: Array<SearchSynonymsEdge>;
  nodes: Array<SearchSynonyms>;
  pageInfo: PageInfo;
  /** The number of groups on all pages, at most 1,000. Computed only if selected. */
  totalCount: Scalars['Int']['output'];
};

export type SearchSynonymsEdge = {
  __typename?: 'SearchSynonymsEdge';
  cursor: Scalars['String']['output'];
  node: SearchSynonyms;
};

/** The shop has the maximum number of groups of synonyms. */
export type SearchSynonymsFull = UserError & {
  __typename?: 'SearchSynonymsFull';
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** A group of synonyms. */
export type SearchSynonymsInput = {
  /**
   * 2 to 20 different terms of 1 to 100 characters, such as `sofa` and `couch`. A term of several words matches only if
   * it is the whole search text.
   */
  terms: Array<Scalars['String']['input']>;
};

/** The group of synonyms, or the reason for the refusal. */
export type SearchSynonymsResult = InvalidInput | SearchSynonymsFull | SearchSynonymsSuccess;

export type SearchSynonymsSuccess = {
  __typename?: 'SearchSynonymsSuccess';
  synonyms: SearchSynonyms;
};

/** The credentials of a client: a short-lived access token (JWT) and a rotating refresh token. */
export type Session = {
  __typename?: 'Session';
  /**
   * A JWT (RFC 7519), sent as `Authorization: Bearer …`. Other programs verify it with the keys at
   * `/.well-known/jwks.json`.
   */
  accessToken: Scalars['String']['output'];
  /** When the access token expires: after five minutes, or with the session. */
  expiresAt: Scalars['DateTime']['output'];
  /**
   * An opaque token for one `refreshSession` call. Store it like a password. Empty if it is delivered in the
   * cookie.
   */
  refreshToken: Scalars['String']['output'];
  user: User;
};

/** The values of a product. */
export type SetProductAttributesInput = {
  /** 1 to 50 attributes, each at most once. For a variant: none of the attributes by which its group varies. */
  attributes: Array<ProductAttributeInput>;
  productId: Scalars['ID']['input'];
};

/** The product with its values, or the reason for the refusal. */
export type SetProductAttributesResult = InvalidInput | SetProductAttributesSuccess;

export type SetProductAttributesSuccess = {
  __typename?: 'SetProductAttributesSuccess';
  product: Product;
};

/** The products to recommend with a product. */
export type SetRelatedProductsInput = {
  productId: Scalars['ID']['input'];
  /** At most 20, each once, and not the product itself. An empty list removes all. */
  relatedIds: Array<Scalars['ID']['input']>;
};

/** The product with its new related products, or the reason for the refusal. */
export type SetRelatedProductsResult = InvalidInput | SetRelatedProductsSuccess;

export type SetRelatedProductsSuccess = {
  __typename?: 'SetRelatedProductsSuccess';
  product: Product;
};

/** The counted stock of one product. */
export type SetStockInput = {
  /**
   * The stock that the shop had when the goods were counted. The request is refused with `StockChanged` if the stock has changed
   * since. Omitted: the stock is set in any case.
   */
  expectedStock?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 255 printable ASCII characters. Repeated requests with the same key are applied once. */
  idempotencyKey: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** The reason for the stock ledger: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** The counted quantity: 0 to 1,000,000,000. */
  stock: Scalars['Int']['input'];
};

/** An account and its new role. */
export type SetUserRoleInput = {
  role: Role;
  userId: Scalars['ID']['input'];
};

/** The account with its new role, or the reason for the refusal. */
export type SetUserRoleResult = LastAdministrator | SetUserRoleSuccess;

export type SetUserRoleSuccess = {
  __typename?: 'SetUserRoleSuccess';
  user: User;
};

/** A shipping method for the places of one zone. */
export type ShippingMethod = {
  __typename?: 'ShippingMethod';
  /** The carrier's code for its service. Never null with the rate source CARRIER. */
  carrierService: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  description: Maybe<Scalars['String']['output']>;
  /** The lowest subtotal after discounts with free delivery. Null: delivery is never free. */
  freeFrom: Maybe<Money>;
  id: Scalars['ID']['output'];
  /** Inactive methods are not offered. */
  isActive: Scalars['Boolean']['output'];
  /** The latest day of delivery, in days after the order. Null if unknown. */
  maxDays: Maybe<Scalars['Int']['output']>;
  /** The highest subtotal after discounts. Null: no maximum. */
  maxSubtotal: Maybe<Money>;
  /** The highest weight in grams. Null: no maximum. */
  maxWeightGrams: Maybe<Scalars['Int']['output']>;
  /** The earliest day of delivery, in days after the order. Null if unknown. */
  minDays: Maybe<Scalars['Int']['output']>;
  /** The lowest subtotal after discounts. Null: no minimum. */
  minSubtotal: Maybe<Money>;
  /** The lowest weight in grams. Null: no minimum. */
  minWeightGrams: Maybe<Scalars['Int']['output']>;
  name: Scalars['String']['output'];
  /** Options are sorted by position, then by name. */
  position: Scalars['Int']['output'];
  /**
   * The price if no tier applies. Includes tax if the prices of the shop do. With the rate source CARRIER, it is never
   * charged: options show it (or the price of a tier) as an estimate while there is no price from the carrier.
   */
  price: Money;
  /** The source of the price. */
  rateSource: ShippingRateSource;
  /** Selects the tax rate of the delivery, together with the destination. */
  taxClass: TaxClass;
  /** Prices for higher weights or subtotals, lowest first. The highest tier that the order reaches replaces `price`. */
  tiers: Array<ShippingTier>;
  updatedAt: Scalars['DateTime']['output'];
  zone: ShippingZone;
};

/**
 * The chosen shipping method is not available for these items at this destination, or none was chosen and the shop
 * requires one. Nothing was ordered.
 */
export type ShippingMethodUnavailable = UserError & {
  __typename?: 'ShippingMethodUnavailable';
  message: Scalars['String']['output'];
  /** The current options. */
  options: Array<ShippingOption>;
};

/** The zone has the maximum number of methods. */
export type ShippingMethodsFull = UserError & {
  __typename?: 'ShippingMethodsFull';
  /** The maximum number of methods. */
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** A shipping method, with its price for the items and the destination. */
export type ShippingOption = {
  __typename?: 'ShippingOption';
  /** Whether `placeOrder` accepts the method for these items. */
  isAvailable: Scalars['Boolean']['output'];
  method: ShippingMethod;
  /**
   * The amount by which the subtotal after discounts must increase for free delivery. Null if the delivery is
   * free, or is never free.
   */
  missingForFree: Maybe<Money>;
  /** The price of the delivery. Includes tax if the prices of the shop do. */
  price: Money;
  /**
   * Why the method is not available, as a sentence for the customer. Null if it is available. Without a price from the
   * carrier, the amounts of the option are an estimate, which is never charged.
   */
  reason: Maybe<Scalars['String']['output']>;
  /** The tax on the delivery. */
  tax: Money;
  /** The amount that the delivery adds to the total of the order. */
  total: Money;
};

/**
 * A place of a zone: a region, a whole country, or all countries without a place of their own. The most specific
 * place that contains a destination determines its zone.
 */
export type ShippingPlace = {
  __typename?: 'ShippingPlace';
  /** Null: everywhere else. */
  country: Maybe<Scalars['CountryCode']['output']>;
  /** Null: the whole country. */
  region: Maybe<Scalars['String']['output']>;
};

/** A place of a zone. Without a country: everywhere else. */
export type ShippingPlaceInput = {
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** A code of ISO 3166-2 or a name, as in `CreateTaxRateInput.region`. Requires a country. Omitted: the whole country. */
  region?: InputMaybe<Scalars['String']['input']>;
};

/** A place belongs to another zone. Remove it there first. */
export type ShippingPlaceTaken = UserError & {
  __typename?: 'ShippingPlaceTaken';
  message: Scalars['String']['output'];
};

/** The source of the price of a shipping method. */
export type ShippingRateSource =
  /**
   * The rate for `carrierService` from the rate service of the shop (`SHIPPING_RATES_URL`). Without a rate, the method is
   * unavailable. `freeFrom` and the ranges of subtotal and weight apply too.
   */
  | 'CARRIER'
  /** The shop: `price` and `tiers` of the method. */
  | 'TABLE';

/** A price that applies from a minimum weight or a minimum subtotal. Exactly one of the two is set. */
export type ShippingTier = {
  __typename?: 'ShippingTier';
  /** The lowest subtotal after discounts. `Cart.subtotal` and `Order.subtotal` are before discounts. */
  fromSubtotal: Maybe<Money>;
  /** The lowest weight in grams. */
  fromWeightGrams: Maybe<Scalars['Int']['output']>;
  price: Money;
};

/**
 * A price that applies from a minimum weight or a minimum subtotal. Give exactly one of `fromWeightGrams` and
 * `fromSubtotal`.
 */
export type ShippingTierInput = {
  /** In the currency of the shop, after discounts. */
  fromSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** In grams, at least 1. */
  fromWeightGrams?: InputMaybe<Scalars['Int']['input']>;
  price: Scalars['Decimal']['input'];
};

/** Places with the same shipping methods. A place belongs to at most one zone. */
export type ShippingZone = {
  __typename?: 'ShippingZone';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** At most 20, by position. */
  methods: Array<ShippingMethod>;
  /** For staff. Customers do not see it. */
  name: Scalars['String']['output'];
  places: Array<ShippingPlace>;
  updatedAt: Scalars['DateTime']['output'];
};

export type ShippingZoneConnection = {
  __typename?: 'ShippingZoneConnection';
  edges: Array<ShippingZoneEdge>;
  nodes: Array<ShippingZone>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type ShippingZoneEdge = {
  __typename?: 'ShippingZoneEdge';
  cursor: Scalars['String']['output'];
  node: ShippingZone;
};

/** The settings of the shop that a storefront needs. */
export type Shop = {
  __typename?: 'Shop';
  /**
   * The countries to which orders can be placed, sorted by name. If every order needs a shipping method: only the
   * countries of the shipping zones.
   */
  countries: Array<ShopCountry>;
  /** The currency of all prices. */
  currency: Scalars['CurrencyCode']['output'];
  /** Whether `placeOrder` accepts orders without an account. */
  guestCheckout: Scalars['Boolean']['output'];
  /** Pages such as the terms of service and the privacy policy, sorted as configured. At most 20. */
  links: Array<ShopLink>;
  /** Language tag (BCP 47) that formats amounts and dates for customers without a locale of their own. */
  locale: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** The online payment of the shop. Null if it has none. */
  payment: Maybe<ShopPayment>;
  /** Whether prices include tax (gross). */
  pricesIncludeTax: Scalars['Boolean']['output'];
  /** Whether every order needs a shipping method. */
  requiresShipping: Scalars['Boolean']['output'];
  /**
   * Whether customers see exact stock (`SHOW_STOCK=exact`). If false, customers see a substitute value
   * instead, which depends only on the stock level: 0 for OUT, the threshold for LOW (at most 999), and 999 for IN_STOCK.
   * `StockShortage.available` is then this value, but at most `requested` minus 1.
   */
  showsExactStock: Scalars['Boolean']['output'];
  /** The time zone of dates in e-mails: a name of the IANA database, such as `Europe/Berlin`. */
  timeZone: Scalars['String']['output'];
  /** The website of the shop. Null if it is not configured. */
  url: Maybe<Scalars['URL']['output']>;
};

/** A country to which orders can be placed. */
export type ShopCountry = {
  __typename?: 'ShopCountry';
  code: Scalars['CountryCode']['output'];
  /** In the language of the shop. */
  name: Scalars['String']['output'];
  /** Whether `AddressInput.postalCode` is required. */
  postalCodeRequired: Scalars['Boolean']['output'];
  /**
   * The regions to choose from, sorted by name, if tax or delivery depends on the region. Empty if it does not, or if the regions
   * of the country are not known. `AddressInput.region` is then free text.
   */
  regions: Array<ShopRegion>;
};

/** A page outside the storefront, such as the privacy policy. */
export type ShopLink = {
  __typename?: 'ShopLink';
  /** For customers, in the language of the shop. */
  name: Scalars['String']['output'];
  url: Scalars['URL']['output'];
};

/** The online payment of the shop. */
export type ShopPayment = {
  __typename?: 'ShopPayment';
  /** The provider: `stripe`, or `test` without real money. */
  provider: Scalars['String']['output'];
  /** The public key for the client library of the provider. Null if the provider needs none or none is configured. */
  publishableKey: Maybe<Scalars['String']['output']>;
};

/** A region of a country. */
export type ShopRegion = {
  __typename?: 'ShopRegion';
  /** The code of ISO 3166-2 without the country, for example `SP` for São Paulo. Use it as region of an address. */
  code: Scalars['String']['output'];
  /** In Latin letters. */
  name: Scalars['String']['output'];
};

/** Another product has this SKU. */
export type SkuTaken = UserError & {
  __typename?: 'SkuTaken';
  message: Scalars['String']['output'];
  sku: Scalars['String']['output'];
};

/** The slug is in use by another category (for a category) or by another product (for a product). */
export type SlugTaken = UserError & {
  __typename?: 'SlugTaken';
  message: Scalars['String']['output'];
  slug: Scalars['String']['output'];
};

/** The products that come first in a category. */
export type SortCategoryProductsInput = {
  categoryId: Scalars['ID']['input'];
  /** At most 200 products of the category, each once. An empty list removes the order. */
  productIds: Array<Scalars['ID']['input']>;
};

/** The category, or the reason for the refusal. */
export type SortCategoryProductsResult = InvalidInput | SortCategoryProductsSuccess;

export type SortCategoryProductsSuccess = {
  __typename?: 'SortCategoryProductsSuccess';
  category: Category;
};

/** The started import, or the reason for the refusal. */
export type StartCatalogImportResult = InvalidInput | StartCatalogImportSuccess;

export type StartCatalogImportSuccess = {
  __typename?: 'StartCatalogImportSuccess';
  catalogImport: CatalogImport;
};

/**
 * The stock differs from `expectedStock`: goods were sold, returned or adjusted in the meantime. Nothing was
 * changed.
 */
export type StockChanged = UserError & {
  __typename?: 'StockChanged';
  message: Scalars['String']['output'];
  /** The product with its current stock. */
  product: Product;
};

/** The stock of a product as a level, without the exact quantity. */
export type StockLevel =
  | 'IN_STOCK'
  /** At least one, and at most the threshold of the shop (`LOW_STOCK_THRESHOLD`). */
  | 'LOW'
  | 'OUT';

/** One entry of the stock ledger. Entries are never changed or deleted. */
export type StockMovement = {
  __typename?: 'StockMovement';
  /** The account that made the change. Null for changes by the shop itself, and after the account is deleted. */
  actor: Maybe<User>;
  createdAt: Scalars['DateTime']['output'];
  /** The quantity added (above 0) or removed (below 0). 0: a count that confirmed the stock. */
  delta: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  kind: StockMovementKind;
  /** The order that sold or returned the goods. Null for other movements. */
  order: Maybe<Order>;
  /** The note of staff. Null unless the kind is ADJUSTED. */
  reason: Maybe<Scalars['String']['output']>;
  /** The stock after this movement. */
  stockAfter: Scalars['Int']['output'];
};

export type StockMovementConnection = {
  __typename?: 'StockMovementConnection';
  edges: Array<StockMovementEdge>;
  nodes: Array<StockMovement>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type StockMovementEdge = {
  __typename?: 'StockMovementEdge';
  cursor: Scalars['String']['output'];
  node: StockMovement;
};

/** The cause of a stock movement. */
export type StockMovementKind =
  /** By staff: `adjustStock`, `setStock`, `productBulkUpdate` or an import. */
  | 'ADJUSTED'
  /** The initial stock of a new product. */
  | 'RECEIVED'
  /** By a cancelled order. */
  | 'RETURNED'
  /** By a placed order. */
  | 'SOLD';

/** A product with less stock than requested. */
export type StockShortage = {
  __typename?: 'StockShortage';
  /** If `Shop.showsExactStock` is false, customers see a substitute value (see there). */
  available: Scalars['Int']['output'];
  product: Product;
  requested: Scalars['Int']['output'];
};

/**
 * Live updates, over WebSockets (graphql-transport-ws) or server-sent events (GraphQL over SSE, distinct connections
 * mode). Both use the URL of the GraphQL endpoint. Queries and mutations use plain HTTP only.
 *
 * The client sends its access token when it connects: in the `Authorization` header, or in the payload of
 * `connection_init`, as `Authorization` or in `headers`. An invalid token is rejected (close code 4403, or HTTP 401).
 * When the token expires or its session ends, the server closes the connection: close code 4403, or the end of the event
 * stream without `complete`. The client then connects again with a new token.
 *
 * Each update takes the cost of the subscription from the client's cost bucket. When too few points are left for an
 * update, the subscription ends with the error RATE_LIMITED: subscribe again after `retryAfter` seconds. If an update takes
 * longer than the time limit of a request, it contains the error TIMEOUT, and the subscription continues.
 *
 * A guest's connection is closed after one hour by default (close code 1012, or the end of the event stream without
 * `complete`). The client then connects again.
 *
 * Updates during a disconnection, or after the end of a subscription, are not repeated. After connecting, subscribe
 * first, then query the current state.
 */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Publishes the open cart of the viewer, or the guest cart with this token, after each change. Null after a
   * guest cart was merged. Errors: NOT_FOUND if no cart has this token; UNAUTHENTICATED for a guest without a
   * token.
   */
  cartUpdated: Maybe<Cart>;
  /** Publishes an order of the viewer when it is placed or changes. */
  myOrdersUpdated: Order;
  /** Publishes each new order. */
  newOrders: Order;
  /**
   * Publishes an order when its status, one of its payments or its tracking number changes, or when it gets a note for the customer.
   * Customers can subscribe to their own orders, staff to any order. With `token`, the access token of a guest's order, every client
   * can subscribe to that order. Errors: NOT_FOUND if there is no such order for the caller, or after an account has claimed the
   * order of the token.
   */
  orderUpdated: Order;
  /**
   * Publishes a product when its stock changes, for 1 to 100 products. If `Shop.showsExactStock` is false, customers get an update
   * only if the stock level has changed. The product is null for customers after it became inactive. A product that does not exist
   * has no updates. For customers, a product that is inactive when the subscription starts has no updates either.
   */
  stockChanged: Maybe<Product>;
};


/**
 * Live updates, over WebSockets (graphql-transport-ws) or server-sent events (GraphQL over SSE, distinct connections
 * mode). Both use the URL of the GraphQL endpoint. Queries and mutations use plain HTTP only.
 *
 * The client sends its access token when it connects: in the `Authorization` header, or in the payload of
 * `connection_init`, as `Authorization` or in `headers`. An invalid token is rejected (close code 4403, or HTTP 401).
 * When the token expires or its session ends, the server closes the connection: close code 4403, or the end of the event
 * stream without `complete`. The client then connects again with a new token.
 *
 * Each update takes the cost of the subscription from the client's cost bucket. When too few points are left for an
 * update, the subscription ends with the error RATE_LIMITED: subscribe again after `retryAfter` seconds. If an update takes
 * longer than the time limit of a request, it contains the error TIMEOUT, and the subscription continues.
 *
 * A guest's connection is closed after one hour by default (close code 1012, or the end of the event stream without
 * `complete`). The client then connects again.
 *
 * Updates during a disconnection, or after the end of a subscription, are not repeated. After connecting, subscribe
 * first, then query the current state.
 */
export type SubscriptionCartUpdatedArgs = {
  token: InputMaybe<Scalars['String']['input']>;
};


/**
 * Live updates, over WebSockets (graphql-transport-ws) or server-sent events (GraphQL over SSE, distinct connections
 * mode). Both use the URL of the GraphQL endpoint. Queries and mutations use plain HTTP only.
 *
 * The client sends its access token when it connects: in the `Authorization` header, or in the payload of
 * `connection_init`, as `Authorization` or in `headers`. An invalid token is rejected (close code 4403, or HTTP 401).
 * When the token expires or its session ends, the server closes the connection: close code 4403, or the end of the event
 * stream without `complete`. The client then connects again with a new token.
 *
 * Each update takes the cost of the subscription from the client's cost bucket. When too few points are left for an
 * update, the subscription ends with the error RATE_LIMITED: subscribe again after `retryAfter` seconds. If an update takes
 * longer than the time limit of a request, it contains the error TIMEOUT, and the subscription continues.
 *
 * A guest's connection is closed after one hour by default (close code 1012, or the end of the event stream without
 * `complete`). The client then connects again.
 *
 * Updates during a disconnection, or after the end of a subscription, are not repeated. After connecting, subscribe
 * first, then query the current state.
 */
export type SubscriptionOrderUpdatedArgs = {
  orderId: Scalars['ID']['input'];
  token: InputMaybe<Scalars['String']['input']>;
};


/**
 * Live updates, over WebSockets (graphql-transport-ws) or server-sent events (GraphQL over SSE, distinct connections
 * mode). Both use the URL of the GraphQL endpoint. Queries and mutations use plain HTTP only.
 *
 * The client sends its access token when it connects: in the `Authorization` header, or in the payload of
 * `connection_init`, as `Authorization` or in `headers`. An invalid token is rejected (close code 4403, or HTTP 401).
 * When the token expires or its session ends, the server closes the connection: close code 4403, or the end of the event
 * stream without `complete`. The client then connects again with a new token.
 *
 * Each update takes the cost of the subscription from the client's cost bucket. When too few points are left for an
 * update, the subscription ends with the error RATE_LIMITED: subscribe again after `retryAfter` seconds. If an update takes
 * longer than the time limit of a request, it contains the error TIMEOUT, and the subscription continues.
 *
 * A guest's connection is closed after one hour by default (close code 1012, or the end of the event stream without
 * `complete`). The client then connects again.
 *
 * Updates during a disconnection, or after the end of a subscription, are not repeated. After connecting, subscribe
 * first, then query the current state.
 */
export type SubscriptionStockChangedArgs = {
  productIds: Array<Scalars['ID']['input']>;
};

/** The tax class of a product. It selects the tax rate, together with the destination. */
export type TaxClass =
  /** Uses the standard rate if the place has no reduced rate. */
  | 'REDUCED'
  | 'STANDARD'
  /** Never taxed. */
  | 'ZERO';

/** The tax of one rate. */
export type TaxLine = {
  __typename?: 'TaxLine';
  amount: Money;
  /** The taxed amount: the price after discounts, without tax. */
  base: Money;
  name: Scalars['String']['output'];
  /** In per cent, for example 8.875. */
  rate: Scalars['Decimal']['output'];
};

/** The tax rate of a tax class for deliveries to a place. */
export type TaxRate = {
  __typename?: 'TaxRate';
  /** Null: all countries without a rate of their own. */
  country: Maybe<Scalars['CountryCode']['output']>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** A text for customers, for example `VAT`. */
  name: Scalars['String']['output'];
  /** In per cent, for example 8.875. */
  rate: Scalars['Decimal']['output'];
  /**
   * A region of the country. Null: the whole country. In US, CA, BR, MX, AU, IN, ES, PT, IT, FR, AE, CN, JP, CH,
   * DE, AT, AR, CO and MY its ISO 3166-2 code without the country, for example `SP`; in other countries the text
   * that staff entered, in upper case. Rates that version 0.2 stored keep their text.
   */
  region: Maybe<Scalars['String']['output']>;
  taxClass: TaxClass;
  updatedAt: Scalars['DateTime']['output'];
  validFrom: Scalars['DateTime']['output'];
};

export type TaxRateConnection = {
  __typename?: 'TaxRateConnection';
  edges: Array<TaxRateEdge>;
  nodes: Array<TaxRate>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type TaxRateEdge = {
  __typename?: 'TaxRateEdge';
  cursor: Scalars['String']['output'];
  node: TaxRate;
};

/** Selects tax rates. Filters are combined with AND. */
export type TaxRateFilter = {
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  taxClass?: InputMaybe<TaxClass>;
};

/** Another rate exists for this place, tax class and `validFrom`. */
export type TaxRateTaken = UserError & {
  __typename?: 'TaxRateTaken';
  message: Scalars['String']['output'];
};

/**
 * The account, the e-mail address of the guest, or the IP address would have too many unpaid orders. Nothing was
 * ordered. An order counts until it is paid, authorized or cancelled; unpaid orders expire. Only in shops with online
 * payment. Staff have no limit.
 */
export type TooManyUnpaidOrders = UserError & {
  __typename?: 'TooManyUnpaidOrders';
  /** The maximum number of unpaid orders of an account or of a guest's e-mail address. For an IP address: 20 times as many. */
  maxOrders: Scalars['Int']['output'];
  /** The maximum total of the unpaid orders of an account or of a guest's e-mail address. For an IP address: 20 times as much. */
  maxTotal: Money;
  message: Scalars['String']['output'];
};

/** One part of the total that differs. */
export type TotalChange = {
  __typename?: 'TotalChange';
  actual: Money;
  expected: Money;
  part: TotalPart;
};

/** The total or one of its parts differs from the expected value. Nothing was ordered. */
export type TotalChanged = UserError & {
  __typename?: 'TotalChanged';
  actual: Money;
  /**
   * The parts that differ from their expected values. If the input has only `expectedTotal`, the
   * list is empty or contains only LINES. LINES then means that the subtotal of the cart differs from the subtotal at the prices in
   * `CartItem.unitPriceWhenAdded`.
   */
  changes: Array<TotalChange>;
  /**
   * The `expectedTotal` of the input. If it was omitted: the total of all parts, each with its expected value, or its
   * actual value if none was given.
   */
  expected: Money;
  message: Scalars['String']['output'];
  /** The current preview of the order. */
  preview: OrderPreview;
};

/** A part of the total. */
export type TotalPart =
  | 'DISCOUNT'
  /** The subtotal: prices, products or quantities. */
  | 'LINES'
  /** The delivery. */
  | 'SHIPPING'
  | 'TAX';

/** The current status of the order does not allow this change. */
export type TransitionNotAllowed = UserError & {
  __typename?: 'TransitionNotAllowed';
  /** The statuses that are allowed instead. */
  allowed: Array<OrderStatus>;
  from: OrderStatus;
  message: Scalars['String']['output'];
  to: OrderStatus;
};

/** Omitted fields stay unchanged. Formats: as in the create input. The type cannot be changed. */
export type UpdateAttributeInput = {
  code?: InputMaybe<Scalars['String']['input']>;
  isFacet?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  position?: InputMaybe<Scalars['Int']['input']>;
};

/** The changed attribute, or the reason for the refusal. */
export type UpdateAttributeResult = AttributeCodeTaken | InvalidInput | UpdateAttributeSuccess;

export type UpdateAttributeSuccess = {
  __typename?: 'UpdateAttributeSuccess';
  attribute: Attribute;
};

/** Omitted fields stay unchanged. Formats: as in the create input. */
export type UpdateAttributeValueInput = {
  code?: InputMaybe<Scalars['String']['input']>;
  color?: InputMaybe<Scalars['String']['input']>;
  label?: InputMaybe<Scalars['String']['input']>;
  number?: InputMaybe<Scalars['Decimal']['input']>;
  position?: InputMaybe<Scalars['Int']['input']>;
};

/** The changed value, or the reason for the refusal. */
export type UpdateAttributeValueResult = AttributeCodeTaken | InvalidInput | UpdateAttributeValueSuccess;

export type UpdateAttributeValueSuccess = {
  __typename?: 'UpdateAttributeValueSuccess';
  value: AttributeValue;
};

/** A cart item and its new quantity. */
export type UpdateCartItemInput = {
  /** Token of a guest cart. Omitted: the cart of the viewer. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  /**
   * The expected version of the cart. If the cart has another version, the mutation returns `CartChanged` and
   * changes nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  itemId: Scalars['ID']['input'];
  /** 0 to 999. */
  quantity: Scalars['Int']['input'];
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in the create input. */
export type UpdateCategoryInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  /** Shown only if no image is uploaded. */
  image?: InputMaybe<Scalars['URL']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** Null moves the category to the top of the tree. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Categories are listed by position, the lowest first, and then by name. 0 to 1,000,000. */
  position?: InputMaybe<Scalars['Int']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** The changed category, or the reason for the refusal. */
export type UpdateCategoryResult = CategoryCycle | InvalidInput | SlugTaken | UpdateCategorySuccess;

export type UpdateCategorySuccess = {
  __typename?: 'UpdateCategorySuccess';
  category: Category;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in `CreateDiscountCodeInput`. */
export type UpdateDiscountCodeInput = {
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  code?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  isCombinable?: InputMaybe<Scalars['Boolean']['input']>;
  maxUses?: InputMaybe<Scalars['Int']['input']>;
  maxUsesPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  minimumSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** Setting it clears `amount`, and setting `amount` clears it. Give only one. */
  percentage?: InputMaybe<Scalars['Decimal']['input']>;
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The changed discount code, or the reason for the refusal. */
export type UpdateDiscountCodeResult = DiscountCodeTaken | InvalidInput | UpdateDiscountCodeSuccess;

export type UpdateDiscountCodeSuccess = {
  __typename?: 'UpdateDiscountCodeSuccess';
  discountCode: DiscountCode;
};

/** The new values of an image. Omitted fields stay unchanged. */
export type UpdateImageInput = {
  /** At most 500 characters. Null or empty removes the text. */
  alt?: InputMaybe<Scalars['String']['input']>;
};

/** The changed image, or the reason for the refusal. */
export type UpdateImageResult = InvalidInput | UpdateImageSuccess;

export type UpdateImageSuccess = {
  __typename?: 'UpdateImageSuccess';
  image: ProductImage;
};

/** An order and its next status. */
export type UpdateOrderStatusInput = {
  /** Only with SHIPPED: the company that delivers the parcel. At most 100 characters. Later: `updateTracking`. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** The update is refused with `OrderChanged` if the order has another status. */
  expectedStatus?: InputMaybe<OrderStatus>;
  /** For the history of the order, visible to the customer. At most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  orderId: Scalars['ID']['input'];
  status: OrderStatus;
  /** Only with SHIPPED: the number to track the parcel. At most 100 characters. Later: `updateTracking`. */
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
};

/** The order with its new status, or the reason for the refusal. */
export type UpdateOrderStatusResult = InvalidInput | OrderChanged | TransitionNotAllowed | UpdateOrderStatusSuccess;

export type UpdateOrderStatusSuccess = {
  __typename?: 'UpdateOrderStatusSuccess';
  order: Order;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in `CreateProductGroupInput`. */
export type UpdateProductGroupInput = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** The changed group, or the reason for the refusal. */
export type UpdateProductGroupResult = InvalidInput | SlugTaken | UpdateProductGroupSuccess;

export type UpdateProductGroupSuccess = {
  __typename?: 'UpdateProductGroupSuccess';
  group: ProductGroup;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in the create input. */
export type UpdateProductInput = {
  /** Null removes the product from its category. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  compareAtPrice?: InputMaybe<Scalars['Decimal']['input']>;
  cost?: InputMaybe<Scalars['Decimal']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** Shown only if no image is uploaded. */
  image?: InputMaybe<Scalars['URL']['input']>;
  /** Sets `Product.isEnabled`. `Product.isActive` also depends on `publishAt` and `unpublishAt`. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** `minQuantity` to 999. Null: 999. */
  maxQuantity?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 999. */
  minQuantity?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** Replaces the categories besides the primary one. At most 20. Null: none. */
  otherCategoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The regular price. */
  price?: InputMaybe<Scalars['Decimal']['input']>;
  /** Until this time, the product is hidden and not for sale, as if it were inactive. Null: no start. */
  publishAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 1 to 999. */
  quantityStep?: InputMaybe<Scalars['Int']['input']>;
  /** `price` is the regular price before and after the sale. Null ends or cancels the sale. */
  salePrice?: InputMaybe<SalePriceInput>;
  sku?: InputMaybe<Scalars['String']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
  taxClass?: InputMaybe<TaxClass>;
  /** From this time on, the product is hidden and not for sale. Must be after `publishAt`. Null: no end. */
  unpublishAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 0 to 10,000,000. */
  weightGrams?: InputMaybe<Scalars['Int']['input']>;
};

/** The changed product, or the reason for the refusal. */
export type UpdateProductResult = InvalidInput | SkuTaken | SlugTaken | UpdateProductSuccess;

export type UpdateProductSuccess = {
  __typename?: 'UpdateProductSuccess';
  product: Product;
};

/** The new values of the profile. Omitted fields stay unchanged. */
export type UpdateProfileInput = {
  /** Language tag (BCP 47) such as `de-DE`. Null: the locale of the shop. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** The changed account, or the reason for the refusal. */
export type UpdateProfileResult = InvalidInput | UpdateProfileSuccess;

export type UpdateProfileSuccess = {
  __typename?: 'UpdateProfileSuccess';
  user: User;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in `CreatePromotionInput`. */
export type UpdatePromotionInput = {
  /** Setting it clears `percentage`, `isFreeShipping`, `buyQuantity` and `getQuantity`. */
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  buyQuantity?: InputMaybe<Scalars['Int']['input']>;
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  description?: InputMaybe<Scalars['String']['input']>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  getQuantity?: InputMaybe<Scalars['Int']['input']>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  isCombinable?: InputMaybe<Scalars['Boolean']['input']>;
  /** True clears `percentage`, `amount`, `buyQuantity` and `getQuantity`. */
  isFreeShipping?: InputMaybe<Scalars['Boolean']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  maxUses?: InputMaybe<Scalars['Int']['input']>;
  maxUsesPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  minimumSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** Setting it clears `amount` and `isFreeShipping`. */
  percentage?: InputMaybe<Scalars['Decimal']['input']>;
  priority?: InputMaybe<Scalars['Int']['input']>;
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The changed promotion, or the reason for the refusal. */
export type UpdatePromotionResult = InvalidInput | PromotionKeyTaken | PromotionsFull | UpdatePromotionSuccess;

export type UpdatePromotionSuccess = {
  __typename?: 'UpdatePromotionSuccess';
  promotion: Promotion;
};

/** The new values of a shipping method. Omitted fields stay unchanged. Null clears an optional field. */
export type UpdateShippingMethodInput = {
  /** The carrier's code for its service, 1 to 100 characters. */
  carrierService?: InputMaybe<Scalars['String']['input']>;
  /** At most 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** After discounts. Null: never free. */
  freeFrom?: InputMaybe<Scalars['Decimal']['input']>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** In days after the order: 0 to 365. */
  maxDays?: InputMaybe<Scalars['Int']['input']>;
  /** After discounts. Null: no maximum. */
  maxSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0 to 10,000,000. */
  maxWeightGrams?: InputMaybe<Scalars['Int']['input']>;
  /** In days after the order: 0 to 365. */
  minDays?: InputMaybe<Scalars['Int']['input']>;
  /** After discounts. Null: no minimum. */
  minSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0 to 10,000,000. */
  minWeightGrams?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 1,000. */
  position?: InputMaybe<Scalars['Int']['input']>;
  price?: InputMaybe<Scalars['Decimal']['input']>;
  /** CARRIER requires `carrierService`, and a shop with `SHIPPING_RATES_URL`. */
  rateSource?: InputMaybe<ShippingRateSource>;
  taxClass?: InputMaybe<TaxClass>;
  /** At most 20 tiers, which replace all tiers of the method. Empty: none. */
  tiers?: InputMaybe<Array<ShippingTierInput>>;
};

/** The changed method, or the reason for the refusal. */
export type UpdateShippingMethodResult = InvalidInput | UpdateShippingMethodSuccess;

export type UpdateShippingMethodSuccess = {
  __typename?: 'UpdateShippingMethodSuccess';
  method: ShippingMethod;
};

/** The new values of a shipping zone. Omitted fields stay unchanged. */
export type UpdateShippingZoneInput = {
  /** 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 250 places, which replace all places of the zone. */
  places?: InputMaybe<Array<ShippingPlaceInput>>;
};

/** The changed zone, or the reason for the refusal. */
export type UpdateShippingZoneResult = InvalidInput | ShippingPlaceTaken | UpdateShippingZoneSuccess;

export type UpdateShippingZoneSuccess = {
  __typename?: 'UpdateShippingZoneSuccess';
  zone: ShippingZone;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in `CreateTaxRateInput`. */
export type UpdateTaxRateInput = {
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  rate?: InputMaybe<Scalars['Decimal']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
  taxClass?: InputMaybe<TaxClass>;
  validFrom?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The changed tax rate, or the reason for the refusal. */
export type UpdateTaxRateResult = InvalidInput | TaxRateTaken | UpdateTaxRateSuccess;

export type UpdateTaxRateSuccess = {
  __typename?: 'UpdateTaxRateSuccess';
  taxRate: TaxRate;
};

/** The tracking data of a shipped order. Omitted fields stay unchanged. Null or an empty text clears a field. */
export type UpdateTrackingInput = {
  /** The company that delivers the parcel. At most 100 characters. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  orderId: Scalars['ID']['input'];
  /** The number to track the parcel. At most 100 characters. */
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
};

/** The order with its new tracking data, or the reason for the refusal. */
export type UpdateTrackingResult = InvalidInput | OrderNotShipped | UpdateTrackingSuccess;

export type UpdateTrackingSuccess = {
  __typename?: 'UpdateTrackingSuccess';
  order: Order;
};

/** Omitted fields stay unchanged. Formats: as in `CreateWebhookEndpointInput`. */
export type UpdateWebhookEndpointInput = {
  events?: InputMaybe<Array<OrderChangeKind>>;
  /**
   * True also activates an endpoint that the shop made inactive. Deliveries that failed in the meantime are not sent
   * automatically: use `resendWebhookDelivery`.
   */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** The changed webhook endpoint, or the reason for the refusal. */
export type UpdateWebhookEndpointResult = InvalidInput | UpdateWebhookEndpointSuccess;

export type UpdateWebhookEndpointSuccess = {
  __typename?: 'UpdateWebhookEndpointSuccess';
  endpoint: WebhookEndpoint;
};

/** A header of an HTTP request. */
export type UploadHeader = {
  __typename?: 'UploadHeader';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** An account. Customers see only their own account; staff also see all customers. */
export type User = Node & {
  __typename?: 'User';
  /** The address book of the viewer, newest first, at most 50. Errors: FORBIDDEN for any other account, even for staff. */
  addresses: Array<SavedAddress>;
  /** The open cart. Null until a product is added for the first time. */
  cart: Maybe<Cart>;
  createdAt: Scalars['DateTime']['output'];
  email: Scalars['EmailAddress']['output'];
  /** When the e-mail address was verified. Null if it is unverified. */
  emailVerifiedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Language tag (BCP 47) that formats amounts and dates in e-mails to the account. Null: the locale of the shop. */
  locale: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** The orders of this account, newest first. Returns 20 per page by default, and 0 to 100 with `first` or `last`. */
  orders: OrderConnection;
  role: Role;
  /**
   * The active sessions, most recently used first, at most 100. Errors: FORBIDDEN for any account except the
   * viewer's own.
   */
  sessions: Maybe<Array<ActiveSession>>;
};


/** An account. Customers see only their own account; staff also see all customers. */
export type UserOrdersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<OrderFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};

export type UserConnection = {
  __typename?: 'UserConnection';
  edges: Array<UserEdge>;
  nodes: Array<User>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

/**
 * An expected refusal of a mutation or query. If a mutation returns one, nothing was changed. Exceptions:
 * `payOrder` stores a declined or voided payment; `productBulkUpdate` applies the valid rows and refuses the others.
 */
export type UserError = {
  /** A sentence to show to the user. */
  message: Scalars['String']['output'];
};

/** Selects accounts. Filters are combined with AND. */
export type UserFilter = {
  role?: InputMaybe<Role>;
  /**
   * Part of the e-mail address or of the name, case-insensitive. One or two letters match only the beginning of the
   * address or of a word of the name. A text without letters and digits is searched only in the newest 1,000 accounts.
   * At most 200 characters.
   */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** The group already has a variant with these options. */
export type VariantExists = UserError & {
  __typename?: 'VariantExists';
  message: Scalars['String']['output'];
};

/** A value of an attribute by which a group varies. */
export type VariantOptionInput = {
  /** The code of the attribute. */
  code: Scalars['String']['input'];
  /** The code of the value. */
  value: Scalars['String']['input'];
};

/** An amount that is added to the price of all variants with a value. */
export type VariantSurchargeInput = {
  /** 0 or more. */
  amount: Scalars['Decimal']['input'];
  /** The code of the attribute. */
  code: Scalars['String']['input'];
  /** The code of the value. */
  value: Scalars['String']['input'];
};

/** The group would have more than the maximum number of variants. */
export type VariantsFull = UserError & {
  __typename?: 'VariantsFull';
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** The verified e-mail address, or the reason for the refusal. */
export type VerifyEmailResult = InvalidToken | VerifyEmailSuccess;

export type VerifyEmailSuccess = {
  __typename?: 'VerifyEmailSuccess';
  /** The verified e-mail address. */
  email: Scalars['EmailAddress']['output'];
};

/** The delivery of one event to one endpoint. */
export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  /** The number of attempts. */
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** When the last 2xx response was received. Null if there was none. */
  deliveredAt: Maybe<Scalars['DateTime']['output']>;
  endpoint: WebhookEndpoint;
  event: OrderChangeKind;
  id: Scalars['ID']['output'];
  /** Null if there was no attempt. */
  lastAttemptAt: Maybe<Scalars['DateTime']['output']>;
  /** The error of the last attempt. Null if that attempt succeeded, or if there was none. */
  lastError: Maybe<Scalars['String']['output']>;
  /** The current order. The delivered body contains the order at the time of the event. */
  order: Order;
  /** The HTTP status of the last response. Null if there was no response. */
  responseStatus: Maybe<Scalars['Int']['output']>;
  state: WebhookDeliveryState;
};

export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  edges: Array<WebhookDeliveryEdge>;
  nodes: Array<WebhookDelivery>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookDelivery;
};

/** Selects webhook deliveries. Filters are combined with AND. */
export type WebhookDeliveryFilter = {
  endpointId?: InputMaybe<Scalars['ID']['input']>;
  state?: InputMaybe<WebhookDeliveryState>;
};

/** The state of a webhook delivery. */
export type WebhookDeliveryState =
  /** The response was 2xx. */
  | 'DELIVERED'
  /** All attempts failed, the endpoint responded with 410, or the endpoint is inactive. */
  | 'FAILED'
  /** Waiting for its first attempt or for a retry. */
  | 'PENDING';

/** A URL that receives changes of orders as events. */
export type WebhookEndpoint = {
  __typename?: 'WebhookEndpoint';
  /**
   * The number of failed attempts, of any deliveries, since the last 2xx response. Attempts that end during a pause
   * are not counted.
   */
  consecutiveFailures: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** The reason why the shop made the endpoint inactive. Null if it did not. */
  disabledReason: Maybe<Scalars['String']['output']>;
  /** The subscribed events. Empty: all events. */
  events: Array<OrderChangeKind>;
  id: Scalars['ID']['output'];
  /** Whether events are sent to the endpoint. */
  isActive: Scalars['Boolean']['output'];
  /**
   * When the shop tries the next delivery. After five consecutive failures, deliveries are paused for 10 seconds.
   * Then one delivery is tried: if it fails, the next pause is twice as long, up to 10 minutes; if it succeeds,
   * the others follow. Null: not paused.
   */
  pausedUntil: Maybe<Scalars['DateTime']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  url: Scalars['URL']['output'];
};

export type WebhookEndpointConnection = {
  __typename?: 'WebhookEndpointConnection';
  edges: Array<WebhookEndpointEdge>;
  nodes: Array<WebhookEndpoint>;
  pageInfo: PageInfo;
  /**
   * The number of items on all pages, computed only if selected. Counting stops at 10,000: the value 10001 means
   * more than 10,000.
   */
  totalCount: Scalars['Int']['output'];
};

export type WebhookEndpointEdge = {
  __typename?: 'WebhookEndpointEdge';
  cursor: Scalars['String']['output'];
  node: WebhookEndpoint;
};

/** The endpoint is inactive. */
export type WebhookEndpointInactive = UserError & {
  __typename?: 'WebhookEndpointInactive';
  endpoint: WebhookEndpoint;
  message: Scalars['String']['output'];
};

/** The maximum number of webhook endpoints is reached. */
export type WebhookEndpointsFull = UserError & {
  __typename?: 'WebhookEndpointsFull';
  /** The maximum number of endpoints. */
  maximum: Scalars['Int']['output'];
  message: Scalars['String']['output'];
  /** @deprecated Use `maximum`, as in the other types of this kind. */
  most: Scalars['Int']['output'];
};

/** The delivery is still pending and will be sent automatically. */
export type WebhookPending = UserError & {
  __typename?: 'WebhookPending';
  delivery: WebhookDelivery;
  message: Scalars['String']['output'];
};

/**
 * The password is not the current password of the account. Repeated wrong passwords are rejected with RATE_LIMITED, by
 * the same limits as for `login`, but counted separately.
 */
export type WrongPassword = UserError & {
  __typename?: 'WrongPassword';
  message: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AddOrderNoteResult:
    | ( Omit<AddOrderNoteSuccess, 'note' | 'order'> & { note: _RefType['OrderNote'], order: _RefType['Order'] } & { __typename: 'AddOrderNoteSuccess' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( OrderNotesFull & { __typename: 'OrderNotesFull' } )
  ;
  AddProductVariantResult:
    | ( Omit<AddProductVariantSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'AddProductVariantSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( VariantExists & { __typename: 'VariantExists' } )
    | ( VariantsFull & { __typename: 'VariantsFull' } )
  ;
  AddressResult:
    | ( AddressBookFull & { __typename: 'AddressBookFull' } )
    | ( Omit<AddressExists, 'address'> & { address: _RefType['SavedAddress'] } & { __typename: 'AddressExists' } )
    | ( Omit<AddressSuccess, 'address' | 'user'> & { address: _RefType['SavedAddress'], user: _RefType['User'] } & { __typename: 'AddressSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
  ;
  AdjustStockResult:
    | ( Omit<AdjustStockSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'AdjustStockSuccess' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( Omit<InsufficientStock, 'shortages'> & { shortages: Array<_RefType['StockShortage']> } & { __typename: 'InsufficientStock' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<StockChanged, 'product'> & { product: _RefType['Product'] } & { __typename: 'StockChanged' } )
  ;
  AttachImageResult:
    | ( Omit<AttachImageSuccess, 'image'> & { image: _RefType['ProductImage'] } & { __typename: 'AttachImageSuccess' } )
    | ( ImageUploadPending & { __typename: 'ImageUploadPending' } )
    | ( ImageUploadRefused & { __typename: 'ImageUploadRefused' } )
    | ( ImagesFull & { __typename: 'ImagesFull' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
  ;
  CancelOrderResult:
    | ( Omit<CancelOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'CancelOrderSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( TransitionNotAllowed & { __typename: 'TransitionNotAllowed' } )
  ;
  CartProblem:
    | ( Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<_RefType['Money']> } & { __typename: 'DiscountCodeRejected' } )
    | ( Omit<InsufficientStock, 'shortages'> & { shortages: Array<_RefType['StockShortage']> } & { __typename: 'InsufficientStock' } )
    | ( Omit<PriceChanged, 'items'> & { items: Array<_RefType['CartItem']> } & { __typename: 'PriceChanged' } )
    | ( Omit<ProductUnavailable, 'products'> & { products: Array<_RefType['Product']> } & { __typename: 'ProductUnavailable' } )
    | ( Omit<QuantityNotAllowed, 'items'> & { items: Array<_RefType['QuantityRule']> } & { __typename: 'QuantityNotAllowed' } )
  ;
  CartResult:
    | ( Omit<CartChanged, 'cart'> & { cart: _RefType['Cart'] } & { __typename: 'CartChanged' } )
    | ( CartChangeResult & { __typename: 'CartSuccess' } )
    | ( Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<_RefType['Money']> } & { __typename: 'DiscountCodeRejected' } )
    | ( Omit<InsufficientStock, 'shortages'> & { shortages: Array<_RefType['StockShortage']> } & { __typename: 'InsufficientStock' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<ProductUnavailable, 'products'> & { products: Array<_RefType['Product']> } & { __typename: 'ProductUnavailable' } )
    | ( Omit<QuantityNotAllowed, 'items'> & { items: Array<_RefType['QuantityRule']> } & { __typename: 'QuantityNotAllowed' } )
  ;
  ChangePasswordResult:
    | ( Omit<ChangePasswordSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'ChangePasswordSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( WrongPassword & { __typename: 'WrongPassword' } )
  ;
  ClaimOrderResult:
    | ( Omit<ClaimOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'ClaimOrderSuccess' } )
    | ( InvalidToken & { __typename: 'InvalidToken' } )
  ;
  ClosePaymentResult:
    | ( Omit<ClosePaymentSuccess, 'order' | 'payment'> & { order: _RefType['Order'], payment: _RefType['Payment'] } & { __typename: 'ClosePaymentSuccess' } )
    | ( Omit<PaymentNotClosable, 'payment'> & { payment: _RefType['Payment'] } & { __typename: 'PaymentNotClosable' } )
  ;
  ConfirmEmailChangeResult:
    | ( Omit<ConfirmEmailChangeSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'ConfirmEmailChangeSuccess' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( InvalidToken & { __typename: 'InvalidToken' } )
  ;
  CreateAttributeResult:
    | ( AttributeCodeTaken & { __typename: 'AttributeCodeTaken' } )
    | ( AttributesFull & { __typename: 'AttributesFull' } )
    | ( Omit<CreateAttributeSuccess, 'attribute'> & { attribute: _RefType['Attribute'] } & { __typename: 'CreateAttributeSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
  ;
  CreateAttributeValueResult:
    | ( AttributeCodeTaken & { __typename: 'AttributeCodeTaken' } )
    | ( AttributesFull & { __typename: 'AttributesFull' } )
    | ( Omit<CreateAttributeValueSuccess, 'value'> & { value: _RefType['AttributeValue'] } & { __typename: 'CreateAttributeValueSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
  ;
  CreateCategoryResult:
    | ( Omit<CreateCategorySuccess, 'category'> & { category: _RefType['Category'] } & { __typename: 'CreateCategorySuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
  ;
  CreateDiscountCodeResult:
    | ( Omit<CreateDiscountCodeSuccess, 'discountCode'> & { discountCode: _RefType['DiscountCode'] } & { __typename: 'CreateDiscountCodeSuccess' } )
    | ( DiscountCodeTaken & { __typename: 'DiscountCodeTaken' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
  ;
  CreateImageUploadResult:
    | ( CreateImageUploadSuccess & { __typename: 'CreateImageUploadSuccess' } )
    | ( ImageUploadsDisabled & { __typename: 'ImageUploadsDisabled' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
  ;
  CreateImportUploadResult:
    | ( CreateImportUploadSuccess & { __typename: 'CreateImportUploadSuccess' } )
    | ( ImportUploadsFull & { __typename: 'ImportUploadsFull' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
  ;
  CreateProductGroupResult:
    | ( Omit<CreateProductGroupSuccess, 'group'> & { group: _RefType['ProductGroup'] } & { __typename: 'CreateProductGroupSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
  ;
  CreateProductResult:
    | ( Omit<CreateProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'CreateProductSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
  ;
  CreatePromotionResult:
    | ( Omit<CreatePromotionSuccess, 'promotion'> & { promotion: _RefType['Promotion'] } & { __typename: 'CreatePromotionSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( PromotionKeyTaken & { __typename: 'PromotionKeyTaken' } )
    | ( PromotionsFull & { __typename: 'PromotionsFull' } )
  ;
  CreateShippingMethodResult:
    | ( Omit<CreateShippingMethodSuccess, 'method'> & { method: _RefType['ShippingMethod'] } & { __typename: 'CreateShippingMethodSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( ShippingMethodsFull & { __typename: 'ShippingMethodsFull' } )
  ;
  CreateShippingZoneResult:
    | ( Omit<CreateShippingZoneSuccess, 'zone'> & { zone: _RefType['ShippingZone'] } & { __typename: 'CreateShippingZoneSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( ShippingPlaceTaken & { __typename: 'ShippingPlaceTaken' } )
  ;
  CreateTaxRateResult:
    | ( Omit<CreateTaxRateSuccess, 'taxRate'> & { taxRate: _RefType['TaxRate'] } & { __typename: 'CreateTaxRateSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( TaxRateTaken & { __typename: 'TaxRateTaken' } )
  ;
  CreateWebhookEndpointResult:
    | ( Omit<CreateWebhookEndpointSuccess, 'endpoint'> & { endpoint: _RefType['WebhookEndpoint'] } & { __typename: 'CreateWebhookEndpointSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( WebhookEndpointsFull & { __typename: 'WebhookEndpointsFull' } )
  ;
  DeleteAccountResult:
    | ( DeleteAccountSuccess & { __typename: 'DeleteAccountSuccess' } )
    | ( LastAdministrator & { __typename: 'LastAdministrator' } )
    | ( WrongPassword & { __typename: 'WrongPassword' } )
  ;
  DeleteAttributeResult:
    | ( AttributeInUse & { __typename: 'AttributeInUse' } )
    | ( DeleteAttributeSuccess & { __typename: 'DeleteAttributeSuccess' } )
  ;
  DeleteAttributeValueResult:
    | ( AttributeInUse & { __typename: 'AttributeInUse' } )
    | ( DeleteAttributeValueSuccess & { __typename: 'DeleteAttributeValueSuccess' } )
  ;
  DeleteCategoryResult:
    | ( CategoryNotEmpty & { __typename: 'CategoryNotEmpty' } )
    | ( Omit<DeleteCategorySuccess, 'category'> & { category: _RefType['Category'] } & { __typename: 'DeleteCategorySuccess' } )
  ;
  DeleteProductResult: ( Omit<DeleteProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'DeleteProductSuccess' } );
  DetachImageResult: ( DetachImageSuccess & { __typename: 'DetachImageSuccess' } );
  DiscountCodeResult:
    | ( Omit<DiscountCodeApplies, 'discount'> & { discount: _RefType['Money'] } & { __typename: 'DiscountCodeApplies' } )
    | ( Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<_RefType['Money']> } & { __typename: 'DiscountCodeRejected' } )
  ;
  GenerateVariantsResult:
    | ( Omit<GenerateVariantsSuccess, 'created' | 'group'> & { created: Array<_RefType['Product']>, group: _RefType['ProductGroup'] } & { __typename: 'GenerateVariantsSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( VariantsFull & { __typename: 'VariantsFull' } )
  ;
  LoginResult:
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( Omit<LoginSuccess, 'session'> & { session: _RefType['Session'] } & { __typename: 'LoginSuccess' } )
  ;
  PayOrderResult:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<OrderNotPayable, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotPayable' } )
    | ( Omit<PayOrderSuccess, 'order' | 'payment'> & { order: _RefType['Order'], payment: _RefType['Payment'] } & { __typename: 'PayOrderSuccess' } )
    | ( Omit<PaymentDeclined, 'payment'> & { payment: _RefType['Payment'] } & { __typename: 'PaymentDeclined' } )
  ;
  PlaceOrderResult:
    | ( CartEmpty & { __typename: 'CartEmpty' } )
    | ( Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<_RefType['Money']> } & { __typename: 'DiscountCodeRejected' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( Omit<InsufficientStock, 'shortages'> & { shortages: Array<_RefType['StockShortage']> } & { __typename: 'InsufficientStock' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( PlacedOrder & { __typename: 'PlaceOrderSuccess' } )
    | ( Omit<ProductUnavailable, 'products'> & { products: Array<_RefType['Product']> } & { __typename: 'ProductUnavailable' } )
    | ( Omit<QuantityNotAllowed, 'items'> & { items: Array<_RefType['QuantityRule']> } & { __typename: 'QuantityNotAllowed' } )
    | ( ShippingRefusal & { __typename: 'ShippingMethodUnavailable' } )
    | ( Omit<TooManyUnpaidOrders, 'maxTotal'> & { maxTotal: _RefType['Money'] } & { __typename: 'TooManyUnpaidOrders' } )
    | ( Omit<TotalChanged, 'actual' | 'changes' | 'expected' | 'preview'> & { actual: _RefType['Money'], changes: Array<_RefType['TotalChange']>, expected: _RefType['Money'], preview: _RefType['OrderPreview'] } & { __typename: 'TotalChanged' } )
  ;
  PreviewOrderResult:
    | ( CartEmpty & { __typename: 'CartEmpty' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( OrderPreviewParts & { __typename: 'OrderPreview' } )
    | ( ShippingRefusal & { __typename: 'ShippingMethodUnavailable' } )
  ;
  ProductBulkUpdateResult:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( Omit<InsufficientStock, 'shortages'> & { shortages: Array<_RefType['StockShortage']> } & { __typename: 'InsufficientStock' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<ProductBulkUpdateSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'ProductBulkUpdateSuccess' } )
  ;
  RecordPaymentResult:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<OrderNotPayable, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotPayable' } )
    | ( Omit<RecordPaymentSuccess, 'order' | 'payment'> & { order: _RefType['Order'], payment: _RefType['Payment'] } & { __typename: 'RecordPaymentSuccess' } )
  ;
  RefreshSessionResult:
    | ( InvalidRefreshToken & { __typename: 'InvalidRefreshToken' } )
    | ( Omit<RefreshSessionSuccess, 'session'> & { session: _RefType['Session'] } & { __typename: 'RefreshSessionSuccess' } )
  ;
  RefundPaymentResult:
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<RefundNotPossible, 'payment' | 'refundable'> & { payment: _RefType['Payment'], refundable: _RefType['Money'] } & { __typename: 'RefundNotPossible' } )
    | ( Omit<RefundPaymentSuccess, 'payment' | 'refund'> & { payment: _RefType['Payment'], refund: _RefType['Refund'] } & { __typename: 'RefundPaymentSuccess' } )
  ;
  RegisterResult:
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<RegisterSuccess, 'session'> & { session: _RefType['Session'] } & { __typename: 'RegisterSuccess' } )
  ;
  ReorderImagesResult:
    | ( Omit<ImagesChanged, 'images'> & { images: Array<_RefType['ProductImage']> } & { __typename: 'ImagesChanged' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<ReorderImagesSuccess, 'images'> & { images: Array<_RefType['ProductImage']> } & { __typename: 'ReorderImagesSuccess' } )
  ;
  RequestEmailChangeResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( RequestEmailChangeSuccess & { __typename: 'RequestEmailChangeSuccess' } )
    | ( WrongPassword & { __typename: 'WrongPassword' } )
  ;
  ResendOrderEmailResult:
    | ( Omit<EmailPending, 'email'> & { email: _RefType['Email'] } & { __typename: 'EmailPending' } )
    | ( Omit<ResendOrderEmailSuccess, 'email'> & { email: _RefType['Email'] } & { __typename: 'ResendOrderEmailSuccess' } )
  ;
  ResendWebhookDeliveryResult:
    | ( Omit<ResendWebhookDeliverySuccess, 'delivery'> & { delivery: _RefType['WebhookDelivery'] } & { __typename: 'ResendWebhookDeliverySuccess' } )
    | ( Omit<WebhookEndpointInactive, 'endpoint'> & { endpoint: _RefType['WebhookEndpoint'] } & { __typename: 'WebhookEndpointInactive' } )
    | ( Omit<WebhookPending, 'delivery'> & { delivery: _RefType['WebhookDelivery'] } & { __typename: 'WebhookPending' } )
  ;
  ResetPasswordResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( InvalidToken & { __typename: 'InvalidToken' } )
    | ( ResetPasswordSuccess & { __typename: 'ResetPasswordSuccess' } )
  ;
  SearchSynonymsResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SearchSynonymsFull & { __typename: 'SearchSynonymsFull' } )
    | ( Omit<SearchSynonymsSuccess, 'synonyms'> & { synonyms: _RefType['SearchSynonyms'] } & { __typename: 'SearchSynonymsSuccess' } )
  ;
  SetProductAttributesResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<SetProductAttributesSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'SetProductAttributesSuccess' } )
  ;
  SetRelatedProductsResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<SetRelatedProductsSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'SetRelatedProductsSuccess' } )
  ;
  SetUserRoleResult:
    | ( LastAdministrator & { __typename: 'LastAdministrator' } )
    | ( Omit<SetUserRoleSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'SetUserRoleSuccess' } )
  ;
  SortCategoryProductsResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<SortCategoryProductsSuccess, 'category'> & { category: _RefType['Category'] } & { __typename: 'SortCategoryProductsSuccess' } )
  ;
  StartCatalogImportResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<StartCatalogImportSuccess, 'catalogImport'> & { catalogImport: _RefType['CatalogImport'] } & { __typename: 'StartCatalogImportSuccess' } )
  ;
  UpdateAttributeResult:
    | ( AttributeCodeTaken & { __typename: 'AttributeCodeTaken' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<UpdateAttributeSuccess, 'attribute'> & { attribute: _RefType['Attribute'] } & { __typename: 'UpdateAttributeSuccess' } )
  ;
  UpdateAttributeValueResult:
    | ( AttributeCodeTaken & { __typename: 'AttributeCodeTaken' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<UpdateAttributeValueSuccess, 'value'> & { value: _RefType['AttributeValue'] } & { __typename: 'UpdateAttributeValueSuccess' } )
  ;
  UpdateCategoryResult:
    | ( CategoryCycle & { __typename: 'CategoryCycle' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( Omit<UpdateCategorySuccess, 'category'> & { category: _RefType['Category'] } & { __typename: 'UpdateCategorySuccess' } )
  ;
  UpdateDiscountCodeResult:
    | ( DiscountCodeTaken & { __typename: 'DiscountCodeTaken' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<UpdateDiscountCodeSuccess, 'discountCode'> & { discountCode: _RefType['DiscountCode'] } & { __typename: 'UpdateDiscountCodeSuccess' } )
  ;
  UpdateImageResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<UpdateImageSuccess, 'image'> & { image: _RefType['ProductImage'] } & { __typename: 'UpdateImageSuccess' } )
  ;
  UpdateOrderStatusResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<OrderChanged, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderChanged' } )
    | ( TransitionNotAllowed & { __typename: 'TransitionNotAllowed' } )
    | ( Omit<UpdateOrderStatusSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'UpdateOrderStatusSuccess' } )
  ;
  UpdateProductGroupResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( Omit<UpdateProductGroupSuccess, 'group'> & { group: _RefType['ProductGroup'] } & { __typename: 'UpdateProductGroupSuccess' } )
  ;
  UpdateProductResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( Omit<UpdateProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'UpdateProductSuccess' } )
  ;
  UpdateProfileResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<UpdateProfileSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'UpdateProfileSuccess' } )
  ;
  UpdatePromotionResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( PromotionKeyTaken & { __typename: 'PromotionKeyTaken' } )
    | ( PromotionsFull & { __typename: 'PromotionsFull' } )
    | ( Omit<UpdatePromotionSuccess, 'promotion'> & { promotion: _RefType['Promotion'] } & { __typename: 'UpdatePromotionSuccess' } )
  ;
  UpdateShippingMethodResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<UpdateShippingMethodSuccess, 'method'> & { method: _RefType['ShippingMethod'] } & { __typename: 'UpdateShippingMethodSuccess' } )
  ;
  UpdateShippingZoneResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( ShippingPlaceTaken & { __typename: 'ShippingPlaceTaken' } )
    | ( Omit<UpdateShippingZoneSuccess, 'zone'> & { zone: _RefType['ShippingZone'] } & { __typename: 'UpdateShippingZoneSuccess' } )
  ;
  UpdateTaxRateResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( TaxRateTaken & { __typename: 'TaxRateTaken' } )
    | ( Omit<UpdateTaxRateSuccess, 'taxRate'> & { taxRate: _RefType['TaxRate'] } & { __typename: 'UpdateTaxRateSuccess' } )
  ;
  UpdateTrackingResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<OrderNotShipped, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotShipped' } )
    | ( Omit<UpdateTrackingSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'UpdateTrackingSuccess' } )
  ;
  UpdateWebhookEndpointResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<UpdateWebhookEndpointSuccess, 'endpoint'> & { endpoint: _RefType['WebhookEndpoint'] } & { __typename: 'UpdateWebhookEndpointSuccess' } )
  ;
  VerifyEmailResult:
    | ( InvalidToken & { __typename: 'InvalidToken' } )
    | ( VerifyEmailSuccess & { __typename: 'VerifyEmailSuccess' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CategoryRow & { __typename: 'Category' } )
    | ( ReadOrder & { __typename: 'Order' } )
    | ( ReadProduct & { __typename: 'Product' } )
    | ( UserRow & { __typename: 'User' } )
  ;
  UserError:
    | ( AddressBookFull & { __typename: 'AddressBookFull' } )
    | ( Omit<AddressExists, 'address'> & { address: _RefType['SavedAddress'] } & { __typename: 'AddressExists' } )
    | ( AttributeCodeTaken & { __typename: 'AttributeCodeTaken' } )
    | ( AttributeInUse & { __typename: 'AttributeInUse' } )
    | ( AttributesFull & { __typename: 'AttributesFull' } )
    | ( Omit<CartChanged, 'cart'> & { cart: _RefType['Cart'] } & { __typename: 'CartChanged' } )
    | ( CartEmpty & { __typename: 'CartEmpty' } )
    | ( CategoryCycle & { __typename: 'CategoryCycle' } )
    | ( CategoryNotEmpty & { __typename: 'CategoryNotEmpty' } )
    | ( Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<_RefType['Money']> } & { __typename: 'DiscountCodeRejected' } )
    | ( DiscountCodeTaken & { __typename: 'DiscountCodeTaken' } )
    | ( Omit<EmailPending, 'email'> & { email: _RefType['Email'] } & { __typename: 'EmailPending' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( ImageUploadPending & { __typename: 'ImageUploadPending' } )
    | ( ImageUploadRefused & { __typename: 'ImageUploadRefused' } )
    | ( ImageUploadsDisabled & { __typename: 'ImageUploadsDisabled' } )
    | ( Omit<ImagesChanged, 'images'> & { images: Array<_RefType['ProductImage']> } & { __typename: 'ImagesChanged' } )
    | ( ImagesFull & { __typename: 'ImagesFull' } )
    | ( ImportUploadsFull & { __typename: 'ImportUploadsFull' } )
    | ( Omit<InsufficientStock, 'shortages'> & { shortages: Array<_RefType['StockShortage']> } & { __typename: 'InsufficientStock' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( InvalidRefreshToken & { __typename: 'InvalidRefreshToken' } )
    | ( InvalidToken & { __typename: 'InvalidToken' } )
    | ( LastAdministrator & { __typename: 'LastAdministrator' } )
    | ( Omit<OrderChanged, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderChanged' } )
    | ( Omit<OrderNotPayable, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotPayable' } )
    | ( Omit<OrderNotShipped, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotShipped' } )
    | ( OrderNotesFull & { __typename: 'OrderNotesFull' } )
    | ( Omit<PaymentDeclined, 'payment'> & { payment: _RefType['Payment'] } & { __typename: 'PaymentDeclined' } )
    | ( Omit<PaymentNotClosable, 'payment'> & { payment: _RefType['Payment'] } & { __typename: 'PaymentNotClosable' } )
    | ( Omit<PriceChanged, 'items'> & { items: Array<_RefType['CartItem']> } & { __typename: 'PriceChanged' } )
    | ( Omit<ProductUnavailable, 'products'> & { products: Array<_RefType['Product']> } & { __typename: 'ProductUnavailable' } )
    | ( PromotionKeyTaken & { __typename: 'PromotionKeyTaken' } )
    | ( PromotionsFull & { __typename: 'PromotionsFull' } )
    | ( Omit<QuantityNotAllowed, 'items'> & { items: Array<_RefType['QuantityRule']> } & { __typename: 'QuantityNotAllowed' } )
    | ( Omit<RefundNotPossible, 'payment' | 'refundable'> & { payment: _RefType['Payment'], refundable: _RefType['Money'] } & { __typename: 'RefundNotPossible' } )
    | ( SearchSynonymsFull & { __typename: 'SearchSynonymsFull' } )
    | ( ShippingRefusal & { __typename: 'ShippingMethodUnavailable' } )
    | ( ShippingMethodsFull & { __typename: 'ShippingMethodsFull' } )
    | ( ShippingPlaceTaken & { __typename: 'ShippingPlaceTaken' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( Omit<StockChanged, 'product'> & { product: _RefType['Product'] } & { __typename: 'StockChanged' } )
    | ( TaxRateTaken & { __typename: 'TaxRateTaken' } )
    | ( Omit<TooManyUnpaidOrders, 'maxTotal'> & { maxTotal: _RefType['Money'] } & { __typename: 'TooManyUnpaidOrders' } )
    | ( Omit<TotalChanged, 'actual' | 'changes' | 'expected' | 'preview'> & { actual: _RefType['Money'], changes: Array<_RefType['TotalChange']>, expected: _RefType['Money'], preview: _RefType['OrderPreview'] } & { __typename: 'TotalChanged' } )
    | ( TransitionNotAllowed & { __typename: 'TransitionNotAllowed' } )
    | ( VariantExists & { __typename: 'VariantExists' } )
    | ( VariantsFull & { __typename: 'VariantsFull' } )
    | ( Omit<WebhookEndpointInactive, 'endpoint'> & { endpoint: _RefType['WebhookEndpoint'] } & { __typename: 'WebhookEndpointInactive' } )
    | ( WebhookEndpointsFull & { __typename: 'WebhookEndpointsFull' } )
    | ( Omit<WebhookPending, 'delivery'> & { delivery: _RefType['WebhookDelivery'] } & { __typename: 'WebhookPending' } )
    | ( WrongPassword & { __typename: 'WrongPassword' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActiveSession: ResolverTypeWrapper<ActiveSessionRow>;
  AddOrderNoteInput: AddOrderNoteInput;
  AddOrderNoteResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddOrderNoteResult']>;
  AddOrderNoteSuccess: ResolverTypeWrapper<Omit<AddOrderNoteSuccess, 'note' | 'order'> & { note: ResolversTypes['OrderNote'], order: ResolversTypes['Order'] }>;
  AddProductVariantInput: AddProductVariantInput;
  AddProductVariantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddProductVariantResult']>;
  AddProductVariantSuccess: ResolverTypeWrapper<Omit<AddProductVariantSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  AddToCartInput: AddToCartInput;
  Address: ResolverTypeWrapper<StoredAddress>;
  AddressBookFull: ResolverTypeWrapper<AddressBookFull>;
  AddressExists: ResolverTypeWrapper<Omit<AddressExists, 'address'> & { address: ResolversTypes['SavedAddress'] }>;
  AddressInput: AddressInput;
  AddressResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddressResult']>;
  AddressSuccess: ResolverTypeWrapper<Omit<AddressSuccess, 'address' | 'user'> & { address: ResolversTypes['SavedAddress'], user: ResolversTypes['User'] }>;
  AdjustStockInput: AdjustStockInput;
  AdjustStockResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdjustStockResult']>;
  AdjustStockSuccess: ResolverTypeWrapper<Omit<AdjustStockSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  AttachImageInput: AttachImageInput;
  AttachImageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AttachImageResult']>;
  AttachImageSuccess: ResolverTypeWrapper<Omit<AttachImageSuccess, 'image'> & { image: ResolversTypes['ProductImage'] }>;
  Attribute: ResolverTypeWrapper<AttributeRow>;
  AttributeCodeTaken: ResolverTypeWrapper<AttributeCodeTaken>;
  AttributeFilter: AttributeFilter;
  AttributeInUse: ResolverTypeWrapper<AttributeInUse>;
  AttributeType: AttributeType;
  AttributeValue: ResolverTypeWrapper<AttributeValueRow>;
  AttributeValueInput: AttributeValueInput;
  AttributesFull: ResolverTypeWrapper<AttributesFull>;
  AuditAction: AuditAction;
  AuditEntry: ResolverTypeWrapper<AuditRow>;
  AuditEntryConnection: ResolverTypeWrapper<Connection<AuditRow>>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditFilter: AuditFilter;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BulkStockInput: BulkStockInput;
  CancelOrderInput: CancelOrderInput;
  CancelOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelOrderResult']>;
  CancelOrderSuccess: ResolverTypeWrapper<Omit<CancelOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  Cart: ResolverTypeWrapper<ReadCart>;
  CartChanged: ResolverTypeWrapper<Omit<CartChanged, 'cart'> & { cart: ResolversTypes['Cart'] }>;
  CartEmpty: ResolverTypeWrapper<CartEmpty>;
  CartItem: ResolverTypeWrapper<CartItemOf>;
  CartItemInput: CartItemInput;
  CartProblem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CartProblem']>;
  CartResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CartResult']>;
  CartSuccess: ResolverTypeWrapper<CartChangeResult>;
  CatalogImport: ResolverTypeWrapper<CatalogImportRow>;
  CatalogImportIssue: ResolverTypeWrapper<CatalogImportIssue>;
  CatalogImportState: CatalogImportState;
  Category: ResolverTypeWrapper<CategoryRow>;
  CategoryConnection: ResolverTypeWrapper<Connection<CategoryRow>>;
  CategoryCycle: ResolverTypeWrapper<CategoryCycle>;
  CategoryEdge: ResolverTypeWrapper<Omit<CategoryEdge, 'node'> & { node: ResolversTypes['Category'] }>;
  CategoryKey: CategoryKey;
  CategoryNotEmpty: ResolverTypeWrapper<CategoryNotEmpty>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePasswordResult']>;
  ChangePasswordSuccess: ResolverTypeWrapper<Omit<ChangePasswordSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  ClaimOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ClaimOrderResult']>;
  ClaimOrderSuccess: ResolverTypeWrapper<Omit<ClaimOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  ClosePaymentInput: ClosePaymentInput;
  ClosePaymentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ClosePaymentResult']>;
  ClosePaymentSuccess: ResolverTypeWrapper<Omit<ClosePaymentSuccess, 'order' | 'payment'> & { order: ResolversTypes['Order'], payment: ResolversTypes['Payment'] }>;
  ConfirmEmailChangeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmEmailChangeResult']>;
  ConfirmEmailChangeSuccess: ResolverTypeWrapper<Omit<ConfirmEmailChangeSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CreateAttributeInput: CreateAttributeInput;
  CreateAttributeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateAttributeResult']>;
  CreateAttributeSuccess: ResolverTypeWrapper<Omit<CreateAttributeSuccess, 'attribute'> & { attribute: ResolversTypes['Attribute'] }>;
  CreateAttributeValueInput: CreateAttributeValueInput;
  CreateAttributeValueResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateAttributeValueResult']>;
  CreateAttributeValueSuccess: ResolverTypeWrapper<Omit<CreateAttributeValueSuccess, 'value'> & { value: ResolversTypes['AttributeValue'] }>;
  CreateCartSuccess: ResolverTypeWrapper<Omit<CreateCartSuccess, 'cart'> & { cart: ResolversTypes['Cart'] }>;
  CreateCategoryInput: CreateCategoryInput;
  CreateCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateCategoryResult']>;
  CreateCategorySuccess: ResolverTypeWrapper<Omit<CreateCategorySuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  CreateDiscountCodeInput: CreateDiscountCodeInput;
  CreateDiscountCodeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateDiscountCodeResult']>;
  CreateDiscountCodeSuccess: ResolverTypeWrapper<Omit<CreateDiscountCodeSuccess, 'discountCode'> & { discountCode: ResolversTypes['DiscountCode'] }>;
  CreateExportSuccess: ResolverTypeWrapper<CreateExportSuccess>;
  CreateImageUploadInput: CreateImageUploadInput;
  CreateImageUploadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateImageUploadResult']>;
  CreateImageUploadSuccess: ResolverTypeWrapper<CreateImageUploadSuccess>;
  CreateImportUploadInput: CreateImportUploadInput;
  CreateImportUploadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateImportUploadResult']>;
  CreateImportUploadSuccess: ResolverTypeWrapper<CreateImportUploadSuccess>;
  CreateProductGroupInput: CreateProductGroupInput;
  CreateProductGroupResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateProductGroupResult']>;
  CreateProductGroupSuccess: ResolverTypeWrapper<Omit<CreateProductGroupSuccess, 'group'> & { group: ResolversTypes['ProductGroup'] }>;
  CreateProductInput: CreateProductInput;
  CreateProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateProductResult']>;
  CreateProductSuccess: ResolverTypeWrapper<Omit<CreateProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  CreatePromotionInput: CreatePromotionInput;
  CreatePromotionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreatePromotionResult']>;
  CreatePromotionSuccess: ResolverTypeWrapper<Omit<CreatePromotionSuccess, 'promotion'> & { promotion: ResolversTypes['Promotion'] }>;
  CreateShippingMethodInput: CreateShippingMethodInput;
  CreateShippingMethodResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateShippingMethodResult']>;
  CreateShippingMethodSuccess: ResolverTypeWrapper<Omit<CreateShippingMethodSuccess, 'method'> & { method: ResolversTypes['ShippingMethod'] }>;
  CreateShippingZoneInput: CreateShippingZoneInput;
  CreateShippingZoneResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateShippingZoneResult']>;
  CreateShippingZoneSuccess: ResolverTypeWrapper<Omit<CreateShippingZoneSuccess, 'zone'> & { zone: ResolversTypes['ShippingZone'] }>;
  CreateTaxRateInput: CreateTaxRateInput;
  CreateTaxRateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateTaxRateResult']>;
  CreateTaxRateSuccess: ResolverTypeWrapper<Omit<CreateTaxRateSuccess, 'taxRate'> & { taxRate: ResolversTypes['TaxRate'] }>;
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  CreateWebhookEndpointResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateWebhookEndpointResult']>;
  CreateWebhookEndpointSuccess: ResolverTypeWrapper<Omit<CreateWebhookEndpointSuccess, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  CustomerFilter: CustomerFilter;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteAccountResult']>;
  DeleteAccountSuccess: ResolverTypeWrapper<DeleteAccountSuccess>;
  DeleteAttributeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteAttributeResult']>;
  DeleteAttributeSuccess: ResolverTypeWrapper<DeleteAttributeSuccess>;
  DeleteAttributeValueResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteAttributeValueResult']>;
  DeleteAttributeValueSuccess: ResolverTypeWrapper<DeleteAttributeValueSuccess>;
  DeleteCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteCategoryResult']>;
  DeleteCategorySuccess: ResolverTypeWrapper<Omit<DeleteCategorySuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  DeleteDiscountCodeSuccess: ResolverTypeWrapper<DeleteDiscountCodeSuccess>;
  DeleteProductGroupSuccess: ResolverTypeWrapper<DeleteProductGroupSuccess>;
  DeleteProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteProductResult']>;
  DeleteProductSuccess: ResolverTypeWrapper<Omit<DeleteProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  DeletePromotionSuccess: ResolverTypeWrapper<DeletePromotionSuccess>;
  DeleteSearchSynonymsSuccess: ResolverTypeWrapper<Omit<DeleteSearchSynonymsSuccess, 'synonyms'> & { synonyms: ResolversTypes['SearchSynonyms'] }>;
  DeleteShippingMethodSuccess: ResolverTypeWrapper<DeleteShippingMethodSuccess>;
  DeleteShippingZoneSuccess: ResolverTypeWrapper<DeleteShippingZoneSuccess>;
  DeleteTaxRateSuccess: ResolverTypeWrapper<DeleteTaxRateSuccess>;
  DeleteWebhookEndpointSuccess: ResolverTypeWrapper<DeleteWebhookEndpointSuccess>;
  DetachImageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DetachImageResult']>;
  DetachImageSuccess: ResolverTypeWrapper<DetachImageSuccess>;
  DiscountCode: ResolverTypeWrapper<DiscountCodeRow>;
  DiscountCodeApplies: ResolverTypeWrapper<Omit<DiscountCodeApplies, 'discount'> & { discount: ResolversTypes['Money'] }>;
  DiscountCodeConnection: ResolverTypeWrapper<Connection<DiscountCodeRow>>;
  DiscountCodeEdge: ResolverTypeWrapper<Omit<DiscountCodeEdge, 'node'> & { node: ResolversTypes['DiscountCode'] }>;
  DiscountCodeFilter: DiscountCodeFilter;
  DiscountCodeRejected: ResolverTypeWrapper<Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<ResolversTypes['Money']> }>;
  DiscountCodeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DiscountCodeResult']>;
  DiscountCodeTaken: ResolverTypeWrapper<DiscountCodeTaken>;
  DiscountKind: DiscountKind;
  DiscountLine: ResolverTypeWrapper<Omit<DiscountLine, 'amount'> & { amount: ResolversTypes['Money'] }>;
  DiscountRejection: DiscountRejection;
  DiscountTarget: DiscountTarget;
  Email: ResolverTypeWrapper<EmailRow>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  EmailKind: EmailKind;
  EmailPending: ResolverTypeWrapper<Omit<EmailPending, 'email'> & { email: ResolversTypes['Email'] }>;
  EmailState: EmailState;
  EmailTaken: ResolverTypeWrapper<EmailTaken>;
  ExportFormat: ExportFormat;
  ExportKind: ExportKind;
  Facet: ResolverTypeWrapper<Omit<Facet, 'attribute' | 'values'> & { attribute: ResolversTypes['Attribute'], values: Array<ResolversTypes['FacetValue']> }>;
  FacetValue: ResolverTypeWrapper<Omit<FacetValue, 'value'> & { value: ResolversTypes['AttributeValue'] }>;
  FailedJob: ResolverTypeWrapper<FailedJobRow>;
  FailedJobConnection: ResolverTypeWrapper<Connection<FailedJobRow>>;
  FailedJobEdge: ResolverTypeWrapper<Omit<FailedJobEdge, 'node'> & { node: ResolversTypes['FailedJob'] }>;
  GenerateVariantsInput: GenerateVariantsInput;
  GenerateVariantsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['GenerateVariantsResult']>;
  GenerateVariantsSuccess: ResolverTypeWrapper<Omit<GenerateVariantsSuccess, 'created' | 'group'> & { created: Array<ResolversTypes['Product']>, group: ResolversTypes['ProductGroup'] }>;
  HttpHeader: ResolverTypeWrapper<HttpHeader>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  ImageFormat: ImageFormat;
  ImageState: ImageState;
  ImageUploadPending: ResolverTypeWrapper<ImageUploadPending>;
  ImageUploadRefused: ResolverTypeWrapper<ImageUploadRefused>;
  ImageUploadsDisabled: ResolverTypeWrapper<ImageUploadsDisabled>;
  ImagesChanged: ResolverTypeWrapper<Omit<ImagesChanged, 'images'> & { images: Array<ResolversTypes['ProductImage']> }>;
  ImagesFull: ResolverTypeWrapper<ImagesFull>;
  ImportErrorPolicy: ImportErrorPolicy;
  ImportFormat: ImportFormat;
  ImportUpload: ResolverTypeWrapper<ImportUpload>;
  ImportUploadsFull: ResolverTypeWrapper<ImportUploadsFull>;
  InputIssue: ResolverTypeWrapper<InputIssue>;
  InsufficientStock: ResolverTypeWrapper<Omit<InsufficientStock, 'shortages'> & { shortages: Array<ResolversTypes['StockShortage']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidCredentials: ResolverTypeWrapper<InvalidCredentials>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  InvalidRefreshToken: ResolverTypeWrapper<InvalidRefreshToken>;
  InvalidToken: ResolverTypeWrapper<InvalidToken>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LastAdministrator: ResolverTypeWrapper<LastAdministrator>;
  LoginInput: LoginInput;
  LoginResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LoginResult']>;
  LoginSuccess: ResolverTypeWrapper<Omit<LoginSuccess, 'session'> & { session: ResolversTypes['Session'] }>;
  ManualPaymentMethod: ManualPaymentMethod;
  Money: ResolverTypeWrapper<ExactMoney>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Order: ResolverTypeWrapper<ReadOrder>;
  OrderChange: ResolverTypeWrapper<OrderChangeRow>;
  OrderChangeKind: OrderChangeKind;
  OrderChangePage: ResolverTypeWrapper<Omit<OrderChangePage, 'changes'> & { changes: Array<ResolversTypes['OrderChange']> }>;
  OrderChanged: ResolverTypeWrapper<Omit<OrderChanged, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderConnection: ResolverTypeWrapper<Connection<ReadOrder>>;
  OrderDetails: ResolverTypeWrapper<OrderDetailsOf>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderEvent: ResolverTypeWrapper<OrderEventRow>;
  OrderFilter: OrderFilter;
  OrderKey: OrderKey;
  OrderLineOption: ResolverTypeWrapper<OrderLineOption>;
  OrderNotPayable: ResolverTypeWrapper<Omit<OrderNotPayable, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderNotShipped: ResolverTypeWrapper<Omit<OrderNotShipped, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderNote: ResolverTypeWrapper<OrderNoteRow>;
  OrderNoteVisibility: OrderNoteVisibility;
  OrderNotesFull: ResolverTypeWrapper<OrderNotesFull>;
  OrderPaymentStatus: OrderPaymentStatus;
  OrderPreview: ResolverTypeWrapper<OrderPreviewParts>;
  OrderPreviewLine: ResolverTypeWrapper<Omit<OrderPreviewLine, 'discount' | 'discountAllocations' | 'product' | 'subtotal' | 'tax' | 'total' | 'unitPrice'> & { discount: ResolversTypes['Money'], discountAllocations: Array<ResolversTypes['DiscountLine']>, product: ResolversTypes['Product'], subtotal: ResolversTypes['Money'], tax: ResolversTypes['Money'], total: ResolversTypes['Money'], unitPrice: ResolversTypes['Money'] }>;
  OrderShipping: ResolverTypeWrapper<Omit<OrderShipping, 'amount' | 'discount' | 'tax' | 'total'> & { amount: ResolversTypes['Money'], discount: ResolversTypes['Money'], tax: ResolversTypes['Money'], total: ResolversTypes['Money'] }>;
  OrderStatus: OrderStatus;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PayOrderInput: PayOrderInput;
  PayOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PayOrderResult']>;
  PayOrderSuccess: ResolverTypeWrapper<Omit<PayOrderSuccess, 'order' | 'payment'> & { order: ResolversTypes['Order'], payment: ResolversTypes['Payment'] }>;
  Payment: ResolverTypeWrapper<PaymentRow>;
  PaymentDeclined: ResolverTypeWrapper<Omit<PaymentDeclined, 'payment'> & { payment: ResolversTypes['Payment'] }>;
  PaymentNotClosable: ResolverTypeWrapper<Omit<PaymentNotClosable, 'payment'> & { payment: ResolversTypes['Payment'] }>;
  PaymentStatus: PaymentStatus;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PlaceOrderResult']>;
  PlaceOrderSuccess: ResolverTypeWrapper<PlacedOrder>;
  PreviewOrderInput: PreviewOrderInput;
  PreviewOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PreviewOrderResult']>;
  PriceChanged: ResolverTypeWrapper<Omit<PriceChanged, 'items'> & { items: Array<ResolversTypes['CartItem']> }>;
  PriceRange: ResolverTypeWrapper<Omit<PriceRange, 'max' | 'min'> & { max: ResolversTypes['Money'], min: ResolversTypes['Money'] }>;
  Product: ResolverTypeWrapper<ReadProduct>;
  ProductAttribute: ResolverTypeWrapper<Omit<ProductAttribute, 'attribute' | 'values'> & { attribute: ResolversTypes['Attribute'], values: Array<ResolversTypes['AttributeValue']> }>;
  ProductAttributeInput: ProductAttributeInput;
  ProductBulkUpdateInput: ProductBulkUpdateInput;
  ProductBulkUpdateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ProductBulkUpdateResult']>;
  ProductBulkUpdateSuccess: ResolverTypeWrapper<Omit<ProductBulkUpdateSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  ProductConnection: ResolverTypeWrapper<ProductRows>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductGroup: ResolverTypeWrapper<ProductGroupRow>;
  ProductGroupConnection: ResolverTypeWrapper<Connection<ProductGroupRow>>;
  ProductGroupEdge: ResolverTypeWrapper<Omit<ProductGroupEdge, 'node'> & { node: ResolversTypes['ProductGroup'] }>;
  ProductGroupKey: ProductGroupKey;
  ProductImage: ResolverTypeWrapper<ProductImageRow>;
  ProductKey: ProductKey;
  ProductOption: ResolverTypeWrapper<Omit<ProductOption, 'attribute' | 'value'> & { attribute: ResolversTypes['Attribute'], value: ResolversTypes['AttributeValue'] }>;
  ProductSort: ProductSort;
  ProductUnavailable: ResolverTypeWrapper<Omit<ProductUnavailable, 'products'> & { products: Array<ResolversTypes['Product']> }>;
  Promotion: ResolverTypeWrapper<DiscountCodeRow>;
  PromotionConnection: ResolverTypeWrapper<Connection<DiscountCodeRow>>;
  PromotionEdge: ResolverTypeWrapper<Omit<PromotionEdge, 'node'> & { node: ResolversTypes['Promotion'] }>;
  PromotionFilter: PromotionFilter;
  PromotionKeyTaken: ResolverTypeWrapper<PromotionKeyTaken>;
  PromotionsFull: ResolverTypeWrapper<PromotionsFull>;
  QuantityNotAllowed: ResolverTypeWrapper<Omit<QuantityNotAllowed, 'items'> & { items: Array<ResolversTypes['QuantityRule']> }>;
  QuantityRule: ResolverTypeWrapper<Omit<QuantityRule, 'product'> & { product: ResolversTypes['Product'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordPaymentResult']>;
  RecordPaymentSuccess: ResolverTypeWrapper<Omit<RecordPaymentSuccess, 'order' | 'payment'> & { order: ResolversTypes['Order'], payment: ResolversTypes['Payment'] }>;
  RefreshSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshSessionResult']>;
  RefreshSessionSuccess: ResolverTypeWrapper<Omit<RefreshSessionSuccess, 'session'> & { session: ResolversTypes['Session'] }>;
  RefreshTokenDelivery: RefreshTokenDelivery;
  Refund: ResolverTypeWrapper<RefundRow>;
  RefundLine: ResolverTypeWrapper<Omit<RefundLine, 'amount' | 'tax'> & { amount: ResolversTypes['Money'], tax: ResolversTypes['Money'] }>;
  RefundLineInput: RefundLineInput;
  RefundNotPossible: ResolverTypeWrapper<Omit<RefundNotPossible, 'payment' | 'refundable'> & { payment: ResolversTypes['Payment'], refundable: ResolversTypes['Money'] }>;
  RefundPaymentInput: RefundPaymentInput;
  RefundPaymentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefundPaymentResult']>;
  RefundPaymentSuccess: ResolverTypeWrapper<Omit<RefundPaymentSuccess, 'payment' | 'refund'> & { payment: ResolversTypes['Payment'], refund: ResolversTypes['Refund'] }>;
  RefundStatus: RefundStatus;
  RegisterInput: RegisterInput;
  RegisterResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterResult']>;
  RegisterSuccess: ResolverTypeWrapper<Omit<RegisterSuccess, 'session'> & { session: ResolversTypes['Session'] }>;
  RemoveCartItemInput: RemoveCartItemInput;
  RemoveProductVariantSuccess: ResolverTypeWrapper<Omit<RemoveProductVariantSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  ReorderImagesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReorderImagesResult']>;
  ReorderImagesSuccess: ResolverTypeWrapper<Omit<ReorderImagesSuccess, 'images'> & { images: Array<ResolversTypes['ProductImage']> }>;
  RequestEmailChangeInput: RequestEmailChangeInput;
  RequestEmailChangeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestEmailChangeResult']>;
  RequestEmailChangeSuccess: ResolverTypeWrapper<RequestEmailChangeSuccess>;
  ResendOrderEmailResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResendOrderEmailResult']>;
  ResendOrderEmailSuccess: ResolverTypeWrapper<Omit<ResendOrderEmailSuccess, 'email'> & { email: ResolversTypes['Email'] }>;
  ResendWebhookDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResendWebhookDeliveryResult']>;
  ResendWebhookDeliverySuccess: ResolverTypeWrapper<Omit<ResendWebhookDeliverySuccess, 'delivery'> & { delivery: ResolversTypes['WebhookDelivery'] }>;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResetPasswordResult']>;
  ResetPasswordSuccess: ResolverTypeWrapper<ResetPasswordSuccess>;
  Role: Role;
  RotateWebhookSecretSuccess: ResolverTypeWrapper<Omit<RotateWebhookSecretSuccess, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  SalePrice: ResolverTypeWrapper<Omit<SalePrice, 'amount'> & { amount: ResolversTypes['Money'] }>;
  SalePriceInput: SalePriceInput;
  SavedAddress: ResolverTypeWrapper<SavedAddressRow>;
  SavedAddressInput: SavedAddressInput;
  SearchSuggestions: ResolverTypeWrapper<Suggestions>;
  SearchSynonyms: ResolverTypeWrapper<SearchSynonymsRow>;
  SearchSynonymsConnection: ResolverTypeWrapper<Connection<SearchSynonymsRow>>;
  SearchSynonymsEdge: ResolverTypeWrapper<Omit<SearchSynonymsEdge, 'node'> & { node: ResolversTypes['SearchSynonyms'] }>;
  SearchSynonymsFull: ResolverTypeWrapper<SearchSynonymsFull>;
  SearchSynonymsInput: SearchSynonymsInput;
  SearchSynonymsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SearchSynonymsResult']>;
  SearchSynonymsSuccess: ResolverTypeWrapper<Omit<SearchSynonymsSuccess, 'synonyms'> & { synonyms: ResolversTypes['SearchSynonyms'] }>;
  Session: ResolverTypeWrapper<Omit<Session, 'user'> & { user: ResolversTypes['User'] }>;
  SetProductAttributesInput: SetProductAttributesInput;
  SetProductAttributesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetProductAttributesResult']>;
  SetProductAttributesSuccess: ResolverTypeWrapper<Omit<SetProductAttributesSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  SetRelatedProductsInput: SetRelatedProductsInput;
  SetRelatedProductsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetRelatedProductsResult']>;
  SetRelatedProductsSuccess: ResolverTypeWrapper<Omit<SetRelatedProductsSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  SetStockInput: SetStockInput;
  SetUserRoleInput: SetUserRoleInput;
  SetUserRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetUserRoleResult']>;
  SetUserRoleSuccess: ResolverTypeWrapper<Omit<SetUserRoleSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  ShippingMethod: ResolverTypeWrapper<ShippingMethodRow>;
  ShippingMethodUnavailable: ResolverTypeWrapper<ShippingRefusal>;
  ShippingMethodsFull: ResolverTypeWrapper<ShippingMethodsFull>;
  ShippingOption: ResolverTypeWrapper<Omit<ShippingOption, 'method' | 'missingForFree' | 'price' | 'tax' | 'total'> & { method: ResolversTypes['ShippingMethod'], missingForFree?: Maybe<ResolversTypes['Money']>, price: ResolversTypes['Money'], tax: ResolversTypes['Money'], total: ResolversTypes['Money'] }>;
  ShippingPlace: ResolverTypeWrapper<ShippingPlace>;
  ShippingPlaceInput: ShippingPlaceInput;
  ShippingPlaceTaken: ResolverTypeWrapper<ShippingPlaceTaken>;
  ShippingRateSource: ShippingRateSource;
  ShippingTier: ResolverTypeWrapper<ShippingTierRow>;
  ShippingTierInput: ShippingTierInput;
  ShippingZone: ResolverTypeWrapper<ShippingZoneRow>;
  ShippingZoneConnection: ResolverTypeWrapper<Connection<ShippingZoneRow>>;
  ShippingZoneEdge: ResolverTypeWrapper<Omit<ShippingZoneEdge, 'node'> & { node: ResolversTypes['ShippingZone'] }>;
  Shop: ResolverTypeWrapper<Storefront>;
  ShopCountry: ResolverTypeWrapper<ShopCountry>;
  ShopLink: ResolverTypeWrapper<ShopLink>;
  ShopPayment: ResolverTypeWrapper<ShopPayment>;
  ShopRegion: ResolverTypeWrapper<ShopRegion>;
  SkuTaken: ResolverTypeWrapper<SkuTaken>;
  SlugTaken: ResolverTypeWrapper<SlugTaken>;
  SortCategoryProductsInput: SortCategoryProductsInput;
  SortCategoryProductsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SortCategoryProductsResult']>;
  SortCategoryProductsSuccess: ResolverTypeWrapper<Omit<SortCategoryProductsSuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  StartCatalogImportResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartCatalogImportResult']>;
  StartCatalogImportSuccess: ResolverTypeWrapper<Omit<StartCatalogImportSuccess, 'catalogImport'> & { catalogImport: ResolversTypes['CatalogImport'] }>;
  StockChanged: ResolverTypeWrapper<Omit<StockChanged, 'product'> & { product: ResolversTypes['Product'] }>;
  StockLevel: StockLevel;
  StockMovement: ResolverTypeWrapper<StockMovementRow>;
  StockMovementConnection: ResolverTypeWrapper<Connection<StockMovementRow>>;
  StockMovementEdge: ResolverTypeWrapper<Omit<StockMovementEdge, 'node'> & { node: ResolversTypes['StockMovement'] }>;
  StockMovementKind: StockMovementKind;
  StockShortage: ResolverTypeWrapper<Omit<StockShortage, 'product'> & { product: ResolversTypes['Product'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TaxClass: TaxClass;
  TaxLine: ResolverTypeWrapper<Omit<TaxLine, 'amount' | 'base'> & { amount: ResolversTypes['Money'], base: ResolversTypes['Money'] }>;
  TaxRate: ResolverTypeWrapper<TaxRateRow>;
  TaxRateConnection: ResolverTypeWrapper<Connection<TaxRateRow>>;
  TaxRateEdge: ResolverTypeWrapper<Omit<TaxRateEdge, 'node'> & { node: ResolversTypes['TaxRate'] }>;
  TaxRateFilter: TaxRateFilter;
  TaxRateTaken: ResolverTypeWrapper<TaxRateTaken>;
  TooManyUnpaidOrders: ResolverTypeWrapper<Omit<TooManyUnpaidOrders, 'maxTotal'> & { maxTotal: ResolversTypes['Money'] }>;
  TotalChange: ResolverTypeWrapper<Omit<TotalChange, 'actual' | 'expected'> & { actual: ResolversTypes['Money'], expected: ResolversTypes['Money'] }>;
  TotalChanged: ResolverTypeWrapper<Omit<TotalChanged, 'actual' | 'changes' | 'expected' | 'preview'> & { actual: ResolversTypes['Money'], changes: Array<ResolversTypes['TotalChange']>, expected: ResolversTypes['Money'], preview: ResolversTypes['OrderPreview'] }>;
  TotalPart: TotalPart;
  TransitionNotAllowed: ResolverTypeWrapper<TransitionNotAllowed>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateAttributeInput: UpdateAttributeInput;
  UpdateAttributeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateAttributeResult']>;
  UpdateAttributeSuccess: ResolverTypeWrapper<Omit<UpdateAttributeSuccess, 'attribute'> & { attribute: ResolversTypes['Attribute'] }>;
  UpdateAttributeValueInput: UpdateAttributeValueInput;
  UpdateAttributeValueResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateAttributeValueResult']>;
  UpdateAttributeValueSuccess: ResolverTypeWrapper<Omit<UpdateAttributeValueSuccess, 'value'> & { value: ResolversTypes['AttributeValue'] }>;
  UpdateCartItemInput: UpdateCartItemInput;
  UpdateCategoryInput: UpdateCategoryInput;
  UpdateCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateCategoryResult']>;
  UpdateCategorySuccess: ResolverTypeWrapper<Omit<UpdateCategorySuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  UpdateDiscountCodeInput: UpdateDiscountCodeInput;
  UpdateDiscountCodeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateDiscountCodeResult']>;
  UpdateDiscountCodeSuccess: ResolverTypeWrapper<Omit<UpdateDiscountCodeSuccess, 'discountCode'> & { discountCode: ResolversTypes['DiscountCode'] }>;
  UpdateImageInput: UpdateImageInput;
  UpdateImageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateImageResult']>;
  UpdateImageSuccess: ResolverTypeWrapper<Omit<UpdateImageSuccess, 'image'> & { image: ResolversTypes['ProductImage'] }>;
  UpdateOrderStatusInput: UpdateOrderStatusInput;
  UpdateOrderStatusResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateOrderStatusResult']>;
  UpdateOrderStatusSuccess: ResolverTypeWrapper<Omit<UpdateOrderStatusSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  UpdateProductGroupInput: UpdateProductGroupInput;
  UpdateProductGroupResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProductGroupResult']>;
  UpdateProductGroupSuccess: ResolverTypeWrapper<Omit<UpdateProductGroupSuccess, 'group'> & { group: ResolversTypes['ProductGroup'] }>;
  UpdateProductInput: UpdateProductInput;
  UpdateProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProductResult']>;
  UpdateProductSuccess: ResolverTypeWrapper<Omit<UpdateProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfileResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProfileResult']>;
  UpdateProfileSuccess: ResolverTypeWrapper<Omit<UpdateProfileSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  UpdatePromotionInput: UpdatePromotionInput;
  UpdatePromotionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdatePromotionResult']>;
  UpdatePromotionSuccess: ResolverTypeWrapper<Omit<UpdatePromotionSuccess, 'promotion'> & { promotion: ResolversTypes['Promotion'] }>;
  UpdateShippingMethodInput: UpdateShippingMethodInput;
  UpdateShippingMethodResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateShippingMethodResult']>;
  UpdateShippingMethodSuccess: ResolverTypeWrapper<Omit<UpdateShippingMethodSuccess, 'method'> & { method: ResolversTypes['ShippingMethod'] }>;
  UpdateShippingZoneInput: UpdateShippingZoneInput;
  UpdateShippingZoneResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateShippingZoneResult']>;
  UpdateShippingZoneSuccess: ResolverTypeWrapper<Omit<UpdateShippingZoneSuccess, 'zone'> & { zone: ResolversTypes['ShippingZone'] }>;
  UpdateTaxRateInput: UpdateTaxRateInput;
  UpdateTaxRateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateTaxRateResult']>;
  UpdateTaxRateSuccess: ResolverTypeWrapper<Omit<UpdateTaxRateSuccess, 'taxRate'> & { taxRate: ResolversTypes['TaxRate'] }>;
  UpdateTrackingInput: UpdateTrackingInput;
  UpdateTrackingResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateTrackingResult']>;
  UpdateTrackingSuccess: ResolverTypeWrapper<Omit<UpdateTrackingSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  UpdateWebhookEndpointResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateWebhookEndpointResult']>;
  UpdateWebhookEndpointSuccess: ResolverTypeWrapper<Omit<UpdateWebhookEndpointSuccess, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  UploadHeader: ResolverTypeWrapper<UploadHeader>;
  User: ResolverTypeWrapper<UserRow>;
  UserConnection: ResolverTypeWrapper<Connection<UserRow>>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserFilter: UserFilter;
  VariantExists: ResolverTypeWrapper<VariantExists>;
  VariantOptionInput: VariantOptionInput;
  VariantSurchargeInput: VariantSurchargeInput;
  VariantsFull: ResolverTypeWrapper<VariantsFull>;
  VerifyEmailResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VerifyEmailResult']>;
  VerifyEmailSuccess: ResolverTypeWrapper<VerifyEmailSuccess>;
  WebhookDelivery: ResolverTypeWrapper<WebhookDeliveryRow>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Connection<WebhookDeliveryRow>>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryFilter: WebhookDeliveryFilter;
  WebhookDeliveryState: WebhookDeliveryState;
  WebhookEndpoint: ResolverTypeWrapper<WebhookEndpointRow>;
  WebhookEndpointConnection: ResolverTypeWrapper<Connection<WebhookEndpointRow>>;
  WebhookEndpointEdge: ResolverTypeWrapper<Omit<WebhookEndpointEdge, 'node'> & { node: ResolversTypes['WebhookEndpoint'] }>;
  WebhookEndpointInactive: ResolverTypeWrapper<Omit<WebhookEndpointInactive, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  WebhookEndpointsFull: ResolverTypeWrapper<WebhookEndpointsFull>;
  WebhookPending: ResolverTypeWrapper<Omit<WebhookPending, 'delivery'> & { delivery: ResolversTypes['WebhookDelivery'] }>;
  WrongPassword: ResolverTypeWrapper<WrongPassword>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActiveSession: ActiveSessionRow;
  AddOrderNoteInput: AddOrderNoteInput;
  AddOrderNoteResult: ResolversUnionTypes<ResolversParentTypes>['AddOrderNoteResult'];
  AddOrderNoteSuccess: Omit<AddOrderNoteSuccess, 'note' | 'order'> & { note: ResolversParentTypes['OrderNote'], order: ResolversParentTypes['Order'] };
  AddProductVariantInput: AddProductVariantInput;
  AddProductVariantResult: ResolversUnionTypes<ResolversParentTypes>['AddProductVariantResult'];
  AddProductVariantSuccess: Omit<AddProductVariantSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  AddToCartInput: AddToCartInput;
  Address: StoredAddress;
  AddressBookFull: AddressBookFull;
  AddressExists: Omit<AddressExists, 'address'> & { address: ResolversParentTypes['SavedAddress'] };
  AddressInput: AddressInput;
  AddressResult: ResolversUnionTypes<ResolversParentTypes>['AddressResult'];
  AddressSuccess: Omit<AddressSuccess, 'address' | 'user'> & { address: ResolversParentTypes['SavedAddress'], user: ResolversParentTypes['User'] };
  AdjustStockInput: AdjustStockInput;
  AdjustStockResult: ResolversUnionTypes<ResolversParentTypes>['AdjustStockResult'];
  AdjustStockSuccess: Omit<AdjustStockSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  AttachImageInput: AttachImageInput;
  AttachImageResult: ResolversUnionTypes<ResolversParentTypes>['AttachImageResult'];
  AttachImageSuccess: Omit<AttachImageSuccess, 'image'> & { image: ResolversParentTypes['ProductImage'] };
  Attribute: AttributeRow;
  AttributeCodeTaken: AttributeCodeTaken;
  AttributeFilter: AttributeFilter;
  AttributeInUse: AttributeInUse;
  AttributeValue: AttributeValueRow;
  AttributeValueInput: AttributeValueInput;
  AttributesFull: AttributesFull;
  AuditEntry: AuditRow;
  AuditEntryConnection: Connection<AuditRow>;
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditFilter: AuditFilter;
  Boolean: Scalars['Boolean']['output'];
  BulkStockInput: BulkStockInput;
  CancelOrderInput: CancelOrderInput;
  CancelOrderResult: ResolversUnionTypes<ResolversParentTypes>['CancelOrderResult'];
  CancelOrderSuccess: Omit<CancelOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  Cart: ReadCart;
  CartChanged: Omit<CartChanged, 'cart'> & { cart: ResolversParentTypes['Cart'] };
  CartEmpty: CartEmpty;
  CartItem: CartItemOf;
  CartItemInput: CartItemInput;
  CartProblem: ResolversUnionTypes<ResolversParentTypes>['CartProblem'];
  CartResult: ResolversUnionTypes<ResolversParentTypes>['CartResult'];
  CartSuccess: CartChangeResult;
  CatalogImport: CatalogImportRow;
  CatalogImportIssue: CatalogImportIssue;
  Category: CategoryRow;
  CategoryConnection: Connection<CategoryRow>;
  CategoryCycle: CategoryCycle;
  CategoryEdge: Omit<CategoryEdge, 'node'> & { node: ResolversParentTypes['Category'] };
  CategoryKey: CategoryKey;
  CategoryNotEmpty: CategoryNotEmpty;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolversUnionTypes<ResolversParentTypes>['ChangePasswordResult'];
  ChangePasswordSuccess: Omit<ChangePasswordSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  ClaimOrderResult: ResolversUnionTypes<ResolversParentTypes>['ClaimOrderResult'];
  ClaimOrderSuccess: Omit<ClaimOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  ClosePaymentInput: ClosePaymentInput;
  ClosePaymentResult: ResolversUnionTypes<ResolversParentTypes>['ClosePaymentResult'];
  ClosePaymentSuccess: Omit<ClosePaymentSuccess, 'order' | 'payment'> & { order: ResolversParentTypes['Order'], payment: ResolversParentTypes['Payment'] };
  ConfirmEmailChangeResult: ResolversUnionTypes<ResolversParentTypes>['ConfirmEmailChangeResult'];
  ConfirmEmailChangeSuccess: Omit<ConfirmEmailChangeSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  CountryCode: Scalars['CountryCode']['output'];
  CreateAttributeInput: CreateAttributeInput;
  CreateAttributeResult: ResolversUnionTypes<ResolversParentTypes>['CreateAttributeResult'];
  CreateAttributeSuccess: Omit<CreateAttributeSuccess, 'attribute'> & { attribute: ResolversParentTypes['Attribute'] };
  CreateAttributeValueInput: CreateAttributeValueInput;
  CreateAttributeValueResult: ResolversUnionTypes<ResolversParentTypes>['CreateAttributeValueResult'];
  CreateAttributeValueSuccess: Omit<CreateAttributeValueSuccess, 'value'> & { value: ResolversParentTypes['AttributeValue'] };
  CreateCartSuccess: Omit<CreateCartSuccess, 'cart'> & { cart: ResolversParentTypes['Cart'] };
  CreateCategoryInput: CreateCategoryInput;
  CreateCategoryResult: ResolversUnionTypes<ResolversParentTypes>['CreateCategoryResult'];
  CreateCategorySuccess: Omit<CreateCategorySuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  CreateDiscountCodeInput: CreateDiscountCodeInput;
  CreateDiscountCodeResult: ResolversUnionTypes<ResolversParentTypes>['CreateDiscountCodeResult'];
  CreateDiscountCodeSuccess: Omit<CreateDiscountCodeSuccess, 'discountCode'> & { discountCode: ResolversParentTypes['DiscountCode'] };
  CreateExportSuccess: CreateExportSuccess;
  CreateImageUploadInput: CreateImageUploadInput;
  CreateImageUploadResult: ResolversUnionTypes<ResolversParentTypes>['CreateImageUploadResult'];
  CreateImageUploadSuccess: CreateImageUploadSuccess;
  CreateImportUploadInput: CreateImportUploadInput;
  CreateImportUploadResult: ResolversUnionTypes<ResolversParentTypes>['CreateImportUploadResult'];
  CreateImportUploadSuccess: CreateImportUploadSuccess;
  CreateProductGroupInput: CreateProductGroupInput;
  CreateProductGroupResult: ResolversUnionTypes<ResolversParentTypes>['CreateProductGroupResult'];
  CreateProductGroupSuccess: Omit<CreateProductGroupSuccess, 'group'> & { group: ResolversParentTypes['ProductGroup'] };
  CreateProductInput: CreateProductInput;
  CreateProductResult: ResolversUnionTypes<ResolversParentTypes>['CreateProductResult'];
  CreateProductSuccess: Omit<CreateProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  CreatePromotionInput: CreatePromotionInput;
  CreatePromotionResult: ResolversUnionTypes<ResolversParentTypes>['CreatePromotionResult'];
  CreatePromotionSuccess: Omit<CreatePromotionSuccess, 'promotion'> & { promotion: ResolversParentTypes['Promotion'] };
  CreateShippingMethodInput: CreateShippingMethodInput;
  CreateShippingMethodResult: ResolversUnionTypes<ResolversParentTypes>['CreateShippingMethodResult'];
  CreateShippingMethodSuccess: Omit<CreateShippingMethodSuccess, 'method'> & { method: ResolversParentTypes['ShippingMethod'] };
  CreateShippingZoneInput: CreateShippingZoneInput;
  CreateShippingZoneResult: ResolversUnionTypes<ResolversParentTypes>['CreateShippingZoneResult'];
  CreateShippingZoneSuccess: Omit<CreateShippingZoneSuccess, 'zone'> & { zone: ResolversParentTypes['ShippingZone'] };
  CreateTaxRateInput: CreateTaxRateInput;
  CreateTaxRateResult: ResolversUnionTypes<ResolversParentTypes>['CreateTaxRateResult'];
  CreateTaxRateSuccess: Omit<CreateTaxRateSuccess, 'taxRate'> & { taxRate: ResolversParentTypes['TaxRate'] };
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  CreateWebhookEndpointResult: ResolversUnionTypes<ResolversParentTypes>['CreateWebhookEndpointResult'];
  CreateWebhookEndpointSuccess: Omit<CreateWebhookEndpointSuccess, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  CustomerFilter: CustomerFilter;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountResult: ResolversUnionTypes<ResolversParentTypes>['DeleteAccountResult'];
  DeleteAccountSuccess: DeleteAccountSuccess;
  DeleteAttributeResult: ResolversUnionTypes<ResolversParentTypes>['DeleteAttributeResult'];
  DeleteAttributeSuccess: DeleteAttributeSuccess;
  DeleteAttributeValueResult: ResolversUnionTypes<ResolversParentTypes>['DeleteAttributeValueResult'];
  DeleteAttributeValueSuccess: DeleteAttributeValueSuccess;
  DeleteCategoryResult: ResolversUnionTypes<ResolversParentTypes>['DeleteCategoryResult'];
  DeleteCategorySuccess: Omit<DeleteCategorySuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  DeleteDiscountCodeSuccess: DeleteDiscountCodeSuccess;
  DeleteProductGroupSuccess: DeleteProductGroupSuccess;
  DeleteProductResult: ResolversUnionTypes<ResolversParentTypes>['DeleteProductResult'];
  DeleteProductSuccess: Omit<DeleteProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  DeletePromotionSuccess: DeletePromotionSuccess;
  DeleteSearchSynonymsSuccess: Omit<DeleteSearchSynonymsSuccess, 'synonyms'> & { synonyms: ResolversParentTypes['SearchSynonyms'] };
  DeleteShippingMethodSuccess: DeleteShippingMethodSuccess;
  DeleteShippingZoneSuccess: DeleteShippingZoneSuccess;
  DeleteTaxRateSuccess: DeleteTaxRateSuccess;
  DeleteWebhookEndpointSuccess: DeleteWebhookEndpointSuccess;
  DetachImageResult: ResolversUnionTypes<ResolversParentTypes>['DetachImageResult'];
  DetachImageSuccess: DetachImageSuccess;
  DiscountCode: DiscountCodeRow;
  DiscountCodeApplies: Omit<DiscountCodeApplies, 'discount'> & { discount: ResolversParentTypes['Money'] };
  DiscountCodeConnection: Connection<DiscountCodeRow>;
  DiscountCodeEdge: Omit<DiscountCodeEdge, 'node'> & { node: ResolversParentTypes['DiscountCode'] };
  DiscountCodeFilter: DiscountCodeFilter;
  DiscountCodeRejected: Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<ResolversParentTypes['Money']> };
  DiscountCodeResult: ResolversUnionTypes<ResolversParentTypes>['DiscountCodeResult'];
  DiscountCodeTaken: DiscountCodeTaken;
  DiscountLine: Omit<DiscountLine, 'amount'> & { amount: ResolversParentTypes['Money'] };
  Email: EmailRow;
  EmailAddress: Scalars['EmailAddress']['output'];
  EmailPending: Omit<EmailPending, 'email'> & { email: ResolversParentTypes['Email'] };
  EmailTaken: EmailTaken;
  Facet: Omit<Facet, 'attribute' | 'values'> & { attribute: ResolversParentTypes['Attribute'], values: Array<ResolversParentTypes['FacetValue']> };
  FacetValue: Omit<FacetValue, 'value'> & { value: ResolversParentTypes['AttributeValue'] };
  FailedJob: FailedJobRow;
  FailedJobConnection: Connection<FailedJobRow>;
  FailedJobEdge: Omit<FailedJobEdge, 'node'> & { node: ResolversParentTypes['FailedJob'] };
  GenerateVariantsInput: GenerateVariantsInput;
  GenerateVariantsResult: ResolversUnionTypes<ResolversParentTypes>['GenerateVariantsResult'];
  GenerateVariantsSuccess: Omit<GenerateVariantsSuccess, 'created' | 'group'> & { created: Array<ResolversParentTypes['Product']>, group: ResolversParentTypes['ProductGroup'] };
  HttpHeader: HttpHeader;
  ID: Scalars['ID']['output'];
  IdempotencyKeyReused: IdempotencyKeyReused;
  ImageUploadPending: ImageUploadPending;
  ImageUploadRefused: ImageUploadRefused;
  ImageUploadsDisabled: ImageUploadsDisabled;
  ImagesChanged: Omit<ImagesChanged, 'images'> & { images: Array<ResolversParentTypes['ProductImage']> };
  ImagesFull: ImagesFull;
  ImportUpload: ImportUpload;
  ImportUploadsFull: ImportUploadsFull;
  InputIssue: InputIssue;
  InsufficientStock: Omit<InsufficientStock, 'shortages'> & { shortages: Array<ResolversParentTypes['StockShortage']> };
  Int: Scalars['Int']['output'];
  InvalidCredentials: InvalidCredentials;
  InvalidInput: InvalidInput;
  InvalidRefreshToken: InvalidRefreshToken;
  InvalidToken: InvalidToken;
  JSONObject: Scalars['JSONObject']['output'];
  LastAdministrator: LastAdministrator;
  LoginInput: LoginInput;
  LoginResult: ResolversUnionTypes<ResolversParentTypes>['LoginResult'];
  LoginSuccess: Omit<LoginSuccess, 'session'> & { session: ResolversParentTypes['Session'] };
  Money: ExactMoney;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Order: ReadOrder;
  OrderChange: OrderChangeRow;
  OrderChangePage: Omit<OrderChangePage, 'changes'> & { changes: Array<ResolversParentTypes['OrderChange']> };
  OrderChanged: Omit<OrderChanged, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderConnection: Connection<ReadOrder>;
  OrderDetails: OrderDetailsOf;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderEvent: OrderEventRow;
  OrderFilter: OrderFilter;
  OrderKey: OrderKey;
  OrderLineOption: OrderLineOption;
  OrderNotPayable: Omit<OrderNotPayable, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderNotShipped: Omit<OrderNotShipped, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderNote: OrderNoteRow;
  OrderNotesFull: OrderNotesFull;
  OrderPreview: OrderPreviewParts;
  OrderPreviewLine: Omit<OrderPreviewLine, 'discount' | 'discountAllocations' | 'product' | 'subtotal' | 'tax' | 'total' | 'unitPrice'> & { discount: ResolversParentTypes['Money'], discountAllocations: Array<ResolversParentTypes['DiscountLine']>, product: ResolversParentTypes['Product'], subtotal: ResolversParentTypes['Money'], tax: ResolversParentTypes['Money'], total: ResolversParentTypes['Money'], unitPrice: ResolversParentTypes['Money'] };
  OrderShipping: Omit<OrderShipping, 'amount' | 'discount' | 'tax' | 'total'> & { amount: ResolversParentTypes['Money'], discount: ResolversParentTypes['Money'], tax: ResolversParentTypes['Money'], total: ResolversParentTypes['Money'] };
  PageInfo: PageInfo;
  PayOrderInput: PayOrderInput;
  PayOrderResult: ResolversUnionTypes<ResolversParentTypes>['PayOrderResult'];
  PayOrderSuccess: Omit<PayOrderSuccess, 'order' | 'payment'> & { order: ResolversParentTypes['Order'], payment: ResolversParentTypes['Payment'] };
  Payment: PaymentRow;
  PaymentDeclined: Omit<PaymentDeclined, 'payment'> & { payment: ResolversParentTypes['Payment'] };
  PaymentNotClosable: Omit<PaymentNotClosable, 'payment'> & { payment: ResolversParentTypes['Payment'] };
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderResult: ResolversUnionTypes<ResolversParentTypes>['PlaceOrderResult'];
  PlaceOrderSuccess: PlacedOrder;
  PreviewOrderInput: PreviewOrderInput;
  PreviewOrderResult: ResolversUnionTypes<ResolversParentTypes>['PreviewOrderResult'];
  PriceChanged: Omit<PriceChanged, 'items'> & { items: Array<ResolversParentTypes['CartItem']> };
  PriceRange: Omit<PriceRange, 'max' | 'min'> & { max: ResolversParentTypes['Money'], min: ResolversParentTypes['Money'] };
  Product: ReadProduct;
  ProductAttribute: Omit<ProductAttribute, 'attribute' | 'values'> & { attribute: ResolversParentTypes['Attribute'], values: Array<ResolversParentTypes['AttributeValue']> };
  ProductAttributeInput: ProductAttributeInput;
  ProductBulkUpdateInput: ProductBulkUpdateInput;
  ProductBulkUpdateResult: ResolversUnionTypes<ResolversParentTypes>['ProductBulkUpdateResult'];
  ProductBulkUpdateSuccess: Omit<ProductBulkUpdateSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  ProductConnection: ProductRows;
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  ProductGroup: ProductGroupRow;
  ProductGroupConnection: Connection<ProductGroupRow>;
  ProductGroupEdge: Omit<ProductGroupEdge, 'node'> & { node: ResolversParentTypes['ProductGroup'] };
  ProductGroupKey: ProductGroupKey;
  ProductImage: ProductImageRow;
  ProductKey: ProductKey;
  ProductOption: Omit<ProductOption, 'attribute' | 'value'> & { attribute: ResolversParentTypes['Attribute'], value: ResolversParentTypes['AttributeValue'] };
  ProductUnavailable: Omit<ProductUnavailable, 'products'> & { products: Array<ResolversParentTypes['Product']> };
  Promotion: DiscountCodeRow;
  PromotionConnection: Connection<DiscountCodeRow>;
  PromotionEdge: Omit<PromotionEdge, 'node'> & { node: ResolversParentTypes['Promotion'] };
  PromotionFilter: PromotionFilter;
  PromotionKeyTaken: PromotionKeyTaken;
  PromotionsFull: PromotionsFull;
  QuantityNotAllowed: Omit<QuantityNotAllowed, 'items'> & { items: Array<ResolversParentTypes['QuantityRule']> };
  QuantityRule: Omit<QuantityRule, 'product'> & { product: ResolversParentTypes['Product'] };
  Query: Record<PropertyKey, never>;
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentResult: ResolversUnionTypes<ResolversParentTypes>['RecordPaymentResult'];
  RecordPaymentSuccess: Omit<RecordPaymentSuccess, 'order' | 'payment'> & { order: ResolversParentTypes['Order'], payment: ResolversParentTypes['Payment'] };
  RefreshSessionResult: ResolversUnionTypes<ResolversParentTypes>['RefreshSessionResult'];
  RefreshSessionSuccess: Omit<RefreshSessionSuccess, 'session'> & { session: ResolversParentTypes['Session'] };
  Refund: RefundRow;
  RefundLine: Omit<RefundLine, 'amount' | 'tax'> & { amount: ResolversParentTypes['Money'], tax: ResolversParentTypes['Money'] };
  RefundLineInput: RefundLineInput;
  RefundNotPossible: Omit<RefundNotPossible, 'payment' | 'refundable'> & { payment: ResolversParentTypes['Payment'], refundable: ResolversParentTypes['Money'] };
  RefundPaymentInput: RefundPaymentInput;
  RefundPaymentResult: ResolversUnionTypes<ResolversParentTypes>['RefundPaymentResult'];
  RefundPaymentSuccess: Omit<RefundPaymentSuccess, 'payment' | 'refund'> & { payment: ResolversParentTypes['Payment'], refund: ResolversParentTypes['Refund'] };
  RegisterInput: RegisterInput;
  RegisterResult: ResolversUnionTypes<ResolversParentTypes>['RegisterResult'];
  RegisterSuccess: Omit<RegisterSuccess, 'session'> & { session: ResolversParentTypes['Session'] };
  RemoveCartItemInput: RemoveCartItemInput;
  RemoveProductVariantSuccess: Omit<RemoveProductVariantSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  ReorderImagesResult: ResolversUnionTypes<ResolversParentTypes>['ReorderImagesResult'];
  ReorderImagesSuccess: Omit<ReorderImagesSuccess, 'images'> & { images: Array<ResolversParentTypes['ProductImage']> };
  RequestEmailChangeInput: RequestEmailChangeInput;
  RequestEmailChangeResult: ResolversUnionTypes<ResolversParentTypes>['RequestEmailChangeResult'];
  RequestEmailChangeSuccess: RequestEmailChangeSuccess;
  ResendOrderEmailResult: ResolversUnionTypes<ResolversParentTypes>['ResendOrderEmailResult'];
  ResendOrderEmailSuccess: Omit<ResendOrderEmailSuccess, 'email'> & { email: ResolversParentTypes['Email'] };
  ResendWebhookDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['ResendWebhookDeliveryResult'];
  ResendWebhookDeliverySuccess: Omit<ResendWebhookDeliverySuccess, 'delivery'> & { delivery: ResolversParentTypes['WebhookDelivery'] };
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordResult: ResolversUnionTypes<ResolversParentTypes>['ResetPasswordResult'];
  ResetPasswordSuccess: ResetPasswordSuccess;
  RotateWebhookSecretSuccess: Omit<RotateWebhookSecretSuccess, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  SalePrice: Omit<SalePrice, 'amount'> & { amount: ResolversParentTypes['Money'] };
  SalePriceInput: SalePriceInput;
  SavedAddress: SavedAddressRow;
  SavedAddressInput: SavedAddressInput;
  SearchSuggestions: Suggestions;
  SearchSynonyms: SearchSynonymsRow;
  SearchSynonymsConnection: Connection<SearchSynonymsRow>;
  SearchSynonymsEdge: Omit<SearchSynonymsEdge, 'node'> & { node: ResolversParentTypes['SearchSynonyms'] };
  SearchSynonymsFull: SearchSynonymsFull;
  SearchSynonymsInput: SearchSynonymsInput;
  SearchSynonymsResult: ResolversUnionTypes<ResolversParentTypes>['SearchSynonymsResult'];
  SearchSynonymsSuccess: Omit<SearchSynonymsSuccess, 'synonyms'> & { synonyms: ResolversParentTypes['SearchSynonyms'] };
  Session: Omit<Session, 'user'> & { user: ResolversParentTypes['User'] };
  SetProductAttributesInput: SetProductAttributesInput;
  SetProductAttributesResult: ResolversUnionTypes<ResolversParentTypes>['SetProductAttributesResult'];
  SetProductAttributesSuccess: Omit<SetProductAttributesSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  SetRelatedProductsInput: SetRelatedProductsInput;
  SetRelatedProductsResult: ResolversUnionTypes<ResolversParentTypes>['SetRelatedProductsResult'];
  SetRelatedProductsSuccess: Omit<SetRelatedProductsSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  SetStockInput: SetStockInput;
  SetUserRoleInput: SetUserRoleInput;
  SetUserRoleResult: ResolversUnionTypes<ResolversParentTypes>['SetUserRoleResult'];
  SetUserRoleSuccess: Omit<SetUserRoleSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  ShippingMethod: ShippingMethodRow;
  ShippingMethodUnavailable: ShippingRefusal;
  ShippingMethodsFull: ShippingMethodsFull;
  ShippingOption: Omit<ShippingOption, 'method' | 'missingForFree' | 'price' | 'tax' | 'total'> & { method: ResolversParentTypes['ShippingMethod'], missingForFree?: Maybe<ResolversParentTypes['Money']>, price: ResolversParentTypes['Money'], tax: ResolversParentTypes['Money'], total: ResolversParentTypes['Money'] };
  ShippingPlace: ShippingPlace;
  ShippingPlaceInput: ShippingPlaceInput;
  ShippingPlaceTaken: ShippingPlaceTaken;
  ShippingTier: ShippingTierRow;
  ShippingTierInput: ShippingTierInput;
  ShippingZone: ShippingZoneRow;
  ShippingZoneConnection: Connection<ShippingZoneRow>;
  ShippingZoneEdge: Omit<ShippingZoneEdge, 'node'> & { node: ResolversParentTypes['ShippingZone'] };
  Shop: Storefront;
  ShopCountry: ShopCountry;
  ShopLink: ShopLink;
  ShopPayment: ShopPayment;
  ShopRegion: ShopRegion;
  SkuTaken: SkuTaken;
  SlugTaken: SlugTaken;
  SortCategoryProductsInput: SortCategoryProductsInput;
  SortCategoryProductsResult: ResolversUnionTypes<ResolversParentTypes>['SortCategoryProductsResult'];
  SortCategoryProductsSuccess: Omit<SortCategoryProductsSuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  StartCatalogImportResult: ResolversUnionTypes<ResolversParentTypes>['StartCatalogImportResult'];
  StartCatalogImportSuccess: Omit<StartCatalogImportSuccess, 'catalogImport'> & { catalogImport: ResolversParentTypes['CatalogImport'] };
  StockChanged: Omit<StockChanged, 'product'> & { product: ResolversParentTypes['Product'] };
  StockMovement: StockMovementRow;
  StockMovementConnection: Connection<StockMovementRow>;
  StockMovementEdge: Omit<StockMovementEdge, 'node'> & { node: ResolversParentTypes['StockMovement'] };
  StockShortage: Omit<StockShortage, 'product'> & { product: ResolversParentTypes['Product'] };
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  TaxLine: Omit<TaxLine, 'amount' | 'base'> & { amount: ResolversParentTypes['Money'], base: ResolversParentTypes['Money'] };
  TaxRate: TaxRateRow;
  TaxRateConnection: Connection<TaxRateRow>;
  TaxRateEdge: Omit<TaxRateEdge, 'node'> & { node: ResolversParentTypes['TaxRate'] };
  TaxRateFilter: TaxRateFilter;
  TaxRateTaken: TaxRateTaken;
  TooManyUnpaidOrders: Omit<TooManyUnpaidOrders, 'maxTotal'> & { maxTotal: ResolversParentTypes['Money'] };
  TotalChange: Omit<TotalChange, 'actual' | 'expected'> & { actual: ResolversParentTypes['Money'], expected: ResolversParentTypes['Money'] };
  TotalChanged: Omit<TotalChanged, 'actual' | 'changes' | 'expected' | 'preview'> & { actual: ResolversParentTypes['Money'], changes: Array<ResolversParentTypes['TotalChange']>, expected: ResolversParentTypes['Money'], preview: ResolversParentTypes['OrderPreview'] };
  TransitionNotAllowed: TransitionNotAllowed;
  URL: Scalars['URL']['output'];
  UpdateAttributeInput: UpdateAttributeInput;
  UpdateAttributeResult: ResolversUnionTypes<ResolversParentTypes>['UpdateAttributeResult'];
  UpdateAttributeSuccess: Omit<UpdateAttributeSuccess, 'attribute'> & { attribute: ResolversParentTypes['Attribute'] };
  UpdateAttributeValueInput: UpdateAttributeValueInput;
  UpdateAttributeValueResult: ResolversUnionTypes<ResolversParentTypes>['UpdateAttributeValueResult'];
  UpdateAttributeValueSuccess: Omit<UpdateAttributeValueSuccess, 'value'> & { value: ResolversParentTypes['AttributeValue'] };
  UpdateCartItemInput: UpdateCartItemInput;
  UpdateCategoryInput: UpdateCategoryInput;
  UpdateCategoryResult: ResolversUnionTypes<ResolversParentTypes>['UpdateCategoryResult'];
  UpdateCategorySuccess: Omit<UpdateCategorySuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  UpdateDiscountCodeInput: UpdateDiscountCodeInput;
  UpdateDiscountCodeResult: ResolversUnionTypes<ResolversParentTypes>['UpdateDiscountCodeResult'];
  UpdateDiscountCodeSuccess: Omit<UpdateDiscountCodeSuccess, 'discountCode'> & { discountCode: ResolversParentTypes['DiscountCode'] };
  UpdateImageInput: UpdateImageInput;
  UpdateImageResult: ResolversUnionTypes<ResolversParentTypes>['UpdateImageResult'];
  UpdateImageSuccess: Omit<UpdateImageSuccess, 'image'> & { image: ResolversParentTypes['ProductImage'] };
  UpdateOrderStatusInput: UpdateOrderStatusInput;
  UpdateOrderStatusResult: ResolversUnionTypes<ResolversParentTypes>['UpdateOrderStatusResult'];
  UpdateOrderStatusSuccess: Omit<UpdateOrderStatusSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  UpdateProductGroupInput: UpdateProductGroupInput;
  UpdateProductGroupResult: ResolversUnionTypes<ResolversParentTypes>['UpdateProductGroupResult'];
  UpdateProductGroupSuccess: Omit<UpdateProductGroupSuccess, 'group'> & { group: ResolversParentTypes['ProductGroup'] };
  UpdateProductInput: UpdateProductInput;
  UpdateProductResult: ResolversUnionTypes<ResolversParentTypes>['UpdateProductResult'];
  UpdateProductSuccess: Omit<UpdateProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfileResult: ResolversUnionTypes<ResolversParentTypes>['UpdateProfileResult'];
  UpdateProfileSuccess: Omit<UpdateProfileSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  UpdatePromotionInput: UpdatePromotionInput;
  UpdatePromotionResult: ResolversUnionTypes<ResolversParentTypes>['UpdatePromotionResult'];
  UpdatePromotionSuccess: Omit<UpdatePromotionSuccess, 'promotion'> & { promotion: ResolversParentTypes['Promotion'] };
  UpdateShippingMethodInput: UpdateShippingMethodInput;
  UpdateShippingMethodResult: ResolversUnionTypes<ResolversParentTypes>['UpdateShippingMethodResult'];
  UpdateShippingMethodSuccess: Omit<UpdateShippingMethodSuccess, 'method'> & { method: ResolversParentTypes['ShippingMethod'] };
  UpdateShippingZoneInput: UpdateShippingZoneInput;
  UpdateShippingZoneResult: ResolversUnionTypes<ResolversParentTypes>['UpdateShippingZoneResult'];
  UpdateShippingZoneSuccess: Omit<UpdateShippingZoneSuccess, 'zone'> & { zone: ResolversParentTypes['ShippingZone'] };
  UpdateTaxRateInput: UpdateTaxRateInput;
  UpdateTaxRateResult: ResolversUnionTypes<ResolversParentTypes>['UpdateTaxRateResult'];
  UpdateTaxRateSuccess: Omit<UpdateTaxRateSuccess, 'taxRate'> & { taxRate: ResolversParentTypes['TaxRate'] };
  UpdateTrackingInput: UpdateTrackingInput;
  UpdateTrackingResult: ResolversUnionTypes<ResolversParentTypes>['UpdateTrackingResult'];
  UpdateTrackingSuccess: Omit<UpdateTrackingSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  UpdateWebhookEndpointResult: ResolversUnionTypes<ResolversParentTypes>['UpdateWebhookEndpointResult'];
  UpdateWebhookEndpointSuccess: Omit<UpdateWebhookEndpointSuccess, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  UploadHeader: UploadHeader;
  User: UserRow;
  UserConnection: Connection<UserRow>;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  UserFilter: UserFilter;
  VariantExists: VariantExists;
  VariantOptionInput: VariantOptionInput;
  VariantSurchargeInput: VariantSurchargeInput;
  VariantsFull: VariantsFull;
  VerifyEmailResult: ResolversUnionTypes<ResolversParentTypes>['VerifyEmailResult'];
  VerifyEmailSuccess: VerifyEmailSuccess;
  WebhookDelivery: WebhookDeliveryRow;
  WebhookDeliveryConnection: Connection<WebhookDeliveryRow>;
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookDeliveryFilter: WebhookDeliveryFilter;
  WebhookEndpoint: WebhookEndpointRow;
  WebhookEndpointConnection: Connection<WebhookEndpointRow>;
  WebhookEndpointEdge: Omit<WebhookEndpointEdge, 'node'> & { node: ResolversParentTypes['WebhookEndpoint'] };
  WebhookEndpointInactive: Omit<WebhookEndpointInactive, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  WebhookEndpointsFull: WebhookEndpointsFull;
  WebhookPending: Omit<WebhookPending, 'delivery'> & { delivery: ResolversParentTypes['WebhookDelivery'] };
  WrongPassword: WrongPassword;
};

export type AuthDirectiveArgs = {
  requires?: Role;
};

export type AuthDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = Context, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize: Scalars['Int']['input'];
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = Context, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ActiveSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActiveSession'] = ResolversParentTypes['ActiveSession']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AddOrderNoteResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddOrderNoteResult'] = ResolversParentTypes['AddOrderNoteResult']> = {
  __resolveType: TypeResolveFn<'AddOrderNoteSuccess' | 'IdempotencyKeyReused' | 'InvalidInput' | 'OrderNotesFull', ParentType, ContextType>;
};

export type AddOrderNoteSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddOrderNoteSuccess'] = ResolversParentTypes['AddOrderNoteSuccess']> = {
  note?: Resolver<ResolversTypes['OrderNote'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddProductVariantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddProductVariantResult'] = ResolversParentTypes['AddProductVariantResult']> = {
  __resolveType: TypeResolveFn<'AddProductVariantSuccess' | 'InvalidInput' | 'VariantExists' | 'VariantsFull', ParentType, ContextType>;
};

export type AddProductVariantSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddProductVariantSuccess'] = ResolversParentTypes['AddProductVariantSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vatNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AddressBookFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressBookFull'] = ResolversParentTypes['AddressBookFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddressExistsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressExists'] = ResolversParentTypes['AddressExists']> = {
  address?: Resolver<ResolversTypes['SavedAddress'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddressResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressResult'] = ResolversParentTypes['AddressResult']> = {
  __resolveType: TypeResolveFn<'AddressBookFull' | 'AddressExists' | 'AddressSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type AddressSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressSuccess'] = ResolversParentTypes['AddressSuccess']> = {
  address?: Resolver<ResolversTypes['SavedAddress'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdjustStockResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustStockResult'] = ResolversParentTypes['AdjustStockResult']> = {
  __resolveType: TypeResolveFn<'AdjustStockSuccess' | 'IdempotencyKeyReused' | 'InsufficientStock' | 'InvalidInput' | 'StockChanged', ParentType, ContextType>;
};

export type AdjustStockSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustStockSuccess'] = ResolversParentTypes['AdjustStockSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttachImageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttachImageResult'] = ResolversParentTypes['AttachImageResult']> = {
  __resolveType: TypeResolveFn<'AttachImageSuccess' | 'ImageUploadPending' | 'ImageUploadRefused' | 'ImagesFull' | 'InvalidInput', ParentType, ContextType>;
};

export type AttachImageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttachImageSuccess'] = ResolversParentTypes['AttachImageSuccess']> = {
  image?: Resolver<ResolversTypes['ProductImage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attribute'] = ResolversParentTypes['Attribute']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isFacet?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['AttributeType'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['AttributeValue']>, ParentType, ContextType>;
};

export type AttributeCodeTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributeCodeTaken'] = ResolversParentTypes['AttributeCodeTaken']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttributeInUseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributeInUse'] = ResolversParentTypes['AttributeInUse']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttributeValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributeValue'] = ResolversParentTypes['AttributeValue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  color?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AttributesFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributesFull'] = ResolversParentTypes['AttributesFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['AuditAction'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actorRole?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  subjectType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type CancelOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderResult'] = ResolversParentTypes['CancelOrderResult']> = {
  __resolveType: TypeResolveFn<'CancelOrderSuccess' | 'InvalidInput' | 'TransitionNotAllowed', ParentType, ContextType>;
};

export type CancelOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderSuccess'] = ResolversParentTypes['CancelOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Cart'] = ResolversParentTypes['Cart']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discountCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  discountLines?: Resolver<Array<ResolversTypes['DiscountLine']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  itemCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['CartItem']>, ParentType, ContextType>;
  pricesIncludeTax?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['CartProblem']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxLines?: Resolver<Array<ResolversTypes['TaxLine']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CartChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartChanged'] = ResolversParentTypes['CartChanged']> = {
  cart?: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CartEmptyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartEmpty'] = ResolversParentTypes['CartEmpty']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CartItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartItem'] = ResolversParentTypes['CartItem']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountAllocations?: Resolver<Array<ResolversTypes['DiscountLine']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPriceWhenAdded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CartProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartProblem'] = ResolversParentTypes['CartProblem']> = {
  __resolveType: TypeResolveFn<'DiscountCodeRejected' | 'InsufficientStock' | 'PriceChanged' | 'ProductUnavailable' | 'QuantityNotAllowed', ParentType, ContextType>;
};

export type CartResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartResult'] = ResolversParentTypes['CartResult']> = {
  __resolveType: TypeResolveFn<'CartChanged' | 'CartSuccess' | 'DiscountCodeRejected' | 'InsufficientStock' | 'InvalidInput' | 'ProductUnavailable' | 'QuantityNotAllowed', ParentType, ContextType>;
};

export type CartSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartSuccess'] = ResolversParentTypes['CartSuccess']> = {
  cart?: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  unavailable?: Resolver<Array<ResolversTypes['OrderDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CatalogImportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogImport'] = ResolversParentTypes['CatalogImport']> = {
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issues?: Resolver<Array<ResolversTypes['CatalogImportIssue']>, ParentType, ContextType>;
  onError?: Resolver<ResolversTypes['ImportErrorPolicy'], ParentType, ContextType>;
  percent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CatalogImportState'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownColumns?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CatalogImportIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogImportIssue'] = ResolversParentTypes['CatalogImportIssue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  ancestors?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  children?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType, Partial<CategoryImagesArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, Partial<CategoryProductsArgs>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CategoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryConnection'] = ResolversParentTypes['CategoryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CategoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CategoryCycleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryCycle'] = ResolversParentTypes['CategoryCycle']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CategoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryEdge'] = ResolversParentTypes['CategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
};

export type CategoryNotEmptyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryNotEmpty'] = ResolversParentTypes['CategoryNotEmpty']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangePasswordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordResult'] = ResolversParentTypes['ChangePasswordResult']> = {
  __resolveType: TypeResolveFn<'ChangePasswordSuccess' | 'InvalidInput' | 'WrongPassword', ParentType, ContextType>;
};

export type ChangePasswordSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordSuccess'] = ResolversParentTypes['ChangePasswordSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClaimOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimOrderResult'] = ResolversParentTypes['ClaimOrderResult']> = {
  __resolveType: TypeResolveFn<'ClaimOrderSuccess' | 'InvalidToken', ParentType, ContextType>;
};

export type ClaimOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimOrderSuccess'] = ResolversParentTypes['ClaimOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClosePaymentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClosePaymentResult'] = ResolversParentTypes['ClosePaymentResult']> = {
  __resolveType: TypeResolveFn<'ClosePaymentSuccess' | 'PaymentNotClosable', ParentType, ContextType>;
};

export type ClosePaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClosePaymentSuccess'] = ResolversParentTypes['ClosePaymentSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfirmEmailChangeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmEmailChangeResult'] = ResolversParentTypes['ConfirmEmailChangeResult']> = {
  __resolveType: TypeResolveFn<'ConfirmEmailChangeSuccess' | 'EmailTaken' | 'InvalidToken', ParentType, ContextType>;
};

export type ConfirmEmailChangeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmEmailChangeSuccess'] = ResolversParentTypes['ConfirmEmailChangeSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export type CreateAttributeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAttributeResult'] = ResolversParentTypes['CreateAttributeResult']> = {
  __resolveType: TypeResolveFn<'AttributeCodeTaken' | 'AttributesFull' | 'CreateAttributeSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateAttributeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAttributeSuccess'] = ResolversParentTypes['CreateAttributeSuccess']> = {
  attribute?: Resolver<ResolversTypes['Attribute'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateAttributeValueResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAttributeValueResult'] = ResolversParentTypes['CreateAttributeValueResult']> = {
  __resolveType: TypeResolveFn<'AttributeCodeTaken' | 'AttributesFull' | 'CreateAttributeValueSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateAttributeValueSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAttributeValueSuccess'] = ResolversParentTypes['CreateAttributeValueSuccess']> = {
  value?: Resolver<ResolversTypes['AttributeValue'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateCartSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCartSuccess'] = ResolversParentTypes['CreateCartSuccess']> = {
  cart?: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreateCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCategoryResult'] = ResolversParentTypes['CreateCategoryResult']> = {
  __resolveType: TypeResolveFn<'CreateCategorySuccess' | 'InvalidInput' | 'SlugTaken', ParentType, ContextType>;
};

export type CreateCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCategorySuccess'] = ResolversParentTypes['CreateCategorySuccess']> = {
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateDiscountCodeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateDiscountCodeResult'] = ResolversParentTypes['CreateDiscountCodeResult']> = {
  __resolveType: TypeResolveFn<'CreateDiscountCodeSuccess' | 'DiscountCodeTaken' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateDiscountCodeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateDiscountCodeSuccess'] = ResolversParentTypes['CreateDiscountCodeSuccess']> = {
  discountCode?: Resolver<ResolversTypes['DiscountCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateExportSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateExportSuccess'] = ResolversParentTypes['CreateExportSuccess']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type CreateImageUploadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateImageUploadResult'] = ResolversParentTypes['CreateImageUploadResult']> = {
  __resolveType: TypeResolveFn<'CreateImageUploadSuccess' | 'ImageUploadsDisabled' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateImageUploadSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateImageUploadSuccess'] = ResolversParentTypes['CreateImageUploadSuccess']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headers?: Resolver<Array<ResolversTypes['HttpHeader']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uploadId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateImportUploadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateImportUploadResult'] = ResolversParentTypes['CreateImportUploadResult']> = {
  __resolveType: TypeResolveFn<'CreateImportUploadSuccess' | 'ImportUploadsFull' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateImportUploadSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateImportUploadSuccess'] = ResolversParentTypes['CreateImportUploadSuccess']> = {
  upload?: Resolver<ResolversTypes['ImportUpload'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateProductGroupResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductGroupResult'] = ResolversParentTypes['CreateProductGroupResult']> = {
  __resolveType: TypeResolveFn<'CreateProductGroupSuccess' | 'InvalidInput' | 'SlugTaken', ParentType, ContextType>;
};

export type CreateProductGroupSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductGroupSuccess'] = ResolversParentTypes['CreateProductGroupSuccess']> = {
  group?: Resolver<ResolversTypes['ProductGroup'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateProductResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductResult'] = ResolversParentTypes['CreateProductResult']> = {
  __resolveType: TypeResolveFn<'CreateProductSuccess' | 'InvalidInput' | 'SkuTaken' | 'SlugTaken', ParentType, ContextType>;
};

export type CreateProductSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductSuccess'] = ResolversParentTypes['CreateProductSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreatePromotionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePromotionResult'] = ResolversParentTypes['CreatePromotionResult']> = {
  __resolveType: TypeResolveFn<'CreatePromotionSuccess' | 'InvalidInput' | 'PromotionKeyTaken' | 'PromotionsFull', ParentType, ContextType>;
};

export type CreatePromotionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePromotionSuccess'] = ResolversParentTypes['CreatePromotionSuccess']> = {
  promotion?: Resolver<ResolversTypes['Promotion'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateShippingMethodResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateShippingMethodResult'] = ResolversParentTypes['CreateShippingMethodResult']> = {
  __resolveType: TypeResolveFn<'CreateShippingMethodSuccess' | 'InvalidInput' | 'ShippingMethodsFull', ParentType, ContextType>;
};

export type CreateShippingMethodSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateShippingMethodSuccess'] = ResolversParentTypes['CreateShippingMethodSuccess']> = {
  method?: Resolver<ResolversTypes['ShippingMethod'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateShippingZoneResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateShippingZoneResult'] = ResolversParentTypes['CreateShippingZoneResult']> = {
  __resolveType: TypeResolveFn<'CreateShippingZoneSuccess' | 'InvalidInput' | 'ShippingPlaceTaken', ParentType, ContextType>;
};

export type CreateShippingZoneSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateShippingZoneSuccess'] = ResolversParentTypes['CreateShippingZoneSuccess']> = {
  zone?: Resolver<ResolversTypes['ShippingZone'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateTaxRateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTaxRateResult'] = ResolversParentTypes['CreateTaxRateResult']> = {
  __resolveType: TypeResolveFn<'CreateTaxRateSuccess' | 'InvalidInput' | 'TaxRateTaken', ParentType, ContextType>;
};

export type CreateTaxRateSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTaxRateSuccess'] = ResolversParentTypes['CreateTaxRateSuccess']> = {
  taxRate?: Resolver<ResolversTypes['TaxRate'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateWebhookEndpointResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWebhookEndpointResult'] = ResolversParentTypes['CreateWebhookEndpointResult']> = {
  __resolveType: TypeResolveFn<'CreateWebhookEndpointSuccess' | 'InvalidInput' | 'WebhookEndpointsFull', ParentType, ContextType>;
};

export type CreateWebhookEndpointSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWebhookEndpointSuccess'] = ResolversParentTypes['CreateWebhookEndpointSuccess']> = {
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeleteAccountResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAccountResult'] = ResolversParentTypes['DeleteAccountResult']> = {
  __resolveType: TypeResolveFn<'DeleteAccountSuccess' | 'LastAdministrator' | 'WrongPassword', ParentType, ContextType>;
};

export type DeleteAccountSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAccountSuccess'] = ResolversParentTypes['DeleteAccountSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteAttributeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAttributeResult'] = ResolversParentTypes['DeleteAttributeResult']> = {
  __resolveType: TypeResolveFn<'AttributeInUse' | 'DeleteAttributeSuccess', ParentType, ContextType>;
};

export type DeleteAttributeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAttributeSuccess'] = ResolversParentTypes['DeleteAttributeSuccess']> = {
  attributeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteAttributeValueResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAttributeValueResult'] = ResolversParentTypes['DeleteAttributeValueResult']> = {
  __resolveType: TypeResolveFn<'AttributeInUse' | 'DeleteAttributeValueSuccess', ParentType, ContextType>;
};

export type DeleteAttributeValueSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAttributeValueSuccess'] = ResolversParentTypes['DeleteAttributeValueSuccess']> = {
  valueId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCategoryResult'] = ResolversParentTypes['DeleteCategoryResult']> = {
  __resolveType: TypeResolveFn<'CategoryNotEmpty' | 'DeleteCategorySuccess', ParentType, ContextType>;
};

export type DeleteCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCategorySuccess'] = ResolversParentTypes['DeleteCategorySuccess']> = {
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteDiscountCodeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteDiscountCodeSuccess'] = ResolversParentTypes['DeleteDiscountCodeSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeleteProductGroupSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteProductGroupSuccess'] = ResolversParentTypes['DeleteProductGroupSuccess']> = {
  groupId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeleteProductResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteProductResult'] = ResolversParentTypes['DeleteProductResult']> = {
  __resolveType: TypeResolveFn<'DeleteProductSuccess', ParentType, ContextType>;
};

export type DeleteProductSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteProductSuccess'] = ResolversParentTypes['DeleteProductSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeletePromotionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePromotionSuccess'] = ResolversParentTypes['DeletePromotionSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeleteSearchSynonymsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSearchSynonymsSuccess'] = ResolversParentTypes['DeleteSearchSynonymsSuccess']> = {
  synonyms?: Resolver<ResolversTypes['SearchSynonyms'], ParentType, ContextType>;
};

export type DeleteShippingMethodSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteShippingMethodSuccess'] = ResolversParentTypes['DeleteShippingMethodSuccess']> = {
  methodId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeleteShippingZoneSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteShippingZoneSuccess'] = ResolversParentTypes['DeleteShippingZoneSuccess']> = {
  zoneId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeleteTaxRateSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteTaxRateSuccess'] = ResolversParentTypes['DeleteTaxRateSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeleteWebhookEndpointSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteWebhookEndpointSuccess'] = ResolversParentTypes['DeleteWebhookEndpointSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DetachImageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DetachImageResult'] = ResolversParentTypes['DetachImageResult']> = {
  __resolveType: TypeResolveFn<'DetachImageSuccess', ParentType, ContextType>;
};

export type DetachImageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DetachImageSuccess'] = ResolversParentTypes['DetachImageSuccess']> = {
  imageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiscountCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscountCode'] = ResolversParentTypes['DiscountCode']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isCombinable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isLimited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maxUses?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxUsesPerCustomer?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minimumSubtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  percentage?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  products?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  uses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DiscountCodeAppliesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscountCodeApplies'] = ResolversParentTypes['DiscountCodeApplies']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiscountCodeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscountCodeConnection'] = ResolversParentTypes['DiscountCodeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DiscountCodeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DiscountCode']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DiscountCodeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscountCodeEdge'] = ResolversParentTypes['DiscountCodeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DiscountCode'], ParentType, ContextType>;
};

export type DiscountCodeRejectedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscountCodeRejected'] = ResolversParentTypes['DiscountCodeRejected']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['DiscountRejection'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiscountCodeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscountCodeResult'] = ResolversParentTypes['DiscountCodeResult']> = {
  __resolveType: TypeResolveFn<'DiscountCodeApplies' | 'DiscountCodeRejected', ParentType, ContextType>;
};

export type DiscountCodeTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscountCodeTaken'] = ResolversParentTypes['DiscountCodeTaken']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiscountLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscountLine'] = ResolversParentTypes['DiscountLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DiscountKind'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['DiscountTarget'], ParentType, ContextType>;
};

export type EmailResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Email'] = ResolversParentTypes['Email']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EmailKind'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  resendOf?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['EmailState'], ParentType, ContextType>;
};

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type EmailPendingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailPending'] = ResolversParentTypes['EmailPending']> = {
  email?: Resolver<ResolversTypes['Email'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmailTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailTaken'] = ResolversParentTypes['EmailTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  attribute?: Resolver<ResolversTypes['Attribute'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['FacetValue']>, ParentType, ContextType>;
};

export type FacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FacetValue'] = ResolversParentTypes['FacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['AttributeValue'], ParentType, ContextType>;
};

export type FailedJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FailedJob'] = ResolversParentTypes['FailedJob']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FailedJobConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FailedJobConnection'] = ResolversParentTypes['FailedJobConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FailedJobEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['FailedJob']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FailedJobEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FailedJobEdge'] = ResolversParentTypes['FailedJobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FailedJob'], ParentType, ContextType>;
};

export type GenerateVariantsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GenerateVariantsResult'] = ResolversParentTypes['GenerateVariantsResult']> = {
  __resolveType: TypeResolveFn<'GenerateVariantsSuccess' | 'InvalidInput' | 'SkuTaken' | 'SlugTaken' | 'VariantsFull', ParentType, ContextType>;
};

export type GenerateVariantsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GenerateVariantsSuccess'] = ResolversParentTypes['GenerateVariantsSuccess']> = {
  created?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  group?: Resolver<ResolversTypes['ProductGroup'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HttpHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HttpHeader'] = ResolversParentTypes['HttpHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageUploadPendingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImageUploadPending'] = ResolversParentTypes['ImageUploadPending']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageUploadRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImageUploadRefused'] = ResolversParentTypes['ImageUploadRefused']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageUploadsDisabledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImageUploadsDisabled'] = ResolversParentTypes['ImageUploadsDisabled']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImagesChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImagesChanged'] = ResolversParentTypes['ImagesChanged']> = {
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImagesFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImagesFull'] = ResolversParentTypes['ImagesFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImportUploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportUpload'] = ResolversParentTypes['ImportUpload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headers?: Resolver<Array<ResolversTypes['UploadHeader']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type ImportUploadsFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportUploadsFull'] = ResolversParentTypes['ImportUploadsFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InputIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputIssue'] = ResolversParentTypes['InputIssue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InsufficientStockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsufficientStock'] = ResolversParentTypes['InsufficientStock']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shortages?: Resolver<Array<ResolversTypes['StockShortage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidCredentialsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidCredentials'] = ResolversParentTypes['InvalidCredentials']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  issues?: Resolver<Array<ResolversTypes['InputIssue']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidRefreshTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidRefreshToken'] = ResolversParentTypes['InvalidRefreshToken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidToken'] = ResolversParentTypes['InvalidToken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type LastAdministratorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LastAdministrator'] = ResolversParentTypes['LastAdministrator']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LoginResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginResult'] = ResolversParentTypes['LoginResult']> = {
  __resolveType: TypeResolveFn<'InvalidCredentials' | 'LoginSuccess', ParentType, ContextType>;
};

export type LoginSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginSuccess'] = ResolversParentTypes['LoginSuccess']> = {
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addOrderNote?: Resolver<ResolversTypes['AddOrderNoteResult'], ParentType, ContextType, RequireFields<MutationAddOrderNoteArgs, 'input'>>;
  addProductVariant?: Resolver<ResolversTypes['AddProductVariantResult'], ParentType, ContextType, RequireFields<MutationAddProductVariantArgs, 'input'>>;
  addToCart?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationAddToCartArgs, 'input'>>;
  adjustStock?: Resolver<ResolversTypes['AdjustStockResult'], ParentType, ContextType, RequireFields<MutationAdjustStockArgs, 'input'>>;
  applyDiscountCode?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationApplyDiscountCodeArgs, 'code'>>;
  attachImage?: Resolver<ResolversTypes['AttachImageResult'], ParentType, ContextType, RequireFields<MutationAttachImageArgs, 'input'>>;
  cancelOrder?: Resolver<ResolversTypes['CancelOrderResult'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordResult'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  claimOrder?: Resolver<ResolversTypes['ClaimOrderResult'], ParentType, ContextType, RequireFields<MutationClaimOrderArgs, 'token'>>;
  clearCart?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, Partial<MutationClearCartArgs>>;
  closePayment?: Resolver<ResolversTypes['ClosePaymentResult'], ParentType, ContextType, RequireFields<MutationClosePaymentArgs, 'input'>>;
  confirmEmailChange?: Resolver<ResolversTypes['ConfirmEmailChangeResult'], ParentType, ContextType, RequireFields<MutationConfirmEmailChangeArgs, 'token'>>;
  createAddress?: Resolver<ResolversTypes['AddressResult'], ParentType, ContextType, RequireFields<MutationCreateAddressArgs, 'input'>>;
  createAttribute?: Resolver<ResolversTypes['CreateAttributeResult'], ParentType, ContextType, RequireFields<MutationCreateAttributeArgs, 'input'>>;
  createAttributeValue?: Resolver<ResolversTypes['CreateAttributeValueResult'], ParentType, ContextType, RequireFields<MutationCreateAttributeValueArgs, 'input'>>;
  createCart?: Resolver<ResolversTypes['CreateCartSuccess'], ParentType, ContextType>;
  createCategory?: Resolver<ResolversTypes['CreateCategoryResult'], ParentType, ContextType, RequireFields<MutationCreateCategoryArgs, 'input'>>;
  createDiscountCode?: Resolver<ResolversTypes['CreateDiscountCodeResult'], ParentType, ContextType, RequireFields<MutationCreateDiscountCodeArgs, 'input'>>;
  createExport?: Resolver<ResolversTypes['CreateExportSuccess'], ParentType, ContextType, RequireFields<MutationCreateExportArgs, 'format' | 'kind'>>;
  createImageUpload?: Resolver<ResolversTypes['CreateImageUploadResult'], ParentType, ContextType, RequireFields<MutationCreateImageUploadArgs, 'input'>>;
  createImportUpload?: Resolver<ResolversTypes['CreateImportUploadResult'], ParentType, ContextType, RequireFields<MutationCreateImportUploadArgs, 'input'>>;
  createProduct?: Resolver<ResolversTypes['CreateProductResult'], ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  createProductGroup?: Resolver<ResolversTypes['CreateProductGroupResult'], ParentType, ContextType, RequireFields<MutationCreateProductGroupArgs, 'input'>>;
  createPromotion?: Resolver<ResolversTypes['CreatePromotionResult'], ParentType, ContextType, RequireFields<MutationCreatePromotionArgs, 'input'>>;
  createSearchSynonyms?: Resolver<ResolversTypes['SearchSynonymsResult'], ParentType, ContextType, RequireFields<MutationCreateSearchSynonymsArgs, 'input'>>;
  createShippingMethod?: Resolver<ResolversTypes['CreateShippingMethodResult'], ParentType, ContextType, RequireFields<MutationCreateShippingMethodArgs, 'input'>>;
  createShippingZone?: Resolver<ResolversTypes['CreateShippingZoneResult'], ParentType, ContextType, RequireFields<MutationCreateShippingZoneArgs, 'input'>>;
  createTaxRate?: Resolver<ResolversTypes['CreateTaxRateResult'], ParentType, ContextType, RequireFields<MutationCreateTaxRateArgs, 'input'>>;
  createWebhookEndpoint?: Resolver<ResolversTypes['CreateWebhookEndpointResult'], ParentType, ContextType, RequireFields<MutationCreateWebhookEndpointArgs, 'input'>>;
  deleteAccount?: Resolver<ResolversTypes['DeleteAccountResult'], ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  deleteAddress?: Resolver<ResolversTypes['AddressResult'], ParentType, ContextType, RequireFields<MutationDeleteAddressArgs, 'id'>>;
  deleteAttribute?: Resolver<ResolversTypes['DeleteAttributeResult'], ParentType, ContextType, RequireFields<MutationDeleteAttributeArgs, 'id'>>;
  deleteAttributeValue?: Resolver<ResolversTypes['DeleteAttributeValueResult'], ParentType, ContextType, RequireFields<MutationDeleteAttributeValueArgs, 'id'>>;
  deleteCategory?: Resolver<ResolversTypes['DeleteCategoryResult'], ParentType, ContextType, RequireFields<MutationDeleteCategoryArgs, 'id'>>;
  deleteDiscountCode?: Resolver<ResolversTypes['DeleteDiscountCodeSuccess'], ParentType, ContextType, RequireFields<MutationDeleteDiscountCodeArgs, 'id'>>;
  deleteProduct?: Resolver<ResolversTypes['DeleteProductResult'], ParentType, ContextType, RequireFields<MutationDeleteProductArgs, 'id'>>;
  deleteProductGroup?: Resolver<ResolversTypes['DeleteProductGroupSuccess'], ParentType, ContextType, RequireFields<MutationDeleteProductGroupArgs, 'id'>>;
  deletePromotion?: Resolver<ResolversTypes['DeletePromotionSuccess'], ParentType, ContextType, RequireFields<MutationDeletePromotionArgs, 'id'>>;
  deleteSearchSynonyms?: Resolver<ResolversTypes['DeleteSearchSynonymsSuccess'], ParentType, ContextType, RequireFields<MutationDeleteSearchSynonymsArgs, 'id'>>;
  deleteShippingMethod?: Resolver<ResolversTypes['DeleteShippingMethodSuccess'], ParentType, ContextType, RequireFields<MutationDeleteShippingMethodArgs, 'id'>>;
  deleteShippingZone?: Resolver<ResolversTypes['DeleteShippingZoneSuccess'], ParentType, ContextType, RequireFields<MutationDeleteShippingZoneArgs, 'id'>>;
  deleteTaxRate?: Resolver<ResolversTypes['DeleteTaxRateSuccess'], ParentType, ContextType, RequireFields<MutationDeleteTaxRateArgs, 'id'>>;
  deleteWebhookEndpoint?: Resolver<ResolversTypes['DeleteWebhookEndpointSuccess'], ParentType, ContextType, RequireFields<MutationDeleteWebhookEndpointArgs, 'id'>>;
  detachImage?: Resolver<ResolversTypes['DetachImageResult'], ParentType, ContextType, RequireFields<MutationDetachImageArgs, 'id'>>;
  generateVariants?: Resolver<ResolversTypes['GenerateVariantsResult'], ParentType, ContextType, RequireFields<MutationGenerateVariantsArgs, 'input'>>;
  login?: Resolver<ResolversTypes['LoginResult'], ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  logout?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  logoutEverywhere?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mergeCart?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationMergeCartArgs, 'cartToken'>>;
  payOrder?: Resolver<ResolversTypes['PayOrderResult'], ParentType, ContextType, RequireFields<MutationPayOrderArgs, 'input'>>;
  placeOrder?: Resolver<ResolversTypes['PlaceOrderResult'], ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
  productBulkUpdate?: Resolver<Array<ResolversTypes['ProductBulkUpdateResult']>, ParentType, ContextType, RequireFields<MutationProductBulkUpdateArgs, 'input'>>;
  recordPayment?: Resolver<ResolversTypes['RecordPaymentResult'], ParentType, ContextType, RequireFields<MutationRecordPaymentArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionResult'], ParentType, ContextType, Partial<MutationRefreshSessionArgs>>;
  refundPayment?: Resolver<ResolversTypes['RefundPaymentResult'], ParentType, ContextType, RequireFields<MutationRefundPaymentArgs, 'input'>>;
  register?: Resolver<ResolversTypes['RegisterResult'], ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  removeCartItem?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationRemoveCartItemArgs, 'input'>>;
  removeDiscountCode?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, Partial<MutationRemoveDiscountCodeArgs>>;
  removeProductVariant?: Resolver<ResolversTypes['RemoveProductVariantSuccess'], ParentType, ContextType, RequireFields<MutationRemoveProductVariantArgs, 'productId'>>;
  reorder?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationReorderArgs, 'order'>>;
  reorderImages?: Resolver<ResolversTypes['ReorderImagesResult'], ParentType, ContextType, RequireFields<MutationReorderImagesArgs, 'imageIds'>>;
  requestEmailChange?: Resolver<ResolversTypes['RequestEmailChangeResult'], ParentType, ContextType, RequireFields<MutationRequestEmailChangeArgs, 'input'>>;
  requestEmailVerification?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requestOrderAccess?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRequestOrderAccessArgs, 'email' | 'number'>>;
  requestPasswordReset?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'email'>>;
  resendOrderEmail?: Resolver<ResolversTypes['ResendOrderEmailResult'], ParentType, ContextType, RequireFields<MutationResendOrderEmailArgs, 'emailId'>>;
  resendWebhookDelivery?: Resolver<ResolversTypes['ResendWebhookDeliveryResult'], ParentType, ContextType, RequireFields<MutationResendWebhookDeliveryArgs, 'id'>>;
  resetPassword?: Resolver<ResolversTypes['ResetPasswordResult'], ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  retryJob?: Resolver<ResolversTypes['FailedJob'], ParentType, ContextType, RequireFields<MutationRetryJobArgs, 'id'>>;
  revokeSession?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'id'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['RotateWebhookSecretSuccess'], ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'id'>>;
  setProductAttributes?: Resolver<ResolversTypes['SetProductAttributesResult'], ParentType, ContextType, RequireFields<MutationSetProductAttributesArgs, 'input'>>;
  setRelatedProducts?: Resolver<ResolversTypes['SetRelatedProductsResult'], ParentType, ContextType, RequireFields<MutationSetRelatedProductsArgs, 'input'>>;
  setStock?: Resolver<ResolversTypes['AdjustStockResult'], ParentType, ContextType, RequireFields<MutationSetStockArgs, 'input'>>;
  setUserRole?: Resolver<ResolversTypes['SetUserRoleResult'], ParentType, ContextType, RequireFields<MutationSetUserRoleArgs, 'input'>>;
  sortCategoryProducts?: Resolver<ResolversTypes['SortCategoryProductsResult'], ParentType, ContextType, RequireFields<MutationSortCategoryProductsArgs, 'input'>>;
  startCatalogImport?: Resolver<ResolversTypes['StartCatalogImportResult'], ParentType, ContextType, RequireFields<MutationStartCatalogImportArgs, 'dryRun' | 'onError' | 'uploadToken'>>;
  updateAddress?: Resolver<ResolversTypes['AddressResult'], ParentType, ContextType, RequireFields<MutationUpdateAddressArgs, 'id' | 'input'>>;
  updateAttribute?: Resolver<ResolversTypes['UpdateAttributeResult'], ParentType, ContextType, RequireFields<MutationUpdateAttributeArgs, 'id' | 'input'>>;
  updateAttributeValue?: Resolver<ResolversTypes['UpdateAttributeValueResult'], ParentType, ContextType, RequireFields<MutationUpdateAttributeValueArgs, 'id' | 'input'>>;
  updateCartItem?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationUpdateCartItemArgs, 'input'>>;
  updateCategory?: Resolver<ResolversTypes['UpdateCategoryResult'], ParentType, ContextType, RequireFields<MutationUpdateCategoryArgs, 'id' | 'input'>>;
  updateDiscountCode?: Resolver<ResolversTypes['UpdateDiscountCodeResult'], ParentType, ContextType, RequireFields<MutationUpdateDiscountCodeArgs, 'id' | 'input'>>;
  updateImage?: Resolver<ResolversTypes['UpdateImageResult'], ParentType, ContextType, RequireFields<MutationUpdateImageArgs, 'id' | 'input'>>;
  updateOrderStatus?: Resolver<ResolversTypes['UpdateOrderStatusResult'], ParentType, ContextType, RequireFields<MutationUpdateOrderStatusArgs, 'input'>>;
  updateProduct?: Resolver<ResolversTypes['UpdateProductResult'], ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'id' | 'input'>>;
  updateProductGroup?: Resolver<ResolversTypes['UpdateProductGroupResult'], ParentType, ContextType, RequireFields<MutationUpdateProductGroupArgs, 'id' | 'input'>>;
  updateProfile?: Resolver<ResolversTypes['UpdateProfileResult'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  updatePromotion?: Resolver<ResolversTypes['UpdatePromotionResult'], ParentType, ContextType, RequireFields<MutationUpdatePromotionArgs, 'id' | 'input'>>;
  updateSearchSynonyms?: Resolver<ResolversTypes['SearchSynonymsResult'], ParentType, ContextType, RequireFields<MutationUpdateSearchSynonymsArgs, 'id' | 'input'>>;
  updateShippingMethod?: Resolver<ResolversTypes['UpdateShippingMethodResult'], ParentType, ContextType, RequireFields<MutationUpdateShippingMethodArgs, 'id' | 'input'>>;
  updateShippingZone?: Resolver<ResolversTypes['UpdateShippingZoneResult'], ParentType, ContextType, RequireFields<MutationUpdateShippingZoneArgs, 'id' | 'input'>>;
  updateTaxRate?: Resolver<ResolversTypes['UpdateTaxRateResult'], ParentType, ContextType, RequireFields<MutationUpdateTaxRateArgs, 'id' | 'input'>>;
  updateTracking?: Resolver<ResolversTypes['UpdateTrackingResult'], ParentType, ContextType, RequireFields<MutationUpdateTrackingArgs, 'input'>>;
  updateWebhookEndpoint?: Resolver<ResolversTypes['UpdateWebhookEndpointResult'], ParentType, ContextType, RequireFields<MutationUpdateWebhookEndpointArgs, 'id' | 'input'>>;
  verifyEmail?: Resolver<ResolversTypes['VerifyEmailResult'], ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'token'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Category' | 'Order' | 'Product' | 'User', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  allowedTransitions?: Resolver<Array<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  amountDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  amountRefunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  billingAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  details?: Resolver<Array<ResolversTypes['OrderDetails']>, ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discountLines?: Resolver<Array<ResolversTypes['DiscountLine']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  emails?: Resolver<Array<ResolversTypes['Email']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['OrderEvent']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paymentStatus?: Resolver<ResolversTypes['OrderPaymentStatus'], ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['Payment']>, ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pricesIncludeTax?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shipping?: Resolver<Maybe<ResolversTypes['OrderShipping']>, ParentType, ContextType>;
  shippingAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  staffNotes?: Resolver<Array<ResolversTypes['OrderNote']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxLines?: Resolver<Array<ResolversTypes['TaxLine']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChange'] = ResolversParentTypes['OrderChange']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrderChangeKind'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
};

export type OrderChangePageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChangePage'] = ResolversParentTypes['OrderChangePage']> = {
  changes?: Resolver<Array<ResolversTypes['OrderChange']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OrderChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChanged'] = ResolversParentTypes['OrderChanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderDetails'] = ResolversParentTypes['OrderDetails']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountAllocations?: Resolver<Array<ResolversTypes['DiscountLine']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['OrderLineOption']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regularUnitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEvent'] = ResolversParentTypes['OrderEvent']> = {
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
};

export type OrderLineOptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLineOption'] = ResolversParentTypes['OrderLineOption']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderNotPayableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotPayable'] = ResolversParentTypes['OrderNotPayable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderNotShippedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotShipped'] = ResolversParentTypes['OrderNotShipped']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderNoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNote'] = ResolversParentTypes['OrderNote']> = {
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['OrderNoteVisibility'], ParentType, ContextType>;
};

export type OrderNotesFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotesFull'] = ResolversParentTypes['OrderNotesFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  most?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderPreview'] = ResolversParentTypes['OrderPreview']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountLines?: Resolver<Array<ResolversTypes['DiscountLine']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderPreviewLine']>, ParentType, ContextType>;
  pricesIncludeTax?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['CartProblem']>, ParentType, ContextType>;
  shipping?: Resolver<Maybe<ResolversTypes['OrderShipping']>, ParentType, ContextType>;
  shippingOptions?: Resolver<Array<ResolversTypes['ShippingOption']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxLines?: Resolver<Array<ResolversTypes['TaxLine']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderPreviewLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderPreviewLine'] = ResolversParentTypes['OrderPreviewLine']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountAllocations?: Resolver<Array<ResolversTypes['DiscountLine']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderShippingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderShipping'] = ResolversParentTypes['OrderShipping']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PayOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayOrderResult'] = ResolversParentTypes['PayOrderResult']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'InvalidInput' | 'OrderNotPayable' | 'PayOrderSuccess' | 'PaymentDeclined', ParentType, ContextType>;
};

export type PayOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayOrderSuccess'] = ResolversParentTypes['PayOrderSuccess']> = {
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  amountRefunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['ManualPaymentMethod']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refunds?: Resolver<Array<ResolversTypes['Refund']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PaymentDeclinedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentDeclined'] = ResolversParentTypes['PaymentDeclined']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentNotClosableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentNotClosable'] = ResolversParentTypes['PaymentNotClosable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlaceOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderResult'] = ResolversParentTypes['PlaceOrderResult']> = {
  __resolveType: TypeResolveFn<'CartEmpty' | 'DiscountCodeRejected' | 'IdempotencyKeyReused' | 'InsufficientStock' | 'InvalidInput' | 'PlaceOrderSuccess' | 'ProductUnavailable' | 'QuantityNotAllowed' | 'ShippingMethodUnavailable' | 'TooManyUnpaidOrders' | 'TotalChanged', ParentType, ContextType>;
};

export type PlaceOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderSuccess'] = ResolversParentTypes['PlaceOrderSuccess']> = {
  accessToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PreviewOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PreviewOrderResult'] = ResolversParentTypes['PreviewOrderResult']> = {
  __resolveType: TypeResolveFn<'CartEmpty' | 'InvalidInput' | 'OrderPreview' | 'ShippingMethodUnavailable', ParentType, ContextType>;
};

export type PriceChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceChanged'] = ResolversParentTypes['PriceChanged']> = {
  items?: Resolver<Array<ResolversTypes['CartItem']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PriceRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceRange'] = ResolversParentTypes['PriceRange']> = {
  max?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  attributes?: Resolver<Array<ResolversTypes['ProductAttribute']>, ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  compareAtPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['ProductGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType, Partial<ProductImagesArgs>>;
  inStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lowestPrice30Days?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  maxQuantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['ProductOption']>, ParentType, ContextType>;
  previousPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  publishAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quantityStep?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  related?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<ProductRelatedArgs, 'first'>>;
  saleEndsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  salePrice?: Resolver<Maybe<ResolversTypes['SalePrice']>, ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stockLevel?: Resolver<ResolversTypes['StockLevel'], ParentType, ContextType>;
  stockMovements?: Resolver<ResolversTypes['StockMovementConnection'], ParentType, ContextType, Partial<ProductStockMovementsArgs>>;
  taxClass?: Resolver<ResolversTypes['TaxClass'], ParentType, ContextType>;
  unpublishAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  weightGrams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductAttribute'] = ResolversParentTypes['ProductAttribute']> = {
  attribute?: Resolver<ResolversTypes['Attribute'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['AttributeValue']>, ParentType, ContextType>;
};

export type ProductBulkUpdateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductBulkUpdateResult'] = ResolversParentTypes['ProductBulkUpdateResult']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'InsufficientStock' | 'InvalidInput' | 'ProductBulkUpdateSuccess', ParentType, ContextType>;
};

export type ProductBulkUpdateSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductBulkUpdateSuccess'] = ResolversParentTypes['ProductBulkUpdateSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  facets?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  priceRange?: Resolver<Maybe<ResolversTypes['PriceRange']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductGroup'] = ResolversParentTypes['ProductGroup']> = {
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType, Partial<ProductGroupImagesArgs>>;
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priceRange?: Resolver<Maybe<ResolversTypes['PriceRange']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  variants?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  variesBy?: Resolver<Array<ResolversTypes['Attribute']>, ParentType, ContextType>;
};

export type ProductGroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductGroupConnection'] = ResolversParentTypes['ProductGroupConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductGroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ProductGroup']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductGroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductGroupEdge'] = ResolversParentTypes['ProductGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProductGroup'], ParentType, ContextType>;
};

export type ProductImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductImage'] = ResolversParentTypes['ProductImage']> = {
  alt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  placeholder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ImageState'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType, RequireFields<ProductImageUrlArgs, 'format'>>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductOptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductOption'] = ResolversParentTypes['ProductOption']> = {
  attribute?: Resolver<ResolversTypes['Attribute'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['AttributeValue'], ParentType, ContextType>;
};

export type ProductUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductUnavailable'] = ResolversParentTypes['ProductUnavailable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  products?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PromotionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Promotion'] = ResolversParentTypes['Promotion']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  buyQuantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  getQuantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isCombinable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isFreeShipping?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isLimited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maxUses?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxUsesPerCustomer?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minimumSubtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  percentage?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  products?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  uses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PromotionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromotionConnection'] = ResolversParentTypes['PromotionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PromotionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Promotion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PromotionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromotionEdge'] = ResolversParentTypes['PromotionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Promotion'], ParentType, ContextType>;
};

export type PromotionKeyTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromotionKeyTaken'] = ResolversParentTypes['PromotionKeyTaken']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PromotionsFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromotionsFull'] = ResolversParentTypes['PromotionsFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuantityNotAllowedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuantityNotAllowed'] = ResolversParentTypes['QuantityNotAllowed']> = {
  items?: Resolver<Array<ResolversTypes['QuantityRule']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuantityRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuantityRule'] = ResolversParentTypes['QuantityRule']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minimum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nearest?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  attributes?: Resolver<Array<ResolversTypes['Attribute']>, ParentType, ContextType>;
  auditLog?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, Partial<QueryAuditLogArgs>>;
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType, Partial<QueryCartArgs>>;
  catalogImport?: Resolver<Maybe<ResolversTypes['CatalogImport']>, ParentType, ContextType, RequireFields<QueryCatalogImportArgs, 'id'>>;
  categories?: Resolver<ResolversTypes['CategoryConnection'], ParentType, ContextType, Partial<QueryCategoriesArgs>>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<QueryCategoryArgs, 'by'>>;
  customer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customers?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryCustomersArgs>>;
  discountCode?: Resolver<ResolversTypes['DiscountCodeResult'], ParentType, ContextType, RequireFields<QueryDiscountCodeArgs, 'code'>>;
  discountCodes?: Resolver<ResolversTypes['DiscountCodeConnection'], ParentType, ContextType, Partial<QueryDiscountCodesArgs>>;
  failedJobs?: Resolver<ResolversTypes['FailedJobConnection'], ParentType, ContextType, Partial<QueryFailedJobsArgs>>;
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'by'>>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, Partial<QueryOrdersArgs>>;
  ordersChangedSince?: Resolver<ResolversTypes['OrderChangePage'], ParentType, ContextType, RequireFields<QueryOrdersChangedSinceArgs, 'first'>>;
  previewOrder?: Resolver<ResolversTypes['PreviewOrderResult'], ParentType, ContextType, RequireFields<QueryPreviewOrderArgs, 'input'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'by'>>;
  productGroup?: Resolver<Maybe<ResolversTypes['ProductGroup']>, ParentType, ContextType, RequireFields<QueryProductGroupArgs, 'by'>>;
  productGroups?: Resolver<ResolversTypes['ProductGroupConnection'], ParentType, ContextType, Partial<QueryProductGroupsArgs>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, Partial<QueryProductsArgs>>;
  promotions?: Resolver<ResolversTypes['PromotionConnection'], ParentType, ContextType, Partial<QueryPromotionsArgs>>;
  searchSuggestions?: Resolver<ResolversTypes['SearchSuggestions'], ParentType, ContextType, RequireFields<QuerySearchSuggestionsArgs, 'prefix'>>;
  searchSynonyms?: Resolver<ResolversTypes['SearchSynonymsConnection'], ParentType, ContextType, Partial<QuerySearchSynonymsArgs>>;
  shippingOptions?: Resolver<Array<ResolversTypes['ShippingOption']>, ParentType, ContextType, RequireFields<QueryShippingOptionsArgs, 'country'>>;
  shippingZones?: Resolver<ResolversTypes['ShippingZoneConnection'], ParentType, ContextType, Partial<QueryShippingZonesArgs>>;
  shop?: Resolver<ResolversTypes['Shop'], ParentType, ContextType>;
  taxRates?: Resolver<ResolversTypes['TaxRateConnection'], ParentType, ContextType, Partial<QueryTaxRatesArgs>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryUsersArgs>>;
  webhookDeliveries?: Resolver<ResolversTypes['WebhookDeliveryConnection'], ParentType, ContextType, Partial<QueryWebhookDeliveriesArgs>>;
  webhookEndpoints?: Resolver<ResolversTypes['WebhookEndpointConnection'], ParentType, ContextType, Partial<QueryWebhookEndpointsArgs>>;
};

export type RecordPaymentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPaymentResult'] = ResolversParentTypes['RecordPaymentResult']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'InvalidInput' | 'OrderNotPayable' | 'RecordPaymentSuccess', ParentType, ContextType>;
};

export type RecordPaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPaymentSuccess'] = ResolversParentTypes['RecordPaymentSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefreshSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionResult'] = ResolversParentTypes['RefreshSessionResult']> = {
  __resolveType: TypeResolveFn<'InvalidRefreshToken' | 'RefreshSessionSuccess', ParentType, ContextType>;
};

export type RefreshSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionSuccess'] = ResolversParentTypes['RefreshSessionSuccess']> = {
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['RefundLine']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shipping?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type RefundLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundLine'] = ResolversParentTypes['RefundLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RefundNotPossibleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundNotPossible'] = ResolversParentTypes['RefundNotPossible']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  refundable?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundPaymentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundPaymentResult'] = ResolversParentTypes['RefundPaymentResult']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'InvalidInput' | 'RefundNotPossible' | 'RefundPaymentSuccess', ParentType, ContextType>;
};

export type RefundPaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundPaymentSuccess'] = ResolversParentTypes['RefundPaymentSuccess']> = {
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  refund?: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterResult'] = ResolversParentTypes['RegisterResult']> = {
  __resolveType: TypeResolveFn<'EmailTaken' | 'InvalidInput' | 'RegisterSuccess', ParentType, ContextType>;
};

export type RegisterSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterSuccess'] = ResolversParentTypes['RegisterSuccess']> = {
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveProductVariantSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveProductVariantSuccess'] = ResolversParentTypes['RemoveProductVariantSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ReorderImagesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReorderImagesResult'] = ResolversParentTypes['ReorderImagesResult']> = {
  __resolveType: TypeResolveFn<'ImagesChanged' | 'InvalidInput' | 'ReorderImagesSuccess', ParentType, ContextType>;
};

export type ReorderImagesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReorderImagesSuccess'] = ResolversParentTypes['ReorderImagesSuccess']> = {
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestEmailChangeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEmailChangeResult'] = ResolversParentTypes['RequestEmailChangeResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'RequestEmailChangeSuccess' | 'WrongPassword', ParentType, ContextType>;
};

export type RequestEmailChangeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEmailChangeSuccess'] = ResolversParentTypes['RequestEmailChangeSuccess']> = {
  newEmail?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResendOrderEmailResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendOrderEmailResult'] = ResolversParentTypes['ResendOrderEmailResult']> = {
  __resolveType: TypeResolveFn<'EmailPending' | 'ResendOrderEmailSuccess', ParentType, ContextType>;
};

export type ResendOrderEmailSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendOrderEmailSuccess'] = ResolversParentTypes['ResendOrderEmailSuccess']> = {
  email?: Resolver<ResolversTypes['Email'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResendWebhookDeliveryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendWebhookDeliveryResult'] = ResolversParentTypes['ResendWebhookDeliveryResult']> = {
  __resolveType: TypeResolveFn<'ResendWebhookDeliverySuccess' | 'WebhookEndpointInactive' | 'WebhookPending', ParentType, ContextType>;
};

export type ResendWebhookDeliverySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendWebhookDeliverySuccess'] = ResolversParentTypes['ResendWebhookDeliverySuccess']> = {
  delivery?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResetPasswordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordResult'] = ResolversParentTypes['ResetPasswordResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'InvalidToken' | 'ResetPasswordSuccess', ParentType, ContextType>;
};

export type ResetPasswordSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordSuccess'] = ResolversParentTypes['ResetPasswordSuccess']> = {
  email?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RotateWebhookSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateWebhookSecretSuccess'] = ResolversParentTypes['RotateWebhookSecretSuccess']> = {
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SalePriceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalePrice'] = ResolversParentTypes['SalePrice']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SavedAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedAddress'] = ResolversParentTypes['SavedAddress']> = {
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDefaultBilling?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isDefaultShipping?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SearchSuggestionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchSuggestions'] = ResolversParentTypes['SearchSuggestions']> = {
  categories?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  products?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  terms?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SearchSynonymsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchSynonyms'] = ResolversParentTypes['SearchSynonyms']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  terms?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SearchSynonymsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchSynonymsConnection'] = ResolversParentTypes['SearchSynonymsConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SearchSynonymsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SearchSynonyms']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchSynonymsEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchSynonymsEdge'] = ResolversParentTypes['SearchSynonymsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SearchSynonyms'], ParentType, ContextType>;
};

export type SearchSynonymsFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchSynonymsFull'] = ResolversParentTypes['SearchSynonymsFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SearchSynonymsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchSynonymsResult'] = ResolversParentTypes['SearchSynonymsResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'SearchSynonymsFull' | 'SearchSynonymsSuccess', ParentType, ContextType>;
};

export type SearchSynonymsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchSynonymsSuccess'] = ResolversParentTypes['SearchSynonymsSuccess']> = {
  synonyms?: Resolver<ResolversTypes['SearchSynonyms'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type SetProductAttributesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetProductAttributesResult'] = ResolversParentTypes['SetProductAttributesResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'SetProductAttributesSuccess', ParentType, ContextType>;
};

export type SetProductAttributesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetProductAttributesSuccess'] = ResolversParentTypes['SetProductAttributesSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetRelatedProductsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetRelatedProductsResult'] = ResolversParentTypes['SetRelatedProductsResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'SetRelatedProductsSuccess', ParentType, ContextType>;
};

export type SetRelatedProductsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetRelatedProductsSuccess'] = ResolversParentTypes['SetRelatedProductsSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetUserRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserRoleResult'] = ResolversParentTypes['SetUserRoleResult']> = {
  __resolveType: TypeResolveFn<'LastAdministrator' | 'SetUserRoleSuccess', ParentType, ContextType>;
};

export type SetUserRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserRoleSuccess'] = ResolversParentTypes['SetUserRoleSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShippingMethodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingMethod'] = ResolversParentTypes['ShippingMethod']> = {
  carrierService?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freeFrom?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maxDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxSubtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  maxWeightGrams?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minSubtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  minWeightGrams?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  rateSource?: Resolver<ResolversTypes['ShippingRateSource'], ParentType, ContextType>;
  taxClass?: Resolver<ResolversTypes['TaxClass'], ParentType, ContextType>;
  tiers?: Resolver<Array<ResolversTypes['ShippingTier']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  zone?: Resolver<ResolversTypes['ShippingZone'], ParentType, ContextType>;
};

export type ShippingMethodUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingMethodUnavailable'] = ResolversParentTypes['ShippingMethodUnavailable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['ShippingOption']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShippingMethodsFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingMethodsFull'] = ResolversParentTypes['ShippingMethodsFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShippingOptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingOption'] = ResolversParentTypes['ShippingOption']> = {
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['ShippingMethod'], ParentType, ContextType>;
  missingForFree?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ShippingPlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingPlace'] = ResolversParentTypes['ShippingPlace']> = {
  country?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ShippingPlaceTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingPlaceTaken'] = ResolversParentTypes['ShippingPlaceTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShippingTierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingTier'] = ResolversParentTypes['ShippingTier']> = {
  fromSubtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  fromWeightGrams?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ShippingZoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingZone'] = ResolversParentTypes['ShippingZone']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['ShippingMethod']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  places?: Resolver<Array<ResolversTypes['ShippingPlace']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ShippingZoneConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingZoneConnection'] = ResolversParentTypes['ShippingZoneConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ShippingZoneEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ShippingZone']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShippingZoneEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingZoneEdge'] = ResolversParentTypes['ShippingZoneEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ShippingZone'], ParentType, ContextType>;
};

export type ShopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Shop'] = ResolversParentTypes['Shop']> = {
  countries?: Resolver<Array<ResolversTypes['ShopCountry']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  guestCheckout?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  links?: Resolver<Array<ResolversTypes['ShopLink']>, ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['ShopPayment']>, ParentType, ContextType>;
  pricesIncludeTax?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requiresShipping?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  showsExactStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type ShopCountryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShopCountry'] = ResolversParentTypes['ShopCountry']> = {
  code?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCodeRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  regions?: Resolver<Array<ResolversTypes['ShopRegion']>, ParentType, ContextType>;
};

export type ShopLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShopLink'] = ResolversParentTypes['ShopLink']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type ShopPaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShopPayment'] = ResolversParentTypes['ShopPayment']> = {
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishableKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ShopRegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShopRegion'] = ResolversParentTypes['ShopRegion']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SkuTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkuTaken'] = ResolversParentTypes['SkuTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlugTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlugTaken'] = ResolversParentTypes['SlugTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SortCategoryProductsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SortCategoryProductsResult'] = ResolversParentTypes['SortCategoryProductsResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'SortCategoryProductsSuccess', ParentType, ContextType>;
};

export type SortCategoryProductsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SortCategoryProductsSuccess'] = ResolversParentTypes['SortCategoryProductsSuccess']> = {
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartCatalogImportResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartCatalogImportResult'] = ResolversParentTypes['StartCatalogImportResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'StartCatalogImportSuccess', ParentType, ContextType>;
};

export type StartCatalogImportSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartCatalogImportSuccess'] = ResolversParentTypes['StartCatalogImportSuccess']> = {
  catalogImport?: Resolver<ResolversTypes['CatalogImport'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockChanged'] = ResolversParentTypes['StockChanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockMovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = {
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  delta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StockMovementKind'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stockAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockMovementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockMovementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockMovementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementEdge'] = ResolversParentTypes['StockMovementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
};

export type StockShortageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockShortage'] = ResolversParentTypes['StockShortage']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  cartUpdated?: SubscriptionResolver<Maybe<ResolversTypes['Cart']>, "cartUpdated", ParentType, ContextType, Partial<SubscriptionCartUpdatedArgs>>;
  myOrdersUpdated?: SubscriptionResolver<ResolversTypes['Order'], "myOrdersUpdated", ParentType, ContextType>;
  newOrders?: SubscriptionResolver<ResolversTypes['Order'], "newOrders", ParentType, ContextType>;
  orderUpdated?: SubscriptionResolver<ResolversTypes['Order'], "orderUpdated", ParentType, ContextType, RequireFields<SubscriptionOrderUpdatedArgs, 'orderId'>>;
  stockChanged?: SubscriptionResolver<Maybe<ResolversTypes['Product']>, "stockChanged", ParentType, ContextType, RequireFields<SubscriptionStockChangedArgs, 'productIds'>>;
};

export type TaxLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaxLine'] = ResolversParentTypes['TaxLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  base?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type TaxRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaxRate'] = ResolversParentTypes['TaxRate']> = {
  country?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  taxClass?: Resolver<ResolversTypes['TaxClass'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TaxRateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaxRateConnection'] = ResolversParentTypes['TaxRateConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TaxRateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TaxRate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TaxRateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaxRateEdge'] = ResolversParentTypes['TaxRateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TaxRate'], ParentType, ContextType>;
};

export type TaxRateTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaxRateTaken'] = ResolversParentTypes['TaxRateTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TooManyUnpaidOrdersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TooManyUnpaidOrders'] = ResolversParentTypes['TooManyUnpaidOrders']> = {
  maxOrders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TotalChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TotalChange'] = ResolversParentTypes['TotalChange']> = {
  actual?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  part?: Resolver<ResolversTypes['TotalPart'], ParentType, ContextType>;
};

export type TotalChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TotalChanged'] = ResolversParentTypes['TotalChanged']> = {
  actual?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['TotalChange']>, ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preview?: Resolver<ResolversTypes['OrderPreview'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransitionNotAllowedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransitionNotAllowed'] = ResolversParentTypes['TransitionNotAllowed']> = {
  allowed?: Resolver<Array<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateAttributeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAttributeResult'] = ResolversParentTypes['UpdateAttributeResult']> = {
  __resolveType: TypeResolveFn<'AttributeCodeTaken' | 'InvalidInput' | 'UpdateAttributeSuccess', ParentType, ContextType>;
};

export type UpdateAttributeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAttributeSuccess'] = ResolversParentTypes['UpdateAttributeSuccess']> = {
  attribute?: Resolver<ResolversTypes['Attribute'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateAttributeValueResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAttributeValueResult'] = ResolversParentTypes['UpdateAttributeValueResult']> = {
  __resolveType: TypeResolveFn<'AttributeCodeTaken' | 'InvalidInput' | 'UpdateAttributeValueSuccess', ParentType, ContextType>;
};

export type UpdateAttributeValueSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAttributeValueSuccess'] = ResolversParentTypes['UpdateAttributeValueSuccess']> = {
  value?: Resolver<ResolversTypes['AttributeValue'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCategoryResult'] = ResolversParentTypes['UpdateCategoryResult']> = {
  __resolveType: TypeResolveFn<'CategoryCycle' | 'InvalidInput' | 'SlugTaken' | 'UpdateCategorySuccess', ParentType, ContextType>;
};

export type UpdateCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCategorySuccess'] = ResolversParentTypes['UpdateCategorySuccess']> = {
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateDiscountCodeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateDiscountCodeResult'] = ResolversParentTypes['UpdateDiscountCodeResult']> = {
  __resolveType: TypeResolveFn<'DiscountCodeTaken' | 'InvalidInput' | 'UpdateDiscountCodeSuccess', ParentType, ContextType>;
};

export type UpdateDiscountCodeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateDiscountCodeSuccess'] = ResolversParentTypes['UpdateDiscountCodeSuccess']> = {
  discountCode?: Resolver<ResolversTypes['DiscountCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateImageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateImageResult'] = ResolversParentTypes['UpdateImageResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateImageSuccess', ParentType, ContextType>;
};

export type UpdateImageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateImageSuccess'] = ResolversParentTypes['UpdateImageSuccess']> = {
  image?: Resolver<ResolversTypes['ProductImage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateOrderStatusResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateOrderStatusResult'] = ResolversParentTypes['UpdateOrderStatusResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'OrderChanged' | 'TransitionNotAllowed' | 'UpdateOrderStatusSuccess', ParentType, ContextType>;
};

export type UpdateOrderStatusSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateOrderStatusSuccess'] = ResolversParentTypes['UpdateOrderStatusSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProductGroupResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductGroupResult'] = ResolversParentTypes['UpdateProductGroupResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'SlugTaken' | 'UpdateProductGroupSuccess', ParentType, ContextType>;
};

export type UpdateProductGroupSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductGroupSuccess'] = ResolversParentTypes['UpdateProductGroupSuccess']> = {
  group?: Resolver<ResolversTypes['ProductGroup'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProductResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductResult'] = ResolversParentTypes['UpdateProductResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'SkuTaken' | 'SlugTaken' | 'UpdateProductSuccess', ParentType, ContextType>;
};

export type UpdateProductSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductSuccess'] = ResolversParentTypes['UpdateProductSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProfileResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfileResult'] = ResolversParentTypes['UpdateProfileResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateProfileSuccess', ParentType, ContextType>;
};

export type UpdateProfileSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfileSuccess'] = ResolversParentTypes['UpdateProfileSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdatePromotionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePromotionResult'] = ResolversParentTypes['UpdatePromotionResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'PromotionKeyTaken' | 'PromotionsFull' | 'UpdatePromotionSuccess', ParentType, ContextType>;
};

export type UpdatePromotionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePromotionSuccess'] = ResolversParentTypes['UpdatePromotionSuccess']> = {
  promotion?: Resolver<ResolversTypes['Promotion'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateShippingMethodResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateShippingMethodResult'] = ResolversParentTypes['UpdateShippingMethodResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateShippingMethodSuccess', ParentType, ContextType>;
};

export type UpdateShippingMethodSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateShippingMethodSuccess'] = ResolversParentTypes['UpdateShippingMethodSuccess']> = {
  method?: Resolver<ResolversTypes['ShippingMethod'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateShippingZoneResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateShippingZoneResult'] = ResolversParentTypes['UpdateShippingZoneResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'ShippingPlaceTaken' | 'UpdateShippingZoneSuccess', ParentType, ContextType>;
};

export type UpdateShippingZoneSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateShippingZoneSuccess'] = ResolversParentTypes['UpdateShippingZoneSuccess']> = {
  zone?: Resolver<ResolversTypes['ShippingZone'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateTaxRateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTaxRateResult'] = ResolversParentTypes['UpdateTaxRateResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'TaxRateTaken' | 'UpdateTaxRateSuccess', ParentType, ContextType>;
};

export type UpdateTaxRateSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTaxRateSuccess'] = ResolversParentTypes['UpdateTaxRateSuccess']> = {
  taxRate?: Resolver<ResolversTypes['TaxRate'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateTrackingResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTrackingResult'] = ResolversParentTypes['UpdateTrackingResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'OrderNotShipped' | 'UpdateTrackingSuccess', ParentType, ContextType>;
};

export type UpdateTrackingSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTrackingSuccess'] = ResolversParentTypes['UpdateTrackingSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateWebhookEndpointResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWebhookEndpointResult'] = ResolversParentTypes['UpdateWebhookEndpointResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateWebhookEndpointSuccess', ParentType, ContextType>;
};

export type UpdateWebhookEndpointSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWebhookEndpointSuccess'] = ResolversParentTypes['UpdateWebhookEndpointSuccess']> = {
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UploadHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadHeader'] = ResolversParentTypes['UploadHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  addresses?: Resolver<Array<ResolversTypes['SavedAddress']>, ParentType, ContextType>;
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  emailVerifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, Partial<UserOrdersArgs>>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  sessions?: Resolver<Maybe<Array<ResolversTypes['ActiveSession']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'AddressBookFull' | 'AddressExists' | 'AttributeCodeTaken' | 'AttributeInUse' | 'AttributesFull' | 'CartChanged' | 'CartEmpty' | 'CategoryCycle' | 'CategoryNotEmpty' | 'DiscountCodeRejected' | 'DiscountCodeTaken' | 'EmailPending' | 'EmailTaken' | 'IdempotencyKeyReused' | 'ImageUploadPending' | 'ImageUploadRefused' | 'ImageUploadsDisabled' | 'ImagesChanged' | 'ImagesFull' | 'ImportUploadsFull' | 'InsufficientStock' | 'InvalidCredentials' | 'InvalidInput' | 'InvalidRefreshToken' | 'InvalidToken' | 'LastAdministrator' | 'OrderChanged' | 'OrderNotPayable' | 'OrderNotShipped' | 'OrderNotesFull' | 'PaymentDeclined' | 'PaymentNotClosable' | 'PriceChanged' | 'ProductUnavailable' | 'PromotionKeyTaken' | 'PromotionsFull' | 'QuantityNotAllowed' | 'RefundNotPossible' | 'SearchSynonymsFull' | 'ShippingMethodUnavailable' | 'ShippingMethodsFull' | 'ShippingPlaceTaken' | 'SkuTaken' | 'SlugTaken' | 'StockChanged' | 'TaxRateTaken' | 'TooManyUnpaidOrders' | 'TotalChanged' | 'TransitionNotAllowed' | 'VariantExists' | 'VariantsFull' | 'WebhookEndpointInactive' | 'WebhookEndpointsFull' | 'WebhookPending' | 'WrongPassword', ParentType, ContextType>;
};

export type VariantExistsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VariantExists'] = ResolversParentTypes['VariantExists']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VariantsFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VariantsFull'] = ResolversParentTypes['VariantsFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VerifyEmailResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyEmailResult'] = ResolversParentTypes['VerifyEmailResult']> = {
  __resolveType: TypeResolveFn<'InvalidToken' | 'VerifyEmailSuccess', ParentType, ContextType>;
};

export type VerifyEmailSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyEmailSuccess'] = ResolversParentTypes['VerifyEmailSuccess']> = {
  email?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['OrderChangeKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  responseStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeliveryState'], ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookEndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpoint'] = ResolversParentTypes['WebhookEndpoint']> = {
  consecutiveFailures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['OrderChangeKind']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pausedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type WebhookEndpointConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpointConnection'] = ResolversParentTypes['WebhookEndpointConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookEndpointEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookEndpointEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpointEdge'] = ResolversParentTypes['WebhookEndpointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
};

export type WebhookEndpointInactiveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpointInactive'] = ResolversParentTypes['WebhookEndpointInactive']> = {
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookEndpointsFullResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpointsFull'] = ResolversParentTypes['WebhookEndpointsFull']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  most?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookPendingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookPending'] = ResolversParentTypes['WebhookPending']> = {
  delivery?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WrongPasswordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrongPassword'] = ResolversParentTypes['WrongPassword']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  ActiveSession?: ActiveSessionResolvers<ContextType>;
  AddOrderNoteResult?: AddOrderNoteResultResolvers<ContextType>;
  AddOrderNoteSuccess?: AddOrderNoteSuccessResolvers<ContextType>;
  AddProductVariantResult?: AddProductVariantResultResolvers<ContextType>;
  AddProductVariantSuccess?: AddProductVariantSuccessResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  AddressBookFull?: AddressBookFullResolvers<ContextType>;
  AddressExists?: AddressExistsResolvers<ContextType>;
  AddressResult?: AddressResultResolvers<ContextType>;
  AddressSuccess?: AddressSuccessResolvers<ContextType>;
  AdjustStockResult?: AdjustStockResultResolvers<ContextType>;
  AdjustStockSuccess?: AdjustStockSuccessResolvers<ContextType>;
  AttachImageResult?: AttachImageResultResolvers<ContextType>;
  AttachImageSuccess?: AttachImageSuccessResolvers<ContextType>;
  Attribute?: AttributeResolvers<ContextType>;
  AttributeCodeTaken?: AttributeCodeTakenResolvers<ContextType>;
  AttributeInUse?: AttributeInUseResolvers<ContextType>;
  AttributeValue?: AttributeValueResolvers<ContextType>;
  AttributesFull?: AttributesFullResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  CancelOrderResult?: CancelOrderResultResolvers<ContextType>;
  CancelOrderSuccess?: CancelOrderSuccessResolvers<ContextType>;
  Cart?: CartResolvers<ContextType>;
  CartChanged?: CartChangedResolvers<ContextType>;
  CartEmpty?: CartEmptyResolvers<ContextType>;
  CartItem?: CartItemResolvers<ContextType>;
  CartProblem?: CartProblemResolvers<ContextType>;
  CartResult?: CartResultResolvers<ContextType>;
  CartSuccess?: CartSuccessResolvers<ContextType>;
  CatalogImport?: CatalogImportResolvers<ContextType>;
  CatalogImportIssue?: CatalogImportIssueResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  CategoryConnection?: CategoryConnectionResolvers<ContextType>;
  CategoryCycle?: CategoryCycleResolvers<ContextType>;
  CategoryEdge?: CategoryEdgeResolvers<ContextType>;
  CategoryNotEmpty?: CategoryNotEmptyResolvers<ContextType>;
  ChangePasswordResult?: ChangePasswordResultResolvers<ContextType>;
  ChangePasswordSuccess?: ChangePasswordSuccessResolvers<ContextType>;
  ClaimOrderResult?: ClaimOrderResultResolvers<ContextType>;
  ClaimOrderSuccess?: ClaimOrderSuccessResolvers<ContextType>;
  ClosePaymentResult?: ClosePaymentResultResolvers<ContextType>;
  ClosePaymentSuccess?: ClosePaymentSuccessResolvers<ContextType>;
  ConfirmEmailChangeResult?: ConfirmEmailChangeResultResolvers<ContextType>;
  ConfirmEmailChangeSuccess?: ConfirmEmailChangeSuccessResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CreateAttributeResult?: CreateAttributeResultResolvers<ContextType>;
  CreateAttributeSuccess?: CreateAttributeSuccessResolvers<ContextType>;
  CreateAttributeValueResult?: CreateAttributeValueResultResolvers<ContextType>;
  CreateAttributeValueSuccess?: CreateAttributeValueSuccessResolvers<ContextType>;
  CreateCartSuccess?: CreateCartSuccessResolvers<ContextType>;
  CreateCategoryResult?: CreateCategoryResultResolvers<ContextType>;
  CreateCategorySuccess?: CreateCategorySuccessResolvers<ContextType>;
  CreateDiscountCodeResult?: CreateDiscountCodeResultResolvers<ContextType>;
  CreateDiscountCodeSuccess?: CreateDiscountCodeSuccessResolvers<ContextType>;
  CreateExportSuccess?: CreateExportSuccessResolvers<ContextType>;
  CreateImageUploadResult?: CreateImageUploadResultResolvers<ContextType>;
  CreateImageUploadSuccess?: CreateImageUploadSuccessResolvers<ContextType>;
  CreateImportUploadResult?: CreateImportUploadResultResolvers<ContextType>;
  CreateImportUploadSuccess?: CreateImportUploadSuccessResolvers<ContextType>;
  CreateProductGroupResult?: CreateProductGroupResultResolvers<ContextType>;
  CreateProductGroupSuccess?: CreateProductGroupSuccessResolvers<ContextType>;
  CreateProductResult?: CreateProductResultResolvers<ContextType>;
  CreateProductSuccess?: CreateProductSuccessResolvers<ContextType>;
  CreatePromotionResult?: CreatePromotionResultResolvers<ContextType>;
  CreatePromotionSuccess?: CreatePromotionSuccessResolvers<ContextType>;
  CreateShippingMethodResult?: CreateShippingMethodResultResolvers<ContextType>;
  CreateShippingMethodSuccess?: CreateShippingMethodSuccessResolvers<ContextType>;
  CreateShippingZoneResult?: CreateShippingZoneResultResolvers<ContextType>;
  CreateShippingZoneSuccess?: CreateShippingZoneSuccessResolvers<ContextType>;
  CreateTaxRateResult?: CreateTaxRateResultResolvers<ContextType>;
  CreateTaxRateSuccess?: CreateTaxRateSuccessResolvers<ContextType>;
  CreateWebhookEndpointResult?: CreateWebhookEndpointResultResolvers<ContextType>;
  CreateWebhookEndpointSuccess?: CreateWebhookEndpointSuccessResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeleteAccountResult?: DeleteAccountResultResolvers<ContextType>;
  DeleteAccountSuccess?: DeleteAccountSuccessResolvers<ContextType>;
  DeleteAttributeResult?: DeleteAttributeResultResolvers<ContextType>;
  DeleteAttributeSuccess?: DeleteAttributeSuccessResolvers<ContextType>;
  DeleteAttributeValueResult?: DeleteAttributeValueResultResolvers<ContextType>;
  DeleteAttributeValueSuccess?: DeleteAttributeValueSuccessResolvers<ContextType>;
  DeleteCategoryResult?: DeleteCategoryResultResolvers<ContextType>;
  DeleteCategorySuccess?: DeleteCategorySuccessResolvers<ContextType>;
  DeleteDiscountCodeSuccess?: DeleteDiscountCodeSuccessResolvers<ContextType>;
  DeleteProductGroupSuccess?: DeleteProductGroupSuccessResolvers<ContextType>;
  DeleteProductResult?: DeleteProductResultResolvers<ContextType>;
  DeleteProductSuccess?: DeleteProductSuccessResolvers<ContextType>;
  DeletePromotionSuccess?: DeletePromotionSuccessResolvers<ContextType>;
  DeleteSearchSynonymsSuccess?: DeleteSearchSynonymsSuccessResolvers<ContextType>;
  DeleteShippingMethodSuccess?: DeleteShippingMethodSuccessResolvers<ContextType>;
  DeleteShippingZoneSuccess?: DeleteShippingZoneSuccessResolvers<ContextType>;
  DeleteTaxRateSuccess?: DeleteTaxRateSuccessResolvers<ContextType>;
  DeleteWebhookEndpointSuccess?: DeleteWebhookEndpointSuccessResolvers<ContextType>;
  DetachImageResult?: DetachImageResultResolvers<ContextType>;
  DetachImageSuccess?: DetachImageSuccessResolvers<ContextType>;
  DiscountCode?: DiscountCodeResolvers<ContextType>;
  DiscountCodeApplies?: DiscountCodeAppliesResolvers<ContextType>;
  DiscountCodeConnection?: DiscountCodeConnectionResolvers<ContextType>;
  DiscountCodeEdge?: DiscountCodeEdgeResolvers<ContextType>;
  DiscountCodeRejected?: DiscountCodeRejectedResolvers<ContextType>;
  DiscountCodeResult?: DiscountCodeResultResolvers<ContextType>;
  DiscountCodeTaken?: DiscountCodeTakenResolvers<ContextType>;
  DiscountLine?: DiscountLineResolvers<ContextType>;
  Email?: EmailResolvers<ContextType>;
  EmailAddress?: GraphQLScalarType;
  EmailPending?: EmailPendingResolvers<ContextType>;
  EmailTaken?: EmailTakenResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  FailedJob?: FailedJobResolvers<ContextType>;
  FailedJobConnection?: FailedJobConnectionResolvers<ContextType>;
  FailedJobEdge?: FailedJobEdgeResolvers<ContextType>;
  GenerateVariantsResult?: GenerateVariantsResultResolvers<ContextType>;
  GenerateVariantsSuccess?: GenerateVariantsSuccessResolvers<ContextType>;
  HttpHeader?: HttpHeaderResolvers<ContextType>;
  IdempotencyKeyReused?: IdempotencyKeyReusedResolvers<ContextType>;
  ImageUploadPending?: ImageUploadPendingResolvers<ContextType>;
  ImageUploadRefused?: ImageUploadRefusedResolvers<ContextType>;
  ImageUploadsDisabled?: ImageUploadsDisabledResolvers<ContextType>;
  ImagesChanged?: ImagesChangedResolvers<ContextType>;
  ImagesFull?: ImagesFullResolvers<ContextType>;
  ImportUpload?: ImportUploadResolvers<ContextType>;
  ImportUploadsFull?: ImportUploadsFullResolvers<ContextType>;
  InputIssue?: InputIssueResolvers<ContextType>;
  InsufficientStock?: InsufficientStockResolvers<ContextType>;
  InvalidCredentials?: InvalidCredentialsResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  InvalidRefreshToken?: InvalidRefreshTokenResolvers<ContextType>;
  InvalidToken?: InvalidTokenResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  LastAdministrator?: LastAdministratorResolvers<ContextType>;
  LoginResult?: LoginResultResolvers<ContextType>;
  LoginSuccess?: LoginSuccessResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderChange?: OrderChangeResolvers<ContextType>;
  OrderChangePage?: OrderChangePageResolvers<ContextType>;
  OrderChanged?: OrderChangedResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderDetails?: OrderDetailsResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderEvent?: OrderEventResolvers<ContextType>;
  OrderLineOption?: OrderLineOptionResolvers<ContextType>;
  OrderNotPayable?: OrderNotPayableResolvers<ContextType>;
  OrderNotShipped?: OrderNotShippedResolvers<ContextType>;
  OrderNote?: OrderNoteResolvers<ContextType>;
  OrderNotesFull?: OrderNotesFullResolvers<ContextType>;
  OrderPreview?: OrderPreviewResolvers<ContextType>;
  OrderPreviewLine?: OrderPreviewLineResolvers<ContextType>;
  OrderShipping?: OrderShippingResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PayOrderResult?: PayOrderResultResolvers<ContextType>;
  PayOrderSuccess?: PayOrderSuccessResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentDeclined?: PaymentDeclinedResolvers<ContextType>;
  PaymentNotClosable?: PaymentNotClosableResolvers<ContextType>;
  PlaceOrderResult?: PlaceOrderResultResolvers<ContextType>;
  PlaceOrderSuccess?: PlaceOrderSuccessResolvers<ContextType>;
  PreviewOrderResult?: PreviewOrderResultResolvers<ContextType>;
  PriceChanged?: PriceChangedResolvers<ContextType>;
  PriceRange?: PriceRangeResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductAttribute?: ProductAttributeResolvers<ContextType>;
  ProductBulkUpdateResult?: ProductBulkUpdateResultResolvers<ContextType>;
  ProductBulkUpdateSuccess?: ProductBulkUpdateSuccessResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductGroup?: ProductGroupResolvers<ContextType>;
  ProductGroupConnection?: ProductGroupConnectionResolvers<ContextType>;
  ProductGroupEdge?: ProductGroupEdgeResolvers<ContextType>;
  ProductImage?: ProductImageResolvers<ContextType>;
  ProductOption?: ProductOptionResolvers<ContextType>;
  ProductUnavailable?: ProductUnavailableResolvers<ContextType>;
  Promotion?: PromotionResolvers<ContextType>;
  PromotionConnection?: PromotionConnectionResolvers<ContextType>;
  PromotionEdge?: PromotionEdgeResolvers<ContextType>;
  PromotionKeyTaken?: PromotionKeyTakenResolvers<ContextType>;
  PromotionsFull?: PromotionsFullResolvers<ContextType>;
  QuantityNotAllowed?: QuantityNotAllowedResolvers<ContextType>;
  QuantityRule?: QuantityRuleResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordPaymentResult?: RecordPaymentResultResolvers<ContextType>;
  RecordPaymentSuccess?: RecordPaymentSuccessResolvers<ContextType>;
  RefreshSessionResult?: RefreshSessionResultResolvers<ContextType>;
  RefreshSessionSuccess?: RefreshSessionSuccessResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  RefundLine?: RefundLineResolvers<ContextType>;
  RefundNotPossible?: RefundNotPossibleResolvers<ContextType>;
  RefundPaymentResult?: RefundPaymentResultResolvers<ContextType>;
  RefundPaymentSuccess?: RefundPaymentSuccessResolvers<ContextType>;
  RegisterResult?: RegisterResultResolvers<ContextType>;
  RegisterSuccess?: RegisterSuccessResolvers<ContextType>;
  RemoveProductVariantSuccess?: RemoveProductVariantSuccessResolvers<ContextType>;
  ReorderImagesResult?: ReorderImagesResultResolvers<ContextType>;
  ReorderImagesSuccess?: ReorderImagesSuccessResolvers<ContextType>;
  RequestEmailChangeResult?: RequestEmailChangeResultResolvers<ContextType>;
  RequestEmailChangeSuccess?: RequestEmailChangeSuccessResolvers<ContextType>;
  ResendOrderEmailResult?: ResendOrderEmailResultResolvers<ContextType>;
  ResendOrderEmailSuccess?: ResendOrderEmailSuccessResolvers<ContextType>;
  ResendWebhookDeliveryResult?: ResendWebhookDeliveryResultResolvers<ContextType>;
  ResendWebhookDeliverySuccess?: ResendWebhookDeliverySuccessResolvers<ContextType>;
  ResetPasswordResult?: ResetPasswordResultResolvers<ContextType>;
  ResetPasswordSuccess?: ResetPasswordSuccessResolvers<ContextType>;
  RotateWebhookSecretSuccess?: RotateWebhookSecretSuccessResolvers<ContextType>;
  SalePrice?: SalePriceResolvers<ContextType>;
  SavedAddress?: SavedAddressResolvers<ContextType>;
  SearchSuggestions?: SearchSuggestionsResolvers<ContextType>;
  SearchSynonyms?: SearchSynonymsResolvers<ContextType>;
  SearchSynonymsConnection?: SearchSynonymsConnectionResolvers<ContextType>;
  SearchSynonymsEdge?: SearchSynonymsEdgeResolvers<ContextType>;
  SearchSynonymsFull?: SearchSynonymsFullResolvers<ContextType>;
  SearchSynonymsResult?: SearchSynonymsResultResolvers<ContextType>;
  SearchSynonymsSuccess?: SearchSynonymsSuccessResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetProductAttributesResult?: SetProductAttributesResultResolvers<ContextType>;
  SetProductAttributesSuccess?: SetProductAttributesSuccessResolvers<ContextType>;
  SetRelatedProductsResult?: SetRelatedProductsResultResolvers<ContextType>;
  SetRelatedProductsSuccess?: SetRelatedProductsSuccessResolvers<ContextType>;
  SetUserRoleResult?: SetUserRoleResultResolvers<ContextType>;
  SetUserRoleSuccess?: SetUserRoleSuccessResolvers<ContextType>;
  ShippingMethod?: ShippingMethodResolvers<ContextType>;
  ShippingMethodUnavailable?: ShippingMethodUnavailableResolvers<ContextType>;
  ShippingMethodsFull?: ShippingMethodsFullResolvers<ContextType>;
  ShippingOption?: ShippingOptionResolvers<ContextType>;
  ShippingPlace?: ShippingPlaceResolvers<ContextType>;
  ShippingPlaceTaken?: ShippingPlaceTakenResolvers<ContextType>;
  ShippingTier?: ShippingTierResolvers<ContextType>;
  ShippingZone?: ShippingZoneResolvers<ContextType>;
  ShippingZoneConnection?: ShippingZoneConnectionResolvers<ContextType>;
  ShippingZoneEdge?: ShippingZoneEdgeResolvers<ContextType>;
  Shop?: ShopResolvers<ContextType>;
  ShopCountry?: ShopCountryResolvers<ContextType>;
  ShopLink?: ShopLinkResolvers<ContextType>;
  ShopPayment?: ShopPaymentResolvers<ContextType>;
  ShopRegion?: ShopRegionResolvers<ContextType>;
  SkuTaken?: SkuTakenResolvers<ContextType>;
  SlugTaken?: SlugTakenResolvers<ContextType>;
  SortCategoryProductsResult?: SortCategoryProductsResultResolvers<ContextType>;
  SortCategoryProductsSuccess?: SortCategoryProductsSuccessResolvers<ContextType>;
  StartCatalogImportResult?: StartCatalogImportResultResolvers<ContextType>;
  StartCatalogImportSuccess?: StartCatalogImportSuccessResolvers<ContextType>;
  StockChanged?: StockChangedResolvers<ContextType>;
  StockMovement?: StockMovementResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  StockMovementEdge?: StockMovementEdgeResolvers<ContextType>;
  StockShortage?: StockShortageResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TaxLine?: TaxLineResolvers<ContextType>;
  TaxRate?: TaxRateResolvers<ContextType>;
  TaxRateConnection?: TaxRateConnectionResolvers<ContextType>;
  TaxRateEdge?: TaxRateEdgeResolvers<ContextType>;
  TaxRateTaken?: TaxRateTakenResolvers<ContextType>;
  TooManyUnpaidOrders?: TooManyUnpaidOrdersResolvers<ContextType>;
  TotalChange?: TotalChangeResolvers<ContextType>;
  TotalChanged?: TotalChangedResolvers<ContextType>;
  TransitionNotAllowed?: TransitionNotAllowedResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateAttributeResult?: UpdateAttributeResultResolvers<ContextType>;
  UpdateAttributeSuccess?: UpdateAttributeSuccessResolvers<ContextType>;
  UpdateAttributeValueResult?: UpdateAttributeValueResultResolvers<ContextType>;
  UpdateAttributeValueSuccess?: UpdateAttributeValueSuccessResolvers<ContextType>;
  UpdateCategoryResult?: UpdateCategoryResultResolvers<ContextType>;
  UpdateCategorySuccess?: UpdateCategorySuccessResolvers<ContextType>;
  UpdateDiscountCodeResult?: UpdateDiscountCodeResultResolvers<ContextType>;
  UpdateDiscountCodeSuccess?: UpdateDiscountCodeSuccessResolvers<ContextType>;
  UpdateImageResult?: UpdateImageResultResolvers<ContextType>;
  UpdateImageSuccess?: UpdateImageSuccessResolvers<ContextType>;
  UpdateOrderStatusResult?: UpdateOrderStatusResultResolvers<ContextType>;
  UpdateOrderStatusSuccess?: UpdateOrderStatusSuccessResolvers<ContextType>;
  UpdateProductGroupResult?: UpdateProductGroupResultResolvers<ContextType>;
  UpdateProductGroupSuccess?: UpdateProductGroupSuccessResolvers<ContextType>;
  UpdateProductResult?: UpdateProductResultResolvers<ContextType>;
  UpdateProductSuccess?: UpdateProductSuccessResolvers<ContextType>;
  UpdateProfileResult?: UpdateProfileResultResolvers<ContextType>;
  UpdateProfileSuccess?: UpdateProfileSuccessResolvers<ContextType>;
  UpdatePromotionResult?: UpdatePromotionResultResolvers<ContextType>;
  UpdatePromotionSuccess?: UpdatePromotionSuccessResolvers<ContextType>;
  UpdateShippingMethodResult?: UpdateShippingMethodResultResolvers<ContextType>;
  UpdateShippingMethodSuccess?: UpdateShippingMethodSuccessResolvers<ContextType>;
  UpdateShippingZoneResult?: UpdateShippingZoneResultResolvers<ContextType>;
  UpdateShippingZoneSuccess?: UpdateShippingZoneSuccessResolvers<ContextType>;
  UpdateTaxRateResult?: UpdateTaxRateResultResolvers<ContextType>;
  UpdateTaxRateSuccess?: UpdateTaxRateSuccessResolvers<ContextType>;
  UpdateTrackingResult?: UpdateTrackingResultResolvers<ContextType>;
  UpdateTrackingSuccess?: UpdateTrackingSuccessResolvers<ContextType>;
  UpdateWebhookEndpointResult?: UpdateWebhookEndpointResultResolvers<ContextType>;
  UpdateWebhookEndpointSuccess?: UpdateWebhookEndpointSuccessResolvers<ContextType>;
  UploadHeader?: UploadHeaderResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VariantExists?: VariantExistsResolvers<ContextType>;
  VariantsFull?: VariantsFullResolvers<ContextType>;
  VerifyEmailResult?: VerifyEmailResultResolvers<ContextType>;
  VerifyEmailSuccess?: VerifyEmailSuccessResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookEndpoint?: WebhookEndpointResolvers<ContextType>;
  WebhookEndpointConnection?: WebhookEndpointConnectionResolvers<ContextType>;
  WebhookEndpointEdge?: WebhookEndpointEdgeResolvers<ContextType>;
  WebhookEndpointInactive?: WebhookEndpointInactiveResolvers<ContextType>;
  WebhookEndpointsFull?: WebhookEndpointsFullResolvers<ContextType>;
  WebhookPending?: WebhookPendingResolvers<ContextType>;
  WrongPassword?: WrongPasswordResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  auth?: AuthDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
};
