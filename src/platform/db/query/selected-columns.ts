import type { SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** A column, or an expression that is read like the column it is mapped with. */
export type Readable = AnyPgColumn | SQL.Aliased;

/** A selected field, for SQL that writes its JSON. */
export type JsonField = {
  name: string;
  responseName: string;
  /** Whether the value is the column of the field's name: no resolver computes it, and its type is an enum or a built-in scalar. */
  isColumn: boolean;
  /** The fields of an object or of the entries of a list. */
  fields: readonly JsonField[];
};

/** Values that all rows share: the currency of amounts, the URL of this server, and the URL of the image files. */
export type JsonConstants = { currency: string; publicUrl: string; mediaUrl: string };

/** The fields that a client selects from each row, and the constants that their JSON contains. */
export type JsonSelection = { constants: JsonConstants; fields: readonly JsonField[] };

/**
 * The data that a statement reads for the rows of a GraphQL field. `columns` is null if all columns are needed. `eagerLoads`
 * holds the related rows that the same statement reads, by the property of the row that receives them. If `json` is not null, the
 * statement may write the JSON of the rows instead.
 */
export type FieldSelection = {
  columns: readonly string[] | null;
  eagerLoads: Readonly<Record<string, FieldSelection>>;
  json: JsonSelection | null;
};

/**
 * A selection whose JSON is only its id, because the JSON is a part of cache keys. The names of all columns would make a key of several
 * hundred characters, and keys are made for each row of a nested list.
 */
export class IdentifiedSelection implements FieldSelection {
  static #lastId = 0;
  readonly columns;
  readonly eagerLoads;
  readonly json;
  readonly #id = IdentifiedSelection.#lastId++;

  constructor({ columns, eagerLoads, json }: FieldSelection) {
    this.columns = columns;
    this.eagerLoads = eagerLoads;
    this.json = json;
  }

  toJSON(): number {
    return this.#id;
  }
}

export const ALL_COLUMNS = new IdentifiedSelection({ columns: null, eagerLoads: {}, json: null });

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
