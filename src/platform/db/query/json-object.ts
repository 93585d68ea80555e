import { sql, type SQL } from 'drizzle-orm';
import { PgDialect, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { JsonText } from '../../../engine/execution/json-text.ts';
import { fractionDigits } from '../../money/money.ts';
import type { JsonField, Readable } from './selected-columns.ts';
import { isArray, sourceOf } from './text-row.ts';

/** Texts and expressions, to be concatenated. No expression is null. */
type Parts = readonly (string | SQL)[];

type SelectedFields = Pick<JsonField, 'fields'>;

/** Returns the JSON of a value with the selected fields. Null if SQL cannot write all of them. */
export type WriteJson = (selection: SelectedFields) => Parts | null;

/** A type, with the fields that SQL can write. A field is a column with the same name, or it is in `others`. */
type JsonType = { name: string; columns?: Record<string, Readable>; others?: Record<string, WriteJson> };

/**
 * Writes an object with the selected fields. The SQL concatenates texts, which takes PostgreSQL less time than its JSON functions, and
 * Node.js then neither reads nor writes the values. See docs/decisions/0054.
 */
export const jsonObject =
  ({ name: typeName, columns = {}, others = {} }: JsonType): WriteJson =>
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

/** Writes null if `value` is null. */
export const nullable =
  (value: AnyPgColumn | SQL, write: WriteJson): WriteJson =>
  (selection) => {
    const parts = write(selection);
    return parts && [sql`case when ${value} is null then 'null' else ${concatenated(parts)} end`];
  };

export const jsonBoolean =
  (condition: SQL): WriteJson =>
  () => [sql`(${condition})::text`];

/** Writes a text that can be null. */
export const jsonText =
  (text: SQL): WriteJson =>
  () => [sql`coalesce(to_json(${text})::text, 'null')`];

/** Returns a text as an SQL literal. A parameter would be sent with each execution. */
export const literal = (text: string): SQL => sql.raw(`'${text.replaceAll("'", "''")}'`);

/** Writes an amount in minor units as `Money`. */
export const jsonMoney = (minorUnits: AnyPgColumn | SQL, currency: string): WriteJson => {
  const digits = fractionDigits(currency);
  const decimal =
    digits === 0 ? minorUnits : sql`${minorUnits} * ${sql.raw((10 ** -digits).toFixed(digits))}`;
  return jsonObject({
    name: 'Money',
    others: {
      amount: () => ['"', sql`(${decimal})::text`, '"'],
      currency: () => [`"${currency}"`],
    },
  });
};

/**
 * Maximum length of the SQL, which needs about 250 kB of memory. Clients choose the number of the fields and the length of their names,
 * and PostgreSQL keeps the statement with its plan on every connection. A longer selection reads columns, of which there are few.
 */
const MAX_SQL_LENGTH = 5_000;

const dialect = new PgDialect();

/** Returns whether SQL can write all selected fields, and is not too long. */
export function canWriteJson(write: WriteJson, selection: SelectedFields): boolean {
  const parts = write(selection);
  return parts !== null && dialect.sqlToQuery(concatenated(parts)).sql.length <= MAX_SQL_LENGTH;
}

/** Returns the JSON of a row as the column `json`. Null if SQL cannot write all selected fields. */
export function writtenJson(write: WriteJson, selection: SelectedFields): SQL.Aliased<JsonText> | null {
  const parts = write(selection);
  return (
    parts && sql<string>`${concatenated(parts)}`.mapWith((text: string) => new JsonText(text)).as('json')
  );
}

/**
 * Returns an expression for the JSON of a list of rows. Null if SQL cannot write all selected fields. If there are more than
 * `max` rows, the value of the expression is null. `from` contains the tables and joins.
 */
export function writtenJsonList(
  write: WriteJson,
  selection: SelectedFields,
  { from, orderBy, max }: { from: SQL; orderBy: AnyPgColumn; max: number },
): SQL<JsonText | null> | null {
  const parts = write(selection);
  return (
    parts &&
    sql<string>`(
      select case when count(*) <= ${sql.raw(String(max))}
        then count(*) || '[' || coalesce(string_agg(${concatenated(parts)}, ',' order by ${orderBy}), '') || ']' end
      from ${from})`.mapWith(readList)
  );
}

/** Reads the number of entries, and the list that follows it. */
function readList(text: string): JsonText {
  const start = text.indexOf('[');
  return new JsonText(text.slice(start), Number(text.slice(0, start)));
}

/** Returns the parts as one expression of type text. Texts need no escaping: they are names, currency codes and punctuation. */
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

/** How a value of each column type becomes JSON. Only a text can contain characters that JSON escapes. */
const WRITERS: Record<string, (value: AnyPgColumn | SQL) => Parts> = {
  PgInteger: (value) => [sql`${value}::text`],
  PgBoolean: (value) => [sql`${value}::text`],
  PgUUID: (value) => ['"', sql`${value}::text`, '"'],
  PgEnumColumn: (value) => ['"', sql`${value}::text`, '"'],
  PgText: (value) => [sql`to_json(${value})::text`],
};

function jsonColumn(readable: Readable): Parts | null {
  const { value, column } = sourceOf(readable);
  const parts = isArray(column) ? null : WRITERS[column.columnType]?.(value);
  if (!parts) return null;
  return column.notNull ? parts : [sql`coalesce(${concatenated(parts)}, 'null')`];
}
