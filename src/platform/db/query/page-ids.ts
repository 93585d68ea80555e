import { and, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

/** So many rows are looked at in the order of the list before all that the condition leaves are sorted. */
const LOOKED_AT = 1_000;

/** The clauses of a page, as `keyset` makes them. */
type PageClauses = {
  seekCondition: SQL | undefined;
  orderBy: readonly SQL[];
  sorted: SQL;
  limit: SQLWrapper;
};

type Wanted = {
  table: PgTable & { id: PgColumn };
  condition: SQL | undefined;
  page: PageClauses;
  /** Whether what is wanted may be so frequent that it is found soon by looking in the order of the list. */
  isFrequent: boolean;
  /** Where what is rare is found by more than one look into an index: its ids, or more, on a condition. */
  rare?: (unless: SQL) => SQL;
};

/**
 * The ids of a page, where one index has the list's order and another one the condition, and nobody knows beforehand how many rows
 * that leaves. What is frequent is found among the first rows in the list's order. What is not is read by its own index and
 * sorted, which is little then.
 */
export function pageIds({ table, condition, page, isFrequent, rare }: Wanted): SQL {
  const { seekCondition, orderBy, sorted, limit } = page;
  const where = (...conditions: (SQL | undefined)[]) => {
    const all = and(...conditions);
    return all && sql`where ${all}`;
  };
  const inOrder = sql`order by ${sql.join([...orderBy], sql`, `)}`;
  const all = (unless?: SQL) =>
    sql`select ${table.id} as id from ${table} ${where(unless, condition, seekCondition)} order by ${sorted} limit ${limit}`;
  if (!isFrequent) return all();
  const looked = sql.raw(String(LOOKED_AT));
  const hasMore = sql`exists (select from ${table} ${where(seekCondition)} ${inOrder} offset ${looked} limit 1)`;
  return sql`
    with soon as materialized (
      select ${table.id} as id
      from (select * from ${table} ${where(seekCondition)} ${inOrder} limit ${looked}) ${table}
      ${where(condition)} ${inOrder} limit ${limit}
    )
    select id from soon
    union all
    (${(rare ?? all)(sql`(select count(*) from soon) < ${limit} and ${hasMore}`)})`;
}
