/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocument } from '@ordergraph/client';
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

/** The current and the new password. */
export type ChangePasswordInput = {
  currentPassword: string;
  /** 8 to 128 characters. Rejected as in `RegisterInput.password`. */
  newPassword: string;
};

/** The confirmation of an account deletion. */
export type DeleteAccountInput = {
  /** The current password of the account, to prove ownership. */
  password: string;
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

/** Identifies an order. Give exactly one field. */
export type OrderKey =
  {   id: string; number?: never; token?: never; }
  |  { id?: never;   /** The order number, for example `ORD-7K3M9QXA`. Case, spaces, dashes, `#` and a missing `ORD-` are ignored. */
  number: string; token?: never; }
  |  { id?: never; number?: never;   /** The access token of a guest's order, from `placeOrder` or an e-mail. */
  token: string; };

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

/** The stock of a product as a level, without the exact quantity. */
export type StockLevel =
  | 'IN_STOCK'
  /** At least one, and at most the threshold of the shop (`LOW_STOCK_THRESHOLD`). */
  | 'LOW'
  | 'OUT';

/** A part of the total. */
export type TotalPart =
  | 'DISCOUNT'
  /** The subtotal: prices, products or quantities. */
  | 'LINES'
  /** The delivery. */
  | 'SHIPPING'
  | 'TAX';

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

/** The new values of the profile. Omitted fields stay unchanged. */
export type UpdateProfileInput = {
  /** Language tag (BCP 47) such as `de-DE`. Null: the locale of the shop. */
  locale?: string | null | undefined;
  /** 1 to 200 characters. */
  name?: string | null | undefined;
};

export type UserFieldsFragment = { id: string, email: string, emailVerifiedAt: string | null, name: string, role: Role, locale: string | null };

export type SavedAddressFieldsFragment = { id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null } };

export type CurrentViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentViewerQuery = { me: { id: string, email: string, emailVerifiedAt: string | null, name: string, role: Role, locale: string | null } | null };

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

export type RequestEmailVerificationMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestEmailVerificationMutation = { requestEmailVerification: boolean };

export type VerifyEmailMutationVariables = Exact<{
  token: string;
}>;


export type VerifyEmailMutation = { verifyEmail:
    | { __typename: 'InvalidToken', message: string }
    | { __typename: 'VerifyEmailSuccess', email: string }
   };

export type RequestEmailChangeMutationVariables = Exact<{
  input: RequestEmailChangeInput;
}>;


export type RequestEmailChangeMutation = { requestEmailChange:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'RequestEmailChangeSuccess', newEmail: string }
    | { __typename: 'WrongPassword', message: string }
   };

export type ConfirmEmailChangeMutationVariables = Exact<{
  token: string;
}>;


export type ConfirmEmailChangeMutation = { confirmEmailChange:
    | { __typename: 'ConfirmEmailChangeSuccess', user: { id: string, email: string, emailVerifiedAt: string | null, name: string, role: Role, locale: string | null } }
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'InvalidToken', message: string }
   };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword:
    | { __typename: 'ChangePasswordSuccess', user: { id: string } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'WrongPassword', message: string }
   };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile:
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'UpdateProfileSuccess', user: { id: string, email: string, emailVerifiedAt: string | null, name: string, role: Role, locale: string | null } }
   };

export type DeleteAccountMutationVariables = Exact<{
  input: DeleteAccountInput;
}>;


export type DeleteAccountMutation = { deleteAccount:
    | { __typename: 'DeleteAccountSuccess', id: string }
    | { __typename: 'LastAdministrator', message: string }
    | { __typename: 'WrongPassword', message: string }
   };

export type MyAddressesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAddressesQuery = { me: { id: string, addresses: Array<{ id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null } }> } | null, shop: { countries: Array<{ code: string, name: string, postalCodeRequired: boolean, regions: Array<{ code: string, name: string }> }> } };

type AddressResultFields_AddressBookFull_Fragment = { __typename: 'AddressBookFull', message: string, maximum: number };

type AddressResultFields_AddressExists_Fragment = { __typename: 'AddressExists', message: string, address: { id: string } };

type AddressResultFields_AddressSuccess_Fragment = { __typename: 'AddressSuccess', user: { id: string, addresses: Array<{ id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null } }> } };

type AddressResultFields_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> };

export type AddressResultFieldsFragment =
  | AddressResultFields_AddressBookFull_Fragment
  | AddressResultFields_AddressExists_Fragment
  | AddressResultFields_AddressSuccess_Fragment
  | AddressResultFields_InvalidInput_Fragment
;

export type CreateAddressMutationVariables = Exact<{
  input: SavedAddressInput;
}>;


export type CreateAddressMutation = { createAddress:
    | { __typename: 'AddressBookFull', message: string, maximum: number }
    | { __typename: 'AddressExists', message: string, address: { id: string } }
    | { __typename: 'AddressSuccess', user: { id: string, addresses: Array<{ id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null } }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type UpdateAddressMutationVariables = Exact<{
  id: string;
  input: SavedAddressInput;
}>;


export type UpdateAddressMutation = { updateAddress:
    | { __typename: 'AddressBookFull', message: string, maximum: number }
    | { __typename: 'AddressExists', message: string, address: { id: string } }
    | { __typename: 'AddressSuccess', user: { id: string, addresses: Array<{ id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null } }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type DeleteAddressMutationVariables = Exact<{
  id: string;
}>;


export type DeleteAddressMutation = { deleteAddress:
    | { __typename: 'AddressBookFull', message: string, maximum: number }
    | { __typename: 'AddressExists', message: string, address: { id: string } }
    | { __typename: 'AddressSuccess', user: { id: string, addresses: Array<{ id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null } }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { me: { id: string, sessions: Array<{ id: string, createdAt: string, lastUsedAt: string, userAgent: string | null, address: string | null, current: boolean }> | null } | null };

export type RevokeSessionMutationVariables = Exact<{
  id: string;
}>;


export type RevokeSessionMutation = { revokeSession: boolean };

export type LogoutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutEverywhereMutation = { logoutEverywhere: number };

export type CartFieldsFragment = { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
    | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
  > };

type ProblemFields_DiscountCodeRejected_Fragment = { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null };

type ProblemFields_InsufficientStock_Fragment = { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> };

type ProblemFields_PriceChanged_Fragment = { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> };

type ProblemFields_ProductUnavailable_Fragment = { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> };

type ProblemFields_QuantityNotAllowed_Fragment = { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> };

export type ProblemFieldsFragment =
  | ProblemFields_DiscountCodeRejected_Fragment
  | ProblemFields_InsufficientStock_Fragment
  | ProblemFields_PriceChanged_Fragment
  | ProblemFields_ProductUnavailable_Fragment
  | ProblemFields_QuantityNotAllowed_Fragment
;

type CartResultFields_CartChanged_Fragment = { __typename: 'CartChanged', message: string, cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
      | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
      | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
      | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
      | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
      | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
    > } };

type CartResultFields_CartSuccess_Fragment = { __typename: 'CartSuccess', cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
      | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
      | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
      | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
      | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
      | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
    > } };

type CartResultFields_DiscountCodeRejected_Fragment = { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null };

type CartResultFields_InsufficientStock_Fragment = { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> };

type CartResultFields_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> };

type CartResultFields_ProductUnavailable_Fragment = { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> };

type CartResultFields_QuantityNotAllowed_Fragment = { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> };

export type CartResultFieldsFragment =
  | CartResultFields_CartChanged_Fragment
  | CartResultFields_CartSuccess_Fragment
  | CartResultFields_DiscountCodeRejected_Fragment
  | CartResultFields_InsufficientStock_Fragment
  | CartResultFields_InvalidInput_Fragment
  | CartResultFields_ProductUnavailable_Fragment
  | CartResultFields_QuantityNotAllowed_Fragment
;

export type CurrentCartQueryVariables = Exact<{
  token?: string | null | undefined;
}>;


export type CurrentCartQuery = { cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
      | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
      | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
      | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
      | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
      | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
    > } | null };

export type CartUpdatedSubscriptionVariables = Exact<{
  token?: string | null | undefined;
}>;


export type CartUpdatedSubscription = { cartUpdated: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
      | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
      | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
      | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
      | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
      | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
    > } | null };

export type CreateCartMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateCartMutation = { createCart: { token: string, cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
        | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
        | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
        | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
        | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
        | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
      > } } };

