/**
 * The floor's reads: for each workload one statement by hand, whose only value is the finished answer, without a blank too
 * many (as `row_to_json` writes it, unlike `json_build_object`). Prices have two digits.
 */

type Statement = { text: string; values: (asked: Asked) => unknown[] };
/** Who asks, and with what. */
export type Asked = { customerId: string | null; variables: any };

const object = (fields: string) => `(select row_to_json(o) from (select ${fields}) o)`;
const list = (rows: string) => `(select coalesce(json_agg(row_to_json(l)), '[]') from (${rows}) l)`;
const answer = (fields: string) => `select ${object(`${object(fields)} as data`)}::text`;

const amountOf = (minorUnits: string) => `(${minorUnits} * 0.01)::text as amount`;
const price = object(`${amountOf('p.price')}, (select currency from shop)`);
const category = `case when c.id is not null then ${object('c.id, c.name')} end`;
const onSale = 'p.is_active and p.deleted_at is null';

const product = object(`p.id, p.name, ${object(amountOf('p.price'))} as price, ${category} as category`);

const details = list(`
  select d.quantity, ${object(amountOf('d.unit_price'))} as "unitPrice", d.product_name as "productName",
    case when p.id is not null then ${product} end as product
  from order_details d
    left join products p on p.id = d.product_id
    left join categories c on c.id = p.category_id
  where d.order_id = orders.id order by d.position`);

const orders = list(`
  select number, status, ${object(`${amountOf('total')}, currency`)} as total, ${details} as details
  from orders where customer_id = $1 order by placed_at desc, id desc limit 20`);

export const READS = {
  nestedOrders: {
    text: answer(`${object(`${object(`${orders} as nodes`)} as orders`)} as me`),
    values: ({ customerId }) => [customerId],
  },
  product: {
    text: answer(`(
      select row_to_json(r) from (
        select p.id, p.sku, p.name, p.description, ${price} as price, p.stock > 0 as "inStock", ${category} as category
        from products p left join categories c on c.id = p.category_id
        where p.id = $1 and ${onSale}
      ) r) as product`),
    values: ({ variables }) => [variables.id],
  },
  products: {
    text: answer(
      `${object(
        `${list(`
      select p.id, p.name, ${price} as price, p.stock > 0 as "inStock", ${category} as category
      from products p join categories c on c.id = p.category_id
      where p.category_id = $1 and ${onSale}
      order by p.created_at desc, p.id desc limit 20`)} as nodes`,
      )} as products`,
    ),
    values: ({ variables }) => [variables.categoryId],
  },
} satisfies Record<string, Statement>;
