import { sql } from 'drizzle-orm';
import type { Database } from '../../src/platform/db/client.ts';
import { TRANSITIONS } from '../../src/shop/orders/transitions.ts';

export const rowsOf = async (db: Database, query: string) =>
  (await db.execute<Record<string, unknown>>(sql.raw(query))).rows;

export const valueOf = async (db: Database, query: string) => Object.values((await rowsOf(db, query))[0]!)[0];

const allowed = Object.entries(TRANSITIONS).flatMap(([from, tos]) => tos.map((to) => `${from} ${to}`));

/** Orders whose totals, code uses or stock movements disagree with their details. */
export const ORDER_FLAWS: Record<string, string> = {
  sold: `select from order_details details join orders on orders.id = order_id
    where (select array_agg(kind || ' ' || delta order by kind desc) from stock_movements t
        where t.order_id = details.order_id and t.product_id = details.product_id)
      is distinct from case when status = 'CANCELLED' then array['RETURNED ' || quantity, 'SOLD -' || quantity]
        else array['SOLD -' || quantity] end`,
  totals: `select from orders where (subtotal, discount, tax) is distinct from
    (select (sum(unit_price * quantity)::bigint, sum(discount)::bigint, (sum(tax) + shipping_tax)::bigint) from order_details
      where order_id = orders.id)`,
  totalLines: `select from orders
    where (discount, shipping_discount) is distinct from (select (
        coalesce(sum((line ->> 'amount')::bigint) filter (where line ->> 'target' is null), 0)::bigint,
        coalesce(sum((line ->> 'amount')::bigint) filter (where line ->> 'target' = 'SHIPPING'), 0)::bigint)
        from jsonb_array_elements(discount_lines) line)
      or tax <> (select coalesce(sum((line ->> 'amount')::bigint), 0) from jsonb_array_elements(tax_lines) line)`,
  allocations: `select from order_details where discount_allocations <> '[]'
    and discount <> (select sum((line ->> 'amount')::bigint) from jsonb_array_elements(discount_allocations) line)
    union all select from orders join lateral (
      select line ->> 'code' as code, (line ->> 'amount')::bigint as amount from jsonb_array_elements(discount_lines) line
      where line ->> 'target' is null) discounted on true
    where exists (select from order_details where order_id = orders.id and discount_allocations <> '[]')
      and amount <> (select coalesce(sum((line ->> 'amount')::bigint), 0) from order_details
        cross join jsonb_array_elements(discount_allocations) line where order_id = orders.id and line ->> 'code' = code)`,
  redemptions: `select from orders
    where jsonb_array_length(discount_lines) <> (select count(*) from discount_redemptions where order_id = orders.id
      and (returned_at is not null) = (status = 'CANCELLED'))
    union all select from discount_codes where uses <> (select count(*) from discount_redemptions
      where discount_code_id = discount_codes.id and returned_at is null)`,
};

const FIRST_FILE = `select case when state = 'READY' then hash || '-' || least(width, 800) || '.webp'
    else hash || case format when 'JPEG' then '.jpg' when 'PNG' then '.png' else '.webp' end end
  from attached_images join images using (hash) where state <> 'FAILED'`;

/** The invariants of images. */
export const IMAGE_FLAWS: Record<string, string> = {
  firstImages: `select from products
      where image_file is distinct from (${FIRST_FILE} and product_id = products.id order by position limit 1)
    union all select from categories
      where image_file is distinct from (${FIRST_FILE} and category_id = categories.id order by position limit 1)`,
  unusedImages: `select from images
    where (unused_since is null) <> exists (select from attached_images where attached_images.hash = images.hash)`,
  imagePositions: `select from attached_images group by product_id, category_id
    having min(position) <> 0 or max(position) <> count(*) - 1 or count(distinct position) <> count(*)`,
};

