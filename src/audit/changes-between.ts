type Row = Readonly<Record<string, unknown>>;

/** What is always so with every write. */
const UNTOLD = new Set(['id', 'createdAt', 'updatedAt', 'version']);

/**
 * The columns that differ, as they were and as they are; null where none does. A row that is not there counts as one
 * whose columns are all null.
 */
export function changesBetween(before: Row | null, after: Row | null): { before?: Row; after?: Row } | null {
  const columns = Object.keys({ ...before, ...after }).filter(
    (column) => !UNTOLD.has(column) && inJson(before?.[column]) !== inJson(after?.[column]),
  );
  if (columns.length === 0) return null;
  return { ...(before && { before: pick(before, columns) }), ...(after && { after: pick(after, columns) }) };
}

const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, told(row[column])]));

/** As JSON can hold it: JSON has no numbers as long as a bigint. */
const told = (value: unknown) => (typeof value === 'bigint' ? value.toString() : (value ?? null));

const inJson = (value: unknown) => JSON.stringify(told(value));
