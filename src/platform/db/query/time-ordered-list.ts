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
/** What the rows are narrowed by: a column that is to equal a value, or what else has to hold of them and it. */
type Filters<Name extends string> = Record<Name, PgColumn | ((value: Placeholder) => SQL)>;
/** The values; null: anything. */
type Wanted<Name extends string> = Record<Name, unknown>;

/** The pages of a table that is sorted by an instant, the latest first. */
export function timeOrderedList<Table extends Sorted, Name extends string>(
  table: Table,
  instant: SQLWrapper,
  filters: Filters<Name>,
) {
  type Shape = Record<Name, boolean>;
  const names = Object.keys(filters) as Name[];
  const shapeOf = (wanted: Wanted<Name>) =>
    Object.fromEntries(names.map((name) => [name, wanted[name] !== null])) as Shape;
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
    /** One row more than the page's limit, where there is one. */
    page: async (db: Queryable, wanted: Wanted<Name>, page: Page): Promise<InferSelectModel<Table>[]> => {
      const rows = await findPage(db, { shape: shapeOf(wanted), form: pageForm(page) }).execute({
        ...wanted,
        ...pageValues(page),
      });
      return rows as InferSelectModel<Table>[];
    },
    count: (db: Queryable, wanted: Wanted<Name>): Promise<number> =>
      countOnce(db, rowsOf(table, conditions(shapeOf(wanted))), wanted),
  };
}

const condition = (filter: Filters<string>[string], value: Placeholder) =>
  typeof filter === 'function' ? filter(value) : eq(filter, value);
