import { getColumns, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Queryable } from '../client.ts';

/** Limits the length of a parameter, and so the memory that this process and PostgreSQL need. */
const ROWS_PER_STATEMENT = 10_000;

/**
 * Inserts any number of rows by statements with one array parameter for each column. A VALUES list needs a parameter per value,
 * and PostgreSQL allows 65,535.
 * Give all rows the same columns. Throws if a later row has a column that the first row lacks. If a later row lacks a column of
 * the first row, NULL is inserted. Columns that no row has get their default. Objects are written as JSON. The conversion of a
 * custom Drizzle type is not applied.
 */
export async function insertRows<Row extends Record<string, unknown>>(
  db: Queryable,
  table: PgTable & { $inferInsert: Row },
  rows: readonly NoInfer<Row>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = columnsOf(table, rows, first);
  const names = columns.map(([, column]) => sql.identifier(column.name));
  // The arrays contain texts, which are cast to the types of the columns. Except for COPY, this is the fastest format.
  const values = columns.map(([, column]) => sql`${sql.identifier(column.name)}::${sql.raw(typeOf(column))}`);
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const batch = rows.slice(from, from + ROWS_PER_STATEMENT);
    const arrays = columns.map(([key, column]) => arrayOfColumn(column, key, batch));
    await db.execute(sql`
      insert into ${table} (${sql.join(names, sql`, `)}) select ${sql.join(values, sql`, `)}
      from unnest(${sql.join(arrays, sql`, `)}) as row (${sql.join(names, sql`, `)})`);
  }
}

/** Returns the columns that the rows have. Throws if the first row lacks one of them. */
export function columnsOf<Row extends Record<string, unknown>>(
  table: PgTable,
  rows: readonly Row[],
  first: Row,
): [key: string, column: PgColumn][] {
  const columns = Object.entries(getColumns(table) as Record<string, PgColumn>).filter(([key]) =>
    rows.some((row) => key in row),
  );
  for (const [key] of columns) if (!(key in first)) throw new Error(`the first row has no ${key}`);
  return columns;
}

/** Returns the values of a column in all rows, as one parameter. */
export const arrayOfColumn = (
  column: PgColumn,
  key: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): SQL =>
  sql`${arrayTextOf(
    rows.map((row) => row[key]),
    column.dimensions ? arrayTextOf : textOf,
  )}::text[]`;

export const typeOf = (column: PgColumn) => column.getSQLType() + (column.dimensions ? '[]' : '');

/** Returns the text of an array in PostgreSQL's format. */
export const arrayTextOf = (values: unknown, write: (value: unknown) => string = textOf): string =>
  `{${(values as unknown[]).map((value) => elementOf(value, write)).join(',')}}`;

const elementOf = (value: unknown, write: (value: unknown) => string): string =>
  value === null || value === undefined ? 'NULL' : `"${write(value).replace(/["\\]/g, '\\$&')}"`;

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (typeof value === 'bigint') return value.toString();
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}
