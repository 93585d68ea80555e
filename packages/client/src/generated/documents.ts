/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocument } from '../document.ts';
/** A new note of an order. */
export type AddOrderNoteInput = {
  /** 1 to 255 printable ASCII characters, preferably one random UUID per note. Unique per order. */
  idempotencyKey: string;
  orderId: string;
  /** 1 to 2,000 characters. */
  text: string;
  visibility?: OrderNoteVisibility;
};

/** A product that becomes a variant of a group. */
export type AddProductVariantInput = {
  groupId: string;
  /**
   * One value for each attribute by which the group varies. Omitted: the values that the product has, exactly one of each
   * attribute.
   */
  options?: Array<VariantOptionInput> | null | undefined;
  productId: string;
};

/** The products to add to a cart. */
export type AddToCartInput = {
  /** Token of a guest cart. Omitted: the cart of the viewer. */
  cartToken?: string | null | undefined;
  /**
   * The expected version of the cart. If the cart has another version, the mutation returns `CartChanged` and
   * changes nothing.
   */
  expectedVersion?: number | null | undefined;
  /** 1 to 100 items. If a product is listed more than once, its quantities are summed. */
  items: Array<CartItemInput>;
};

/** A postal address. Texts are trimmed and have 1 to 200 characters, unless stated otherwise. */
export type AddressInput = {
  city: string;
  company?: string | null | undefined;
  country: string;
  line1: string;
  line2?: string | null | undefined;
  name: string;
  /** 1 to 40 characters. */
  phone?: string | null | undefined;
  /**
   * 1 to 20 characters. Required, except in countries without postal codes, such as HK, AE, QA and PA, and in IE, where
   * many addresses have no postal code.
   */
  postalCode?: string | null | undefined;
  /**
   * A state, province or other region: a code of ISO 3166-2 or a name, without regard to case and accents.
   * In countries where tax rates differ by region, it is required, and an unknown region is refused.
   */
  region?: string | null | undefined;
  /** The tax id of a company, such as `DE123456789`. 1 to 40 characters. It is not verified. */
  vatNumber?: string | null | undefined;
};

/** A change of the stock of one product. */
export type AdjustStockInput = {
  /** The quantity to add (above 0) or to remove (below 0). Not 0. */
  delta: number;
  /** 1 to 255 printable ASCII characters. Repeated requests with the same key are applied once. */
  idempotencyKey: string;
  productId: string;
  /** The reason for the stock ledger: 1 to 500 characters. */
  reason: string;
};

/**
 * An image, and the product, category or product group that shows it. Give exactly one of `uploadId` and `imageId`, and
 * exactly one of `productId`, `categoryId` and `groupId`.
 */
export type AttachImageInput = {
  /** At most 500 characters. Omitted: none. */
  alt?: string | null | undefined;
  categoryId?: string | null | undefined;
  /** A product group. It shows the image for all of its variants. */
  groupId?: string | null | undefined;
  /** An image of another product, category or product group, to share its file. */
  imageId?: string | null | undefined;
  /** 0 puts the image first. Omitted, or beyond the end: last. */
  position?: number | null | undefined;
  productId?: string | null | undefined;
  /** An upload of `createImageUpload` from the last day. */
  uploadId?: string | null | undefined;
};

