import type { EMAILS } from '../../test/support/large-shop.ts';

/** A query whose cost must not depend on the size of the shop. */
export type GrowthQuery = {
  name: string;
  document: string;
  as?: keyof typeof EMAILS;
  /** True for a list: a far page is measured, too. */
  pages?: boolean;
  /** True if the cost may grow with the shop, up to a cut-off. */
  bounded?: boolean;
  variables: (lookUp: (document: string) => Promise<any>) => object | Promise<object>;
};

const none = () => ({});
const END = 'pageInfo { hasNextPage endCursor }';
const NESTED = `nodes { number status total { amount } details { quantity product { name category { name } } } } ${END}`;

const list = (
  name: string,
  field: string,
  args: string,
  nodes: string,
  as?: GrowthQuery['as'],
): GrowthQuery => ({
  name,
  document: `query ($first: Int, $after: String) { ${field}(first: $first, after: $after${args && `, ${args}`}) { ${nodes} ${END} } }`,
  ...(as && { as }),
  pages: true,
  variables: none,
});
const count = (name: string, field: string, as?: GrowthQuery['as']): GrowthQuery => ({
  name,
  document: `{ ${field} { totalCount } }`,
  ...(as && { as }),
  bounded: true,
  variables: none,
});

const products = (name: string, args: string) =>
  list(`products ${name}`, 'products', args, 'nodes { id name price { amount } category { name } }');
const orders = (name: string, filter: string) =>
  list(`orders ${name}`, 'orders', filter && `filter: { ${filter} }`, 'nodes { id number status }', 'staff');

export const GROWTH_QUERIES: GrowthQuery[] = [
  {
    name: 'my orders, nested',
    document: `query ($first: Int, $after: String) { me { orders(first: $first, after: $after) { ${NESTED} } } }`,
    as: 'regular',
    pages: true,
    variables: none,
  },
  orders('of all', ''),
  orders('of one status', 'status: [DELIVERED]'),
  orders('of two statuses', 'status: [SHIPPED, CANCELLED]'),
  orders('in a period', 'placedFrom: "2024-06-01T00:00:00Z", placedBefore: "2026-06-01T00:00:00Z"'),
  {
    name: 'orders of a customer',
    document: `query ($first: Int, $after: String, $id: ID) { orders(first: $first, after: $after, filter: { customerId: $id }) { ${NESTED} } }`,
    as: 'staff',
    pages: true,
    variables: async (lookUp) => {
      const { orders: found } = await lookUp(
        '{ orders(filter: { number: "ORD-00010000" }) { nodes { customer { id } } } }',
      );
      return { id: found.nodes[0].customer.id };
    },
  },
  {
    name: 'one order with all related objects',
    document: `{ order(by: { number: "ORD-00007777" }) { id total { amount } details { product { id category { name } } }
      payments { status refunds { amount { amount } } } history { at to actor { name } } emails { kind } } }`,
    as: 'staff',
    variables: none,
  },
  {
    name: 'one product',
    document: '{ product(by: { sku: "SKU-0000777" }) { id name category { name } } }',
    variables: none,
  },
  ...['NEWEST', 'NAME', 'PRICE_ASC', 'PRICE_DESC'].map((sort) => products(`by ${sort}`, `sort: ${sort}`)),
  products('in stock', 'filter: { inStock: true }'),
  products('of a price', 'filter: { minPrice: "20", maxPrice: "60" }'),
  products('of a price, by name', 'sort: NAME, filter: { minPrice: "20", maxPrice: "60" }'),
  products(
    'below the root of ten levels',
    'filter: { categorySlug: "category-1", includeSubcategories: true }',
  ),
  products(
    'below the root, in stock, by price',
    'sort: PRICE_ASC, filter: { categorySlug: "category-1", includeSubcategories: true, inStock: true, minPrice: "20" }',
  ),
  products('below the third level', 'filter: { categorySlug: "category-5", includeSubcategories: true }'),
  list('categories', 'categories', '', 'nodes { name }'),
  {
    name: 'a category with its ancestors',
    document:
      '{ category(by: { slug: "category-1023" }) { name ancestors { name } parent { children { name } } } }',
    variables: none,
  },
  list('users', 'users', '', 'nodes { email }', 'admin'),
  {
    name: 'users by part of the e-mail address',
    document: '{ users(first: 20, filter: { search: "omer-77@" }) { nodes { email } } }',
    as: 'admin',
    // Every address here has these letters, so the index scan visits all of them.
    bounded: true,
    variables: none,
  },
  list('audit log', 'auditLog', '', 'nodes { action actor { name } }', 'admin'),
  list(
    'audit log of a rare action',
    'auditLog',
    'filter: { action: ROLE_CHANGED }',
    'nodes { action }',
    'admin',
  ),
  list(
    'webhook deliveries',
    'webhookDeliveries',
    '',
    'nodes { state endpoint { url } order { number } }',
    'admin',
  ),
  list(
    'webhook deliveries that failed',
    'webhookDeliveries',
    'filter: { state: FAILED }',
    'nodes { state }',
    'admin',
  ),
  list('failed jobs', 'failedJobs', '', 'nodes { name }', 'staff'),
  {
    name: 'changes of orders',
    document: '{ ordersChangedSince(first: 100) { cursor changes { kind } } }',
    as: 'admin',
    variables: none,
  },
  {
    name: 'my cart',
    document: '{ me { cart { total { amount } items { quantity product { name } } } } }',
    as: 'regular',
    variables: none,
  },
  // A search finds more in a larger shop, up to the threshold where results are no longer ranked.
  ...['walnut', 'walnut bowl', 'kitchen', 'walnt bowl', 'SKU-0000777'].map((search) => ({
    ...list(`search "${search}"`, 'products', `search: "${search}"`, 'nodes { id name price { amount } }'),
    pages: false,
    bounded: true,
  })),
  count('how many orders', 'orders', 'staff'),
  count('how many products', 'products'),
  count(
    'number of products below the root',
    'products(filter: { categorySlug: "category-1", includeSubcategories: true })',
  ),
  count('how many "kitchen" finds', 'products(search: "kitchen")'),
];
