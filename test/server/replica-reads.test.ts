import { OperationTypeNode, parse, type GraphQLObjectType } from 'graphql';
import { createReplicaCheck } from '../../src/server/apollo/replica-reads.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { examples } from '../support/examples.ts';

const schema = createSchema();
const isServable = createReplicaCheck(schema);
const check = (text: string) => isServable(parse(text));

/** The root fields of queries that read the primary, which a new field does as well until it is listed for replicas. */
const OF_PRIMARY = [
  ...['cart', 'catalogImport', 'discountCode', 'failedJobs', 'ordersChangedSince', 'previewOrder'],
  ...['shippingOptions', 'webhookDeliveries', 'webhookEndpoints'],
];

test('carts, quotes, jobs, imports and order changes are read from the primary, other root fields from replicas', () => {
  const fields = Object.keys(schema.getQueryType()!.getFields());

  expect(fields.filter((name) => !check(`{ ${name} }`)).sort()).toEqual(OF_PRIMARY);
});

test('types that belong to a session or a checkout are reached only through fields that read the primary', () => {
  expect(
    ['cart { id }', 'sessions { id }', 'addresses { id }'].map((of) => check(`{ me { ${of} } }`)),
  ).toEqual([false, false, false]);
  // A new field of an account: decide where it is read.
  const { User } = schema.getTypeMap() as Record<string, GraphQLObjectType>;
  expect(Object.keys(User!.getFields()).sort()).toMatchInlineSnapshot(`
   [
     "addresses",
     "cart",
     "createdAt",
     "email",
     "emailVerifiedAt",
     "id",
     "locale",
     "name",
     "orders",
     "role",
     "sessions",
   ]
  `);
});

test('one field of the primary makes the whole operation read it, also in fragments and inline fragments', () => {
  expect(check('{ products { nodes { id } } me { orders { totalCount } } }')).toBe(true);
  expect(check('{ products { nodes { id } } cart { id } }')).toBe(false);
  expect(check('{ me { ...F } } fragment F on User { cart { id } }')).toBe(false);
  expect(check('{ node(id: "1") { ... on User { sessions { id } } } }')).toBe(false);
  expect(check('{ products { nodes { id } } carts: cart { id } }')).toBe(false);
  expect(check('{ cart: products { nodes { id } } }')).toBe(true);
});

test('mutations and subscriptions use the primary, and introspection may use a replica', () => {
  expect(check('mutation { createCart { token } }')).toBe(false);
  expect(check('subscription { newOrders { id } }')).toBe(false);
  expect(check('query A { products { nodes { id } } } mutation B { createCart { token } }')).toBe(false);
  expect(check('{ __typename __schema { types { name fields { name } } } }')).toBe(true);
});

test('the example queries of catalogue and order history can be served by a replica', () => {
  const queries = examples.filter(({ operation }) => operation.operation === OperationTypeNode.QUERY);
  const ofPrimary = queries.filter(({ document }) => !isServable(document)).map(({ file }) => file);

  expect(ofPrimary).toMatchInlineSnapshot(`
   [
     "admin/webhook-deliveries.graphql",
     "admin/webhook-endpoints.graphql",
     "shopper/cart.graphql",
     "shopper/discount-code.graphql",
     "shopper/me.graphql",
     "shopper/preview-order.graphql",
     "shopper/sessions.graphql",
     "shopper/shipping-options.graphql",
     "staff/catalog-import.graphql",
     "staff/failed-jobs.graphql",
     "staff/orders-changed-since.graphql",
   ]
  `);
});