/** Selects products by one attribute. */
export type AttributeFilter = {
  /** 1 to 50 codes of values. A product must have at least one of them. */
  anyOf: Array<string>;
  /** The code of an attribute. */
  code: string;
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

/** A value of a new attribute. */
export type AttributeValueInput = {
  /** 1 to 50 characters: groups of lower-case letters and digits, joined by hyphens. BOOLEAN: `true` or `false`. */
  code: string;
  /** Six hexadecimal digits after `#`. Required for COLOR, not allowed otherwise. */
  color?: string | null | undefined;
  /** 1 to 100 characters. */
  label: string;
  /** Required for NUMBER, not allowed otherwise. At most 10 digits before the point and 4 after it. */
  number?: string | number | null | undefined;
  /** 0 to 10,000. */
  position?: number | null | undefined;
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

/** Selects audit entries. Filters are combined with AND. */
export type AuditFilter = {
  action?: AuditAction | null | undefined;
  actorId?: string | null | undefined;
  /** End of the period, exclusive. */
  before?: string | null | undefined;
  /** Start of the period, inclusive. */
  from?: string | null | undefined;
  /** The id of an object. Requires `subjectType`. */
  subjectId?: string | null | undefined;
  /** A type name of this API, for example `Product`. */
  subjectType?: string | null | undefined;
};

/** A change of the stock of one product, recorded in the stock ledger. Give either `set` or `delta`. */
export type BulkStockInput = {
  /** The quantity to add (above 0) or to remove (below 0). Not 0. */
  delta?: number | null | undefined;
  /**
   * 1 to 255 printable ASCII characters. Repeated requests with the same key change the stock once; the other
   * fields of the row are applied each time.
   */
  idempotencyKey: string;
  /** The reason for the stock ledger: 1 to 500 characters. */
  reason?: string;
  /** The counted quantity: 0 to 1,000,000,000. */
  set?: number | null | undefined;
};

/** The order to cancel, and the reason. */
export type CancelOrderInput = {
  orderId: string;
  /** For the history of the order, visible to the customer. At most 2,000 characters. */
  reason?: string | null | undefined;
  /** The access token of a guest's order. Not needed if the viewer is signed in to the account that has the order. */
  token?: string | null | undefined;
};

/** A product and its quantity. */
export type CartItemInput = {
  productId: string;
  /** 1 to 999. */
  quantity?: number;
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

/** Identifies a category. Give exactly one field. */
export type CategoryKey =
  {   id: string; slug?: never; }
  |  { id?: never;   slug: string; };

/** The current and the new password. */
export type ChangePasswordInput = {
  currentPassword: string;
  /** 8 to 128 characters. Rejected as in `RegisterInput.password`. */
  newPassword: string;
};

/** The payment to close. */
export type ClosePaymentInput = {
  paymentId: string;
};

/** The data of a new attribute. */
export type CreateAttributeInput = {
  /** 1 to 50 characters: groups of lower-case letters and digits, joined by hyphens or underscores. Starts with a letter. */
  code: string;
  isFacet?: boolean;
  /** 1 to 100 characters. */
  name: string;
  /** 0 to 10,000. */
  position?: number;
  type?: AttributeType;
  /** At most 200 values. Without a `position`, values keep their order in this list. */
  values?: Array<AttributeValueInput>;
};

/** The data of a new value. */
export type CreateAttributeValueInput = {
  attributeId: string;
  /** 1 to 50 characters: groups of lower-case letters and digits, joined by hyphens. BOOLEAN: `true` or `false`. */
  code: string;
  /** Six hexadecimal digits after `#`. Required for COLOR, not allowed otherwise. */
  color?: string | null | undefined;
  /** 1 to 100 characters. */
  label: string;
  /** Required for NUMBER, not allowed otherwise. At most 10 digits before the point and 4 after it. */
  number?: string | number | null | undefined;
  /** 0 to 10,000. */
  position?: number;
};

/** The data of a new category. */
export type CreateCategoryInput = {
  /** At most 10,000 characters. */
  description?: string | null | undefined;
  /** Shown only if no image is uploaded. */
  image?: string | null | undefined;
  /** 1 to 200 characters. */
  name: string;
  /** Omitted or null: the category is at the top of the tree. */
  parentId?: string | null | undefined;
  /** Categories are listed by position, the lowest first, and then by name. 0 to 1,000,000. */
  position?: number;
  /**
   * Groups of lower-case letters and digits, joined by hyphens. Omitted: derived from the name, with a number if
   * that is taken (`mugs-2`).
   */
  slug?: string | null | undefined;
};

/** The data of a new discount code. Give either `percentage` or `amount`. */
export type CreateDiscountCodeInput = {
  /** Above 0, in the currency of the shop. */
  amount?: string | number | null | undefined;
  /** At most 100. Categories below them are included. */
  categoryIds?: Array<string> | null | undefined;
  /** 2 to 40 ASCII letters, digits, hyphens and underscores. Stored in upper case. */
  code: string;
  /** A text for customers, 1 to 200 characters. */
  description: string;
  /** Omitted: no end. */
  endsAt?: string | null | undefined;
  isActive?: boolean;
  isCombinable?: boolean;
  /** 1 to 1,000,000,000. Omitted: unlimited. */
  maxUses?: number | null | undefined;
  /** 1 to 1,000,000. Omitted: unlimited. */
  maxUsesPerCustomer?: number | null | undefined;
  /** In the currency of the shop. */
  minimumSubtotal?: string | number | null | undefined;
  /** 0.0001 to 100 per cent, with at most four decimal digits. */
  percentage?: string | number | null | undefined;
  /** At most 100. With neither products nor categories, the code covers all products. */
  productIds?: Array<string> | null | undefined;
  /** Omitted: valid immediately. */
  startsAt?: string | null | undefined;
};

/** The file to upload. */
export type CreateImageUploadInput = {
  /** The size of the file: 1 to 10,485,760 bytes. */
  bytes: number;
  /** The media type: `image/jpeg`, `image/png` or `image/webp`. */
  contentType: string;
  /** The SHA-256 of the file, in 64 hexadecimal digits. */
  sha256: string;
};

/** The data of an upload. */
export type CreateImportUploadInput = {
  /** The exact size of the file: 1 to 52,428,800 bytes. */
  bytes: number;
  format: ImportFormat;
};

/** The data of a new product group. */
export type CreateProductGroupInput = {
  categoryId?: string | null | undefined;
  /** At most 10,000 characters. */
  description?: string | null | undefined;
  /** 1 to 200 characters. */
  name: string;
  /**
   * Lower-case ASCII letters and digits, with single hyphens between them, at most 200 characters. Omitted: derived from the name,
   * with a number if that is taken.
   */
  slug?: string | null | undefined;
  /** The codes of 1 to 5 attributes by which the variants differ, in the order in which they are shown. */
  variesBy: Array<string>;
};

/** The data of a new product. Amounts are in the currency of the shop. */
export type CreateProductInput = {
  categoryId?: string | null | undefined;
  /** Must be higher than `price`. */
  compareAtPrice?: string | number | null | undefined;
  /** The purchase cost of the shop, 0 or more. */
  cost?: string | number | null | undefined;
  /** At most 10,000 characters. */
  description?: string | null | undefined;
  /** Shown only if no image is uploaded. */
  image?: string | null | undefined;
  /** Sets `Product.isEnabled`. `Product.isActive` also depends on `publishAt` and `unpublishAt`. */
  isActive?: boolean;
  /** `minQuantity` to 999. Null: 999. */
  maxQuantity?: number | null | undefined;
  /** 1 to 999. */
  minQuantity?: number;
  /** 1 to 200 characters. */
  name: string;
  /** Further categories besides `categoryId`, which is the primary one. At most 20. */
  otherCategoryIds?: Array<string> | null | undefined;
  /** The regular price: 0 or more, with at most as many decimal places as the currency has. */
  price: string | number;
  /** Until this time, the product is hidden and not for sale, as if it were inactive. Null: no start. */
  publishAt?: string | null | undefined;
  /** 1 to 999. */
  quantityStep?: number;
  /** `price` is the regular price before and after the sale. */
  salePrice?: SalePriceInput | null | undefined;
  /** 1 to 64 letters, digits, dots, hyphens and underscores. */
  sku: string;
  /**
   * Groups of lower-case letters and digits, joined by hyphens. Omitted: derived from the name, or from the SKU if
   * no letter of the name can be written in ASCII. If the slug is taken, a number follows (`mug-2`).
   */
  slug?: string | null | undefined;
  /** 0 to 1,000,000,000. */
  stock?: number;
  taxClass?: TaxClass;
  /** From this time on, the product is hidden and not for sale. Must be after `publishAt`. Null: no end. */
  unpublishAt?: string | null | undefined;
  /** 0 to 10,000,000. */
  weightGrams?: number;
};

/** The data of a new promotion. Give exactly one of `percentage`, `amount` and `isFreeShipping`. */
export type CreatePromotionInput = {
  /** Above 0, in the currency of the shop. */
  amount?: string | number | null | undefined;
  /**
   * 1 to 999. Requires `getQuantity` and `percentage`. For example, 2 and 1 with 100 per cent: of three units, the
   * cheapest is free.
   */
  buyQuantity?: number | null | undefined;
  /** At most 100. Categories below them are included. */
  categoryIds?: Array<string> | null | undefined;
  /** A text for customers, 1 to 200 characters. */
  description: string;
  /** Omitted: no end. */
  endsAt?: string | null | undefined;
  /** 1 to 999. Requires `buyQuantity` and `percentage`. */
  getQuantity?: number | null | undefined;
  isActive?: boolean;
  isCombinable?: boolean;
  /** Whether the promotion makes the delivery free. */
  isFreeShipping?: boolean;
  /** 2 to 40 lower-case letters, digits and hyphens. The first character is a letter. */
  key: string;
  /** 1 to 1,000,000,000. Omitted: unlimited. */
  maxUses?: number | null | undefined;
  /** 1 to 1,000,000. Guests do not get a promotion with this limit. Omitted: unlimited. */
  maxUsesPerCustomer?: number | null | undefined;
  /** In the currency of the shop. */
  minimumSubtotal?: string | number | null | undefined;
  /** 0.0001 to 100 per cent, with at most four decimal digits. */
  percentage?: string | number | null | undefined;
  /** 0 to 1,000. Promotions with a higher priority apply first. */
  priority?: number;
  /** At most 100. With neither products nor categories, the promotion covers all products. */
  productIds?: Array<string> | null | undefined;
  /** Omitted: valid immediately. */
  startsAt?: string | null | undefined;
};

/** The data of a new shipping method. */
export type CreateShippingMethodInput = {
  /** The carrier's code for its service, 1 to 100 characters. */
  carrierService?: string | null | undefined;
  /** At most 500 characters. */
  description?: string | null | undefined;
  /** After discounts. Omitted: never free. */
  freeFrom?: string | number | null | undefined;
  isActive?: boolean;
  /** In days after the order: 0 to 365. */
  maxDays?: number | null | undefined;
  /** After discounts. Omitted: no maximum. */
  maxSubtotal?: string | number | null | undefined;
  /** 0 to 10,000,000. */
  maxWeightGrams?: number | null | undefined;
  /** In days after the order: 0 to 365. */
  minDays?: number | null | undefined;
  /** After discounts. Omitted: no minimum. */
  minSubtotal?: string | number | null | undefined;
  /** 0 to 10,000,000. */
  minWeightGrams?: number | null | undefined;
  /** 1 to 100 characters. Customers see it, also on their order. */
  name: string;
  /** 0 to 1,000. */
  position?: number;
  /** With the rate source CARRIER, it is only the estimate while there is no price from the carrier. It is never charged. */
  price: string | number;
  /** CARRIER requires `carrierService`, and a shop with `SHIPPING_RATES_URL`. */
  rateSource?: ShippingRateSource;
  taxClass?: TaxClass;
  /** At most 20 tiers, either all by weight or all by subtotal. */
  tiers?: Array<ShippingTierInput> | null | undefined;
  zoneId: string;
};

/** The data of a new shipping zone. */
export type CreateShippingZoneInput = {
  /** 1 to 100 characters. */
  name: string;
  /** 1 to 250 places. */
  places: Array<ShippingPlaceInput>;
};

/** The data of a new tax rate. */
export type CreateTaxRateInput = {
  /** Omitted: all countries without a rate of their own. */
  country?: string | null | undefined;
  /** A text for customers, 1 to 100 characters. */
  name: string;
  /** 0 to 100 per cent, with at most four decimal digits. */
  rate: string | number;
  /**
   * A code of ISO 3166-2 (`SP` or `BR-SP`) or a name (`São Paulo`), without regard to case, accents and punctuation. It is stored as
   * its code, and an unknown one is refused. In countries whose regions are not known (see `TaxRate.region`), any text is accepted;
   * it must match the region of addresses, regardless of case. A rate of a larger region, such as Canarias, applies in its
   * provinces, unless they have their own. At most 200 characters. Requires `country`.
   */
  region?: string | null | undefined;
  /** STANDARD or REDUCED. ZERO is never taxed. */
  taxClass?: TaxClass;
  /** Omitted: valid immediately. */
  validFrom?: string | null | undefined;
};

/** The URL and the events of a new webhook endpoint. */
export type CreateWebhookEndpointInput = {
  /** The events to subscribe to. Omitted or empty: all events. */
  events?: Array<OrderChangeKind> | null | undefined;
  isActive?: boolean;
  /**
   * An https URL without user name and password. Its host must not be, or resolve to, a private, reserved or
   * tunnelled address. Names of the local network are refused: `localhost`, names without a dot, and names that
   * end in `.local` or `.internal`. Redirects are not followed.
   */
  url: string;
};

/** Selects customers. */
export type CustomerFilter = {
  /** Part of the e-mail address or of the name, case-insensitive. Limits: as for `UserFilter.search`. */
  search?: string | null | undefined;
};

/** The confirmation of an account deletion. */
export type DeleteAccountInput = {
  /** The current password of the account, to prove ownership. */
  password: string;
};

/** Selects discount codes. Filters are combined with AND. */
export type DiscountCodeFilter = {
  /** The complete code, case-insensitive. */
  code?: string | null | undefined;
  isActive?: boolean | null | undefined;
};

/** How a discount was applied. */
export type DiscountKind =
  /** The customer entered a discount code. */
  | 'CODE'
  /** A promotion, which applies automatically. */
  | 'PROMOTION';

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

/** The variants to create. */
export type GenerateVariantsInput = {
  groupId: string;
  /** Sets `Product.isEnabled` of each variant. */
  isActive?: boolean;
  /** The values of each attribute by which the group varies. They have at most 200 combinations. */
  options: Array<ProductAttributeInput>;
  /** 0 or more, with at most as many decimal places as the currency has. */
  price: string | number;
  /**
   * The SKU, with the code of each attribute in braces: `SHIRT-{size}-{color}`. Each pair of braces is replaced by the code of the
   * value in upper case. At most 200 characters; each SKU has 1 to 64.
   */
  skuPattern: string;
  /** The initial stock of each variant: 0 to 1,000,000,000. */
  stock?: number;
  /** Amounts that are added to `price` for a value. At most 200 surcharges. */
  surcharges?: Array<VariantSurchargeInput>;
  taxClass?: TaxClass;
  /** 0 to 10,000,000. */
  weightGrams?: number;
};

/** The state of an image. */
export type ImageState =
  /** The file is damaged. Only staff see the image. Remove it. */
  | 'FAILED'
  /** The server is creating the smaller versions. `url` returns the original. */
  | 'PROCESSING'
  | 'READY';

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

/** The credentials of an account. */
export type LoginInput = {
  /** Token of a guest cart to merge into the cart of the account. */
  cartToken?: string | null | undefined;
  email: string;
  password: string;
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** The means of a payment that staff recorded. */
export type ManualPaymentMethod =
  | 'BANK_TRANSFER'
  | 'CASH'
  | 'CHEQUE';

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

/** Selects orders. Filters are combined with AND. */
export type OrderFilter = {
  customerId?: string | null | undefined;
  /** The complete e-mail address of the order, case-insensitive. At most 200 characters. */
  email?: string | null | undefined;
  /** The complete order number, in any notation that `OrderKey` accepts. */
  number?: string | null | undefined;
  /** Any of these payment statuses. */
  paymentStatus?: Array<OrderPaymentStatus> | null | undefined;
  /** End of the period, exclusive. */
  placedBefore?: string | null | undefined;
  /** Start of the period, inclusive. */
  placedFrom?: string | null | undefined;
  /**
   * Part of the order number, of the e-mail address of the order, or of the name of the delivery address.
   * Case-insensitive. Order numbers are found in any spelling, with or without `ORD-` or `#`. 3 to 200 characters,
   * at least three of them letters or digits. Errors: BAD_USER_INPUT for other texts.
   */
  search?: string | null | undefined;
  /** Any of these statuses. */
  status?: Array<OrderStatus> | null | undefined;
};

/** Identifies an order. Give exactly one field. */
export type OrderKey =
  {   id: string; number?: never; token?: never; }
  |  { id?: never;   /** The order number, for example `ORD-7K3M9QXA`. Case, spaces, dashes, `#` and a missing `ORD-` are ignored. */
  number: string; token?: never; }
  |  { id?: never; number?: never;   /** The access token of a guest's order, from `placeOrder` or an e-mail. */
  token: string; };

/** Who can read a note. */
export type OrderNoteVisibility =
  /** Staff, and the customer of the order. */
  | 'CUSTOMER'
  /** Staff only. */
  | 'INTERNAL';

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

/** The order to pay, and the means of payment. */
export type PayOrderInput = {
  /** 1 to 255 printable ASCII characters, preferably one random UUID per attempt. */
  idempotencyKey: string;
  orderId: string;
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
  paymentToken: string;
  /** The access token of a guest's order. Not needed if the viewer is signed in to the account that has the order. */
  token?: string | null | undefined;
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
  billingAddress?: AddressInput | null | undefined;
  /** A saved address of the viewer for the invoice. The order gets a copy. Errors: NOT_FOUND. */
  billingAddressId?: string | null | undefined;
  /**
   * The token of a guest cart, to order this cart. Omitted: the cart of the viewer. With `items`, the cart is not ordered: the token
   * only identifies the guest. Idempotency keys are unique per token.
   */
  cartToken?: string | null | undefined;
  /** A discount code in addition to the codes on the cart. Case-insensitive. */
  discountCode?: string | null | undefined;
  /**
   * Required for guests: e-mails about the order go to this address, with a link that opens the order. Ignored for
   * accounts, whose own address is used.
   */
  email?: string | null | undefined;
  /**
   * In the currency of the shop. The order is refused with `TotalChanged` if its discount differs from this value. `changes` then
   * contains DISCOUNT.
   */
  expectedDiscount?: string | number | null | undefined;
  /**
   * In the currency of the shop. The order is refused with `TotalChanged` if the total of its delivery differs from this value.
   * `changes` then contains SHIPPING.
   */
  expectedShipping?: string | number | null | undefined;
  /**
   * In the currency of the shop. The order is refused with `TotalChanged` if its subtotal differs from this value. `changes` then
   * contains LINES.
   */
  expectedSubtotal?: string | number | null | undefined;
  /**
   * In the currency of the shop. The order is refused with `TotalChanged` if its tax differs from this value. `changes` then
   * contains TAX.
   */
  expectedTax?: string | number | null | undefined;
  /** In the currency of the shop. The order is refused with `TotalChanged` if its total differs from this value. */
  expectedTotal?: string | number | null | undefined;
  /**
   * 1 to 255 printable ASCII characters, preferably one random UUID per checkout. The key is stored with the order
   * permanently. Guests without `cartToken`: at least 20 characters.
   */
  idempotencyKey: string;
  /**
   * Items to order instead of the cart, which stays unchanged. 1 to 100 items. If a product is listed more than
   * once, its quantities are summed.
   */
  items?: Array<CartItemInput> | null | undefined;
  /**
   * Language tag (BCP 47) such as `de-DE`. It formats amounts and dates in e-mails. Omitted: the locale of the account; for guests,
   * the locale of the shop.
   */
  locale?: string | null | undefined;
  /** A message of the customer to the shop. At most 2,000 characters. */
  notes?: string | null | undefined;
  /**
   * Saves `shippingAddress` and `billingAddress` in the address book of the viewer, unless it is full or has them already. Refused
   * for guests.
   */
  saveAddress?: boolean | null | undefined;
  /** Give exactly one of `shippingAddress` and `shippingAddressId`. */
  shippingAddress?: AddressInput | null | undefined;
  /** A saved address of the viewer. The order gets a copy. Errors: NOT_FOUND. */
  shippingAddressId?: string | null | undefined;
  /**
   * The shipping method, from `shippingOptions`. Omitted: the order has no delivery. The order is refused with
   * `ShippingMethodUnavailable` if the shop requires a method and none is given, or if the given method is not available for
   * the order.
   */
  shippingMethodId?: string | null | undefined;
};

/** The cart or items to preview, and the destination. */
export type PreviewOrderInput = {
  /** Token of a guest cart. Omitted: the cart of the viewer. */
  cartToken?: string | null | undefined;
  /** The destination country. Omitted: the location of the shop. */
  country?: string | null | undefined;
  /** A discount code in addition to the codes on the cart. Case-insensitive. */
  discountCode?: string | null | undefined;
  /** Items to preview instead of the cart. 1 to 100 items. */
  items?: Array<CartItemInput> | null | undefined;
  /** For external tax services and carriers that use it. At most 20 characters. Requires `country`. */
  postalCode?: string | null | undefined;
  /**
   * The region of the destination, in the format of `AddressInput.region`. Requires `country`. Omitted: the rates of the whole
   * country. An unknown region is refused where tax rates differ by region.
   */
  region?: string | null | undefined;
  /** The shipping method, from `shippingOptions`. Omitted: without delivery. */
  shippingMethodId?: string | null | undefined;
};

/** The values of a product for one attribute. */
export type ProductAttributeInput = {
  /** The code of the attribute. */
  code: string;
  /** The codes of its values, at most 20. Empty: the product has no value of the attribute. */
  values: Array<string>;
};

/**
 * The changes of one product. Omitted fields stay unchanged. Null clears an optional field. Formats: as in
 * `CreateProductInput`.
 */
export type ProductBulkUpdateInput = {
  /** Null removes the product from its category. */
  categoryId?: string | null | undefined;
  compareAtPrice?: string | number | null | undefined;
  cost?: string | number | null | undefined;
  description?: string | null | undefined;
  /** Shown only if no image is uploaded. */
  image?: string | null | undefined;
  /** Sets `Product.isEnabled`. `Product.isActive` also depends on `publishAt` and `unpublishAt`. */
  isActive?: boolean | null | undefined;
  name?: string | null | undefined;
  /** The regular price. */
  price?: string | number | null | undefined;
  product: ProductKey;
  /** Null or omitted: the stock stays unchanged. */
  stock?: BulkStockInput | null | undefined;
  taxClass?: TaxClass | null | undefined;
  /** 0 to 10,000,000. */
  weightGrams?: number | null | undefined;
};

/** Selects products. Filters are combined with AND. */
export type ProductFilter = {
  /**
   * At most 10 attributes, each at most once. A product must match every entry. An unknown code of an attribute or value
   * matches no product.
   */
  attributes?: Array<AttributeFilter> | null | undefined;
  categoryId?: string | null | undefined;
  categorySlug?: string | null | undefined;
  /** True: only products in stock. False: only products out of stock. */
  inStock?: boolean | null | undefined;
  /** Whether to include inactive and deleted products. Requires STAFF; FORBIDDEN for others. */
  includeInactive?: boolean | null | undefined;
  /** Whether to include products of all categories below the given one. Default: false. */
  includeSubcategories?: boolean | null | undefined;
  /** The highest price, inclusive, in the currency of the shop. */
  maxPrice?: string | number | null | undefined;
  /**
   * The lowest price, inclusive, in the currency of the shop. In the first seconds after a sale starts or ends, the
   * filter can still use the earlier price.
   */
  minPrice?: string | number | null | undefined;
  /**
   * Whether to list only one product of each group: the first variant that matches the search and all other filters.
   * Variants in stock come before variants that are sold out. All products without a group are listed. With a search or
   * another filter, `totalCount` is 10001 if more than 10,000 products match, even if they form fewer groups. Default:
   * false.
   */
  oneOfEachGroup?: boolean | null | undefined;
};

/** Identifies a product group. Give exactly one field. */
export type ProductGroupKey =
  {   id: string; slug?: never; }
  |  { id?: never;   slug: string; };

/** Identifies a product. Give exactly one field. */
export type ProductKey =
  {   id: string; sku?: never; slug?: never; }
  |  { id?: never;   sku: string; slug?: never; }
  |  { id?: never; sku?: never;   slug: string; };

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

/** Selects promotions. Filters are combined with AND. */
export type PromotionFilter = {
  isActive?: boolean | null | undefined;
  /** The complete key, case-insensitive. */
  key?: string | null | undefined;
};

/** A payment that the shop received without a payment provider. */
export type RecordPaymentInput = {
  /**
   * The received amount, in the currency of the order. It must equal the amount due; another amount is refused. Omitted: the amount
   * due.
   */
  amount?: string | number | null | undefined;
  /** 1 to 255 printable ASCII characters, preferably one random UUID per payment. */
  idempotencyKey: string;
  method: ManualPaymentMethod;
  orderId: string;
  /** The reference of the bank transfer, receipt or cheque, visible to the customer. 1 to 200 characters. */
  reference: string;
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

/** A quantity of an order line to refund. */
export type RefundLineInput = {
  /** The id of the line in `Order.details`. */
  id: string;
  /** At least 1, and at most the quantity of the line that has not been refunded. */
  quantity: number;
};

/** The payment to refund, and the part to refund: an amount, or lines and the delivery. */
export type RefundPaymentInput = {
  /**
   * More than 0, in the currency of the order. Omitted: the full amount that has not been refunded, unless `lines` or `shipping` are
   * given.
   */
  amount?: string | number | null | undefined;
  /** 1 to 255 printable ASCII characters, preferably one random UUID per refund. */
  idempotencyKey: string;
  /**
   * The lines to refund, each at its price after discounts with its tax. 1 to 100 lines. Cannot be combined with `amount`. An earlier
   * refund of an amount reduces the refundable total, but not the refundable quantities.
   */
  lines?: Array<RefundLineInput> | null | undefined;
  paymentId: string;
  /** A note that is visible to the customer. At most 2,000 characters. */
  reason?: string | null | undefined;
  /**
   * True: the money was already returned outside the shop. Only for a payment that staff recorded, or whose
   * provider the shop no longer uses; refused for others. Omitted: false.
   */
  recordOnly?: boolean | null | undefined;
  /** True: refunds the delivery with its tax, at most once. Cannot be combined with `amount`. Omitted: false. */
  shipping?: boolean | null | undefined;
};

/** The status of a refund. */
export type RefundStatus =
  | 'FAILED'
  | 'PENDING'
  | 'SUCCEEDED';

/** The data of a new customer account. */
export type RegisterInput = {
  /** Token of a guest cart. It becomes the cart of the account. */
  cartToken?: string | null | undefined;
  /** The e-mail address for messages and for signing in, case-insensitive. */
  email: string;
  /** Language tag (BCP 47) such as `de-DE`. It formats amounts and dates in e-mails to the account. */
  locale?: string | null | undefined;
  /** 1 to 200 characters, at least one of them visible. */
  name: string;
  /**
   * 8 to 128 characters of any kind, compared in Unicode form NFC. A password that consists only of spaces and invisible
   * characters is rejected (`BLANK`). Also rejected, regardless of case: common passwords (`TOO_COMMON`), the e-mail
   * address or the part before its @ (`SAME_AS_EMAIL`), and the name (`SAME_AS_NAME`).
   */
  password: string;
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** The cart item to remove. */
export type RemoveCartItemInput = {
  /** Token of a guest cart. Omitted: the cart of the viewer. */
  cartToken?: string | null | undefined;
  /**
   * The expected version of the cart. If the cart has another version, the mutation returns `CartChanged` and
   * changes nothing.
   */
  expectedVersion?: number | null | undefined;
  itemId: string;
};

/** The new e-mail address, confirmed by the password. */
export type RequestEmailChangeInput = {
  newEmail: string;
  /** The current password of the account, to prove ownership. */
  password: string;
};

/** A token from an e-mail, and the new password. */
export type ResetPasswordInput = {
  /** 8 to 128 characters. Rejected as in `RegisterInput.password`. */
  newPassword: string;
  /** The token from the e-mail. */
  token: string;
};

/** The rights of an account, from fewest to most. A guest has no role. */
export type Role =
  /** Also manages accounts, roles and webhooks, reads the audit log, and exports customers. */
  | 'ADMIN'
  /** Reads and changes only its own data. */
  | 'CUSTOMER'
  /** Manages catalog, stock, orders, refunds, discount codes, promotions, shipping, tax rates and failed jobs. */
  | 'STAFF';

/** The price of a product in a period. */
export type SalePriceInput = {
  /** 0 or more, and below the regular price. */
  amount: string | number;
  /** Must be after the start. Omitted or null: until staff end the sale. */
  endsAt?: string | null | undefined;
  /**
   * Omitted, null or in the past: the sale starts now. Exception: if it is the `startsAt` of the existing sale, the start stays
   * unchanged.
   */
  startsAt?: string | null | undefined;
};

/** An address to save. */
export type SavedAddressInput = {
  /** Replaces all fields of the saved address. */
  address: AddressInput;
  /**
   * True: this address becomes the default for billing, instead of the former one. Omitted: the value of a saved address does not
   * change, and a new address has the value false.
   */
  isDefaultBilling?: boolean | null | undefined;
  /**
   * True: this address becomes the default for shipping, instead of the former one. Omitted: the value of a saved address does not
   * change, and a new address has the value false.
   */
  isDefaultShipping?: boolean | null | undefined;
};

/** A group of synonyms. */
export type SearchSynonymsInput = {
  /**
   * 2 to 20 different terms of 1 to 100 characters, such as `sofa` and `couch`. A term of several words matches only if
   * it is the whole search text.
   */
  terms: Array<string>;
};

/** The values of a product. */
export type SetProductAttributesInput = {
  /** 1 to 50 attributes, each at most once. For a variant: none of the attributes by which its group varies. */
  attributes: Array<ProductAttributeInput>;
  productId: string;
};

/** The products to recommend with a product. */
export type SetRelatedProductsInput = {
  productId: string;
  /** At most 20, each once, and not the product itself. An empty list removes all. */
  relatedIds: Array<string>;
};

/** The counted stock of one product. */
export type SetStockInput = {
  /**
   * The stock that the shop had when the goods were counted. The request is refused with `StockChanged` if the stock has changed
   * since. Omitted: the stock is set in any case.
   */
  expectedStock?: number | null | undefined;
  /** 1 to 255 printable ASCII characters. Repeated requests with the same key are applied once. */
  idempotencyKey: string;
  productId: string;
  /** The reason for the stock ledger: 1 to 500 characters. */
  reason: string;
  /** The counted quantity: 0 to 1,000,000,000. */
  stock: number;
};

/** An account and its new role. */
export type SetUserRoleInput = {
  role: Role;
  userId: string;
};

/** A place of a zone. Without a country: everywhere else. */
export type ShippingPlaceInput = {
  country?: string | null | undefined;
  /** A code of ISO 3166-2 or a name, as in `CreateTaxRateInput.region`. Requires a country. Omitted: the whole country. */
  region?: string | null | undefined;
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

/**
 * A price that applies from a minimum weight or a minimum subtotal. Give exactly one of `fromWeightGrams` and
 * `fromSubtotal`.
 */
export type ShippingTierInput = {
  /** In the currency of the shop, after discounts. */
  fromSubtotal?: string | number | null | undefined;
  /** In grams, at least 1. */
  fromWeightGrams?: number | null | undefined;
  price: string | number;
};

/** The products that come first in a category. */
export type SortCategoryProductsInput = {
  categoryId: string;
  /** At most 200 products of the category, each once. An empty list removes the order. */
  productIds: Array<string>;
};

/** The stock of a product as a level, without the exact quantity. */
export type StockLevel =
  | 'IN_STOCK'
  /** At least one, and at most the threshold of the shop (`LOW_STOCK_THRESHOLD`). */
  | 'LOW'
  | 'OUT';

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

/** The tax class of a product. It selects the tax rate, together with the destination. */
export type TaxClass =
  /** Uses the standard rate if the place has no reduced rate. */
  | 'REDUCED'
  | 'STANDARD'
  /** Never taxed. */
  | 'ZERO';

/** Selects tax rates. Filters are combined with AND. */
export type TaxRateFilter = {
  country?: string | null | undefined;
  taxClass?: TaxClass | null | undefined;
};

/** A part of the total. */
export type TotalPart =
  | 'DISCOUNT'
  /** The subtotal: prices, products or quantities. */
  | 'LINES'
  /** The delivery. */
  | 'SHIPPING'
  | 'TAX';

/** Omitted fields stay unchanged. Formats: as in the create input. The type cannot be changed. */
export type UpdateAttributeInput = {
  code?: string | null | undefined;
  isFacet?: boolean | null | undefined;
  name?: string | null | undefined;
  position?: number | null | undefined;
};

/** Omitted fields stay unchanged. Formats: as in the create input. */
export type UpdateAttributeValueInput = {
  code?: string | null | undefined;
  color?: string | null | undefined;
  label?: string | null | undefined;
  number?: string | number | null | undefined;
  position?: number | null | undefined;
};

/** A cart item and its new quantity. */
export type UpdateCartItemInput = {
  /** Token of a guest cart. Omitted: the cart of the viewer. */
  cartToken?: string | null | undefined;
  /**
   * The expected version of the cart. If the cart has another version, the mutation returns `CartChanged` and
   * changes nothing.
   */
  expectedVersion?: number | null | undefined;
  itemId: string;
  /** 0 to 999. */
  quantity: number;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in the create input. */
export type UpdateCategoryInput = {
  description?: string | null | undefined;
  /** Shown only if no image is uploaded. */
  image?: string | null | undefined;
  name?: string | null | undefined;
  /** Null moves the category to the top of the tree. */
  parentId?: string | null | undefined;
  /** Categories are listed by position, the lowest first, and then by name. 0 to 1,000,000. */
  position?: number | null | undefined;
  slug?: string | null | undefined;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in `CreateDiscountCodeInput`. */
export type UpdateDiscountCodeInput = {
  amount?: string | number | null | undefined;
  categoryIds?: Array<string> | null | undefined;
  code?: string | null | undefined;
  description?: string | null | undefined;
  endsAt?: string | null | undefined;
  isActive?: boolean | null | undefined;
  isCombinable?: boolean | null | undefined;
  maxUses?: number | null | undefined;
  maxUsesPerCustomer?: number | null | undefined;
  minimumSubtotal?: string | number | null | undefined;
  /** Setting it clears `amount`, and setting `amount` clears it. Give only one. */
  percentage?: string | number | null | undefined;
  productIds?: Array<string> | null | undefined;
  startsAt?: string | null | undefined;
};

/** The new values of an image. Omitted fields stay unchanged. */
export type UpdateImageInput = {
  /** At most 500 characters. Null or empty removes the text. */
  alt?: string | null | undefined;
};

/** An order and its next status. */
export type UpdateOrderStatusInput = {
  /** Only with SHIPPED: the company that delivers the parcel. At most 100 characters. Later: `updateTracking`. */
  carrier?: string | null | undefined;
  /** The update is refused with `OrderChanged` if the order has another status. */
  expectedStatus?: OrderStatus | null | undefined;
  /** For the history of the order, visible to the customer. At most 2,000 characters. */
  note?: string | null | undefined;
  orderId: string;
  status: OrderStatus;
  /** Only with SHIPPED: the number to track the parcel. At most 100 characters. Later: `updateTracking`. */
  trackingNumber?: string | null | undefined;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in `CreateProductGroupInput`. */
export type UpdateProductGroupInput = {
  categoryId?: string | null | undefined;
  description?: string | null | undefined;
  name?: string | null | undefined;
  slug?: string | null | undefined;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in the create input. */
export type UpdateProductInput = {
  /** Null removes the product from its category. */
  categoryId?: string | null | undefined;
  compareAtPrice?: string | number | null | undefined;
  cost?: string | number | null | undefined;
  description?: string | null | undefined;
  /** Shown only if no image is uploaded. */
  image?: string | null | undefined;
  /** Sets `Product.isEnabled`. `Product.isActive` also depends on `publishAt` and `unpublishAt`. */
  isActive?: boolean | null | undefined;
  /** `minQuantity` to 999. Null: 999. */
  maxQuantity?: number | null | undefined;
  /** 1 to 999. */
  minQuantity?: number | null | undefined;
  name?: string | null | undefined;
  /** Replaces the categories besides the primary one. At most 20. Null: none. */
  otherCategoryIds?: Array<string> | null | undefined;
  /** The regular price. */
  price?: string | number | null | undefined;
  /** Until this time, the product is hidden and not for sale, as if it were inactive. Null: no start. */
  publishAt?: string | null | undefined;
  /** 1 to 999. */
  quantityStep?: number | null | undefined;
  /** `price` is the regular price before and after the sale. Null ends or cancels the sale. */
  salePrice?: SalePriceInput | null | undefined;
  sku?: string | null | undefined;
  slug?: string | null | undefined;
  taxClass?: TaxClass | null | undefined;
  /** From this time on, the product is hidden and not for sale. Must be after `publishAt`. Null: no end. */
  unpublishAt?: string | null | undefined;
  /** 0 to 10,000,000. */
  weightGrams?: number | null | undefined;
};

/** The new values of the profile. Omitted fields stay unchanged. */
export type UpdateProfileInput = {
  /** Language tag (BCP 47) such as `de-DE`. Null: the locale of the shop. */
  locale?: string | null | undefined;
  /** 1 to 200 characters. */
  name?: string | null | undefined;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in `CreatePromotionInput`. */
export type UpdatePromotionInput = {
  /** Setting it clears `percentage`, `isFreeShipping`, `buyQuantity` and `getQuantity`. */
  amount?: string | number | null | undefined;
  buyQuantity?: number | null | undefined;
  categoryIds?: Array<string> | null | undefined;
  description?: string | null | undefined;
  endsAt?: string | null | undefined;
  getQuantity?: number | null | undefined;
  isActive?: boolean | null | undefined;
  isCombinable?: boolean | null | undefined;
  /** True clears `percentage`, `amount`, `buyQuantity` and `getQuantity`. */
  isFreeShipping?: boolean | null | undefined;
  key?: string | null | undefined;
  maxUses?: number | null | undefined;
  maxUsesPerCustomer?: number | null | undefined;
  minimumSubtotal?: string | number | null | undefined;
  /** Setting it clears `amount` and `isFreeShipping`. */
  percentage?: string | number | null | undefined;
  priority?: number | null | undefined;
  productIds?: Array<string> | null | undefined;
  startsAt?: string | null | undefined;
};

/** The new values of a shipping method. Omitted fields stay unchanged. Null clears an optional field. */
export type UpdateShippingMethodInput = {
  /** The carrier's code for its service, 1 to 100 characters. */
  carrierService?: string | null | undefined;
  /** At most 500 characters. */
  description?: string | null | undefined;
  /** After discounts. Null: never free. */
  freeFrom?: string | number | null | undefined;
  isActive?: boolean | null | undefined;
  /** In days after the order: 0 to 365. */
  maxDays?: number | null | undefined;
  /** After discounts. Null: no maximum. */
  maxSubtotal?: string | number | null | undefined;
  /** 0 to 10,000,000. */
  maxWeightGrams?: number | null | undefined;
  /** In days after the order: 0 to 365. */
  minDays?: number | null | undefined;
  /** After discounts. Null: no minimum. */
  minSubtotal?: string | number | null | undefined;
  /** 0 to 10,000,000. */
  minWeightGrams?: number | null | undefined;
  /** 1 to 100 characters. */
  name?: string | null | undefined;
  /** 0 to 1,000. */
  position?: number | null | undefined;
  price?: string | number | null | undefined;
  /** CARRIER requires `carrierService`, and a shop with `SHIPPING_RATES_URL`. */
  rateSource?: ShippingRateSource | null | undefined;
  taxClass?: TaxClass | null | undefined;
  /** At most 20 tiers, which replace all tiers of the method. Empty: none. */
  tiers?: Array<ShippingTierInput> | null | undefined;
};

/** The new values of a shipping zone. Omitted fields stay unchanged. */
export type UpdateShippingZoneInput = {
  /** 1 to 100 characters. */
  name?: string | null | undefined;
  /** 1 to 250 places, which replace all places of the zone. */
  places?: Array<ShippingPlaceInput> | null | undefined;
};

/** Omitted fields stay unchanged. Null clears an optional field. Formats: as in `CreateTaxRateInput`. */
export type UpdateTaxRateInput = {
  country?: string | null | undefined;
  name?: string | null | undefined;
  rate?: string | number | null | undefined;
  region?: string | null | undefined;
  taxClass?: TaxClass | null | undefined;
  validFrom?: string | null | undefined;
};

/** The tracking data of a shipped order. Omitted fields stay unchanged. Null or an empty text clears a field. */
export type UpdateTrackingInput = {
  /** The company that delivers the parcel. At most 100 characters. */
  carrier?: string | null | undefined;
  orderId: string;
  /** The number to track the parcel. At most 100 characters. */
  trackingNumber?: string | null | undefined;
};

/** Omitted fields stay unchanged. Formats: as in `CreateWebhookEndpointInput`. */
export type UpdateWebhookEndpointInput = {
  events?: Array<OrderChangeKind> | null | undefined;
  /**
   * True also activates an endpoint that the shop made inactive. Deliveries that failed in the meantime are not sent
   * automatically: use `resendWebhookDelivery`.
   */
  isActive?: boolean | null | undefined;
  url?: string | null | undefined;
};

/** Selects accounts. Filters are combined with AND. */
export type UserFilter = {
  role?: Role | null | undefined;
  /**
   * Part of the e-mail address or of the name, case-insensitive. One or two letters match only the beginning of the
   * address or of a word of the name. A text without letters and digits is searched only in the newest 1,000 accounts.
   * At most 200 characters.
   */
  search?: string | null | undefined;
};

/** A value of an attribute by which a group varies. */
export type VariantOptionInput = {
  /** The code of the attribute. */
  code: string;
  /** The code of the value. */
  value: string;
};

/** An amount that is added to the price of all variants with a value. */
export type VariantSurchargeInput = {
  /** 0 or more. */
  amount: string | number;
  /** The code of the attribute. */
  code: string;
  /** The code of the value. */
  value: string;
};

/** Selects webhook deliveries. Filters are combined with AND. */
export type WebhookDeliveryFilter = {
  endpointId?: string | null | undefined;
  state?: WebhookDeliveryState | null | undefined;
};

/** The state of a webhook delivery. */
export type WebhookDeliveryState =
  /** The response was 2xx. */
  | 'DELIVERED'
  /** All attempts failed, the endpoint responded with 410, or the endpoint is inactive. */
  | 'FAILED'
  /** Waiting for its first attempt or for a retry. */
  | 'PENDING';

export type AuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { totalCount: number, nodes: Array<{ id: string, at: string, action: AuditAction, actorId: string | null, actorRole: Role | null, subjectType: string, subjectId: string | null, before: Record<string, unknown> | null, after: Record<string, unknown> | null, address: string | null, actor: { name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateWebhookEndpointMutationVariables = Exact<{
  input: CreateWebhookEndpointInput;
}>;


export type CreateWebhookEndpointMutation = { createWebhookEndpoint:
    | { __typename: 'CreateWebhookEndpointSuccess', secret: string, endpoint: { id: string, url: string, events: Array<OrderChangeKind> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'WebhookEndpointsFull', message: string, maximum: number }
   };

export type DeleteWebhookEndpointMutationVariables = Exact<{
  id: string;
}>;


export type DeleteWebhookEndpointMutation = { deleteWebhookEndpoint: { id: string } };

export type ResendWebhookDeliveryMutationVariables = Exact<{
  id: string;
}>;


export type ResendWebhookDeliveryMutation = { resendWebhookDelivery:
    | { __typename: 'ResendWebhookDeliverySuccess', delivery: { id: string, state: WebhookDeliveryState, attempts: number } }
    | { __typename: 'WebhookEndpointInactive', message: string, endpoint: { disabledReason: string | null } }
    | { __typename: 'WebhookPending', message: string, delivery: { attempts: number, lastError: string | null } }
   };

export type RotateWebhookSecretMutationVariables = Exact<{
  id: string;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string, endpoint: { id: string, updatedAt: string } } };

export type SetUserRoleMutationVariables = Exact<{
  input: SetUserRoleInput;
}>;


export type SetUserRoleMutation = { setUserRole:
    | { __typename: 'LastAdministrator', message: string }
    | { __typename: 'SetUserRoleSuccess', user: { id: string, email: string, role: Role } }
   };

export type UpdateWebhookEndpointMutationVariables = Exact<{
  id: string;
  input: UpdateWebhookEndpointInput;
}>;


export type UpdateWebhookEndpointMutation = { updateWebhookEndpoint:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'UpdateWebhookEndpointSuccess', endpoint: { id: string, url: string, events: Array<OrderChangeKind>, isActive: boolean, disabledReason: string | null, updatedAt: string } }
   };

export type UserQueryVariables = Exact<{
  id: string;
}>;


export type UserQuery = { user: { id: string, email: string, emailVerifiedAt: string | null, name: string, role: Role, locale: string | null, createdAt: string, orders: { nodes: Array<{ number: string, status: OrderStatus }> } } | null };

export type UsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: UserFilter | null | undefined;
}>;


export type UsersQuery = { users: { totalCount: number, nodes: Array<{ id: string, email: string, emailVerifiedAt: string | null, name: string, role: Role, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WebhookDeliveriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: WebhookDeliveryFilter | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhookDeliveries: { totalCount: number, nodes: Array<{ id: string, event: OrderChangeKind, state: WebhookDeliveryState, attempts: number, responseStatus: number | null, lastError: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null, endpoint: { id: string, url: string }, order: { number: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WebhookEndpointsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhookEndpointsQuery = { webhookEndpoints: { totalCount: number, nodes: Array<{ id: string, url: string, events: Array<OrderChangeKind>, isActive: boolean, disabledReason: string | null, consecutiveFailures: number, pausedUntil: string | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AddToCartMutationVariables = Exact<{
  input: AddToCartInput;
}>;


export type AddToCartMutation = { addToCart:
    | { __typename: 'CartChanged', message: string, cart: { version: number } }
    | { __typename: 'CartSuccess', cart: { version: number, itemCount: number, total: { amount: string, currency: string }, items: Array<{ id: string, quantity: number, unitPrice: { amount: string }, total: { amount: string }, product: { id: string, name: string } }> } }
    | { __typename: 'DiscountCodeRejected' }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { name: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ name: string }> }
    | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ nearest: number, product: { name: string } }> }
   };

export type ApplyDiscountCodeMutationVariables = Exact<{
  code: string;
  cartToken?: string | null | undefined;
}>;


export type ApplyDiscountCodeMutation = { applyDiscountCode:
    | { __typename: 'CartChanged', message: string, cart: { version: number } }
    | { __typename: 'CartSuccess', cart: { version: number, discountCodes: Array<string>, discountLines: Array<{ code: string, description: string, amount: { amount: string } }>, subtotal: { amount: string }, discount: { amount: string }, tax: { amount: string }, total: { amount: string, currency: string } } }
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string } | null }
    | { __typename: 'InsufficientStock' }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable' }
    | { __typename: 'QuantityNotAllowed' }
   };

export type AttributesQueryVariables = Exact<{ [key: string]: never; }>;


export type AttributesQuery = { attributes: Array<{ code: string, name: string, type: AttributeType, isFacet: boolean, values: Array<{ code: string, label: string, color: string | null, number: string | null }> }> };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { __typename: 'CancelOrderSuccess', order: { id: string, number: string, status: OrderStatus, details: Array<{ quantity: number, product: { name: string, stock: number } | null }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'TransitionNotAllowed', message: string, from: OrderStatus, to: OrderStatus, allowed: Array<OrderStatus> }
   };

export type CartUpdatedSubscriptionVariables = Exact<{
  token?: string | null | undefined;
}>;


export type CartUpdatedSubscription = { cartUpdated: { id: string, version: number, itemCount: number, total: { amount: string, currency: string } } | null };

export type CartQueryVariables = Exact<{
  token?: string | null | undefined;
}>;


export type CartQuery = { cart: { id: string, version: number, itemCount: number, discountCodes: Array<string>, updatedAt: string, items: Array<{ id: string, quantity: number, unitPrice: { amount: string }, unitPriceWhenAdded: { amount: string }, discount: { amount: string }, tax: { amount: string }, total: { amount: string }, product: { id: string, name: string, stock: number, image: string | null } }>, subtotal: { amount: string, currency: string }, discount: { amount: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, amount: { amount: string } }>, tax: { amount: string }, taxLines: Array<{ name: string, rate: string, base: { amount: string }, amount: { amount: string } }>, total: { amount: string, currency: string }, problems: Array<
      | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string } | null }
      | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { name: string } }> }
      | { __typename: 'PriceChanged', message: string, items: Array<{ product: { name: string }, unitPriceWhenAdded: { amount: string }, unitPrice: { amount: string } }> }
      | { __typename: 'ProductUnavailable', message: string, products: Array<{ name: string }> }
      | { __typename: 'QuantityNotAllowed' }
    > } | null };

export type CategoriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CategoriesQuery = { categories: { totalCount: number, nodes: Array<{ id: string, name: string, slug: string, image: string | null, children: Array<{ name: string, slug: string, children: Array<{ name: string, slug: string }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CategoryQueryVariables = Exact<{
  by: CategoryKey;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CategoryQuery = { category: { id: string, name: string, description: string | null, image: string | null, ancestors: Array<{ name: string, slug: string }>, children: Array<{ name: string, slug: string, products: { totalCount: number } }>, products: { totalCount: number, nodes: Array<{ name: string, inStock: boolean, price: { amount: string, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword:
    | { __typename: 'ChangePasswordSuccess', user: { id: string } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'WrongPassword', message: string }
   };

export type ClaimOrderMutationVariables = Exact<{
  token: string;
}>;


export type ClaimOrderMutation = { claimOrder:
    | { __typename: 'ClaimOrderSuccess', order: { number: string, status: OrderStatus, customer: { email: string } | null } }
    | { __typename: 'InvalidToken', message: string }
   };

export type ClearCartMutationVariables = Exact<{
  cartToken?: string | null | undefined;
  expectedVersion?: number | null | undefined;
}>;


export type ClearCartMutation = { clearCart:
    | { __typename: 'CartChanged', message: string, cart: { version: number, itemCount: number } }
    | { __typename: 'CartSuccess', cart: { id: string, version: number, itemCount: number } }
    | { __typename: 'DiscountCodeRejected' }
    | { __typename: 'InsufficientStock' }
    | { __typename: 'InvalidInput' }
    | { __typename: 'ProductUnavailable' }
    | { __typename: 'QuantityNotAllowed' }
   };

export type ConfirmEmailChangeMutationVariables = Exact<{
  token: string;
}>;


export type ConfirmEmailChangeMutation = { confirmEmailChange:
    | { __typename: 'ConfirmEmailChangeSuccess', user: { email: string, emailVerifiedAt: string | null } }
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'InvalidToken', message: string }
   };

export type CreateAddressMutationVariables = Exact<{
  input: SavedAddressInput;
}>;


export type CreateAddressMutation = { createAddress:
    | { __typename: 'AddressBookFull', message: string, maximum: number }
    | { __typename: 'AddressExists' }
    | { __typename: 'AddressSuccess', address: { id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null } } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type CreateCartMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateCartMutation = { createCart: { token: string, cart: { id: string, version: number, itemCount: number } } };

export type DeleteAccountMutationVariables = Exact<{
  input: DeleteAccountInput;
}>;


export type DeleteAccountMutation = { deleteAccount:
    | { __typename: 'DeleteAccountSuccess', id: string }
    | { __typename: 'LastAdministrator', message: string }
    | { __typename: 'WrongPassword', message: string }
   };

export type DeleteAddressMutationVariables = Exact<{
  id: string;
}>;


export type DeleteAddressMutation = { deleteAddress:
    | { __typename: 'AddressBookFull', message: string }
    | { __typename: 'AddressExists', message: string }
    | { __typename: 'AddressSuccess', user: { addresses: Array<{ id: string, address: { line1: string } }> } }
    | { __typename: 'InvalidInput', message: string }
   };

export type DiscountCodeQueryVariables = Exact<{
  code: string;
  cartToken?: string | null | undefined;
}>;


export type DiscountCodeQuery = { discountCode:
    | { __typename: 'DiscountCodeApplies', code: string, description: string, discount: { amount: string, currency: string } }
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string } | null }
   };

export type FilterProductsQueryVariables = Exact<{
  filter?: ProductFilter | null | undefined;
}>;


export type FilterProductsQuery = { products: { totalCount: number, priceRange: { min: { amount: string }, max: { amount: string } } | null, facets: Array<{ attribute: { code: string, name: string }, values: Array<{ count: number, value: { code: string, label: string, color: string | null } }> }>, nodes: Array<{ name: string, slug: string, price: { amount: string }, options: Array<{ attribute: { name: string }, value: { label: string } }>, group: { slug: string } | null }> } };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login:
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'LoginSuccess', session: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, name: string, role: Role } } }
   };

export type LogoutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutEverywhereMutation = { logoutEverywhere: number };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: boolean };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, email: string, name: string, role: Role, createdAt: string, cart: { itemCount: number, total: { amount: string, currency: string } } | null, addresses: Array<{ id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, line1: string, city: string, country: string } }>, orders: { totalCount: number, nodes: Array<{ number: string, status: OrderStatus, placedAt: string }> } } | null };

export type MergeCartMutationVariables = Exact<{
  cartToken: string;
}>;


export type MergeCartMutation = { mergeCart:
    | { __typename: 'CartChanged' }
    | { __typename: 'CartSuccess', cart: { version: number, itemCount: number, items: Array<{ quantity: number, product: { name: string } }>, total: { amount: string, currency: string } } }
    | { __typename: 'DiscountCodeRejected' }
    | { __typename: 'InsufficientStock' }
    | { __typename: 'InvalidInput' }
    | { __typename: 'ProductUnavailable' }
    | { __typename: 'QuantityNotAllowed' }
   };

export type MyOrdersUpdatedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MyOrdersUpdatedSubscription = { myOrdersUpdated: { id: string, number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus } };

export type NestedOrdersQueryVariables = Exact<{ [key: string]: never; }>;


export type NestedOrdersQuery = { me: { orders: { nodes: Array<{ number: string, status: OrderStatus, total: { amount: string, currency: string }, details: Array<{ quantity: number, productName: string, unitPrice: { amount: string }, product: { id: string, name: string, price: { amount: string }, category: { id: string, name: string } | null } | null }> }> } } | null };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | { __typename: 'Category', name: string, id: string }
    | { __typename: 'Order', number: string, status: OrderStatus, id: string }
    | { __typename: 'Product', name: string, id: string, price: { amount: string, currency: string } }
    | { __typename: 'User', email: string, id: string }
   | null };

export type OrderUpdatedSubscriptionVariables = Exact<{
  orderId: string;
}>;


export type OrderUpdatedSubscription = { orderUpdated: { id: string, number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus, carrier: string | null, trackingNumber: string | null } };

export type OrderQueryVariables = Exact<{
  by: OrderKey;
}>;


export type OrderQuery = { order: { id: string, number: string, status: OrderStatus, email: string | null, placedAt: string, updatedAt: string, notes: string | null, pricesIncludeTax: boolean, paymentStatus: OrderPaymentStatus, allowedTransitions: Array<OrderStatus>, customer: { id: string, name: string } | null, details: Array<{ id: string, quantity: number, productName: string, sku: string, unitPrice: { amount: string }, subtotal: { amount: string }, discount: { amount: string }, tax: { amount: string }, total: { amount: string }, product: { id: string, name: string, stock: number } | null }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, company: string | null }, billingAddress: { name: string, company: string | null, vatNumber: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string }, subtotal: { amount: string, currency: string }, discount: { amount: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, amount: { amount: string } }>, tax: { amount: string }, taxLines: Array<{ name: string, rate: string, base: { amount: string }, amount: { amount: string } }>, total: { amount: string, currency: string }, amountDue: { amount: string }, amountRefunded: { amount: string }, payments: Array<{ id: string, status: PaymentStatus, failureReason: string | null, createdAt: string, amount: { amount: string }, refunds: Array<{ id: string, status: RefundStatus, reason: string | null, amount: { amount: string } }> }>, history: Array<{ at: string, from: OrderStatus | null, to: OrderStatus, note: string | null, actor: { name: string } | null }>, emails: Array<{ id: string, kind: EmailKind, state: EmailState, sentAt: string | null }> } | null };

export type PayOrderMutationVariables = Exact<{
  input: PayOrderInput;
}>;


export type PayOrderMutation = { payOrder:
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'OrderNotPayable', message: string, order: { number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus } }
    | { __typename: 'PayOrderSuccess', replayed: boolean, clientSecret: string | null, payment: { id: string, status: PaymentStatus, amount: { amount: string, currency: string } }, order: { number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus, amountDue: { amount: string } } }
    | { __typename: 'PaymentDeclined', message: string, reason: string, payment: { id: string, status: PaymentStatus } }
   };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'CartEmpty', message: string }
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string } | null }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { name: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'PlaceOrderSuccess', replayed: boolean, accessToken: string | null, order: { id: string, number: string, status: OrderStatus, placedAt: string, details: Array<{ quantity: number, productName: string, sku: string, unitPrice: { amount: string }, total: { amount: string } }>, subtotal: { amount: string }, discount: { amount: string }, tax: { amount: string }, total: { amount: string, currency: string }, amountDue: { amount: string } } }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ name: string }> }
    | { __typename: 'QuantityNotAllowed' }
    | { __typename: 'ShippingMethodUnavailable' }
    | { __typename: 'TooManyUnpaidOrders' }
    | { __typename: 'TotalChanged', message: string, changes: Array<{ part: TotalPart, expected: { amount: string }, actual: { amount: string } }>, expected: { amount: string }, actual: { amount: string } }
   };

export type PreviewOrderQueryVariables = Exact<{
  input: PreviewOrderInput;
}>;


export type PreviewOrderQuery = { previewOrder:
    | { __typename: 'CartEmpty', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'OrderPreview', pricesIncludeTax: boolean, lines: Array<{ quantity: number, unitPrice: { amount: string }, subtotal: { amount: string }, discount: { amount: string }, discountAllocations: Array<{ code: string, amount: { amount: string } }>, tax: { amount: string }, total: { amount: string }, product: { name: string } }>, subtotal: { amount: string, currency: string }, discount: { amount: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string } }>, tax: { amount: string }, taxLines: Array<{ name: string, rate: string, base: { amount: string }, amount: { amount: string } }>, total: { amount: string, currency: string }, problems: Array<
        | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string } | null }
        | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { name: string } }> }
        | { __typename: 'PriceChanged', message: string }
        | { __typename: 'ProductUnavailable', message: string, products: Array<{ name: string }> }
        | { __typename: 'QuantityNotAllowed' }
      > }
    | { __typename: 'ShippingMethodUnavailable' }
   };

