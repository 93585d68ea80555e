import { getColumns, placeholder, sql } from 'drizzle-orm';
import { prepared } from '../../../platform/db/client.ts';
import { currentPrice, orders, type OrderRow } from '../../../platform/db/schema.ts';
import { isPurchasable } from '../../catalog/purchasable.sql.ts';

/** The columns of a new order that the statement takes as parameters. The database sets the others. */
const INSERTED_COLUMNS = [
  'id',
  'number',
  'customerId',
  'email',
  'currency',
  'subtotal',
  'discount',
  'tax',
  'total',
  'shippingName',
  'shippingAmount',
  'shippingDiscount',
  'shippingTax',
  'pricesIncludeTax',
  'discountLines',
  'taxLines',
  'shippingAddress',
  'billingAddress',
  'notes',
  'locale',
  'placedByNetwork',
  'idempotencyKey',
  'fingerprint',
  'guestKey',
  'accessTokenHash',
] as const satisfies (keyof OrderRow)[];

export type InsertedOrder = Pick<OrderRow, (typeof INSERTED_COLUMNS)[number]>;

const columns = getColumns(orders);
const insertedNames = sql.join(
  INSERTED_COLUMNS.map((key) => sql.identifier(columns[key].name)),
  sql`, `,
);
const insertedValues = sql.join(
  INSERTED_COLUMNS.map((key) => sql`${placeholder(key)}::${sql.raw(columns[key].getSQLType())}`),
  sql`, `,
);

type Shape = { hasDiscounts: boolean; hasShipping: boolean; isTraced: boolean };

/**
 * Places an order in one statement, which is a whole transaction. Locks are held only while PostgreSQL executes the statement, not
 * during round trips. That matters when many customers buy the same product. See docs/decisions/0004.
 *
 * Locks the cart, then the products sorted by id, then the discount codes and promotions sorted by id, then the shipping method,
 * and reads their state under the locks. If this state differs from the quote, or the idempotency key or the number is in use,
 * `placed` is empty, and all rows that depend on it. Many orders have no discounts or no delivery. They use variants of the
 * statement without these parts, which cost less.
 *
 * An order with a total of zero counts as paid: it starts in PROCESSING, with the history and events of a paid order. With
 * `maxUnpaidOrders`, `placed` is also empty if the order exceeds the limits on unpaid orders. These limits are checked last, so
 * that all orders lock in the same sequence.
 */
