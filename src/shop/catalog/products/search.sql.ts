import { and, eq, or, placeholder, sql, type SQL } from 'drizzle-orm';
import { MAX_WORDS } from '../../../engine/documents/words.ts';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { isPublished, products, searchSynonyms, searchWords } from '../../../platform/db/schema.ts';

/**
 * A search text, its tsquery, and the tsquery of products with exactly this name or SKU. An empty query matches nothing.
 * `isBroad`: the query has too many results to rank each of them.
 */
export type Search = { text: string; query: string; exact: string; isBroad: boolean };

/**
 * Maximum number of corrections of a word that are tried before similar words of the shop are tried. Each correction swaps two
 * neighbouring letters.
 */
const MAX_LETTER_SWAPS = 8;

/** Above this number, results are not ranked one by one. */
const MAX_RANKED = 2_000;

const query = sql`${placeholder('query')}::tsquery`;

export const matches = sql`${products.searchTerms} @@ ${query}`;

/** Matches only words of name and SKU. Must be the expression of their index. */
export const matchesName = sql`ts_filter(${products.searchTerms}, '{a}') @@ ${query}`;

/** Matches the whole name or SKU, regardless of case, accents and punctuation. */
export const isExactMatch = sql`${products.searchTerms} @@ ${placeholder('exact')}::tsquery`;

/** Distinguishes products whose names differ only in case, accents or punctuation. */
export const isSameText = or(eq(products.name, placeholder('text')), eq(products.sku, placeholder('text')))!;

/**
 * Ranks an exact SKU or name first, then words in name or SKU, then words in the description. The score is in millionths, because
 * the cursor needs an integer.
 */
const scoreOf = (isExact: SQL, isInName: SQL) => sql`((
    (${isSameText})::int
    + (${isExact})::int
    + (${isInName})::int
    + ts_rank('{0, 0, 0.1, 1}', ${products.searchTerms}, ${query})
  ) * 1000000)::bigint`;

export const score = scoreOf(isExactMatch, matchesName);

const isAmong = (condition: SQL) =>
  sql`${products.id} in (select ${products.id} from ${products} where ${condition})`;

/**
 * The value of `score`, for a statement that ranks many products. Looks up the exact matches and the matches by name once, because
 * reading the search terms of each product takes most of the time.
 */
export const scoreOfMany = scoreOf(isAmong(isExactMatch), isAmong(matchesName));

/**
 * Number of the newest products that are read to estimate whether a query has many results. For a query with many results, this is
 * cheaper than the index.
 */
const SAMPLE_SIZE = 500;
/** If none of this many newest products matches, the query probably has few results, and the index is used. */
const FIRST_SAMPLE_SIZE = 100;

const number = (value: number) => sql.raw(String(value));

/**
 * Selects the visible products that match. `materialized` forces the use of the index: to find only one row, the planner would
 * choose a table scan.
 */
const matching = (query: SQL, visible: SQL | undefined) => sql`
  with matching as materialized (select from ${products} where ${and(sql`${products.searchTerms} @@ ${query}`, visible)})
  select from matching`;

const isAmongLatest = (query: SQL) => sql`
  exists (select from (select search_terms from latest limit ${number(FIRST_SAMPLE_SIZE)}) latest where search_terms @@ ${query})`;

/** Whether at least one visible product matches a query, given as a text. `offset 0` makes PostgreSQL parse the text only once. */
const hasMatch = (query: SQL, visible: SQL | undefined) => sql`(
  select ${isAmongLatest(sql`parsed.query`)} or exists (${matching(sql`parsed.query`, visible)})
  from (select ${query}::tsquery as query offset 0) parsed)`;

/**
 * The number of matches in the sample that indicates more than MAX_RANKED matches in the whole shop. No row if the shop has at most
 * MAX_RANKED products.
 */
const broadSampleCount = sql`
  select floor(${number(SAMPLE_SIZE * MAX_RANKED)} / reltuples)::bigint + 1 as matches from pg_class
  where oid = 'products'::regclass and reltuples > ${number(MAX_RANKED)}`;

/** The number of matches, at most MAX_RANKED + 1. They are not counted if the sample indicates more than MAX_RANKED. */
const matchCount = (query: SQL, visible: SQL | undefined) => sql`(case
  when ${query} is null then 0
  when exists (select from broad_sample) and ${isAmongLatest(query)} and (
    select count(*) from (select from latest where search_terms @@ ${query} limit (select matches from broad_sample)) sampled
  ) = (select matches from broad_sample)
  then ${number(MAX_RANKED + 1)}
  else (select count(*) from (${matching(query, visible)} limit ${number(MAX_RANKED + 1)}) counted)
end)`;

/** Combines one form of all words of a search with AND. Null if there is no word, or if one of the words lacks this form. */
const allOf = (form: SQL, words: SQL) =>
  sql`(select case when bool_and(${form} is not null) then string_agg(format('(%s)', ${form}), '&') end from ${words})`;

/** Maximum number of groups whose synonyms are used for one word. Limits the work of one word. */
const MAX_SYNONYM_GROUPS = 3;

/** The terms of the groups of synonyms that one of the keys belongs to. Null if there is none. */
const synonymsOf = (keys: SQL) => sql`(
  select string_agg(search_query(other), '|')
  from (
    select ${searchSynonyms.terms} as terms from ${searchSynonyms} where ${searchSynonyms.keys} && ${keys}
    order by ${searchSynonyms.id} limit ${number(MAX_SYNONYM_GROUPS)}
  ) synonyms cross join lateral unnest(synonyms.terms) other)`;

/** Maximum number of words that replace a prefix. Above it, the index of products is searched with the prefix itself. */
const MAX_EXPANSIONS = 30;

