import { getColumnTable, getColumns, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { transaction, type Database, type Transaction } from '../client.ts';
import { copyRows } from './copy-rows.ts';
import { typeOf } from './insert-rows.ts';

/** Inserts rows like `copyRows`. */
export type Copy = <Row extends Record<string, unknown>>(
  table: PgTable & { $inferInsert: Row },
  rows: readonly NoInfer<Row>[],
) => Promise<void>;

/** The values of the foreign keys of copied rows, by the column to which they refer. */
type References = Map<PgColumn, Set<unknown>>;

const BEGIN_WITHOUT_TRIGGERS = 'begin; set local session_replication_role = replica';

/**
 * Runs `work` in a transaction without triggers, for commands that insert many rows. PostgreSQL checks foreign keys by triggers,
 * which is half of its work for a COPY. Instead, the references of all rows that `copy` inserts are checked once, before the
 * commit. Rows that the work inserts without `copy` may refer only to rows that it inserts with `copy`. All rows must have the
 * values that triggers would set. If the role may not disable triggers, the triggers run, and the result is the same.
 */
export async function copyTransaction(
  db: Database,
  work: (tx: Transaction, copy: Copy) => Promise<void>,
): Promise<void> {
  const begin = (await mayDisableTriggers(db)) ? BEGIN_WITHOUT_TRIGGERS : 'begin';
  await transaction(
    db,
    async (tx) => {
      const references: References = new Map();
      await work(tx, (table, rows) => {
        addReferences(references, table, rows);
        return copyRows(tx, table, rows);
      });
      for (const [column, values] of references) await lockReferenced(tx, column, [...values]);
    },
    begin,
  );
}

/** Returns whether the role may disable triggers: superusers may, and roles with the privilege to set this parameter. */
async function mayDisableTriggers(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ may: boolean }>(
    sql`select has_parameter_privilege('session_replication_role', 'set') as may`,
  );
  return rows[0]!.may;
}

/** Collects the values of each foreign key's column. Null refers to no row. */
function addReferences(
  references: References,
  table: PgTable,
  rows: readonly Record<string, unknown>[],
): void {
  const keys = Object.entries(getColumns(table) as Record<string, PgColumn>);
  for (const foreignKey of getTableConfig(table).foreignKeys) {
    const { columns, foreignColumns } = foreignKey.reference();
    const [column, target] = [columns[0]!, foreignColumns[0]!];
    if (columns.length > 1) throw new Error('a foreign key of several columns is not checked');
    const [key] = keys.find(([, { name }]) => name === column.name)!;
    const values = references.get(target) ?? new Set();
    references.set(target, values);
    for (const row of rows) {
      const value = row[key];
      if (value !== null && value !== undefined) values.add(value);
    }
  }
}

/** Locks the rows with these values, as a check of the foreign key would, so that they exist at the commit. Throws if one is missing. */
async function lockReferenced(tx: Transaction, column: PgColumn, values: readonly unknown[]): Promise<void> {
  const { rows } = await tx.execute<{ found: number }>(sql`
    select count(*)::int as found
    from (select from ${getColumnTable(column)} where ${column} = any(${sql.param(values)}::${sql.raw(typeOf(column))}[])
      order by ${column} for key share) locked`);
  if (rows[0]!.found < values.length) {
    throw new Error(
      `a row of ${getTableConfig(getColumnTable(column) as PgTable).name} is missing, to which others refer`,
    );
  }
}
