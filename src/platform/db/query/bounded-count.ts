import { sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Queryable } from '../client.ts';

/** Where counting ends, so that it does not cost the more the larger the shop is; the schema says so to clients. */
const MOST_COUNTED = 10_000;

export const rowsOf = (table: PgTable, condition: SQL | undefined) =>
  sql`select from ${table} ${condition && sql`where ${condition}`}`;

/** How many rows there are; one more than are counted says that there are more. */
export const boundedCount = (rows: SQL) =>
  sql<number>`(select count(*)::int from (${rows} limit ${sql.raw(String(MOST_COUNTED + 1))}) counted)`;

/** Not prepared, but planned for these values: by how frequent they are, an index helps or does not. */
export async function countOnce(db: Queryable, rows: SQL, values: Record<string, unknown>): Promise<number> {
  const [row] = await db
    .select({ count: boundedCount(rows) })
    .from(sql`(select) one_row`)
    .execute(values);
  return row?.count ?? 0;
}
