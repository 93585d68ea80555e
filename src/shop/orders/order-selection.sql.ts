import { getColumns, sql, type SQL } from 'drizzle-orm';
import type { JsonText } from '../../engine/execution/json-text.ts';
import {
  canWriteJson,
  jsonMoney,
  jsonObject,
  nullable,
  writtenJsonList,
} from '../../platform/db/query/json-object.ts';
import { jsonProduct, packProduct, type ReadProduct } from '../catalog/products/product-selection.sql.ts';
import { arrayOf, textRow, type Texts } from '../../platform/db/query/text-row.ts';
import {
  pick,
  type FieldSelection,
  type JsonConstants,
  type JsonSelection,
} from '../../platform/db/query/selected-columns.ts';
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
/** Eager-loaded lines, or their JSON. Null if there are more than MAX_EAGER_LINES. */
type EagerLines = readonly ReadDetails[] | JsonText | null;

/** An order as read for a field: the selected columns and the eager loads. */
export type ReadOrder = OrderRow & {
  details?: EagerLines;
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

/** Writes the JSON of a line. If the product or its category is selected, the statement must join them. */
const jsonLine = (constants: JsonConstants) => {
  const { currency } = constants;
  return jsonObject({
    name: 'OrderDetails',
    columns: getColumns(orderDetails),
    others: {
      unitPrice: jsonMoney(orderDetails.unitPrice, currency),
      regularUnitPrice: nullable(
        orderDetails.regularUnitPrice,
        jsonMoney(orderDetails.regularUnitPrice, currency),
      ),
      subtotal: jsonMoney(sql`${orderDetails.unitPrice} * ${orderDetails.quantity}`, currency),
      discount: jsonMoney(orderDetails.discount, currency),
      tax: jsonMoney(orderDetails.tax, currency),
      product: nullable(products.id, jsonProduct(constants)),
    },
  });
};

export const canWriteLine = (json: JsonSelection): boolean => canWriteJson(jsonLine(json.constants), json);

function eagerLines({ columns, eagerLoads: { product }, json }: FieldSelection): SQL.Aliased<EagerLines> {
  // A description is long, and each line would contain a copy of it. If it is selected, products are not eager-loaded.
  const eagerProduct = product?.columns?.includes('description') === false ? product : undefined;
  const joins = [
    eagerProduct && sql`left join ${products} on ${products.id} = ${orderDetails.productId}`,
    eagerProduct?.eagerLoads['category'] &&
      sql`left join ${categories} on ${categories.id} = ${products.categoryId}`,
  ];
  const firstLines = sql`(
    select * from ${orderDetails} where ${orderDetails.orderId} = ${orders.id}
    order by ${orderDetails.position} limit ${sql.raw(String(MAX_EAGER_LINES + 1))}) ${orderDetails}`;
  const from = sql.join([firstLines, ...joins.filter((join) => join !== undefined)], sql` `);
  const orderBy = orderDetails.position;

  if (json && product === eagerProduct) {
    const written = writtenJsonList(jsonLine(json.constants), json, { from, orderBy, max: MAX_EAGER_LINES });
    if (written) return written.as('details');
  }

  const lineColumns = pick(getColumns(orderDetails), columns, eagerProduct ? [] : ['productId']);
  const line = textRow<ReadDetails>(orderDetails.id, lineColumns, {
    product: eagerProduct && packProduct(eagerProduct),
  });
  return sql<Texts[]>`(select coalesce(json_agg(${arrayOf(line)} order by ${orderBy}), '[]') from ${from})`
    .mapWith((rows) => (rows.length > MAX_EAGER_LINES ? null : rows.map((texts) => line.read(texts, 0)!)))
    .as('details');
}
