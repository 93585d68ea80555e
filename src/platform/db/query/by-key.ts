/** Returns the row of each key, or null, in the order of the keys. */
export function rowsByKeys<Row, Value = Row>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
  valueOf: (row: Row) => Value = (row) => row as unknown as Value,
): (Value | null)[] {
  const values = new Map(rows.map((row) => [keyOf(row), valueOf(row)]));
  return keys.map((key) => values.get(key) ?? null);
}

/** Returns all rows of each key, in their given order. */
export function listsByKeys<Row, Value = Row>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
  valueOf: (row: Row) => Value = (row) => row as unknown as Value,
): Value[][] {
  const lists = new Map<string | null, Value[]>(keys.map((key) => [key, []]));
  for (const row of rows) lists.get(keyOf(row))?.push(valueOf(row));
  return keys.map((key) => lists.get(key)!);
}