/** The invariants of every shop, including one in use. */
export const SHOP_FLAWS: Record<string, string> = {
  ...ORDER_FLAWS,
  ...IMAGE_FLAWS,
  stock: `select from products
    where stock <> (select coalesce(sum(delta), 0) from stock_movements where product_id = products.id)`,
  // Does not compare neighbours by id: concurrent orders choose their ids before they wait for the lock of the product.
  stockAfter: `select from stock_movements t where stock_after < 0 or stock_after <> delta
    and not exists (select from stock_movements before where before.product_id = t.product_id and before.id <> t.id
      and before.stock_after = t.stock_after - t.delta)`,
  soldElse: `select from stock_movements t where order_id is not null
    and not exists (select from order_details d where d.order_id = t.order_id and d.product_id = t.product_id)`,
  positions: `select from order_details group by order_id
    having max(position) <> count(*) or min(position) <> 1 or count(distinct product_id) <> count(*)`,
  lastEvents: `select from orders join lateral (
      select "to", at from order_events where order_id = orders.id order by id desc limit 1) t on true
    where "to" <> status or at <> updated_at`,
  steps: `select from (select *, lag("to") over w as before, lag(at) over w as before_at from order_events
      window w as (partition by order_id order by id)) t
    where "from" is distinct from before or at <= before_at
      or ("from" || ' ' || "to") <> all (array['${allowed.join("', '")}'])`,
  currencies: `select from orders where currency <> (select min(currency) from orders)`,
  charged: `select from orders where status <> 'CANCELLED' and (select count(*) from payments
    where order_id = orders.id and payments.status in ('CAPTURED', 'PARTIALLY_REFUNDED')) > 1
    union all select from orders join payments on order_id = orders.id
      where payments.currency <> orders.currency or amount > total or (captured_at is not null and orders.status = 'PENDING')`,
  paymentStatuses: `select from orders where payment_status::text is distinct from coalesce(
    (select case status when 'CAPTURED' then 'PAID' else status::text end from payments
      where order_id = orders.id and status not in ('FAILED', 'VOIDED')),
    case when total = 0 then 'PAID' else 'UNPAID' end)`,
  refundSums: `select from payments
    where refunded > amount or refunded <> (select coalesce(sum(amount), 0) from refunds
      where payment_id = payments.id and status = 'SUCCEEDED')`,
  lastChanges: `select from orders left join lateral (
      select * from order_changes where order_id = orders.id order by position desc limit 1) last on true
    where not exists (select from outbox where data ->> 'orderId' = orders.id::text)
      and (last.status, last.paid, last.refunded) is distinct from (select (orders.status,
        coalesce(sum(amount) filter (where captured_at is not null), 0)::bigint, coalesce(sum(refunded), 0)::bigint)
        from payments where order_id = orders.id)`,
};

