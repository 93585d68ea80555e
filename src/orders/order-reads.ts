import { getColumns, sql } from 'drizzle-orm';
import { packProduct, type ReadProduct } from '../catalog/product-reads.ts';
import { pack } from '../db/packed.ts';
import { pick, type Reads } from '../db/reads.ts';
import {
  categories,
  orderDetails,
  orders,
  products,
  type OrderDetailsRow,
  type OrderRow,
} from '../db/schema.ts';

export type ReadDetails = OrderDetailsRow & { product?: ReadProduct | null };
/** An order as it was read for a field: with the columns that are asked for, and its lines where they came along. */
export type ReadOrder = OrderRow & { details?: readonly ReadDetails[] };

/** What is selected of orders for a field, and `always`. */
export function orderFields({ columns, along: { details } }: Reads, always: readonly (keyof OrderRow)[]) {
  const own = pick(getColumns(orders), columns, always);
  return details ? { ...own, details: linesAlong(details) } : own;
}

function linesAlong({ columns, along: { product } }: Reads) {
  const line = pack<ReadDetails>(orderDetails.id, pick(getColumns(orderDetails), columns), {
    product: product && packProduct(product),
  });
  const joins = [
    product && sql`left join ${products} on ${products.id} = ${orderDetails.productId}`,
    product?.along['category'] && sql`left join ${categories} on ${categories.id} = ${products.categoryId}`,
  ];
  const lines = sql`
    select coalesce(json_agg(${line.values} order by ${orderDetails.position}), '[]')
    from ${orderDetails} ${sql.join(
      joins.filter((join) => join !== undefined),
      sql` `,
    )}
    where ${orderDetails.orderId} = ${orders.id}`;
  return sql<unknown[][]>`(${lines})`
    .mapWith((rows) => rows.map((values) => line.read(values)!))
    .as('details');
}