export const placeQuotedOrder = prepared((db, { hasDiscounts, hasShipping, isTraced }: Shape) => {
  // `limit` removes no row. Without it, PostgreSQL must guess the length of the arrays, and may choose to plan the statement
  // again for each order, which takes longer than its execution.
  const line = db.$with('line', {}).as(sql`
    select * from unnest(
      ${placeholder('detailIds')}::uuid[], ${placeholder('movementIds')}::uuid[], ${placeholder('productIds')}::uuid[],
      ${placeholder('quantities')}::int[], ${placeholder('prices')}::bigint[],
      ${placeholder('lineDiscounts')}::bigint[], ${placeholder('lineAllocations')}::jsonb[],
      ${placeholder('lineTaxes')}::bigint[]
    ) with ordinality as line(detail_id, movement_id, product_id, quantity, price, discount, allocations, tax, position)
    limit ${placeholder('lineCount')}`);

  const discount = db.$with('discount', {}).as(sql`
    select * from unnest(
      ${placeholder('redemptionIds')}::uuid[], ${placeholder('discountIds')}::uuid[], ${placeholder('discountVersions')}::int[]
    ) as discount(redemption_id, discount_code_id, version)`);

  const ownCart = db.$with('own_cart', {}).as(sql`
    select id from carts
    where id = ${placeholder('cartId')}::uuid and version = ${placeholder('cartVersion')}::int
    for update`);

  const locked = db.$with('locked', {}).as(sql`
    select line.*, products.name, products.sku, products.regular_price, products.option_ids
    from line join products on products.id = line.product_id
    where ${isPurchasable(sql`line.quantity`)} and ${currentPrice} = line.price
      and (${placeholder('cartId')}::uuid is null or exists (select from own_cart))
    order by products.id
    for no key update of products`);

  // Counts a customer's uses of a discount as of the start of this statement. If two concurrent orders take the last use, the
  // unique index rejects one.
  const redeemable = db.$with('redeemable', {}).as(sql`
    select discount.*, case when max_uses_per_customer is not null then next_use.number end as customer_use
    from discount
      join discount_codes on discount_codes.id = discount.discount_code_id and discount_codes.version = discount.version
      cross join lateral (
        select count(*) as count from discount_redemptions
        where discount_code_id = discount_codes.id and customer_id = ${placeholder('customerId')}::uuid and returned_at is null
      ) used
      cross join lateral (
        select min(number) as number from generate_series(1, used.count + 1) number
        where not exists (
          select from discount_redemptions
          where discount_code_id = discount_codes.id and customer_id = ${placeholder('customerId')}::uuid
            and returned_at is null and customer_use = number
        )
      ) next_use
    where coalesce(starts_at <= now(), true) and coalesce(ends_at > now(), true)
      and coalesce(uses < max_uses, true) and coalesce(used.count < max_uses_per_customer, true)
    order by discount_codes.id
    for no key update of discount_codes`);

  // A concurrent change of the shipping method waits for this lock, then gives the method a new version.
  const method = db.$with('method', {}).as(sql`
    select id from shipping_methods
    where id = ${placeholder('methodId')}::uuid and version = ${placeholder('methodVersion')}::int and is_active
    for share`);

  const { status, placedAt, updatedAt } = columns;
  const placed = db.$with('placed', { status, placedAt, updatedAt }).as(sql`
    insert into orders (${insertedNames}, status)
    select ${insertedValues}, (case when ${placeholder('total')}::bigint = 0 then 'PROCESSING' else 'PENDING' end)::order_status
    where case
      when (select count(*) from locked) <> (select count(*) from line) then false
      ${hasDiscounts ? sql`when (select count(*) from redeemable) <> (select count(*) from discount) then false` : sql``}
      ${hasShipping ? sql`when not exists (select from method) then false` : sql``}
      when ${placeholder('maxUnpaidOrders')}::int is null then true
      else is_within_unpaid_limit(${placeholder('customerId')}::uuid, ${placeholder('guestEmail')}::text, ${placeholder('placedByNetwork')}::text, ${placeholder('total')}::bigint,
        ${placeholder('maxUnpaidOrders')}::int, ${placeholder('maxUnpaidTotal')}::bigint, ${placeholder('ipAddressFactor')}::int)
    end
    on conflict do nothing
    returning id, customer_id, status, placed_at, updated_at`);

  const stockReduced = db.$with('stock_reduced', {}).as(sql`
    update products set stock = products.stock - locked.quantity
    from locked, placed where products.id = locked.product_id
    returning locked.movement_id, products.id as product_id, locked.quantity, products.stock`);

  const movementsInserted = db.$with('movements_inserted', {}).as(sql`
    insert into stock_movements (id, product_id, order_id, kind, delta, stock_after)
    select stock_reduced.movement_id, stock_reduced.product_id, placed.id, 'SOLD', -stock_reduced.quantity, stock_reduced.stock
    from stock_reduced, placed`);

  const detailsInserted = db.$with('details_inserted', {}).as(sql`
    insert into order_details
      (id, order_id, product_id, position, product_name, sku, unit_price, regular_unit_price, quantity, discount, discount_allocations, tax,
        options)
    select locked.detail_id, placed.id, locked.product_id, locked.position, locked.name, locked.sku, locked.price,
      case when locked.regular_price > locked.price then locked.regular_price end, locked.quantity, locked.discount, locked.allocations, locked.tax,
      case when locked.option_ids is null then '[]'::jsonb else line_options(locked.option_ids) end
    from locked, placed`);

  const redemptionsInserted = db.$with('redemptions_inserted', {}).as(sql`
    insert into discount_redemptions (id, discount_code_id, order_id, customer_id, customer_use)
    select redeemable.redemption_id, redeemable.discount_code_id, placed.id, placed.customer_id, redeemable.customer_use
    from redeemable, placed`);

  const usesIncreased = db.$with('uses_increased', {}).as(sql`
    update discount_codes set uses = uses + 1
    from redeemable, placed where discount_codes.id = redeemable.discount_code_id`);

  const historyInserted = db.$with('history_inserted', {}).as(sql`
    insert into order_events (id, order_id, "from", "to", actor_id, note)
    select ${placeholder('placedHistoryId')}::uuid, id, null::order_status, 'PENDING'::order_status, customer_id, null from placed
    union all
    select ${placeholder('paidHistoryId')}::uuid, id, 'PENDING', 'PROCESSING', null, 'Nothing to pay.' from placed
    where status = 'PROCESSING'`);

  const outboxEvent = db.$with('outbox_event', {}).as(sql`
    insert into outbox (kind, data)
    select 'ORDER_CHANGED', jsonb_build_object(
      'orderId', id, 'customerId', customer_id, 'change', change.kind, 'status', change.status, 'paid', '0', 'refunded', '0',
      'amount', change.amount, 'at', placed_at)
      || case when change.kind = 'PLACED' then jsonb_build_object(
        'productIds', ${placeholder('productIds')}::uuid[], 'cartId', ${placeholder('cartId')}::uuid) else '{}' end
      ${isTraced ? sql`|| jsonb_build_object('traceparent', ${placeholder('traceparent')}::text)` : sql``}
    from placed join (values
      (1, 'PLACED', 'PENDING', null), (2, 'PAID', 'PENDING', '0'), (3, 'PROCESSING', 'PROCESSING', null)
    ) as change(step, kind, status, amount) on change.step = 1 or placed.status = 'PROCESSING'
    order by change.step`);

  const itemsDeleted = db.$with('items_deleted', {}).as(sql`
    delete from cart_items using placed where cart_id = ${placeholder('cartId')}::uuid`);

  const versionIncreased = db.$with('version_increased', {}).as(sql`
    update carts set version = version + 1, discount_codes = '{}', updated_at = now()
    from placed where carts.id = ${placeholder('cartId')}::uuid`);

  return db
    .with(
      line,
      ...(hasDiscounts ? [discount] : []),
      ownCart,
      locked,
      ...(hasDiscounts ? [redeemable] : []),
      ...(hasShipping ? [method] : []),
      placed,
      stockReduced,
      movementsInserted,
      detailsInserted,
      ...(hasDiscounts ? [redemptionsInserted, usesIncreased] : []),
      historyInserted,
      outboxEvent,
      itemsDeleted,
      versionIncreased,
    )
    .select()
    .from(placed);
});