/** The further invariants of the sample shop, as long as only the seed has written to it. */
const SAMPLE_FLAWS: Record<string, string> = {
  received: `select from products left join lateral (
      select kind from stock_movements where product_id = products.id order by id limit 1) t on true
    where coalesce(kind <> 'RECEIVED', stock > 0)`,
  discounts: `select from discount_redemptions redemptions
      join discount_codes codes on codes.id = discount_code_id join orders on orders.id = order_id
    where redemptions.customer_id <> orders.customer_id or redemptions.created_at <> placed_at or returned_at <> orders.updated_at
      or placed_at < starts_at or placed_at >= ends_at or subtotal < minimum_subtotal
      or customer_use is distinct from max_uses_per_customer
      or not is_combinable and jsonb_array_length(discount_lines) > 1
      or codes.amount > subtotal
      or not discount_lines @> jsonb_build_array(jsonb_build_object('code', code, 'description', codes.description,
        'amount', coalesce(codes.amount, (
          with recursive covered as (select unnest(category_ids) as id
            union select categories.id from categories join covered on parent_id = covered.id)
          select round(sum(unit_price * quantity) * percentage / 1000000) from order_details join products on products.id = product_id
          where order_id = orders.id and (category_ids = '{}' or category_id in (select id from covered)
            or exists (select from product_categories other where other.product_id = products.id
              and other.category_id in (select id from covered)))
        ))::text))`,
  taxes: `select from (select order_id, tax_class, sum(unit_price * quantity - order_details.discount) as base,
        sum(order_details.tax) as tax
      from order_details join products on products.id = product_id group by 1, 2) taxed
    join orders on orders.id = order_id 
      left join (values ('STANDARD', 'Tax', 100000), ('REDUCED', 'Reduced tax', 50000)) rates(class, name, rate) on class = tax_class::text
    where prices_include_tax or taxed.tax <> coalesce(round(base * rate / 1000000), 0) or rate is not null
      and not tax_lines @> jsonb_build_array(jsonb_build_object('name', name, 'rate', rate, 'base', base::text, 'amount', taxed.tax::text))`,
  paid: `select from orders
    where (select array_agg(payments.status || ' ' || amount || ' ' || payments.currency) from payments
        where order_id = orders.id and payments.status <> 'FAILED')
      is distinct from case when total > 0 and exists (select from order_events where order_id = orders.id and "to" = 'PROCESSING')
        then array[case status when 'CANCELLED' then 'REFUNDED' else 'CAPTURED' end || ' ' || total || ' ' || currency] end`,
  declined: `select from payments join orders on orders.id = order_id
    where (payments.status = 'FAILED') <> (orders.status = 'PENDING') or (payments.status = 'FAILED') <> (failure_reason is not null)
      or amount <> total`,
  refunded: `select from payments left join lateral (
      select sum(amount) as sum from refunds where payment_id = payments.id and status = 'SUCCEEDED') given on true
    where refunded <> coalesce(sum, 0) or status <> 'FAILED' and status::text <>
      case refunded when 0 then 'CAPTURED' when amount then 'REFUNDED' else 'PARTIALLY_REFUNDED' end`,
  refunds: `select from refunds join payments on payments.id = payment_id join orders on orders.id = order_id
    where refunds.status <> 'SUCCEEDED' or actor_id is not null or length(refunds.fingerprint) <> 32
      or provider_refund_id is distinct from 'refund_' || refunds.id or refunds.idempotency_key <> '→ 1'
      or refunds.created_at < orders.updated_at or refunds.updated_at <> payments.updated_at`,
  paidTimes: `select from payments join orders on orders.id = order_id
      left join order_events on order_events.order_id = orders.id and "to" = 'PROCESSING'
    where payments.created_at <= placed_at or payments.updated_at <= payments.created_at
      or payments.created_at >= order_events.at or payments.status = 'CAPTURED' and payments.updated_at <> order_events.at
      or payments.captured_at is distinct from order_events.at`,
  payers: `select from payments join orders on orders.id = order_id
    where payer_id is distinct from customer_id or provider <> 'test' or payment_token is not null
      or provider_payment_id is distinct from 'test_' || payments.id or length(payments.fingerprint) <> 32`,
  books: `select from payments full join test_payments books on provider = 'test' and provider_payment_id = books.id
    where (payments.amount, payments.currency, payments.failure_reason, payments.created_at)
        is distinct from (books.amount, books.currency, books.failure_reason, books.created_at)
      or books.status <> case payments.status when 'FAILED' then 'DECLINED' else 'CAPTURED' end
      or books.refunds <> (select coalesce(jsonb_object_agg(id, amount::text), '{}') from refunds
        where payment_id = payments.id and status = 'SUCCEEDED')`,
  prices: `select from order_details join products on products.id = product_id
    where unit_price > coalesce(regular_price, price) or unit_price < coalesce(regular_price, price) * 9 / 10 or product_name <> name or order_details.sku <> products.sku`,
  firstEvents: `select from orders where not exists (select from order_events where order_id = orders.id
    and "from" is null and "to" = 'PENDING' and at = placed_at and actor_id = customer_id)`,
  actors: `select from order_events join orders on orders.id = order_id left join users on users.id = actor_id
    where "from" is not null and case when "to" = 'PROCESSING' and total > 0 then actor_id is not null or note is distinct from 'Paid.'
      else role is distinct from 'STAFF' and ("from" || ' ' || "to" <> 'PENDING CANCELLED' or actor_id is distinct from customer_id) end`,
  soldTimes: `select from stock_movements t join orders on orders.id = order_id
    where (kind = 'SOLD' and t.created_at <> placed_at) or (kind = 'RETURNED' and t.created_at <> updated_at)`,
  tooEarly: `select from order_details join orders on orders.id = order_id
      join products on products.id = product_id join users on users.id = customer_id
    where placed_at <= products.created_at or placed_at <= users.created_at`,
  emails: `select from orders join users on users.id = customer_id where orders.email <> users.email or role <> 'CUSTOMER'`,
  fingerprints: 'select from orders where length(fingerprint) <> 32',
  idOrder: `select from (select placed_at < lag(placed_at) over (order by id) as wrong from orders) t where wrong
    union all select from (select created_at < lag(created_at) over (order by id) as wrong from stock_movements) t where wrong
    union all select from (select at < lag(at) over (order by id) as wrong from order_events) t where wrong
    union all select from (select created_at < lag(created_at) over (order by id) as wrong from products) t where wrong
    union all select from (select created_at < lag(created_at) over (order by id) as wrong from payments) t where wrong
    union all select from (select created_at < lag(created_at) over (order by id) as wrong from discount_redemptions) t where wrong
    union all select from (select created_at < lag(created_at) over (order by id) as wrong from users) t where wrong`,
  changes: `select from (
      select order_id, string_agg(kind || ' ' || at, ', ' order by position) as logged from order_changes group by 1) logged
    full join (
      select order_id, string_agg(kind || ' ' || at, ', ' order by at, rank) as happened from (
        select order_id, replace("to"::text, 'PENDING', 'PLACED') as kind, at, 2 as rank from order_events
        union all select order_id, 'PAID', captured_at, 1 from payments where captured_at is not null
        union all select order_id, 'REFUNDED', refunds.updated_at, 3 from refunds join payments on payments.id = payment_id
      ) t group by 1
    ) happened using (order_id) where logged is distinct from happened`,
  changesEnd: `select from orders join lateral (
      select * from order_changes where order_id = orders.id order by position desc limit 1) last on true
    where (last.status, last.paid, last.refunded) is distinct from (select (orders.status,
      coalesce(sum(amount) filter (where captured_at is not null), 0)::bigint, coalesce(sum(refunded), 0)::bigint)
      from payments where order_id = orders.id)`,
};

