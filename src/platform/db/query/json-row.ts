import { is, SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Readable } from './selected-columns.ts';

/** A row as a JSON array. With it, a statement eager-loads rows of other tables. */
export type JsonRow<Row> = {
  /** SQL of the array. Null if the join found no row. */
  values: SQL;
  read: (values: readonly unknown[] | null) => Row | null;
};

type Reader = (value: never) => unknown;
const unchanged: Reader = (value) => value;

type Codec = { write?: (value: AnyPgColumn | SQL) => SQL; read: Reader };

/** How each column type is written to JSON and read back. Bigints are sent as text, because JSON numbers would be rounded. */
const CODECS: Record<string, Codec> = {
  PgBigInt64: {
    write: (value) => sql`${value}::text`,
    read: (text: string | null) => text && BigInt(text),
  },
  // As text: the API sends exact decimals.
  PgNumeric: { write: (column) => sql`${column}::text`, read: unchanged },
  PgTimestamp: { read: (text: string | null) => text && new Date(text) },
  PgUUID: { read: unchanged },
  PgText: { read: unchanged },
  PgInteger: { read: unchanged },
  PgBoolean: { read: unchanged },
  PgEnumColumn: { read: unchanged },
};

function codecOf(column: AnyPgColumn) {
  // A JSON column of a custom type converts its value itself.
  if (column.columnType === 'PgCustomColumn' && column.getSQLType() === 'jsonb')
    return { read: (value: unknown) => (value === null ? null : column.mapFromDriverValue(value)) };
  return CODECS[column.columnType];
}

/** Returns the SQL of a value, and the column that defines how it is read. */
const sourceOf = (readable: Readable): { value: AnyPgColumn | SQL; column: AnyPgColumn } => {
  if (!is(readable, SQL.Aliased)) return { value: readable, column: readable };
  const { decoder } = readable.sql as unknown as { decoder: AnyPgColumn };
  return { value: readable.sql, column: decoder };
};

/**
 * Builds a JSON array of a row's columns and of the rows that the statement joins to it (`eagerLoads`). `id` is a column that is
 * null if the join found no row.
 */
export function jsonRow<Row>(
  id: AnyPgColumn,
  columns: Record<string, Readable>,
  eagerLoads: Readonly<Record<string, JsonRow<unknown> | undefined>> = {},
): JsonRow<Row> {
  const parts = Object.entries(columns).map(([name, readable]) => {
    const { value, column } = sourceOf(readable);
    const codec: Codec | undefined = codecOf(column);
    if (!codec) throw new Error(`column ${name}: jsonRow does not support the type ${column.columnType}`);
    return { name, sql: codec.write?.(value) ?? sql`${value}`, read: codec.read };
  });
  for (const [name, row] of Object.entries(eagerLoads)) {
    if (row) parts.push({ name, sql: row.values, read: row.read });
  }
  const values = sql.join(
    parts.map((part) => part.sql),
    sql`, `,
  );
  return {
    values: sql`case when ${id} is not null then json_build_array(${values}) end`,
    read(array) {
      if (array === null) return null;
      const row: Record<string, unknown> = {};
      let index = 0;
      for (const { name, read } of parts) row[name] = read(array[index++] as never);
      return row as Row;
    },
  };
}
