import { toDecimal } from '../../src/platform/money/money.ts';
import type { DialectFormat } from './requests.ts';

/**
 * The workloads in PostGraphile's naming. PostGraphile returns amounts as stored, in minor units without a currency, which is less
 * work. Names and numbers are converted here, outside of the measured time.
 */

const NESTED_ORDERS = `query ($customerId: UUID!) {
  orders(condition: { customerId: $customerId }, orderBy: [PLACED_AT_DESC, ROW_ID_DESC], first: 20) { nodes {
    number status total currency
    orderDetails(orderBy: [POSITION_ASC]) { nodes {
      quantity unitPrice productName product { rowId name price category { rowId name } }
    } }
  } }
}`;

const PRODUCT = `query ($id: UUID!) {
  product(rowId: $id) { rowId sku name description price stock category { rowId name } }
}`;

const PRODUCTS = `query ($categoryId: UUID!) {
  products(
    condition: { categoryId: $categoryId, isActive: true, deletedAt: null }
    orderBy: [CREATED_AT_DESC, ROW_ID_DESC], first: 20
  ) { nodes { rowId name price stock category { rowId name } } }
}`;

const DOCUMENTS: Partial<Record<string, string>> = {
  nestedOrders: NESTED_ORDERS,
  product: PRODUCT,
  products: PRODUCTS,
};

const money = (minorUnits: string, currency: string) => ({
  amount: toDecimal({ amount: BigInt(minorUnits), currency }),
  currency,
});

const category = (row: any) => row && { id: row.rowId, name: row.name };

const product = ({ rowId: id, price, stock, category: of, ...others }: any) => ({
  ...others,
  id,
  price: money(price, 'USD'),
  inStock: stock > 0,
  category: category(of),
});

const details = ({ unitPrice, product: of, ...others }: any) => {
  const { amount } = money(unitPrice, 'USD');
  if (!of) return { ...others, unitPrice: { amount }, product: null };
  const { price, ...rest } = product(of);
  const { inStock: _, ...sold } = rest;
  return { ...others, unitPrice: { amount }, product: { ...sold, price: { amount: price.amount } } };
};

const order = ({ total, currency, orderDetails, ...others }: any) => ({
  ...others,
  total: money(total, currency),
  details: orderDetails.nodes.map(details),
});

export const postgraphileFormat: DialectFormat = {
  write: ({ operation }, { account, variables }) => ({
    path: '/graphql',
    body: {
      query: DOCUMENTS[operation],
      variables: account ? { ...variables, customerId: account.id } : variables,
    },
  }),
  read: (data: any) => {
    if (data.orders) return { me: { orders: { nodes: data.orders.nodes.map(order) } } };
    if (data.products) return { products: { nodes: data.products.nodes.map(product) } };
    return { product: data.product && product(data.product) };
  },
};
