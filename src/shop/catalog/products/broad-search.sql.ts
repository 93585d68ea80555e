import { and, not, placeholder, sql, type SQL } from 'drizzle-orm';
import { fromKey, type PageForm } from '../../../platform/db/query/keyset.ts';
import { pageIds } from '../../../platform/db/query/page-ids.ts';
import { products } from '../../../platform/db/schema.ts';
import { isExactMatch, isSameText, matches, matchesName } from './search.sql.ts';

/** The scores of the kinds of matches. `SAME_KEY`: the text is equal except for case, accents and punctuation. */
const [SAME_TEXT, SAME_KEY, IN_NAME, ANYWHERE] = [3_000_000, 2_000_000, 1_000_000, 0];

const number = (value: number) => sql.raw(String(value));

const exactScore = sql`(case when ${isSameText} then ${number(SAME_TEXT)} else ${number(SAME_KEY)} end)::bigint`;

/** Relevance in a search with many results. Uses only conditions that an index can answer, unlike `score`. */
export const broadScore = sql`(case
  when ${isExactMatch} then ${exactScore} when ${matchesName} then ${number(IN_NAME)} else ${number(ANYWHERE)} end)::bigint`;

/** The kinds of frequent matches, the best first. Exact matches come before both. Each kind has the newest products first. */
const FREQUENT_KINDS = [
  { score: IN_NAME, condition: matchesName, unindexed: not(isExactMatch) },
  { score: ANYWHERE, condition: matches, unindexed: and(not(isExactMatch), not(matchesName)) },
];

const FIRST_ID = sql`'00000000-0000-0000-0000-000000000000'::uuid`;
const LAST_ID = sql`'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`;

/** Selects the ids of a page of a search with many results. Each kind of match fills the rows that the previous kinds left free. */
export function broadSearchIds(filter: SQL | undefined, form: PageForm): SQL {
  const limit = placeholder('limit');
  const [direction, comparison, idBeforeAll] = form.backward
    ? [sql`asc`, sql`>`, FIRST_ID]
    : [sql`desc`, sql`<`, LAST_ID];
  const from = sql`${fromKey}::bigint`;
  const fromId = sql`${placeholder('fromId')}::uuid`;

  const isAfterCursor = form.from
    ? sql`(${exactScore}, ${products.id}) ${comparison} (${from}, ${fromId})`
    : undefined;
  const exact = sql`
    select id from ${products} where ${and(isExactMatch, filter, isAfterCursor)}
    order by ${exactScore} ${direction}, id ${direction} limit ${limit}`;

  const frequent = FREQUENT_KINDS.map(({ score, condition, unindexed }) => {
    const hasRowsAfterCursor = form.from ? sql`${number(score)} ${comparison}= ${from}` : undefined;
    const ids = pageIds({
      table: products,
      condition: and(condition, filter),
      precondition: matches,
      unindexed,
      mayHaveManyMatches: true,
      page: {
        seekCondition: form.from
          ? sql`${products.id} ${comparison} case when ${from} = ${number(score)} then ${fromId} else ${idBeforeAll} end`
          : undefined,
        orderBy: [sql`${products.id} ${direction}`],
        unindexedOrder: sql`least(${products.id}) ${direction}`,
        limit,
      },
    });
    return { ids, hasRowsAfterCursor };
  });

  const kinds = [{ ids: exact, hasRowsAfterCursor: undefined }, ...frequent];
  const names = kinds.map((_, index) => sql.raw(`found_${index}`));
  const readingOrder = form.backward ? [...kinds.keys()].toReversed() : [...kinds.keys()];
  const parts = readingOrder.map((index, place) => {
    const { ids, hasRowsAfterCursor } = kinds[index]!;
    const before = readingOrder.slice(0, place).map((each) => sql`table ${names[each]}`);
    const hasFreeRows =
      place > 0
        ? sql`(select count(distinct id) from (${sql.join(before, sql` union all `)}) before) < ${limit}`
        : undefined;
    const applies = and(hasRowsAfterCursor, hasFreeRows);
    return sql`${names[index]} as materialized (select id from (${ids}) ids ${applies && sql`where ${applies}`})`;
  });
  const all = names.map((name) => sql`table ${name}`);
  return sql`with ${sql.join(parts, sql`, `)} ${sql.join(all, sql` union all `)}`;
}
