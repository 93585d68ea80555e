import { OperationTypeNode, TypeInfo, visit, visitWithTypeInfo, type DocumentNode } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/**
 * The root fields of queries that a replica may serve: the catalog, lists, search, order history and the audit log. All others
 * read the primary: carts, quotes, live updates, jobs, and any field that is not listed here.
 */
const REPLICA_FIELDS = new Set([
  ...['product', 'products', 'productGroup', 'productGroups', 'category', 'categories', 'attributes'],
  ...['searchSuggestions', 'searchSynonyms', 'shop', 'node', 'me', 'order', 'orders'],
  ...['user', 'users', 'customer', 'customers', 'auditLog'],
  ...['discountCodes', 'promotions', 'taxRates', 'shippingZones'],
]);

/** Fields below the root that read the primary: carts, sessions, and the addresses that a checkout uses. */
const PRIMARY_FIELDS = new Set(['User.cart', 'User.sessions', 'User.addresses']);

/**
 * Returns a check whether a replica may serve the queries of a document. A single field that needs the primary makes the whole
 * operation read the primary, so that all its rows are of one database.
 */
export function createReplicaCheck(schema: GraphQLSchema): (document: DocumentNode) => boolean {
  const known = new WeakMap<DocumentNode, boolean>();
  const queryType = schema.getQueryType();

  function check(document: DocumentNode): boolean {
    let isServable = true;
    const types = new TypeInfo(schema);
    const visitor = visitWithTypeInfo(types, {
      OperationDefinition: ({ operation }) => {
        if (operation !== OperationTypeNode.QUERY) isServable = false;
      },
      Field: ({ name: { value: name } }) => {
        const parent = types.getParentType();
        const isAllowed =
          parent === queryType
            ? name.startsWith('__') || REPLICA_FIELDS.has(name)
            : !PRIMARY_FIELDS.has(`${parent?.name}.${name}`);
        if (!isAllowed) isServable = false;
      },
    });
    visit(document, visitor);
    return isServable;
  }

  return (document) => {
    let isServable = known.get(document);
    if (isServable === undefined) known.set(document, (isServable = check(document)));
    return isServable;
  };
}
