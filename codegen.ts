import type { CodegenConfig } from '@graphql-codegen/cli';
import { selectTypenames } from './scripts/codegen/select-typenames.ts';

const row = (name: string) => `../platform/db/schema.ts#${name}`;

const connection = (node: string) => `../platform/graphql/paging.ts#Connection<${node}>`;

/** The types of the operations in `documents`, and their texts as strings. `typedDocumentFrom` declares `TypedDocument`. */
const stringDocuments = (documents: string, typedDocumentFrom: string) => ({
  documents,
  documentTransforms: [selectTypenames],
  plugins: ['typescript-operations', './scripts/codegen/string-documents.ts'],
  config: {
    typedDocumentFrom,
    enumType: 'string-literal',
    useTypeImports: true,
    strictScalars: true,
    defaultScalarType: 'never',
    scalars: {
      ID: 'string',
      DateTime: 'string',
      Decimal: { input: 'string | number', output: 'string' },
      CurrencyCode: 'string',
      EmailAddress: 'string',
      CountryCode: 'string',
      JSONObject: 'Record<string, unknown>',
      URL: 'string',
    },
  },
});

/** A manifest for TRUSTED_DOCUMENTS of the same texts. */
const trustedDocuments = (documents: string) => ({
  documents,
  documentTransforms: [selectTypenames],
  plugins: ['./scripts/codegen/string-documents.ts'],
});

const client = 'packages/client/src/generated';

const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    [`${client}/session-documents.ts`]: stringDocuments(
      'packages/client/operations/*.graphql',
      '../document.ts',
    ),
    [`${client}/session-documents.json`]: trustedDocuments('packages/client/operations/*.graphql'),
    [`${client}/documents.ts`]: stringDocuments('examples/operations/**/*.graphql', '../document.ts'),
    [`${client}/cache-types.ts`]: { plugins: ['./scripts/codegen/cache-types.ts'] },
    'apps/storefront/src/generated/graphql.ts': stringDocuments(
      'apps/storefront/src/**/*.graphql',
      '@ordergraph/client',
    ),
    'src/generated/graphql.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../shop/context.ts#Context',
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
        // Requires `__typename` in union members, so no `__resolveType` is needed.
        resolversNonOptionalTypename: { unionMember: true, interfaceImplementingType: true },
        avoidOptionals: { field: true, object: true, defaultValue: true },
        strictScalars: true,
        defaultScalarType: 'never',
        scalars: {
          // Not a string, so that an ID that was not parsed by `parseId` does not compile.
          ID: { input: '../platform/graphql/ids.ts#RawId', output: 'string' },
          DateTime: { input: 'Date', output: 'Date' },
          Decimal: { input: 'string', output: 'string' },
          CurrencyCode: 'string',
          EmailAddress: 'string',
          CountryCode: 'string',
          JSONObject: 'Record<string, unknown>',
          URL: { input: 'URL', output: 'string' },
        },
        mappers: {
          Money: '../platform/money/money.ts#Money as ExactMoney',
          User: row('UserRow'),
          UserConnection: connection('UserRow'),
          Address: row('Address as StoredAddress'),
          SavedAddress: row('SavedAddressRow'),
          ActiveSession: '../shop/accounts/sessions/sessions.sql.ts#ActiveSessionRow',
          Category: row('CategoryRow'),
          Attribute: row('AttributeRow'),
          AttributeValue: row('AttributeValueRow'),
          ProductGroup: row('ProductGroupRow'),
          ProductGroupConnection: connection('ProductGroupRow'),
          Product: '../shop/catalog/products/product-selection.sql.ts#ReadProduct',
          ProductImage: '../shop/images/attached-images.sql.ts#ProductImageRow',
          ProductConnection:
            '../shop/catalog/products/product-connection.ts#ProductConnection as ProductRows',
          CategoryConnection: connection('CategoryRow'),
          DiscountCode: row('DiscountCodeRow'),
          DiscountCodeConnection: connection('DiscountCodeRow'),
          Promotion: row('DiscountCodeRow'),
          PromotionConnection: connection('DiscountCodeRow'),
          TaxRate: row('TaxRateRow'),
          Shop: '../shop/storefront/storefront.ts#Storefront',
          ShippingZone: row('ShippingZoneRow'),
          ShippingZoneConnection: connection('ShippingZoneRow'),
          ShippingMethod: row('ShippingMethodRow'),
          ShippingTier: row('ShippingTier as ShippingTierRow'),
          OrderPreview: '../shop/orders/placement/preview-order.ts#OrderPreviewParts',
          ShippingMethodUnavailable: '../shop/orders/placement/preview-order.ts#ShippingRefusal',
          TaxRateConnection: connection('TaxRateRow'),
          CartSuccess: '../shop/orders/reorder.ts#CartChangeResult',
          PlaceOrderSuccess: '../shop/orders/placement/place-order-and-save-addresses.ts#PlacedOrder',
          Cart: '../shop/carts/carts.sql.ts#ReadCart',
          CartItem: '../shop/carts/carts.sql.ts#CartItemOf',
          Order: '../shop/orders/order-selection.sql.ts#ReadOrder',
          OrderConnection: connection('ReadOrder'),
          OrderDetails: '../shop/orders/orders.sql.ts#OrderDetailsOf',
          OrderEvent: row('OrderEventRow'),
          OrderChange: row('OrderChangeRow'),
          OrderNote: row('OrderNoteRow'),
          StockMovement: row('StockMovementRow'),
          StockMovementConnection: connection('StockMovementRow'),
          AuditEntry: row('AuditRow'),
          AuditEntryConnection: connection('AuditRow'),
          Email: row('EmailRow'),
          CatalogImport: row('CatalogImportRow'),
          SearchSuggestions: '../shop/catalog/search/suggest.ts#Suggestions',
          SearchSynonyms: row('SearchSynonymsRow'),
          SearchSynonymsConnection: connection('SearchSynonymsRow'),
          FailedJob: '../platform/jobs/failed-job-list.sql.ts#FailedJobRow',
          FailedJobConnection: connection('FailedJobRow'),
          Payment: row('PaymentRow'),
          Refund: row('RefundRow'),
          WebhookEndpoint: row('WebhookEndpointRow'),
          WebhookEndpointConnection: connection('WebhookEndpointRow'),
          WebhookDelivery: row('WebhookDeliveryRow'),
          WebhookDeliveryConnection: connection('WebhookDeliveryRow'),
        },
      },
    },
  },
};

export default config;
