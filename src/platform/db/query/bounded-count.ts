import { sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Queryable } from '../client.ts';
import { costlyRead } from './costly-reads.ts';

/** Counting stops here, so that its cost does not grow with the shop. The schema documents this limit. */
export const MAX_COUNT = 10_000;

export const rowsOf = (table: PgTable, condition: SQL | undefined) =>
  sql`select from ${table} ${condition && sql`where ${condition}`}`;

/** Counts rows. A result of MAX_COUNT + 1 means that there are more. */
export const boundedCount = (rows: SQL) =>
  sql<number>`(select count(*)::int from (${rows} limit ${sql.raw(String(MAX_COUNT + 1))}) counted)`;

/** Counts rows without a prepared statement. */
export const countOnce = (db: Queryable, rows: SQL, values: Record<string, unknown>): Promise<number> =>
  evaluateCount(db, boundedCount(rows), values);

/** Evaluates a count without a prepared statement. The plan depends on how frequent the values are, so each call gets its own. */
export async function evaluateCount(
  db: Queryable,
  count: SQL<number>,
  values: Record<string, unknown>,
): Promise<number> {
  const [row] = await costlyRead(db, () =>
    db
      .select({ count })
      .from(sql`(select) one_row`)
      .execute(values),
  );
  return row?.count ?? 0;
}
