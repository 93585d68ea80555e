import { sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { plannedForValues, type Database, type Queryable } from '../client.ts';
import { costlyRead } from './costly-reads.ts';

/** Counting stops here, so that its cost does not grow with the shop. The schema documents this limit. */
export const MAX_COUNT = 10_000;

/** The values of a statement's placeholders. A value is null if the statement does not use it. */
type Values = Readonly<Record<string, unknown>>;

export const rowsOf = (table: PgTable, condition: SQL | undefined) =>
  sql`select from ${table} ${condition && sql`where ${condition}`}`;

/** Counts rows. A result of MAX_COUNT + 1 means that there are more. */
export const boundedCount = (rows: SQL) =>
  sql<number>`(select count(*)::int from (${rows} limit ${sql.raw(String(MAX_COUNT + 1))}) counted)`;

/** Counts rows. The statement is planned for its values. */
export const countOnce = (db: Database, rows: SQL, values: Values): Promise<number> =>
  evaluateCount(db, boundedCount(rows), values);

/** Evaluates a count. The statement is planned for its values, if it has any. */
export const evaluateCount = (db: Database, count: SQL<number>, values: Values): Promise<number> => {
  const evaluate = async (queryable: Queryable) => {
    const [row] = await queryable
      .select({ count })
      .from(sql`(select) one_row`)
      .execute(values);
    return row?.count ?? 0;
  };
  const hasNoValues = Object.values(values).every((value) => value === null || value === undefined);
  return costlyRead(db, () => (hasNoValues ? evaluate(db) : plannedForValues(db, evaluate)));
};
