import { sql } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import { TRANSITIONS } from '../../src/orders/transitions.ts';

export const rowsOf = async (db: Database, query: string) =>
  (await db.execute<Record<string, unknown>>(sql.raw(query))).rows;

export const valueOf = async (db: Database, query: string) => Object.values((await rowsOf(db, query))[0]!)[0];

const allowed = Object.entries(TRANSITIONS).flatMap(([from, tos]) => tos.map((to) => `${from} ${to}`));

/** How many rows break what has to hold; nothing in a sound database. */
export async function flawsOf(db: Database): Promise<Record<string, number>> {
  const flaws: Record<string, string> = {
    stock: `select from products
      where stock <> (select coalesce(sum(delta), 0) from stock_movements where product_id = products.id)`,
    stockAfter: `select from (select *, sum(delta) over (partition by product_id order by id) as running from stock_movements) t
      where stock_after <> running or stock_after < 0`,
    received: `select from products left join lateral (
        select kind from stock_movements where product_id = products.id order by id limit 1) t on true
      where coalesce(kind <> 'RECEIVED', stock > 0)`,
    sold: `select from order_details details join orders on orders.id = order_id
      where (select array_agg(kind || ' ' || delta order by kind desc) from stock_movements t
          where t.order_id = details.order_id and t.product_id = details.product_id)
        is distinct from case when status = 'CANCELLED' then array['RETURNED ' || quantity, 'SOLD -' || quantity]
          else array['SOLD -' || quantity] end`,
    soldElse: `select from stock_movements t where order_id is not null
      and not exists (select from order_details d where d.order_id = t.order_id and d.product_id = t.product_id)`,
    totals: `select from orders where total <> subtotal or total is distinct from
      (select sum(unit_price * quantity) from order_details where order_id = orders.id)`,
    positions: `select from order_details group by order_id
      having max(position) <> count(*) or min(position) <> 1 or count(distinct product_id) <> count(*)`,
    prices: `select from order_details join products on products.id = product_id
      where unit_price > price or unit_price < price * 9 / 10 or product_name <> name or order_details.sku <> products.sku`,
    firstEvents: `select from orders where not exists (select from order_events where order_id = orders.id
      and "from" is null and "to" = 'PENDING' and at = placed_at and actor_id = customer_id)`,
    lastEvents: `select from orders join lateral (
        select "to", at from order_events where order_id = orders.id order by id desc limit 1) t on true
      where "to" <> status or at <> updated_at`,
    steps: `select from (select *, lag("to") over w as before, lag(at) over w as before_at from order_events
        window w as (partition by order_id order by id)) t
      where "from" is distinct from before or at <= before_at
        or ("from" || ' ' || "to") <> all (array['${allowed.join("', '")}'])`,
    actors: `select from order_events join orders on orders.id = order_id left join users on users.id = actor_id
      where "from" is not null and role is distinct from 'STAFF'
        and ("to" <> 'CANCELLED' or "from" <> 'PENDING' or actor_id <> customer_id)`,
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
      union all select from (select created_at < lag(created_at) over (order by id) as wrong from users) t where wrong`,
    currencies: `select from orders where currency <> (select min(currency) from orders)`,
  };
  const found: Record<string, number> = {};
  for (const [name, query] of Object.entries(flaws)) {
    const count = Number(await valueOf(db, `select count(*) from (${query}) flaws`));
    if (count > 0) found[name] = count;
  }
  return found;
}
