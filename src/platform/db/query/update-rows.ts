import { getColumns, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Queryable } from '../client.ts';
import { arrayOfColumn, typeOf } from './insert-rows.ts';

/**
 * Sets columns of any number of rows by one statement, with one array parameter for each column. Every row has its `id` and the
 * same columns. Triggers of other columns do not run.
 */
export async function updateRows<Row extends Record<string, unknown>>(
  db: Queryable,
  table: PgTable & { $inferInsert: Row },
  columns: readonly (keyof Row & string)[],
  rows: readonly (NoInfer<Row> & { id: string })[],
): Promise<void> {
  if (rows.length === 0 || columns.length === 0) return;
  const all = getColumns(table) as Record<string, PgColumn>;
  const written = ['id', ...columns].map((key) => ({ key, column: all[key]! }));
  const sets = written
    .slice(1)
    .map(
      ({ column }) =>
        sql`${sql.identifier(column.name)} = row.${sql.identifier(column.name)}::${sql.raw(typeOf(column))}`,
    );
  const names = written.map(({ column }) => sql.identifier(column.name));
  const arrays = written.map(({ key, column }) => arrayOfColumn(column, key, rows));
  await db.execute(sql`
    update ${table} set ${sql.join(sets, sql`, `)}
    from unnest(${sql.join(arrays, sql`, `)}) as row (${sql.join(names, sql`, `)})
    where ${all['id']!} = row.id::uuid`);
}
