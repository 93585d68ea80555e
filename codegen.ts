import type { CodegenConfig } from '@graphql-codegen/cli';

const row = (name: string) => `../db/schema.ts#${name}`;

const connection = (node: string) => `../graphql/paging.ts#Connection<${node}>`;

const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    'src/generated/graphql.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.ts#Context',
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
        // The compiler then demands `__typename` of a union's members, and no `__resolveType` is needed.
        resolversNonOptionalTypename: { unionMember: true, interfaceImplementingType: true },
        avoidOptionals: { field: true, object: true, defaultValue: true },
        strictScalars: true,
        defaultScalarType: 'never',
        scalars: {
          // Not a string, so that an ID that was not read by `readId` does not compile.
          ID: { input: '../graphql/ids.ts#UnreadId', output: 'string' },
          DateTime: { input: 'Date', output: 'Date' },
          Decimal: { input: 'string', output: 'string' },
          CurrencyCode: 'string',
          EmailAddress: 'string',
          CountryCode: 'string',
          JSONObject: 'Record<string, unknown>',
          URL: { input: 'URL', output: 'string' },
        },
        mappers: {
          Money: '../pricing/money.ts#Money as ExactMoney',
          User: row('UserRow'),
          UserConnection: connection('UserRow'),
          ActiveSession: '../accounts/session-repository.ts#ActiveSessionRow',
          Category: row('CategoryRow'),
          Product: '../catalog/product-reads.ts#ReadProduct',
          ProductConnection: connection('ReadProduct'),
          CategoryConnection: connection('CategoryRow'),
          DiscountCode: row('DiscountCodeRow'),
          DiscountCodeConnection: connection('DiscountCodeRow'),
          TaxRate: row('TaxRateRow'),
          TaxRateConnection: connection('TaxRateRow'),
          Cart: row('CartRow'),
          CartItem: '../carts/repository.ts#CartItemOf',
          Order: '../orders/order-reads.ts#ReadOrder',
          OrderConnection: connection('ReadOrder'),
          OrderDetails: '../orders/repository.ts#OrderDetailsOf',
          OrderEvent: row('OrderEventRow'),
          OrderChange: row('OrderChangeRow'),
          AuditEntry: row('AuditRow'),
          AuditEntryConnection: connection('AuditRow'),
          Email: row('EmailRow'),
          FailedJob: '../jobs/failed-job-list.ts#FailedJobRow',
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
