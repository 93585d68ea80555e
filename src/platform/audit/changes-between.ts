import { isDeepStrictEqual } from 'node:util';

type Row = Readonly<Record<string, unknown>>;

/** Columns that say nothing about the change: every write sets them, or they are derived from other columns. */
const IGNORED_COLUMNS = new Set(['id', 'createdAt', 'updatedAt', 'version', 'isPublished']);

/**
 * Returns the columns that differ, as JSON values before and after, or null if none differ. A missing row counts as a row
 * whose columns are all null.
 */
export function changesBetween(before: Row | null, after: Row | null): { before?: Row; after?: Row } | null {
  const [old, current] = [toJson(before ?? {}), toJson(after ?? {})];
  const columns = Object.keys({ ...old, ...current }).filter(
    (column) =>
      !IGNORED_COLUMNS.has(column) && !isDeepStrictEqual(old[column] ?? null, current[column] ?? null),
  );
  if (columns.length === 0) return null;
  return {
    ...(before && { before: pick(old, columns) }),
    ...(after && { after: pick(current, columns) }),
  };
}

const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));

const toJson = (row: Row): Row =>
  JSON.parse(
    JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  ) as Row;
