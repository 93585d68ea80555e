/** The members of each union and interface. */
export const possibleTypes: Record<string, string[]> = {
  "AddOrderNoteResult": [
    "AddOrderNoteSuccess",
    "IdempotencyKeyReused",
    "InvalidInput",
    "OrderNotesFull"
  ],
  "AddressResult": [
    "AddressBookFull",
    "AddressExists",
    "AddressSuccess",
    "InvalidInput"
  ],
  "AdjustStockResult": [
    "AdjustStockSuccess",
    "IdempotencyKeyReused",
    "InsufficientStock",
    "InvalidInput",
    "StockChanged"
  ],
  "CancelOrderResult": [
    "CancelOrderSuccess",
    "InvalidInput",
    "TransitionNotAllowed"
  ],
  "CartProblem": [
    "DiscountCodeRejected",
    "InsufficientStock",
    "PriceChanged",
    "ProductUnavailable"
  ],
  "CartResult": [
    "CartChanged",
    "CartSuccess",
    "DiscountCodeRejected",
    "InsufficientStock",
    "InvalidInput",
    "ProductUnavailable"
  ],
  "ChangePasswordResult": [
    "ChangePasswordSuccess",
    "InvalidInput",
    "WrongPassword"
  ],
  "ClaimOrderResult": [
    "ClaimOrderSuccess",
    "InvalidToken"
  ],
  "ClosePaymentResult": [
    "ClosePaymentSuccess",
    "PaymentNotClosable"
  ],
  "ConfirmEmailChangeResult": [
    "ConfirmEmailChangeSuccess",
    "EmailTaken",
    "InvalidToken"
  ],
  "CreateCategoryResult": [
    "CreateCategorySuccess",
    "InvalidInput",
    "SlugTaken"
  ],
  "CreateDiscountCodeResult": [
    "CreateDiscountCodeSuccess",
    "DiscountCodeTaken",
    "InvalidInput"
  ],
  "CreateProductResult": [
    "CreateProductSuccess",
    "InvalidInput",
    "SkuTaken",
    "SlugTaken"
  ],
  "CreatePromotionResult": [
    "CreatePromotionSuccess",
    "InvalidInput",
    "PromotionKeyTaken",
    "PromotionsFull"
  ],
  "CreateShippingMethodResult": [
    "CreateShippingMethodSuccess",
    "InvalidInput",
    "ShippingMethodsFull"
  ],
  "CreateShippingZoneResult": [
    "CreateShippingZoneSuccess",
    "InvalidInput",
    "ShippingPlaceTaken"
  ],
  "CreateTaxRateResult": [
    "CreateTaxRateSuccess",
    "InvalidInput",
    "TaxRateTaken"
  ],
  "CreateWebhookEndpointResult": [
    "CreateWebhookEndpointSuccess",
    "InvalidInput",
    "WebhookEndpointsFull"
  ],
  "DeleteAccountResult": [
    "DeleteAccountSuccess",
    "LastAdministrator",
    "WrongPassword"
  ],
  "DeleteCategoryResult": [
    "CategoryNotEmpty",
    "DeleteCategorySuccess"
  ],
  "DeleteProductResult": [
    "DeleteProductSuccess"
  ],
  "DiscountCodeResult": [
    "DiscountCodeApplies",
    "DiscountCodeRejected"
  ],
  "LoginResult": [
    "InvalidCredentials",
    "LoginSuccess"
  ],
  "Node": [
    "Category",
    "Order",
    "Product",
    "User"
  ],
  "PayOrderResult": [
    "IdempotencyKeyReused",
    "InvalidInput",
    "OrderNotPayable",
    "PayOrderSuccess",
    "PaymentDeclined"
  ],
  "PlaceOrderResult": [
    "CartEmpty",
    "DiscountCodeRejected",
    "IdempotencyKeyReused",
    "InsufficientStock",
    "InvalidInput",
    "PlaceOrderSuccess",
    "ProductUnavailable",
    "ShippingMethodUnavailable",
    "TooManyUnpaidOrders",
    "TotalChanged"
  ],
  "PreviewOrderResult": [
    "CartEmpty",
    "InvalidInput",
    "OrderPreview",
    "ShippingMethodUnavailable"
  ],
  "RecordPaymentResult": [
    "IdempotencyKeyReused",
    "InvalidInput",
    "OrderNotPayable",
    "RecordPaymentSuccess"
  ],
  "RefreshSessionResult": [
    "InvalidRefreshToken",
    "RefreshSessionSuccess"
  ],
  "RefundPaymentResult": [
    "IdempotencyKeyReused",
    "InvalidInput",
    "RefundNotPossible",
    "RefundPaymentSuccess"
  ],
  "RegisterResult": [
    "EmailTaken",
    "InvalidInput",
    "RegisterSuccess"
  ],
  "RequestEmailChangeResult": [
    "InvalidInput",
    "RequestEmailChangeSuccess",
    "WrongPassword"
  ],
  "ResendOrderEmailResult": [
    "EmailPending",
    "ResendOrderEmailSuccess"
  ],
  "ResendWebhookDeliveryResult": [
    "ResendWebhookDeliverySuccess",
    "WebhookEndpointInactive",
    "WebhookPending"
  ],
  "ResetPasswordResult": [
    "InvalidInput",
    "InvalidToken",
    "ResetPasswordSuccess"
  ],
  "SetUserRoleResult": [
    "LastAdministrator",
    "SetUserRoleSuccess"
  ],
  "UpdateCategoryResult": [
    "CategoryCycle",
    "InvalidInput",
    "SlugTaken",
    "UpdateCategorySuccess"
  ],
  "UpdateDiscountCodeResult": [
    "DiscountCodeTaken",
    "InvalidInput",
    "UpdateDiscountCodeSuccess"
  ],
  "UpdateOrderStatusResult": [
    "InvalidInput",
    "OrderChanged",
    "TransitionNotAllowed",
    "UpdateOrderStatusSuccess"
  ],
  "UpdateProductResult": [
    "InvalidInput",
    "SkuTaken",
    "SlugTaken",
    "UpdateProductSuccess"
  ],
  "UpdateProfileResult": [
    "InvalidInput",
    "UpdateProfileSuccess"
  ],
  "UpdatePromotionResult": [
    "InvalidInput",
    "PromotionKeyTaken",
    "PromotionsFull",
    "UpdatePromotionSuccess"
  ],
  "UpdateShippingMethodResult": [
    "InvalidInput",
    "UpdateShippingMethodSuccess"
  ],
  "UpdateShippingZoneResult": [
    "InvalidInput",
    "ShippingPlaceTaken",
    "UpdateShippingZoneSuccess"
  ],
  "UpdateTaxRateResult": [
    "InvalidInput",
    "TaxRateTaken",
    "UpdateTaxRateSuccess"
  ],
  "UpdateTrackingResult": [
    "InvalidInput",
    "OrderNotShipped",
    "UpdateTrackingSuccess"
  ],
  "UpdateWebhookEndpointResult": [
    "InvalidInput",
    "UpdateWebhookEndpointSuccess"
  ],
  "UserError": [
    "AddressBookFull",
    "AddressExists",
    "CartChanged",
    "CartEmpty",
    "CategoryCycle",
    "CategoryNotEmpty",
    "DiscountCodeRejected",
    "DiscountCodeTaken",
    "EmailPending",
    "EmailTaken",
    "IdempotencyKeyReused",
    "InsufficientStock",
    "InvalidCredentials",
    "InvalidInput",
    "InvalidRefreshToken",
    "InvalidToken",
    "LastAdministrator",
    "OrderChanged",
    "OrderNotPayable",
    "OrderNotShipped",
    "OrderNotesFull",
    "PaymentDeclined",
    "PaymentNotClosable",
    "PriceChanged",
    "ProductUnavailable",
    "PromotionKeyTaken",
    "PromotionsFull",
    "RefundNotPossible",
    "ShippingMethodUnavailable",
    "ShippingMethodsFull",
    "ShippingPlaceTaken",
    "SkuTaken",
    "SlugTaken",
    "StockChanged",
    "TaxRateTaken",
    "TooManyUnpaidOrders",
    "TotalChanged",
    "TransitionNotAllowed",
    "WebhookEndpointInactive",
    "WebhookEndpointsFull",
    "WebhookPending",
    "WrongPassword"
  ],
  "VerifyEmailResult": [
    "InvalidToken",
    "VerifyEmailSuccess"
  ]
};
/** The object types without an id. */
export const embeddedTypes: readonly string[] = [
  "AddOrderNoteSuccess",
  "Address",
  "AddressBookFull",
  "AddressExists",
  "AddressSuccess",
  "AdjustStockSuccess",
  "AuditEntryConnection",
  "AuditEntryEdge",
  "CancelOrderSuccess",
  "CartChanged",
  "CartEmpty",
  "CartSuccess",
  "CategoryConnection",
  "CategoryCycle",
  "CategoryEdge",
  "CategoryNotEmpty",
  "ChangePasswordSuccess",
  "ClaimOrderSuccess",
  "ClosePaymentSuccess",
  "ConfirmEmailChangeSuccess",
  "CreateCartSuccess",
  "CreateCategorySuccess",
  "CreateDiscountCodeSuccess",
  "CreateProductSuccess",
  "CreatePromotionSuccess",
  "CreateShippingMethodSuccess",
  "CreateShippingZoneSuccess",
  "CreateTaxRateSuccess",
  "CreateWebhookEndpointSuccess",
  "DeleteCategorySuccess",
  "DeleteProductSuccess",
  "DeleteShippingMethodSuccess",
  "DeleteShippingZoneSuccess",
  "DiscountCodeApplies",
  "DiscountCodeConnection",
  "DiscountCodeEdge",
  "DiscountCodeRejected",
  "DiscountCodeTaken",
  "DiscountLine",
  "EmailPending",
  "EmailTaken",
  "FailedJobConnection",
  "FailedJobEdge",
  "IdempotencyKeyReused",
  "InputIssue",
  "InsufficientStock",
  "InvalidCredentials",
  "InvalidInput",
  "InvalidRefreshToken",
  "InvalidToken",
  "LastAdministrator",
  "LoginSuccess",
  "Money",
  "OrderChange",
  "OrderChanged",
  "OrderChangePage",
  "OrderConnection",
  "OrderEdge",
  "OrderNotesFull",
  "OrderNotPayable",
  "OrderNotShipped",
  "OrderPreview",
  "OrderPreviewLine",
  "OrderShipping",
  "PageInfo",
  "PaymentDeclined",
  "PaymentNotClosable",
  "PayOrderSuccess",
  "PlaceOrderSuccess",
  "PriceChanged",
  "ProductConnection",
  "ProductEdge",
  "ProductUnavailable",
  "PromotionConnection",
  "PromotionEdge",
  "PromotionKeyTaken",
  "PromotionsFull",
  "RecordPaymentSuccess",
  "RefreshSessionSuccess",
  "RefundNotPossible",
  "RefundPaymentSuccess",
  "RegisterSuccess",
  "RequestEmailChangeSuccess",
  "ResendOrderEmailSuccess",
  "ResendWebhookDeliverySuccess",
  "ResetPasswordSuccess",
  "RotateWebhookSecretSuccess",
  "Session",
  "SetUserRoleSuccess",
  "ShippingMethodsFull",
  "ShippingMethodUnavailable",
  "ShippingOption",
  "ShippingPlace",
  "ShippingPlaceTaken",
  "ShippingTier",
  "ShippingZoneConnection",
  "ShippingZoneEdge",
  "Shop",
  "ShopCountry",
  "ShopPayment",
  "ShopRegion",
  "SkuTaken",
  "SlugTaken",
  "StockChanged",
  "StockMovementConnection",
  "StockMovementEdge",
  "StockShortage",
  "TaxLine",
  "TaxRateConnection",
  "TaxRateEdge",
  "TaxRateTaken",
  "TooManyUnpaidOrders",
  "TotalChange",
  "TotalChanged",
  "TransitionNotAllowed",
  "UpdateCategorySuccess",
  "UpdateDiscountCodeSuccess",
  "UpdateOrderStatusSuccess",
  "UpdateProductSuccess",
  "UpdateProfileSuccess",
  "UpdatePromotionSuccess",
  "UpdateShippingMethodSuccess",
  "UpdateShippingZoneSuccess",
  "UpdateTaxRateSuccess",
  "UpdateTrackingSuccess",
  "UpdateWebhookEndpointSuccess",
  "UserConnection",
  "UserEdge",
  "VerifyEmailSuccess",
  "WebhookDeliveryConnection",
  "WebhookDeliveryEdge",
  "WebhookEndpointConnection",
  "WebhookEndpointEdge",
  "WebhookEndpointInactive",
  "WebhookEndpointsFull",
  "WebhookPending",
  "WrongPassword"
];
/** The fields that return a page of a list, as pairs of type and field. */
export const connectionFields: readonly (readonly [string, string])[] = [
  [
    "Category",
    "products"
  ],
  [
    "Product",
    "stockMovements"
  ],
  [
    "Query",
    "auditLog"
  ],
  [
    "Query",
    "categories"
  ],
  [
    "Query",
    "customers"
  ],
  [
    "Query",
    "discountCodes"
  ],
  [
    "Query",
    "failedJobs"
  ],
  [
    "Query",
    "orders"
  ],
  [
    "Query",
    "products"
  ],
  [
    "Query",
    "promotions"
  ],
  [
    "Query",
    "shippingZones"
  ],
  [
    "Query",
    "taxRates"
  ],
  [
    "Query",
    "users"
  ],
  [
    "Query",
    "webhookDeliveries"
  ],
  [
    "Query",
    "webhookEndpoints"
  ],
  [
    "User",
    "orders"
  ]
];
