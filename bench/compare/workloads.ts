import { ADDRESS } from '../../test/support/data.ts';
import type { Account, World } from './database.ts';

/** One request of a workload, whichever server it goes to. */
export type Ask = { account: Account | null; variables: object };

export type Workload = {
  name: string;
  title: string;
  document: string;
  clients: number;
  /** What each answer says that is right. */
  mustSay: string;
  asks: (world: World) => Ask[];
};

const CLIENTS = 64;
/** So many different requests, which come round again. */
const ASKS = 4000;

const NESTED_ORDERS = `{
  me { orders(first: 20) { nodes {
    number status total { amount currency }
    details { quantity unitPrice { amount } productName product { id name price { amount } category { id name } } }
  } } }
}`;

const PRODUCT = `query ($id: ID!) {
  product(by: { id: $id }) { id sku name description price { amount currency } inStock category { id name } }
}`;

const PRODUCTS = `query ($categoryId: ID!) {
  products(first: 20, filter: { categoryId: $categoryId }) {
    nodes { id name price { amount currency } inStock category { id name } }
  }
}`;

const PLACE_ORDER = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on PlaceOrderSuccess { replayed order { id number status total { amount currency } } }
  }
}`;

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const at = <T>(list: readonly T[], index: number) => list[index % list.length]!;

/** The products are in no order, so those that follow one another have nothing to do with each other. */
const order = (index: number, productIds: string[]) => ({
  input: {
    idempotencyKey: '{{unique}}',
    shippingAddress: ADDRESS,
    items: productIds.map((productId, line) => ({ productId, quantity: 1 + ((index + line) % 3) })),
  },
});

export const WORKLOADS: Workload[] = [
  {
    name: 'nestedOrders',
    title: 'my last 20 orders, with details, products and categories',
    document: NESTED_ORDERS,
    clients: CLIENTS,
    mustSay: '"productName":',
    asks: ({ readers }) => readers.map((account) => ({ account, variables: {} })),
  },
  {
    name: 'product',
    title: 'one product with its category',
    document: PRODUCT,
    clients: CLIENTS,
    mustSay: '"sku":',
    asks: ({ productIds }) =>
      times(ASKS, (index) => ({ account: null, variables: { id: at(productIds, index) } })),
  },
  {
    name: 'products',
    title: '20 products of a category, with its name',
    document: PRODUCTS,
    clients: CLIENTS,
    mustSay: '"inStock":',
    asks: ({ categoryIds }) =>
      times(ASKS, (index) => ({ account: null, variables: { categoryId: at(categoryIds, index) } })),
  },
  {
    name: 'placeOrder',
    title: 'an order of three products of many',
    document: PLACE_ORDER,
    clients: CLIENTS,
    mustSay: '"PlaceOrderSuccess"',
    asks: ({ buyers, productIds }) =>
      times(ASKS, (index) => ({
        account: at(buyers, index),
        variables: order(
          index,
          times(3, (line) => at(productIds, index * 3 + line)),
        ),
      })),
  },
  {
    name: 'placeOrderHot',
    title: 'an order of three products, one of them in every order',
    document: PLACE_ORDER,
    clients: CLIENTS,
    mustSay: '"PlaceOrderSuccess"',
    asks: ({ buyers, productIds: [hot, ...others] }) =>
      times(ASKS, (index) => ({
        account: at(buyers, index),
        variables: order(index, [hot!, ...times(2, (line) => at(others, index * 2 + line))]),
      })),
  },
];
