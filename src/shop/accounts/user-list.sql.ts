import { and, eq, or, placeholder, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { countOnce, rowsOf } from '../../platform/db/query/bounded-count.ts';
import { prepared, type Queryable } from '../../platform/db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../../platform/db/query/keyset.ts';
import { pageIds } from '../../platform/db/query/page-ids.ts';
import { users, type Role, type UserRow } from '../../platform/db/schema.ts';
import type { Page, SortOrder } from '../../platform/graphql/paging.ts';

/** Which accounts: all that is not null must hold. */
export type UserList = { search: string | null; role: Role | null };

export const NEWEST_FIRST: SortOrder<UserRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (user) => user.createdAt.toISOString(),
};

type Shape = { search: boolean; role: boolean };
const shapeOf = ({ search, role }: UserList): Shape => ({ search: search !== null, role: role !== null });

/** In small letters, each of them standing for itself. */
const valuesOf = (list: UserList) => ({
  ...list,
  pattern: list.search && `%${list.search.replace(/[\\%_]/g, '\\$&')}%`,
});

const holdsSearch = (text: AnyPgColumn) => sql`lower(${text}) like lower(${placeholder('pattern')})`;

const conditions = (shape: Shape) =>
  and(
    shape.search ? or(holdsSearch(users.email), holdsSearch(users.name)) : undefined,
    shape.role ? eq(users.role, placeholder('role')) : undefined,
  );

const SORTING = {
  by: sql`${users.createdAt}`,
  id: users.id,
  from: sql`${fromKey}::timestamptz`,
  descending: true,
};

const findPage = prepared((db, shape: Shape & PageForm) => {
  const page = keyset(SORTING, shape);
  const condition = conditions(shape);
  const ids = shape.search && pageIds({ table: users, condition, page, isFrequent: true });
  return db
    .select()
    .from(users)
    .where(ids ? sql`${users.id} = any(array(${ids}))` : and(condition, page.seekCondition))
    .orderBy(...page.orderBy)
    .limit(page.limit);
});

/** One row more than the page's limit, where there is one. */
export const userPage = (db: Queryable, list: UserList, page: Page): Promise<UserRow[]> =>
  findPage(db, { ...shapeOf(list), ...pageForm(page) }).execute({ ...valuesOf(list), ...pageValues(page) });

export const countUsers = (db: Queryable, list: UserList): Promise<number> =>
  countOnce(db, rowsOf(users, conditions(shapeOf(list))), valuesOf(list));
