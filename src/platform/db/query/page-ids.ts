import { and, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

/** Maximum rows that are scanned in list order. If they are not enough, all matching rows are sorted. */
const SCAN_LIMIT = 1_000;

/** The clauses of a page, as `keyset` returns them. */
type PageClauses = {
  seekCondition: SQL | undefined;
  orderBy: readonly SQL[];
  unindexedOrder: SQL;
  limit: SQLWrapper;
};

type PageQuery = {
  table: PgTable & { id: PgColumn };
  condition: SQL | undefined;
  /** A condition that follows from `condition` and takes less time. The scan checks it first. */
  precondition?: SQL | undefined;
  /** A further condition that no index supports. Rare matches are checked for it row by row in list order until the page is full. */
  unindexed?: SQL | undefined;
  page: PageClauses;
  /** Whether matches may be so frequent that a scan in list order finds a page of them soon. SQL is evaluated by the statement. */
  mayHaveManyMatches: boolean | SQL;
  /**
   * Replaces the default statement for rare matches, which uses one index. Selects the ids of the page, and may select ids of
   * further matches. Must select none unless the given SQL is true.
   */
  fallback?: (scanIncomplete: SQL) => SQL;
};

/**
 * Selects the ids of a page of a list for which one index has the order, another index the condition, and the number of matches is
 * unknown. Frequent matches are found among the first rows in list order. Rare matches are read by their own index and then
 * sorted, because they are few. The result is unsorted, and can contain an id twice and the ids of further matches: the caller must
 * read the rows with these ids, sort them, and apply the limit.
 */
export function pageIds({
  table,
  condition,
  precondition,
  unindexed,
  page,
  mayHaveManyMatches,
  fallback,
}: PageQuery): SQL {
  const { seekCondition, orderBy, unindexedOrder, limit } = page;
  const where = (...conditions: (SQL | undefined)[]) => {
    const combined = and(...conditions);
    return combined && sql`where ${combined}`;
  };
  const orderClause = sql`order by ${sql.join([...orderBy], sql`, `)}`;
  const allSorted = (scanIncomplete?: SQL) =>
    sql`select ${table.id} as id from ${table} ${where(scanIncomplete, condition, seekCondition)} order by ${unindexedOrder}`;
  const rareMatches = (scanIncomplete?: SQL) =>
    unindexed
      ? sql`select id from (${allSorted(scanIncomplete)} offset 0) found
          where (select ${unindexed} from ${table} where ${table.id} = found.id) limit ${limit}`
      : sql`${allSorted(scanIncomplete)} limit ${limit}`;
  if (mayHaveManyMatches === false) return rareMatches();
  const mayScan = mayHaveManyMatches === true ? undefined : mayHaveManyMatches;
  const scanLimit = sql.raw(String(SCAN_LIMIT));
  const hasMore = sql`exists (select from ${table} ${where(seekCondition)} ${orderClause} offset ${scanLimit} limit 1)`;
  const isIncomplete = sql`(select count(*) from soon) < ${limit} and ${hasMore}`;
  return sql`
    with soon as materialized (
      select ${table.id} as id
      from (select * from ${table} ${where(seekCondition)} ${orderClause} limit ${scanLimit}) ${table}
      ${where(mayScan, precondition, condition, unindexed)} ${orderClause} limit ${limit}
    )
    select id from soon
    union all
    (${(fallback ?? rareMatches)(mayScan ? sql`(not ${mayScan} or ${isIncomplete})` : isIncomplete)})`;
}
