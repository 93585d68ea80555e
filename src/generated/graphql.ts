import type { RawId } from '../platform/graphql/ids.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as ExactMoney } from '../platform/money/money.ts';
import type { UserRow, CategoryRow, DiscountCodeRow, TaxRateRow, CartRow, OrderEventRow, OrderChangeRow, AuditRow, EmailRow, PaymentRow, RefundRow, WebhookEndpointRow, WebhookDeliveryRow } from '../platform/db/schema.ts';
import type { Connection } from '../platform/graphql/paging.ts';
import type { ActiveSessionRow } from '../shop/accounts/sessions/sessions.sql.ts';
import type { ReadProduct } from '../shop/catalog/products/product-selection.sql.ts';
import type { CartItemOf } from '../shop/carts/carts.sql.ts';
import type { ReadOrder } from '../shop/orders/order-selection.sql.ts';
import type { OrderDetailsOf } from '../shop/orders/orders.sql.ts';
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
  /** A country by its ISO 3166-1 alpha-2 code: `DE`. */
  CountryCode: { input: string; output: string; }
  /** A currency by its ISO 4217 code: `USD`. */
  CurrencyCode: { input: string; output: string; }
  /** An instant, as RFC 3339 text in UTC with milliseconds: `2026-11-20T16:05:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /**
   * An exact decimal number, sent as text: `"19.99"`. Never a float.
   * An input may also be a JSON number; it is read by its decimal digits.
   */
  Decimal: { input: string; output: string; }
  /** An e-mail address (RFC 5322 addr-spec). Two addresses that differ in case alone are the same. */
  EmailAddress: { input: string; output: string; }
  /** An object of whatever fields, as JSON. */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** An absolute http or https address. */
  URL: { input: URL; output: string; }
};

/** A sign-in that goes on, on one device. */
export type ActiveSession = {
  __typename?: 'ActiveSession';
  /** The network address that it was last refreshed from. */
  address: Maybe<Scalars['String']['output']>;
  /** When it was signed in. */
  createdAt: Scalars['DateTime']['output'];
  /** Whether it is the one that asks. */
  current: Scalars['Boolean']['output'];
  /** When it ends unless it is refreshed before. However much it is used, it ends some day. */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** When it was last refreshed, or signed in. A client in use refreshes every five minutes. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** What the client called itself when it was last refreshed: its `User-Agent`, cut at 500 characters. */
  userAgent: Maybe<Scalars['String']['output']>;
};

export type AddToCartInput = {
  /** A guest's cart; left out: the viewer's own. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100. The same product twice adds up. */
  items: Array<CartItemInput>;
};

export type Address = {
  __typename?: 'Address';
  city: Scalars['String']['output'];
  country: Scalars['CountryCode']['output'];
  line1: Scalars['String']['output'];
  line2: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  phone: Maybe<Scalars['String']['output']>;
  postalCode: Scalars['String']['output'];
  region: Maybe<Scalars['String']['output']>;
};

/** Each text is trimmed; 1 to 200 characters, where it is given at all. */
export type AddressInput = {
  city: Scalars['String']['input'];
  country: Scalars['CountryCode']['input'];
  line1: Scalars['String']['input'];
  line2?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  /** At most 40 characters. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** At most 20 characters. */
  postalCode: Scalars['String']['input'];
  region?: InputMaybe<Scalars['String']['input']>;
};

export type AdjustStockInput = {
  /** How many come in (above 0) or go out (below 0); not 0. */
  delta: Scalars['Int']['input'];
  /** 1 to 255 printable ASCII characters; the same adjustment sent again under it is booked once. */
  idempotencyKey: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** Why, for the ledger: 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

export type AdjustStockResult = AdjustStockSuccess | IdempotencyKeyReused | InsufficientStock | InvalidInput;

export type AdjustStockSuccess = {
  __typename?: 'AdjustStockSuccess';
  /** As it is now. */
  product: Product;
};

export type AuditAction =
  | 'ACCOUNT_DELETED'
  | 'CREATED'
  | 'DELETED'
  | 'EMAIL_CHANGED'
  | 'EMAIL_RESENT'
  | 'JOB_RETRIED'
  /** By staff; what customers and the shop itself do to an order stands in its history alone. */
  | 'ORDER_STATUS_CHANGED'
  | 'PASSWORD_CHANGED'
  /** By a token that was sent by e-mail. */
  | 'PASSWORD_RESET'
  | 'PAYMENT_REFUNDED'
  /** A refresh token that was spent came again, so that its session was ended. */
  | 'REFRESH_TOKEN_REUSED'
  | 'ROLE_CHANGED'
  | 'SESSION_REVOKED'
  | 'SIGNED_IN'
  /** With a wrong password, or to an account that is not there. */
  | 'SIGN_IN_FAILED'
  | 'STOCK_ADJUSTED'
  | 'UPDATED'
  | 'WEBHOOK_RESENT'
  | 'WEBHOOK_SECRET_ROTATED';

/** Something that somebody did. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  action: AuditAction;
  /** Who did it; null for a guest, for the shop itself, and once the account is gone. */
  actor: Maybe<User>;
  /** Stays when the account is gone. */
  actorId: Maybe<Scalars['ID']['output']>;
  /** The actor's role at that time. */
  actorRole: Maybe<Role>;
  /** The network address that it was done from; null for the shop itself. */
  address: Maybe<Scalars['String']['output']>;
  /** The same as it was then. */
  after: Maybe<Scalars['JSONObject']['output']>;
  at: Scalars['DateTime']['output'];
  /**
   * What was changed, as it was; null where nothing was there before, or nothing is told of it. Amounts are in minor units, rates
   * in parts per million. Neither secrets nor personal data stand in it.
   */
  before: Maybe<Scalars['JSONObject']['output']>;
  id: Scalars['ID']['output'];
  /** Null where it was done to nothing that is there. */
  subjectId: Maybe<Scalars['ID']['output']>;
  /** What it was done to, as a type of this API: `Product`. */
  subjectType: Scalars['String']['output'];
};

export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  edges: Array<AuditEntryEdge>;
  nodes: Array<AuditEntry>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  cursor: Scalars['String']['output'];
  node: AuditEntry;
};

/** All that is given must hold. */
export type AuditFilter = {
  action?: InputMaybe<AuditAction>;
  actorId?: InputMaybe<Scalars['ID']['input']>;
  /** Before this instant. */
  before?: InputMaybe<Scalars['DateTime']['input']>;
  /** From this instant on. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Of the `subjectType`, which it needs. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** `Product`. */
  subjectType?: InputMaybe<Scalars['String']['input']>;
};

