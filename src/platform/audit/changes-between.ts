import { isDeepStrictEqual } from 'node:util';

type Row = Readonly<Record<string, unknown>>;

/** What is always so with every write. */
const UNTOLD = new Set(['id', 'createdAt', 'updatedAt', 'version']);

/**
 * The columns that differ, as they were and as they are, in JSON; null where none does. A row that is not there counts as
 * one whose columns are all null.
 */
export function changesBetween(before: Row | null, after: Row | null): { before?: Row; after?: Row } | null {
  const [was, is] = [inJson(before ?? {}), inJson(after ?? {})];
  const columns = Object.keys({ ...was, ...is }).filter(
    (column) => !UNTOLD.has(column) && !isDeepStrictEqual(was[column] ?? null, is[column] ?? null),
  );
  if (columns.length === 0) return null;
  return { ...(before && { before: pick(was, columns) }), ...(after && { after: pick(is, columns) }) };
}

const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));

const inJson = (row: Row): Row =>
  JSON.parse(
    JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  ) as Row;
