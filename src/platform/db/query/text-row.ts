import { is, SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Readable } from './selected-columns.ts';

/**
 * A row as texts. With it, a statement eager-loads rows of other tables: it selects `array[…]` of the texts as JSON. Of all the
 * ways to send related rows, this one costs PostgreSQL the least. See docs/decisions/0038.
 */
export type TextRow<Row> = {
  values: readonly SQL[];
  /** Reads the row whose texts begin at `start`. Returns null if the join found no row. */
  read: (texts: Texts, start: number) => Row | null;
};

export type Texts = readonly (string | null)[];

type Read = (text: string) => unknown;
const unchanged: Read = (text) => text;

/** How the text of each column type is read. */
const READERS: Record<string, Read> = {
  PgBigInt64: BigInt,
  PgInteger: Number,
  PgBoolean: (text) => text === 'true',
  PgTimestamp: (text) => new Date(text),
  // The API sends exact decimals.
  PgNumeric: unchanged,
  PgUUID: unchanged,
  PgText: unchanged,
  PgEnumColumn: unchanged,
};

/** The element types of arrays that `textRow` can read. It sends arrays as JSON. */
const ARRAY_ELEMENT_TYPES = new Set(['PgUUID', 'PgText', 'PgEnumColumn']);

function readerOf(column: AnyPgColumn): Read | undefined {
  if (isArray(column)) return ARRAY_ELEMENT_TYPES.has(column.columnType) ? JSON.parse : undefined;
  // A JSON column of a custom type converts its value itself.
  if (column.columnType === 'PgCustomColumn' && column.getSQLType() === 'jsonb')
    return (text) => column.mapFromDriverValue(JSON.parse(text));
  return READERS[column.columnType];
}

/** Returns whether a column is an array. Its `columnType` is the type of the elements. */
export const isArray = ({ dimensions }: AnyPgColumn): boolean => dimensions > 0;

/** Returns the SQL of a value, and the column that defines how it is read. */
export const sourceOf = (readable: Readable): { value: AnyPgColumn | SQL; column: AnyPgColumn } => {
  if (!is(readable, SQL.Aliased)) return { value: readable, column: readable };
  const { decoder } = readable.sql as unknown as { decoder: AnyPgColumn };
  return { value: readable.sql, column: decoder };
};

/**
 * Selects a row's columns, and the rows that the statement joins to it (`eagerLoads`). `id` is a column that is null if the join
 * found no row.
 */
export function textRow<Row>(
  id: AnyPgColumn,
  columns: Record<string, Readable>,
  eagerLoads: Readonly<Record<string, TextRow<unknown> | undefined>> = {},
): TextRow<Row> {
  const values = [sql`case when ${id} is not null then '' end`];
  const readers = Object.entries(columns).map(([name, readable]) => {
    const { value, column } = sourceOf(readable);
    const read = readerOf(column);
    if (!read) throw new Error(`column ${name}: textRow does not support the type ${column.columnType}`);
    values.push(isArray(column) ? sql`to_json(${value})::text` : sql`${value}::text`);
    return { name, read };
  });
  const loads = Object.entries(eagerLoads).flatMap(([name, row]) => {
    if (!row) return [];
    const offset = values.length;
    values.push(...row.values);
    return [{ name, row, offset }];
  });
  return {
    values,
    read(texts, start) {
      if (texts[start] === null) return null;
      const row: Record<string, unknown> = {};
      let at = start;
      for (const { name, read } of readers) {
        const text = texts[++at]!;
        row[name] = text === null ? null : read(text);
      }
      for (const { name, row: loaded, offset } of loads) row[name] = loaded.read(texts, start + offset);
      return row as Row;
    },
  };
}

/** Returns the SQL of an array with the texts of all rows, to be sent as JSON. */
export const arrayOf = (...rows: readonly { values: readonly SQL[] }[]): SQL =>
  sql`array[${sql.join(
    rows.flatMap(({ values }) => [...values]),
    sql`, `,
  )}]`;
