import { getColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Queryable } from '../client.ts';

/**
 * Inserts any number of rows by one statement with one parameter. A VALUES list needs a parameter per value, and PostgreSQL
 * allows 65,535. All rows have the columns of the first row; a further column of the table throws. Other columns get their default.
 */
export async function insertRows<Row extends Record<string, unknown>>(
  db: Queryable,
  table: PgTable & { $inferInsert: Row },
  rows: readonly NoInfer<Row>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.entries(getColumns(table)).filter(([key]) => rows.some((row) => key in row));
  for (const [key] of columns) if (!(key in first)) throw new Error(`the first row has no ${key}`);
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const json = JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map(([key, column]) => [column.name, toJson(row[key])]))),
    (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
  );
  await db.execute(
    sql`insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, ${json})`,
  );
}

/** Writes bytes in PostgreSQL's hex format. */
const toJson = (value: unknown) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value);
