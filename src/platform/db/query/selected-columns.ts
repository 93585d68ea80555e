import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/**
 * What is read of a row: columns, or all of them where null; and which rows beside it are read along with it, by the name of
 * the property that they come in.
 */
export type FieldSelection = {
  columns: readonly string[] | null;
  along: Readonly<Record<string, FieldSelection>>;
  /** By a number they are told apart faster than by all their names. */
  toJSON?: () => number;
};

export const ALL_COLUMNS: FieldSelection = { columns: null, along: {}, toJSON: () => 0 };

/** Those of a table's columns that are read: what else a field needs comes from elsewhere. */
export const pick = <Columns extends Record<string, AnyPgColumn>>(
  all: Columns,
  names: readonly string[] | null,
  always: readonly (keyof Columns & string)[] = [],
): Columns => {
  if (!names) return all;
  const picked = [...new Set([...always, ...names])].filter((name) => name in all);
  return Object.fromEntries(picked.map((name) => [name, all[name]])) as Columns;
};
