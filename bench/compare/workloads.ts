import { ADDRESS } from '../../test/support/data.ts';
import { PASSWORD, type Account, type BenchData } from './database.ts';
import { PAGE_WORKLOADS } from './page-workloads.ts';

/** One request of a workload, independent of the server. */
export type BenchRequest = { account: Account | null; variables: object };

/** An operation of the storefront. */
export type PageOperation = 'homePage' | 'categoryPage' | 'productDetails' | 'myOrders';

export type Operation =
  'nestedOrders' | 'product' | 'products' | 'search' | 'addToCart' | 'placeOrder' | 'login' | PageOperation;

export type Workload = {
  name: string;
  title: string;
  /** The root field, or the operation of the storefront. Two workloads can share one. */
  operation: Operation;
  document: string;
  clients: number;
  /** The number of clients of the warm-up, if it differs. */
  warmUpClients?: number;
  /** Text that each correct response contains. */
  expectedText: string;
  /** Fields that differ between responses and are ignored in the comparison. */
  varies: string[];
  createRequests: (data: BenchData) => BenchRequest[];
};

/** Workloads with a performance target. --quick measures these only. */
export const TARGETED = ['nestedOrders', 'product', 'products', 'placeOrder', 'placeOrderHot'];

const CLIENTS = 64;
/** Number of different requests. They are repeated in a cycle. */
const REQUEST_COUNT = 4000;

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

const SEARCH = `query ($search: String!) {
  products(first: 20, search: $search) {
    nodes { id name price { amount currency } inStock category { id name } }
  }
}`;

const ADD_TO_CART = `mutation ($input: AddToCartInput!) {
  addToCart(input: $input) {
    __typename
    ... on CartSuccess {
      cart { id version itemCount items { id quantity product { id name price { amount currency } } } }
    }
  }
}`;

const LOGIN = `mutation ($input: LoginInput!) {
  login(input: $input) {
    __typename
    ... on LoginSuccess { session { accessToken refreshToken expiresAt user { id email name } } }
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

/** Removes one letter. */
const misspell = (word: string) => word.slice(0, 3) + word.slice(4);

/** Returns the variables of `placeOrder` for these products. */
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
    operation: 'nestedOrders',
    title: 'my last 20 orders, with details, products and categories',
    document: NESTED_ORDERS,
    clients: CLIENTS,
    expectedText: '"productName":',
    varies: [],
    createRequests: ({ readers }) => readers.map((account) => ({ account, variables: {} })),
  },
  {
    name: 'product',
    operation: 'product',
    title: 'one product with its category',
    document: PRODUCT,
    clients: CLIENTS,
    expectedText: '"sku":',
    varies: [],
    createRequests: ({ productIds }) =>
      times(REQUEST_COUNT, (index) => ({ account: null, variables: { id: at(productIds, index) } })),
  },
  {
    name: 'products',
    operation: 'products',
    title: '20 products of a category, with its name',
    document: PRODUCTS,
    clients: CLIENTS,
    expectedText: '"category":',
    varies: [],
    createRequests: ({ categoryIds }) =>
      times(REQUEST_COUNT, (index) => ({ account: null, variables: { categoryId: at(categoryIds, index) } })),
  },
  {
    name: 'search',
    operation: 'search',
    title: 'the 20 products that a word with a typo fits best',
    document: SEARCH,
    clients: CLIENTS,
    expectedText: '"category":',
    varies: [],
    createRequests: ({ words }) =>
      words.map((word) => ({ account: null, variables: { search: misspell(word) } })),
  },
  {
    name: 'addToCart',
    operation: 'addToCart',
    title: 'one more of a product in a cart',
    document: ADD_TO_CART,
    clients: CLIENTS,
    expectedText: '"CartSuccess"',
    varies: ['id', 'version', 'itemCount', 'items'],
    createRequests: ({ buyers, orderableIds }) =>
      times(REQUEST_COUNT, (index) => ({
        account: at(buyers, index),
        variables: { input: { items: [{ productId: at(orderableIds, index), quantity: 1 }] } },
      })),
  },
  {
    name: 'placeOrder',
    operation: 'placeOrder',
    title: 'an order of three products of many',
    document: PLACE_ORDER,
    clients: CLIENTS,
    expectedText: '"PlaceOrderSuccess"',
    varies: ['id', 'number'],
    createRequests: ({ buyers, orderableIds }) =>
      times(REQUEST_COUNT, (index) => ({
        account: at(buyers, index),
        variables: order(
          index,
          times(3, (line) => at(orderableIds, index * 3 + line)),
        ),
      })),
  },
  {
    name: 'placeOrderHot',
    operation: 'placeOrder',
    title: 'an order of three products, one of them in every order',
    document: PLACE_ORDER,
    clients: CLIENTS,
    expectedText: '"PlaceOrderSuccess"',
    varies: ['id', 'number'],
    createRequests: ({ buyers, orderableIds: [hot, ...others] }) =>
      times(REQUEST_COUNT, (index) => ({
        account: at(buyers, index),
        variables: order(index, [hot!, ...times(2, (line) => at(others, index * 2 + line))]),
      })),
  },
  {
    name: 'login',
    operation: 'login',
    title: 'a sign-in with e-mail address and password',
    document: LOGIN,
    // The server rejects more concurrent sign-ins.
    clients: 8,
    expectedText: '"LoginSuccess"',
    varies: ['accessToken', 'refreshToken', 'expiresAt'],
    createRequests: ({ buyers }) =>
      buyers.map(({ email }) => ({ account: null, variables: { input: { email, password: PASSWORD } } })),
  },
  ...PAGE_WORKLOADS,
];

/** Returns the workload for each number of clients, named `product@16`. Sign-ins keep their number, which the server limits. */
export const withClients = (workload: Workload, numbers: readonly number[]): Workload[] =>
  numbers.length === 0 || workload.operation === 'login'
    ? [workload]
    : numbers.map((clients) => ({
        ...workload,
        name: `${workload.name}@${clients}`,
        clients,
        warmUpClients: Math.max(clients, workload.clients),
      }));
