import pg from 'pg';

/** The size of a generated shop; all other tables grow with it. */
export type ShopSize = { orders: number; products: number };

/** One customer has this many orders, or all orders if there are fewer. */
const REGULARS_ORDERS = 10_000;
const LINES_PER_ORDER = 5;
/** A binary tree, ten levels deep. */
const CATEGORIES = 1_023;

/** The e-mail addresses of accounts that every generated shop has. */
export const EMAILS = {
  regular: 'regular@example.com',
  staff: 'staff@example.com',
  admin: 'admin@example.com',
} as const;

/**
 * Words of product names. A product has one of each list, so each word occurs in thousands of products of a
 * large shop.
 */
const WORDS = {
  adjectives: `Small Large Round Square Tall Flat Light Heavy Folding Stacking Nested Ribbed Glazed Brushed Woven Speckled Painted
    Polished Matte Curved Carved Padded Quilted Portable`,
  materials: `Walnut Oak Bamboo Ceramic Stoneware Porcelain Glass Steel Copper Brass Linen Cotton Wool Leather Marble Slate Rattan
    Cork Enamel Silicone`,
  things: `Bowl Plate Cup Mug Teapot Kettle Pan Pot Skillet Colander Ladle Spoon Fork Knife Tray Basket Box Shelf Chair Stool Table
    Desk Lamp Lantern Candle Vase Mirror Clock Rug Cushion Blanket Towel Apron Napkin Curtain Hook Rack Jar Bottle Funnel`,
};
const DESCRIPTIONS = [
  'Made by hand for the kitchen, and washed in the machine.',
  'For the garden in summer and the house in winter.',
  'A present for people who have everything.',
  'Comes in a box that can be used again.',
];
const SYLLABLES = 'ba ko ri du le sa mi vo te nu za pe gi lo fa hu wi xe jo ca';

const words = (text: string) => `'{${text.trim().split(/\s+/).join(',')}}'::text[]`;

/**
 * Fills an empty, migrated database with a shop of this size. It uses SQL without triggers, because the
 * program would need an hour for a million orders. The rows are like the rows that the program writes; the queries in
 * `LARGE_SHOP_FLAWS` verify this.
 */
export async function fillWithLargeShop(url: string, size: ShopSize): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `set session_replication_role = replica; set work_mem = '256MB'; set maintenance_work_mem = '512MB'`,
    );
    for (const statement of statementsFor(size)) await client.query(statement);
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

