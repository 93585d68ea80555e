import { getIntrospectionQuery } from 'graphql';

/** `variables` is JSON. */
export type Hostile = { name: string; query: string; variables?: string };

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join(' ');

const PRODUCT =
  'id name slug sku description stock inStock isActive image createdAt updatedAt taxClass price { amount currency }';
const CATEGORY = `fragment C on Category { __typename id name slug image description ${times(6, (at) => `b${at}: name`)} }`;
const ORDER = `id number status paymentStatus placedAt notes total { amount currency } subtotal { amount currency }
  discount { amount currency } tax { amount currency } amountDue { amount currency }`;

/** Each document reaches one or more limits without exceeding them. */
export const accepted: Hostile[] = [
  {
    name: 'maximum cost: 100 products, 19 objects each',
    query: `{ products(first: 100) { nodes { ${PRODUCT} ${times(17, (at) => `a${at}: price { amount }`)} } } }`,
  },
  {
    name: 'maximum cost through loaders: categories of products',
    query:
      '{ products(first: 100) { nodes { category { parent { name } ancestors { name parent { name } } children { name } } } } }',
  },
  {
    name: 'maximum values: 100 products, 180 values each',
    query: `{ products(first: 100) { nodes { ${times(15, (at) => `a${at}: category { ...C }`)} } } } ${CATEGORY}`,
  },
  {
    name: 'largest response: 3,000 descriptions',
    query: `{ products(first: 100) { nodes { ${times(30, (at) => `a${at}: description`)} } } }`,
  },
  {
    name: 'nested lists: orders with all their objects',
    query: `{ orders(first: 50) { nodes { ${ORDER} history { at } details { quantity productName unitPrice { amount } product { name category { name } } } } } }`,
  },
  {
    name: 'ten concurrent searches',
    query: `{ ${times(10, (at) => `a${at}: products(first: 100, search: "lamp oak chair ${at}") { nodes { id } }`)} }`,
  },
  {
    name: 'ten concurrent counts',
    query: `{ ${times(10, (at) => `a${at}: products(first: 99) { totalCount edges { node { id } } }`)} }`,
  },
  {
    name: 'repeated fields: 1,000, each name 50 times',
    query: `{ products(first: 1) { nodes { ${times(49, () => PRODUCT)} } } }`,
  },
  {
    name: 'repeated fields with arguments and subfields',
    query: `{ products(first: 1) { nodes { category { ${times(49, () => 'products(first: 1, filter: { inStock: true, minPrice: "1" }, sort: NEWEST) { nodes { id name sku } }')} } } } }`,
  },
  {
    name: 'repeated fields eight levels deep, twice at each',
    query: `{ products(first: 1) { nodes { category ${twice(5)} } } }`,
  },
  {
    name: '50 fragments of the same fields, in one place',
    query: `{ products(first: 1) { nodes { ${times(49, (at) => `...F${at}`)} } } } ${times(49, (at) => `fragment F${at} on Product { id name slug sku stock price { amount currency } category { id name } }`)}`,
  },
  {
    name: '49 fragments in merged fields',
    query: `{ products(first: 1) { nodes { ${times(7, () => `category { ${times(7, (at) => `...F${at}`)} }`)} } } } ${times(7, (at) => `fragment F${at} on Category { id name slug image description parent { id name slug } }`)}`,
  },
  {
    name: '50 fragments, ten of them nested',
    query: `{ products(first: 1) { nodes { ...F0 } } } ${times(9, (at) => `fragment F${at} on Product { id name category { products(first: 1) { nodes { sku } } } ...F${at + 1} }`)} fragment F9 on Product { id }`,
  },
  { name: 'introspection query of client tools', query: getIntrospectionQuery() },
  {
    name: 'introspection: fields of the types of fields',
    query: `{ __schema { types { fields { name type { ${times(4, (at) => `a${at}: fields { name description }`)} } } } } }`,
  },
  {
    name: '900 unknown fields',
    query: `{ products { nodes { ${times(900, (at) => `nam${at}`)} } } }`,
  },
  {
    name: 'a list of 250 in a literal',
    query: `{ orders(filter: { status: [${times(250, () => 'PENDING')}] }) { nodes { id } } }`,
  },
  {
    name: '50 kB of variables',
    query: 'query ($search: String) { products(first: 1, search: $search) { nodes { id } } }',
    variables: JSON.stringify({ search: 'lamp '.repeat(9_900) }),
  },
];

function twice(levels: number): string {
  return levels === 0 ? '{ id name }' : `{ parent ${twice(levels - 1)} parent ${twice(levels - 1)} }`;
}

const chain = (length: number, spreads: number) =>
  `{ ...F0 } ${times(length, (at) => `fragment F${at} on Query { __typename ${times(spreads, () => `...F${at + 1}`)} }`)} fragment F${length} on Query { __typename }`;

/** Each document exceeds a limit, by one or by far. */
export const rejected: Hostile[] = [
  { name: '90 kB of braces', query: '{'.repeat(90_000) },
  { name: '19 kB of braces', query: '{'.repeat(19_000) },
  { name: '19 kB of brackets in an argument', query: `{ product(by: ${'['.repeat(19_000)}` },
  { name: '10,000 aliases', query: `{ ${times(10_000, (at) => `a${at}:me{id}`)} }` },
  { name: '31 aliases', query: `{ me { ${times(31, (at) => `a${at}: id`)} } }` },
  {
    name: '13 levels',
    query: `{ products { nodes { category ${'{ parent '.repeat(10)} { id } ${'}'.repeat(10)} } } }`,
  },
  { name: 'a chain of 11 fragments', query: chain(11, 1) },
  { name: 'fragments that each spread the next one twice, 49 times', query: chain(48, 2) },
  { name: 'a field 51 times', query: `{ me { ${times(51, () => 'id')} } }` },
  { name: 'one field 1,900 times', query: `{ ${times(1_900, () => 'me')} }` },
  {
    name: 'a recursive fragment',
    query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  },
  { name: '51 directives', query: `{ me { ${times(26, () => 'id @skip(if: false) @include(if: true)')} } }` },
  {
    name: 'nested introspection',
    query: `{ __schema { types ${'{ fields { type '.repeat(5)} { name } ${'} }'.repeat(5)} } }`,
  },
  {
    name: 'ten introspections',
    query: `{ ${times(10, (at) => `a${at}: __schema { types { fields { type { fields { name } } } } }`)} }`,
  },
  {
    name: 'a list of 251 in a literal',
    query: `{ orders(filter: { status: [${times(251, () => 'PENDING')}] }) { nodes { id } } }`,
  },
  {
    name: 'a cost of 2,101',
    query: `{ products(first: 100) { nodes { ${times(20, (at) => `a${at}: price { amount }`)} } } }`,
  },
  {
    name: 'variables 8,000 levels deep',
    query: 'query ($filter: ProductFilter) { products(filter: $filter) { totalCount } }',
    variables: `{ "filter": ${'{ "a": '.repeat(8_000)}1${'}'.repeat(8_000)} }`,
  },
];