/**
 * The words that begin with a term. The list of words is much faster than a prefix search in the index of products. That search
 * reads all products of each word with this prefix before it can combine them with the products of other words.
 */
const expansions = sql`(
  select case when count(*) between 1 and ${number(MAX_EXPANSIONS)} then string_agg(search_lexeme(found.word), '|') end
  from (
    select ${searchWords.word} as word from ${searchWords}
    where ${searchWords.word} ~>=~ term and ${searchWords.word} ~<~ (term || U&'\\+10FFFF')
    limit ${number(MAX_EXPANSIONS + 1)}
  ) found)`;

/**
 * The query for a term as a prefix. A single letter matches only itself. Terms with digits or with fewer than three characters are
 * searched in the index of products.
 */
const prefixQuery = sql`case
  when term ~ '^[^0-9]$' then search_lexeme(term)
  when length(term) > 2 and term !~ '[0-9]' then coalesce(${expansions}, search_lexeme(term) || ':*')
  else search_lexeme(term) || ':*' end`;

/**
 * The words without stop words such as "the". Has no row if the search has no stop word, because the attempt would then repeat the
 * previous attempt.
 */
const withoutStopWords = (words: SQL) => sql`(
  select * from ${words} where kind <> 'STOP' and exists (select from word where kind = 'STOP')) content`;

/**
 * Resolves the words of a search to a query. Tries these queries in order, and returns the first one that finds a product:
 * - All words as typed, in any inflection, or the whole text as one word (`wi fi` finds `wifi`).
 * - The words as typed, without stop words.
 * - All words corrected: as prefixes, or with two neighbouring letters swapped. If a word still matches nothing, the most similar
 *   words of the shop replace it.
 * - The corrected words, without stop words.
 *
 * The function that makes the index also splits the text (docs/decisions/0021). A word also matches its synonyms.
 */
const readWords = prepared((db, { includeInactive }: { includeInactive: boolean }) => {
  const visible = includeInactive ? undefined : isPublished;
  return db.select({
    query: sql<string | null>`query::text`,
    exact: sql<string>`exact`,
    isBroad: sql<boolean>`match_count > ${number(MAX_RANKED)}`,
  }).from(sql`(
    with latest as materialized (
      select ${products.searchTerms} as search_terms from ${products} ${visible && sql`where ${visible}`}
      order by ${products.id} desc limit ${number(SAMPLE_SIZE)}
    ),
    broad_sample as materialized (${broadSampleCount}),
    language as materialized (select search_dictionary() as dictionary),
    term as materialized (
      select place, kind, term, stem, joined from search_terms(${placeholder('text')}) where kind <> 'END'
    ),
    whole as materialized (
      select search_lexeme('=' || key) as exact, search_lexeme(replace(key, ' ', '')) as joined,
        ${synonymsOf(sql`array[key]`)} as synonyms
      from search_key(${placeholder('text')}) key where key <> ''
    ),
    word as materialized (
      select kind, term, joined, case kind when 'LETTER' then search_lexeme(term) || ':*'
        else concat_ws('|', search_lexeme(term), search_lexeme(nullif(stem, term)), search_lexeme(joined),
          ${synonymsOf(sql`array_remove(array[term, stem], null)`)}) end as written
      from (
        select * from (select distinct on (term) * from term order by term, place) term
        order by place limit ${number(MAX_WORDS)}
      ) word
    ),
    corrected_word as materialized (
      select kind, case when ${hasMatch(sql`variants`, visible)} then variants
        when kind = 'WORD' and length(term) > 2 then (
          select string_agg(lexeme, '|') from (
            select lexeme, word_similarity, max(word_similarity) over () as maximum
            from (
              select search_lexeme(coalesce((ts_lexize((select dictionary from language), ${searchWords.word}))[1], ${searchWords.word})) as lexeme,
                similarity(${searchWords.word}, word.term) as word_similarity
              from ${searchWords} where ${searchWords.word} % word.term
              order by word_similarity desc limit 10
            ) similar_words
            where ${hasMatch(sql`lexeme`, visible)}
          ) most_similar
          where word_similarity > maximum * 0.85
        ) end as corrected
      from (
        select kind, term, case when kind in ('WORD', 'STOP') then concat_ws('|',
            ${prefixQuery},
            written, search_lexeme(joined) || ':*',
            (select string_agg(search_lexeme(coalesce((ts_lexize((select dictionary from language), swapped))[1], swapped)), '|')
              from generate_series(1, least(length(term) - 1, ${number(MAX_LETTER_SWAPS)})) n,
                overlay(term placing reverse(substr(term, n, 2)) from n for 2) swapped)
          ) else written end as variants
        from word offset 0
      ) word
    ),
    attempt as (
      select concat_ws('|', (select exact from whole), (select joined from whole), (select synonyms from whole),
        ${allOf(sql`written`, sql`word`)}) as query
      union all select ${allOf(sql`written`, withoutStopWords(sql`word`))}
      union all select ${allOf(sql`corrected`, sql`corrected_word`)}
      union all select ${allOf(sql`corrected`, withoutStopWords(sql`corrected_word`))}
    )
    select query, match_count, (select exact from whole) as exact
    from (select nullif(query, '')::tsquery as query from attempt offset 0) attempt
      cross join lateral (select ${matchCount(sql`query`, visible)} as match_count offset 0) counted
    where match_count > 0 limit 1
  ) search`);
});

/** Resolves a search text. Call it once before listing and counting, so that both use the same query. */
export async function readSearch(db: Queryable, text: string, includeInactive: boolean): Promise<Search> {
  const [read] = await readWords(db, { includeInactive }).execute({ text });
  return { text, query: read?.query ?? '', exact: read?.exact ?? '', isBroad: read?.isBroad ?? false };
}
