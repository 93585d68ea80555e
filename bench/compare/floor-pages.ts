import {
  amountOf,
  answer,
  exact,
  instant,
  items,
  list,
  nullable,
  object,
  safe,
  text,
  type Statement,
} from './floor-json.ts';

/** The pages of the storefront, each as one hand-written statement with exactly the fields of the page's operation. */

/** The base URL of images. */
export const PUBLIC_URL = 'http://127.0.0.1:4000';

/** The sizes of the storefront's pages. As parameters, they would be unknown to the planner. */
export const PRODUCTS_PER_PAGE = 24;
export const ORDERS_PER_PAGE = 10;

const money = (minorUnits: string) =>
  object({ ...amountOf(minorUnits), currency: safe('(select currency from shop)') });
const bytesOf = (json: string) => `translate(encode(convert_to(${json}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
/** The cursor of a product in a list that is sorted by time. */
const cursor = (product: string) =>
  safe(bytesOf(`'["NEWEST",' || ${instant(`${product}.created_at`)} || ',"' || ${product}.id || '"]'`));

const isPublished = (p: string) => `${p}.is_active and ${p}.deleted_at is null
  and (${p}.publish_at is null or ${p}.publish_at <= now()) and (${p}.unpublish_at is null or ${p}.unpublish_at > now())`;
const currentPrice = (p: string) =>
  `current_price(${p}.price, ${p}.regular_price, ${p}.sale_price, ${p}.sale_starts_at, ${p}.sale_ends_at)`;
const isReduced = (p: string) => `${p}.regular_price > ${currentPrice(p)}`;

/** The first image of a product or category. Without an uploaded image, it is the URL that staff entered. */
const image = (row: string) => `case
    when ${row}.image_file is not null then ${text(`'${PUBLIC_URL}/media/' || ${row}.image_file`)}
    when ${row}.image like '/%' then ${text(`'${PUBLIC_URL}' || ${row}.image`)}
    else ${nullable(text(`${row}.image`))} end`;
/** An uploaded picture, at most `width` wide. */
const file = (width: number) =>
  safe(`'${PUBLIC_URL}/media/' || i.hash || case when i.state = 'READY' then '-' || least(i.width, ${width}) || '.webp'
    else case i.format when 'JPEG' then '.jpg' when 'PNG' then '.png' else '.webp' end end`);
const cardImage = {
  id: safe('a.id'),
  width: exact('i.width'),
  placeholder: nullable(safe('i.placeholder')),
  small: file(320),
  medium: file(800),
};
const attached = (owner: string) =>
  `attached_images a join images i on i.hash = a.hash where a.${owner} and i.state <> 'FAILED'`;
const firstImage = (owner: string) =>
  `(select '[' || ${object(cardImage)} || ']' from ${attached(owner)} order by a.position, a.id limit 1)`;
const firstImages = (owner: string) => `coalesce(${firstImage(owner)}, '[]')`;
const gallery = (owner: string) =>
  list(
    object({ ...cardImage, alt: nullable(text('a.alt')), large: file(1600) }),
    attached(owner),
    'a.position, a.id',
  );

const card = (p: string) => ({
  id: safe(`${p}.id`),
  name: text(`${p}.name`),
  slug: text(`${p}.slug`),
  image: image(p),
  images: firstImages(`product_id = ${p}.id`),
  inStock: exact(`(${p}.stock > 0)`),
  stock: exact(`${p}.stock`),
  minQuantity: exact(`${p}.min_quantity`),
  maxQuantity: nullable(exact(`${p}.max_quantity`)),
  quantityStep: exact(`${p}.quantity_step`),
  price: money(currentPrice(p)),
  previousPrice: `case when ${isReduced(p)} then ${money(`${p}.regular_price`)} else 'null' end`,
  compareAtPrice: nullable(money(`${p}.compare_at_price`)),
  group: `case when ${p}.group_id is null then 'null' else ${object({ id: safe(`${p}.group_id`) })} end`,
});

const categoryLink = (c: string) => ({
  id: safe(`${c}.id`),
  name: text(`${c}.name`),
  slug: text(`${c}.slug`),
});
const ancestorsOf = (id: string) =>
  list(
    object(categoryLink('a')),
    `(
      with recursive line(id, distance) as (
        select parent_id, 1 from categories where id = ${id}
        union all
        select parent.parent_id, line.distance + 1 from line join categories parent on parent.id = line.id
      )
      select a.*, line.distance from line join categories a on a.id = line.id) a`,
    'a.distance desc',
  );

/** A group is listed once: as the first of its matching products that are in stock, or as the first one if all are sold out. */
const isFirstOfGroup = (p: string, matches: string) => `(${p}.group_id is null or not exists (
  select from products v where v.group_id = ${p}.group_id and ${isPublished('v')} and ${matches}
    and (v.is_sold_out, v.id) < (${p}.is_sold_out, ${p}.id)))`;

const isInTree = (p: string) => `(${p}.category_id = any(array(select id from tree)) or ${p}.id in (
  select product_id from product_categories where category_id = any(array(select id from tree))))`;

/** All matches are read once, for the page, the count, the facets and the prices. At most 10,000 are counted. */
const CATEGORY_MATCHES = `
  tree(id) as (
    select id from categories where slug = $1
    union all
    select child.id from categories child join tree on child.parent_id = tree.id
  ),
  matches as materialized (
    select p.id, p.created_at, p.price, p.value_ids, p.group_id, p.is_sold_out
    from products p where p.category_id = any(array(select id from tree)) and ${isPublished('p')}
    union all
    select p.id, p.created_at, p.price, p.value_ids, p.group_id, p.is_sold_out
    from products p where p.id in (
      select product_id from product_categories where category_id = any(array(select id from tree))
    ) and (p.category_id = any(array(select id from tree))) is not true and ${isPublished('p')}
    limit 10001
  ),
  found as materialized (
    select id, created_at from matches p where ${isFirstOfGroup('p', isInTree('v'))}
    order by created_at desc, id desc limit ${PRODUCTS_PER_PAGE + 1}
  ),
  page as materialized (
    select p.* from (select id from found order by created_at desc, id desc limit ${PRODUCTS_PER_PAGE}) found join products p on p.id = found.id
  ),
  counted as (
    select value_id, sum(count) as count
    from (
      select value_id, case when group_id is null then sum(count) else 1 end as count
      from (
        select unnest(value_ids) as value_id, group_id, count
        from (select value_ids, group_id, count(*) as count from matches group by value_ids, group_id) equal
      ) each
      group by value_id, group_id
    ) each
    group by value_id
  )`;

/** An attribute `t`, and a value `o` of it. */
const attributeFields = { id: safe('t.id'), code: text('t.code'), name: text('t.name') };
const attributeWithType = object({ ...attributeFields, type: safe('t.type') });
const value = object({
  id: safe('o.id'),
  code: text('o.code'),
  label: text('o.label'),
  color: nullable(safe('o.color')),
});

const facets = list(
  object({ attribute: attributeWithType, values: 't.facet_values' }),
  `(
    select t.*, ${items(object({ value, count: exact('counted.count') }), 'o.position, o.label, o.id')} as facet_values
    from counted join attribute_values o on o.id = counted.value_id join attributes t on t.id = o.attribute_id
    where t.is_facet
    group by t.id
  ) t`,
  't.position, t.name, t.id',
);

const productsOfCategory = object({
  nodes: list(object(card('p')), 'page p', 'p.created_at desc, p.id desc'),
  totalCount: `(
    select case when count(*) > 10000 then 10001 else count(distinct group_id) + count(*) filter (where group_id is null) end::text
    from matches)`,
  facets,
  priceRange: nullable(
    `(select ${object({ min: money('min(price)'), max: money('max(price)') })} from matches)`,
  ),
  pageInfo: object({
    hasNextPage: `(select (count(*) > ${PRODUCTS_PER_PAGE})::text from found)`,
    hasPreviousPage: `'false'`,
    startCursor: nullable(`(select ${cursor('p')} from page p order by created_at desc, id desc limit 1)`),
    endCursor: nullable(`(select ${cursor('p')} from page p order by created_at, id limit 1)`),
  }),
});

const optionsOf = (p: string) =>
  list(
    object({ attribute: object(attributeFields), value }),
    `unnest(${p}.option_ids) with ordinality chosen(id, place)
      join attribute_values o on o.id = chosen.id join attributes t on t.id = o.attribute_id`,
    'chosen.place',
  );

const attributes = list(
  object({ attribute: object(attributeFields), values: 't.chosen_values' }),
  `(
    select t.*, ${items(
      object({ id: safe('o.id'), label: text('o.label'), color: nullable(safe('o.color')) }),
      'o.position, o.label, o.id',
    )} as chosen_values
    from attribute_values o join attributes t on t.id = o.attribute_id where o.id = any(p.value_ids)
    group by t.id
  ) t`,
  't.position, t.name, t.id',
);

/** The lowest price of the 30 days before the sale. */
const lowestPrice = `case when ${isReduced('p')} then ${nullable(
  money(`(
    select min(least(
      case when sale_price is null or sale_starts_at > starts_at or sale_ends_at < ends_at then regular_price end,
      case when greatest(sale_starts_at, starts_at) < least(sale_ends_at, ends_at) then sale_price end))
    from (
      select h.*, greatest(h.valid_from, p.sale_starts_at - interval '30 days') as starts_at,
        least(lead(h.valid_from) over (order by h.valid_from, h.id), p.sale_starts_at) as ends_at
      from price_history h where h.product_id = p.id
    ) entry
    where ends_at > p.sale_starts_at - interval '30 days' and starts_at < ends_at)`),
)} else 'null' end`;

const group = nullable(`(
  select ${object({
    id: safe('g.id'),
    name: text('g.name'),
    gallery: gallery('group_id = g.id'),
    variesBy: list(
      attributeWithType,
      `product_group_attributes ga join attributes t on t.id = ga.attribute_id where ga.group_id = g.id`,
      'ga.position',
    ),
    variants: list(
      object({
        id: safe('v.id'),
        slug: text('v.slug'),
        inStock: exact('(v.stock > 0)'),
        options: optionsOf('v'),
      }),
      `products v where v.group_id = g.id and ${isPublished('v')}`,
      `array(
        select o.position from unnest(v.option_ids) with ordinality chosen(id, place)
          join attribute_values o on o.id = chosen.id order by chosen.place), v.id`,
    ),
  })}
  from product_groups g where g.id = p.group_id)`);

const related = list(
  object(card('r')),
  `(
    select r.*, position from related_products join products r on r.id = related_id
    where product_id = p.id and ${isPublished('r')} order by position limit 8
  ) r`,
  'r.position',
);

const isInCategory = (p: string) => `(${p}.category_id = c.id or ${p}.id in (
  select product_id from product_categories where category_id = c.id))`;

/** The first products of a product's category. It may be their primary category or a further category. */
const neighbours = list(
  object(card('n')),
  `(
    select n.*
    from (
      (select id, created_at from products n
        where n.category_id = c.id and ${isPublished('n')} and ${isFirstOfGroup('n', isInCategory('v'))}
        order by created_at desc, id desc limit 5)
      union all
      (select n.id, n.created_at from product_categories pc join products n on n.id = pc.product_id
        where pc.category_id = c.id and ${isPublished('n')} and ${isFirstOfGroup('n', isInCategory('v'))}
        order by pc.created_at desc, pc.product_id desc limit 5)
      order by created_at desc, id desc limit 5
    ) first join products n on n.id = first.id
  ) n`,
  'n.created_at desc, n.id desc',
);

const categoryOfProduct = nullable(`(
  select ${object({
    ...categoryLink('c'),
    ancestors: ancestorsOf('c.id'),
    products: object({ nodes: neighbours }),
  })}
  from categories c where c.id = p.category_id)`);

/** The largest stock that counts as low, by default. */
const LOW_STOCK = 5;

const order = object({
  id: safe('orders.id'),
  number: safe('number'),
  status: safe('status'),
  paymentStatus: safe('payment_status'),
  placedAt: instant('placed_at'),
  total: object({ ...amountOf('total'), currency: safe('currency') }),
  details: list(
    object({
      id: safe('d.id'),
      productName: text('d.product_name'),
      quantity: exact('d.quantity'),
      product: nullable(
        object({ id: safe('p.id'), image: image('p'), images: firstImages('product_id = p.id') }),
      ),
    }),
    'order_details d left join products p on p.id = d.product_id where d.order_id = orders.id',
    'd.position',
  ),
});
const orderCursor = safe(bytesOf(`'["PLACED_AT",' || ${instant('placed_at')} || ',"' || id || '"]'`));

export const PAGES = {
  homePage: {
    text: answer({
      products: object({
        nodes: list(
          object(card('p')),
          `(
            select p.* from products p
            where ${isPublished('p')} and not p.is_sold_out and (p.group_id is null or p.id = (
              select representative_id from product_groups where id = p.group_id))
            order by created_at desc, id desc limit 8
          ) p`,
          'p.created_at desc, p.id desc',
        ),
      }),
    }),
    values: () => [],
  },
  categoryPage: {
    text: `with recursive ${CATEGORY_MATCHES}
      ${answer({
        category: nullable(`(
          select ${object({
            ...categoryLink('c'),
            description: nullable(text('c.description')),
            image: image('c'),
            ancestors: ancestorsOf('c.id'),
            children: list(
              object(categoryLink('child')),
              'categories child where child.parent_id = c.id',
              `child.position, lower(child.name collate "und-x-icu"), child.id`,
            ),
            products: productsOfCategory,
          })}
          from categories c where c.slug = $1)`),
      })}`,
    values: ({ variables }) => [variables.slug],
  },
  productDetails: {
    text: answer({
      product: nullable(`(
        select ${object({
          ...card('p'),
          sku: text('p.sku'),
          description: nullable(text('p.description')),
          weightGrams: exact('p.weight_grams'),
          lowestPrice30Days: lowestPrice,
          saleEndsAt: `case when ${isReduced('p')} then ${nullable(instant('p.sale_ends_at'))} else 'null' end`,
          stockLevel: safe(
            `case when p.stock = 0 then 'OUT' when p.stock <= ${LOW_STOCK} then 'LOW' else 'IN_STOCK' end`,
          ),
          gallery: gallery('product_id = p.id'),
          options: optionsOf('p'),
          group,
          attributes,
          related,
          category: categoryOfProduct,
        })}
        from products p where p.slug = $1 and ${isPublished('p')})`),
    }),
    values: ({ variables }) => [variables.slug],
  },
  myOrders: {
    text: `
      with found as materialized (
        select * from orders where customer_id = $1 order by placed_at desc, id desc limit ${ORDERS_PER_PAGE + 1}
      ),
      page as materialized (select * from found order by placed_at desc, id desc limit ${ORDERS_PER_PAGE})
      ${answer({
        me: object({
          id: safe('$1::uuid'),
          orders: object({
            nodes: list(order, 'page orders', 'placed_at desc, id desc'),
            pageInfo: object({
              hasNextPage: `(select (count(*) > ${ORDERS_PER_PAGE})::text from found)`,
              hasPreviousPage: `'false'`,
              startCursor: nullable(
                `(select ${orderCursor} from page order by placed_at desc, id desc limit 1)`,
              ),
              endCursor: nullable(`(select ${orderCursor} from page order by placed_at, id limit 1)`),
            }),
          }),
        }),
      })}`,
    values: ({ customerId }) => [customerId],
  },
} satisfies Record<string, Statement>;