export type AddToCartMutationVariables = Exact<{
  input: AddToCartInput;
}>;


export type AddToCartMutation = { addToCart:
    | { __typename: 'CartChanged', message: string, cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'CartSuccess', cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
    | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
   };

export type UpdateCartItemMutationVariables = Exact<{
  input: UpdateCartItemInput;
}>;


export type UpdateCartItemMutation = { updateCartItem:
    | { __typename: 'CartChanged', message: string, cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'CartSuccess', cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
    | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
   };

export type ApplyDiscountCodeMutationVariables = Exact<{
  code: string;
  cartToken?: string | null | undefined;
  expectedVersion?: number | null | undefined;
}>;


export type ApplyDiscountCodeMutation = { applyDiscountCode:
    | { __typename: 'CartChanged', message: string, cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'CartSuccess', cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
    | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
   };

export type RemoveDiscountCodeMutationVariables = Exact<{
  code: string;
  cartToken?: string | null | undefined;
  expectedVersion?: number | null | undefined;
}>;


export type RemoveDiscountCodeMutation = { removeDiscountCode:
    | { __typename: 'CartChanged', message: string, cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'CartSuccess', cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
    | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
   };

export type ReorderMutationVariables = Exact<{
  order: OrderKey;
  cartToken?: string | null | undefined;
}>;


export type ReorderMutation = { reorder:
    | { __typename: 'CartChanged', message: string, cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'CartSuccess', unavailable: Array<{ id: string, productName: string }>, cart: { id: string, version: number, itemCount: number, pricesIncludeTax: boolean, discountCodes: Array<string>, items: Array<{ id: string, quantity: number, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, stock: number, inStock: boolean, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, problems: Array<
          | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
          | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
          | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
          | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
        > } }
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
    | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
   };

export type ProductCardFragment = { id: string, name: string, slug: string, image: string | null, inStock: boolean, stock: number, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, price: { amount: string, currency: string }, previousPrice: { amount: string, currency: string } | null, compareAtPrice: { amount: string, currency: string } | null, group: { id: string } | null };

export type ImageFieldsFragment = { alt: string | null, id: string, width: number, placeholder: string | null, large: string, small: string, medium: string };

export type OptionFieldsFragment = { attribute: { id: string, code: string, name: string }, value: { id: string, code: string, label: string, color: string | null } };

export type ProductListFragment = { totalCount: number, nodes: Array<{ id: string, name: string, slug: string, image: string | null, inStock: boolean, stock: number, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, price: { amount: string, currency: string }, previousPrice: { amount: string, currency: string } | null, compareAtPrice: { amount: string, currency: string } | null, group: { id: string } | null }>, facets: Array<{ attribute: { id: string, code: string, name: string, type: AttributeType }, values: Array<{ count: number, value: { id: string, code: string, label: string, color: string | null } }> }>, priceRange: { min: { amount: string, currency: string }, max: { amount: string, currency: string } } | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type HomePageQueryVariables = Exact<{ [key: string]: never; }>;


export type HomePageQuery = { products: { nodes: Array<{ id: string, name: string, slug: string, image: string | null, inStock: boolean, stock: number, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, price: { amount: string, currency: string }, previousPrice: { amount: string, currency: string } | null, compareAtPrice: { amount: string, currency: string } | null, group: { id: string } | null }> } };

export type CategoryPageQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  sort?: ProductSort | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type CategoryPageQuery = { category: { id: string, name: string, slug: string, description: string | null, image: string | null, ancestors: Array<{ id: string, name: string, slug: string }>, children: Array<{ id: string, name: string, slug: string }>, products: { totalCount: number, nodes: Array<{ id: string, name: string, slug: string, image: string | null, inStock: boolean, stock: number, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, price: { amount: string, currency: string }, previousPrice: { amount: string, currency: string } | null, compareAtPrice: { amount: string, currency: string } | null, group: { id: string } | null }>, facets: Array<{ attribute: { id: string, code: string, name: string, type: AttributeType }, values: Array<{ count: number, value: { id: string, code: string, label: string, color: string | null } }> }>, priceRange: { min: { amount: string, currency: string }, max: { amount: string, currency: string } } | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type SearchPageQueryVariables = Exact<{
  search: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  sort?: ProductSort | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type SearchPageQuery = { products: { totalCount: number, nodes: Array<{ id: string, name: string, slug: string, image: string | null, inStock: boolean, stock: number, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, price: { amount: string, currency: string }, previousPrice: { amount: string, currency: string } | null, compareAtPrice: { amount: string, currency: string } | null, group: { id: string } | null }>, facets: Array<{ attribute: { id: string, code: string, name: string, type: AttributeType }, values: Array<{ count: number, value: { id: string, code: string, label: string, color: string | null } }> }>, priceRange: { min: { amount: string, currency: string }, max: { amount: string, currency: string } } | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ProductDetailsQueryVariables = Exact<{
  slug: string;
}>;


export type ProductDetailsQuery = { product: { sku: string, description: string | null, weightGrams: number, saleEndsAt: string | null, stockLevel: StockLevel, id: string, name: string, slug: string, image: string | null, inStock: boolean, stock: number, minQuantity: number, maxQuantity: number | null, quantityStep: number, lowestPrice30Days: { amount: string, currency: string } | null, gallery: Array<{ alt: string | null, id: string, width: number, placeholder: string | null, large: string, small: string, medium: string }>, options: Array<{ attribute: { id: string, code: string, name: string }, value: { id: string, code: string, label: string, color: string | null } }>, group: { id: string, name: string, gallery: Array<{ alt: string | null, id: string, width: number, placeholder: string | null, large: string, small: string, medium: string }>, variesBy: Array<{ id: string, code: string, name: string, type: AttributeType }>, variants: Array<{ id: string, slug: string, inStock: boolean, options: Array<{ attribute: { id: string, code: string, name: string }, value: { id: string, code: string, label: string, color: string | null } }> }> } | null, attributes: Array<{ attribute: { id: string, code: string, name: string }, values: Array<{ id: string, label: string, color: string | null }> }>, related: Array<{ id: string, name: string, slug: string, image: string | null, inStock: boolean, stock: number, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, price: { amount: string, currency: string }, previousPrice: { amount: string, currency: string } | null, compareAtPrice: { amount: string, currency: string } | null, group: { id: string } | null }>, category: { id: string, name: string, slug: string, ancestors: Array<{ id: string, name: string, slug: string }>, products: { nodes: Array<{ id: string, name: string, slug: string, image: string | null, inStock: boolean, stock: number, minQuantity: number, maxQuantity: number | null, quantityStep: number, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, price: { amount: string, currency: string }, previousPrice: { amount: string, currency: string } | null, compareAtPrice: { amount: string, currency: string } | null, group: { id: string } | null }> } } | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, price: { amount: string, currency: string }, previousPrice: { amount: string, currency: string } | null, compareAtPrice: { amount: string, currency: string } | null } | null };

export type SuggestionsQueryVariables = Exact<{
  prefix: string;
}>;


export type SuggestionsQuery = { searchSuggestions: { terms: Array<string>, categories: Array<{ id: string, name: string, slug: string }>, products: Array<{ id: string, name: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, price: { amount: string, currency: string } }> } };

export type StockChangedSubscriptionVariables = Exact<{
  productIds: Array<string> | string;
}>;


export type StockChangedSubscription = { stockChanged: { id: string, stock: number, inStock: boolean } | null };

export type ShippingOptionFieldsFragment = { isAvailable: boolean, reason: string | null, method: { id: string, name: string, description: string | null, minDays: number | null, maxDays: number | null }, total: { amount: string, currency: string }, missingForFree: { amount: string, currency: string } | null };

export type PreviewFieldsFragment = { pricesIncludeTax: boolean, lines: Array<{ quantity: number, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, taxLines: Array<{ name: string, rate: string, amount: { amount: string, currency: string } }>, total: { amount: string, currency: string }, shipping: { name: string, total: { amount: string, currency: string }, discount: { amount: string, currency: string } } | null, shippingOptions: Array<{ isAvailable: boolean, reason: string | null, method: { id: string, name: string, description: string | null, minDays: number | null, maxDays: number | null }, total: { amount: string, currency: string }, missingForFree: { amount: string, currency: string } | null }>, problems: Array<
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
    | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
  > };

export type CheckoutTermsQueryVariables = Exact<{ [key: string]: never; }>;


export type CheckoutTermsQuery = { shop: { countries: Array<{ code: string, name: string, postalCodeRequired: boolean, regions: Array<{ code: string, name: string }> }> }, me: { id: string, addresses: Array<{ id: string, isDefaultShipping: boolean, isDefaultBilling: boolean, address: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null } }> } | null };

export type PreviewOrderQueryVariables = Exact<{
  input: PreviewOrderInput;
}>;


export type PreviewOrderQuery = { previewOrder:
    | { __typename: 'CartEmpty', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'OrderPreview', pricesIncludeTax: boolean, lines: Array<{ quantity: number, subtotal: { amount: string, currency: string }, product: { id: string, name: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } }>, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, tax: { amount: string, currency: string }, taxLines: Array<{ name: string, rate: string, amount: { amount: string, currency: string } }>, total: { amount: string, currency: string }, shipping: { name: string, total: { amount: string, currency: string }, discount: { amount: string, currency: string } } | null, shippingOptions: Array<{ isAvailable: boolean, reason: string | null, method: { id: string, name: string, description: string | null, minDays: number | null, maxDays: number | null }, total: { amount: string, currency: string }, missingForFree: { amount: string, currency: string } | null }>, problems: Array<
        | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
        | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
        | { __typename: 'PriceChanged', message: string, items: Array<{ id: string, unitPrice: { amount: string, currency: string }, unitPriceWhenAdded: { amount: string, currency: string }, product: { id: string, name: string, slug: string } }> }
        | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
        | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
      > }
    | { __typename: 'ShippingMethodUnavailable', message: string, options: Array<{ isAvailable: boolean, reason: string | null, method: { id: string, name: string, description: string | null, minDays: number | null, maxDays: number | null }, total: { amount: string, currency: string }, missingForFree: { amount: string, currency: string } | null }> }
   };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'CartEmpty', message: string }
    | { __typename: 'DiscountCodeRejected', message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InsufficientStock', message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'PlaceOrderSuccess', accessToken: string | null, replayed: boolean, order: { id: string, number: string, amountDue: { amount: string, currency: string } } }
    | { __typename: 'ProductUnavailable', message: string, products: Array<{ id: string, name: string, slug: string }> }
    | { __typename: 'QuantityNotAllowed', message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> }
    | { __typename: 'ShippingMethodUnavailable', message: string, options: Array<{ isAvailable: boolean, reason: string | null, method: { id: string, name: string, description: string | null, minDays: number | null, maxDays: number | null }, total: { amount: string, currency: string }, missingForFree: { amount: string, currency: string } | null }> }
    | { __typename: 'TooManyUnpaidOrders', message: string, maxOrders: number, maxTotal: { amount: string, currency: string } }
    | { __typename: 'TotalChanged', message: string, expected: { amount: string, currency: string }, actual: { amount: string, currency: string }, changes: Array<{ part: TotalPart }> }
   };

export type PayOrderMutationVariables = Exact<{
  input: PayOrderInput;
}>;


export type PayOrderMutation = { payOrder:
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'OrderNotPayable', message: string, order: { id: string, number: string, status: OrderStatus, email: string | null, placedAt: string, updatedAt: string, expiresAt: string | null, carrier: string | null, trackingNumber: string | null, notes: string | null, pricesIncludeTax: boolean, paymentStatus: OrderPaymentStatus, allowedTransitions: Array<OrderStatus>, details: Array<{ id: string, productName: string, sku: string, quantity: number, options: Array<{ code: string, name: string, label: string }>, unitPrice: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } | null }>, shippingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, billingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, shipping: { name: string, total: { amount: string, currency: string }, discount: { amount: string, currency: string } } | null, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, amountDue: { amount: string, currency: string }, amountRefunded: { amount: string, currency: string }, payments: Array<{ id: string, status: PaymentStatus, failureReason: string | null, createdAt: string }>, history: Array<{ id: string, at: string, to: OrderStatus, note: string | null }>, staffNotes: Array<{ id: string, text: string, createdAt: string }> } }
    | { __typename: 'PayOrderSuccess', clientSecret: string | null, replayed: boolean, payment: { id: string, status: PaymentStatus }, order: { id: string, number: string, status: OrderStatus, email: string | null, placedAt: string, updatedAt: string, expiresAt: string | null, carrier: string | null, trackingNumber: string | null, notes: string | null, pricesIncludeTax: boolean, paymentStatus: OrderPaymentStatus, allowedTransitions: Array<OrderStatus>, details: Array<{ id: string, productName: string, sku: string, quantity: number, options: Array<{ code: string, name: string, label: string }>, unitPrice: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } | null }>, shippingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, billingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, shipping: { name: string, total: { amount: string, currency: string }, discount: { amount: string, currency: string } } | null, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, amountDue: { amount: string, currency: string }, amountRefunded: { amount: string, currency: string }, payments: Array<{ id: string, status: PaymentStatus, failureReason: string | null, createdAt: string }>, history: Array<{ id: string, at: string, to: OrderStatus, note: string | null }>, staffNotes: Array<{ id: string, text: string, createdAt: string }> } }
    | { __typename: 'PaymentDeclined', message: string, reason: string, payment: { id: string, order: { id: string, number: string, status: OrderStatus, email: string | null, placedAt: string, updatedAt: string, expiresAt: string | null, carrier: string | null, trackingNumber: string | null, notes: string | null, pricesIncludeTax: boolean, paymentStatus: OrderPaymentStatus, allowedTransitions: Array<OrderStatus>, details: Array<{ id: string, productName: string, sku: string, quantity: number, options: Array<{ code: string, name: string, label: string }>, unitPrice: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } | null }>, shippingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, billingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, shipping: { name: string, total: { amount: string, currency: string }, discount: { amount: string, currency: string } } | null, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, amountDue: { amount: string, currency: string }, amountRefunded: { amount: string, currency: string }, payments: Array<{ id: string, status: PaymentStatus, failureReason: string | null, createdAt: string }>, history: Array<{ id: string, at: string, to: OrderStatus, note: string | null }>, staffNotes: Array<{ id: string, text: string, createdAt: string }> } } }
   };

export type AddressFieldsFragment = { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null };

export type OrderFieldsFragment = { id: string, number: string, status: OrderStatus, email: string | null, placedAt: string, updatedAt: string, expiresAt: string | null, carrier: string | null, trackingNumber: string | null, notes: string | null, pricesIncludeTax: boolean, paymentStatus: OrderPaymentStatus, allowedTransitions: Array<OrderStatus>, details: Array<{ id: string, productName: string, sku: string, quantity: number, options: Array<{ code: string, name: string, label: string }>, unitPrice: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } | null }>, shippingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, billingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, shipping: { name: string, total: { amount: string, currency: string }, discount: { amount: string, currency: string } } | null, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, amountDue: { amount: string, currency: string }, amountRefunded: { amount: string, currency: string }, payments: Array<{ id: string, status: PaymentStatus, failureReason: string | null, createdAt: string }>, history: Array<{ id: string, at: string, to: OrderStatus, note: string | null }>, staffNotes: Array<{ id: string, text: string, createdAt: string }> };

export type OrderByKeyQueryVariables = Exact<{
  by: OrderKey;
}>;


export type OrderByKeyQuery = { order: { id: string, number: string, status: OrderStatus, email: string | null, placedAt: string, updatedAt: string, expiresAt: string | null, carrier: string | null, trackingNumber: string | null, notes: string | null, pricesIncludeTax: boolean, paymentStatus: OrderPaymentStatus, allowedTransitions: Array<OrderStatus>, details: Array<{ id: string, productName: string, sku: string, quantity: number, options: Array<{ code: string, name: string, label: string }>, unitPrice: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } | null }>, shippingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, billingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, shipping: { name: string, total: { amount: string, currency: string }, discount: { amount: string, currency: string } } | null, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, amountDue: { amount: string, currency: string }, amountRefunded: { amount: string, currency: string }, payments: Array<{ id: string, status: PaymentStatus, failureReason: string | null, createdAt: string }>, history: Array<{ id: string, at: string, to: OrderStatus, note: string | null }>, staffNotes: Array<{ id: string, text: string, createdAt: string }> } | null };

export type OrderUpdatedSubscriptionVariables = Exact<{
  orderId: string;
  token?: string | null | undefined;
}>;


export type OrderUpdatedSubscription = { orderUpdated: { id: string, number: string, status: OrderStatus, email: string | null, placedAt: string, updatedAt: string, expiresAt: string | null, carrier: string | null, trackingNumber: string | null, notes: string | null, pricesIncludeTax: boolean, paymentStatus: OrderPaymentStatus, allowedTransitions: Array<OrderStatus>, details: Array<{ id: string, productName: string, sku: string, quantity: number, options: Array<{ code: string, name: string, label: string }>, unitPrice: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } | null }>, shippingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, billingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, shipping: { name: string, total: { amount: string, currency: string }, discount: { amount: string, currency: string } } | null, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, amountDue: { amount: string, currency: string }, amountRefunded: { amount: string, currency: string }, payments: Array<{ id: string, status: PaymentStatus, failureReason: string | null, createdAt: string }>, history: Array<{ id: string, at: string, to: OrderStatus, note: string | null }>, staffNotes: Array<{ id: string, text: string, createdAt: string }> } };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { __typename: 'CancelOrderSuccess', order: { id: string, number: string, status: OrderStatus, email: string | null, placedAt: string, updatedAt: string, expiresAt: string | null, carrier: string | null, trackingNumber: string | null, notes: string | null, pricesIncludeTax: boolean, paymentStatus: OrderPaymentStatus, allowedTransitions: Array<OrderStatus>, details: Array<{ id: string, productName: string, sku: string, quantity: number, options: Array<{ code: string, name: string, label: string }>, unitPrice: { amount: string, currency: string }, subtotal: { amount: string, currency: string }, product: { id: string, slug: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } | null }>, shippingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, billingAddress: { name: string, company: string | null, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null, vatNumber: string | null }, subtotal: { amount: string, currency: string }, discount: { amount: string, currency: string }, discountLines: Array<{ code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } }>, shipping: { name: string, total: { amount: string, currency: string }, discount: { amount: string, currency: string } } | null, tax: { amount: string, currency: string }, total: { amount: string, currency: string }, amountDue: { amount: string, currency: string }, amountRefunded: { amount: string, currency: string }, payments: Array<{ id: string, status: PaymentStatus, failureReason: string | null, createdAt: string }>, history: Array<{ id: string, at: string, to: OrderStatus, note: string | null }>, staffNotes: Array<{ id: string, text: string, createdAt: string }> } }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'TransitionNotAllowed', message: string }
   };

export type ClaimOrderMutationVariables = Exact<{
  token: string;
}>;


export type ClaimOrderMutation = { claimOrder:
    | { __typename: 'ClaimOrderSuccess', order: { id: string } }
    | { __typename: 'InvalidToken', message: string }
   };

export type RequestOrderAccessMutationVariables = Exact<{
  number: string;
  email: string;
}>;


export type RequestOrderAccessMutation = { requestOrderAccess: boolean };

export type MyOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type MyOrdersQuery = { me: { id: string, orders: { nodes: Array<{ id: string, number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus, placedAt: string, total: { amount: string, currency: string }, details: Array<{ id: string, productName: string, quantity: number, product: { id: string, image: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }> } | null }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type ShopShellQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopShellQuery = { shop: { name: string, currency: string, locale: string, timeZone: string, pricesIncludeTax: boolean, guestCheckout: boolean, requiresShipping: boolean, payment: { provider: string, publishableKey: string | null } | null }, categories: { nodes: Array<{ id: string, name: string, slug: string, image: string | null, description: string | null, images: Array<{ id: string, width: number, placeholder: string | null, small: string, medium: string }>, children: Array<{ id: string, name: string, slug: string }> }> } };

export type CardImageFragment = { id: string, width: number, placeholder: string | null, small: string, medium: string };

export type MoneyFieldsFragment = { amount: string, currency: string };

export type IssuesFragment = { message: string, issues: Array<{ path: Array<string>, code: string, message: string }> };

export type ShortageFieldsFragment = { message: string, shortages: Array<{ requested: number, available: number, product: { id: string, name: string, slug: string } }> };

export type UnavailableFieldsFragment = { message: string, products: Array<{ id: string, name: string, slug: string }> };

export type QuantityFieldsFragment = { message: string, items: Array<{ requested: number, minimum: number, maximum: number, step: number, nearest: number, product: { id: string, name: string, slug: string } }> };

export type CodeRejectedFieldsFragment = { message: string, code: string, reason: DiscountRejection, missing: { amount: string, currency: string } | null };

export type DiscountLineFieldsFragment = { code: string, description: string, kind: DiscountKind, target: DiscountTarget, amount: { amount: string, currency: string } };

export type TaxLineFieldsFragment = { name: string, rate: string, amount: { amount: string, currency: string } };

export const CurrentViewer = "fragment UserFields on User{id email emailVerifiedAt name role locale}query CurrentViewer{me{...UserFields}}" as TypedDocument<CurrentViewerQuery, CurrentViewerQueryVariables>;
export const RequestPasswordReset = "mutation RequestPasswordReset($email:EmailAddress!){requestPasswordReset(email:$email)}" as TypedDocument<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPassword = "mutation ResetPassword($input:ResetPasswordInput!){resetPassword(input:$input){__typename ...on ResetPasswordSuccess{email}...on InvalidToken{message}...Issues}}fragment Issues on InvalidInput{message issues{path code message}}" as TypedDocument<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const RequestEmailVerification = "mutation RequestEmailVerification{requestEmailVerification}" as TypedDocument<RequestEmailVerificationMutation, RequestEmailVerificationMutationVariables>;
export const VerifyEmail = "mutation VerifyEmail($token:String!){verifyEmail(token:$token){__typename ...on VerifyEmailSuccess{email}...on InvalidToken{message}}}" as TypedDocument<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const RequestEmailChange = "mutation RequestEmailChange($input:RequestEmailChangeInput!){requestEmailChange(input:$input){__typename ...on RequestEmailChangeSuccess{newEmail}...on WrongPassword{message}...Issues}}fragment Issues on InvalidInput{message issues{path code message}}" as TypedDocument<RequestEmailChangeMutation, RequestEmailChangeMutationVariables>;
export const ConfirmEmailChange = "fragment UserFields on User{id email emailVerifiedAt name role locale}mutation ConfirmEmailChange($token:String!){confirmEmailChange(token:$token){__typename ...on ConfirmEmailChangeSuccess{user{...UserFields}}...on InvalidToken{message}...on EmailTaken{message}}}" as TypedDocument<ConfirmEmailChangeMutation, ConfirmEmailChangeMutationVariables>;
export const ChangePassword = "mutation ChangePassword($input:ChangePasswordInput!){changePassword(input:$input){__typename ...on ChangePasswordSuccess{user{id}}...on WrongPassword{message}...Issues}}fragment Issues on InvalidInput{message issues{path code message}}" as TypedDocument<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const UpdateProfile = "fragment UserFields on User{id email emailVerifiedAt name role locale}mutation UpdateProfile($input:UpdateProfileInput!){updateProfile(input:$input){__typename ...on UpdateProfileSuccess{user{...UserFields}}...Issues}}fragment Issues on InvalidInput{message issues{path code message}}" as TypedDocument<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const DeleteAccount = "mutation DeleteAccount($input:DeleteAccountInput!){deleteAccount(input:$input){__typename ...on DeleteAccountSuccess{id}...on WrongPassword{message}...on LastAdministrator{message}}}" as TypedDocument<DeleteAccountMutation, DeleteAccountMutationVariables>;
export const MyAddresses = "fragment SavedAddressFields on SavedAddress{id isDefaultShipping isDefaultBilling address{...AddressFields}}query MyAddresses{me{id addresses{...SavedAddressFields}}shop{countries{code name postalCodeRequired regions{code name}}}}fragment AddressFields on Address{name company line1 line2 city region postalCode country phone vatNumber}" as TypedDocument<MyAddressesQuery, MyAddressesQueryVariables>;
export const CreateAddress = "fragment SavedAddressFields on SavedAddress{id isDefaultShipping isDefaultBilling address{...AddressFields}}fragment AddressResultFields on AddressResult{__typename ...on AddressSuccess{user{id addresses{...SavedAddressFields}}}...on AddressBookFull{message maximum}...on AddressExists{message address{id}}...Issues}mutation CreateAddress($input:SavedAddressInput!){createAddress(input:$input){__typename ...AddressResultFields}}fragment AddressFields on Address{name company line1 line2 city region postalCode country phone vatNumber}fragment Issues on InvalidInput{message issues{path code message}}" as TypedDocument<CreateAddressMutation, CreateAddressMutationVariables>;
export const UpdateAddress = "fragment SavedAddressFields on SavedAddress{id isDefaultShipping isDefaultBilling address{...AddressFields}}fragment AddressResultFields on AddressResult{__typename ...on AddressSuccess{user{id addresses{...SavedAddressFields}}}...on AddressBookFull{message maximum}...on AddressExists{message address{id}}...Issues}mutation UpdateAddress($id:ID!$input:SavedAddressInput!){updateAddress(id:$id input:$input){__typename ...AddressResultFields}}fragment AddressFields on Address{name company line1 line2 city region postalCode country phone vatNumber}fragment Issues on InvalidInput{message issues{path code message}}" as TypedDocument<UpdateAddressMutation, UpdateAddressMutationVariables>;
export const DeleteAddress = "fragment SavedAddressFields on SavedAddress{id isDefaultShipping isDefaultBilling address{...AddressFields}}fragment AddressResultFields on AddressResult{__typename ...on AddressSuccess{user{id addresses{...SavedAddressFields}}}...on AddressBookFull{message maximum}...on AddressExists{message address{id}}...Issues}mutation DeleteAddress($id:ID!){deleteAddress(id:$id){__typename ...AddressResultFields}}fragment AddressFields on Address{name company line1 line2 city region postalCode country phone vatNumber}fragment Issues on InvalidInput{message issues{path code message}}" as TypedDocument<DeleteAddressMutation, DeleteAddressMutationVariables>;
export const MySessions = "query MySessions{me{id sessions{id createdAt lastUsedAt userAgent address current}}}" as TypedDocument<MySessionsQuery, MySessionsQueryVariables>;
export const RevokeSession = "mutation RevokeSession($id:ID!){revokeSession(id:$id)}" as TypedDocument<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const LogoutEverywhere = "mutation LogoutEverywhere{logoutEverywhere}" as TypedDocument<LogoutEverywhereMutation, LogoutEverywhereMutationVariables>;
export const CurrentCart = "fragment CartFields on Cart{id version itemCount pricesIncludeTax discountCodes items{id quantity unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}subtotal{...MoneyFields}product{id name slug image images(first:1){...CardImage}stock inStock minQuantity maxQuantity quantityStep}}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}tax{...MoneyFields}total{...MoneyFields}problems{__typename ...ProblemFields}}fragment ProblemFields on CartProblem{__typename ...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on PriceChanged{message items{id unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}product{id name slug}}}}query CurrentCart($token:String){cart(token:$token){...CartFields}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<CurrentCartQuery, CurrentCartQueryVariables>;
export const CartUpdated = "fragment CartFields on Cart{id version itemCount pricesIncludeTax discountCodes items{id quantity unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}subtotal{...MoneyFields}product{id name slug image images(first:1){...CardImage}stock inStock minQuantity maxQuantity quantityStep}}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}tax{...MoneyFields}total{...MoneyFields}problems{__typename ...ProblemFields}}fragment ProblemFields on CartProblem{__typename ...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on PriceChanged{message items{id unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}product{id name slug}}}}subscription CartUpdated($token:String){cartUpdated(token:$token){...CartFields}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<CartUpdatedSubscription, CartUpdatedSubscriptionVariables>;
export const CreateCart = "fragment CartFields on Cart{id version itemCount pricesIncludeTax discountCodes items{id quantity unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}subtotal{...MoneyFields}product{id name slug image images(first:1){...CardImage}stock inStock minQuantity maxQuantity quantityStep}}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}tax{...MoneyFields}total{...MoneyFields}problems{__typename ...ProblemFields}}fragment ProblemFields on CartProblem{__typename ...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on PriceChanged{message items{id unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}product{id name slug}}}}mutation CreateCart{createCart{token cart{...CartFields}}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<CreateCartMutation, CreateCartMutationVariables>;
export const AddToCart = "fragment CartFields on Cart{id version itemCount pricesIncludeTax discountCodes items{id quantity unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}subtotal{...MoneyFields}product{id name slug image images(first:1){...CardImage}stock inStock minQuantity maxQuantity quantityStep}}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}tax{...MoneyFields}total{...MoneyFields}problems{__typename ...ProblemFields}}fragment ProblemFields on CartProblem{__typename ...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on PriceChanged{message items{id unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}product{id name slug}}}}fragment CartResultFields on CartResult{__typename ...on CartSuccess{cart{...CartFields}}...on CartChanged{message cart{...CartFields}}...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...Issues}mutation AddToCart($input:AddToCartInput!){addToCart(input:$input){__typename ...CartResultFields}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment Issues on InvalidInput{message issues{path code message}}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<AddToCartMutation, AddToCartMutationVariables>;
export const UpdateCartItem = "fragment CartFields on Cart{id version itemCount pricesIncludeTax discountCodes items{id quantity unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}subtotal{...MoneyFields}product{id name slug image images(first:1){...CardImage}stock inStock minQuantity maxQuantity quantityStep}}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}tax{...MoneyFields}total{...MoneyFields}problems{__typename ...ProblemFields}}fragment ProblemFields on CartProblem{__typename ...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on PriceChanged{message items{id unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}product{id name slug}}}}fragment CartResultFields on CartResult{__typename ...on CartSuccess{cart{...CartFields}}...on CartChanged{message cart{...CartFields}}...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...Issues}mutation UpdateCartItem($input:UpdateCartItemInput!){updateCartItem(input:$input){__typename ...CartResultFields}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment Issues on InvalidInput{message issues{path code message}}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<UpdateCartItemMutation, UpdateCartItemMutationVariables>;
export const ApplyDiscountCode = "fragment CartFields on Cart{id version itemCount pricesIncludeTax discountCodes items{id quantity unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}subtotal{...MoneyFields}product{id name slug image images(first:1){...CardImage}stock inStock minQuantity maxQuantity quantityStep}}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}tax{...MoneyFields}total{...MoneyFields}problems{__typename ...ProblemFields}}fragment ProblemFields on CartProblem{__typename ...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on PriceChanged{message items{id unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}product{id name slug}}}}fragment CartResultFields on CartResult{__typename ...on CartSuccess{cart{...CartFields}}...on CartChanged{message cart{...CartFields}}...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...Issues}mutation ApplyDiscountCode($code:String!$cartToken:String$expectedVersion:Int){applyDiscountCode(code:$code cartToken:$cartToken expectedVersion:$expectedVersion){__typename ...CartResultFields}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment Issues on InvalidInput{message issues{path code message}}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<ApplyDiscountCodeMutation, ApplyDiscountCodeMutationVariables>;
export const RemoveDiscountCode = "fragment CartFields on Cart{id version itemCount pricesIncludeTax discountCodes items{id quantity unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}subtotal{...MoneyFields}product{id name slug image images(first:1){...CardImage}stock inStock minQuantity maxQuantity quantityStep}}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}tax{...MoneyFields}total{...MoneyFields}problems{__typename ...ProblemFields}}fragment ProblemFields on CartProblem{__typename ...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on PriceChanged{message items{id unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}product{id name slug}}}}fragment CartResultFields on CartResult{__typename ...on CartSuccess{cart{...CartFields}}...on CartChanged{message cart{...CartFields}}...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...Issues}mutation RemoveDiscountCode($code:String!$cartToken:String$expectedVersion:Int){removeDiscountCode(code:$code cartToken:$cartToken expectedVersion:$expectedVersion){__typename ...CartResultFields}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment Issues on InvalidInput{message issues{path code message}}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<RemoveDiscountCodeMutation, RemoveDiscountCodeMutationVariables>;
export const Reorder = "fragment CartFields on Cart{id version itemCount pricesIncludeTax discountCodes items{id quantity unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}subtotal{...MoneyFields}product{id name slug image images(first:1){...CardImage}stock inStock minQuantity maxQuantity quantityStep}}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}tax{...MoneyFields}total{...MoneyFields}problems{__typename ...ProblemFields}}fragment ProblemFields on CartProblem{__typename ...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on PriceChanged{message items{id unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}product{id name slug}}}}fragment CartResultFields on CartResult{__typename ...on CartSuccess{cart{...CartFields}}...on CartChanged{message cart{...CartFields}}...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...Issues}mutation Reorder($order:OrderKey!$cartToken:String){reorder(order:$order cartToken:$cartToken){__typename ...CartResultFields ...on CartSuccess{unavailable{id productName}}}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment Issues on InvalidInput{message issues{path code message}}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<ReorderMutation, ReorderMutationVariables>;
export const HomePage = "fragment ProductCard on Product{id name slug image images(first:1){...CardImage}inStock stock minQuantity maxQuantity quantityStep price{...MoneyFields}previousPrice{...MoneyFields}compareAtPrice{...MoneyFields}group{id}}query HomePage{products(first:8 filter:{inStock:true oneOfEachGroup:true}){nodes{...ProductCard}}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}" as TypedDocument<HomePageQuery, HomePageQueryVariables>;
export const CategoryPage = "fragment ProductCard on Product{id name slug image images(first:1){...CardImage}inStock stock minQuantity maxQuantity quantityStep price{...MoneyFields}previousPrice{...MoneyFields}compareAtPrice{...MoneyFields}group{id}}fragment ProductList on ProductConnection{nodes{...ProductCard}totalCount facets{attribute{id code name type}values{value{id code label color}count}}priceRange{min{...MoneyFields}max{...MoneyFields}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}query CategoryPage($slug:String!$first:Int$after:String$last:Int$before:String$sort:ProductSort$filter:ProductFilter){category(by:{slug:$slug}){id name slug description image ancestors{id name slug}children{id name slug}products(first:$first after:$after last:$last before:$before sort:$sort filter:$filter){...ProductList}}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}" as TypedDocument<CategoryPageQuery, CategoryPageQueryVariables>;
export const SearchPage = "fragment ProductCard on Product{id name slug image images(first:1){...CardImage}inStock stock minQuantity maxQuantity quantityStep price{...MoneyFields}previousPrice{...MoneyFields}compareAtPrice{...MoneyFields}group{id}}fragment ProductList on ProductConnection{nodes{...ProductCard}totalCount facets{attribute{id code name type}values{value{id code label color}count}}priceRange{min{...MoneyFields}max{...MoneyFields}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}query SearchPage($search:String!$first:Int$after:String$last:Int$before:String$sort:ProductSort$filter:ProductFilter){products(search:$search first:$first after:$after last:$last before:$before sort:$sort filter:$filter){...ProductList}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}" as TypedDocument<SearchPageQuery, SearchPageQueryVariables>;
export const ProductDetails = "fragment ProductCard on Product{id name slug image images(first:1){...CardImage}inStock stock minQuantity maxQuantity quantityStep price{...MoneyFields}previousPrice{...MoneyFields}compareAtPrice{...MoneyFields}group{id}}fragment ImageFields on ProductImage{...CardImage alt large:url(width:1600)}fragment OptionFields on ProductOption{attribute{id code name}value{id code label color}}query ProductDetails($slug:String!){product(by:{slug:$slug}){...ProductCard sku description weightGrams lowestPrice30Days{...MoneyFields}saleEndsAt stockLevel gallery:images{...ImageFields}options{...OptionFields}group{id name gallery:images{...ImageFields}variesBy{id code name type}variants{id slug inStock options{...OptionFields}}}attributes{attribute{id code name}values{id label color}}related(first:8){...ProductCard}category{id name slug ancestors{id name slug}products(first:5 filter:{oneOfEachGroup:true}){nodes{...ProductCard}}}}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}" as TypedDocument<ProductDetailsQuery, ProductDetailsQueryVariables>;
export const Suggestions = "query Suggestions($prefix:String!){searchSuggestions(prefix:$prefix){terms categories{id name slug}products{id name slug image images(first:1){...CardImage}price{...MoneyFields}}}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}" as TypedDocument<SuggestionsQuery, SuggestionsQueryVariables>;
export const StockChanged = "subscription StockChanged($productIds:[ID!]!){stockChanged(productIds:$productIds){id stock inStock}}" as TypedDocument<StockChangedSubscription, StockChangedSubscriptionVariables>;
export const CheckoutTerms = "fragment SavedAddressFields on SavedAddress{id isDefaultShipping isDefaultBilling address{...AddressFields}}query CheckoutTerms{shop{countries{code name postalCodeRequired regions{code name}}}me{id addresses{...SavedAddressFields}}}fragment AddressFields on Address{name company line1 line2 city region postalCode country phone vatNumber}" as TypedDocument<CheckoutTermsQuery, CheckoutTermsQueryVariables>;
export const PreviewOrder = "fragment ProblemFields on CartProblem{__typename ...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on PriceChanged{message items{id unitPrice{...MoneyFields}unitPriceWhenAdded{...MoneyFields}product{id name slug}}}}fragment ShippingOptionFields on ShippingOption{method{id name description minDays maxDays}total{...MoneyFields}missingForFree{...MoneyFields}isAvailable reason}fragment PreviewFields on OrderPreview{lines{quantity subtotal{...MoneyFields}product{id name slug image images(first:1){...CardImage}}}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}tax{...MoneyFields}taxLines{...TaxLineFields}pricesIncludeTax total{...MoneyFields}shipping{name total{...MoneyFields}discount{...MoneyFields}}shippingOptions{...ShippingOptionFields}problems{__typename ...ProblemFields}}query PreviewOrder($input:PreviewOrderInput!){previewOrder(input:$input){__typename ...PreviewFields ...on CartEmpty{message}...on ShippingMethodUnavailable{message options{...ShippingOptionFields}}...Issues}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment Issues on InvalidInput{message issues{path code message}}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}fragment TaxLineFields on TaxLine{name rate amount{...MoneyFields}}" as TypedDocument<PreviewOrderQuery, PreviewOrderQueryVariables>;
export const PlaceOrder = "fragment ShippingOptionFields on ShippingOption{method{id name description minDays maxDays}total{...MoneyFields}missingForFree{...MoneyFields}isAvailable reason}mutation PlaceOrder($input:PlaceOrderInput!){placeOrder(input:$input){__typename ...on PlaceOrderSuccess{accessToken replayed order{id number amountDue{...MoneyFields}}}...on TooManyUnpaidOrders{message maxOrders maxTotal{...MoneyFields}}...on CartEmpty{message}...ShortageFields ...UnavailableFields ...QuantityFields ...CodeRejectedFields ...on TotalChanged{message expected{...MoneyFields}actual{...MoneyFields}changes{part}}...on ShippingMethodUnavailable{message options{...ShippingOptionFields}}...on IdempotencyKeyReused{message}...Issues}}fragment MoneyFields on Money{amount currency}fragment Issues on InvalidInput{message issues{path code message}}fragment ShortageFields on InsufficientStock{message shortages{product{id name slug}requested available}}fragment UnavailableFields on ProductUnavailable{message products{id name slug}}fragment QuantityFields on QuantityNotAllowed{message items{product{id name slug}requested minimum maximum step nearest}}fragment CodeRejectedFields on DiscountCodeRejected{message code reason missing{...MoneyFields}}" as TypedDocument<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const PayOrder = "mutation PayOrder($input:PayOrderInput!){payOrder(input:$input){__typename ...on PayOrderSuccess{clientSecret replayed payment{id status}order{...OrderFields}}...on PaymentDeclined{message reason payment{id order{...OrderFields}}}...on OrderNotPayable{message order{...OrderFields}}...on IdempotencyKeyReused{message}...Issues}}fragment AddressFields on Address{name company line1 line2 city region postalCode country phone vatNumber}fragment OrderFields on Order{id number status email placedAt updatedAt expiresAt carrier trackingNumber notes pricesIncludeTax paymentStatus allowedTransitions details{id productName sku quantity options{code name label}unitPrice{...MoneyFields}subtotal{...MoneyFields}product{id slug image images(first:1){...CardImage}}}shippingAddress{...AddressFields}billingAddress{...AddressFields}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}shipping{name total{...MoneyFields}discount{...MoneyFields}}tax{...MoneyFields}total{...MoneyFields}amountDue{...MoneyFields}amountRefunded{...MoneyFields}payments{id status failureReason createdAt}history{id at to note}staffNotes{id text createdAt}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment Issues on InvalidInput{message issues{path code message}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<PayOrderMutation, PayOrderMutationVariables>;
export const OrderByKey = "fragment AddressFields on Address{name company line1 line2 city region postalCode country phone vatNumber}fragment OrderFields on Order{id number status email placedAt updatedAt expiresAt carrier trackingNumber notes pricesIncludeTax paymentStatus allowedTransitions details{id productName sku quantity options{code name label}unitPrice{...MoneyFields}subtotal{...MoneyFields}product{id slug image images(first:1){...CardImage}}}shippingAddress{...AddressFields}billingAddress{...AddressFields}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}shipping{name total{...MoneyFields}discount{...MoneyFields}}tax{...MoneyFields}total{...MoneyFields}amountDue{...MoneyFields}amountRefunded{...MoneyFields}payments{id status failureReason createdAt}history{id at to note}staffNotes{id text createdAt}}query OrderByKey($by:OrderKey!){order(by:$by){...OrderFields}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<OrderByKeyQuery, OrderByKeyQueryVariables>;
export const OrderUpdated = "fragment AddressFields on Address{name company line1 line2 city region postalCode country phone vatNumber}fragment OrderFields on Order{id number status email placedAt updatedAt expiresAt carrier trackingNumber notes pricesIncludeTax paymentStatus allowedTransitions details{id productName sku quantity options{code name label}unitPrice{...MoneyFields}subtotal{...MoneyFields}product{id slug image images(first:1){...CardImage}}}shippingAddress{...AddressFields}billingAddress{...AddressFields}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}shipping{name total{...MoneyFields}discount{...MoneyFields}}tax{...MoneyFields}total{...MoneyFields}amountDue{...MoneyFields}amountRefunded{...MoneyFields}payments{id status failureReason createdAt}history{id at to note}staffNotes{id text createdAt}}subscription OrderUpdated($orderId:ID!$token:String){orderUpdated(orderId:$orderId token:$token){...OrderFields}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<OrderUpdatedSubscription, OrderUpdatedSubscriptionVariables>;
export const CancelOrder = "fragment AddressFields on Address{name company line1 line2 city region postalCode country phone vatNumber}fragment OrderFields on Order{id number status email placedAt updatedAt expiresAt carrier trackingNumber notes pricesIncludeTax paymentStatus allowedTransitions details{id productName sku quantity options{code name label}unitPrice{...MoneyFields}subtotal{...MoneyFields}product{id slug image images(first:1){...CardImage}}}shippingAddress{...AddressFields}billingAddress{...AddressFields}subtotal{...MoneyFields}discount{...MoneyFields}discountLines{...DiscountLineFields}shipping{name total{...MoneyFields}discount{...MoneyFields}}tax{...MoneyFields}total{...MoneyFields}amountDue{...MoneyFields}amountRefunded{...MoneyFields}payments{id status failureReason createdAt}history{id at to note}staffNotes{id text createdAt}}mutation CancelOrder($input:CancelOrderInput!){cancelOrder(input:$input){__typename ...on CancelOrderSuccess{order{...OrderFields}}...on TransitionNotAllowed{message}...Issues}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}fragment Issues on InvalidInput{message issues{path code message}}fragment DiscountLineFields on DiscountLine{code description kind target amount{...MoneyFields}}" as TypedDocument<CancelOrderMutation, CancelOrderMutationVariables>;
export const ClaimOrder = "mutation ClaimOrder($token:String!){claimOrder(token:$token){__typename ...on ClaimOrderSuccess{order{id}}...on InvalidToken{message}}}" as TypedDocument<ClaimOrderMutation, ClaimOrderMutationVariables>;
export const RequestOrderAccess = "mutation RequestOrderAccess($number:String!$email:EmailAddress!){requestOrderAccess(number:$number email:$email)}" as TypedDocument<RequestOrderAccessMutation, RequestOrderAccessMutationVariables>;
export const MyOrders = "query MyOrders($first:Int$after:String$last:Int$before:String){me{id orders(first:$first after:$after last:$last before:$before){nodes{id number status paymentStatus placedAt total{...MoneyFields}details{id productName quantity product{id image images(first:1){...CardImage}}}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}fragment MoneyFields on Money{amount currency}" as TypedDocument<MyOrdersQuery, MyOrdersQueryVariables>;
export const ShopShell = "query ShopShell{shop{name currency locale timeZone pricesIncludeTax guestCheckout requiresShipping payment{provider publishableKey}}categories(first:20 rootsOnly:true){nodes{id name slug image images(first:1){...CardImage}description children{id name slug}}}}fragment CardImage on ProductImage{id width placeholder small:url(width:320)medium:url(width:800)}" as TypedDocument<ShopShellQuery, ShopShellQueryVariables>;