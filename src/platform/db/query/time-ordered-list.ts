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
import type { Page } from '../../graphql/paging.ts';
import { countOnce, rowsOf } from './bounded-count.ts';
import { prepared, type Queryable } from '../client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from './keyset.ts';

type Sorted = PgTable & { id: PgColumn };
/** The filters of a list: a column that must equal the value, or a function that returns the condition. */
type Filters<Name extends string> = Record<Name, PgColumn | ((value: Placeholder) => SQL)>;
/** The values of the filters. Null means that a filter is not used. */
type FilterValues<Name extends string> = Record<Name, unknown>;

/** Returns the pages and the count of a table, sorted by an instant, newest first. */
export function timeOrderedList<Table extends Sorted, Name extends string>(
  table: Table,
  instant: SQLWrapper,
  filters: Filters<Name>,
) {
  type Shape = Record<Name, boolean>;
  const names = Object.keys(filters) as Name[];
  const shapeOf = (values: FilterValues<Name>) =>
    Object.fromEntries(names.map((name) => [name, values[name] !== null])) as Shape;
  const conditions = (shape: Shape) =>
    and(...names.map((name) => (shape[name] ? condition(filters[name], placeholder(name)) : undefined)));
  const sorting = { by: sql`${instant}`, id: table.id, from: sql`${fromKey}::timestamptz`, descending: true };

  const findPage = prepared((db, { shape, form }: { shape: Shape; form: PageForm }) => {
    const { seekCondition, orderBy, limit } = keyset(sorting, form);
    return db
      .select()
      .from(table as PgTable)
      .where(and(conditions(shape), seekCondition))
      .orderBy(...orderBy)
      .limit(limit);
  });

  return {
    /** Returns up to one row more than the page's limit. */
    page: async (
      db: Queryable,
      values: FilterValues<Name>,
      page: Page,
    ): Promise<InferSelectModel<Table>[]> => {
      const rows = await findPage(db, { shape: shapeOf(values), form: pageForm(page) }).execute({
        ...values,
        ...pageValues(page),
      });
      return rows as InferSelectModel<Table>[];
    },
    count: (db: Queryable, values: FilterValues<Name>): Promise<number> =>
      countOnce(db, rowsOf(table, conditions(shapeOf(values))), values),
  };
}

const condition = (filter: Filters<string>[string], value: Placeholder) =>
  typeof filter === 'function' ? filter(value) : eq(filter, value);
