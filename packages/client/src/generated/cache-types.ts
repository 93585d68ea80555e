/** The members of each union and interface. */
export const possibleTypes: Record<string, string[]> = {
  "AddOrderNoteResult": [
    "AddOrderNoteSuccess",
    "IdempotencyKeyReused",
    "InvalidInput",
    "OrderNotesFull"
  ],
  "AddProductVariantResult": [
    "AddProductVariantSuccess",
    "InvalidInput",
    "VariantExists",
    "VariantsFull"
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
  "AttachImageResult": [
    "AttachImageSuccess",
    "ImageUploadPending",
    "ImageUploadRefused",
    "ImagesFull",
    "InvalidInput"
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
    "ProductUnavailable",
    "QuantityNotAllowed"
  ],
  "CartResult": [
    "CartChanged",
    "CartSuccess",
    "DiscountCodeRejected",
    "InsufficientStock",
    "InvalidInput",
    "ProductUnavailable",
    "QuantityNotAllowed"
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
  "CreateAttributeResult": [
    "AttributeCodeTaken",
    "AttributesFull",
    "CreateAttributeSuccess",
    "InvalidInput"
  ],
  "CreateAttributeValueResult": [
    "AttributeCodeTaken",
    "AttributesFull",
    "CreateAttributeValueSuccess",
    "InvalidInput"
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
  "CreateImageUploadResult": [
    "CreateImageUploadSuccess",
    "ImageUploadsDisabled",
    "InvalidInput"
  ],
  "CreateImportUploadResult": [
    "CreateImportUploadSuccess",
    "ImportUploadsFull",
    "InvalidInput"
  ],
  "CreateProductGroupResult": [
    "CreateProductGroupSuccess",
    "InvalidInput",
    "SlugTaken"
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
  "DeleteAttributeResult": [
    "AttributeInUse",
    "DeleteAttributeSuccess"
  ],
  "DeleteAttributeValueResult": [
    "AttributeInUse",
    "DeleteAttributeValueSuccess"
  ],
  "DeleteCategoryResult": [
    "CategoryNotEmpty",
    "DeleteCategorySuccess"
  ],
  "DeleteProductResult": [
    "DeleteProductSuccess"
  ],
  "DetachImageResult": [
    "DetachImageSuccess"
  ],
  "DiscountCodeResult": [
    "DiscountCodeApplies",
    "DiscountCodeRejected"
  ],
  "GenerateVariantsResult": [
    "GenerateVariantsSuccess",
    "InvalidInput",
    "SkuTaken",
    "SlugTaken",
    "VariantsFull"
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
    "QuantityNotAllowed",
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
  "ProductBulkUpdateResult": [
    "IdempotencyKeyReused",
    "InsufficientStock",
    "InvalidInput",
    "ProductBulkUpdateSuccess"
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
  "ReorderImagesResult": [
    "ImagesChanged",
    "InvalidInput",
    "ReorderImagesSuccess"
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
  "SearchSynonymsResult": [
    "InvalidInput",
    "SearchSynonymsFull",
    "SearchSynonymsSuccess"
  ],
  "SetProductAttributesResult": [
    "InvalidInput",
    "SetProductAttributesSuccess"
  ],
  "SetRelatedProductsResult": [
    "InvalidInput",
    "SetRelatedProductsSuccess"
  ],
  "SetUserRoleResult": [
    "LastAdministrator",
    "SetUserRoleSuccess"
  ],
  "SortCategoryProductsResult": [
    "InvalidInput",
    "SortCategoryProductsSuccess"
  ],
  "StartCatalogImportResult": [
    "InvalidInput",
    "StartCatalogImportSuccess"
  ],
  "UpdateAttributeResult": [
    "AttributeCodeTaken",
    "InvalidInput",
    "UpdateAttributeSuccess"
  ],
  "UpdateAttributeValueResult": [
    "AttributeCodeTaken",
    "InvalidInput",
    "UpdateAttributeValueSuccess"
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
  "UpdateImageResult": [
    "InvalidInput",
    "UpdateImageSuccess"
  ],
  "UpdateOrderStatusResult": [
    "InvalidInput",
    "OrderChanged",
    "TransitionNotAllowed",
    "UpdateOrderStatusSuccess"
  ],
  "UpdateProductGroupResult": [
    "InvalidInput",
    "SlugTaken",
    "UpdateProductGroupSuccess"
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
    "AttributeCodeTaken",
    "AttributeInUse",
    "AttributesFull",
    "CartChanged",
    "CartEmpty",
    "CategoryCycle",
    "CategoryNotEmpty",
    "DiscountCodeRejected",
    "DiscountCodeTaken",
    "EmailPending",
    "EmailTaken",
    "IdempotencyKeyReused",
    "ImageUploadPending",
    "ImageUploadRefused",
    "ImageUploadsDisabled",
    "ImagesChanged",
    "ImagesFull",
    "ImportUploadsFull",
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
    "QuantityNotAllowed",
    "RefundNotPossible",
    "SearchSynonymsFull",
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
    "VariantExists",
    "VariantsFull",
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
/** The object types without an id of their own. */
export const embeddedTypes: readonly string[] = [
  "AddOrderNoteSuccess",
  "AddProductVariantSuccess",
  "Address",
  "AddressBookFull",
  "AddressExists",
  "AddressSuccess",
  "AdjustStockSuccess",
  "AttachImageSuccess",
  "AttributeCodeTaken",
  "AttributeInUse",
  "AttributesFull",
  "AuditEntryConnection",
  "AuditEntryEdge",
  "CancelOrderSuccess",
  "CartChanged",
  "CartEmpty",
  "CartSuccess",
  "CatalogImportIssue",
  "CategoryConnection",
  "CategoryCycle",
  "CategoryEdge",
  "CategoryNotEmpty",
  "ChangePasswordSuccess",
  "ClaimOrderSuccess",
  "ClosePaymentSuccess",
  "ConfirmEmailChangeSuccess",
  "CreateAttributeSuccess",
  "CreateAttributeValueSuccess",
  "CreateCartSuccess",
  "CreateCategorySuccess",
  "CreateDiscountCodeSuccess",
  "CreateExportSuccess",
  "CreateImageUploadSuccess",
  "CreateImportUploadSuccess",
  "CreateProductGroupSuccess",
  "CreateProductSuccess",
  "CreatePromotionSuccess",
  "CreateShippingMethodSuccess",
  "CreateShippingZoneSuccess",
  "CreateTaxRateSuccess",
  "CreateWebhookEndpointSuccess",
  "DeleteAttributeSuccess",
  "DeleteAttributeValueSuccess",
  "DeleteCategorySuccess",
  "DeleteProductGroupSuccess",
  "DeleteProductSuccess",
  "DeleteSearchSynonymsSuccess",
  "DeleteShippingMethodSuccess",
  "DeleteShippingZoneSuccess",
  "DetachImageSuccess",
  "DiscountCodeApplies",
  "DiscountCodeConnection",
  "DiscountCodeEdge",
  "DiscountCodeRejected",
  "DiscountCodeTaken",
  "DiscountLine",
  "EmailPending",
  "EmailTaken",
  "Facet",
  "FacetValue",
  "FailedJobConnection",
  "FailedJobEdge",
  "GenerateVariantsSuccess",
  "HttpHeader",
  "IdempotencyKeyReused",
  "ImagesChanged",
  "ImagesFull",
  "ImageUploadPending",
  "ImageUploadRefused",
  "ImageUploadsDisabled",
  "ImportUpload",
  "ImportUploadsFull",
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
  "OrderLineOption",
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
  "PriceRange",
  "ProductAttribute",
  "ProductBulkUpdateSuccess",
  "ProductConnection",
  "ProductEdge",
  "ProductGroupConnection",
  "ProductGroupEdge",
  "ProductOption",
  "ProductUnavailable",
  "PromotionConnection",
  "PromotionEdge",
  "PromotionKeyTaken",
  "PromotionsFull",
  "QuantityNotAllowed",
  "QuantityRule",
  "RecordPaymentSuccess",
  "RefreshSessionSuccess",
  "RefundLine",
  "RefundNotPossible",
  "RefundPaymentSuccess",
  "RegisterSuccess",
  "RemoveProductVariantSuccess",
  "ReorderImagesSuccess",
  "RequestEmailChangeSuccess",
  "ResendOrderEmailSuccess",
  "ResendWebhookDeliverySuccess",
  "ResetPasswordSuccess",
  "RotateWebhookSecretSuccess",
  "SalePrice",
  "SearchSuggestions",
  "SearchSynonymsConnection",
  "SearchSynonymsEdge",
  "SearchSynonymsFull",
  "SearchSynonymsSuccess",
  "Session",
  "SetProductAttributesSuccess",
  "SetRelatedProductsSuccess",
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
  "ShopLink",
  "ShopPayment",
  "ShopRegion",
  "SkuTaken",
  "SlugTaken",
  "SortCategoryProductsSuccess",
  "StartCatalogImportSuccess",
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
  "UpdateAttributeSuccess",
  "UpdateAttributeValueSuccess",
  "UpdateCategorySuccess",
  "UpdateDiscountCodeSuccess",
  "UpdateImageSuccess",
  "UpdateOrderStatusSuccess",
  "UpdateProductGroupSuccess",
  "UpdateProductSuccess",
  "UpdateProfileSuccess",
  "UpdatePromotionSuccess",
  "UpdateShippingMethodSuccess",
  "UpdateShippingZoneSuccess",
  "UpdateTaxRateSuccess",
  "UpdateTrackingSuccess",
  "UpdateWebhookEndpointSuccess",
  "UploadHeader",
  "UserConnection",
  "UserEdge",
  "VariantExists",
  "VariantsFull",
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
    "productGroups"
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
    "searchSynonyms"
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
