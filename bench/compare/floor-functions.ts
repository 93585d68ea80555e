/**
 * The floor's writes. Each is one database function, which writes the same rows as the shop's transaction.
 */
export const FUNCTIONS = `
create function bench_place_order(buyer uuid, wish jsonb, order_number text, fingerprint bytea) returns text
language plpgsql as $$
#variable_conflict use_column
declare
  account users;
  standard tax_rates;
  reduced tax_rates;
  rate tax_rates;
  line record;
  placed orders;
  new_id uuid := uuidv7();
  shop_currency text;
  product_ids uuid[] := '{}';
  names text[] := '{}';
  skus text[] := '{}';
  prices bigint[] := '{}';
  quantities int[] := '{}';
  positions int[] := '{}';
  taxes bigint[] := '{}';
  classes tax_class[] := '{}';
  is_short boolean := false;
  subtotal bigint := 0;
  total_tax bigint := 0;
  class_base bigint;
  class_tax bigint;
  left_over bigint;
  tax_lines jsonb := '[]';
begin
  select * into account from users where id = buyer;
  select currency into shop_currency from shop;
  for rate in
    select distinct on (tax_class) * from tax_rates
    where valid_from <= now()
      and (country is null or country = wish -> 'shippingAddress' ->> 'country')
      and (region is null or region = wish -> 'shippingAddress' ->> 'region')
    order by tax_class, region nulls last, country nulls last, valid_from desc
  loop
    if rate.tax_class = 'STANDARD' then standard := rate; elsif rate.tax_class = 'REDUCED' then reduced := rate; end if;
  end loop;

  for line in
    select p.id, p.name, p.sku, p.price, p.stock, p.tax_class, item.quantity, item.position,
      p.is_active and p.deleted_at is null as is_sold
    from (
      select (value ->> 'productId')::uuid as product_id, (value ->> 'quantity')::int as quantity, ordinality::int as position
      from jsonb_array_elements(wish -> 'items') with ordinality
    ) item
    join products p on p.id = item.product_id
    order by p.id
    for no key update of p
  loop
    if not line.is_sold or line.stock < line.quantity then is_short := true; end if;
    product_ids := product_ids || line.id;
    names := names || line.name;
    skus := skus || line.sku;
    prices := prices || line.price;
    quantities := quantities || line.quantity;
    positions := positions || line.position;
    taxes := taxes || 0::bigint;
    classes := classes || line.tax_class;
    subtotal := subtotal + line.price * line.quantity;
  end loop;
  if cardinality(product_ids) < jsonb_array_length(wish -> 'items') then
    raise exception 'a product does not exist';
  end if;

  foreach rate in array array[standard, reduced] loop
    select coalesce(sum(price * quantity), 0) into class_base from unnest(prices, quantities, classes) l(price, quantity, class)
    where class = rate.tax_class;
    if class_base = 0 then continue; end if;
    class_tax := (class_base * rate.rate + 500000) / 1000000;
    left_over := class_tax;
    for i in 1 .. cardinality(product_ids) loop
      if classes[i] = rate.tax_class then
        taxes[i] := class_tax * prices[i] * quantities[i] / class_base;
        left_over := left_over - taxes[i];
      end if;
    end loop;
    for i in 1 .. cardinality(product_ids) loop
      exit when left_over = 0;
      if classes[i] = rate.tax_class then
        taxes[i] := taxes[i] + 1;
        left_over := left_over - 1;
      end if;
    end loop;
    total_tax := total_tax + class_tax;
    tax_lines := tax_lines || jsonb_build_object(
      'name', rate.name, 'rate', rate.rate, 'base', class_base::text, 'amount', class_tax::text);
  end loop;

  if not is_short then
    insert into orders (id, number, customer_id, email, currency, subtotal, discount, tax, total, prices_include_tax,
      discount_lines, tax_lines, shipping_address, notes, locale, idempotency_key, fingerprint)
    values (new_id, order_number, buyer, account.email, shop_currency, subtotal, 0, total_tax, subtotal + total_tax, false,
      '[]', tax_lines, '{"line2": null, "region": null, "phone": null}' || (wish -> 'shippingAddress'), wish ->> 'notes', account.locale, wish ->> 'idempotencyKey',
      fingerprint)
    on conflict do nothing
    returning * into placed;
  end if;

  if placed.id is null then
    select * into placed from orders where customer_id = buyer and idempotency_key = wish ->> 'idempotencyKey';
    if placed.id is null then
      return '{"data":{"placeOrder":{"__typename":"InsufficientStock"}}}';
    end if;
    if placed.fingerprint <> fingerprint then
      return '{"data":{"placeOrder":{"__typename":"IdempotencyKeyReused"}}}';
    end if;
  else
    with line as (
      select * from unnest(product_ids, names, skus, prices, quantities, positions, taxes)
        as line(product_id, name, sku, price, quantity, position, tax)
    ),
    taken as (
      update products set stock = products.stock - line.quantity
      from line where products.id = line.product_id
      returning products.id, line.quantity, products.stock
    ),
    booked as (
      insert into stock_movements (id, product_id, order_id, kind, delta, stock_after)
      select uuidv7(), id, new_id, 'SOLD', -quantity, stock from taken
    ),
    recorded as (
      insert into order_events (id, order_id, "to", actor_id) values (uuidv7(), new_id, 'PENDING', buyer)
    ),
    published as (
      insert into outbox (kind, data) values ('ORDER_CHANGED', jsonb_build_object(
        'orderId', new_id, 'customerId', buyer, 'change', 'PLACED', 'status', placed.status, 'paid', '0', 'refunded', '0',
        'amount', null, 'at', placed.placed_at, 'productIds', product_ids, 'cartId', null))
    )
    insert into order_details (id, order_id, product_id, position, product_name, sku, unit_price, quantity, discount, tax)
    select uuidv7(), new_id, product_id, position, name, sku, price, quantity, 0, tax from line;
  end if;

  return format(
    '{"data":{"placeOrder":{"__typename":"PlaceOrderSuccess","replayed":%s,"order":'
      '{"id":"%s","number":"%s","status":"%s","total":{"amount":"%s","currency":"%s"}}}}}',
    case when placed.id = new_id then 'false' else 'true' end, placed.id, placed.number, placed.status, placed.total * 0.01, placed.currency);
end
$$;

create function bench_add_to_cart(buyer uuid, items jsonb) returns text
language plpgsql as $$
declare
  own carts;
  lines int;
begin
  select * into own from carts where customer_id = buyer and merged_into_id is null for update;
  if not found then
    insert into carts (id, customer_id) values (uuidv7(), buyer) on conflict do nothing;
    select * into own from carts where customer_id = buyer and merged_into_id is null for update;
  end if;

  insert into cart_items as item (id, cart_id, product_id, quantity, unit_price_when_added)
  select uuidv7(), own.id, p.id, added.quantity, p.price
  from (
    select (value ->> 'productId')::uuid as product_id, (value ->> 'quantity')::int as quantity from jsonb_array_elements(items)
  ) added
  join products p on p.id = added.product_id
  left join cart_items before on before.cart_id = own.id and before.product_id = p.id
    cross join lateral (select added.quantity + coalesce(before.quantity, 0) as quantity) total
  where p.is_active and p.deleted_at is null and coalesce(p.publish_at <= now(), true) and coalesce(p.unpublish_at > now(), true)
    and p.stock >= total.quantity and total.quantity between p.min_quantity and coalesce(p.max_quantity, 999)
    and (total.quantity - p.min_quantity) % p.quantity_step = 0
  on conflict (cart_id, product_id) do update
  set quantity = item.quantity + excluded.quantity, unit_price_when_added = excluded.unit_price_when_added;
  get diagnostics lines = row_count;
  if lines < jsonb_array_length(items) then raise exception 'a product does not exist or has too little stock'; end if;
  if (select count(*) from cart_items where cart_id = own.id) > 100 then raise exception 'too many lines'; end if;

  update carts set version = version + 1, updated_at = now(), used_on = current_date where id = own.id returning * into own;
  insert into outbox (kind, data) values ('CART_CHANGED', jsonb_build_object('cartId', own.id, 'customerId', buyer));

  return (
    select format(
      '{"data":{"addToCart":{"__typename":"CartSuccess","cart":{"id":"%s","version":%s,"itemCount":%s,"items":[%s]}}}}',
      own.id, own.version, sum(quantity), string_agg(
        format('{"id":"%s","quantity":%s,"product":{"id":"%s","name":%s,"price":{"amount":"%s","currency":"%s"}}}',
          item.id, quantity, p.id, to_json(p.name), p.price * 0.01, (select currency from shop)),
        ',' order by item.id))
    from cart_items item join products p on p.id = item.product_id where cart_id = own.id);
end
$$;

create function bench_login(owner uuid, read_hash text, token_hash bytea) returns uuid
language sql as $$
  with kept as (select id, role from users where id = owner and password_hash = read_hash for share),
  session as (
    insert into sessions (id, user_id, expires_at) select uuidv7(), id, now() + interval '180 days' from kept returning id, user_id
  ),
  token as (
    insert into refresh_tokens (hash, session_id, expires_at) select token_hash, id, now() + interval '30 days' from session
  ),
  audited as (
    insert into audit_log (id, action, actor_id, actor_role, subject_type, subject_id)
    select uuidv7(), 'SIGNED_IN', id, role, 'User', id from kept
  )
  select id from session
$$;
`;