/** Counts the rows that break each invariant. Returns an empty object if the database is sound. */
export async function flawsOf(
  db: Database,
  flaws: Record<string, string> = { ...SHOP_FLAWS, ...SAMPLE_FLAWS },
): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, query] of Object.entries(flaws)) {
    const count = Number(await valueOf(db, `select count(*) from (${query}) flaws`));
    if (count > 0) found[name] = count;
  }
  return found;
}

/** One invariant for each foreign key: the row that it refers to exists. */
export async function orphanFlaws(db: Database): Promise<Record<string, string>> {
  const keys = await rowsOf(
    db,
    `select conname as name, format('select from %s child where not exists (select from %s parent where %s) and %s',
        conrelid::regclass, confrelid::regclass, string_agg(format('child.%I = parent.%I', c.attname, p.attname), ' and '),
        string_agg(format('child.%I is not null', c.attname), ' and ')) as query
      from pg_constraint cross join unnest(conkey, confkey) as pair(child, parent)
        join pg_attribute c on c.attrelid = conrelid and c.attnum = pair.child
        join pg_attribute p on p.attrelid = confrelid and p.attnum = pair.parent
      where contype = 'f' and connamespace = 'public'::regnamespace group by pg_constraint.oid, conname, conrelid, confrelid`,
  );
  return Object.fromEntries(keys.map(({ name, query }) => [name, query])) as Record<string, string>;
}
