import { and, eq, or, placeholder, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { countOnce, rowsOf } from '../../platform/db/query/bounded-count.ts';
import { prepared, type Queryable } from '../../platform/db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../../platform/db/query/keyset.ts';
import { partPattern } from '../../platform/db/query/part-pattern.ts';
import { pageIds } from '../../platform/db/query/page-ids.ts';
import { users, type Role, type UserRow } from '../../platform/db/schema.ts';
import type { Page, SortOrder } from '../../platform/graphql/paging.ts';

/** Conditions that are not null are combined with AND. */
export type UserFilter = { search: string | null; role: Role | null };

export const NEWEST_FIRST: SortOrder<UserRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (user) => user.createdAt.toISOString(),
};

/** The conditions that are set: each combination has a prepared statement of its own. */
type Shape = { search: boolean; role: boolean };
const shapeOf = ({ search, role }: UserFilter): Shape => ({ search: search !== null, role: role !== null });

/** The placeholders' values. */
const valuesOf = (filter: UserFilter) => ({
  ...filter,
  pattern: filter.search && partPattern(filter.search),
});

const matchesSearch = (text: AnyPgColumn) => sql`lower(${text}) like lower(${placeholder('pattern')})`;

const conditions = (shape: Shape) =>
  and(
    shape.search ? or(matchesSearch(users.email), matchesSearch(users.name)) : undefined,
    shape.role ? eq(users.role, placeholder('role')) : undefined,
  );

const SORTING = {
  by: sql`${users.createdAt}`,
  id: users.id,
  from: sql`${fromKey}::timestamptz`,
  descending: true,
};

const findUserPage = prepared((db, shape: Shape & PageForm) => {
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

/** Returns up to one row more than the page's limit, which shows whether another page follows. */
export const findUsers = (db: Queryable, filter: UserFilter, page: Page): Promise<UserRow[]> =>
  findUserPage(db, { ...shapeOf(filter), ...pageForm(page) }).execute({
    ...valuesOf(filter),
    ...pageValues(page),
  });

export const countUsers = (db: Queryable, filter: UserFilter): Promise<number> =>
  countOnce(db, rowsOf(users, conditions(shapeOf(filter))), valuesOf(filter));
