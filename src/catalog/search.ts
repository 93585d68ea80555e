import { and, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { products } from '../db/schema.ts';
import { onSale } from './product-repository.ts';

/** What a product must match: a tsquery, unless null, and for each word of `alike` a word of its name that is like it. */
export type Search = { text: string; query: string | null; alike: string[] };

/** What of a search its SQL depends on. */
export type SearchShape = { query: boolean; alike: number };

export const searchShape = ({ query, alike }: Search): SearchShape => ({
  query: query !== null,
  alike: alike.length,
});

export const searchValues = ({ text, query, alike }: Search) => ({
  text,
  query,
  ...Object.fromEntries(alike.map((word, n) => [`alike${n}`, word])),
});

const query = sql`${placeholder('query')}::tsquery`;
const forEachAlike = ({ alike }: SearchShape, make: (word: SQL) => SQL) =>
  Array.from({ length: alike }, (_, n) => make(sql`${placeholder(`alike${n}`)}`));

export const matches = (shape: SearchShape) =>
  and(
    shape.query ? sql`${products.searchText} @@ ${query}` : undefined,
    ...forEachAlike(shape, (word) => sql`${word} <<% ${products.name}`),
    shape.query || shape.alike > 0 ? undefined : sql`false`,
  );

/** First the product of that very SKU or name, then words in name or SKU, then in the description; in whole millionths, for the cursor. */
export const score = (shape: SearchShape) => {
  const parts = [
    sql`(lower(${placeholder('text')}) in (lower(${products.sku}), lower(${products.name})))::int`,
    ...(shape.query ? [sql`ts_rank('{0, 0, 0.1, 1}', ${products.searchText}, ${query})`] : []),
    ...forEachAlike(shape, (word) => sql`strict_word_similarity(${word}, ${products.name})`),
  ];
  return sql`((${sql.join(parts, sql` + `)}) * 1000000)::bigint`;
};

/** The list is made first, as it is: to stop at its first row, the planner would rather read the table than an index. */
const isKnown = (query: SQL, visible: SQL | undefined) => sql`exists (
  with known as materialized (select from ${products} where ${and(sql`${products.searchText} @@ ${query}`, visible)})
  select from known)`;

/**
 * The words as they were typed, where one product has them all: what the shop knows is not taken for something else. Only
 * if none has, each may be the beginning of a word or have two letters swapped; what is like nothing even so is misspelt.
 */
const readWords = prepared((db, { includeInactive }: { includeInactive: boolean }) => {
  const visible = includeInactive ? undefined : onSale;
  return db.select({ query: sql<string | null>`query::text`, alike: sql<string[] | null>`alike` }).from(
    sql`(
        with word as (
          select text, plainto_tsquery('english', text) || to_tsquery('simple', typed) as typed, to_tsquery('english', near) as near
          from unnest(${placeholder('words')}::text[], ${placeholder('typed')}::text[], ${placeholder('near')}::text[]) w(text, typed, near)
          where numnode(plainto_tsquery('english', text)) > 0
        ),
        as_typed as (
          select string_agg(format('(%s)', typed), '&')::tsquery as query, null::text[] as alike from word
        ),
        as_near as (
          select string_agg(format('(%s)', near), '&') filter (where is_known)::tsquery, array_agg(text) filter (where not is_known)
          from (select *, ${isKnown(sql`near`, visible)} as is_known from word) word
        )
        select * from as_typed where ${isKnown(sql`query`, visible)}
        union all
        select * from as_near
        limit 1
      ) search`,
  );
});

/** An SKU has no stem, so words also count as they were typed; but a single letter begins too many. */
function asNear(word: string): string {
  const letters = [...word];
  const swapped = letters.slice(1).map((letter, n) => letters.toSpliced(n, 2, letter, letters[n]!).join(''));
  return [`'${word}'${/^\p{L}$/u.test(word) ? '' : ':*'}`, ...swapped.map((text) => `'${text}'`)].join(' | ');
}

/** Each makes the statement longer. */
const MOST_ALIKE = 8;

export async function readSearch(db: Queryable, text: string, includeInactive: boolean): Promise<Search> {
  const words = [...new Set(text.match(/\d+\.\d+|[\p{L}\p{M}\p{N}]+/gu))];
  const typed = words.map((word) => `'${word}'`);
  const [read] = await readWords(db, { includeInactive }).execute({ words, typed, near: words.map(asNear) });
  return { text, query: read?.query ?? null, alike: (read?.alike ?? []).slice(0, MOST_ALIKE) };
}
