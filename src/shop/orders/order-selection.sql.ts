import { getColumns, sql } from 'drizzle-orm';
import { packProduct, type ReadProduct } from '../catalog/products/product-selection.sql.ts';
import { arrayOf, textRow, type Texts } from '../../platform/db/query/text-row.ts';
import { pick, type FieldSelection } from '../../platform/db/query/selected-columns.ts';
import {
  categories,
  orderDetails,
  orders,
  products,
  type OrderDetailsRow,
  type OrderPaymentStatus,
  type OrderRow,
} from '../../platform/db/schema.ts';

export type ReadDetails = OrderDetailsRow & { product?: ReadProduct | null };
/** An order as read for a field: the selected columns, and the lines and the payment status if they were eager-loaded. */
export type ReadOrder = OrderRow & {
  details?: readonly ReadDetails[] | undefined;
  /**
   * The payment status, if it was eager-loaded. Missing in rows that a mutation returns: their `paymentStatus` can be outdated, so
   * the resolver computes the status from the payments.
   */
  currentPaymentStatus?: OrderPaymentStatus;
};

/** Returns the columns of orders to select for a field, plus `always`. */
export function orderFields(
  { columns, eagerLoads: { details, currentPaymentStatus } }: FieldSelection,
  always: readonly (keyof OrderRow)[],
) {
  return {
    ...pick(getColumns(orders), columns, always),
    ...(details && { details: eagerLines(details) }),
    ...(currentPaymentStatus && { currentPaymentStatus: orders.paymentStatus }),
  };
}

/**
 * Maximum lines that are read with their order. If an order has more, the loader reads them, so that `enforceListSize` can reject
 * the list before the products of its lines are read.
 */
const MAX_EAGER_LINES = 20;

function eagerLines({ columns, eagerLoads: { product } }: FieldSelection) {
  // A description is long, and each line would contain a copy of it. If it is selected, products are not eager-loaded.
  const eagerProduct = product?.columns?.includes('description') === false ? product : undefined;
  const lineColumns = pick(getColumns(orderDetails), columns, eagerProduct ? [] : ['productId']);
  const line = textRow<ReadDetails>(orderDetails.id, lineColumns, {
    product: eagerProduct && packProduct(eagerProduct),
  });
  const joins = [
    eagerProduct && sql`left join ${products} on ${products.id} = ${orderDetails.productId}`,
    eagerProduct?.eagerLoads['category'] &&
      sql`left join ${categories} on ${categories.id} = ${products.categoryId}`,
  ];
  const firstLines = sql`(
    select * from ${orderDetails} where ${orderDetails.orderId} = ${orders.id}
    order by ${orderDetails.position} limit ${sql.raw(String(MAX_EAGER_LINES + 1))}) ${orderDetails}`;
  const lines = sql`
    select coalesce(json_agg(${arrayOf(line)} order by ${orderDetails.position}), '[]')
    from ${firstLines} ${sql.join(
      joins.filter((join) => join !== undefined),
      sql` `,
    )}`;
  return sql<Texts[]>`(${lines})`
    .mapWith((rows) =>
      rows.length > MAX_EAGER_LINES ? undefined : rows.map((texts) => line.read(texts, 0)!),
    )
    .as('details');
}
