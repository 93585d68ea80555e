import { sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { JsonText } from '../../../engine/execution/json-text.ts';
import { fractionDigits } from '../../money/money.ts';
import type { JsonField, JsonSelection, Readable } from './selected-columns.ts';
import { sourceOf } from './text-row.ts';

/** Texts and expressions, to be concatenated. No expression is null. */
type Parts = readonly (string | SQL)[];

/** Returns the JSON of a field; null if SQL cannot write it. */
type WriteJson = (field: JsonField) => Parts | null;

/** The fields of a type that SQL can write: those that are a column of their name, and `others`. */
type JsonType = { name: string; columns: Record<string, Readable>; others: Record<string, WriteJson> };

/**
 * Writes an object with the selected fields. The SQL concatenates texts, which takes PostgreSQL less time than its JSON functions, and
 * Node.js then neither reads nor writes the values. See docs/decisions/0054.
 */
export const jsonObject =
  ({ name: typeName, columns, others }: JsonType): WriteJson =>
  ({ fields }) => {
    const parts: (string | SQL)[] = [];
    for (const field of fields) {
      const { name, responseName } = field;
      const written =
        name === '__typename'
          ? [`"${typeName}"`]
          : (others[name]?.(field) ?? (field.isColumn && columns[name] ? jsonColumn(columns[name]) : null));
      if (!written) return null;
      parts.push(`${parts.length === 0 ? '' : ','}"${responseName}":`, ...written);
    }
    // `@skip` can leave an object without fields.
    return ['{', ...parts, '}'];
  };

/** Writes null if the expression is null. */
export const nullable =
  (value: AnyPgColumn | SQL, write: WriteJson): WriteJson =>
  (field) => {
    const parts = write(field);
    return parts && [sql`case when ${value} is null then 'null' else ${concatenated(parts)} end`];
  };

export const jsonBoolean = (condition: SQL) => (): Parts => [sql`(${condition})::text`];

/** Writes an amount in minor units as `Money`. */
export const jsonMoney = (minorUnits: AnyPgColumn | SQL, currency: string): WriteJson => {
  const digits = fractionDigits(currency);
  const decimal =
    digits === 0 ? minorUnits : sql`${minorUnits} * ${sql.raw((10 ** -digits).toFixed(digits))}`;
  return jsonObject({
    name: 'Money',
    columns: {},
    others: {
      amount: () => ['"', sql`(${decimal})::text`, '"'],
      currency: () => [`"${currency}"`],
    },
  });
};

/** Returns the JSON of a row as a column; null if SQL cannot write a selected field. */
export function writtenJson(write: WriteJson, { fields }: JsonSelection): SQL.Aliased<JsonText> | null {
  const parts = write(rowWith(fields));
  return (
    parts && sql<string>`${concatenated(parts)}`.mapWith((text: string) => new JsonText(text)).as('json')
  );
}

/**
 * Returns the JSON of a list of rows as an expression; null if SQL cannot write a selected field. The value of the expression is null
 * if there are more than `max` rows. `from`: the FROM clause and what follows it.
 */
export function writtenJsonList(
  write: WriteJson,
  { fields }: JsonSelection,
  { from, orderBy, max }: { from: SQL; orderBy: AnyPgColumn; max: number },
): SQL<JsonText> | null {
  const parts = write(rowWith(fields));
  return (
    parts &&
    sql<string>`(
      select case when count(*) <= ${sql.raw(String(max))}
        then count(*) || '[' || coalesce(string_agg(${concatenated(parts)}, ',' order by ${orderBy}), '') || ']' end
      from ${from})`.mapWith(readList)
  );
}

/** The number of entries precedes the list. */
function readList(text: string): JsonText {
  const start = text.indexOf('[');
  return new JsonText(text.slice(start), Number(text.slice(0, start)));
}

const rowWith = (fields: readonly JsonField[]): JsonField => ({
  name: '',
  responseName: '',
  isColumn: false,
  fields,
});

/** Returns the parts as one expression of type text. */
function concatenated(parts: Parts): SQL {
  const merged: (string | SQL)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  const expressions = merged.map((part) => (typeof part === 'string' ? sql.raw(`'${part}'`) : part));
  return sql`(${sql.join(expressions, sql` || `)})`;
}

/** How the text of each column type becomes JSON. A text is escaped; the others contain no character to escape. */
const WRITERS: Record<string, (value: AnyPgColumn | SQL) => Parts> = {
  PgInteger: (value) => [sql`${value}::text`],
  PgBoolean: (value) => [sql`${value}::text`],
  PgUUID: (value) => ['"', sql`${value}::text`, '"'],
  PgEnumColumn: (value) => ['"', sql`${value}::text`, '"'],
  PgText: (value) => [sql`to_json(${value})::text`],
};

function jsonColumn(readable: Readable): Parts | null {
  const { value, column } = sourceOf(readable);
  const parts = WRITERS[column.columnType]?.(value);
  if (!parts || column.notNull) return parts ?? null;
  return [sql`coalesce(${concatenated(parts)}, 'null')`];
}
