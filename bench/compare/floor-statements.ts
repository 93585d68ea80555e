import { amountOf, answer, exact, list, nullable, object, safe, text, type Statement } from './floor-json.ts';

/** The floor's reads: one hand-written statement per workload. The statements of the storefront's pages are in `floor-pages.ts`. */

const price = object({ ...amountOf('p.price'), currency: safe('(select currency from shop)') });
const category = nullable(object({ id: safe('c.id'), name: text('c.name') }));
const forSale = 'p.is_active and p.deleted_at is null';

const product = nullable(
  object({ id: safe('p.id'), name: text('p.name'), price: object(amountOf('p.price')), category }),
);

const details = list(
  object({
    quantity: exact('d.quantity'),
    unitPrice: object(amountOf('d.unit_price')),
    productName: text('d.product_name'),
    product,
  }),
  `order_details d
    left join products p on p.id = d.product_id
    left join categories c on c.id = p.category_id
  where d.order_id = orders.id`,
  'd.position',
);

const orders = list(
  object({
    number: safe('number'),
    status: safe('status'),
    total: object({ ...amountOf('total'), currency: safe('currency') }),
    details,
  }),
  '(select * from orders where customer_id = $1 order by placed_at desc, id desc limit 20) orders',
  'placed_at desc, id desc',
);

const listed = object({
  id: safe('p.id'),
  name: text('p.name'),
  price,
  inStock: exact('(p.stock > 0)'),
  category,
});

/** Matches a word, its prefix matches, and the word with two neighbouring letters swapped. */
const nearTo = (word: string) =>
  [
    `'${word}':*`,
    ...[...word.slice(1)].map((letter, n) => `'${word.slice(0, n)}${letter}${word[n]}${word.slice(n + 2)}'`),
  ].join(' | ');

const isKnown = (query: string) => `exists (
  with known as materialized (select from products p where p.search_text @@ ${query} and ${forSale})
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
    text: answer({ me: object({ orders: object({ nodes: orders }) }) }),
    values: ({ customerId }) => [customerId],
  },
  product: {
    text: answer({
      product: nullable(`(
        select ${object({
          id: safe('p.id'),
          sku: text('p.sku'),
          name: text('p.name'),
          description: nullable(text('p.description')),
          price,
          inStock: exact('(p.stock > 0)'),
          category,
        })}
        from products p left join categories c on c.id = p.category_id
        where p.id = $1 and ${forSale})`),
    }),
    values: ({ variables }) => [variables.id],
  },
  products: {
    text: answer({
      products: object({
        nodes: list(
          listed,
          `(select * from products p where p.category_id = $1 and ${forSale}
            order by p.created_at desc, p.id desc limit 20) p
          join categories c on c.id = p.category_id`,
          'p.created_at desc, p.id desc',
        ),
      }),
    }),
    values: ({ variables }) => [variables.categoryId],
  },
  search: {
    text: `
      with ${SEARCH}
      ${answer({
        products: object({
          nodes: list(
            listed,
            `(select p.*, ((
                (lower($1) in (lower(p.sku), lower(p.name)))::int
                + ts_rank('{0, 0, 0.1, 1}', p.search_text, (select query from search))
              ) * 1000000)::bigint as score
              from products p where p.search_text @@ (select query from search) and ${forSale}
              order by score desc, p.id desc limit 20) p
            left join categories c on c.id = p.category_id`,
            'p.score desc, p.id desc',
          ),
        }),
      })}`,
    values: ({ variables }) => {
      const words = [...new Set<string>(variables.search.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
      return [variables.search, words, words.map(nearTo)];
    },
  },
} satisfies Record<string, Statement>;
