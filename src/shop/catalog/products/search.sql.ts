import { and, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { products, searchWords } from '../../../platform/db/schema.ts';
import { onSale } from './products.sql.ts';

/** A search as it was typed, the tsquery that it comes to, an empty one finding nothing, and whether it finds a great many. */
export type Search = { text: string; query: string; isBroad: boolean };

/** From so many on, what is found is not ranked one by one. */
const MANY = 2_000;

const query = sql`${placeholder('query')}::tsquery`;

export const matches = sql`${products.searchText} @@ ${query}`;

/** The words of name and SKU alone, as their index has them. */
export const matchesName = sql`ts_filter(${products.searchText}, '{a}') @@ ${query}`;

export const isNamedSo = sql`lower(${placeholder('text')}) in (lower(${products.sku}), lower(${products.name}))`;

/** First the product of that very SKU or name, then words in name or SKU, then in the description; in whole millionths, for the cursor. */
export const score = sql`((
    (${isNamedSo})::int
    + ts_rank('{0, 0, 0.1, 1}', ${products.searchText}, ${query})
  ) * 1000000)::bigint`;

/** So many of the latest products are asked first: of what is frequent, the index has more to read. */
const ASKED_FIRST = 500;

/** The list is made first, as it is: to stop at a row of it, the planner would rather read the table than an index. */
const known = (query: SQL, visible: SQL | undefined) => sql`
  with known as materialized (select from ${products} where ${and(sql`${products.searchText} @@ ${query}`, visible)})
  select from known`;

const isKnown = (query: SQL, visible: SQL | undefined) => sql`(
  exists (select from latest where search_text @@ ${query}) or exists (${known(query, visible)}))`;

/** How many products there are, and no more than MANY and one; guessed where the latest, for their number, have it often. */
const found = (query: SQL, visible: SQL | undefined) => sql`(case
  when (select count(*) from latest where search_text @@ ${query})
    * (select reltuples from pg_class where oid = 'products'::regclass) > ${sql.raw(String(ASKED_FIRST * MANY))}
  then ${sql.raw(String(MANY + 1))}
  else (select count(*) from (${known(query, visible)} limit ${sql.raw(String(MANY + 1))}) found)
end)`;

/** An SKU has no stem, so a word also counts as it is written. */
const asWritten = (word: SQL) =>
  sql`plainto_tsquery('english', ${word}) || plainto_tsquery('simple', ${word})`;

/**
 * The words as they were typed, where one product has them all: what the shop knows is not taken for something else. Only
 * if none has, each may be the beginning of a word or have two letters swapped; and what is nothing even so is misspelt,
 * and stands for the words of the shop that are most like it.
 */
const readWords = prepared((db, { includeInactive }: { includeInactive: boolean }) => {
  const visible = includeInactive ? undefined : onSale;
  return db.select({
    query: sql<string | null>`query::text`,
    isBroad: sql<boolean>`found > ${sql.raw(String(MANY))}`,
  }).from(sql`(
    with latest as materialized (
      select ${products.searchText} as search_text from ${products} ${visible && sql`where ${visible}`}
      order by ${products.id} desc limit ${sql.raw(String(ASKED_FIRST))}
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

/** A single letter begins too many words. */
function asNear(word: string): string {
  const letters = [...word];
  const swapped = letters.slice(1).map((letter, n) => letters.toSpliced(n, 2, letter, letters[n]!).join(''));
  return [`'${word}'${/^\p{L}$/u.test(word) ? '' : ':*'}`, ...swapped.map((text) => `'${text}'`)].join(' | ');
}

/** To be done before anything is listed or counted, so that both go by the same words. */
export async function readSearch(db: Queryable, text: string, includeInactive: boolean): Promise<Search> {
  const words = [...new Set(text.toLowerCase().match(/\d+\.\d+|[\p{L}\p{M}\p{N}]+/gu))];
  const [read] = await readWords(db, { includeInactive }).execute({ words, near: words.map(asNear) });
  return { text, query: read?.query ?? '', isBroad: read?.isBroad ?? false };
}
