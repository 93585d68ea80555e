/**
 * The floor's reads: one hand-written statement per workload. Its only value is the complete response, without extra spaces
 * (`row_to_json` writes none, unlike `json_build_object`). Prices have two digits.
 */

type Statement = { text: string; values: (params: Params) => unknown[] };
/** The caller and the variables. */
export type Params = { customerId: string | null; variables: any };

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

/** Matches a word, its prefix matches, and the word with two neighbouring letters swapped. */
const nearTo = (word: string) =>
  [
    `'${word}':*`,
    ...[...word.slice(1)].map((letter, n) => `'${word.slice(0, n)}${letter}${word[n]}${word.slice(n + 2)}'`),
  ].join(' | ');

const isKnown = (query: string) => `exists (
  with known as materialized (select from products p where p.search_text @@ ${query} and ${onSale})
  select from known)`;

const asWritten = (word: string) =>
  `plainto_tsquery('english', ${word}) || plainto_tsquery('simple', ${word})`;

/** Interprets a search as the shop does, in the same statement that lists the results. */
const SEARCH = `
  word as (
    select text, ${asWritten('text')} as written, to_tsquery('english', near) as near
    from unnest($2::text[], $3::text[]) word(text, near) where numnode(plainto_tsquery('english', text)) > 0
  ),
  as_written as (select string_agg(format('(%s)', written), '&')::tsquery as query from word),
  as_meant as (
    select case when bool_and(meant is not null) then string_agg(format('(%s)', meant), '&')::tsquery end as query
    from (
      select case when ${isKnown('word.near')} then word.near::text else (
        select string_agg(format('(%s)', written), '|') from (
          select written, likeness, max(likeness) over () as most
          from (
            select ${asWritten('search_words.word')} as written, similarity(search_words.word, word.text) as likeness
            from search_words where search_words.word % word.text order by likeness desc limit 10
          ) like_it
          where ${isKnown('written')}
        ) likest
        where likeness > most * 0.85
      ) end as meant
      from word
    ) word
  ),
  search as materialized (
    select query from as_written where ${isKnown('query')} union all select query from as_meant limit 1
  )`;

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
  search: {
    text: `
      with ${SEARCH}
      ${answer(
        `${object(
          `${list(`
        select p.id, p.name, ${price} as price, p.stock > 0 as "inStock", ${category} as category
        from products p left join categories c on c.id = p.category_id
        where p.search_text @@ (select query from search) and ${onSale}
        order by ((
          (lower($1) in (lower(p.sku), lower(p.name)))::int
          + ts_rank('{0, 0, 0.1, 1}', p.search_text, (select query from search))
        ) * 1000000)::bigint desc, p.id desc limit 20`)} as nodes`,
        )} as products`,
      )}`,
    values: ({ variables }) => {
      const words = [...new Set<string>(variables.search.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
      return [variables.search, words, words.map(nearTo)];
    },
  },
} satisfies Record<string, Statement>;