function statementsFor({ orders, products }: ShopSize): string[] {
  const customers = Math.max(10, Math.ceil(orders / 10));
  const regularInterval = Math.max(1, Math.floor(orders / REGULARS_ORDERS));
  const stride = Math.floor(products / LINES_PER_ORDER);
  return [
    // UUIDv7 from a kind and a number, ordered by time.
    `create function pg_temp.id(kind int, n bigint, at timestamptz) returns uuid immutable language sql as $$
      select (lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
        || '8' || lpad(to_hex(n), 15, '0'))::uuid $$`,
    // Pseudo-random without a visible pattern, and the same each time.
    `create function pg_temp.dice(n bigint, sides int, salt int) returns int immutable language sql as $$
      select ((n * 2654435761 + salt * 40503) % 4294967296 / 65536 % sides)::int $$`,
    `create function pg_temp.image(id uuid) returns text immutable language sql as $$
      select encode(sha256(id::text::bytea), 'hex') $$`,
    // The orders cover three years; the last one is a minute old.
    `create function pg_temp.moment(part float8) returns timestamptz stable language sql as $$
      select date_trunc('milliseconds', now() - interval '1 minute' - (1 - part) * interval '3 years') $$`,

    `insert into users (id, email, name, role, password_hash, created_at)
      select pg_temp.id(1, n, at), case n when 1 then '${EMAILS.regular}' when 2 then '${EMAILS.staff}' when 3 then '${EMAILS.admin}'
          else 'customer-' || n || '@example.com' end,
        'Person ' || n, case n when 2 then 'STAFF' when 3 then 'ADMIN' else 'CUSTOMER' end::role, 'none', at
      from (select n, pg_temp.moment(n::float8 / ${customers + 3} - 1.5) as at from generate_series(1, ${customers + 3}) n) t`,
    `insert into sessions (id, user_id, created_at, last_used_at, expires_at)
      select pg_temp.id(2, row_number() over (order by id), now()), id, now(), now(), now() + interval '100 days' from users`,
    `insert into refresh_tokens (hash, session_id, created_at, expires_at)
      select sha256(id::text::bytea), id, created_at, created_at + interval '30 days' from sessions`,

    `insert into saved_addresses (id, user_id, address, fingerprint, is_default_shipping, created_at, updated_at)
      select pg_temp.id(30, row_number() over (order by id, n), created_at), id,
        jsonb_build_object('name', name, 'line1', n || ' Main Street', 'line2', null, 'city', 'Springfield', 'region', null,
          'postalCode', '12345', 'country', 'US', 'phone', null),
        sha256(n::text::bytea), n = 1, created_at, created_at
      from users, generate_series(1, case email when '${EMAILS.regular}' then 40 else 5 end) n`,

    `insert into categories (id, parent_id, name, slug, created_at, updated_at)
      select pg_temp.id(3, n, at), case when n > 1 then pg_temp.id(3, n / 2, at) end, 'Category ' || n, 'category-' || n, at, at
      from generate_series(1, ${CATEGORIES}) n, pg_temp.moment(-3) at`,
    `create temp table catalogue as
      select n, pg_temp.id(4, n, at) as id, at, concat_ws(' ', adjective, material, thing, series) as name, 'SKU-' || lpad(n::text, 7, '0') as sku,
        (500 + pg_temp.dice(n, 20000, 4))::bigint as price, case pg_temp.dice(n, 20, 5) when 0 then 0 else 1 + pg_temp.dice(n, 500, 6) end as stock
      from (
        select n, pg_temp.moment(n::float8 / ${products} - 1) as at,
          (${words(WORDS.adjectives)})[1 + pg_temp.dice(n, 24, 1)] as adjective,
          (${words(WORDS.materials)})[1 + pg_temp.dice(n, 20, 2)] as material,
          (${words(WORDS.things)})[1 + pg_temp.dice(n, 40, 3)] as thing,
          initcap(syllables[1 + n / 20 % 20] || syllables[1 + n / 400 % 20] || syllables[1 + n / 8000 % 20] || 'n') as series
        from generate_series(1, ${products}) n, (select ${words(SYLLABLES)} as syllables) t
      ) t`,
    `create unique index on catalogue (n)`,
    // Five attributes. Every product has a value of the first four; values of the last one are rare.
    `insert into attributes (id, code, name, type, is_facet, position)
      select pg_temp.id(40, n, '2020-01-01'), code, initcap(code), 'TEXT', true, n
      from unnest('{color,material,size,season,label}'::text[]) with ordinality attribute(code, n)`,
    `create function pg_temp.value(attribute int, n int) returns uuid stable language sql as $$
      select pg_temp.id(41, attribute * 1000 + n, '2020-01-01') $$`,
    `insert into attribute_values (id, attribute_id, code, label, position)
      select pg_temp.value(attribute, n), pg_temp.id(40, attribute, '2020-01-01'), 'v' || n, 'Value ' || n, n
      from (values (1, 20), (2, 20), (3, 8), (4, 4), (5, 3)) kind(attribute, count), generate_series(0, count - 1) n`,
    // Half of the products are variants, eight in a group.
    `insert into product_groups (id, name, slug, created_at)
      select pg_temp.id(42, n, at), 'Group ' || n, 'group-' || n, at from catalogue where n % 16 = 0`,
    `insert into product_group_attributes (group_id, attribute_id, position)
      select id, pg_temp.id(40, 3, '2020-01-01'), 0 from product_groups`,
    `insert into products (id, category_id, name, slug, sku, description, price, stock, is_active, created_at, updated_at,
        value_ids, group_id, option_ids, image_file, search_terms)
      select product.*, pg_temp.image(product.id) || '-800.webp', product_search_terms(name, sku, description)
      from (
        select catalogue.id, (select id from categories where slug = 'category-' || 1 + n % ${CATEGORIES}) as category_id, catalogue.name, 'product-' || n, sku,
          (array['${DESCRIPTIONS.join("','")}'])[1 + pg_temp.dice(n, 4, 7)] as description, price, stock, pg_temp.dice(n, 50, 8) > 0, at, at,
          array[pg_temp.value(1, (hashint8(n) & 65535) % 20), pg_temp.value(2, pg_temp.dice(n, 20, 2)), pg_temp.value(3, (n % 8)::int),
            pg_temp.value(4, (hashint8(n) >> 16 & 255) % 4)]
            || case when n % 5000 = 0 then array[pg_temp.value(5, (n / 5000 % 3)::int)] else '{}' end,
          product_groups.id as group_id, case when product_groups.id is not null then array[pg_temp.value(3, (n % 8)::int)] end
        from catalogue
          left join product_groups on n % 16 < 8 and product_groups.slug = 'group-' || n - n % 16
      ) product`,
    `update product_groups set representative_id = (
        select id from products where group_id = product_groups.id
        order by not is_active or deleted_at is not null, is_sold_out, id limit 1)`,
    // One product in fifty has a sale price. A few of these sales have ended, but the lists still contain the sale price.
    `update products set regular_price = products.price + 500, sale_price = products.price, sale_starts_at = now() - interval '3 days',
        sale_ends_at = now() + case when n % 1000 = 0 then interval '-1 hour' else interval '3 days' end,
        price_due_at = now() + case when n % 1000 = 0 then interval '-1 hour' else interval '3 days' end
      from catalogue where catalogue.id = products.id and n % 50 = 0`,
    `insert into price_history (product_id, regular_price, sale_price, sale_starts_at, sale_ends_at, valid_from)
      select id, coalesce(regular_price, price), sale_price, sale_starts_at, sale_ends_at, created_at from products`,
    // One product in four has two further categories, one of which is large.
    `insert into product_categories (product_id, category_id, position, created_at, name, price)
      select products.id, categories.id, case when n % 400 = 0 then n / 400 else 2147483647 end, products.created_at, products.name, products.price
      from catalogue join products on products.id = catalogue.id
      cross join lateral (values (700), (2 + pg_temp.dice(n, 600, 9))) other(number)
      join categories on categories.slug = 'category-' || other.number
      where n % 4 = 0 and categories.id <> products.category_id
      on conflict do nothing`,
    `insert into related_products (product_id, related_id, position)
      select one.id, other.id, position from catalogue one cross join generate_series(1, 4) position
      join catalogue other on other.n = one.n + position where one.n % 10 = 0`,
    // Each product has its own image. A tenth of the products also share one image.
    `insert into images (hash, format, bytes, width, height, state, unused_since)
      select pg_temp.image(id), 'JPEG', 400000, 1600, 1200, 'READY', null from products`,
    `insert into attached_images (id, hash, product_id, position) select id, pg_temp.image(id), id, 0 from products
      union all
      select gen_random_uuid(), pg_temp.image(shared.id), catalogue.id, 1
      from catalogue, (select id from catalogue where n = 1) shared where n % 10 = 0`,
    `insert into search_words
      select distinct word from products, product_search_words(name, sku, description) word order by 1`,

    `create temp table sale as
      select n, pg_temp.id(5, n, at) as id, at, customer.id as customer_id, customer.email,
        case when n > ${orders} * 0.99 then (array['PENDING', 'PROCESSING'])[1 + n % 2]
          when n % 20 = 0 then 'CANCELLED' when n % 20 = 1 then 'SHIPPED' else 'DELIVERED' end::order_status as status
      from (select n, pg_temp.moment(n::float8 / ${orders}) as at from generate_series(1, ${orders}) n) t
      cross join lateral (
        select case when n % ${regularInterval} = 0 then 1 else 4 + n % ${customers} end as number
      ) buyer
      join (select row_number() over (order by id) as number, id, email from users) customer using (number)`,
    `create temp table sold as
      select sale.n, (sale.n - 1) * ${LINES_PER_ORDER} + line as number, line, sale.id as order_id, sale.at, status, catalogue.id as product_id, name, sku, price,
        1 + pg_temp.dice(sale.n * ${LINES_PER_ORDER} + line, 3, 9) as quantity
      from sale cross join generate_series(1, ${LINES_PER_ORDER}) line
      join catalogue on catalogue.n = 1 + (sale.n::bigint * 7919 + line * ${stride}) % ${products}`,
    `analyze sold`,
    `insert into orders (id, number, customer_id, email, status, currency, subtotal, total, shipping_address, idempotency_key, fingerprint,
        placed_at, updated_at)
      select id, 'ORD-' || lpad(sale.n::text, 8, '0'), customer_id, email, status, 'USD', subtotal, subtotal,
        '{"name":"Ada Customer","line1":"1 Main Street","line2":null,"city":"Springfield","region":null,"postalCode":"12345","country":"US","phone":null}',
        'key-' || sale.n, sha256(id::text::bytea), at, case status when 'PENDING' then at else at + interval '20 seconds' end
      from sale join (select n, sum(price * quantity)::bigint as subtotal from sold group by 1) sums using (n) order by sale.n`,
    `insert into order_details (id, order_id, product_id, position, product_name, sku, unit_price, quantity)
      select pg_temp.id(6, number, at), order_id, product_id, line, name, sku, price, quantity from sold order by number`,
    `insert into stock_movements (id, product_id, order_id, kind, delta, stock_after, created_at)
      select id, product_id, order_id, kind::stock_movement_kind, delta, sum(delta) over (partition by product_id order by id), at
      from (
        with taken as (
          select product_id, sum(quantity)::int as sold, sum(quantity) filter (where status = 'CANCELLED')::int as returned from sold group by 1
        )
        select pg_temp.id(7, number, at) as id, product_id, order_id, 'SOLD' as kind, -quantity as delta, at from sold
        union all
        select pg_temp.id(8, number, at + interval '20 seconds'), product_id, order_id, 'RETURNED', quantity, at + interval '20 seconds'
        from sold where status = 'CANCELLED'
        union all
        select pg_temp.id(20, n, at), id, null, 'RECEIVED', stock + coalesce(sold, 0), at
        from catalogue left join taken on product_id = id where stock + coalesce(sold, 0) > 0
        union all
        select pg_temp.id(19, row_number() over (), now()), product_id, null, 'ADJUSTED', -returned, date_trunc('milliseconds', now()) from taken where returned > 0
      ) t order by at`,
    `create temp table step as
      select sale.*, step, case step when 1 then at else at + step * interval '5 seconds' end as happened,
        (array['PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED'])[step]::order_status as "to",
        case when step > 1 then (array['PENDING', 'PROCESSING', 'SHIPPED'])[step - 1]::order_status end as "from"
      from sale cross join lateral generate_series(1,
        case status when 'DELIVERED' then 4 when 'SHIPPED' then 3 when 'PENDING' then 1 else 2 end) step`,
    `update step set "to" = 'CANCELLED' where status = 'CANCELLED' and step = 2`,
    `insert into order_events (id, order_id, "from", "to", actor_id, at)
      select pg_temp.id(9, n * 4 + step, happened), id, "from", "to", case step when 1 then customer_id end, happened from step order by happened`,
    `insert into payments (id, order_id, payer_id, status, amount, currency, captured_at, provider, provider_payment_id, idempotency_key,
        fingerprint, created_at, updated_at)
      select pg_temp.id(10, n, at), orders.id, orders.customer_id, 'CAPTURED', total, currency, at + interval '10 seconds', 'test',
        'test_' || n, 'pay-' || n, orders.fingerprint, at, at + interval '10 seconds'
      from sale join orders on orders.id = sale.id where sale.status in ('PROCESSING', 'SHIPPED', 'DELIVERED') order by n`,
    `insert into test_payments (id, token, status, amount, currency, created_at)
      select provider_payment_id, 'tok', 'CAPTURED', amount, currency, created_at from payments`,
    `insert into refunds (id, payment_id, status, amount, provider_refund_id, idempotency_key, fingerprint, created_at, updated_at)
      select pg_temp.id(11, row_number() over (order by id), created_at), id, 'SUCCEEDED', 100, 'refund_' || id, 'refund', fingerprint,
        created_at + interval '1 minute', created_at + interval '1 minute'
      from payments where get_byte(fingerprint, 0) < 5`,
    `update payments set status = 'PARTIALLY_REFUNDED', refunded = 100 where id in (select payment_id from refunds)`,
    `update orders set payment_status = case payments.status when 'CAPTURED' then 'PAID' else payments.status::text end::order_payment_status
      from payments where order_id = orders.id`,
    `insert into order_notes (id, order_id, visibility, text, author_id, idempotency_key, created_at)
      select pg_temp.id(21, n, at), id, 'INTERNAL', 'Called.', (select id from users where role = 'STAFF'), 'note-' || n, at
      from sale where n % 10 = 0`,
    `insert into order_changes (order_id, kind, status, paid, refunded, at)
      select id, replace("to"::text, 'PENDING', 'PLACED')::order_change_kind, "to", 0, 0, happened from step order by happened`,
    `insert into emails (id, kind, recipient, order_id, order_change, state, attempts, created_at, sent_at)
      select pg_temp.id(12, position, at), 'ORDER_PLACED', email, order_id, position, 'SENT', 1, at, at
      from order_changes join orders on orders.id = order_id where kind = 'PLACED'`,
    `insert into webhook_endpoints (id, url, secret, created_at, updated_at)
      select pg_temp.id(13, n, at), 'http://127.0.0.1:9/' || n, 'c2VjcmV0', at, at from generate_series(1, 3) n, pg_temp.moment(0) at`,
    `insert into webhook_deliveries (id, endpoint_id, order_change, state, attempts, created_at, last_attempt_at, delivered_at)
      select pg_temp.id(14, position, at), (select id from webhook_endpoints order by id limit 1 offset position % 3), position,
        case when failed then 'FAILED' else 'DELIVERED' end::webhook_delivery_state, 1, at, at, case when not failed then at end
      from (select *, position % 1000 = 0 as failed from order_changes) t`,
    `insert into audit_log (id, at, action, actor_id, actor_role, subject_type, subject_id)
      select pg_temp.id(15, n, at), at, (array['UPDATED', 'CREATED', 'STOCK_ADJUSTED', 'SIGNED_IN'])[1 + n % 4]::audit_action,
        (select id from users order by id limit 1 offset 1 + n % 2), 'STAFF', (array['Product', 'Order', 'User'])[1 + n % 3], pg_temp.id(4, n, at)::text
      from sale`,
    // A rare action: one in a thousand orders.
    `insert into audit_log (id, at, action, actor_id, actor_role, subject_type, subject_id)
      select pg_temp.id(16, n, at), at, 'ROLE_CHANGED', (select id from users order by id limit 1 offset 2), 'ADMIN', 'User', id::text
      from sale where n % 1000 = 0`,
    `insert into carts (id, customer_id, created_at, updated_at)
      select pg_temp.id(17, row_number() over (order by id), created_at), id, created_at, created_at from users where role = 'CUSTOMER'`,
    `insert into cart_items (id, cart_id, product_id, quantity, unit_price_when_added)
      select pg_temp.id(18, number * 4 + item, now()), carts.id, catalogue.id, 1, price
      from (select id, row_number() over (order by id) as number from carts) carts cross join generate_series(1, 3) item
      join catalogue on n = 1 + (number * 3 + item) % ${products}`,
    `insert into "pgboss"."job" (name, data, state, output, created_on, started_on, completed_on)
      select 'send-email', jsonb_build_object('emailId', id), case when n % 100 = 0 then 'failed' else 'completed' end::pgboss.job_state,
        '{"message":"no"}', at, at, at
      from sale where n % 10 = 0`,
    `drop table catalogue, sale, sold, step`,
  ];
}

