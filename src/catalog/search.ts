import { and, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { products, searchWords } from '../db/schema.ts';
import { onSale } from './product-repository.ts';

/** A search as it was typed, and the tsquery that it comes to; an empty one finds nothing. */
export type Search = { text: string; query: string };

const query = sql`${placeholder('query')}::tsquery`;

export const matches = sql`${products.searchText} @@ ${query}`;

/** First the product of that very SKU or name, then words in name or SKU, then in the description; in whole millionths, for the cursor. */
export const score = sql`((
    (lower(${placeholder('text')}) in (lower(${products.sku}), lower(${products.name})))::int
    + ts_rank('{0, 0, 0.1, 1}', ${products.searchText}, ${query})
  ) * 1000000)::bigint`;

/** The list is made first, as it is: to stop at its first row, the planner would rather read the table than an index. */
const isKnown = (query: SQL, visible: SQL | undefined) => sql`exists (
  with known as materialized (select from ${products} where ${and(sql`${products.searchText} @@ ${query}`, visible)})
  select from known)`;

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
  return db.select({ query: sql<string | null>`query::text` }).from(sql`(
    with word as (
      select text, ${asWritten(sql`text`)} as written, to_tsquery('english', near) as near
      from unnest(${placeholder('words')}::text[], ${placeholder('near')}::text[]) word(text, near)
      where numnode(plainto_tsquery('english', text)) > 0
    ),
    as_written as (select string_agg(format('(%s)', written), '&')::tsquery as query from word),
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
    select query from as_written where ${isKnown(sql`query`, visible)}
    union all
    select query from as_meant
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
  return { text, query: read?.query ?? '' };
}