export type CancelOrderInput = {
  orderId: Scalars['ID']['input'];
  /** For the order's history, which its customer sees too; at most 2,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type CancelOrderResult = CancelOrderSuccess | InvalidInput | TransitionNotAllowed;

export type CancelOrderSuccess = {
  __typename?: 'CancelOrderSuccess';
  order: Order;
};

/** What somebody means to buy: at most 100 lines of at most 999. Prices are today's, not those of the day it was filled. */
export type Cart = {
  __typename?: 'Cart';
  discount: Money;
  /** The first of `discountCodes`. */
  discountCode: Maybe<Scalars['String']['output']>;
  /** In the order they were applied. One that stopped working stays, as one of the problems, and takes nothing off. */
  discountCodes: Array<Scalars['String']['output']>;
  /** What each code takes off. */
  discountLines: Array<DiscountLine>;
  id: Scalars['ID']['output'];
  /** The sum of the quantities. */
  itemCount: Scalars['Int']['output'];
  /** In the order they were put in. */
  items: Array<CartItem>;
  /** Whether prices have the tax in them already. */
  pricesIncludeTax: Scalars['Boolean']['output'];
  /**
   * What has come up since it was filled: shortages, withdrawn products and discount codes that stopped working, which
   * would stop an order, and prices that have changed, which would not: an order takes today's price unless its
   * `expectedTotal` says otherwise.
   */
  problems: Array<CartProblem>;
  /** Before discounts and tax: the sum of the items' subtotals. */
  subtotal: Money;
  /** As if the goods went to the shop's own place: previewOrder reckons for another. */
  tax: Money;
  taxLines: Array<TaxLine>;
  /** What an order of it would cost: subtotal less discount, plus the tax unless prices include it. */
  total: Money;
  updatedAt: Scalars['DateTime']['output'];
  /** Goes up by one with each change. */
  version: Scalars['Int']['output'];
};

/** The cart is not at the expected version: here it is as it stands. */
export type CartChanged = UserError & {
  __typename?: 'CartChanged';
  cart: Cart;
  message: Scalars['String']['output'];
};

/** There is nothing in the cart to order. */
export type CartEmpty = UserError & {
  __typename?: 'CartEmpty';
  message: Scalars['String']['output'];
};

export type CartItem = {
  __typename?: 'CartItem';
  /** Its share of the cart's discount. */
  discount: Money;
  id: Scalars['ID']['output'];
  product: Product;
  quantity: Scalars['Int']['output'];
  /** unitPrice times quantity. */
  subtotal: Money;
  /** Its share of the cart's tax. */
  tax: Money;
  /** Its share of the cart's total. */
  total: Money;
  /** Today's price. */
  unitPrice: Money;
  /** The price when the item was last put in or changed. */
  unitPriceWhenAdded: Money;
};

export type CartItemInput = {
  productId: Scalars['ID']['input'];
  /** 1 to 999. */
  quantity: Scalars['Int']['input'];
};

export type CartProblem = DiscountCodeRejected | InsufficientStock | PriceChanged | ProductUnavailable;

export type CartResult = CartChanged | CartSuccess | DiscountCodeRejected | InsufficientStock | InvalidInput | ProductUnavailable;

export type CartSuccess = {
  __typename?: 'CartSuccess';
  cart: Cart;
};

/** A node of the category tree, which is at most 20 levels deep. */
export type Category = {
  __typename?: 'Category';
  /** From the top of the tree down to the parent. */
  ancestors: Array<Category>;
  /** The categories right below, by name; at most 200. */
  children: Array<Category>;
  createdAt: Scalars['DateTime']['output'];
  description: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  image: Maybe<Scalars['URL']['output']>;
  name: Scalars['String']['output'];
  /** Null at the top of the tree. */
  parent: Maybe<Category>;
  /** The products on sale in it; `filter.includeSubcategories` adds those of the categories below. */
  products: ProductConnection;
  /** The name for addresses; unique. */
  slug: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
};


/** A node of the category tree, which is at most 20 levels deep. */
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
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

/** The new parent is the category itself or stands below it. */
export type CategoryCycle = UserError & {
  __typename?: 'CategoryCycle';
  message: Scalars['String']['output'];
};

export type CategoryEdge = {
  __typename?: 'CategoryEdge';
  cursor: Scalars['String']['output'];
  node: Category;
};

/** Exactly one of them. */
export type CategoryKey =
  { id: Scalars['ID']['input']; slug?: never; }
  |  { id?: never; slug: Scalars['String']['input']; };

/** The category still holds products or other categories. */
export type CategoryNotEmpty = UserError & {
  __typename?: 'CategoryNotEmpty';
  message: Scalars['String']['output'];
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  /** 8 to 128 characters, taken exactly as typed. */
  newPassword: Scalars['String']['input'];
};

export type ChangePasswordResult = ChangePasswordSuccess | InvalidInput | WrongPassword;

export type ChangePasswordSuccess = {
  __typename?: 'ChangePasswordSuccess';
  user: User;
};

export type ConfirmEmailChangeResult = ConfirmEmailChangeSuccess | EmailTaken | InvalidToken;

export type ConfirmEmailChangeSuccess = {
  __typename?: 'ConfirmEmailChangeSuccess';
  user: User;
};

export type CreateCartSuccess = {
  __typename?: 'CreateCartSuccess';
  cart: Cart;
  /** A secret to be kept by the client and sent as `cartToken`. */
  token: Scalars['String']['output'];
};

export type CreateCategoryInput = {
  /** At most 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  image?: InputMaybe<Scalars['URL']['input']>;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** Left out or null: at the top of the tree. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Lower-case letters and digits in groups joined by hyphens; made from the name when left out. */
  slug?: InputMaybe<Scalars['String']['input']>;
};

export type CreateCategoryResult = CreateCategorySuccess | InvalidInput | SlugTaken;

export type CreateCategorySuccess = {
  __typename?: 'CreateCategorySuccess';
  category: Category;
};

export type CreateDiscountCodeInput = {
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** At most 100. */
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** 2 to 40 letters, digits, hyphens and underscores. */
  code: Scalars['String']['input'];
  /** 1 to 200 characters. */
  description: Scalars['String']['input'];
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  isActive: Scalars['Boolean']['input'];
  isCombinable: Scalars['Boolean']['input'];
  /** 1 to 1,000,000,000. */
  maxUses?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 1,000,000. */
  maxUsesPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  minimumSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0.0001 to 100 per cent, with at most four digits after the point. Give either this or `amount`. */
  percentage?: InputMaybe<Scalars['Decimal']['input']>;
  /** At most 100. */
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type CreateDiscountCodeResult = CreateDiscountCodeSuccess | DiscountCodeTaken | InvalidInput;

export type CreateDiscountCodeSuccess = {
  __typename?: 'CreateDiscountCodeSuccess';
  discountCode: DiscountCode;
};

export type CreateProductInput = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** Above the price. */
  compareAtPrice?: InputMaybe<Scalars['Decimal']['input']>;
  cost?: InputMaybe<Scalars['Decimal']['input']>;
  /** At most 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  image?: InputMaybe<Scalars['URL']['input']>;
  isActive: Scalars['Boolean']['input'];
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** In the shop's currency, with at most its number of digits; 0 or more. */
  price: Scalars['Decimal']['input'];
  /** 1 to 64 letters, digits, dots, hyphens and underscores. */
  sku: Scalars['String']['input'];
  /** Lower-case letters and digits in groups joined by hyphens; made from the name when left out. */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 1,000,000,000. */
  stock: Scalars['Int']['input'];
  taxClass: TaxClass;
};

export type CreateProductResult = CreateProductSuccess | InvalidInput | SkuTaken | SlugTaken;

export type CreateProductSuccess = {
  __typename?: 'CreateProductSuccess';
  product: Product;
};

export type CreateTaxRateInput = {
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** 0 to 100 per cent, with at most four digits after the point. */
  rate: Scalars['Decimal']['input'];
  /** As addresses write it, in any case; at most 200 characters. Needs a country. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** STANDARD or REDUCED: ZERO is never taxed. */
  taxClass: TaxClass;
  /** Left out: from now on. */
  validFrom?: InputMaybe<Scalars['DateTime']['input']>;
};

export type CreateTaxRateResult = CreateTaxRateSuccess | InvalidInput | TaxRateTaken;

export type CreateTaxRateSuccess = {
  __typename?: 'CreateTaxRateSuccess';
  taxRate: TaxRate;
};

export type CreateWebhookEndpointInput = {
  /** What it is told of; left out or empty: everything. */
  events?: InputMaybe<Array<OrderChangeKind>>;
  isActive: Scalars['Boolean']['input'];
  /**
   * https, without a user name or password, and nowhere inside a private network: neither written out nor by what its name
   * resolves to. Redirects are not followed.
   */
  url: Scalars['URL']['input'];
};

export type CreateWebhookEndpointResult = CreateWebhookEndpointSuccess | InvalidInput | WebhookEndpointsFull;

export type CreateWebhookEndpointSuccess = {
  __typename?: 'CreateWebhookEndpointSuccess';
  endpoint: WebhookEndpoint;
  /** What the deliveries are signed with, `whsec_` and base64. Shown this once. */
  secret: Scalars['String']['output'];
};

export type DeleteAccountInput = {
  /** The account's, to show that it is its owner who asks. */
  password: Scalars['String']['input'];
};

export type DeleteAccountResult = DeleteAccountSuccess | LastAdministrator | WrongPassword;

export type DeleteAccountSuccess = {
  __typename?: 'DeleteAccountSuccess';
  /** Of the account that was. */
  id: Scalars['ID']['output'];
};

export type DeleteCategoryResult = CategoryNotEmpty | DeleteCategorySuccess;

export type DeleteCategorySuccess = {
  __typename?: 'DeleteCategorySuccess';
  /** The category as it was. */
  category: Category;
};

export type DeleteDiscountCodeSuccess = {
  __typename?: 'DeleteDiscountCodeSuccess';
  id: Scalars['ID']['output'];
};

export type DeleteProductResult = DeleteProductSuccess;

export type DeleteProductSuccess = {
  __typename?: 'DeleteProductSuccess';
  product: Product;
};

export type DeleteTaxRateSuccess = {
  __typename?: 'DeleteTaxRateSuccess';
  id: Scalars['ID']['output'];
};

export type DeleteWebhookEndpointSuccess = {
  __typename?: 'DeleteWebhookEndpointSuccess';
  id: Scalars['ID']['output'];
};

/** A code as staff see it. */
export type DiscountCode = {
  __typename?: 'DiscountCode';
  /** At most what it covers comes to; null where it takes off a percentage. */
  amount: Maybe<Money>;
  /** With the categories below them. One that was deleted is left out, and covers nothing any more. */
  categories: Array<Category>;
  /** In capitals; customers may write it as they like. */
  code: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** What customers read: `Ten per cent off all lamps`. */
  description: Scalars['String']['output'];
  /** Not any more at this instant; null: without an end. */
  endsAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  isActive: Scalars['Boolean']['output'];
  /** Whether it goes with other codes; all of them have to. */
  isCombinable: Scalars['Boolean']['output'];
  /** Whether it covers only some products, also where all of those are gone by now. */
  isLimited: Scalars['Boolean']['output'];
  /** By all customers together; null: any number. */
  maxUses: Maybe<Scalars['Int']['output']>;
  /** Null: any number. With a limit, customers have to sign in for it. */
  maxUsesPerCustomer: Maybe<Scalars['Int']['output']>;
  /** What an order must come to before discounts and tax. */
  minimumSubtotal: Maybe<Money>;
  /** In per cent of what it covers; null where it takes off an amount. */
  percentage: Maybe<Scalars['Decimal']['output']>;
  /** It covers only these and what is in `categories`. Neither was ever given: every product. */
  products: Array<Product>;
  /** Null: from the beginning. */
  startsAt: Maybe<Scalars['DateTime']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  /** By orders that were not cancelled. */
  uses: Scalars['Int']['output'];
};

/** A discount code that works for the cart as it stands. */
export type DiscountCodeApplies = {
  __typename?: 'DiscountCodeApplies';
  code: Scalars['String']['output'];
  description: Scalars['String']['output'];
  /** What it would take off, with the codes that are on the cart. */
  discount: Money;
};

export type DiscountCodeConnection = {
  __typename?: 'DiscountCodeConnection';
  edges: Array<DiscountCodeEdge>;
  nodes: Array<DiscountCode>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

export type DiscountCodeEdge = {
  __typename?: 'DiscountCodeEdge';
  cursor: Scalars['String']['output'];
  node: DiscountCode;
};

/** All that is given must hold. */
export type DiscountCodeFilter = {
  /** The whole code, in any case. */
  code?: InputMaybe<Scalars['String']['input']>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A discount code that does not work here and now. */
export type DiscountCodeRejected = UserError & {
  __typename?: 'DiscountCodeRejected';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  /** How much the subtotal is below the code's minimum; null for any other reason. */
  missing: Maybe<Money>;
  reason: DiscountRejection;
};

export type DiscountCodeResult = DiscountCodeApplies | DiscountCodeRejected;

/** There is such a code already. */
export type DiscountCodeTaken = UserError & {
  __typename?: 'DiscountCodeTaken';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** What a code took off. */
export type DiscountLine = {
  __typename?: 'DiscountLine';
  amount: Money;
  code: Scalars['String']['output'];
  description: Scalars['String']['output'];
};

export type DiscountRejection =
  | 'EXPIRED'
  /** `missing` says by how much. */
  | 'MINIMUM_NOT_REACHED'
  /** It covers nothing of what is ordered. */
  | 'NOT_APPLICABLE'
  /** It does not go with another code that was applied before. */
  | 'NOT_COMBINABLE'
  | 'NOT_STARTED'
  /** It is limited for each customer, so it takes one. */
  | 'SIGN_IN_REQUIRED'
  /** There is no such code, or not any more. */
  | 'UNKNOWN'
  /** By all customers together. */
  | 'USED_UP'
  /** By this customer. */
  | 'USED_UP_BY_CUSTOMER';

/** A mail to a customer. */
export type Email = {
  __typename?: 'Email';
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: EmailKind;
  /** Why the latest attempt that failed did so; null for customers, and where none has. */
  lastError: Maybe<Scalars['String']['output']>;
  /** Null once the account that it was for is deleted. */
  recipient: Maybe<Scalars['EmailAddress']['output']>;
  /** The mail that this one repeats. */
  resendOf: Maybe<Scalars['ID']['output']>;
  sentAt: Maybe<Scalars['DateTime']['output']>;
  state: EmailState;
};

export type EmailKind =
  /** To a new address, with a token for `confirmEmailChange`. */
  | 'EMAIL_CHANGE'
  /** To the old address. */
  | 'EMAIL_CHANGED'
  /** With a token for `verifyEmail`. */
  | 'EMAIL_VERIFICATION'
  | 'ORDER_CANCELLED'
  | 'ORDER_DELIVERED'
  | 'ORDER_PAID'
  | 'ORDER_PLACED'
  | 'ORDER_REFUNDED'
  | 'ORDER_SHIPPED'
  | 'PASSWORD_CHANGED'
  /** With a token for `resetPassword`. */
  | 'PASSWORD_RESET'
  /** To a new account, with a token for `verifyEmail`. */
  | 'WELCOME';

/** The mail, or a repetition of it, is still on its way: nothing was done. */
export type EmailPending = UserError & {
  __typename?: 'EmailPending';
  /** The one that is on its way. */
  email: Email;
  message: Scalars['String']['output'];
};

export type EmailState =
  /** Given up after a day of attempts, or not to be sent any more. */
  | 'FAILED'
  /** On its way, or to be tried again. */
  | 'QUEUED'
  /** Taken by the mail server. */
  | 'SENT';

/** Another account has this e-mail address, in whatever case. */
export type EmailTaken = UserError & {
  __typename?: 'EmailTaken';
  message: Scalars['String']['output'];
};

/** Work that was done later than what it follows from, and failed: a mail, a webhook, money to give back. */
export type FailedJob = {
  __typename?: 'FailedJob';
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** What it is about. */
  data: Scalars['JSONObject']['output'];
  /** Why the last attempt failed. */
  error: Maybe<Scalars['String']['output']>;
  failedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** What kind of work: `settle-payments`, `send-email`, `deliver-webhook`, … */
  name: Scalars['String']['output'];
};

export type FailedJobConnection = {
  __typename?: 'FailedJobConnection';
  edges: Array<FailedJobEdge>;
  nodes: Array<FailedJob>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

export type FailedJobEdge = {
  __typename?: 'FailedJobEdge';
  cursor: Scalars['String']['output'];
  node: FailedJob;
};

/** This idempotency key has been used for something else. */
export type IdempotencyKeyReused = UserError & {
  __typename?: 'IdempotencyKeyReused';
  message: Scalars['String']['output'];
};

/** One thing that is wrong with an input. */
export type InputIssue = {
  __typename?: 'InputIssue';
  /** What is wrong, for programs: `TOO_SHORT`. */
  code: Scalars['String']['output'];
  /** What is wrong and what would be right, for people. */
  message: Scalars['String']['output'];
  /** Where it stands in the input, from the outside in; a list's entries are counted from 0: `["items", "0", "quantity"]`. */
  path: Array<Scalars['String']['output']>;
};

/** Too few are left; every product that is short is named. */
export type InsufficientStock = UserError & {
  __typename?: 'InsufficientStock';
  message: Scalars['String']['output'];
  shortages: Array<StockShortage>;
};

/** No account has this e-mail address and password; which of the two is wrong is not told. */
export type InvalidCredentials = UserError & {
  __typename?: 'InvalidCredentials';
  message: Scalars['String']['output'];
};

/** The input breaks a rule; all that is wrong is named at once. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  issues: Array<InputIssue>;
  message: Scalars['String']['output'];
};

/** The refresh token is unknown, spent, expired or signed out: sign in again. */
export type InvalidRefreshToken = UserError & {
  __typename?: 'InvalidRefreshToken';
  message: Scalars['String']['output'];
};

/** The token is unknown, used, expired, replaced, or another account's; which of them is not told. Ask for a new one. */
export type InvalidToken = UserError & {
  __typename?: 'InvalidToken';
  message: Scalars['String']['output'];
};

/** The account is the only administrator, who can neither go nor get another role: name another first. */
export type LastAdministrator = UserError & {
  __typename?: 'LastAdministrator';
  message: Scalars['String']['output'];
};

export type LoginInput = {
  /** A guest's cart to take along. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  email: Scalars['EmailAddress']['input'];
  password: Scalars['String']['input'];
  refreshTokenDelivery: RefreshTokenDelivery;
};

export type LoginResult = InvalidCredentials | LoginSuccess;

export type LoginSuccess = {
  __typename?: 'LoginSuccess';
  session: Session;
};

/** An exact amount of money. */
export type Money = {
  __typename?: 'Money';
  /** In the currency's main unit, with all its digits: `"19.90"` for USD, `"1990"` for JPY, `"19.900"` for KWD. */
  amount: Scalars['Decimal']['output'];
  currency: Scalars['CurrencyCode']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Puts products in the cart, all or none. One that is in it already has its quantity raised. */
  addToCart: CartResult;
  /** Books goods in (delta above 0) or out (below 0), with the reason in the stock ledger. A repeated key answers without booking again. */
  adjustStock: AdjustStockResult;
  /** Puts a discount code on the cart, in any case, on top of those that are on it; at most 5. One that would not work is refused. */
  applyDiscountCode: CartResult;
  /**
   * Cancels an order, which gives back the goods to stock, the uses of its discount codes, and what was paid: customers
   * their own while it is PENDING, staff also while PROCESSING.
   */
  cancelOrder: CancelOrderResult;
  /**
   * Gives the account another password. Every other session ends with whatever is open in it, this one stays; tokens that were
   * mailed for a new password or another address are no good any more. A mail tells the owner.
   */
  changePassword: ChangePasswordResult;
  /** Takes everything out. */
  clearCart: CartResult;
  /**
   * Changes the viewer's address to the one that the token was mailed to, which is verified by it; the token is good once, for a
   * day. The address of before is told by a mail. RATE_LIMITED as `resetPassword` is.
   */
  confirmEmailChange: ConfirmEmailChangeResult;
  /** Opens a guest's cart. The token is its only key, and is not shown again. */
  createCart: CreateCartSuccess;
  createCategory: CreateCategoryResult;
  /** A code that customers give for a discount. */
  createDiscountCode: CreateDiscountCodeResult;
  /** Makes a product; its first stock is entered in the stock ledger. */
  createProduct: CreateProductResult;
  /** A rate that holds from a date on, until the next one for the same place and class. */
  createTaxRate: CreateTaxRateResult;
  /**
   * Tells an address from now on what happens to orders: each event is POSTed as JSON, signed as Standard Webhooks has it
   * (`webhook-id`, `webhook-timestamp`, `webhook-signature`), and told again for three days until the answer is 2xx.
   *
   * The body is `{ type, timestamp, data: { orderId, number, customerId, amount, order } }`: `type` is `order.` and the event in
   * small letters (`order.payment_changed`), `timestamp` when it happened, `order` the order as it was then: its fields are named
   * as here, with `customerId` for its customer, and `paid` and `refunded`, what was paid and given back until then. An event may come twice, under the same `webhook-id`, and after a later one. An endpoint that answers 410, or that
   * nothing has reached for three days, is switched off.
   */
  createWebhookEndpoint: CreateWebhookEndpointResult;
  /**
   * Deletes the viewer's account for good: every session ends, and its name, addresses, cart and mails are gone. Orders stay with what
   * invoices must show (name and postal address), without e-mail address, phone and notes; those that are open go on, and no
   * more mails tell of them. The e-mail address can register again, as a new account that knows nothing of this one.
   */
  deleteAccount: DeleteAccountResult;
  /** Refused while the category holds products, deleted ones left aside, or other categories. */
  deleteCategory: DeleteCategoryResult;
  /** Deletes a code for good. Orders placed with it keep showing it; to only stop it, set `isActive` to false. */
  deleteDiscountCode: DeleteDiscountCodeSuccess;
  /** Soft: orders keep resolving, the shop no longer shows it. Its SKU and slug become free. A second time changes nothing. */
  deleteProduct: DeleteProductResult;
  /** Deletes a rate. The one before it for the same place holds again, or that of the place around it, if there is any. */
  deleteTaxRate: DeleteTaxRateSuccess;
  /** Deletes an endpoint with the log of its deliveries; to only stop them, set `isActive` to false. */
  deleteWebhookEndpoint: DeleteWebhookEndpointSuccess;
  /**
   * Signs in. A guest's cart named by `cartToken` is merged into the account's; a cart that cannot be merged never stops the login.
   * RATE_LIMITED where too many are signing in at this moment, and after wrong passwords: 5 in a day for an account from one address,
   * 20 in an hour for it from all others, 50 in ten minutes from an address. Each wait is twice as long as the one before, up to a
   * quarter of an hour; the right password ends them.
   */
  login: LoginResult;
  /**
   * Ends the session that the access token belongs to, from the next request on, or else that of the cookie, which is cleared.
   * False for a guest.
   */
  logout: Scalars['Boolean']['output'];
  /** Ends all sessions of the account, this one too, from the next request on; says how many there were. */
  logoutEverywhere: Scalars['Int']['output'];
  /**
   * Moves a guest's cart into the viewer's; where both hold a product the larger quantity stays. The token ends with it;
   * sent again it changes nothing and answers with the viewer's cart. What no longer fits (100 lines, products withdrawn) is
   * left out. Its discount codes go with it where the viewer's cart has none.
   */
  mergeCart: CartResult;
  /**
   * Pays what is due of an order, all of it: one's own, or as staff any. Safe to send again: under the same idempotency key
   * there is one payment for ever. Where the customer has to confirm (3-D Secure) the payment is PENDING and `clientSecret`
   * is what the provider's client takes; the order moves on once the provider says so. What is not confirmed within an hour
   * is given up, and the order can be paid otherwise.
   */
  payOrder: PayOrderResult;
  /**
   * Orders the viewer's cart, or `items`: all of it or, with a refusal, nothing. Safe to send again: under the same idempotency
   * key there is one order for ever, and a repeat answers with it as `replayed`.
   */
  placeOrder: PlaceOrderResult;
  /**
   * Gives a new access token and a new refresh token for a refresh token, which is spent by it. Without one, that of the cookie is
   * taken, and the next is put there. Who sends a token again within 10 seconds, from two tabs or because the answer was lost,
   * gets the same next one, as long as that is not spent. Later, two must have the token, and the session is ended for both.
   * FORBIDDEN without a token where a page of another site asks, for which the cookie does not count. RATE_LIMITED after 600 tokens
   * in ten minutes from one address that were no good.
   */
  refreshSession: RefreshSessionResult;
  /** Gives back a payment, whole or in part, never more than was captured. Safe to send again under the same idempotency key. */
  refundPayment: RefundPaymentResult;
  /**
   * Makes a customer's account and signs it in. A guest's cart named by `cartToken` becomes the account's. RATE_LIMITED where too
   * many are signing in at this moment, and after 20 in an hour from one address.
   */
  register: RegisterResult;
  /** Takes one item out. An item that is gone already is NOT_FOUND. */
  removeCartItem: CartResult;
  /** Takes a discount code off the cart, or without `code` all of them. */
  removeDiscountCode: CartResult;
  /**
   * Asks for another address: a token for `confirmEmailChange` is mailed there, and until it comes back all stays as it is. A later
   * request takes the place of an earlier one. An address that another account has gets no mail; the answer is the same.
   * RATE_LIMITED as `requestPasswordReset` is, for the new address.
   */
  requestEmailChange: RequestEmailChangeResult;
  /**
   * Mails a token for `verifyEmail` to the viewer's address, once more: the first came with the welcome. False where the address
   * is verified already, and nothing is sent. RATE_LIMITED as `requestPasswordReset` is.
   */
  requestEmailVerification: Scalars['Boolean']['output'];
  /**
   * Mails a token for `resetPassword` to the account that has this address. It answers true, and as fast, where there is none, so
   * that nobody learns who has an account here. RATE_LIMITED after 5 in a day for one account, or 20 in an hour from one place.
   */
  requestPasswordReset: Scalars['Boolean']['output'];
  /** Sends a mail about an order once more: as it was, to the same address. For what got lost on the way, or failed. */
  resendOrderEmail: ResendOrderEmailResult;
  /** Delivers once more what was delivered or has failed: the same body under the same `webhook-id`. */
  resendWebhookDelivery: ResendWebhookDeliveryResult;
  /**
   * Sets a new password by the token of a mail, which is good once, for an hour. Every session of the account ends: sign in anew.
   * A password that is refused does not use the token up. RATE_LIMITED after 30 tokens in ten minutes from one address.
   */
  resetPassword: ResetPasswordResult;
  /** Has a failed job tried once more, soon. One that is not failed, or not any more, is NOT_FOUND. */
  retryJob: FailedJob;
  /**
   * Ends one of the account's sessions, on whatever device, from its next request on; what is live in it is closed. True.
   * NOT_FOUND where it has ended already, or is another account's.
   */
  revokeSession: Scalars['Boolean']['output'];
  /**
   * Gives an endpoint a new secret. For 24 hours each delivery has two signatures, so that the receiver can change over: one by
   * the new secret and one by the secret before it.
   */
  rotateWebhookSecret: RotateWebhookSecretSuccess;
  /** Gives an account another role. All of its sessions end, so that whoever has it signs in with the new one. */
  setUserRole: SetUserRoleResult;
  /** Sets the quantity of one item; 0 takes it out. The item then counts as seen at today's price. */
  updateCartItem: CartResult;
  /** Changes the fields that are given; moving a category takes all below it along. */
  updateCategory: UpdateCategoryResult;
  /** Changes a code from now on; orders placed with it stay as they are. */
  updateDiscountCode: UpdateDiscountCodeResult;
  /**
   * Moves an order on: PENDING → PROCESSING → SHIPPED → DELIVERED, or CANCELLED from the first two, which gives back the
   * goods to stock, the uses of its discount codes, and what was paid.
   */
  updateOrderStatus: UpdateOrderStatusResult;
  /** Changes the fields that are given. Stock is changed by `adjustStock` alone. Orders keep the name and price they were placed with. */
  updateProduct: UpdateProductResult;
  /** Changes a rate. Orders placed before keep what they were taxed with. */
  updateTaxRate: UpdateTaxRateResult;
  /** Changes an endpoint from now on, what is still to be delivered to it included. What is left out stays. */
  updateWebhookEndpoint: UpdateWebhookEndpointResult;
  /**
   * Shows by the token of a mail, which is good once, for a day, that the account's owner reads mails at its address. RATE_LIMITED as
   * `resetPassword` is.
   */
  verifyEmail: VerifyEmailResult;
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


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationClearCartArgs = {
  cartToken: InputMaybe<Scalars['String']['input']>;
  expectedVersion: InputMaybe<Scalars['Int']['input']>;
};


export type MutationConfirmEmailChangeArgs = {
  token: Scalars['String']['input'];
};


export type MutationCreateCategoryArgs = {
  input: CreateCategoryInput;
};


export type MutationCreateDiscountCodeArgs = {
  input: CreateDiscountCodeInput;
};


export type MutationCreateProductArgs = {
  input: CreateProductInput;
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


export type MutationDeleteCategoryArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteDiscountCodeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteProductArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteTaxRateArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteWebhookEndpointArgs = {
  id: Scalars['ID']['input'];
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


export type MutationRequestEmailChangeArgs = {
  input: RequestEmailChangeInput;
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


export type MutationSetUserRoleArgs = {
  input: SetUserRoleInput;
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


export type MutationUpdateOrderStatusArgs = {
  input: UpdateOrderStatusInput;
};


export type MutationUpdateProductArgs = {
  id: Scalars['ID']['input'];
  input: UpdateProductInput;
};


export type MutationUpdateTaxRateArgs = {
  id: Scalars['ID']['input'];
  input: UpdateTaxRateInput;
};


export type MutationUpdateWebhookEndpointArgs = {
  id: Scalars['ID']['input'];
  input: UpdateWebhookEndpointInput;
};


export type MutationVerifyEmailArgs = {
  token: Scalars['String']['input'];
};

/** What was sold, to whom and for how much: as placed, for ever. */
export type Order = {
  __typename?: 'Order';
  /** Where the status may go from here for whoever asks. */
  allowedTransitions: Array<OrderStatus>;
  /** What is still to be paid; nothing once it is cancelled. */
  amountDue: Money;
  /** What of the payment that pays it has gone back. */
  amountRefunded: Money;
  /** Who carries the parcel, once it is shipped. */
  carrier: Maybe<Scalars['String']['output']>;
  /** Null once the account is gone. */
  customer: Maybe<User>;
  /** In the order they stood in the cart; at most 100. */
  details: Array<OrderDetails>;
  discount: Money;
  /** The first of `discountLines`. */
  discountCode: Maybe<Scalars['String']['output']>;
  /** What each code took off. */
  discountLines: Array<DiscountLine>;
  /** The customer's e-mail address when the order was placed; null once the account is deleted. */
  email: Maybe<Scalars['EmailAddress']['output']>;
  /** What the customer was written about it, in the order in which it happened; of very many the latest 100. */
  emails: Array<Email>;
  /** Each change of status, from the first on. */
  history: Array<OrderEvent>;
  id: Scalars['ID']['output'];
  /** BCP 47: how amounts and dates are written to the customer; null: as the shop writes. */
  locale: Maybe<Scalars['String']['output']>;
  /** What the customer wrote with it. */
  notes: Maybe<Scalars['String']['output']>;
  /** ORD- and eight characters. */
  number: Scalars['String']['output'];
  paymentStatus: OrderPaymentStatus;
  /** Each attempt to pay it, the first one first. */
  payments: Array<Payment>;
  placedAt: Scalars['DateTime']['output'];
  /** Whether its prices had the tax in them. */
  pricesIncludeTax: Scalars['Boolean']['output'];
  shippingAddress: Address;
  status: OrderStatus;
  /** Before discounts and tax: the sum of the details' subtotals. */
  subtotal: Money;
  tax: Money;
  /** What it was taxed with. */
  taxLines: Array<TaxLine>;
  /** Subtotal less discount, plus the tax unless prices include it: the sum of the details' totals. */
  total: Money;
  trackingNumber: Maybe<Scalars['String']['output']>;
  /** When the status last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** Something that has happened to an order. */
export type OrderChange = {
  __typename?: 'OrderChange';
  /** Of the payment or the refund that it is about; null where it is about none. */
  amount: Maybe<Money>;
  at: Scalars['DateTime']['output'];
  /** To go on from this change. */
  cursor: Scalars['String']['output'];
  kind: OrderChangeKind;
  /** The order as it is now. */
  order: Order;
  /** The order's status after it. */
  status: OrderStatus;
};

export type OrderChangeKind =
  | 'CANCELLED'
  | 'DELIVERED'
  /** All of it was paid. */
  | 'PAID'
  /** A payment began, was declined, reserved or given up, or a refund failed. */
  | 'PAYMENT_CHANGED'
  | 'PLACED'
  | 'PROCESSING'
  /** Money went back, all of it or a part. */
  | 'REFUNDED'
  | 'SHIPPED';

export type OrderChangePage = {
  __typename?: 'OrderChangePage';
  /** The earliest first. */
  changes: Array<OrderChange>;
  /** To go on from next time; null where nothing has ever happened. */
  cursor: Maybe<Scalars['String']['output']>;
  /** Whether more has happened already. */
  hasMore: Scalars['Boolean']['output'];
};

/** The order is not in the expected status: here it is as it stands. */
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
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

/** One product of an order, as it was when the order was placed; product is null once the product is gone for good. */
export type OrderDetails = {
  __typename?: 'OrderDetails';
  /** Its share of the order's discount. */
  discount: Money;
  id: Scalars['ID']['output'];
  order: Order;
  /** The product as it is today. */
  product: Maybe<Product>;
  productName: Scalars['String']['output'];
  quantity: Scalars['Int']['output'];
  sku: Scalars['String']['output'];
  /** unitPrice times quantity. */
  subtotal: Money;
  /** Its share of the order's tax. */
  tax: Money;
  /** Its share of the order's total. */
  total: Money;
  unitPrice: Money;
};

export type OrderEdge = {
  __typename?: 'OrderEdge';
  cursor: Scalars['String']['output'];
  node: Order;
};

/** One change of an order's status. */
export type OrderEvent = {
  __typename?: 'OrderEvent';
  /** Who did it; null where the shop did by itself, for customers where staff did, and once the account is gone. */
  actor: Maybe<User>;
  at: Scalars['DateTime']['output'];
  /** Null where the order was placed. */
  from: Maybe<OrderStatus>;
  id: Scalars['ID']['output'];
  /** What was said about it; its customer sees it too. */
  note: Maybe<Scalars['String']['output']>;
  to: OrderStatus;
};

/** All that is given must hold. */
export type OrderFilter = {
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The whole number of one order. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** Before this instant. */
  placedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** From this instant on. */
  placedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Any of these. */
  status?: InputMaybe<Array<OrderStatus>>;
};

/** Exactly one of them. */
export type OrderKey =
  { id: Scalars['ID']['input']; number?: never; }
  |  /** As on the order: `ORD-7K3M9QXA`; case does not matter. */
  { id?: never; number: Scalars['String']['input']; };

/** Nothing was paid: the order is paid, being paid or cancelled, the payment was given up, or the shop takes none. Here it is as it stands. */
export type OrderNotPayable = UserError & {
  __typename?: 'OrderNotPayable';
  message: Scalars['String']['output'];
  order: Order;
};

/** Where an order stands with its payment. */
export type OrderPaymentStatus =
  /** The money is reserved. */
  | 'AUTHORIZED'
  /** All of it is paid, or there was nothing to pay. */
  | 'PAID'
  | 'PARTIALLY_REFUNDED'
  /** An attempt is under way. */
  | 'PENDING'
  | 'REFUNDED'
  /** Nothing has been paid. */
  | 'UNPAID';

/** What an order would come to, and what would stop it. */
export type OrderPreview = {
  __typename?: 'OrderPreview';
  discount: Money;
  /** What each code takes off. */
  discountLines: Array<DiscountLine>;
  /** What would be ordered, at today's prices. */
  lines: Array<OrderPreviewLine>;
  /** Whether prices have the tax in them already. */
  pricesIncludeTax: Scalars['Boolean']['output'];
  /** Empty where placeOrder would go through. */
  problems: Array<CartProblem>;
  /** Before discounts and tax: the sum of the lines' subtotals. */
  subtotal: Money;
  tax: Money;
  taxLines: Array<TaxLine>;
  /** Subtotal less discount, plus the tax unless prices include it: the sum of the lines' totals. */
  total: Money;
};

export type OrderPreviewLine = {
  __typename?: 'OrderPreviewLine';
  /** Its share of the discount. */
  discount: Money;
  product: Product;
  quantity: Scalars['Int']['output'];
  /** unitPrice times quantity. */
  subtotal: Money;
  /** Its share of the tax. */
  tax: Money;
  /** Its share of the total. */
  total: Money;
  unitPrice: Money;
};

export type OrderStatus =
  /** Called off; goods and codes were given back, and money is; the end. */
  | 'CANCELLED'
  /** Arrived; the end. */
  | 'DELIVERED'
  /** Placed; nothing has been done yet. */
  | 'PENDING'
  /** Paid, or taken up by staff: being made ready. */
  | 'PROCESSING'
  /** On its way. */
  | 'SHIPPED';

/** Where a page stands in its list (GraphQL Cursor Connections). */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more follows. With `last` and `before`: true, since the cursor came from there. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether something precedes. With `first` and `after`: true, since the cursor came from there. */
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

export type PayOrderInput = {
  /** 1 to 255 printable ASCII characters, best a random UUID made once for each attempt. */
  idempotencyKey: Scalars['String']['input'];
  orderId: Scalars['ID']['input'];
  /**
   * What the provider's own client gave, Stripe's `pm_…`. For the built-in test provider: `success`, `decline`,
   * `insufficient_funds`, `confirm` (waits for its customer, who is taken to confirm some seconds later), `late` and
   * `late_decline` (told by webhook some seconds later), or `timeout` (no answer, and yet it succeeds). At most 255 characters.
   */
  paymentToken: Scalars['String']['input'];
};

export type PayOrderResult = IdempotencyKeyReused | InvalidInput | OrderNotPayable | PayOrderSuccess | PaymentDeclined;

export type PayOrderSuccess = {
  __typename?: 'PayOrderSuccess';
  /** What the provider's client needs for the customer to confirm; null where there is nothing to confirm. */
  clientSecret: Maybe<Scalars['String']['output']>;
  order: Order;
  payment: Payment;
  /** True where this key had been sent before. */
  replayed: Scalars['Boolean']['output'];
};

/** An attempt to pay an order. */
export type Payment = {
  __typename?: 'Payment';
  amount: Money;
  /** What of it has gone back. */
  amountRefunded: Money;
  createdAt: Scalars['DateTime']['output'];
  /** For customers; null unless it failed. */
  failureReason: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  order: Order;
  /** `test` or `stripe`. */
  provider: Scalars['String']['output'];
  /** The first one first. */
  refunds: Array<Refund>;
  status: PaymentStatus;
  updatedAt: Scalars['DateTime']['output'];
};

/** The provider took nothing; another attempt needs another idempotency key. */
export type PaymentDeclined = UserError & {
  __typename?: 'PaymentDeclined';
  message: Scalars['String']['output'];
  payment: Payment;
  /** For customers. */
  reason: Scalars['String']['output'];
};

export type PaymentStatus =
  /** The money is reserved. */
  | 'AUTHORIZED'
  /** The money is ours. */
  | 'CAPTURED'
  /** Declined. Taken all the same, after the order was paid otherwise, it goes back and stays so. */
  | 'FAILED'
  | 'PARTIALLY_REFUNDED'
  /** The provider or the customer has yet to say. */
  | 'PENDING'
  /** All of it has gone back. */
  | 'REFUNDED'
  /** Given up before anything was taken; else as FAILED. */
  | 'VOIDED';

export type PlaceOrderInput = {
  /** A discount code, in any case, on top of those that are on the cart. */
  discountCode?: InputMaybe<Scalars['String']['input']>;
  /** Refuse if the discount is not this. With it, TotalChanged says whether the discount has changed. */
  expectedDiscount?: InputMaybe<Scalars['Decimal']['input']>;
  /** Refuse if the subtotal is not this. With it, TotalChanged says whether the lines have changed. */
  expectedSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** Refuse if the tax is not this. With it, TotalChanged says whether the tax has changed. */
  expectedTax?: InputMaybe<Scalars['Decimal']['input']>;
  /** Refuse if the total is not this. */
  expectedTotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** 1 to 255 printable ASCII characters, best a random UUID made once for each checkout; kept with the order for ever. */
  idempotencyKey: Scalars['String']['input'];
  /** Order these instead of the cart, which then stays as it is. 1 to 100; the same product twice adds up. */
  items?: InputMaybe<Array<CartItemInput>>;
  /** A language tag (BCP 47) such as `de-DE`: how amounts and dates are written to the customer. Left out: as the account has it. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** At most 2,000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  shippingAddress: AddressInput;
};

export type PlaceOrderResult = CartEmpty | DiscountCodeRejected | IdempotencyKeyReused | InsufficientStock | InvalidInput | PlaceOrderSuccess | ProductUnavailable | TotalChanged;

export type PlaceOrderSuccess = {
  __typename?: 'PlaceOrderSuccess';
  order: Order;
  /** True where this key had placed the order before. */
  replayed: Scalars['Boolean']['output'];
};

export type PreviewOrderInput = {
  /** A guest's cart; left out: the viewer's own. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  /** Where the goods go; left out: to the shop's own place. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** A discount code, in any case, on top of those that are on the cart. */
  discountCode?: InputMaybe<Scalars['String']['input']>;
  /** Preview these instead of the cart. */
  items?: InputMaybe<Array<CartItemInput>>;
  /** For tax services that go by it. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** Of the country, as addresses write it. */
  region?: InputMaybe<Scalars['String']['input']>;
};

export type PreviewOrderResult = CartEmpty | InvalidInput | OrderPreview;

/** Prices that differ from those when the items were put in. */
export type PriceChanged = UserError & {
  __typename?: 'PriceChanged';
  items: Array<CartItem>;
  message: Scalars['String']['output'];
};

export type Product = {
  __typename?: 'Product';
  /** Null for a product that stands in none. */
  category: Maybe<Category>;
  /** What it used to cost, or what others ask; shown crossed out. */
  compareAtPrice: Maybe<Money>;
  /** What it cost the shop. */
  cost: Maybe<Money>;
  createdAt: Scalars['DateTime']['output'];
  /** When it was taken out of the shop for good. */
  deletedAt: Maybe<Scalars['DateTime']['output']>;
  description: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  image: Maybe<Scalars['URL']['output']>;
  inStock: Scalars['Boolean']['output'];
  /** Whether the shop shows and sells it. */
  isActive: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  price: Money;
  /** The stock keeping unit: the shop's own article number; unique. */
  sku: Scalars['String']['output'];
  /** The name for addresses; unique. */
  slug: Scalars['String']['output'];
  /** How many can be bought now. */
  stock: Scalars['Int']['output'];
  /** Which of a place's tax rates it falls under. */
  taxClass: TaxClass;
  /** When staff last changed it; sales and stock do not count. */
  updatedAt: Scalars['DateTime']['output'];
};

export type ProductConnection = {
  __typename?: 'ProductConnection';
  edges: Array<ProductEdge>;
  nodes: Array<Product>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

export type ProductEdge = {
  __typename?: 'ProductEdge';
  cursor: Scalars['String']['output'];
  node: Product;
};

/** All that is given must hold. */
export type ProductFilter = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  categorySlug?: InputMaybe<Scalars['String']['input']>;
  /** Only what can be bought now, or only what cannot. */
  inStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Also inactive and deleted products (STAFF; FORBIDDEN for others). */
  includeInactive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Also the products of the categories below the one named. Default: false. */
  includeSubcategories?: InputMaybe<Scalars['Boolean']['input']>;
  /** The highest price, itself included, in the shop's currency. */
  maxPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** The lowest price, itself included, in the shop's currency. */
  minPrice?: InputMaybe<Scalars['Decimal']['input']>;
};

/** Exactly one of them. */
export type ProductKey =
  { id: Scalars['ID']['input']; sku?: never; slug?: never; }
  |  { id?: never; sku: Scalars['String']['input']; slug?: never; }
  |  { id?: never; sku?: never; slug: Scalars['String']['input']; };

export type ProductSort =
  /** Whatever the case. */
  | 'NAME'
  | 'NEWEST'
  | 'PRICE_ASC'
  | 'PRICE_DESC'
  /** Best match first; needs `search`. */
  | 'RELEVANCE';

/** Products that are no longer sold; every one is named. Unknown products are NOT_FOUND. */
export type ProductUnavailable = UserError & {
  __typename?: 'ProductUnavailable';
  message: Scalars['String']['output'];
  products: Array<Product>;
};

export type Query = {
  __typename?: 'Query';
  /**
   * What staff and administrators have changed, who signed in and who failed to, the newest first. Nothing in it is ever
   * changed or deleted. Pages of 20 unless `first` or `last` says otherwise (1 to 100).
   */
  auditLog: AuditEntryConnection;
  /** The viewer's open cart; a guest's by the token that createCart gave. */
  cart: Maybe<Cart>;
  /** All categories by name whatever its case, or those at the top of the tree only. */
  categories: CategoryConnection;
  category: Maybe<Category>;
  /**
   * Whether a discount code would work for what is in the cart, and if not why. Wherever a code is given, many that do not exist
   * (20 in an hour of an account, 60 in ten minutes from an address) are followed by RATE_LIMITED, with `retryAfter` in seconds.
   */
  discountCode: DiscountCodeResult;
  /** Every discount code, newest first. */
  discountCodes: DiscountCodeConnection;
  /**
   * Work that was tried as often as it may be and never done, the last one first; kept for 30 days, of what is done over and over
   * for one.
   */
  failedJobs: FailedJobConnection;
  /** The account that is signed in; null for a guest. */
  me: Maybe<User>;
  /** One's own order; staff see every one. Null for any other. */
  order: Maybe<Order>;
  /** Every order, newest first; a customer's own are on me.orders. */
  orders: OrderConnection;
  /**
   * What has happened to orders since, for programs that keep up with the shop: what was committed later comes later, each order's
   * changes in their order, and nothing is left out, also of what was under way at the last call. Without a cursor from the first order on; `first` is 1 to 100.
   */
  ordersChangedSince: OrderChangePage;
  /** All that placeOrder would do and refuse, without doing it. Open to guests, with `items` or a `cartToken`. */
  previewOrder: PreviewOrderResult;
  /** A product by one of its names. Inactive and deleted ones exist for staff only. */
  product: Maybe<Product>;
  /**
   * The products on sale; pages of 20 unless `first` or `last` says otherwise (1 to 100).
   * `search` finds words of name, SKU and description, also with a typo, and sorts by RELEVANCE unless `sort` says otherwise;
   * without `search` the newest come first.
   */
  products: ProductConnection;
  /** Every tax rate, that of the latest date first. */
  taxRates: TaxRateConnection;
  /** Any account; null where there is none with this id. */
  user: Maybe<User>;
  /**
   * Every account, the newest first; pages of 20 unless `first` or `last` says otherwise (1 to 100). Cursors hold as accounts come
   * and go.
   */
  users: UserConnection;
  /** What was told to them and what became of it, the newest first. */
  webhookDeliveries: WebhookDeliveryConnection;
  /** Where other systems are told what happens to orders, the newest first. */
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


export type QueryProductsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<ProductFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  search: InputMaybe<Scalars['String']['input']>;
  sort: InputMaybe<ProductSort>;
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

export type RefreshSessionResult = InvalidRefreshToken | RefreshSessionSuccess;

export type RefreshSessionSuccess = {
  __typename?: 'RefreshSessionSuccess';
  session: Session;
};

/** How a client gets its refresh token. */
export type RefreshTokenDelivery =
  /** In the answer: for programs that can keep a secret, such as mobile apps. */
  | 'BODY'
  /**
   * In a cookie, for browsers: scripts cannot read it, and it is sent to this host alone, from pages of this host's site
   * (`HttpOnly`, `Secure`, `SameSite=Strict`; it takes https, or localhost). `Session.refreshToken` is then empty. Pages of
   * another origin need to be allowed (`CORS_ORIGINS`) and to send credentials; else FORBIDDEN.
   */
  | 'COOKIE';

/** Money that goes back. */
export type Refund = {
  __typename?: 'Refund';
  amount: Money;
  createdAt: Scalars['DateTime']['output'];
  /** As the provider told the shop; null for customers, and unless it failed. */
  failureReason: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** What staff wrote with it; customers read it too. */
  reason: Maybe<Scalars['String']['output']>;
  status: RefundStatus;
};

/** More than is left of what was captured, or by a provider that the shop does not use any more. */
export type RefundNotPossible = UserError & {
  __typename?: 'RefundNotPossible';
  message: Scalars['String']['output'];
  payment: Payment;
  /** What could still go back. */
  refundable: Money;
};

export type RefundPaymentInput = {
  /** Left out: all that has not gone back yet. */
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** 1 to 255 printable ASCII characters, best a random UUID made once for each refund. */
  idempotencyKey: Scalars['String']['input'];
  paymentId: Scalars['ID']['input'];
  /** At most 2,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type RefundPaymentResult = IdempotencyKeyReused | InvalidInput | RefundNotPossible | RefundPaymentSuccess;

export type RefundPaymentSuccess = {
  __typename?: 'RefundPaymentSuccess';
  payment: Payment;
  refund: Refund;
  /** True where this key had been sent before. */
  replayed: Scalars['Boolean']['output'];
};

export type RefundStatus =
  | 'FAILED'
  | 'PENDING'
  | 'SUCCEEDED';

export type RegisterInput = {
  /** A guest's cart to take along. */
  cartToken?: InputMaybe<Scalars['String']['input']>;
  /** Where the account is reached; also the name it signs in by, whatever the case. */
  email: Scalars['EmailAddress']['input'];
  /** A language tag (BCP 47) such as `de-DE`: how amounts and dates are written to it. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /**
   * 8 to 128 characters of any kind, taken exactly as typed. Refused are the most common ones (`TOO_COMMON`), the e-mail address or
   * what stands before its @ (`SAME_AS_EMAIL`) and the name (`SAME_AS_NAME`), in whatever case.
   */
  password: Scalars['String']['input'];
  refreshTokenDelivery: RefreshTokenDelivery;
};

export type RegisterResult = EmailTaken | InvalidInput | RegisterSuccess;

export type RegisterSuccess = {
  __typename?: 'RegisterSuccess';
  session: Session;
};

export type RemoveCartItemInput = {
  cartToken?: InputMaybe<Scalars['String']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  itemId: Scalars['ID']['input'];
};

export type RequestEmailChangeInput = {
  newEmail: Scalars['EmailAddress']['input'];
  /** The account's, to show that it is its owner who asks. */
  password: Scalars['String']['input'];
};

export type RequestEmailChangeResult = InvalidInput | RequestEmailChangeSuccess | WrongPassword;

export type RequestEmailChangeSuccess = {
  __typename?: 'RequestEmailChangeSuccess';
  /** Where the token is mailed to, unless another account has the address. */
  newEmail: Scalars['EmailAddress']['output'];
};

export type ResendOrderEmailResult = EmailPending | ResendOrderEmailSuccess;

export type ResendOrderEmailSuccess = {
  __typename?: 'ResendOrderEmailSuccess';
  /** The new mail. */
  email: Email;
};

export type ResendWebhookDeliveryResult = ResendWebhookDeliverySuccess | WebhookEndpointInactive | WebhookPending;

export type ResendWebhookDeliverySuccess = {
  __typename?: 'ResendWebhookDeliverySuccess';
  delivery: WebhookDelivery;
};

export type ResetPasswordInput = {
  /** 8 to 128 characters, taken exactly as typed. */
  newPassword: Scalars['String']['input'];
  /** Out of the mail. */
  token: Scalars['String']['input'];
};

export type ResetPasswordResult = InvalidInput | InvalidToken | ResetPasswordSuccess;

export type ResetPasswordSuccess = {
  __typename?: 'ResetPasswordSuccess';
  /** The address to sign in by. */
  email: Scalars['EmailAddress']['output'];
};

/** From the least rights to the most. Nobody signed in has none of them. */
export type Role =
  /** Runs the shop and its staff. */
  | 'ADMIN'
  /** Sees and changes what is their own. */
  | 'CUSTOMER'
  /** Runs the shop: catalog, stock and every order. */
  | 'STAFF';

export type RotateWebhookSecretSuccess = {
  __typename?: 'RotateWebhookSecretSuccess';
  endpoint: WebhookEndpoint;
  /** What the deliveries are signed with, `whsec_` and base64. Shown this once. */
  secret: Scalars['String']['output'];
};

/** What a client needs to call on: a short-lived access token (JWT) and a rotating refresh token. */
export type Session = {
  __typename?: 'Session';
  /** A JWT (RFC 7519) to send as `Authorization: Bearer …`. Other programs can verify it by the keys at `/.well-known/jwks.json`. */
  accessToken: Scalars['String']['output'];
  /** When the access token ends: after five minutes, or with the session. */
  expiresAt: Scalars['DateTime']['output'];
  /** Opaque; good for one `refreshSession`. Keep it as secret as a password. Empty where it is in the cookie. */
  refreshToken: Scalars['String']['output'];
  user: User;
};

export type SetUserRoleInput = {
  role: Role;
  userId: Scalars['ID']['input'];
};

export type SetUserRoleResult = LastAdministrator | SetUserRoleSuccess;

export type SetUserRoleSuccess = {
  __typename?: 'SetUserRoleSuccess';
  user: User;
};

/** Another product has this SKU. */
export type SkuTaken = UserError & {
  __typename?: 'SkuTaken';
  message: Scalars['String']['output'];
  sku: Scalars['String']['output'];
};

/** Another category or product has this slug. */
export type SlugTaken = UserError & {
  __typename?: 'SlugTaken';
  message: Scalars['String']['output'];
  slug: Scalars['String']['output'];
};

/** A product of which fewer are left than were asked for. */
export type StockShortage = {
  __typename?: 'StockShortage';
  available: Scalars['Int']['output'];
  product: Product;
  requested: Scalars['Int']['output'];
};

/**
 * What happens, as it happens: over WebSockets (graphql-transport-ws) or server-sent events (GraphQL over SSE, distinct
 * connections), both at the address of everything else. Queries and mutations go over plain HTTP, not over these. An access
 * token is given at connect, as `Authorization` in the header or in the payload of `connection_init`; one that is not good is
 * refused (4403, or 401). Once it has expired or its session has ended the connection is closed (4403; an event stream ends without
 * `complete`), and the client connects again with a new one. What changed while a client was away is not sent again: after
 * connecting, subscribe first and then query what is on the screen.
 */
export type Subscription = {
  __typename?: 'Subscription';
  /** The viewer's open cart, or a guest's by its token, each time it was written to; null once a guest's is merged. */
  cartUpdated: Maybe<Cart>;
  /** Each of the viewer's orders that is placed or changes. */
  myOrdersUpdated: Order;
  /** Each order as it is placed. */
  newOrders: Order;
  /** One's own order, staff any: each time that its status or one of its payments has changed. */
  orderUpdated: Order;
  /** Each of these products, up to 100, as its stock changes; null in place of one that is withdrawn. */
  stockChanged: Maybe<Product>;
};


/**
 * What happens, as it happens: over WebSockets (graphql-transport-ws) or server-sent events (GraphQL over SSE, distinct
 * connections), both at the address of everything else. Queries and mutations go over plain HTTP, not over these. An access
 * token is given at connect, as `Authorization` in the header or in the payload of `connection_init`; one that is not good is
 * refused (4403, or 401). Once it has expired or its session has ended the connection is closed (4403; an event stream ends without
 * `complete`), and the client connects again with a new one. What changed while a client was away is not sent again: after
 * connecting, subscribe first and then query what is on the screen.
 */
export type SubscriptionCartUpdatedArgs = {
  token: InputMaybe<Scalars['String']['input']>;
};


/**
 * What happens, as it happens: over WebSockets (graphql-transport-ws) or server-sent events (GraphQL over SSE, distinct
 * connections), both at the address of everything else. Queries and mutations go over plain HTTP, not over these. An access
 * token is given at connect, as `Authorization` in the header or in the payload of `connection_init`; one that is not good is
 * refused (4403, or 401). Once it has expired or its session has ended the connection is closed (4403; an event stream ends without
 * `complete`), and the client connects again with a new one. What changed while a client was away is not sent again: after
 * connecting, subscribe first and then query what is on the screen.
 */
export type SubscriptionOrderUpdatedArgs = {
  orderId: Scalars['ID']['input'];
};


/**
 * What happens, as it happens: over WebSockets (graphql-transport-ws) or server-sent events (GraphQL over SSE, distinct
 * connections), both at the address of everything else. Queries and mutations go over plain HTTP, not over these. An access
 * token is given at connect, as `Authorization` in the header or in the payload of `connection_init`; one that is not good is
 * refused (4403, or 401). Once it has expired or its session has ended the connection is closed (4403; an event stream ends without
 * `complete`), and the client connects again with a new one. What changed while a client was away is not sent again: after
 * connecting, subscribe first and then query what is on the screen.
 */
export type SubscriptionStockChangedArgs = {
  productIds: Array<Scalars['ID']['input']>;
};

/** Which rate of a place a product is taxed at. */
export type TaxClass =
  /** At the standard rate where the place has no reduced one. */
  | 'REDUCED'
  | 'STANDARD'
  /** Never taxed. */
  | 'ZERO';

/** What a tax comes to. */
export type TaxLine = {
  __typename?: 'TaxLine';
  amount: Money;
  /** What it is reckoned on: the price after discounts, without the tax. */
  base: Money;
  name: Scalars['String']['output'];
  /** In per cent: 8.875. */
  rate: Scalars['Decimal']['output'];
};

/** What goods of a class are taxed at when they go to a place. */
export type TaxRate = {
  __typename?: 'TaxRate';
  /** Null: everywhere that has no rate of its own. */
  country: Maybe<Scalars['CountryCode']['output']>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** What customers read: `VAT`. */
  name: Scalars['String']['output'];
  /** In per cent: 8.875. */
  rate: Scalars['Decimal']['output'];
  /** Of the country, in capitals; null: all of it. */
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
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

export type TaxRateEdge = {
  __typename?: 'TaxRateEdge';
  cursor: Scalars['String']['output'];
  node: TaxRate;
};

/** All that is given must hold. */
export type TaxRateFilter = {
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  taxClass?: InputMaybe<TaxClass>;
};

/** There is a rate for this place, class and date already. */
export type TaxRateTaken = UserError & {
  __typename?: 'TaxRateTaken';
  message: Scalars['String']['output'];
};

export type TotalChange = {
  __typename?: 'TotalChange';
  actual: Money;
  expected: Money;
  part: TotalPart;
};

/** The total, or a part of it, is not what the client expected, so nothing was ordered. */
export type TotalChanged = UserError & {
  __typename?: 'TotalChanged';
  actual: Money;
  /**
   * The parts that differ from what was expected of them. Where no part was given, the lines of a cart are compared with
   * the prices at which they were put in.
   */
  changes: Array<TotalChange>;
  /** As given; without an `expectedTotal`, what the other expectations make. */
  expected: Money;
  message: Scalars['String']['output'];
  /** What the order would come to now. */
  preview: OrderPreview;
};

export type TotalPart =
  | 'DISCOUNT'
  /** The subtotal: prices, products or quantities. */
  | 'LINES'
  | 'TAX';

/** The order's status does not allow it. */
export type TransitionNotAllowed = UserError & {
  __typename?: 'TransitionNotAllowed';
  /** Where it may go instead. */
  allowed: Array<OrderStatus>;
  from: OrderStatus;
  message: Scalars['String']['output'];
  to: OrderStatus;
};

export type UpdateCartItemInput = {
  cartToken?: InputMaybe<Scalars['String']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  itemId: Scalars['ID']['input'];
  /** 0 to 999. */
  quantity: Scalars['Int']['input'];
};

/** A field left out stays as it is; an explicit null clears an optional one. */
export type UpdateCategoryInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  image?: InputMaybe<Scalars['URL']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** Null moves it to the top of the tree. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateCategoryResult = CategoryCycle | InvalidInput | SlugTaken | UpdateCategorySuccess;

export type UpdateCategorySuccess = {
  __typename?: 'UpdateCategorySuccess';
  category: Category;
};

/** What is left out stays as it is; null clears what may be absent. */
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
  /** Takes the place of the amount, and the other way round. */
  percentage?: InputMaybe<Scalars['Decimal']['input']>;
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type UpdateDiscountCodeResult = DiscountCodeTaken | InvalidInput | UpdateDiscountCodeSuccess;

export type UpdateDiscountCodeSuccess = {
  __typename?: 'UpdateDiscountCodeSuccess';
  discountCode: DiscountCode;
};

export type UpdateOrderStatusInput = {
  /** With SHIPPED: who carries the parcel; at most 100 characters. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** Refuse if the order is not in this status any more. */
  expectedStatus?: InputMaybe<OrderStatus>;
  /** For the order's history, which its customer sees too; at most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  orderId: Scalars['ID']['input'];
  status: OrderStatus;
  /** With SHIPPED: by which it can be followed; at most 100 characters. */
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateOrderStatusResult = InvalidInput | OrderChanged | TransitionNotAllowed | UpdateOrderStatusSuccess;

export type UpdateOrderStatusSuccess = {
  __typename?: 'UpdateOrderStatusSuccess';
  order: Order;
};

/** A field left out stays as it is; an explicit null clears an optional one. */
export type UpdateProductInput = {
  /** Null takes it out of its category. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  compareAtPrice?: InputMaybe<Scalars['Decimal']['input']>;
  cost?: InputMaybe<Scalars['Decimal']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  image?: InputMaybe<Scalars['URL']['input']>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  price?: InputMaybe<Scalars['Decimal']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
  taxClass?: InputMaybe<TaxClass>;
};

export type UpdateProductResult = InvalidInput | SkuTaken | SlugTaken | UpdateProductSuccess;

export type UpdateProductSuccess = {
  __typename?: 'UpdateProductSuccess';
  product: Product;
};

/** What is left out stays as it is; null clears what may be absent. */
export type UpdateTaxRateInput = {
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  rate?: InputMaybe<Scalars['Decimal']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
  taxClass?: InputMaybe<TaxClass>;
  validFrom?: InputMaybe<Scalars['DateTime']['input']>;
};

export type UpdateTaxRateResult = InvalidInput | TaxRateTaken | UpdateTaxRateSuccess;

export type UpdateTaxRateSuccess = {
  __typename?: 'UpdateTaxRateSuccess';
  taxRate: TaxRate;
};

/** What is left out stays. */
export type UpdateWebhookEndpointInput = {
  events?: InputMaybe<Array<OrderChangeKind>>;
  /** True also where the shop itself switched it off. What failed meanwhile is not delivered by itself: resendWebhookDelivery. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  url?: InputMaybe<Scalars['URL']['input']>;
};

export type UpdateWebhookEndpointResult = InvalidInput | UpdateWebhookEndpointSuccess;

export type UpdateWebhookEndpointSuccess = {
  __typename?: 'UpdateWebhookEndpointSuccess';
  endpoint: WebhookEndpoint;
};

/** An account. A customer can see their own only; staff see those behind orders. */
export type User = {
  __typename?: 'User';
  /** The open cart; null before anything was put in one. */
  cart: Maybe<Cart>;
  createdAt: Scalars['DateTime']['output'];
  email: Scalars['EmailAddress']['output'];
  /** When its owner showed to read mails at the address; null as long as that is open. */
  emailVerifiedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** BCP 47: how amounts and dates are written to it; null: as the shop writes. */
  locale: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** This account's orders, newest first; pages of 20 unless `first` or `last` says otherwise (1 to 100). */
  orders: OrderConnection;
  role: Role;
  /** Where the account is signed in, the latest used first, at most 100. Only one's own: FORBIDDEN on any other account. */
  sessions: Maybe<Array<ActiveSession>>;
};


/** An account. A customer can see their own only; staff see those behind orders. */
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
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

/** What every expected refusal carries. Nothing was changed where a mutation answers with one. */
export type UserError = {
  /** A sentence for the person at the screen. */
  message: Scalars['String']['output'];
};

/** All that is given must hold. */
export type UserFilter = {
  role?: InputMaybe<Role>;
  /** A part of the e-mail address or of the name, whatever the case; at most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
};

export type VerifyEmailResult = InvalidToken | VerifyEmailSuccess;

export type VerifyEmailSuccess = {
  __typename?: 'VerifyEmailSuccess';
  /** The address that is verified. */
  email: Scalars['EmailAddress']['output'];
};

/** One event told to one endpoint. */
export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  /** How often it was tried. */
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** When it was last answered with 2xx. */
  deliveredAt: Maybe<Scalars['DateTime']['output']>;
  endpoint: WebhookEndpoint;
  event: OrderChangeKind;
  id: Scalars['ID']['output'];
  lastAttemptAt: Maybe<Scalars['DateTime']['output']>;
  /** What went wrong at the last attempt. */
  lastError: Maybe<Scalars['String']['output']>;
  /** As it is now; the body has it as it was at the event. */
  order: Order;
  /** The HTTP status that the last attempt was answered with; null where there was no answer. */
  responseStatus: Maybe<Scalars['Int']['output']>;
  state: WebhookDeliveryState;
};

export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  edges: Array<WebhookDeliveryEdge>;
  nodes: Array<WebhookDelivery>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookDelivery;
};

/** All that is given must hold. */
export type WebhookDeliveryFilter = {
  endpointId?: InputMaybe<Scalars['ID']['input']>;
  state?: InputMaybe<WebhookDeliveryState>;
};

export type WebhookDeliveryState =
  /** Answered with 2xx. */
  | 'DELIVERED'
  /** Given up. */
  | 'FAILED'
  /** Still to be delivered, at once or after a failure. */
  | 'PENDING';

/** An address that is told what happens to orders. */
export type WebhookEndpoint = {
  __typename?: 'WebhookEndpoint';
  createdAt: Scalars['DateTime']['output'];
  /** Why the shop itself switched it off; null where it did not. */
  disabledReason: Maybe<Scalars['String']['output']>;
  /** What it is told of; empty: everything. */
  events: Array<OrderChangeKind>;
  id: Scalars['ID']['output'];
  /** Whether it is told anything. */
  isActive: Scalars['Boolean']['output'];
  updatedAt: Scalars['DateTime']['output'];
  url: Scalars['URL']['output'];
};

export type WebhookEndpointConnection = {
  __typename?: 'WebhookEndpointConnection';
  edges: Array<WebhookEndpointEdge>;
  nodes: Array<WebhookEndpoint>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when selected, and up to 10000: 10001 says that there are more. */
  totalCount: Scalars['Int']['output'];
};

export type WebhookEndpointEdge = {
  __typename?: 'WebhookEndpointEdge';
  cursor: Scalars['String']['output'];
  node: WebhookEndpoint;
};

/** The endpoint is switched off. */
export type WebhookEndpointInactive = UserError & {
  __typename?: 'WebhookEndpointInactive';
  endpoint: WebhookEndpoint;
  message: Scalars['String']['output'];
};

/** There are as many endpoints as there may be. */
export type WebhookEndpointsFull = UserError & {
  __typename?: 'WebhookEndpointsFull';
  message: Scalars['String']['output'];
  most: Scalars['Int']['output'];
};

/** It is still to be delivered, and will be without being told to. */
export type WebhookPending = UserError & {
  __typename?: 'WebhookPending';
  delivery: WebhookDelivery;
  message: Scalars['String']['output'];
};

/** The password is not the account's, or not any more. Too many wrong ones are RATE_LIMITED, as those of `login` are. */
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
  AdjustStockResult:
    | ( Omit<AdjustStockSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'AdjustStockSuccess' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( Omit<InsufficientStock, 'shortages'> & { shortages: Array<_RefType['StockShortage']> } & { __typename: 'InsufficientStock' } )
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
  ;
  CartResult:
    | ( Omit<CartChanged, 'cart'> & { cart: _RefType['Cart'] } & { __typename: 'CartChanged' } )
    | ( Omit<CartSuccess, 'cart'> & { cart: _RefType['Cart'] } & { __typename: 'CartSuccess' } )
    | ( Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<_RefType['Money']> } & { __typename: 'DiscountCodeRejected' } )
    | ( Omit<InsufficientStock, 'shortages'> & { shortages: Array<_RefType['StockShortage']> } & { __typename: 'InsufficientStock' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<ProductUnavailable, 'products'> & { products: Array<_RefType['Product']> } & { __typename: 'ProductUnavailable' } )
  ;
  ChangePasswordResult:
    | ( Omit<ChangePasswordSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'ChangePasswordSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( WrongPassword & { __typename: 'WrongPassword' } )
  ;
  ConfirmEmailChangeResult:
    | ( Omit<ConfirmEmailChangeSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'ConfirmEmailChangeSuccess' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( InvalidToken & { __typename: 'InvalidToken' } )
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
  CreateProductResult:
    | ( Omit<CreateProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'CreateProductSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
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
  DeleteCategoryResult:
    | ( CategoryNotEmpty & { __typename: 'CategoryNotEmpty' } )
    | ( Omit<DeleteCategorySuccess, 'category'> & { category: _RefType['Category'] } & { __typename: 'DeleteCategorySuccess' } )
  ;
  DeleteProductResult: ( Omit<DeleteProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'DeleteProductSuccess' } );
  DiscountCodeResult:
    | ( Omit<DiscountCodeApplies, 'discount'> & { discount: _RefType['Money'] } & { __typename: 'DiscountCodeApplies' } )
    | ( Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<_RefType['Money']> } & { __typename: 'DiscountCodeRejected' } )
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
    | ( Omit<PlaceOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'PlaceOrderSuccess' } )
    | ( Omit<ProductUnavailable, 'products'> & { products: Array<_RefType['Product']> } & { __typename: 'ProductUnavailable' } )
    | ( Omit<TotalChanged, 'actual' | 'changes' | 'expected' | 'preview'> & { actual: _RefType['Money'], changes: Array<_RefType['TotalChange']>, expected: _RefType['Money'], preview: _RefType['OrderPreview'] } & { __typename: 'TotalChanged' } )
  ;
  PreviewOrderResult:
    | ( CartEmpty & { __typename: 'CartEmpty' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<OrderPreview, 'discount' | 'discountLines' | 'lines' | 'problems' | 'subtotal' | 'tax' | 'taxLines' | 'total'> & { discount: _RefType['Money'], discountLines: Array<_RefType['DiscountLine']>, lines: Array<_RefType['OrderPreviewLine']>, problems: Array<_RefType['CartProblem']>, subtotal: _RefType['Money'], tax: _RefType['Money'], taxLines: Array<_RefType['TaxLine']>, total: _RefType['Money'] } & { __typename: 'OrderPreview' } )
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
  SetUserRoleResult:
    | ( LastAdministrator & { __typename: 'LastAdministrator' } )
    | ( Omit<SetUserRoleSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'SetUserRoleSuccess' } )
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
  UpdateOrderStatusResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( Omit<OrderChanged, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderChanged' } )
    | ( TransitionNotAllowed & { __typename: 'TransitionNotAllowed' } )
    | ( Omit<UpdateOrderStatusSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'UpdateOrderStatusSuccess' } )
  ;
  UpdateProductResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( Omit<UpdateProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'UpdateProductSuccess' } )
  ;
  UpdateTaxRateResult:
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( TaxRateTaken & { __typename: 'TaxRateTaken' } )
    | ( Omit<UpdateTaxRateSuccess, 'taxRate'> & { taxRate: _RefType['TaxRate'] } & { __typename: 'UpdateTaxRateSuccess' } )
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
  UserError:
    | ( Omit<CartChanged, 'cart'> & { cart: _RefType['Cart'] } & { __typename: 'CartChanged' } )
    | ( CartEmpty & { __typename: 'CartEmpty' } )
    | ( CategoryCycle & { __typename: 'CategoryCycle' } )
    | ( CategoryNotEmpty & { __typename: 'CategoryNotEmpty' } )
    | ( Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<_RefType['Money']> } & { __typename: 'DiscountCodeRejected' } )
    | ( DiscountCodeTaken & { __typename: 'DiscountCodeTaken' } )
    | ( Omit<EmailPending, 'email'> & { email: _RefType['Email'] } & { __typename: 'EmailPending' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' } )
    | ( Omit<InsufficientStock, 'shortages'> & { shortages: Array<_RefType['StockShortage']> } & { __typename: 'InsufficientStock' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( InvalidRefreshToken & { __typename: 'InvalidRefreshToken' } )
    | ( InvalidToken & { __typename: 'InvalidToken' } )
    | ( LastAdministrator & { __typename: 'LastAdministrator' } )
    | ( Omit<OrderChanged, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderChanged' } )
    | ( Omit<OrderNotPayable, 'order'> & { order: _RefType['Order'] } & { __typename: 'OrderNotPayable' } )
    | ( Omit<PaymentDeclined, 'payment'> & { payment: _RefType['Payment'] } & { __typename: 'PaymentDeclined' } )
    | ( Omit<PriceChanged, 'items'> & { items: Array<_RefType['CartItem']> } & { __typename: 'PriceChanged' } )
    | ( Omit<ProductUnavailable, 'products'> & { products: Array<_RefType['Product']> } & { __typename: 'ProductUnavailable' } )
    | ( Omit<RefundNotPossible, 'payment' | 'refundable'> & { payment: _RefType['Payment'], refundable: _RefType['Money'] } & { __typename: 'RefundNotPossible' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( TaxRateTaken & { __typename: 'TaxRateTaken' } )
    | ( Omit<TotalChanged, 'actual' | 'changes' | 'expected' | 'preview'> & { actual: _RefType['Money'], changes: Array<_RefType['TotalChange']>, expected: _RefType['Money'], preview: _RefType['OrderPreview'] } & { __typename: 'TotalChanged' } )
    | ( TransitionNotAllowed & { __typename: 'TransitionNotAllowed' } )
    | ( Omit<WebhookEndpointInactive, 'endpoint'> & { endpoint: _RefType['WebhookEndpoint'] } & { __typename: 'WebhookEndpointInactive' } )
    | ( WebhookEndpointsFull & { __typename: 'WebhookEndpointsFull' } )
    | ( Omit<WebhookPending, 'delivery'> & { delivery: _RefType['WebhookDelivery'] } & { __typename: 'WebhookPending' } )
    | ( WrongPassword & { __typename: 'WrongPassword' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActiveSession: ResolverTypeWrapper<ActiveSessionRow>;
  AddToCartInput: AddToCartInput;
  Address: ResolverTypeWrapper<Address>;
  AddressInput: AddressInput;
  AdjustStockInput: AdjustStockInput;
  AdjustStockResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdjustStockResult']>;
  AdjustStockSuccess: ResolverTypeWrapper<Omit<AdjustStockSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  AuditAction: AuditAction;
  AuditEntry: ResolverTypeWrapper<AuditRow>;
  AuditEntryConnection: ResolverTypeWrapper<Connection<AuditRow>>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditFilter: AuditFilter;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelOrderInput: CancelOrderInput;
  CancelOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelOrderResult']>;
  CancelOrderSuccess: ResolverTypeWrapper<Omit<CancelOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  Cart: ResolverTypeWrapper<CartRow>;
  CartChanged: ResolverTypeWrapper<Omit<CartChanged, 'cart'> & { cart: ResolversTypes['Cart'] }>;
  CartEmpty: ResolverTypeWrapper<CartEmpty>;
  CartItem: ResolverTypeWrapper<CartItemOf>;
  CartItemInput: CartItemInput;
  CartProblem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CartProblem']>;
  CartResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CartResult']>;
  CartSuccess: ResolverTypeWrapper<Omit<CartSuccess, 'cart'> & { cart: ResolversTypes['Cart'] }>;
  Category: ResolverTypeWrapper<CategoryRow>;
  CategoryConnection: ResolverTypeWrapper<Connection<CategoryRow>>;
  CategoryCycle: ResolverTypeWrapper<CategoryCycle>;
  CategoryEdge: ResolverTypeWrapper<Omit<CategoryEdge, 'node'> & { node: ResolversTypes['Category'] }>;
  CategoryKey: CategoryKey;
  CategoryNotEmpty: ResolverTypeWrapper<CategoryNotEmpty>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePasswordResult']>;
  ChangePasswordSuccess: ResolverTypeWrapper<Omit<ChangePasswordSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  ConfirmEmailChangeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmEmailChangeResult']>;
  ConfirmEmailChangeSuccess: ResolverTypeWrapper<Omit<ConfirmEmailChangeSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CreateCartSuccess: ResolverTypeWrapper<Omit<CreateCartSuccess, 'cart'> & { cart: ResolversTypes['Cart'] }>;
  CreateCategoryInput: CreateCategoryInput;
  CreateCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateCategoryResult']>;
  CreateCategorySuccess: ResolverTypeWrapper<Omit<CreateCategorySuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  CreateDiscountCodeInput: CreateDiscountCodeInput;
  CreateDiscountCodeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateDiscountCodeResult']>;
  CreateDiscountCodeSuccess: ResolverTypeWrapper<Omit<CreateDiscountCodeSuccess, 'discountCode'> & { discountCode: ResolversTypes['DiscountCode'] }>;
  CreateProductInput: CreateProductInput;
  CreateProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateProductResult']>;
  CreateProductSuccess: ResolverTypeWrapper<Omit<CreateProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  CreateTaxRateInput: CreateTaxRateInput;
  CreateTaxRateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateTaxRateResult']>;
  CreateTaxRateSuccess: ResolverTypeWrapper<Omit<CreateTaxRateSuccess, 'taxRate'> & { taxRate: ResolversTypes['TaxRate'] }>;
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  CreateWebhookEndpointResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateWebhookEndpointResult']>;
  CreateWebhookEndpointSuccess: ResolverTypeWrapper<Omit<CreateWebhookEndpointSuccess, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteAccountResult']>;
  DeleteAccountSuccess: ResolverTypeWrapper<DeleteAccountSuccess>;
  DeleteCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteCategoryResult']>;
  DeleteCategorySuccess: ResolverTypeWrapper<Omit<DeleteCategorySuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  DeleteDiscountCodeSuccess: ResolverTypeWrapper<DeleteDiscountCodeSuccess>;
  DeleteProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteProductResult']>;
  DeleteProductSuccess: ResolverTypeWrapper<Omit<DeleteProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  DeleteTaxRateSuccess: ResolverTypeWrapper<DeleteTaxRateSuccess>;
  DeleteWebhookEndpointSuccess: ResolverTypeWrapper<DeleteWebhookEndpointSuccess>;
  DiscountCode: ResolverTypeWrapper<DiscountCodeRow>;
  DiscountCodeApplies: ResolverTypeWrapper<Omit<DiscountCodeApplies, 'discount'> & { discount: ResolversTypes['Money'] }>;
  DiscountCodeConnection: ResolverTypeWrapper<Connection<DiscountCodeRow>>;
  DiscountCodeEdge: ResolverTypeWrapper<Omit<DiscountCodeEdge, 'node'> & { node: ResolversTypes['DiscountCode'] }>;
  DiscountCodeFilter: DiscountCodeFilter;
  DiscountCodeRejected: ResolverTypeWrapper<Omit<DiscountCodeRejected, 'missing'> & { missing?: Maybe<ResolversTypes['Money']> }>;
  DiscountCodeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DiscountCodeResult']>;
  DiscountCodeTaken: ResolverTypeWrapper<DiscountCodeTaken>;
  DiscountLine: ResolverTypeWrapper<Omit<DiscountLine, 'amount'> & { amount: ResolversTypes['Money'] }>;
  DiscountRejection: DiscountRejection;
  Email: ResolverTypeWrapper<EmailRow>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  EmailKind: EmailKind;
  EmailPending: ResolverTypeWrapper<Omit<EmailPending, 'email'> & { email: ResolversTypes['Email'] }>;
  EmailState: EmailState;
  EmailTaken: ResolverTypeWrapper<EmailTaken>;
  FailedJob: ResolverTypeWrapper<FailedJobRow>;
  FailedJobConnection: ResolverTypeWrapper<Connection<FailedJobRow>>;
  FailedJobEdge: ResolverTypeWrapper<Omit<FailedJobEdge, 'node'> & { node: ResolversTypes['FailedJob'] }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
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
  Money: ResolverTypeWrapper<ExactMoney>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
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
  OrderNotPayable: ResolverTypeWrapper<Omit<OrderNotPayable, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderPaymentStatus: OrderPaymentStatus;
  OrderPreview: ResolverTypeWrapper<Omit<OrderPreview, 'discount' | 'discountLines' | 'lines' | 'problems' | 'subtotal' | 'tax' | 'taxLines' | 'total'> & { discount: ResolversTypes['Money'], discountLines: Array<ResolversTypes['DiscountLine']>, lines: Array<ResolversTypes['OrderPreviewLine']>, problems: Array<ResolversTypes['CartProblem']>, subtotal: ResolversTypes['Money'], tax: ResolversTypes['Money'], taxLines: Array<ResolversTypes['TaxLine']>, total: ResolversTypes['Money'] }>;
  OrderPreviewLine: ResolverTypeWrapper<Omit<OrderPreviewLine, 'discount' | 'product' | 'subtotal' | 'tax' | 'total' | 'unitPrice'> & { discount: ResolversTypes['Money'], product: ResolversTypes['Product'], subtotal: ResolversTypes['Money'], tax: ResolversTypes['Money'], total: ResolversTypes['Money'], unitPrice: ResolversTypes['Money'] }>;
  OrderStatus: OrderStatus;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PayOrderInput: PayOrderInput;
  PayOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PayOrderResult']>;
  PayOrderSuccess: ResolverTypeWrapper<Omit<PayOrderSuccess, 'order' | 'payment'> & { order: ResolversTypes['Order'], payment: ResolversTypes['Payment'] }>;
  Payment: ResolverTypeWrapper<PaymentRow>;
  PaymentDeclined: ResolverTypeWrapper<Omit<PaymentDeclined, 'payment'> & { payment: ResolversTypes['Payment'] }>;
  PaymentStatus: PaymentStatus;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PlaceOrderResult']>;
  PlaceOrderSuccess: ResolverTypeWrapper<Omit<PlaceOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  PreviewOrderInput: PreviewOrderInput;
  PreviewOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PreviewOrderResult']>;
  PriceChanged: ResolverTypeWrapper<Omit<PriceChanged, 'items'> & { items: Array<ResolversTypes['CartItem']> }>;
  Product: ResolverTypeWrapper<ReadProduct>;
  ProductConnection: ResolverTypeWrapper<Connection<ReadProduct>>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductKey: ProductKey;
  ProductSort: ProductSort;
  ProductUnavailable: ResolverTypeWrapper<Omit<ProductUnavailable, 'products'> & { products: Array<ResolversTypes['Product']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshSessionResult']>;
  RefreshSessionSuccess: ResolverTypeWrapper<Omit<RefreshSessionSuccess, 'session'> & { session: ResolversTypes['Session'] }>;
  RefreshTokenDelivery: RefreshTokenDelivery;
  Refund: ResolverTypeWrapper<RefundRow>;
  RefundNotPossible: ResolverTypeWrapper<Omit<RefundNotPossible, 'payment' | 'refundable'> & { payment: ResolversTypes['Payment'], refundable: ResolversTypes['Money'] }>;
  RefundPaymentInput: RefundPaymentInput;
  RefundPaymentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefundPaymentResult']>;
  RefundPaymentSuccess: ResolverTypeWrapper<Omit<RefundPaymentSuccess, 'payment' | 'refund'> & { payment: ResolversTypes['Payment'], refund: ResolversTypes['Refund'] }>;
  RefundStatus: RefundStatus;
  RegisterInput: RegisterInput;
  RegisterResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterResult']>;
  RegisterSuccess: ResolverTypeWrapper<Omit<RegisterSuccess, 'session'> & { session: ResolversTypes['Session'] }>;
  RemoveCartItemInput: RemoveCartItemInput;
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
  Session: ResolverTypeWrapper<Omit<Session, 'user'> & { user: ResolversTypes['User'] }>;
  SetUserRoleInput: SetUserRoleInput;
  SetUserRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetUserRoleResult']>;
  SetUserRoleSuccess: ResolverTypeWrapper<Omit<SetUserRoleSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  SkuTaken: ResolverTypeWrapper<SkuTaken>;
  SlugTaken: ResolverTypeWrapper<SlugTaken>;
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
  TotalChange: ResolverTypeWrapper<Omit<TotalChange, 'actual' | 'expected'> & { actual: ResolversTypes['Money'], expected: ResolversTypes['Money'] }>;
  TotalChanged: ResolverTypeWrapper<Omit<TotalChanged, 'actual' | 'changes' | 'expected' | 'preview'> & { actual: ResolversTypes['Money'], changes: Array<ResolversTypes['TotalChange']>, expected: ResolversTypes['Money'], preview: ResolversTypes['OrderPreview'] }>;
  TotalPart: TotalPart;
  TransitionNotAllowed: ResolverTypeWrapper<TransitionNotAllowed>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateCartItemInput: UpdateCartItemInput;
  UpdateCategoryInput: UpdateCategoryInput;
  UpdateCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateCategoryResult']>;
  UpdateCategorySuccess: ResolverTypeWrapper<Omit<UpdateCategorySuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  UpdateDiscountCodeInput: UpdateDiscountCodeInput;
  UpdateDiscountCodeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateDiscountCodeResult']>;
  UpdateDiscountCodeSuccess: ResolverTypeWrapper<Omit<UpdateDiscountCodeSuccess, 'discountCode'> & { discountCode: ResolversTypes['DiscountCode'] }>;
  UpdateOrderStatusInput: UpdateOrderStatusInput;
  UpdateOrderStatusResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateOrderStatusResult']>;
  UpdateOrderStatusSuccess: ResolverTypeWrapper<Omit<UpdateOrderStatusSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  UpdateProductInput: UpdateProductInput;
  UpdateProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProductResult']>;
  UpdateProductSuccess: ResolverTypeWrapper<Omit<UpdateProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  UpdateTaxRateInput: UpdateTaxRateInput;
  UpdateTaxRateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateTaxRateResult']>;
  UpdateTaxRateSuccess: ResolverTypeWrapper<Omit<UpdateTaxRateSuccess, 'taxRate'> & { taxRate: ResolversTypes['TaxRate'] }>;
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  UpdateWebhookEndpointResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateWebhookEndpointResult']>;
  UpdateWebhookEndpointSuccess: ResolverTypeWrapper<Omit<UpdateWebhookEndpointSuccess, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  User: ResolverTypeWrapper<UserRow>;
  UserConnection: ResolverTypeWrapper<Connection<UserRow>>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserFilter: UserFilter;
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
  AddToCartInput: AddToCartInput;
  Address: Address;
  AddressInput: AddressInput;
  AdjustStockInput: AdjustStockInput;
  AdjustStockResult: ResolversUnionTypes<ResolversParentTypes>['AdjustStockResult'];
  AdjustStockSuccess: Omit<AdjustStockSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  AuditEntry: AuditRow;
  AuditEntryConnection: Connection<AuditRow>;
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditFilter: AuditFilter;
  Boolean: Scalars['Boolean']['output'];
  CancelOrderInput: CancelOrderInput;
  CancelOrderResult: ResolversUnionTypes<ResolversParentTypes>['CancelOrderResult'];
  CancelOrderSuccess: Omit<CancelOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  Cart: CartRow;
  CartChanged: Omit<CartChanged, 'cart'> & { cart: ResolversParentTypes['Cart'] };
  CartEmpty: CartEmpty;
  CartItem: CartItemOf;
  CartItemInput: CartItemInput;
  CartProblem: ResolversUnionTypes<ResolversParentTypes>['CartProblem'];
  CartResult: ResolversUnionTypes<ResolversParentTypes>['CartResult'];
  CartSuccess: Omit<CartSuccess, 'cart'> & { cart: ResolversParentTypes['Cart'] };
  Category: CategoryRow;
  CategoryConnection: Connection<CategoryRow>;
  CategoryCycle: CategoryCycle;
  CategoryEdge: Omit<CategoryEdge, 'node'> & { node: ResolversParentTypes['Category'] };
  CategoryKey: CategoryKey;
  CategoryNotEmpty: CategoryNotEmpty;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolversUnionTypes<ResolversParentTypes>['ChangePasswordResult'];
  ChangePasswordSuccess: Omit<ChangePasswordSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  ConfirmEmailChangeResult: ResolversUnionTypes<ResolversParentTypes>['ConfirmEmailChangeResult'];
  ConfirmEmailChangeSuccess: Omit<ConfirmEmailChangeSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  CountryCode: Scalars['CountryCode']['output'];
  CreateCartSuccess: Omit<CreateCartSuccess, 'cart'> & { cart: ResolversParentTypes['Cart'] };
  CreateCategoryInput: CreateCategoryInput;
  CreateCategoryResult: ResolversUnionTypes<ResolversParentTypes>['CreateCategoryResult'];
  CreateCategorySuccess: Omit<CreateCategorySuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  CreateDiscountCodeInput: CreateDiscountCodeInput;
  CreateDiscountCodeResult: ResolversUnionTypes<ResolversParentTypes>['CreateDiscountCodeResult'];
  CreateDiscountCodeSuccess: Omit<CreateDiscountCodeSuccess, 'discountCode'> & { discountCode: ResolversParentTypes['DiscountCode'] };
  CreateProductInput: CreateProductInput;
  CreateProductResult: ResolversUnionTypes<ResolversParentTypes>['CreateProductResult'];
  CreateProductSuccess: Omit<CreateProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  CreateTaxRateInput: CreateTaxRateInput;
  CreateTaxRateResult: ResolversUnionTypes<ResolversParentTypes>['CreateTaxRateResult'];
  CreateTaxRateSuccess: Omit<CreateTaxRateSuccess, 'taxRate'> & { taxRate: ResolversParentTypes['TaxRate'] };
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  CreateWebhookEndpointResult: ResolversUnionTypes<ResolversParentTypes>['CreateWebhookEndpointResult'];
  CreateWebhookEndpointSuccess: Omit<CreateWebhookEndpointSuccess, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountResult: ResolversUnionTypes<ResolversParentTypes>['DeleteAccountResult'];
  DeleteAccountSuccess: DeleteAccountSuccess;
  DeleteCategoryResult: ResolversUnionTypes<ResolversParentTypes>['DeleteCategoryResult'];
  DeleteCategorySuccess: Omit<DeleteCategorySuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  DeleteDiscountCodeSuccess: DeleteDiscountCodeSuccess;
  DeleteProductResult: ResolversUnionTypes<ResolversParentTypes>['DeleteProductResult'];
  DeleteProductSuccess: Omit<DeleteProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  DeleteTaxRateSuccess: DeleteTaxRateSuccess;
  DeleteWebhookEndpointSuccess: DeleteWebhookEndpointSuccess;
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
  FailedJob: FailedJobRow;
  FailedJobConnection: Connection<FailedJobRow>;
  FailedJobEdge: Omit<FailedJobEdge, 'node'> & { node: ResolversParentTypes['FailedJob'] };
  ID: Scalars['ID']['output'];
  IdempotencyKeyReused: IdempotencyKeyReused;
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
  OrderNotPayable: Omit<OrderNotPayable, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderPreview: Omit<OrderPreview, 'discount' | 'discountLines' | 'lines' | 'problems' | 'subtotal' | 'tax' | 'taxLines' | 'total'> & { discount: ResolversParentTypes['Money'], discountLines: Array<ResolversParentTypes['DiscountLine']>, lines: Array<ResolversParentTypes['OrderPreviewLine']>, problems: Array<ResolversParentTypes['CartProblem']>, subtotal: ResolversParentTypes['Money'], tax: ResolversParentTypes['Money'], taxLines: Array<ResolversParentTypes['TaxLine']>, total: ResolversParentTypes['Money'] };
  OrderPreviewLine: Omit<OrderPreviewLine, 'discount' | 'product' | 'subtotal' | 'tax' | 'total' | 'unitPrice'> & { discount: ResolversParentTypes['Money'], product: ResolversParentTypes['Product'], subtotal: ResolversParentTypes['Money'], tax: ResolversParentTypes['Money'], total: ResolversParentTypes['Money'], unitPrice: ResolversParentTypes['Money'] };
  PageInfo: PageInfo;
  PayOrderInput: PayOrderInput;
  PayOrderResult: ResolversUnionTypes<ResolversParentTypes>['PayOrderResult'];
  PayOrderSuccess: Omit<PayOrderSuccess, 'order' | 'payment'> & { order: ResolversParentTypes['Order'], payment: ResolversParentTypes['Payment'] };
  Payment: PaymentRow;
  PaymentDeclined: Omit<PaymentDeclined, 'payment'> & { payment: ResolversParentTypes['Payment'] };
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderResult: ResolversUnionTypes<ResolversParentTypes>['PlaceOrderResult'];
  PlaceOrderSuccess: Omit<PlaceOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  PreviewOrderInput: PreviewOrderInput;
  PreviewOrderResult: ResolversUnionTypes<ResolversParentTypes>['PreviewOrderResult'];
  PriceChanged: Omit<PriceChanged, 'items'> & { items: Array<ResolversParentTypes['CartItem']> };
  Product: ReadProduct;
  ProductConnection: Connection<ReadProduct>;
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  ProductKey: ProductKey;
  ProductUnavailable: Omit<ProductUnavailable, 'products'> & { products: Array<ResolversParentTypes['Product']> };
  Query: Record<PropertyKey, never>;
  RefreshSessionResult: ResolversUnionTypes<ResolversParentTypes>['RefreshSessionResult'];
  RefreshSessionSuccess: Omit<RefreshSessionSuccess, 'session'> & { session: ResolversParentTypes['Session'] };
  Refund: RefundRow;
  RefundNotPossible: Omit<RefundNotPossible, 'payment' | 'refundable'> & { payment: ResolversParentTypes['Payment'], refundable: ResolversParentTypes['Money'] };
  RefundPaymentInput: RefundPaymentInput;
  RefundPaymentResult: ResolversUnionTypes<ResolversParentTypes>['RefundPaymentResult'];
  RefundPaymentSuccess: Omit<RefundPaymentSuccess, 'payment' | 'refund'> & { payment: ResolversParentTypes['Payment'], refund: ResolversParentTypes['Refund'] };
  RegisterInput: RegisterInput;
  RegisterResult: ResolversUnionTypes<ResolversParentTypes>['RegisterResult'];
  RegisterSuccess: Omit<RegisterSuccess, 'session'> & { session: ResolversParentTypes['Session'] };
  RemoveCartItemInput: RemoveCartItemInput;
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
  Session: Omit<Session, 'user'> & { user: ResolversParentTypes['User'] };
  SetUserRoleInput: SetUserRoleInput;
  SetUserRoleResult: ResolversUnionTypes<ResolversParentTypes>['SetUserRoleResult'];
  SetUserRoleSuccess: Omit<SetUserRoleSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  SkuTaken: SkuTaken;
  SlugTaken: SlugTaken;
  StockShortage: Omit<StockShortage, 'product'> & { product: ResolversParentTypes['Product'] };
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  TaxLine: Omit<TaxLine, 'amount' | 'base'> & { amount: ResolversParentTypes['Money'], base: ResolversParentTypes['Money'] };
  TaxRate: TaxRateRow;
  TaxRateConnection: Connection<TaxRateRow>;
  TaxRateEdge: Omit<TaxRateEdge, 'node'> & { node: ResolversParentTypes['TaxRate'] };
  TaxRateFilter: TaxRateFilter;
  TaxRateTaken: TaxRateTaken;
  TotalChange: Omit<TotalChange, 'actual' | 'expected'> & { actual: ResolversParentTypes['Money'], expected: ResolversParentTypes['Money'] };
  TotalChanged: Omit<TotalChanged, 'actual' | 'changes' | 'expected' | 'preview'> & { actual: ResolversParentTypes['Money'], changes: Array<ResolversParentTypes['TotalChange']>, expected: ResolversParentTypes['Money'], preview: ResolversParentTypes['OrderPreview'] };
  TransitionNotAllowed: TransitionNotAllowed;
  URL: Scalars['URL']['output'];
  UpdateCartItemInput: UpdateCartItemInput;
  UpdateCategoryInput: UpdateCategoryInput;
  UpdateCategoryResult: ResolversUnionTypes<ResolversParentTypes>['UpdateCategoryResult'];
  UpdateCategorySuccess: Omit<UpdateCategorySuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  UpdateDiscountCodeInput: UpdateDiscountCodeInput;
  UpdateDiscountCodeResult: ResolversUnionTypes<ResolversParentTypes>['UpdateDiscountCodeResult'];
  UpdateDiscountCodeSuccess: Omit<UpdateDiscountCodeSuccess, 'discountCode'> & { discountCode: ResolversParentTypes['DiscountCode'] };
  UpdateOrderStatusInput: UpdateOrderStatusInput;
  UpdateOrderStatusResult: ResolversUnionTypes<ResolversParentTypes>['UpdateOrderStatusResult'];
  UpdateOrderStatusSuccess: Omit<UpdateOrderStatusSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  UpdateProductInput: UpdateProductInput;
  UpdateProductResult: ResolversUnionTypes<ResolversParentTypes>['UpdateProductResult'];
  UpdateProductSuccess: Omit<UpdateProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  UpdateTaxRateInput: UpdateTaxRateInput;
  UpdateTaxRateResult: ResolversUnionTypes<ResolversParentTypes>['UpdateTaxRateResult'];
  UpdateTaxRateSuccess: Omit<UpdateTaxRateSuccess, 'taxRate'> & { taxRate: ResolversParentTypes['TaxRate'] };
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  UpdateWebhookEndpointResult: ResolversUnionTypes<ResolversParentTypes>['UpdateWebhookEndpointResult'];
  UpdateWebhookEndpointSuccess: Omit<UpdateWebhookEndpointSuccess, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  User: UserRow;
  UserConnection: Connection<UserRow>;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  UserFilter: UserFilter;
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

export type AddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AdjustStockResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustStockResult'] = ResolversParentTypes['AdjustStockResult']> = {
  __resolveType: TypeResolveFn<'AdjustStockSuccess' | 'IdempotencyKeyReused' | 'InsufficientStock' | 'InvalidInput', ParentType, ContextType>;
};

export type AdjustStockSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustStockSuccess'] = ResolversParentTypes['AdjustStockSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'DiscountCodeRejected' | 'InsufficientStock' | 'PriceChanged' | 'ProductUnavailable', ParentType, ContextType>;
};

export type CartResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartResult'] = ResolversParentTypes['CartResult']> = {
  __resolveType: TypeResolveFn<'CartChanged' | 'CartSuccess' | 'DiscountCodeRejected' | 'InsufficientStock' | 'InvalidInput' | 'ProductUnavailable', ParentType, ContextType>;
};

export type CartSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartSuccess'] = ResolversParentTypes['CartSuccess']> = {
  cart?: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  ancestors?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  children?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, Partial<CategoryProductsArgs>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type CreateProductResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductResult'] = ResolversParentTypes['CreateProductResult']> = {
  __resolveType: TypeResolveFn<'CreateProductSuccess' | 'InvalidInput' | 'SkuTaken' | 'SlugTaken', ParentType, ContextType>;
};

export type CreateProductSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductSuccess'] = ResolversParentTypes['CreateProductSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
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

export type DeleteProductResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteProductResult'] = ResolversParentTypes['DeleteProductResult']> = {
  __resolveType: TypeResolveFn<'DeleteProductSuccess', ParentType, ContextType>;
};

export type DeleteProductSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteProductSuccess'] = ResolversParentTypes['DeleteProductSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteTaxRateSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteTaxRateSuccess'] = ResolversParentTypes['DeleteTaxRateSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeleteWebhookEndpointSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteWebhookEndpointSuccess'] = ResolversParentTypes['DeleteWebhookEndpointSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type IdempotencyKeyReusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
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
  addToCart?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationAddToCartArgs, 'input'>>;
  adjustStock?: Resolver<ResolversTypes['AdjustStockResult'], ParentType, ContextType, RequireFields<MutationAdjustStockArgs, 'input'>>;
  applyDiscountCode?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationApplyDiscountCodeArgs, 'code'>>;
  cancelOrder?: Resolver<ResolversTypes['CancelOrderResult'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordResult'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  clearCart?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, Partial<MutationClearCartArgs>>;
  confirmEmailChange?: Resolver<ResolversTypes['ConfirmEmailChangeResult'], ParentType, ContextType, RequireFields<MutationConfirmEmailChangeArgs, 'token'>>;
  createCart?: Resolver<ResolversTypes['CreateCartSuccess'], ParentType, ContextType>;
  createCategory?: Resolver<ResolversTypes['CreateCategoryResult'], ParentType, ContextType, RequireFields<MutationCreateCategoryArgs, 'input'>>;
  createDiscountCode?: Resolver<ResolversTypes['CreateDiscountCodeResult'], ParentType, ContextType, RequireFields<MutationCreateDiscountCodeArgs, 'input'>>;
  createProduct?: Resolver<ResolversTypes['CreateProductResult'], ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  createTaxRate?: Resolver<ResolversTypes['CreateTaxRateResult'], ParentType, ContextType, RequireFields<MutationCreateTaxRateArgs, 'input'>>;
  createWebhookEndpoint?: Resolver<ResolversTypes['CreateWebhookEndpointResult'], ParentType, ContextType, RequireFields<MutationCreateWebhookEndpointArgs, 'input'>>;
  deleteAccount?: Resolver<ResolversTypes['DeleteAccountResult'], ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  deleteCategory?: Resolver<ResolversTypes['DeleteCategoryResult'], ParentType, ContextType, RequireFields<MutationDeleteCategoryArgs, 'id'>>;
  deleteDiscountCode?: Resolver<ResolversTypes['DeleteDiscountCodeSuccess'], ParentType, ContextType, RequireFields<MutationDeleteDiscountCodeArgs, 'id'>>;
  deleteProduct?: Resolver<ResolversTypes['DeleteProductResult'], ParentType, ContextType, RequireFields<MutationDeleteProductArgs, 'id'>>;
  deleteTaxRate?: Resolver<ResolversTypes['DeleteTaxRateSuccess'], ParentType, ContextType, RequireFields<MutationDeleteTaxRateArgs, 'id'>>;
  deleteWebhookEndpoint?: Resolver<ResolversTypes['DeleteWebhookEndpointSuccess'], ParentType, ContextType, RequireFields<MutationDeleteWebhookEndpointArgs, 'id'>>;
  login?: Resolver<ResolversTypes['LoginResult'], ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  logout?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  logoutEverywhere?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mergeCart?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationMergeCartArgs, 'cartToken'>>;
  payOrder?: Resolver<ResolversTypes['PayOrderResult'], ParentType, ContextType, RequireFields<MutationPayOrderArgs, 'input'>>;
  placeOrder?: Resolver<ResolversTypes['PlaceOrderResult'], ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionResult'], ParentType, ContextType, Partial<MutationRefreshSessionArgs>>;
  refundPayment?: Resolver<ResolversTypes['RefundPaymentResult'], ParentType, ContextType, RequireFields<MutationRefundPaymentArgs, 'input'>>;
  register?: Resolver<ResolversTypes['RegisterResult'], ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  removeCartItem?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationRemoveCartItemArgs, 'input'>>;
  removeDiscountCode?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, Partial<MutationRemoveDiscountCodeArgs>>;
  requestEmailChange?: Resolver<ResolversTypes['RequestEmailChangeResult'], ParentType, ContextType, RequireFields<MutationRequestEmailChangeArgs, 'input'>>;
  requestEmailVerification?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requestPasswordReset?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'email'>>;
  resendOrderEmail?: Resolver<ResolversTypes['ResendOrderEmailResult'], ParentType, ContextType, RequireFields<MutationResendOrderEmailArgs, 'emailId'>>;
  resendWebhookDelivery?: Resolver<ResolversTypes['ResendWebhookDeliveryResult'], ParentType, ContextType, RequireFields<MutationResendWebhookDeliveryArgs, 'id'>>;
  resetPassword?: Resolver<ResolversTypes['ResetPasswordResult'], ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  retryJob?: Resolver<ResolversTypes['FailedJob'], ParentType, ContextType, RequireFields<MutationRetryJobArgs, 'id'>>;
  revokeSession?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'id'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['RotateWebhookSecretSuccess'], ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'id'>>;
  setUserRole?: Resolver<ResolversTypes['SetUserRoleResult'], ParentType, ContextType, RequireFields<MutationSetUserRoleArgs, 'input'>>;
  updateCartItem?: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationUpdateCartItemArgs, 'input'>>;
  updateCategory?: Resolver<ResolversTypes['UpdateCategoryResult'], ParentType, ContextType, RequireFields<MutationUpdateCategoryArgs, 'id' | 'input'>>;
  updateDiscountCode?: Resolver<ResolversTypes['UpdateDiscountCodeResult'], ParentType, ContextType, RequireFields<MutationUpdateDiscountCodeArgs, 'id' | 'input'>>;
  updateOrderStatus?: Resolver<ResolversTypes['UpdateOrderStatusResult'], ParentType, ContextType, RequireFields<MutationUpdateOrderStatusArgs, 'input'>>;
  updateProduct?: Resolver<ResolversTypes['UpdateProductResult'], ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'id' | 'input'>>;
  updateTaxRate?: Resolver<ResolversTypes['UpdateTaxRateResult'], ParentType, ContextType, RequireFields<MutationUpdateTaxRateArgs, 'id' | 'input'>>;
  updateWebhookEndpoint?: Resolver<ResolversTypes['UpdateWebhookEndpointResult'], ParentType, ContextType, RequireFields<MutationUpdateWebhookEndpointArgs, 'id' | 'input'>>;
  verifyEmail?: Resolver<ResolversTypes['VerifyEmailResult'], ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'token'>>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  allowedTransitions?: Resolver<Array<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  amountDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  amountRefunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  details?: Resolver<Array<ResolversTypes['OrderDetails']>, ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discountLines?: Resolver<Array<ResolversTypes['DiscountLine']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  emails?: Resolver<Array<ResolversTypes['Email']>, ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['OrderEvent']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paymentStatus?: Resolver<ResolversTypes['OrderPaymentStatus'], ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['Payment']>, ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pricesIncludeTax?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shippingAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxLines?: Resolver<Array<ResolversTypes['TaxLine']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type OrderNotPayableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotPayable'] = ResolversParentTypes['OrderNotPayable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderPreview'] = ResolversParentTypes['OrderPreview']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountLines?: Resolver<Array<ResolversTypes['DiscountLine']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderPreviewLine']>, ParentType, ContextType>;
  pricesIncludeTax?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['CartProblem']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxLines?: Resolver<Array<ResolversTypes['TaxLine']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderPreviewLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderPreviewLine'] = ResolversParentTypes['OrderPreviewLine']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
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
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type PlaceOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderResult'] = ResolversParentTypes['PlaceOrderResult']> = {
  __resolveType: TypeResolveFn<'CartEmpty' | 'DiscountCodeRejected' | 'IdempotencyKeyReused' | 'InsufficientStock' | 'InvalidInput' | 'PlaceOrderSuccess' | 'ProductUnavailable' | 'TotalChanged', ParentType, ContextType>;
};

export type PlaceOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderSuccess'] = ResolversParentTypes['PlaceOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PreviewOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PreviewOrderResult'] = ResolversParentTypes['PreviewOrderResult']> = {
  __resolveType: TypeResolveFn<'CartEmpty' | 'InvalidInput' | 'OrderPreview', ParentType, ContextType>;
};

export type PriceChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceChanged'] = ResolversParentTypes['PriceChanged']> = {
  items?: Resolver<Array<ResolversTypes['CartItem']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  compareAtPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  inStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  taxClass?: Resolver<ResolversTypes['TaxClass'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductUnavailable'] = ResolversParentTypes['ProductUnavailable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  products?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditLog?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, Partial<QueryAuditLogArgs>>;
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType, Partial<QueryCartArgs>>;
  categories?: Resolver<ResolversTypes['CategoryConnection'], ParentType, ContextType, Partial<QueryCategoriesArgs>>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<QueryCategoryArgs, 'by'>>;
  discountCode?: Resolver<ResolversTypes['DiscountCodeResult'], ParentType, ContextType, RequireFields<QueryDiscountCodeArgs, 'code'>>;
  discountCodes?: Resolver<ResolversTypes['DiscountCodeConnection'], ParentType, ContextType, Partial<QueryDiscountCodesArgs>>;
  failedJobs?: Resolver<ResolversTypes['FailedJobConnection'], ParentType, ContextType, Partial<QueryFailedJobsArgs>>;
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'by'>>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, Partial<QueryOrdersArgs>>;
  ordersChangedSince?: Resolver<ResolversTypes['OrderChangePage'], ParentType, ContextType, RequireFields<QueryOrdersChangedSinceArgs, 'first'>>;
  previewOrder?: Resolver<ResolversTypes['PreviewOrderResult'], ParentType, ContextType, RequireFields<QueryPreviewOrderArgs, 'input'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'by'>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, Partial<QueryProductsArgs>>;
  taxRates?: Resolver<ResolversTypes['TaxRateConnection'], ParentType, ContextType, Partial<QueryTaxRatesArgs>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryUsersArgs>>;
  webhookDeliveries?: Resolver<ResolversTypes['WebhookDeliveryConnection'], ParentType, ContextType, Partial<QueryWebhookDeliveriesArgs>>;
  webhookEndpoints?: Resolver<ResolversTypes['WebhookEndpointConnection'], ParentType, ContextType, Partial<QueryWebhookEndpointsArgs>>;
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
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
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

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type SetUserRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserRoleResult'] = ResolversParentTypes['SetUserRoleResult']> = {
  __resolveType: TypeResolveFn<'LastAdministrator' | 'SetUserRoleSuccess', ParentType, ContextType>;
};

export type SetUserRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserRoleSuccess'] = ResolversParentTypes['SetUserRoleSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type UpdateOrderStatusResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateOrderStatusResult'] = ResolversParentTypes['UpdateOrderStatusResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'OrderChanged' | 'TransitionNotAllowed' | 'UpdateOrderStatusSuccess', ParentType, ContextType>;
};

export type UpdateOrderStatusSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateOrderStatusSuccess'] = ResolversParentTypes['UpdateOrderStatusSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProductResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductResult'] = ResolversParentTypes['UpdateProductResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'SkuTaken' | 'SlugTaken' | 'UpdateProductSuccess', ParentType, ContextType>;
};

export type UpdateProductSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductSuccess'] = ResolversParentTypes['UpdateProductSuccess']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateTaxRateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTaxRateResult'] = ResolversParentTypes['UpdateTaxRateResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'TaxRateTaken' | 'UpdateTaxRateSuccess', ParentType, ContextType>;
};

export type UpdateTaxRateSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTaxRateSuccess'] = ResolversParentTypes['UpdateTaxRateSuccess']> = {
  taxRate?: Resolver<ResolversTypes['TaxRate'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateWebhookEndpointResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWebhookEndpointResult'] = ResolversParentTypes['UpdateWebhookEndpointResult']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'UpdateWebhookEndpointSuccess', ParentType, ContextType>;
};

export type UpdateWebhookEndpointSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWebhookEndpointSuccess'] = ResolversParentTypes['UpdateWebhookEndpointSuccess']> = {
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
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
  __resolveType: TypeResolveFn<'CartChanged' | 'CartEmpty' | 'CategoryCycle' | 'CategoryNotEmpty' | 'DiscountCodeRejected' | 'DiscountCodeTaken' | 'EmailPending' | 'EmailTaken' | 'IdempotencyKeyReused' | 'InsufficientStock' | 'InvalidCredentials' | 'InvalidInput' | 'InvalidRefreshToken' | 'InvalidToken' | 'LastAdministrator' | 'OrderChanged' | 'OrderNotPayable' | 'PaymentDeclined' | 'PriceChanged' | 'ProductUnavailable' | 'RefundNotPossible' | 'SkuTaken' | 'SlugTaken' | 'TaxRateTaken' | 'TotalChanged' | 'TransitionNotAllowed' | 'WebhookEndpointInactive' | 'WebhookEndpointsFull' | 'WebhookPending' | 'WrongPassword', ParentType, ContextType>;
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
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['OrderChangeKind']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
  Address?: AddressResolvers<ContextType>;
  AdjustStockResult?: AdjustStockResultResolvers<ContextType>;
  AdjustStockSuccess?: AdjustStockSuccessResolvers<ContextType>;
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
  Category?: CategoryResolvers<ContextType>;
  CategoryConnection?: CategoryConnectionResolvers<ContextType>;
  CategoryCycle?: CategoryCycleResolvers<ContextType>;
  CategoryEdge?: CategoryEdgeResolvers<ContextType>;
  CategoryNotEmpty?: CategoryNotEmptyResolvers<ContextType>;
  ChangePasswordResult?: ChangePasswordResultResolvers<ContextType>;
  ChangePasswordSuccess?: ChangePasswordSuccessResolvers<ContextType>;
  ConfirmEmailChangeResult?: ConfirmEmailChangeResultResolvers<ContextType>;
  ConfirmEmailChangeSuccess?: ConfirmEmailChangeSuccessResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CreateCartSuccess?: CreateCartSuccessResolvers<ContextType>;
  CreateCategoryResult?: CreateCategoryResultResolvers<ContextType>;
  CreateCategorySuccess?: CreateCategorySuccessResolvers<ContextType>;
  CreateDiscountCodeResult?: CreateDiscountCodeResultResolvers<ContextType>;
  CreateDiscountCodeSuccess?: CreateDiscountCodeSuccessResolvers<ContextType>;
  CreateProductResult?: CreateProductResultResolvers<ContextType>;
  CreateProductSuccess?: CreateProductSuccessResolvers<ContextType>;
  CreateTaxRateResult?: CreateTaxRateResultResolvers<ContextType>;
  CreateTaxRateSuccess?: CreateTaxRateSuccessResolvers<ContextType>;
  CreateWebhookEndpointResult?: CreateWebhookEndpointResultResolvers<ContextType>;
  CreateWebhookEndpointSuccess?: CreateWebhookEndpointSuccessResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeleteAccountResult?: DeleteAccountResultResolvers<ContextType>;
  DeleteAccountSuccess?: DeleteAccountSuccessResolvers<ContextType>;
  DeleteCategoryResult?: DeleteCategoryResultResolvers<ContextType>;
  DeleteCategorySuccess?: DeleteCategorySuccessResolvers<ContextType>;
  DeleteDiscountCodeSuccess?: DeleteDiscountCodeSuccessResolvers<ContextType>;
  DeleteProductResult?: DeleteProductResultResolvers<ContextType>;
  DeleteProductSuccess?: DeleteProductSuccessResolvers<ContextType>;
  DeleteTaxRateSuccess?: DeleteTaxRateSuccessResolvers<ContextType>;
  DeleteWebhookEndpointSuccess?: DeleteWebhookEndpointSuccessResolvers<ContextType>;
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
  FailedJob?: FailedJobResolvers<ContextType>;
  FailedJobConnection?: FailedJobConnectionResolvers<ContextType>;
  FailedJobEdge?: FailedJobEdgeResolvers<ContextType>;
  IdempotencyKeyReused?: IdempotencyKeyReusedResolvers<ContextType>;
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
  Order?: OrderResolvers<ContextType>;
  OrderChange?: OrderChangeResolvers<ContextType>;
  OrderChangePage?: OrderChangePageResolvers<ContextType>;
  OrderChanged?: OrderChangedResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderDetails?: OrderDetailsResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderEvent?: OrderEventResolvers<ContextType>;
  OrderNotPayable?: OrderNotPayableResolvers<ContextType>;
  OrderPreview?: OrderPreviewResolvers<ContextType>;
  OrderPreviewLine?: OrderPreviewLineResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PayOrderResult?: PayOrderResultResolvers<ContextType>;
  PayOrderSuccess?: PayOrderSuccessResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentDeclined?: PaymentDeclinedResolvers<ContextType>;
  PlaceOrderResult?: PlaceOrderResultResolvers<ContextType>;
  PlaceOrderSuccess?: PlaceOrderSuccessResolvers<ContextType>;
  PreviewOrderResult?: PreviewOrderResultResolvers<ContextType>;
  PriceChanged?: PriceChangedResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductUnavailable?: ProductUnavailableResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshSessionResult?: RefreshSessionResultResolvers<ContextType>;
  RefreshSessionSuccess?: RefreshSessionSuccessResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  RefundNotPossible?: RefundNotPossibleResolvers<ContextType>;
  RefundPaymentResult?: RefundPaymentResultResolvers<ContextType>;
  RefundPaymentSuccess?: RefundPaymentSuccessResolvers<ContextType>;
  RegisterResult?: RegisterResultResolvers<ContextType>;
  RegisterSuccess?: RegisterSuccessResolvers<ContextType>;
  RequestEmailChangeResult?: RequestEmailChangeResultResolvers<ContextType>;
  RequestEmailChangeSuccess?: RequestEmailChangeSuccessResolvers<ContextType>;
  ResendOrderEmailResult?: ResendOrderEmailResultResolvers<ContextType>;
  ResendOrderEmailSuccess?: ResendOrderEmailSuccessResolvers<ContextType>;
  ResendWebhookDeliveryResult?: ResendWebhookDeliveryResultResolvers<ContextType>;
  ResendWebhookDeliverySuccess?: ResendWebhookDeliverySuccessResolvers<ContextType>;
  ResetPasswordResult?: ResetPasswordResultResolvers<ContextType>;
  ResetPasswordSuccess?: ResetPasswordSuccessResolvers<ContextType>;
  RotateWebhookSecretSuccess?: RotateWebhookSecretSuccessResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetUserRoleResult?: SetUserRoleResultResolvers<ContextType>;
  SetUserRoleSuccess?: SetUserRoleSuccessResolvers<ContextType>;
  SkuTaken?: SkuTakenResolvers<ContextType>;
  SlugTaken?: SlugTakenResolvers<ContextType>;
  StockShortage?: StockShortageResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TaxLine?: TaxLineResolvers<ContextType>;
  TaxRate?: TaxRateResolvers<ContextType>;
  TaxRateConnection?: TaxRateConnectionResolvers<ContextType>;
  TaxRateEdge?: TaxRateEdgeResolvers<ContextType>;
  TaxRateTaken?: TaxRateTakenResolvers<ContextType>;
  TotalChange?: TotalChangeResolvers<ContextType>;
  TotalChanged?: TotalChangedResolvers<ContextType>;
  TransitionNotAllowed?: TransitionNotAllowedResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateCategoryResult?: UpdateCategoryResultResolvers<ContextType>;
  UpdateCategorySuccess?: UpdateCategorySuccessResolvers<ContextType>;
  UpdateDiscountCodeResult?: UpdateDiscountCodeResultResolvers<ContextType>;
  UpdateDiscountCodeSuccess?: UpdateDiscountCodeSuccessResolvers<ContextType>;
  UpdateOrderStatusResult?: UpdateOrderStatusResultResolvers<ContextType>;
  UpdateOrderStatusSuccess?: UpdateOrderStatusSuccessResolvers<ContextType>;
  UpdateProductResult?: UpdateProductResultResolvers<ContextType>;
  UpdateProductSuccess?: UpdateProductSuccessResolvers<ContextType>;
  UpdateTaxRateResult?: UpdateTaxRateResultResolvers<ContextType>;
  UpdateTaxRateSuccess?: UpdateTaxRateSuccessResolvers<ContextType>;
  UpdateWebhookEndpointResult?: UpdateWebhookEndpointResultResolvers<ContextType>;
  UpdateWebhookEndpointSuccess?: UpdateWebhookEndpointSuccessResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
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
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
};