export type ProductDetailsQueryVariables = Exact<{
  by: ProductKey;
}>;


export type ProductDetailsQuery = { product: { name: string, saleEndsAt: string | null, minQuantity: number, maxQuantity: number | null, quantityStep: number, stockLevel: StockLevel, price: { amount: string, currency: string }, previousPrice: { amount: string } | null, lowestPrice30Days: { amount: string } | null, categories: Array<{ name: string, slug: string }>, related: Array<{ id: string, name: string, image: string | null, price: { amount: string } }> } | null };

export type ProductGroupQueryVariables = Exact<{
  by: ProductGroupKey;
}>;


export type ProductGroupQuery = { productGroup: { id: string, name: string, description: string | null, isAvailable: boolean, category: { name: string } | null, priceRange: { min: { amount: string }, max: { amount: string, currency: string } } | null, variesBy: Array<{ code: string, name: string }>, variants: Array<{ id: string, sku: string, inStock: boolean, price: { amount: string }, options: Array<{ value: { code: string, label: string } }> }> } | null };

export type ProductImagesQueryVariables = Exact<{
  by: ProductKey;
}>;


export type ProductImagesQuery = { product: { name: string, image: string | null, images: Array<{ id: string, width: number, height: number, alt: string | null, placeholder: string | null, thumbnail: string, large: string, largeAvif: string }>, category: { name: string, images: Array<{ url: string, alt: string | null }> } | null } | null };