/** Queries for rows that violate the invariants of the generated shop. A consistent shop has none. */
export const LARGE_SHOP_FLAWS: Record<string, string> = {
  images: `select from products where image_file is distinct from (select hash || '-800.webp' from attached_images
    where product_id = products.id order by position limit 1)`,
  stock: `select from products where stock <> (select coalesce(sum(delta), 0) from stock_movements where product_id = products.id)`,
  representatives: `select from product_groups where representative_id is distinct from (
    select id from products where group_id = product_groups.id
    order by not is_active or deleted_at is not null, is_sold_out, id limit 1)`,
  stockBelowZero: 'select from stock_movements where stock_after < 0',
  totals: `select from orders where subtotal is distinct from
    (select sum(unit_price * quantity)::bigint from order_details where order_id = orders.id)`,
  status: `select from orders
    where status is distinct from (select "to" from order_events where order_id = orders.id order by at desc, id desc limit 1)`,
  paid: `select from orders where (status in ('PROCESSING', 'SHIPPED', 'DELIVERED'))
    <> exists (select from payments where order_id = orders.id and amount = total)`,
  paymentStatus: `select from orders where (payment_status = 'UNPAID') = exists (select from payments where order_id = orders.id)`,
  owners: `select from orders where not exists (select from users where users.id = customer_id and users.email = orders.email)`,
  sold: `select from order_details where not exists (select from stock_movements t
    where t.order_id = order_details.order_id and t.product_id = order_details.product_id and kind = 'SOLD' and delta = -quantity)`,
};
