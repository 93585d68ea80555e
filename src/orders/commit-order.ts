import { getColumns, placeholder, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { WantedProduct } from '../catalog/availability.ts';
import { prepared, type Queryable } from '../db/client.ts';
import { orders, type Address, type OrderRow } from '../db/schema.ts';
import { newOrderNumber } from './order-number.ts';

/** An order as it was quoted: it stands as long as these prices, this stock and this cart do. */
export type QuotedOrder = {
  customerId: string;
  email: string;
  idempotencyKey: string;
  fingerprint: Buffer;
  shippingAddress: Address;
  notes: string | null;
  currency: string;
  subtotal: bigint;
  total: bigint;
  lines: readonly WantedProduct[];
  /** The cart that is ordered and emptied by it; null where the lines came with the request. */
  cart: { id: string; version: number } | null;
};

/**
 * The whole of an order's transaction as one statement, which is a transaction of its own: the locks are held for as long as
 * PostgreSQL works on it and for no round trip, which is what counts when everybody buys the same product.
 *
 * It locks the cart, then the products in the order of their ids, and sees them as they are once it has the locks. Where
 * they are not as quoted, or the idempotency key (or by chance the number) is taken, `placed` stays empty, and so does
 * everything that is made from it.
 */
const placeQuotedOrder = prepared((db) => {
  const line = db.$with('line', {}).as(sql`
    select * from unnest(
      ${placeholder('detailIds')}::uuid[], ${placeholder('movementIds')}::uuid[], ${placeholder('productIds')}::uuid[],
      ${placeholder('quantities')}::int[], ${placeholder('prices')}::bigint[]
    ) with ordinality as line(detail_id, movement_id, product_id, quantity, price, position)`);

  const ownCart = db.$with('own_cart', {}).as(sql`
    select id from carts
    where id = ${placeholder('cartId')}::uuid and version = ${placeholder('cartVersion')}::int
    for update`);

  const locked = db.$with('locked', {}).as(sql`
    select line.*, products.name, products.sku
    from line join products on products.id = line.product_id
    where products.stock >= line.quantity and products.price = line.price
      and products.is_active and products.deleted_at is null
      and (${placeholder('cartId')}::uuid is null or exists (select from own_cart))
    order by products.id
    for no key update of products`);

  const placed = db.$with('placed', getColumns(orders)).as(sql`
    insert into orders (id, number, customer_id, email, currency, subtotal, total, shipping_address, notes, idempotency_key, fingerprint)
    select ${placeholder('orderId')}::uuid, ${placeholder('number')}, ${placeholder('customerId')}::uuid, ${placeholder('email')},
      ${placeholder('currency')}, ${placeholder('subtotal')}::bigint, ${placeholder('total')}::bigint,
      ${placeholder('shippingAddress')}::jsonb, ${placeholder('notes')}, ${placeholder('idempotencyKey')}, ${placeholder('fingerprint')}::bytea
    where (select count(*) from locked) = (select count(*) from line)
    on conflict do nothing
    returning *`);

  const taken = db.$with('taken', {}).as(sql`
    update products set stock = products.stock - locked.quantity
    from locked, placed where products.id = locked.product_id
    returning locked.movement_id, products.id as product_id, locked.quantity, products.stock`);

  const booked = db.$with('booked', {}).as(sql`
    insert into stock_movements (id, product_id, order_id, kind, delta, stock_after)
    select taken.movement_id, taken.product_id, placed.id, 'SOLD', -taken.quantity, taken.stock from taken, placed`);

  const detailed = db.$with('detailed', {}).as(sql`
    insert into order_details (id, order_id, product_id, position, product_name, sku, unit_price, quantity)
    select locked.detail_id, placed.id, locked.product_id, locked.position, locked.name, locked.sku, locked.price, locked.quantity
    from locked, placed`);

  const recorded = db.$with('recorded', {}).as(sql`
    insert into order_events (id, order_id, "to", actor_id)
    select ${placeholder('eventId')}::uuid, id, 'PENDING', customer_id from placed`);

  const emptied = db.$with('emptied', {}).as(sql`
    delete from cart_items using placed where cart_id = ${placeholder('cartId')}::uuid`);

  const raised = db.$with('raised', {}).as(sql`
    update carts set version = version + 1, updated_at = now() from placed where carts.id = ${placeholder('cartId')}::uuid`);

  return db
    .with(line, ownCart, locked, placed, taken, booked, detailed, recorded, emptied, raised)
    .select()
    .from(placed);
});

/** Places the order if all is still as quoted, and its number not taken, else changes nothing and answers null. */
export async function commitOrder(db: Queryable, order: QuotedOrder): Promise<OrderRow | null> {
  const { lines, cart, ...columns } = order;
  const [placed] = await placeQuotedOrder(db).execute({
    ...columns,
    shippingAddress: JSON.stringify(order.shippingAddress),
    orderId: uuidv7(),
    number: newOrderNumber(),
    eventId: uuidv7(),
    cartId: cart?.id ?? null,
    cartVersion: cart?.version ?? null,
    detailIds: lines.map(() => uuidv7()),
    movementIds: lines.map(() => uuidv7()),
    productIds: lines.map(({ product }) => product.id),
    quantities: lines.map(({ quantity }) => quantity),
    prices: lines.map(({ product }) => product.price),
  });
  return placed ?? null;
}
