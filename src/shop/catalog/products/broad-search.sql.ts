import { and, not, placeholder, sql, type SQL } from 'drizzle-orm';
import { fromKey, type PageForm } from '../../../platform/db/query/keyset.ts';
import { pageIds } from '../../../platform/db/query/page-ids.ts';
import { products } from '../../../platform/db/schema.ts';
import { isExactMatch, isSameText, matches, matchesName } from './search.sql.ts';

/** Kinds of matches, the best first. Within a kind the newest products come first. */
const KINDS = [
  { score: 3_000_000, condition: and(isExactMatch, isSameText), isFrequent: false },
  { score: 2_000_000, condition: and(isExactMatch, not(isSameText)), isFrequent: false },
  { score: 1_000_000, condition: and(matchesName, not(isExactMatch)), isFrequent: true },
  { score: 0, condition: and(matches, not(matchesName), not(isExactMatch)), isFrequent: true },
];

/** Relevance in a search with many results. Uses only conditions that an index can answer, unlike `score`. */
export const broadScore = sql`(case
  when ${isExactMatch} and ${isSameText} then 3000000 when ${isExactMatch} then 2000000 when ${matchesName} then 1000000 else 0 end)::bigint`;

const FIRST_ID = sql`'00000000-0000-0000-0000-000000000000'::uuid`;
const LAST_ID = sql`'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`;

/** Selects the ids of a page of such a search. Each kind fills the rows that the kinds before it left free. */
export function broadSearchIds(filter: SQL | undefined, form: PageForm): SQL {
  const limit = placeholder('limit');
  const [direction, comparison, start] = form.backward
    ? [sql`asc`, sql`>`, FIRST_ID]
    : [sql`desc`, sql`<`, LAST_ID];
  const kinds = form.backward ? KINDS.toReversed() : KINDS;
  const parts = kinds.map(({ score, condition, isFrequent }, index) => {
    const from = sql`${fromKey}::bigint`;
    const before = sql.join(
      kinds.slice(0, index).map((kind) => sql`table found_${sql.raw(String(kind.score))}`),
      sql` union all `,
    );
    const isReached = form.from ? sql`${sql.raw(String(score))} ${comparison}= ${from}` : undefined;
    const isWanted = index > 0 ? sql`(select count(*) from (${before}) before) < ${limit}` : undefined;
    const ids = pageIds({
      table: products,
      condition: and(condition, filter),
      isFrequent,
      page: {
        seekCondition: form.from
          ? sql`${products.id} ${comparison} case when ${from} = ${sql.raw(String(score))} then ${placeholder('fromId')}::uuid else ${start} end`
          : undefined,
        orderBy: [sql`${products.id} ${direction}`],
        sorted: sql`(${products.id}, 0) ${direction}`,
        limit,
      },
    });
    const applies = and(isReached, isWanted);
    return sql`found_${sql.raw(String(score))} as materialized (
      select id from (${ids}) ids ${applies && sql`where ${applies}`})`;
  });
  const all = KINDS.map(({ score }) => sql`table found_${sql.raw(String(score))}`);
  return sql`with ${sql.join(parts, sql`, `)} ${sql.join(all, sql` union all `)}`;
}
