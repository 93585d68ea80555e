import {
  and,
  eq,
  placeholder,
  sql,
  type InferSelectModel,
  type Placeholder,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { readConnection, type Connection, type PageArgs, type SortOrder } from '../../graphql/paging.ts';
import { prepared, type Database } from '../client.ts';
import { countOnce, rowsOf } from './bounded-count.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from './keyset.ts';

type SortableTable = PgTable & { id: PgColumn };
type RowOf<Table extends SortableTable> = InferSelectModel<Table> & { id: string };

type List<Table extends SortableTable, Name extends string> = {
  table: Table;
  order: SortOrder<RowOf<Table>>;
  /** The sort key. The id breaks ties, in the same direction. */
  by: SQLWrapper;
  /** The cursor's key, cast to the type of `by`. */
  from: SQL;
  descending: boolean;
  /** By name: a column that must equal the value, or a condition. A filter applies unless its value is null. */
  filters: Record<Name, PgColumn | ((value: Placeholder) => SQL)>;
};

/** Reads one page of a list. Filters are combined with AND. */
type FindConnection<Row, Name extends string> = (
  db: Database,
  filter: Record<Name, unknown>,
  args: PageArgs,
) => Promise<Connection<Row>>;

/** A list of one table's rows, with keyset paging and a bounded count. */
export function sortedList<Table extends SortableTable, Name extends string>({
  table,
  order,
  by,
  from,
  descending,
  filters,
}: List<Table, Name>): FindConnection<RowOf<Table>, Name> {
  type Shape = Record<Name, boolean>;
  const names = Object.keys(filters) as Name[];
  const shapeOf = (values: Record<Name, unknown>) =>
    Object.fromEntries(names.map((name) => [name, values[name] !== null])) as Shape;
  const conditions = (shape: Shape) =>
    and(...names.map((name) => (shape[name] ? condition(filters[name], placeholder(name)) : undefined)));
  const sorting = { by: sql`${by}`, id: table.id, from, descending };

  const findPage = prepared((db, { shape, form }: { shape: Shape; form: PageForm }) => {
    const { seekCondition, orderBy, limit } = keyset(sorting, form);
    return db
      .select()
      .from(table as PgTable)
      .where(and(conditions(shape), seekCondition))
      .orderBy(...orderBy)
      .limit(limit);
  });

  return (db, filter, args) => {
    const shape = shapeOf(filter);
    return readConnection(args, order, {
      page: async (page) => {
        const values = { ...filter, ...pageValues(page) };
        const rows = await findPage(db, { shape, form: pageForm(page) }).execute(values);
        return rows as RowOf<Table>[];
      },
      count: () => countOnce(db, rowsOf(table, conditions(shape)), filter),
    });
  };
}

/** A list that is sorted by an instant, newest first. */
export const timeOrderedList = <Table extends SortableTable, Name extends string>({
  name,
  instantOf,
  ...list
}: Pick<List<Table, Name>, 'table' | 'by' | 'filters'> & {
  /** The name of the order in cursors. */
  name: string;
  instantOf: (row: RowOf<Table>) => Date;
}): FindConnection<RowOf<Table>, Name> =>
  sortedList({
    ...list,
    order: { name, key: 'instant', keyOf: (row) => instantOf(row).toISOString() },
    from: sql`${fromKey}::timestamptz`,
    descending: true,
  });

const condition = (filter: List<SortableTable, string>['filters'][string], value: Placeholder) =>
  typeof filter === 'function' ? filter(value) : eq(filter, value);
