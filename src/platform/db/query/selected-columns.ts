import type { SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** A column, or an expression that is read like the column it is mapped with. */
export type Readable = AnyPgColumn | SQL.Aliased;

/**
 * The data that a statement reads for the rows of a GraphQL field. `columns` is null if all columns are needed. `eagerLoads`
 * holds the related rows that the same statement reads, by the property of the row that receives them.
 */
export type FieldSelection = {
  /** Identifies the whole selection in cache keys. Only the outermost selection has one. */
  id?: number;
  columns: readonly string[] | null;
  eagerLoads: Readonly<Record<string, FieldSelection>>;
};

export const ALL_COLUMNS: FieldSelection = { id: 0, columns: null, eagerLoads: {} };

/** Returns the `names` and `always` among a table's columns. Skips other names: their values do not come from this table. */
export const pick = <Columns extends Record<string, Readable>>(
  all: Columns,
  names: readonly string[] | null,
  always: readonly (keyof Columns & string)[] = [],
): Columns => {
  if (!names) return all;
  const picked = [...new Set([...always, ...names])].filter((name) => name in all);
  return Object.fromEntries(picked.map((name) => [name, all[name]])) as Columns;
};

/**
 * Returns the text that identifies a value in a map: its JSON, in which a selection stands by its id. The names of all columns
 * would make a key of several hundred characters, and keys are made for each row of a nested list.
 */
export const cacheKey = (value: unknown): string | undefined => JSON.stringify(value, selectionAsId);

const selectionAsId = (_name: string, value: unknown): unknown =>
  isIdentifiedSelection(value) ? value.id : value;

const isIdentifiedSelection = (value: unknown): value is FieldSelection =>
  typeof value === 'object' && value !== null && 'eagerLoads' in value && 'id' in value;