export type ProductQueryVariables = Exact<{
  by: ProductKey;
}>;


export type ProductQuery = { product: { id: string, name: string, slug: string, sku: string, description: string | null, stock: number, inStock: boolean, image: string | null, isActive: boolean, createdAt: string, updatedAt: string, price: { amount: string, currency: string }, compareAtPrice: { amount: string, currency: string } | null, category: { name: string, ancestors: Array<{ name: string, slug: string }> } | null } | null };

export type ProductsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
  sort?: ProductSort | null | undefined;
}>;


export type ProductsQuery = { products: { totalCount: number, nodes: Array<{ id: string, name: string, slug: string, sku: string, inStock: boolean, image: string | null, price: { amount: string, currency: string }, compareAtPrice: { amount: string } | null, category: { name: string, parent: { name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RefreshSessionMutationVariables = Exact<{
  refreshToken?: string | null | undefined;
}>;


export type RefreshSessionMutation = { refreshSession:
    | { __typename: 'InvalidRefreshToken', message: string }
    | { __typename: 'RefreshSessionSuccess', session: { accessToken: string, refreshToken: string, expiresAt: string } }
   };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register:
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'RegisterSuccess', session: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, name: string, role: Role } } }
   };

export type RemoveCartItemMutationVariables = Exact<{
  input: RemoveCartItemInput;
}>;


export type RemoveCartItemMutation = { removeCartItem:
    | { __typename: 'CartChanged', message: string, cart: { version: number } }
    | { __typename: 'CartSuccess', cart: { version: number, itemCount: number, total: { amount: string, currency: string }, items: Array<{ id: string, quantity: number, unitPrice: { amount: string }, total: { amount: string }, product: { id: string, name: string } }> } }
    | { __typename: 'DiscountCodeRejected' }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { name: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ name: string }> }
    | { __typename: 'QuantityNotAllowed' }
   };

export type RemoveDiscountCodeMutationVariables = Exact<{
  code?: string | null | undefined;
  cartToken?: string | null | undefined;
}>;


export type RemoveDiscountCodeMutation = { removeDiscountCode:
    | { __typename: 'CartChanged', message: string, cart: { version: number } }
    | { __typename: 'CartSuccess', cart: { version: number, discountCodes: Array<string>, discountLines: Array<{ code: string, description: string, amount: { amount: string } }>, subtotal: { amount: string }, discount: { amount: string }, tax: { amount: string }, total: { amount: string, currency: string } } }
    | { __typename: 'DiscountCodeRejected' }
    | { __typename: 'InsufficientStock' }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable' }
    | { __typename: 'QuantityNotAllowed' }
   };

export type ReorderMutationVariables = Exact<{
  order: OrderKey;
  cartToken?: string | null | undefined;
}>;


export type ReorderMutation = { reorder:
    | { __typename: 'CartChanged', message: string }
    | { __typename: 'CartSuccess', cart: { items: Array<{ quantity: number, product: { name: string } }>, total: { amount: string, currency: string } }, unavailable: Array<{ productName: string, quantity: number }> }
    | { __typename: 'DiscountCodeRejected', message: string }
    | { __typename: 'InsufficientStock', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'ProductUnavailable', message: string }
    | { __typename: 'QuantityNotAllowed', message: string }
   };

export type RequestEmailChangeMutationVariables = Exact<{
  input: RequestEmailChangeInput;
}>;


export type RequestEmailChangeMutation = { requestEmailChange:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'RequestEmailChangeSuccess', newEmail: string }
    | { __typename: 'WrongPassword', message: string }
   };

export type RequestEmailVerificationMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestEmailVerificationMutation = { requestEmailVerification: boolean };

export type RequestOrderAccessMutationVariables = Exact<{
  number: string;
  email: string;
}>;


export type RequestOrderAccessMutation = { requestOrderAccess: boolean };

export type RequestPasswordResetMutationVariables = Exact<{
  email: string;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: boolean };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'InvalidToken', message: string }
    | { __typename: 'ResetPasswordSuccess', email: string }
   };

export type RevokeSessionMutationVariables = Exact<{
  id: string;
}>;


export type RevokeSessionMutation = { revokeSession: boolean };

export type SearchProductsQueryVariables = Exact<{
  search: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchProductsQuery = { products: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, name: string, sku: string, price: { amount: string, currency: string }, category: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SearchSuggestionsQueryVariables = Exact<{
  prefix: string;
}>;


export type SearchSuggestionsQuery = { searchSuggestions: { terms: Array<string>, products: Array<{ name: string, slug: string, image: string | null, price: { amount: string, currency: string } }>, categories: Array<{ name: string, slug: string }> } };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { me: { sessions: Array<{ id: string, current: boolean, userAgent: string | null, address: string | null, createdAt: string, lastUsedAt: string, expiresAt: string }> | null } | null };

export type ShippingOptionsQueryVariables = Exact<{
  cartToken?: string | null | undefined;
  items?: Array<CartItemInput> | CartItemInput | null | undefined;
  country: string;
  region?: string | null | undefined;
  postalCode?: string | null | undefined;
}>;


export type ShippingOptionsQuery = { shippingOptions: Array<{ isAvailable: boolean, reason: string | null, method: { id: string, name: string, description: string | null, minDays: number | null, maxDays: number | null }, price: { amount: string, currency: string }, tax: { amount: string }, total: { amount: string }, missingForFree: { amount: string } | null }> };

export type ShopQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopQuery = { shop: { name: string, url: string | null, currency: string, locale: string, timeZone: string, pricesIncludeTax: boolean, guestCheckout: boolean, requiresShipping: boolean, links: Array<{ name: string, url: string }>, countries: Array<{ code: string, name: string, postalCodeRequired: boolean, regions: Array<{ code: string, name: string }> }>, payment: { provider: string, publishableKey: string | null } | null } };

export type SortedCategoryQueryVariables = Exact<{
  by: CategoryKey;
}>;


export type SortedCategoryQuery = { category: { name: string, position: number, products: { nodes: Array<{ name: string, previousPrice: { amount: string } | null, price: { amount: string } }> } } | null };

export type StockChangedSubscriptionVariables = Exact<{
  productIds: Array<string> | string;
}>;


export type StockChangedSubscription = { stockChanged: { id: string, name: string, stock: number, inStock: boolean } | null };

export type UpdateAddressMutationVariables = Exact<{
  id: string;
  input: SavedAddressInput;
}>;


export type UpdateAddressMutation = { updateAddress:
    | { __typename: 'AddressBookFull' }
    | { __typename: 'AddressExists', message: string, address: { id: string } }
    | { __typename: 'AddressSuccess', address: { id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null } } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type UpdateCartItemMutationVariables = Exact<{
  input: UpdateCartItemInput;
}>;


export type UpdateCartItemMutation = { updateCartItem:
    | { __typename: 'CartChanged', message: string, cart: { version: number } }
    | { __typename: 'CartSuccess', cart: { version: number, itemCount: number, total: { amount: string, currency: string }, items: Array<{ id: string, quantity: number, unitPrice: { amount: string }, total: { amount: string }, product: { id: string, name: string } }> } }
    | { __typename: 'DiscountCodeRejected' }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { name: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ name: string }> }
    | { __typename: 'QuantityNotAllowed' }
   };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'UpdateProfileSuccess', user: { name: string, locale: string | null } }
   };

export type VerifyEmailMutationVariables = Exact<{
  token: string;
}>;


export type VerifyEmailMutation = { verifyEmail:
    | { __typename: 'InvalidToken', message: string }
    | { __typename: 'VerifyEmailSuccess', email: string }
   };

export type AddOrderNoteMutationVariables = Exact<{
  input: AddOrderNoteInput;
}>;


export type AddOrderNoteMutation = { addOrderNote:
    | { __typename: 'AddOrderNoteSuccess', replayed: boolean, note: { id: string, visibility: OrderNoteVisibility, text: string, createdAt: string }, order: { number: string, staffNotes: Array<{ text: string, visibility: OrderNoteVisibility, author: { name: string } | null }> } }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'OrderNotesFull', message: string, maximum: number }
   };

