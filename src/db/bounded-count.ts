import { sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Queryable } from './client.ts';

/** Where counting ends, so that it does not cost the more the larger the shop is; the schema says so to clients. */
const MOST_COUNTED = 10_000;

const rowsOf = (table: PgTable, condition: SQL | undefined) =>
  sql`select from ${table} ${condition && sql`where ${condition}`}`;

const count = (rows: SQL) =>
  sql<number>`(select count(*)::int from (${rows} limit ${sql.raw(String(MOST_COUNTED + 1))}) counted)`;

/** How many rows there are; one more than are counted says that there are more. */
export const boundedCount = (table: PgTable, condition: SQL | undefined) => count(rowsOf(table, condition));

/** The same, planned as though all were counted: by how many there are, and not by how soon it may end. */
export const boundedCountOfAll = (table: PgTable, condition: SQL | undefined) =>
  count(sql`with rows as materialized (${rowsOf(table, condition)}) select from rows`);

/** Not prepared, but planned for these values: by how frequent they are, an index helps or does not. */
export async function countOnce(
  db: Queryable,
  counted: ReturnType<typeof boundedCount>,
  values: Record<string, unknown>,
): Promise<number> {
  const [row] = await db
    .select({ count: counted })
    .from(sql`(select) one_row`)
    .execute(values);
  return row?.count ?? 0;
}
