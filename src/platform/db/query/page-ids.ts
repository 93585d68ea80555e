import { and, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

/** Rows that are scanned in list order before all matching rows are sorted instead. */
const SCAN_LIMIT = 1_000;

/** The clauses of a page, as `keyset` returns them. */
type PageClauses = {
  seekCondition: SQL | undefined;
  orderBy: readonly SQL[];
  sorted: SQL;
  limit: SQLWrapper;
};

type PageQuery = {
  table: PgTable & { id: PgColumn };
  condition: SQL | undefined;
  /** A condition that follows from `condition` and takes less time. The scan checks it first. */
  precondition?: SQL | undefined;
  /** A further condition, which no index answers. Of rare matches, it is checked in list order and only until the page is full. */
  unindexed?: SQL | undefined;
  page: PageClauses;
  /** Whether matching rows may be so frequent that a scan in list order finds a page of them soon. A condition: if it is true. */
  isFrequent: boolean | SQL;
  /** Selects the ids (or a superset) of a rare match that needs more than one index lookup, under the given condition. */
  fallback?: (scanIncomplete: SQL) => SQL;
};

/**
 * Selects the ids of a page if one index has the order of the list, another one the condition, and the number of matches is
 * unknown. Frequent matches are found among the first rows in list order. Rare matches are read by their own index and then
 * sorted: they are few.
 */
export function pageIds({
  table,
  condition,
  precondition,
  unindexed,
  page,
  isFrequent,
  fallback,
}: PageQuery): SQL {
  const { seekCondition, orderBy, sorted, limit } = page;
  const where = (...conditions: (SQL | undefined)[]) => {
    const all = and(...conditions);
    return all && sql`where ${all}`;
  };
  const inOrder = sql`order by ${sql.join([...orderBy], sql`, `)}`;
  const inSortedOrder = (unless?: SQL) =>
    sql`select ${table.id} as id from ${table} ${where(unless, condition, seekCondition)} order by ${sorted}`;
  const all = (unless?: SQL) =>
    unindexed
      ? sql`select id from (${inSortedOrder(unless)} offset 0) found
          where (select ${unindexed} from ${table} where ${table.id} = found.id) limit ${limit}`
      : sql`${inSortedOrder(unless)} limit ${limit}`;
  if (isFrequent === false) return all();
  const mayScan = isFrequent === true ? undefined : isFrequent;
  const scanned = sql.raw(String(SCAN_LIMIT));
  const hasMore = sql`exists (select from ${table} ${where(seekCondition)} ${inOrder} offset ${scanned} limit 1)`;
  const isIncomplete = sql`(select count(*) from soon) < ${limit} and ${hasMore}`;
  return sql`
    with soon as materialized (
      select ${table.id} as id
      from (select * from ${table} ${where(seekCondition)} ${inOrder} limit ${scanned}) ${table}
      ${where(mayScan, precondition, condition, unindexed)} ${inOrder} limit ${limit}
    )
    select id from soon
    union all
    (${(fallback ?? all)(mayScan ? sql`(not ${mayScan} or ${isIncomplete})` : isIncomplete)})`;
}
