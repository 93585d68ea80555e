import { sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Rows written as JSON arrays, by which a statement brings rows of other tables along with its own. */
export type JsonRow<Row> = {
  /** The array, of one row that a join has found; null where it has found none. */
  values: SQL;
  read: (values: readonly unknown[] | null) => Row | null;
};

type Reader = (value: never) => unknown;
const asItIs: Reader = (value) => value;

/** As JSON has them; what JSON would round is sent as text. */
const FORMS: Record<string, { write?: (column: AnyPgColumn) => SQL; read: Reader }> = {
  PgBigInt64: {
    write: (column) => sql`${column}::text`,
    read: (text: string | null) => text && BigInt(text),
  },
  PgTimestamp: { read: (text: string | null) => text && new Date(text) },
  PgUUID: { read: asItIs },
  PgText: { read: asItIs },
  PgInteger: { read: asItIs },
  PgBoolean: { read: asItIs },
  PgEnumColumn: { read: asItIs },
};

/** These columns of a row, and other rows that the statement joins to it. `id` is null where the join has found none. */
export function jsonRow<Row>(
  id: AnyPgColumn,
  columns: Record<string, AnyPgColumn>,
  along: Readonly<Record<string, JsonRow<unknown> | undefined>> = {},
): JsonRow<Row> {
  const parts = Object.entries(columns).map(([name, column]) => {
    const form = FORMS[column.columnType];
    if (!form) throw new Error(`${name} is of a type that is not packed: ${column.columnType}`);
    return { name, sql: form.write?.(column) ?? sql`${column}`, read: form.read };
  });
  for (const [name, packed] of Object.entries(along)) {
    if (packed) parts.push({ name, sql: packed.values, read: packed.read });
  }
  const values = sql.join(
    parts.map((part) => part.sql),
    sql`, `,
  );
  return {
    values: sql`case when ${id} is not null then json_build_array(${values}) end`,
    read(packed) {
      if (packed === null) return null;
      const row: Record<string, unknown> = {};
      let index = 0;
      for (const { name, read } of parts) row[name] = read(packed[index++] as never);
      return row as Row;
    },
  };
}
