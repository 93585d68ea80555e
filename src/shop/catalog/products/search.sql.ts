import { and, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { products, searchWords } from '../../../platform/db/schema.ts';
import { onSale } from './products.sql.ts';

/** A search text and its tsquery. An empty query matches nothing. `isBroad`: the query has too many results to rank each. */
export type Search = { text: string; query: string; isBroad: boolean };

/** Above this number, results are not ranked one by one. */
const MAX_RANKED = 2_000;

const query = sql`${placeholder('query')}::tsquery`;

export const matches = sql`${products.searchText} @@ ${query}`;

/** Matches only words of name and SKU, in the form that their index has. */
export const matchesName = sql`ts_filter(${products.searchText}, '{a}') @@ ${query}`;

export const isExactMatch = sql`lower(${placeholder('text')}) in (lower(${products.sku}), lower(${products.name}))`;

/** Ranks an exact SKU or name first, then words in name or SKU, then in the description. In millionths, as an integer for the cursor. */
export const score = sql`((
    (${isExactMatch})::int
    + ts_rank('{0, 0, 0.1, 1}', ${products.searchText}, ${query})
  ) * 1000000)::bigint`;

/** Number of the newest products that are checked first. For a frequent word the index would read more rows. */
const SAMPLE_SIZE = 500;

/** Materialized: to stop at the first row, the planner would prefer a table scan to the index. */
const known = (query: SQL, visible: SQL | undefined) => sql`
  with known as materialized (select from ${products} where ${and(sql`${products.searchText} @@ ${query}`, visible)})
  select from known`;

const isKnown = (query: SQL, visible: SQL | undefined) => sql`(
  exists (select from latest where search_text @@ ${query}) or exists (${known(query, visible)}))`;

/** Number of matches, at most MAX_RANKED + 1. Estimated as too many if the match is frequent among the newest products. */
const found = (query: SQL, visible: SQL | undefined) => sql`(case
  when (select count(*) from latest where search_text @@ ${query})
    * (select reltuples from pg_class where oid = 'products'::regclass) > ${sql.raw(String(SAMPLE_SIZE * MAX_RANKED))}
  then ${sql.raw(String(MAX_RANKED + 1))}
  else (select count(*) from (${known(query, visible)} limit ${sql.raw(String(MAX_RANKED + 1))}) found)
end)`;

/** An SKU has no stem, so a word also matches in its written form. */
const asWritten = (word: SQL) =>
  sql`plainto_tsquery('english', ${word}) || plainto_tsquery('simple', ${word})`;

/**
 * Resolves the words of a search to a query. If a product has all words as typed, the query uses them unchanged. Otherwise each
 * word also matches as a prefix and with two neighbouring letters swapped. A word that still matches nothing is replaced by the
 * most similar words of the shop.
 */
const readWords = prepared((db, { includeInactive }: { includeInactive: boolean }) => {
  const visible = includeInactive ? undefined : onSale;
  return db.select({
    query: sql<string | null>`query::text`,
    isBroad: sql<boolean>`found > ${sql.raw(String(MAX_RANKED))}`,
  }).from(sql`(
    with latest as materialized (
      select ${products.searchText} as search_text from ${products} ${visible && sql`where ${visible}`}
      order by ${products.id} desc limit ${sql.raw(String(SAMPLE_SIZE))}
    ),
    word as (
      select text, ${asWritten(sql`text`)} as written, to_tsquery('english', near) as near
      from unnest(${placeholder('words')}::text[], ${placeholder('near')}::text[]) word(text, near)
      where numnode(plainto_tsquery('english', text)) > 0
    ),
    as_written as materialized (
      select query, ${found(sql`query`, visible)} as found
      from (select string_agg(format('(%s)', written), '&')::tsquery as query from word) written
    ),
    as_meant as (
      select case when bool_and(meant is not null) then string_agg(format('(%s)', meant), '&')::tsquery end as query
      from (
        select case when ${isKnown(sql`word.near`, visible)} then word.near::text else (
          select string_agg(format('(%s)', written), '|') from (
            select written, likeness, max(likeness) over () as most
            from (
              select ${asWritten(sql`${searchWords.word}`)} as written, similarity(${searchWords.word}, word.text) as likeness
              from ${searchWords} where ${searchWords.word} % word.text
              order by likeness desc limit 10
            ) like_it
            where ${isKnown(sql`written`, visible)}
          ) likest
          where likeness > most * 0.85
        ) end as meant
        from word
      ) word
    )
    select query, found from as_written where found > 0
    union all
    select query, found from (select query, ${found(sql`query`, visible)} as found from as_meant offset 0) meant where found > 0
    limit 1
  ) search`);
});

/** Matches a word as a prefix and with swapped letters. A single letter is no prefix: it begins too many words. */
function asNear(word: string): string {
  const letters = [...word];
  const swapped = letters.slice(1).map((letter, n) => letters.toSpliced(n, 2, letter, letters[n]!).join(''));
  return [`'${word}'${/^\p{L}$/u.test(word) ? '' : ':*'}`, ...swapped.map((text) => `'${text}'`)].join(' | ');
}

/** Resolves a search text. Call it once before listing and counting, so that both use the same query. */
export async function readSearch(db: Queryable, text: string, includeInactive: boolean): Promise<Search> {
  const words = [...new Set(text.toLowerCase().match(/\d+\.\d+|[\p{L}\p{M}\p{N}]+/gu))];
  const [read] = await readWords(db, { includeInactive }).execute({ words, near: words.map(asNear) });
  return { text, query: read?.query ?? '', isBroad: read?.isBroad ?? false };
}
