import { and, desc, placeholder, sql, type SQL } from 'drizzle-orm';
import { MAX_WORDS } from '../../../engine/documents/words.ts';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import type { FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import { byName, categories, isPublished, products, type CategoryRow } from '../../../platform/db/schema.ts';
import { selectProducts, type ReadProduct } from '../products/product-selection.sql.ts';

const MAX_PRODUCTS = 5;
const MAX_CATEGORIES = 5;
const MAX_TERMS = 8;
/** The number of newest products that are searched first. For a frequent prefix, the index would read many more rows. */
const SCANNED_PRODUCTS = 1_000;
/** The number of products whose names are read for completions. Limits the work of one statement. */
const MAX_CANDIDATES = 60;

const number = (value: number) => sql.raw(String(value));

/**
 * Selects the words of the text, and a query that combines all words. The last word is a prefix. `form` is the SQL for each of the
 * other words. The query is null if the text has no word.
 */
const parsed = (form: SQL) => sql`
  word as materialized (
    select place, kind, term, stem, joined, place = max(place) over () as is_last
    from (select * from search_terms(${placeholder('text')}) where kind <> 'END' order by place limit ${number(MAX_WORDS)}) word
  ),
  query as materialized (
    select string_agg('(' || case
      when is_last and kind <> 'GRAM' then concat_ws('|', search_lexeme(term) || ':*', search_lexeme(joined) || ':*')
      else ${form} end || ')', '&')::tsquery as query
    from word
  )`;

const inAnyInflection = sql`concat_ws('|', search_lexeme(term), search_lexeme(nullif(stem, term)), search_lexeme(joined))`;

const matchesName = sql`ts_filter(${products.searchTerms}, '{a}') @@ (select query from query)`;

/** Selects products for sale whose names match. Searches all products only if fewer than `enough` of the newest products match. */
const candidates = (enough: number) => sql`
  soon as materialized (
    select id, name from (
      select * from ${products} where ${isPublished} order by ${products.id} desc limit ${number(SCANNED_PRODUCTS)}
    ) ${products}
    where ${matchesName} limit ${number(MAX_CANDIDATES)}
  ),
  candidate as materialized (
    (select id, name from soon where (select count(*) from soon) >= ${number(enough)})
    union all
    (select id, name from ${products}
      where ${and(matchesName, isPublished)} and (select count(*) from soon) < ${number(enough)} limit ${number(MAX_CANDIDATES)})
  )`;

const beginsWithText = (name: SQL) =>
  sql`starts_with(search_key(${name}), search_key(${placeholder('text')}))`;

const findProducts = prepared((db, selection: FieldSelection) => {
  const ids = sql`
    with ${parsed(inAnyInflection)}, ${candidates(MAX_PRODUCTS)}
    select id from candidate order by ${beginsWithText(sql`name`)} desc, id desc limit ${number(MAX_PRODUCTS)}`;
  return selectProducts(db, selection, ['id'], {})
    .where(sql`${products.id} = any(array(${ids}))`)
    .orderBy(desc(beginsWithText(sql`${products.name}`)), desc(products.id));
});

export const suggestedProducts = (
  db: Queryable,
  text: string,
  selection: FieldSelection,
): Promise<ReadProduct[]> => findProducts(db, selection).execute({ text });

const findTerms = prepared((db) =>
  db.select({ term: sql<string>`term` }).from(
    sql`(
        with ${parsed(inAnyInflection)}, ${candidates(MAX_CANDIDATES)},
        typed as materialized (select term, kind from word where is_last),
        earlier as materialized (select string_agg(term, ' ' order by place) || ' ' as text from word where not is_last)
        select coalesce((select text from earlier), '') || found.term as term
        from typed
          cross join (select distinct id, name from candidate) candidate
          cross join lateral (
            select distinct term from search_terms(candidate.name) named
            where named.kind = 'WORD' and starts_with(named.term, typed.term)
          ) found
        where typed.kind in ('WORD', 'STOP')
        group by found.term
        order by count(*) desc, found.term
        limit ${number(MAX_TERMS)}
      ) suggestion`,
  ),
);

export async function suggestedTerms(db: Queryable, text: string): Promise<string[]> {
  const rows = await findTerms(db).execute({ text });
  return rows.map(({ term }) => term);
}

const findCategories = prepared((db) => {
  const ids = sql`
    with ${parsed(sql`search_lexeme(term)`)}
    select id from ${categories} where category_search_terms(name) @@ (select query from query)
    order by ${beginsWithText(sql`name`)} desc, ${byName(sql`name`)}, id limit ${number(MAX_CATEGORIES)}`;
  return db
    .select()
    .from(categories)
    .where(sql`${categories.id} = any(array(${ids}))`)
    .orderBy(desc(beginsWithText(sql`${categories.name}`)), byName(categories.name), categories.id);
});

export const suggestedCategories = (db: Queryable, text: string): Promise<CategoryRow[]> =>
  findCategories(db).execute({ text });