export type AddProductVariantMutationVariables = Exact<{
  input: AddProductVariantInput;
}>;


export type AddProductVariantMutation = { addProductVariant:
    | { __typename: 'AddProductVariantSuccess', product: { id: string, options: Array<{ attribute: { name: string }, value: { label: string } }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'VariantExists', message: string }
    | { __typename: 'VariantsFull', message: string, maximum: number }
   };

export type AdjustStockMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type AdjustStockMutation = { adjustStock:
    | { __typename: 'AdjustStockSuccess', product: { id: string, name: string, stock: number } }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'StockChanged' }
   };

export type AttachImageMutationVariables = Exact<{
  input: AttachImageInput;
}>;


export type AttachImageMutation = { attachImage:
    | { __typename: 'AttachImageSuccess', image: { id: string, url: string, width: number, height: number, alt: string | null, position: number, state: ImageState } }
    | { __typename: 'ImageUploadPending', message: string }
    | { __typename: 'ImageUploadRefused', message: string }
    | { __typename: 'ImagesFull', maximum: number, message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type CatalogImportQueryVariables = Exact<{
  id: string;
}>;


export type CatalogImportQuery = { catalogImport: { state: CatalogImportState, isDryRun: boolean, percent: number, rows: number, created: number, updated: number, unchanged: number, failed: number, unknownColumns: Array<string>, problem: string | null, finishedAt: string | null, issues: Array<{ row: number, column: string | null, code: string, message: string }> } | null };

export type ClosePaymentMutationVariables = Exact<{
  input: ClosePaymentInput;
}>;


export type ClosePaymentMutation = { closePayment:
    | { __typename: 'ClosePaymentSuccess', payment: { id: string, status: PaymentStatus }, order: { number: string, paymentStatus: OrderPaymentStatus } }
    | { __typename: 'PaymentNotClosable', message: string, payment: { status: PaymentStatus, provider: string } }
   };

export type CreateAttributeValueMutationVariables = Exact<{
  input: CreateAttributeValueInput;
}>;


export type CreateAttributeValueMutation = { createAttributeValue:
    | { __typename: 'AttributeCodeTaken', message: string, code: string }
    | { __typename: 'AttributesFull', message: string, maximum: number }
    | { __typename: 'CreateAttributeValueSuccess', value: { id: string, code: string, label: string, position: number, color: string | null, number: string | null } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type CreateAttributeMutationVariables = Exact<{
  input: CreateAttributeInput;
}>;


export type CreateAttributeMutation = { createAttribute:
    | { __typename: 'AttributeCodeTaken', message: string, code: string }
    | { __typename: 'AttributesFull', message: string, maximum: number }
    | { __typename: 'CreateAttributeSuccess', attribute: { id: string, code: string, name: string, type: AttributeType, isFacet: boolean, position: number, values: Array<{ id: string, code: string, label: string }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type CreateCategoryMutationVariables = Exact<{
  input: CreateCategoryInput;
}>;


export type CreateCategoryMutation = { createCategory:
    | { __typename: 'CreateCategorySuccess', category: { id: string, name: string, slug: string, ancestors: Array<{ name: string }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SlugTaken', message: string, slug: string }
   };

export type CreateDiscountCodeMutationVariables = Exact<{
  input: CreateDiscountCodeInput;
}>;


export type CreateDiscountCodeMutation = { createDiscountCode:
    | { __typename: 'CreateDiscountCodeSuccess', discountCode: { id: string, code: string, description: string, percentage: string | null, minimumSubtotal: { amount: string, currency: string } | null, categories: Array<{ name: string }> } }
    | { __typename: 'DiscountCodeTaken', message: string, code: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type CreateExportMutationVariables = Exact<{
  kind: ExportKind;
  format: ExportFormat;
}>;


export type CreateExportMutation = { createExport: { url: string, expiresAt: string } };

export type CreateImageUploadMutationVariables = Exact<{
  input: CreateImageUploadInput;
}>;


export type CreateImageUploadMutation = { createImageUpload:
    | { __typename: 'CreateImageUploadSuccess', uploadId: string, url: string, method: string, expiresAt: string, headers: Array<{ name: string, value: string }> }
    | { __typename: 'ImageUploadsDisabled', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type CreateImportUploadMutationVariables = Exact<{
  input: CreateImportUploadInput;
}>;


export type CreateImportUploadMutation = { createImportUpload:
    | { __typename: 'CreateImportUploadSuccess', upload: { token: string, url: string, method: string, expiresAt: string, headers: Array<{ name: string, value: string }> } }
    | { __typename: 'ImportUploadsFull', message: string, maximum: number }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type CreateProductGroupMutationVariables = Exact<{
  input: CreateProductGroupInput;
}>;


export type CreateProductGroupMutation = { createProductGroup:
    | { __typename: 'CreateProductGroupSuccess', group: { id: string, name: string, slug: string, description: string | null, variesBy: Array<{ code: string }>, variants: Array<{ sku: string }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SlugTaken', message: string, slug: string }
   };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct:
    | { __typename: 'CreateProductSuccess', product: { id: string, name: string, slug: string, sku: string, stock: number, price: { amount: string, currency: string }, cost: { amount: string } | null } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SkuTaken', message: string, sku: string }
    | { __typename: 'SlugTaken', message: string, slug: string }
   };

export type CreatePromotionMutationVariables = Exact<{
  input: CreatePromotionInput;
}>;


export type CreatePromotionMutation = { createPromotion:
    | { __typename: 'CreatePromotionSuccess', promotion: { id: string, key: string, description: string, percentage: string | null, buyQuantity: number | null, getQuantity: number | null, priority: number, categories: Array<{ name: string }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'PromotionKeyTaken', message: string, key: string }
    | { __typename: 'PromotionsFull', message: string, maximum: number }
   };

export type CreateSearchSynonymsMutationVariables = Exact<{
  input: SearchSynonymsInput;
}>;


export type CreateSearchSynonymsMutation = { createSearchSynonyms:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SearchSynonymsFull', message: string, maximum: number }
    | { __typename: 'SearchSynonymsSuccess', synonyms: { id: string, terms: Array<string> } }
   };

export type CreateShippingMethodMutationVariables = Exact<{
  input: CreateShippingMethodInput;
}>;


export type CreateShippingMethodMutation = { createShippingMethod:
    | { __typename: 'CreateShippingMethodSuccess', method: { id: string, name: string, description: string | null, taxClass: TaxClass, minWeightGrams: number | null, maxWeightGrams: number | null, minDays: number | null, maxDays: number | null, position: number, isActive: boolean, price: { amount: string }, tiers: Array<{ fromWeightGrams: number | null, fromSubtotal: { amount: string } | null, price: { amount: string } }>, freeFrom: { amount: string } | null, minSubtotal: { amount: string } | null, maxSubtotal: { amount: string } | null } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ShippingMethodsFull', message: string, maximum: number }
   };

export type CreateShippingZoneMutationVariables = Exact<{
  input: CreateShippingZoneInput;
}>;


export type CreateShippingZoneMutation = { createShippingZone:
    | { __typename: 'CreateShippingZoneSuccess', zone: { id: string, name: string, places: Array<{ country: string | null, region: string | null }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ShippingPlaceTaken', message: string }
   };

export type CreateTaxRateMutationVariables = Exact<{
  input: CreateTaxRateInput;
}>;


export type CreateTaxRateMutation = { createTaxRate:
    | { __typename: 'CreateTaxRateSuccess', taxRate: { id: string, name: string, country: string | null, region: string | null, taxClass: TaxClass, rate: string, validFrom: string } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'TaxRateTaken', message: string }
   };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { customer: { id: string, name: string, email: string, emailVerifiedAt: string | null, locale: string | null, createdAt: string, orders: { nodes: Array<{ number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus, placedAt: string }> } } | null };

export type CustomersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
}>;


export type CustomersQuery = { customers: { totalCount: number, nodes: Array<{ id: string, name: string, email: string, createdAt: string, orders: { totalCount: number, nodes: Array<{ number: string, status: OrderStatus }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DeleteAttributeValueMutationVariables = Exact<{
  id: string;
}>;


export type DeleteAttributeValueMutation = { deleteAttributeValue:
    | { __typename: 'AttributeInUse', message: string }
    | { __typename: 'DeleteAttributeValueSuccess', valueId: string }
   };

export type DeleteAttributeMutationVariables = Exact<{
  id: string;
}>;


export type DeleteAttributeMutation = { deleteAttribute:
    | { __typename: 'AttributeInUse', message: string }
    | { __typename: 'DeleteAttributeSuccess', attributeId: string }
   };

export type DeleteCategoryMutationVariables = Exact<{
  id: string;
}>;


export type DeleteCategoryMutation = { deleteCategory:
    | { __typename: 'CategoryNotEmpty', message: string }
    | { __typename: 'DeleteCategorySuccess', category: { id: string, name: string } }
   };

export type DeleteDiscountCodeMutationVariables = Exact<{
  id: string;
}>;


export type DeleteDiscountCodeMutation = { deleteDiscountCode: { id: string } };

export type DeleteProductGroupMutationVariables = Exact<{
  id: string;
}>;


export type DeleteProductGroupMutation = { deleteProductGroup: { groupId: string } };

export type DeleteProductMutationVariables = Exact<{
  id: string;
}>;


export type DeleteProductMutation = { deleteProduct: { __typename: 'DeleteProductSuccess', product: { id: string, name: string, isActive: boolean, deletedAt: string | null } } };

export type DeletePromotionMutationVariables = Exact<{
  id: string;
}>;


export type DeletePromotionMutation = { deletePromotion: { id: string } };

export type DeleteSearchSynonymsMutationVariables = Exact<{
  id: string;
}>;


export type DeleteSearchSynonymsMutation = { deleteSearchSynonyms: { synonyms: { terms: Array<string> } } };

export type DeleteShippingMethodMutationVariables = Exact<{
  id: string;
}>;


export type DeleteShippingMethodMutation = { deleteShippingMethod: { methodId: string } };

export type DeleteShippingZoneMutationVariables = Exact<{
  id: string;
}>;


export type DeleteShippingZoneMutation = { deleteShippingZone: { zoneId: string } };

export type DeleteTaxRateMutationVariables = Exact<{
  id: string;
}>;


export type DeleteTaxRateMutation = { deleteTaxRate: { id: string } };

export type DetachImageMutationVariables = Exact<{
  id: string;
}>;


export type DetachImageMutation = { detachImage: { __typename: 'DetachImageSuccess', imageId: string } };

export type DiscountCodesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: DiscountCodeFilter | null | undefined;
}>;


export type DiscountCodesQuery = { discountCodes: { totalCount: number, nodes: Array<{ id: string, code: string, description: string, percentage: string | null, startsAt: string | null, endsAt: string | null, uses: number, maxUses: number | null, maxUsesPerCustomer: number | null, isCombinable: boolean, amount: { amount: string, currency: string } | null, minimumSubtotal: { amount: string } | null, products: Array<{ name: string }>, categories: Array<{ name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FailedJobsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FailedJobsQuery = { failedJobs: { totalCount: number, nodes: Array<{ id: string, name: string, data: Record<string, unknown>, error: string | null, attempts: number, createdAt: string, failedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GenerateVariantsMutationVariables = Exact<{
  input: GenerateVariantsInput;
}>;


export type GenerateVariantsMutation = { generateVariants:
    | { __typename: 'GenerateVariantsSuccess', created: Array<{ id: string, sku: string, name: string, stock: number, price: { amount: string } }>, group: { id: string, name: string, slug: string, description: string | null, variesBy: Array<{ code: string }>, variants: Array<{ sku: string }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SkuTaken', message: string, sku: string }
    | { __typename: 'SlugTaken', message: string, slug: string }
    | { __typename: 'VariantsFull', message: string, maximum: number }
   };

export type NewOrdersSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type NewOrdersSubscription = { newOrders: { id: string, number: string, placedAt: string, total: { amount: string, currency: string }, details: Array<{ productName: string, quantity: number }> } };

export type OrdersChangedSinceQueryVariables = Exact<{
  cursor?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type OrdersChangedSinceQuery = { ordersChangedSince: { cursor: string | null, hasMore: boolean, changes: Array<{ cursor: string, kind: OrderChangeKind, at: string, status: OrderStatus, amount: { amount: string, currency: string } | null, order: { id: string, number: string, paymentStatus: OrderPaymentStatus } }> } };

export type OrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type OrdersQuery = { orders: { totalCount: number, nodes: Array<{ id: string, number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus, placedAt: string, customer: { name: string, email: string } | null, total: { amount: string, currency: string }, details: Array<{ quantity: number, productName: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductBulkUpdateMutationVariables = Exact<{
  input: Array<ProductBulkUpdateInput> | ProductBulkUpdateInput;
}>;


export type ProductBulkUpdateMutation = { productBulkUpdate: Array<
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InsufficientStock', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductBulkUpdateSuccess', product: { sku: string, stock: number, price: { amount: string } } }
  > };

export type ProductGroupsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProductGroupsQuery = { productGroups: { totalCount: number, nodes: Array<{ id: string, name: string, slug: string, isAvailable: boolean, createdAt: string, updatedAt: string, variesBy: Array<{ code: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PromotionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: PromotionFilter | null | undefined;
}>;


export type PromotionsQuery = { promotions: { totalCount: number, nodes: Array<{ id: string, key: string, description: string, percentage: string | null, isFreeShipping: boolean, buyQuantity: number | null, getQuantity: number | null, startsAt: string | null, endsAt: string | null, uses: number, maxUses: number | null, maxUsesPerCustomer: number | null, priority: number, isCombinable: boolean, amount: { amount: string, currency: string } | null, minimumSubtotal: { amount: string } | null, products: Array<{ name: string }>, categories: Array<{ name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordPaymentInput;
}>;


export type RecordPaymentMutation = { recordPayment:
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'OrderNotPayable', message: string, order: { number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus } }
    | { __typename: 'RecordPaymentSuccess', replayed: boolean, payment: { id: string, status: PaymentStatus, method: ManualPaymentMethod | null, reference: string | null, amount: { amount: string, currency: string } }, order: { number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus } }
   };

export type RefundPaymentMutationVariables = Exact<{
  input: RefundPaymentInput;
}>;


export type RefundPaymentMutation = { refundPayment:
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'RefundNotPossible', message: string, refundable: { amount: string } }
    | { __typename: 'RefundPaymentSuccess', replayed: boolean, refund: { id: string, status: RefundStatus, reason: string | null, failureReason: string | null, amount: { amount: string, currency: string }, tax: { amount: string } | null, lines: Array<{ id: string, quantity: number, amount: { amount: string } }>, shipping: { amount: string } | null }, payment: { status: PaymentStatus, amountRefunded: { amount: string }, order: { paymentStatus: OrderPaymentStatus, amountRefunded: { amount: string } } } }
   };

export type RemoveProductVariantMutationVariables = Exact<{
  productId: string;
}>;


export type RemoveProductVariantMutation = { removeProductVariant: { product: { id: string, sku: string, group: { id: string } | null } } };

export type ReorderImagesMutationVariables = Exact<{
  productId?: string | null | undefined;
  categoryId?: string | null | undefined;
  imageIds: Array<string> | string;
}>;


export type ReorderImagesMutation = { reorderImages:
    | { __typename: 'ImagesChanged', message: string, images: Array<{ id: string, position: number }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ReorderImagesSuccess', images: Array<{ id: string, position: number }> }
   };

export type ResendOrderEmailMutationVariables = Exact<{
  emailId: string;
}>;


export type ResendOrderEmailMutation = { resendOrderEmail:
    | { __typename: 'EmailPending', message: string, email: { id: string, state: EmailState, attempts: number, lastError: string | null } }
    | { __typename: 'ResendOrderEmailSuccess', email: { id: string, kind: EmailKind, state: EmailState, recipient: string | null, resendOf: string | null } }
   };

export type RetryJobMutationVariables = Exact<{
  id: string;
}>;


export type RetryJobMutation = { retryJob: { id: string, name: string, data: Record<string, unknown> } };

export type ScheduleSaleMutationVariables = Exact<{
  id: string;
  input: UpdateProductInput;
}>;


export type ScheduleSaleMutation = { updateProduct:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SkuTaken' }
    | { __typename: 'SlugTaken' }
    | { __typename: 'UpdateProductSuccess', product: { name: string, isActive: boolean, isEnabled: boolean, publishAt: string | null, unpublishAt: string | null, minQuantity: number, maxQuantity: number | null, quantityStep: number, price: { amount: string }, previousPrice: { amount: string } | null, salePrice: { startsAt: string, endsAt: string | null, amount: { amount: string } } | null, categories: Array<{ name: string }> } }
   };

export type SearchSynonymsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchSynonymsQuery = { searchSynonyms: { totalCount: number, nodes: Array<{ id: string, terms: Array<string>, updatedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SetProductAttributesMutationVariables = Exact<{
  input: SetProductAttributesInput;
}>;


export type SetProductAttributesMutation = { setProductAttributes:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SetProductAttributesSuccess', product: { id: string, sku: string, attributes: Array<{ attribute: { name: string }, values: Array<{ label: string }> }> } }
   };

export type SetRelatedProductsMutationVariables = Exact<{
  input: SetRelatedProductsInput;
}>;


export type SetRelatedProductsMutation = { setRelatedProducts:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SetRelatedProductsSuccess', product: { name: string, related: Array<{ name: string }> } }
   };

export type SetStockMutationVariables = Exact<{
  input: SetStockInput;
}>;


export type SetStockMutation = { setStock:
    | { __typename: 'AdjustStockSuccess', product: { name: string, stock: number, stockMovements: { nodes: Array<{ createdAt: string, kind: StockMovementKind, delta: number, stockAfter: number, reason: string | null, order: { number: string } | null, actor: { name: string } | null }> } } }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InsufficientStock' }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'StockChanged', message: string, product: { stock: number } }
   };

export type ShipOrderMutationVariables = Exact<{
  input: UpdateOrderStatusInput;
}>;


export type ShipOrderMutation = { updateOrderStatus:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'OrderChanged', message: string, order: { status: OrderStatus } }
    | { __typename: 'TransitionNotAllowed', message: string, allowed: Array<OrderStatus> }
    | { __typename: 'UpdateOrderStatusSuccess', order: { id: string, number: string, status: OrderStatus } }
   };

export type ShippingZonesQueryVariables = Exact<{ [key: string]: never; }>;


export type ShippingZonesQuery = { shippingZones: { nodes: Array<{ id: string, name: string, places: Array<{ country: string | null, region: string | null }>, methods: Array<{ id: string, name: string, isActive: boolean, price: { amount: string }, freeFrom: { amount: string } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SortCategoryProductsMutationVariables = Exact<{
  input: SortCategoryProductsInput;
}>;


export type SortCategoryProductsMutation = { sortCategoryProducts:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SortCategoryProductsSuccess', category: { name: string, products: { nodes: Array<{ name: string }> } } }
   };

export type StartCatalogImportMutationVariables = Exact<{
  uploadToken: string;
  dryRun: boolean;
  onError: ImportErrorPolicy;
}>;


export type StartCatalogImportMutation = { startCatalogImport:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'StartCatalogImportSuccess', catalogImport: { id: string, state: CatalogImportState } }
   };

export type TaxRatesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: TaxRateFilter | null | undefined;
}>;


export type TaxRatesQuery = { taxRates: { totalCount: number, nodes: Array<{ id: string, name: string, country: string | null, region: string | null, taxClass: TaxClass, rate: string, validFrom: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UpdateAttributeValueMutationVariables = Exact<{
  id: string;
  input: UpdateAttributeValueInput;
}>;


export type UpdateAttributeValueMutation = { updateAttributeValue:
    | { __typename: 'AttributeCodeTaken', message: string, code: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'UpdateAttributeValueSuccess', value: { id: string, code: string, label: string, position: number, color: string | null, number: string | null } }
   };

export type UpdateAttributeMutationVariables = Exact<{
  id: string;
  input: UpdateAttributeInput;
}>;


export type UpdateAttributeMutation = { updateAttribute:
    | { __typename: 'AttributeCodeTaken', message: string, code: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'UpdateAttributeSuccess', attribute: { id: string, code: string, name: string, type: AttributeType, isFacet: boolean, position: number, values: Array<{ id: string, code: string, label: string }> } }
   };

export type UpdateCategoryMutationVariables = Exact<{
  id: string;
  input: UpdateCategoryInput;
}>;


export type UpdateCategoryMutation = { updateCategory:
    | { __typename: 'CategoryCycle', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SlugTaken', message: string, slug: string }
    | { __typename: 'UpdateCategorySuccess', category: { id: string, name: string, slug: string, parent: { name: string } | null } }
   };

export type UpdateDiscountCodeMutationVariables = Exact<{
  id: string;
  input: UpdateDiscountCodeInput;
}>;


export type UpdateDiscountCodeMutation = { updateDiscountCode:
    | { __typename: 'DiscountCodeTaken', message: string, code: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'UpdateDiscountCodeSuccess', discountCode: { id: string, code: string, description: string, percentage: string | null, uses: number, maxUses: number | null, updatedAt: string, amount: { amount: string, currency: string } | null } }
   };

export type UpdateImageMutationVariables = Exact<{
  id: string;
  input: UpdateImageInput;
}>;


export type UpdateImageMutation = { updateImage:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'UpdateImageSuccess', image: { id: string, alt: string | null } }
   };

export type UpdateOrderStatusMutationVariables = Exact<{
  input: UpdateOrderStatusInput;
}>;


export type UpdateOrderStatusMutation = { updateOrderStatus:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'OrderChanged', message: string, order: { status: OrderStatus, allowedTransitions: Array<OrderStatus> } }
    | { __typename: 'TransitionNotAllowed', message: string, from: OrderStatus, to: OrderStatus, allowed: Array<OrderStatus> }
    | { __typename: 'UpdateOrderStatusSuccess', order: { id: string, number: string, status: OrderStatus, allowedTransitions: Array<OrderStatus>, history: Array<{ at: string, from: OrderStatus | null, to: OrderStatus, note: string | null, actor: { name: string } | null }> } }
   };

export type UpdateProductGroupMutationVariables = Exact<{
  id: string;
  input: UpdateProductGroupInput;
}>;


export type UpdateProductGroupMutation = { updateProductGroup:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SlugTaken', message: string, slug: string }
    | { __typename: 'UpdateProductGroupSuccess', group: { id: string, name: string, slug: string, description: string | null, variesBy: Array<{ code: string }>, variants: Array<{ sku: string }> } }
   };

export type UpdateProductMutationVariables = Exact<{
  id: string;
  input: UpdateProductInput;
}>;


export type UpdateProductMutation = { updateProduct:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SkuTaken', message: string, sku: string }
    | { __typename: 'SlugTaken', message: string, slug: string }
    | { __typename: 'UpdateProductSuccess', product: { id: string, name: string, updatedAt: string, price: { amount: string, currency: string }, compareAtPrice: { amount: string } | null } }
   };

export type UpdatePromotionMutationVariables = Exact<{
  id: string;
  input: UpdatePromotionInput;
}>;


export type UpdatePromotionMutation = { updatePromotion:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'PromotionKeyTaken', message: string, key: string }
    | { __typename: 'PromotionsFull', message: string, maximum: number }
    | { __typename: 'UpdatePromotionSuccess', promotion: { id: string, key: string, description: string, percentage: string | null, isFreeShipping: boolean, isLimited: boolean, updatedAt: string, minimumSubtotal: { amount: string, currency: string } | null } }
   };

export type UpdateSearchSynonymsMutationVariables = Exact<{
  id: string;
  input: SearchSynonymsInput;
}>;


export type UpdateSearchSynonymsMutation = { updateSearchSynonyms:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SearchSynonymsFull' }
    | { __typename: 'SearchSynonymsSuccess', synonyms: { id: string, terms: Array<string>, updatedAt: string } }
   };

export type UpdateShippingMethodMutationVariables = Exact<{
  id: string;
  input: UpdateShippingMethodInput;
}>;


export type UpdateShippingMethodMutation = { updateShippingMethod:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'UpdateShippingMethodSuccess', method: { id: string, name: string, description: string | null, taxClass: TaxClass, minWeightGrams: number | null, maxWeightGrams: number | null, minDays: number | null, maxDays: number | null, position: number, isActive: boolean, price: { amount: string }, tiers: Array<{ fromWeightGrams: number | null, fromSubtotal: { amount: string } | null, price: { amount: string } }>, freeFrom: { amount: string } | null, minSubtotal: { amount: string } | null, maxSubtotal: { amount: string } | null } }
   };

export type UpdateShippingZoneMutationVariables = Exact<{
  id: string;
  input: UpdateShippingZoneInput;
}>;


export type UpdateShippingZoneMutation = { updateShippingZone:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ShippingPlaceTaken', message: string }
    | { __typename: 'UpdateShippingZoneSuccess', zone: { id: string, name: string, places: Array<{ country: string | null, region: string | null }> } }
   };

export type UpdateTaxRateMutationVariables = Exact<{
  id: string;
  input: UpdateTaxRateInput;
}>;


export type UpdateTaxRateMutation = { updateTaxRate:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'TaxRateTaken', message: string }
    | { __typename: 'UpdateTaxRateSuccess', taxRate: { id: string, name: string, rate: string, updatedAt: string } }
   };

export type UpdateTrackingMutationVariables = Exact<{
  input: UpdateTrackingInput;
}>;


export type UpdateTrackingMutation = { updateTracking:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'OrderNotShipped', message: string, order: { number: string, status: OrderStatus } }
    | { __typename: 'UpdateTrackingSuccess', order: { number: string, status: OrderStatus, carrier: string | null, trackingNumber: string | null } }
   };

export const AuditLog = "query AuditLog($first:Int$after:String$filter:AuditFilter){auditLog(first:$first after:$after filter:$filter){totalCount nodes{id at action actor{name}actorId actorRole subjectType subjectId before after address}pageInfo{hasNextPage endCursor}}}" as TypedDocument<AuditLogQuery, AuditLogQueryVariables>;
export const CreateWebhookEndpoint = "mutation CreateWebhookEndpoint($input:CreateWebhookEndpointInput!){createWebhookEndpoint(input:$input){__typename ...on CreateWebhookEndpointSuccess{endpoint{id url events}secret}...on WebhookEndpointsFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateWebhookEndpointMutation, CreateWebhookEndpointMutationVariables>;
export const DeleteWebhookEndpoint = "mutation DeleteWebhookEndpoint($id:ID!){deleteWebhookEndpoint(id:$id){id}}" as TypedDocument<DeleteWebhookEndpointMutation, DeleteWebhookEndpointMutationVariables>;
export const ResendWebhookDelivery = "mutation ResendWebhookDelivery($id:ID!){resendWebhookDelivery(id:$id){__typename ...on ResendWebhookDeliverySuccess{delivery{id state attempts}}...on WebhookPending{message delivery{attempts lastError}}...on WebhookEndpointInactive{message endpoint{disabledReason}}}}" as TypedDocument<ResendWebhookDeliveryMutation, ResendWebhookDeliveryMutationVariables>;
export const RotateWebhookSecret = "mutation RotateWebhookSecret($id:ID!){rotateWebhookSecret(id:$id){endpoint{id updatedAt}secret}}" as TypedDocument<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const SetUserRole = "mutation SetUserRole($input:SetUserRoleInput!){setUserRole(input:$input){__typename ...on SetUserRoleSuccess{user{id email role}}...on LastAdministrator{message}}}" as TypedDocument<SetUserRoleMutation, SetUserRoleMutationVariables>;
export const UpdateWebhookEndpoint = "mutation UpdateWebhookEndpoint($id:ID!$input:UpdateWebhookEndpointInput!){updateWebhookEndpoint(id:$id input:$input){__typename ...on UpdateWebhookEndpointSuccess{endpoint{id url events isActive disabledReason updatedAt}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateWebhookEndpointMutation, UpdateWebhookEndpointMutationVariables>;
export const User = "query User($id:ID!){user(id:$id){id email emailVerifiedAt name role locale createdAt orders(first:5){nodes{number status}}}}" as TypedDocument<UserQuery, UserQueryVariables>;
export const Users = "query Users($first:Int$after:String$filter:UserFilter){users(first:$first after:$after filter:$filter){totalCount nodes{id email emailVerifiedAt name role createdAt}pageInfo{hasNextPage endCursor}}}" as TypedDocument<UsersQuery, UsersQueryVariables>;
export const WebhookDeliveries = "query WebhookDeliveries($first:Int$after:String$filter:WebhookDeliveryFilter){webhookDeliveries(first:$first after:$after filter:$filter){totalCount nodes{id endpoint{id url}order{number}event state attempts responseStatus lastError createdAt lastAttemptAt deliveredAt}pageInfo{hasNextPage endCursor}}}" as TypedDocument<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const WebhookEndpoints = "query WebhookEndpoints($first:Int$after:String){webhookEndpoints(first:$first after:$after){totalCount nodes{id url events isActive disabledReason consecutiveFailures pausedUntil createdAt}pageInfo{hasNextPage endCursor}}}" as TypedDocument<WebhookEndpointsQuery, WebhookEndpointsQueryVariables>;
export const AddToCart = "mutation AddToCart($input:AddToCartInput!){addToCart(input:$input){__typename ...on CartSuccess{cart{version itemCount total{amount currency}items{id quantity unitPrice{amount}total{amount}product{id name}}}}...on InsufficientStock{message shortages{requested available product{name}}}...on ProductUnavailable{message products{name}}...on QuantityNotAllowed{message items{nearest product{name}}}...on CartChanged{message cart{version}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<AddToCartMutation, AddToCartMutationVariables>;
export const ApplyDiscountCode = "mutation ApplyDiscountCode($code:String!$cartToken:String){applyDiscountCode(code:$code cartToken:$cartToken){__typename ...on CartSuccess{cart{version discountCodes discountLines{code description amount{amount}}subtotal{amount}discount{amount}tax{amount}total{amount currency}}}...on DiscountCodeRejected{message code reason missing{amount}}...on CartChanged{message cart{version}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<ApplyDiscountCodeMutation, ApplyDiscountCodeMutationVariables>;
export const Attributes = "query Attributes{attributes{code name type isFacet values{code label color number}}}" as TypedDocument<AttributesQuery, AttributesQueryVariables>;
export const CancelOrder = "mutation CancelOrder($input:CancelOrderInput!){cancelOrder(input:$input){__typename ...on CancelOrderSuccess{order{id number status details{quantity product{name stock}}}}...on TransitionNotAllowed{message from to allowed}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CancelOrderMutation, CancelOrderMutationVariables>;
export const CartUpdated = "subscription CartUpdated($token:String){cartUpdated(token:$token){id version itemCount total{amount currency}}}" as TypedDocument<CartUpdatedSubscription, CartUpdatedSubscriptionVariables>;
export const Cart = "query Cart($token:String){cart(token:$token){id version itemCount items{id quantity unitPrice{amount}unitPriceWhenAdded{amount}discount{amount}tax{amount}total{amount}product{id name stock image}}discountCodes subtotal{amount currency}discount{amount}discountLines{code description kind amount{amount}}tax{amount}taxLines{name rate base{amount}amount{amount}}total{amount currency}problems{__typename ...on InsufficientStock{message shortages{requested available product{name}}}...on ProductUnavailable{message products{name}}...on DiscountCodeRejected{message code reason missing{amount}}...on PriceChanged{message items{product{name}unitPriceWhenAdded{amount}unitPrice{amount}}}}updatedAt}}" as TypedDocument<CartQuery, CartQueryVariables>;
export const Categories = "query Categories($first:Int$after:String){categories(first:$first after:$after rootsOnly:true){totalCount nodes{id name slug image children{name slug children{name slug}}}pageInfo{hasNextPage endCursor}}}" as TypedDocument<CategoriesQuery, CategoriesQueryVariables>;
export const Category = "query Category($by:CategoryKey!$first:Int$after:String){category(by:$by){id name description image ancestors{name slug}children{name slug products(filter:{includeSubcategories:true}){totalCount}}products(first:$first after:$after filter:{includeSubcategories:true}){totalCount nodes{name price{amount currency}inStock}pageInfo{hasNextPage endCursor}}}}" as TypedDocument<CategoryQuery, CategoryQueryVariables>;
export const ChangePassword = "mutation ChangePassword($input:ChangePasswordInput!){changePassword(input:$input){__typename ...on ChangePasswordSuccess{user{id}}...on InvalidInput{issues{path code message}}...on UserError{message}}}" as TypedDocument<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const ClaimOrder = "mutation ClaimOrder($token:String!){claimOrder(token:$token){__typename ...on ClaimOrderSuccess{order{number status customer{email}}}...on UserError{message}}}" as TypedDocument<ClaimOrderMutation, ClaimOrderMutationVariables>;
export const ClearCart = "mutation ClearCart($cartToken:String$expectedVersion:Int){clearCart(cartToken:$cartToken expectedVersion:$expectedVersion){__typename ...on CartSuccess{cart{id version itemCount}}...on CartChanged{message cart{version itemCount}}}}" as TypedDocument<ClearCartMutation, ClearCartMutationVariables>;
export const ConfirmEmailChange = "mutation ConfirmEmailChange($token:String!){confirmEmailChange(token:$token){__typename ...on ConfirmEmailChangeSuccess{user{email emailVerifiedAt}}...on UserError{message}}}" as TypedDocument<ConfirmEmailChangeMutation, ConfirmEmailChangeMutationVariables>;
export const CreateAddress = "mutation CreateAddress($input:SavedAddressInput!){createAddress(input:$input){__typename ...on AddressSuccess{address{id address{name company line1 line2 city region postalCode country phone vatNumber}isDefaultShipping isDefaultBilling}}...on AddressBookFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateAddressMutation, CreateAddressMutationVariables>;
export const CreateCart = "mutation CreateCart{createCart{token cart{id version itemCount}}}" as TypedDocument<CreateCartMutation, CreateCartMutationVariables>;
export const DeleteAccount = "mutation DeleteAccount($input:DeleteAccountInput!){deleteAccount(input:$input){__typename ...on DeleteAccountSuccess{id}...on UserError{message}}}" as TypedDocument<DeleteAccountMutation, DeleteAccountMutationVariables>;
export const DeleteAddress = "mutation DeleteAddress($id:ID!){deleteAddress(id:$id){__typename ...on AddressSuccess{user{addresses{id address{line1}}}}...on UserError{message}}}" as TypedDocument<DeleteAddressMutation, DeleteAddressMutationVariables>;
export const DiscountCode = "query DiscountCode($code:String!$cartToken:String){discountCode(code:$code cartToken:$cartToken){__typename ...on DiscountCodeApplies{code description discount{amount currency}}...on DiscountCodeRejected{message code reason missing{amount}}}}" as TypedDocument<DiscountCodeQuery, DiscountCodeQueryVariables>;
export const FilterProducts = "query FilterProducts($filter:ProductFilter){products(first:8 filter:$filter){totalCount priceRange{min{amount}max{amount}}facets{attribute{code name}values{value{code label color}count}}nodes{name slug price{amount}options{attribute{name}value{label}}group{slug}}}}" as TypedDocument<FilterProductsQuery, FilterProductsQueryVariables>;
export const Login = "mutation Login($input:LoginInput!){login(input:$input){__typename ...on LoginSuccess{session{accessToken refreshToken expiresAt user{id name role}}}...on InvalidCredentials{message}}}" as TypedDocument<LoginMutation, LoginMutationVariables>;
export const LogoutEverywhere = "mutation LogoutEverywhere{logoutEverywhere}" as TypedDocument<LogoutEverywhereMutation, LogoutEverywhereMutationVariables>;
export const Logout = "mutation Logout{logout}" as TypedDocument<LogoutMutation, LogoutMutationVariables>;
export const Me = "query Me{me{id email name role createdAt cart{itemCount total{amount currency}}addresses{id address{name line1 city country}isDefaultShipping isDefaultBilling}orders(first:3){totalCount nodes{number status placedAt}}}}" as TypedDocument<MeQuery, MeQueryVariables>;
export const MergeCart = "mutation MergeCart($cartToken:String!){mergeCart(cartToken:$cartToken){__typename ...on CartSuccess{cart{version itemCount items{quantity product{name}}total{amount currency}}}}}" as TypedDocument<MergeCartMutation, MergeCartMutationVariables>;
export const MyOrdersUpdated = "subscription MyOrdersUpdated{myOrdersUpdated{id number status paymentStatus}}" as TypedDocument<MyOrdersUpdatedSubscription, MyOrdersUpdatedSubscriptionVariables>;
export const NestedOrders = "query NestedOrders{me{orders(first:20){nodes{number status total{amount currency}details{quantity unitPrice{amount}productName product{id name price{amount}category{id name}}}}}}}" as TypedDocument<NestedOrdersQuery, NestedOrdersQueryVariables>;
export const Node = "query Node($id:ID!){node(id:$id){__typename id ...on Product{name price{amount currency}}...on Category{name}...on Order{number status}...on User{email}}}" as TypedDocument<NodeQuery, NodeQueryVariables>;
export const OrderUpdated = "subscription OrderUpdated($orderId:ID!){orderUpdated(orderId:$orderId){id number status paymentStatus carrier trackingNumber}}" as TypedDocument<OrderUpdatedSubscription, OrderUpdatedSubscriptionVariables>;
export const Order = "query Order($by:OrderKey!){order(by:$by){id number status email placedAt updatedAt customer{id name}details{id quantity productName sku unitPrice{amount}subtotal{amount}discount{amount}tax{amount}total{amount}product{id name stock}}shippingAddress{name line1 line2 city region postalCode country phone company}billingAddress{name company vatNumber line1 line2 city region postalCode country}notes subtotal{amount currency}discount{amount}discountLines{code description kind amount{amount}}tax{amount}taxLines{name rate base{amount}amount{amount}}pricesIncludeTax total{amount currency}paymentStatus amountDue{amount}amountRefunded{amount}payments{id status amount{amount}failureReason createdAt refunds{id status amount{amount}reason}}history{at from to note actor{name}}allowedTransitions emails{id kind state sentAt}}}" as TypedDocument<OrderQuery, OrderQueryVariables>;
export const PayOrder = "mutation PayOrder($input:PayOrderInput!){payOrder(input:$input){__typename ...on PayOrderSuccess{replayed clientSecret payment{id status amount{amount currency}}order{number status paymentStatus amountDue{amount}}}...on PaymentDeclined{message reason payment{id status}}...on OrderNotPayable{message order{number status paymentStatus}}...on IdempotencyKeyReused{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<PayOrderMutation, PayOrderMutationVariables>;
export const PlaceOrder = "mutation PlaceOrder($input:PlaceOrderInput!){placeOrder(input:$input){__typename ...on PlaceOrderSuccess{replayed accessToken order{id number status placedAt details{quantity productName sku unitPrice{amount}total{amount}}subtotal{amount}discount{amount}tax{amount}total{amount currency}amountDue{amount}}}...on CartEmpty{message}...on InsufficientStock{message shortages{requested available product{name}}}...on ProductUnavailable{message products{name}}...on DiscountCodeRejected{message code reason missing{amount}}...on TotalChanged{message changes{part expected{amount}actual{amount}}expected{amount}actual{amount}}...on IdempotencyKeyReused{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const PreviewOrder = "query PreviewOrder($input:PreviewOrderInput!){previewOrder(input:$input){__typename ...on OrderPreview{lines{quantity unitPrice{amount}subtotal{amount}discount{amount}discountAllocations{code amount{amount}}tax{amount}total{amount}product{name}}subtotal{amount currency}discount{amount}discountLines{code description kind target amount{amount}}tax{amount}taxLines{name rate base{amount}amount{amount}}pricesIncludeTax total{amount currency}problems{__typename ...on InsufficientStock{message shortages{requested available product{name}}}...on ProductUnavailable{message products{name}}...on DiscountCodeRejected{message code reason missing{amount}}...on PriceChanged{message}}}...on CartEmpty{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<PreviewOrderQuery, PreviewOrderQueryVariables>;
export const ProductDetails = "query ProductDetails($by:ProductKey!){product(by:$by){name price{amount currency}previousPrice{amount}lowestPrice30Days{amount}saleEndsAt minQuantity maxQuantity quantityStep stockLevel categories{name slug}related(first:4){id name image price{amount}}}}" as TypedDocument<ProductDetailsQuery, ProductDetailsQueryVariables>;
export const ProductGroup = "query ProductGroup($by:ProductGroupKey!){productGroup(by:$by){id name description isAvailable category{name}priceRange{min{amount}max{amount currency}}variesBy{code name}variants{id sku inStock price{amount}options{value{code label}}}}}" as TypedDocument<ProductGroupQuery, ProductGroupQueryVariables>;
export const ProductImages = "query ProductImages($by:ProductKey!){product(by:$by){name image images{id thumbnail:url(width:320)large:url(width:1600)largeAvif:url(width:1600 format:AVIF)width height alt placeholder}category{name images{url(width:320)alt}}}}" as TypedDocument<ProductImagesQuery, ProductImagesQueryVariables>;
export const Product = "query Product($by:ProductKey!){product(by:$by){id name slug sku description price{amount currency}compareAtPrice{amount currency}stock inStock image isActive category{name ancestors{name slug}}createdAt updatedAt}}" as TypedDocument<ProductQuery, ProductQueryVariables>;
export const Products = "query Products($first:Int$after:String$filter:ProductFilter$sort:ProductSort){products(first:$first after:$after filter:$filter sort:$sort){totalCount nodes{id name slug sku price{amount currency}compareAtPrice{amount}inStock image category{name parent{name}}}pageInfo{hasNextPage endCursor}}}" as TypedDocument<ProductsQuery, ProductsQueryVariables>;
export const RefreshSession = "mutation RefreshSession($refreshToken:String){refreshSession(refreshToken:$refreshToken){__typename ...on RefreshSessionSuccess{session{accessToken refreshToken expiresAt}}...on InvalidRefreshToken{message}}}" as TypedDocument<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const Register = "mutation Register($input:RegisterInput!){register(input:$input){__typename ...on RegisterSuccess{session{accessToken refreshToken expiresAt user{id email name role}}}...on EmailTaken{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<RegisterMutation, RegisterMutationVariables>;
export const RemoveCartItem = "mutation RemoveCartItem($input:RemoveCartItemInput!){removeCartItem(input:$input){__typename ...on CartSuccess{cart{version itemCount total{amount currency}items{id quantity unitPrice{amount}total{amount}product{id name}}}}...on InsufficientStock{message shortages{requested available product{name}}}...on ProductUnavailable{message products{name}}...on CartChanged{message cart{version}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<RemoveCartItemMutation, RemoveCartItemMutationVariables>;
export const RemoveDiscountCode = "mutation RemoveDiscountCode($code:String$cartToken:String){removeDiscountCode(code:$code cartToken:$cartToken){__typename ...on CartSuccess{cart{version discountCodes discountLines{code description amount{amount}}subtotal{amount}discount{amount}tax{amount}total{amount currency}}}...on CartChanged{message cart{version}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<RemoveDiscountCodeMutation, RemoveDiscountCodeMutationVariables>;
export const Reorder = "mutation Reorder($order:OrderKey!$cartToken:String){reorder(order:$order cartToken:$cartToken){__typename ...on CartSuccess{cart{items{quantity product{name}}total{amount currency}}unavailable{productName quantity}}...on UserError{message}}}" as TypedDocument<ReorderMutation, ReorderMutationVariables>;
export const RequestEmailChange = "mutation RequestEmailChange($input:RequestEmailChangeInput!){requestEmailChange(input:$input){__typename ...on RequestEmailChangeSuccess{newEmail}...on InvalidInput{issues{path code message}}...on UserError{message}}}" as TypedDocument<RequestEmailChangeMutation, RequestEmailChangeMutationVariables>;
export const RequestEmailVerification = "mutation RequestEmailVerification{requestEmailVerification}" as TypedDocument<RequestEmailVerificationMutation, RequestEmailVerificationMutationVariables>;
export const RequestOrderAccess = "mutation RequestOrderAccess($number:String!$email:EmailAddress!){requestOrderAccess(number:$number email:$email)}" as TypedDocument<RequestOrderAccessMutation, RequestOrderAccessMutationVariables>;
export const RequestPasswordReset = "mutation RequestPasswordReset($email:EmailAddress!){requestPasswordReset(email:$email)}" as TypedDocument<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPassword = "mutation ResetPassword($input:ResetPasswordInput!){resetPassword(input:$input){__typename ...on ResetPasswordSuccess{email}...on InvalidInput{issues{path code message}}...on UserError{message}}}" as TypedDocument<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const RevokeSession = "mutation RevokeSession($id:ID!){revokeSession(id:$id)}" as TypedDocument<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const SearchProducts = "query SearchProducts($search:String!$first:Int$after:String){products(search:$search first:$first after:$after){totalCount edges{cursor node{id name sku price{amount currency}category{name}}}pageInfo{hasNextPage endCursor}}}" as TypedDocument<SearchProductsQuery, SearchProductsQueryVariables>;
export const SearchSuggestions = "query SearchSuggestions($prefix:String!){searchSuggestions(prefix:$prefix){products{name slug image price{amount currency}}categories{name slug}terms}}" as TypedDocument<SearchSuggestionsQuery, SearchSuggestionsQueryVariables>;
export const Sessions = "query Sessions{me{sessions{id current userAgent address createdAt lastUsedAt expiresAt}}}" as TypedDocument<SessionsQuery, SessionsQueryVariables>;
export const ShippingOptions = "query ShippingOptions($cartToken:String$items:[CartItemInput!]$country:CountryCode!$region:String$postalCode:String){shippingOptions(cartToken:$cartToken items:$items country:$country region:$region postalCode:$postalCode){method{id name description minDays maxDays}price{amount currency}tax{amount}total{amount}missingForFree{amount}isAvailable reason}}" as TypedDocument<ShippingOptionsQuery, ShippingOptionsQueryVariables>;
export const Shop = "query Shop{shop{name url links{name url}currency locale timeZone pricesIncludeTax guestCheckout requiresShipping countries{code name postalCodeRequired regions{code name}}payment{provider publishableKey}}}" as TypedDocument<ShopQuery, ShopQueryVariables>;
export const SortedCategory = "query SortedCategory($by:CategoryKey!){category(by:$by){name position products(first:10 sort:MANUAL){nodes{name previousPrice{amount}price{amount}}}}}" as TypedDocument<SortedCategoryQuery, SortedCategoryQueryVariables>;
export const StockChanged = "subscription StockChanged($productIds:[ID!]!){stockChanged(productIds:$productIds){id name stock inStock}}" as TypedDocument<StockChangedSubscription, StockChangedSubscriptionVariables>;
export const UpdateAddress = "mutation UpdateAddress($id:ID!$input:SavedAddressInput!){updateAddress(id:$id input:$input){__typename ...on AddressSuccess{address{id address{name company line1 line2 city region postalCode country phone vatNumber}isDefaultShipping isDefaultBilling}}...on AddressExists{message address{id}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateAddressMutation, UpdateAddressMutationVariables>;
export const UpdateCartItem = "mutation UpdateCartItem($input:UpdateCartItemInput!){updateCartItem(input:$input){__typename ...on CartSuccess{cart{version itemCount total{amount currency}items{id quantity unitPrice{amount}total{amount}product{id name}}}}...on InsufficientStock{message shortages{requested available product{name}}}...on ProductUnavailable{message products{name}}...on CartChanged{message cart{version}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateCartItemMutation, UpdateCartItemMutationVariables>;
export const UpdateProfile = "mutation UpdateProfile($input:UpdateProfileInput!){updateProfile(input:$input){__typename ...on UpdateProfileSuccess{user{name locale}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const VerifyEmail = "mutation VerifyEmail($token:String!){verifyEmail(token:$token){__typename ...on VerifyEmailSuccess{email}...on InvalidToken{message}}}" as TypedDocument<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const AddOrderNote = "mutation AddOrderNote($input:AddOrderNoteInput!){addOrderNote(input:$input){__typename ...on AddOrderNoteSuccess{replayed note{id visibility text createdAt}order{number staffNotes{text visibility author{name}}}}...on OrderNotesFull{message maximum}...on IdempotencyKeyReused{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<AddOrderNoteMutation, AddOrderNoteMutationVariables>;
export const AddProductVariant = "mutation AddProductVariant($input:AddProductVariantInput!){addProductVariant(input:$input){__typename ...on AddProductVariantSuccess{product{id options{attribute{name}value{label}}}}...on VariantExists{message}...on VariantsFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<AddProductVariantMutation, AddProductVariantMutationVariables>;
export const AdjustStock = "mutation AdjustStock($input:AdjustStockInput!){adjustStock(input:$input){__typename ...on AdjustStockSuccess{product{id name stock}}...on InsufficientStock{message shortages{requested available}}...on IdempotencyKeyReused{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<AdjustStockMutation, AdjustStockMutationVariables>;
export const AttachImage = "mutation AttachImage($input:AttachImageInput!){attachImage(input:$input){__typename ...on AttachImageSuccess{image{id url width height alt position state}}...on ImagesFull{maximum}...on InvalidInput{issues{path code message}}...on UserError{message}}}" as TypedDocument<AttachImageMutation, AttachImageMutationVariables>;
export const CatalogImport = "query CatalogImport($id:ID!){catalogImport(id:$id){state isDryRun percent rows created updated unchanged failed issues{row column code message}unknownColumns problem finishedAt}}" as TypedDocument<CatalogImportQuery, CatalogImportQueryVariables>;
export const ClosePayment = "mutation ClosePayment($input:ClosePaymentInput!){closePayment(input:$input){__typename ...on ClosePaymentSuccess{payment{id status}order{number paymentStatus}}...on PaymentNotClosable{message payment{status provider}}}}" as TypedDocument<ClosePaymentMutation, ClosePaymentMutationVariables>;
export const CreateAttributeValue = "mutation CreateAttributeValue($input:CreateAttributeValueInput!){createAttributeValue(input:$input){__typename ...on CreateAttributeValueSuccess{value{id code label position color number}}...on AttributeCodeTaken{message code}...on AttributesFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateAttributeValueMutation, CreateAttributeValueMutationVariables>;
export const CreateAttribute = "mutation CreateAttribute($input:CreateAttributeInput!){createAttribute(input:$input){__typename ...on CreateAttributeSuccess{attribute{id code name type isFacet position values{id code label}}}...on AttributeCodeTaken{message code}...on AttributesFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateAttributeMutation, CreateAttributeMutationVariables>;
export const CreateCategory = "mutation CreateCategory($input:CreateCategoryInput!){createCategory(input:$input){__typename ...on CreateCategorySuccess{category{id name slug ancestors{name}}}...on SlugTaken{message slug}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateCategoryMutation, CreateCategoryMutationVariables>;
export const CreateDiscountCode = "mutation CreateDiscountCode($input:CreateDiscountCodeInput!){createDiscountCode(input:$input){__typename ...on CreateDiscountCodeSuccess{discountCode{id code description percentage minimumSubtotal{amount currency}categories{name}}}...on DiscountCodeTaken{message code}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateDiscountCodeMutation, CreateDiscountCodeMutationVariables>;
export const CreateExport = "mutation CreateExport($kind:ExportKind!$format:ExportFormat!){createExport(kind:$kind format:$format){url expiresAt}}" as TypedDocument<CreateExportMutation, CreateExportMutationVariables>;
export const CreateImageUpload = "mutation CreateImageUpload($input:CreateImageUploadInput!){createImageUpload(input:$input){__typename ...on CreateImageUploadSuccess{uploadId url method headers{name value}expiresAt}...on InvalidInput{message issues{path code message}}...on UserError{message}}}" as TypedDocument<CreateImageUploadMutation, CreateImageUploadMutationVariables>;
export const CreateImportUpload = "mutation CreateImportUpload($input:CreateImportUploadInput!){createImportUpload(input:$input){__typename ...on CreateImportUploadSuccess{upload{token url method headers{name value}expiresAt}}...on ImportUploadsFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateImportUploadMutation, CreateImportUploadMutationVariables>;
export const CreateProductGroup = "mutation CreateProductGroup($input:CreateProductGroupInput!){createProductGroup(input:$input){__typename ...on CreateProductGroupSuccess{group{id name slug description variesBy{code}variants{sku}}}...on SlugTaken{message slug}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateProductGroupMutation, CreateProductGroupMutationVariables>;
export const CreateProduct = "mutation CreateProduct($input:CreateProductInput!){createProduct(input:$input){__typename ...on CreateProductSuccess{product{id name slug sku price{amount currency}cost{amount}stock}}...on SlugTaken{message slug}...on SkuTaken{message sku}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateProductMutation, CreateProductMutationVariables>;
export const CreatePromotion = "mutation CreatePromotion($input:CreatePromotionInput!){createPromotion(input:$input){__typename ...on CreatePromotionSuccess{promotion{id key description percentage buyQuantity getQuantity priority categories{name}}}...on PromotionKeyTaken{message key}...on PromotionsFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreatePromotionMutation, CreatePromotionMutationVariables>;
export const CreateSearchSynonyms = "mutation CreateSearchSynonyms($input:SearchSynonymsInput!){createSearchSynonyms(input:$input){__typename ...on SearchSynonymsSuccess{synonyms{id terms}}...on SearchSynonymsFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateSearchSynonymsMutation, CreateSearchSynonymsMutationVariables>;
export const CreateShippingMethod = "mutation CreateShippingMethod($input:CreateShippingMethodInput!){createShippingMethod(input:$input){__typename ...on CreateShippingMethodSuccess{method{id name description taxClass price{amount}tiers{fromWeightGrams fromSubtotal{amount}price{amount}}freeFrom{amount}minSubtotal{amount}maxSubtotal{amount}minWeightGrams maxWeightGrams minDays maxDays position isActive}}...on ShippingMethodsFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateShippingMethodMutation, CreateShippingMethodMutationVariables>;
export const CreateShippingZone = "mutation CreateShippingZone($input:CreateShippingZoneInput!){createShippingZone(input:$input){__typename ...on CreateShippingZoneSuccess{zone{id name places{country region}}}...on ShippingPlaceTaken{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateShippingZoneMutation, CreateShippingZoneMutationVariables>;
export const CreateTaxRate = "mutation CreateTaxRate($input:CreateTaxRateInput!){createTaxRate(input:$input){__typename ...on CreateTaxRateSuccess{taxRate{id name country region taxClass rate validFrom}}...on TaxRateTaken{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<CreateTaxRateMutation, CreateTaxRateMutationVariables>;
export const Customer = "query Customer($id:ID!){customer(id:$id){id name email emailVerifiedAt locale createdAt orders(first:5){nodes{number status paymentStatus placedAt}}}}" as TypedDocument<CustomerQuery, CustomerQueryVariables>;
export const Customers = "query Customers($first:Int$after:String$filter:CustomerFilter){customers(first:$first after:$after filter:$filter){totalCount nodes{id name email createdAt orders(first:3){totalCount nodes{number status}}}pageInfo{hasNextPage endCursor}}}" as TypedDocument<CustomersQuery, CustomersQueryVariables>;
export const DeleteAttributeValue = "mutation DeleteAttributeValue($id:ID!){deleteAttributeValue(id:$id){__typename ...on DeleteAttributeValueSuccess{valueId}...on AttributeInUse{message}}}" as TypedDocument<DeleteAttributeValueMutation, DeleteAttributeValueMutationVariables>;
export const DeleteAttribute = "mutation DeleteAttribute($id:ID!){deleteAttribute(id:$id){__typename ...on DeleteAttributeSuccess{attributeId}...on AttributeInUse{message}}}" as TypedDocument<DeleteAttributeMutation, DeleteAttributeMutationVariables>;
export const DeleteCategory = "mutation DeleteCategory($id:ID!){deleteCategory(id:$id){__typename ...on DeleteCategorySuccess{category{id name}}...on CategoryNotEmpty{message}}}" as TypedDocument<DeleteCategoryMutation, DeleteCategoryMutationVariables>;
export const DeleteDiscountCode = "mutation DeleteDiscountCode($id:ID!){deleteDiscountCode(id:$id){id}}" as TypedDocument<DeleteDiscountCodeMutation, DeleteDiscountCodeMutationVariables>;
export const DeleteProductGroup = "mutation DeleteProductGroup($id:ID!){deleteProductGroup(id:$id){groupId}}" as TypedDocument<DeleteProductGroupMutation, DeleteProductGroupMutationVariables>;
export const DeleteProduct = "mutation DeleteProduct($id:ID!){deleteProduct(id:$id){__typename ...on DeleteProductSuccess{product{id name isActive deletedAt}}}}" as TypedDocument<DeleteProductMutation, DeleteProductMutationVariables>;
export const DeletePromotion = "mutation DeletePromotion($id:ID!){deletePromotion(id:$id){id}}" as TypedDocument<DeletePromotionMutation, DeletePromotionMutationVariables>;
export const DeleteSearchSynonyms = "mutation DeleteSearchSynonyms($id:ID!){deleteSearchSynonyms(id:$id){synonyms{terms}}}" as TypedDocument<DeleteSearchSynonymsMutation, DeleteSearchSynonymsMutationVariables>;
export const DeleteShippingMethod = "mutation DeleteShippingMethod($id:ID!){deleteShippingMethod(id:$id){methodId}}" as TypedDocument<DeleteShippingMethodMutation, DeleteShippingMethodMutationVariables>;
export const DeleteShippingZone = "mutation DeleteShippingZone($id:ID!){deleteShippingZone(id:$id){zoneId}}" as TypedDocument<DeleteShippingZoneMutation, DeleteShippingZoneMutationVariables>;
export const DeleteTaxRate = "mutation DeleteTaxRate($id:ID!){deleteTaxRate(id:$id){id}}" as TypedDocument<DeleteTaxRateMutation, DeleteTaxRateMutationVariables>;
export const DetachImage = "mutation DetachImage($id:ID!){detachImage(id:$id){__typename ...on DetachImageSuccess{imageId}}}" as TypedDocument<DetachImageMutation, DetachImageMutationVariables>;
export const DiscountCodes = "query DiscountCodes($first:Int$after:String$filter:DiscountCodeFilter){discountCodes(first:$first after:$after filter:$filter){totalCount nodes{id code description percentage amount{amount currency}minimumSubtotal{amount}startsAt endsAt uses maxUses maxUsesPerCustomer isCombinable products{name}categories{name}}pageInfo{hasNextPage endCursor}}}" as TypedDocument<DiscountCodesQuery, DiscountCodesQueryVariables>;
export const FailedJobs = "query FailedJobs($first:Int$after:String){failedJobs(first:$first after:$after){totalCount nodes{id name data error attempts createdAt failedAt}pageInfo{hasNextPage endCursor}}}" as TypedDocument<FailedJobsQuery, FailedJobsQueryVariables>;
export const GenerateVariants = "mutation GenerateVariants($input:GenerateVariantsInput!){generateVariants(input:$input){__typename ...on GenerateVariantsSuccess{created{id sku name stock price{amount}}group{id name slug description variesBy{code}variants{sku}}}...on SkuTaken{message sku}...on SlugTaken{message slug}...on VariantsFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<GenerateVariantsMutation, GenerateVariantsMutationVariables>;
export const NewOrders = "subscription NewOrders{newOrders{id number placedAt total{amount currency}details{productName quantity}}}" as TypedDocument<NewOrdersSubscription, NewOrdersSubscriptionVariables>;
export const OrdersChangedSince = "query OrdersChangedSince($cursor:String$first:Int){ordersChangedSince(cursor:$cursor first:$first){changes{cursor kind at status amount{amount currency}order{id number paymentStatus}}cursor hasMore}}" as TypedDocument<OrdersChangedSinceQuery, OrdersChangedSinceQueryVariables>;
export const Orders = "query Orders($first:Int$after:String$filter:OrderFilter){orders(first:$first after:$after filter:$filter){totalCount nodes{id number status paymentStatus placedAt customer{name email}total{amount currency}details{quantity productName}}pageInfo{hasNextPage endCursor}}}" as TypedDocument<OrdersQuery, OrdersQueryVariables>;
export const ProductBulkUpdate = "mutation ProductBulkUpdate($input:[ProductBulkUpdateInput!]!){productBulkUpdate(input:$input){__typename ...on ProductBulkUpdateSuccess{product{sku price{amount}stock}}...on InsufficientStock{message}...on IdempotencyKeyReused{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<ProductBulkUpdateMutation, ProductBulkUpdateMutationVariables>;
export const ProductGroups = "query ProductGroups($first:Int$after:String){productGroups(first:$first after:$after){totalCount nodes{id name slug isAvailable variesBy{code}createdAt updatedAt}pageInfo{hasNextPage endCursor}}}" as TypedDocument<ProductGroupsQuery, ProductGroupsQueryVariables>;
export const Promotions = "query Promotions($first:Int$after:String$filter:PromotionFilter){promotions(first:$first after:$after filter:$filter){totalCount nodes{id key description percentage amount{amount currency}isFreeShipping buyQuantity getQuantity minimumSubtotal{amount}startsAt endsAt uses maxUses maxUsesPerCustomer priority isCombinable products{name}categories{name}}pageInfo{hasNextPage endCursor}}}" as TypedDocument<PromotionsQuery, PromotionsQueryVariables>;
export const RecordPayment = "mutation RecordPayment($input:RecordPaymentInput!){recordPayment(input:$input){__typename ...on RecordPaymentSuccess{replayed payment{id status method reference amount{amount currency}}order{number status paymentStatus}}...on OrderNotPayable{message order{number status paymentStatus}}...on IdempotencyKeyReused{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<RecordPaymentMutation, RecordPaymentMutationVariables>;
export const RefundPayment = "mutation RefundPayment($input:RefundPaymentInput!){refundPayment(input:$input){__typename ...on RefundPaymentSuccess{replayed refund{id status amount{amount currency}tax{amount}lines{id quantity amount{amount}}shipping{amount}reason failureReason}payment{status amountRefunded{amount}order{paymentStatus amountRefunded{amount}}}}...on RefundNotPossible{message refundable{amount}}...on IdempotencyKeyReused{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<RefundPaymentMutation, RefundPaymentMutationVariables>;
export const RemoveProductVariant = "mutation RemoveProductVariant($productId:ID!){removeProductVariant(productId:$productId){product{id sku group{id}}}}" as TypedDocument<RemoveProductVariantMutation, RemoveProductVariantMutationVariables>;
export const ReorderImages = "mutation ReorderImages($productId:ID$categoryId:ID$imageIds:[ID!]!){reorderImages(productId:$productId categoryId:$categoryId imageIds:$imageIds){__typename ...on ReorderImagesSuccess{images{id position}}...on ImagesChanged{message images{id position}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<ReorderImagesMutation, ReorderImagesMutationVariables>;
export const ResendOrderEmail = "mutation ResendOrderEmail($emailId:ID!){resendOrderEmail(emailId:$emailId){__typename ...on ResendOrderEmailSuccess{email{id kind state recipient resendOf}}...on EmailPending{message email{id state attempts lastError}}}}" as TypedDocument<ResendOrderEmailMutation, ResendOrderEmailMutationVariables>;
export const RetryJob = "mutation RetryJob($id:ID!){retryJob(id:$id){id name data}}" as TypedDocument<RetryJobMutation, RetryJobMutationVariables>;
export const ScheduleSale = "mutation ScheduleSale($id:ID!$input:UpdateProductInput!){updateProduct(id:$id input:$input){__typename ...on UpdateProductSuccess{product{name price{amount}previousPrice{amount}salePrice{amount{amount}startsAt endsAt}isActive isEnabled publishAt unpublishAt minQuantity maxQuantity quantityStep categories{name}}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<ScheduleSaleMutation, ScheduleSaleMutationVariables>;
export const SearchSynonyms = "query SearchSynonyms($first:Int$after:String){searchSynonyms(first:$first after:$after){totalCount nodes{id terms updatedAt}pageInfo{hasNextPage endCursor}}}" as TypedDocument<SearchSynonymsQuery, SearchSynonymsQueryVariables>;
export const SetProductAttributes = "mutation SetProductAttributes($input:SetProductAttributesInput!){setProductAttributes(input:$input){__typename ...on SetProductAttributesSuccess{product{id sku attributes{attribute{name}values{label}}}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<SetProductAttributesMutation, SetProductAttributesMutationVariables>;
export const SetRelatedProducts = "mutation SetRelatedProducts($input:SetRelatedProductsInput!){setRelatedProducts(input:$input){__typename ...on SetRelatedProductsSuccess{product{name related{name}}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<SetRelatedProductsMutation, SetRelatedProductsMutationVariables>;
export const SetStock = "mutation SetStock($input:SetStockInput!){setStock(input:$input){__typename ...on AdjustStockSuccess{product{name stock stockMovements(first:5){nodes{createdAt kind delta stockAfter reason order{number}actor{name}}}}}...on StockChanged{message product{stock}}...on IdempotencyKeyReused{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<SetStockMutation, SetStockMutationVariables>;
export const ShipOrder = "mutation ShipOrder($input:UpdateOrderStatusInput!){updateOrderStatus(input:$input){__typename ...on UpdateOrderStatusSuccess{order{id number status}}...on TransitionNotAllowed{message allowed}...on OrderChanged{message order{status}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<ShipOrderMutation, ShipOrderMutationVariables>;
export const ShippingZones = "query ShippingZones{shippingZones(first:20){nodes{id name places{country region}methods{id name price{amount}freeFrom{amount}isActive}}pageInfo{hasNextPage endCursor}}}" as TypedDocument<ShippingZonesQuery, ShippingZonesQueryVariables>;
export const SortCategoryProducts = "mutation SortCategoryProducts($input:SortCategoryProductsInput!){sortCategoryProducts(input:$input){__typename ...on SortCategoryProductsSuccess{category{name products(first:5 sort:MANUAL){nodes{name}}}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<SortCategoryProductsMutation, SortCategoryProductsMutationVariables>;
export const StartCatalogImport = "mutation StartCatalogImport($uploadToken:String!$dryRun:Boolean!$onError:ImportErrorPolicy!){startCatalogImport(uploadToken:$uploadToken dryRun:$dryRun onError:$onError){__typename ...on StartCatalogImportSuccess{catalogImport{id state}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<StartCatalogImportMutation, StartCatalogImportMutationVariables>;
export const TaxRates = "query TaxRates($first:Int$after:String$filter:TaxRateFilter){taxRates(first:$first after:$after filter:$filter){totalCount nodes{id name country region taxClass rate validFrom}pageInfo{hasNextPage endCursor}}}" as TypedDocument<TaxRatesQuery, TaxRatesQueryVariables>;
export const UpdateAttributeValue = "mutation UpdateAttributeValue($id:ID!$input:UpdateAttributeValueInput!){updateAttributeValue(id:$id input:$input){__typename ...on UpdateAttributeValueSuccess{value{id code label position color number}}...on AttributeCodeTaken{message code}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateAttributeValueMutation, UpdateAttributeValueMutationVariables>;
export const UpdateAttribute = "mutation UpdateAttribute($id:ID!$input:UpdateAttributeInput!){updateAttribute(id:$id input:$input){__typename ...on UpdateAttributeSuccess{attribute{id code name type isFacet position values{id code label}}}...on AttributeCodeTaken{message code}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateAttributeMutation, UpdateAttributeMutationVariables>;
export const UpdateCategory = "mutation UpdateCategory($id:ID!$input:UpdateCategoryInput!){updateCategory(id:$id input:$input){__typename ...on UpdateCategorySuccess{category{id name slug parent{name}}}...on SlugTaken{message slug}...on CategoryCycle{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateCategoryMutation, UpdateCategoryMutationVariables>;
export const UpdateDiscountCode = "mutation UpdateDiscountCode($id:ID!$input:UpdateDiscountCodeInput!){updateDiscountCode(id:$id input:$input){__typename ...on UpdateDiscountCodeSuccess{discountCode{id code description percentage amount{amount currency}uses maxUses updatedAt}}...on DiscountCodeTaken{message code}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateDiscountCodeMutation, UpdateDiscountCodeMutationVariables>;
export const UpdateImage = "mutation UpdateImage($id:ID!$input:UpdateImageInput!){updateImage(id:$id input:$input){__typename ...on UpdateImageSuccess{image{id alt}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateImageMutation, UpdateImageMutationVariables>;
export const UpdateOrderStatus = "mutation UpdateOrderStatus($input:UpdateOrderStatusInput!){updateOrderStatus(input:$input){__typename ...on UpdateOrderStatusSuccess{order{id number status allowedTransitions history{at from to note actor{name}}}}...on TransitionNotAllowed{message from to allowed}...on OrderChanged{message order{status allowedTransitions}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateOrderStatusMutation, UpdateOrderStatusMutationVariables>;
export const UpdateProductGroup = "mutation UpdateProductGroup($id:ID!$input:UpdateProductGroupInput!){updateProductGroup(id:$id input:$input){__typename ...on UpdateProductGroupSuccess{group{id name slug description variesBy{code}variants{sku}}}...on SlugTaken{message slug}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateProductGroupMutation, UpdateProductGroupMutationVariables>;
export const UpdateProduct = "mutation UpdateProduct($id:ID!$input:UpdateProductInput!){updateProduct(id:$id input:$input){__typename ...on UpdateProductSuccess{product{id name price{amount currency}compareAtPrice{amount}updatedAt}}...on SlugTaken{message slug}...on SkuTaken{message sku}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateProductMutation, UpdateProductMutationVariables>;
export const UpdatePromotion = "mutation UpdatePromotion($id:ID!$input:UpdatePromotionInput!){updatePromotion(id:$id input:$input){__typename ...on UpdatePromotionSuccess{promotion{id key description percentage isFreeShipping minimumSubtotal{amount currency}isLimited updatedAt}}...on PromotionKeyTaken{message key}...on PromotionsFull{message maximum}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdatePromotionMutation, UpdatePromotionMutationVariables>;
export const UpdateSearchSynonyms = "mutation UpdateSearchSynonyms($id:ID!$input:SearchSynonymsInput!){updateSearchSynonyms(id:$id input:$input){__typename ...on SearchSynonymsSuccess{synonyms{id terms updatedAt}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateSearchSynonymsMutation, UpdateSearchSynonymsMutationVariables>;
export const UpdateShippingMethod = "mutation UpdateShippingMethod($id:ID!$input:UpdateShippingMethodInput!){updateShippingMethod(id:$id input:$input){__typename ...on UpdateShippingMethodSuccess{method{id name description taxClass price{amount}tiers{fromWeightGrams fromSubtotal{amount}price{amount}}freeFrom{amount}minSubtotal{amount}maxSubtotal{amount}minWeightGrams maxWeightGrams minDays maxDays position isActive}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateShippingMethodMutation, UpdateShippingMethodMutationVariables>;
export const UpdateShippingZone = "mutation UpdateShippingZone($id:ID!$input:UpdateShippingZoneInput!){updateShippingZone(id:$id input:$input){__typename ...on UpdateShippingZoneSuccess{zone{id name places{country region}}}...on ShippingPlaceTaken{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateShippingZoneMutation, UpdateShippingZoneMutationVariables>;
export const UpdateTaxRate = "mutation UpdateTaxRate($id:ID!$input:UpdateTaxRateInput!){updateTaxRate(id:$id input:$input){__typename ...on UpdateTaxRateSuccess{taxRate{id name rate updatedAt}}...on TaxRateTaken{message}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateTaxRateMutation, UpdateTaxRateMutationVariables>;
export const UpdateTracking = "mutation UpdateTracking($input:UpdateTrackingInput!){updateTracking(input:$input){__typename ...on UpdateTrackingSuccess{order{number status carrier trackingNumber}}...on OrderNotShipped{message order{number status}}...on InvalidInput{message issues{path code message}}}}" as TypedDocument<UpdateTrackingMutation, UpdateTrackingMutationVariables>;