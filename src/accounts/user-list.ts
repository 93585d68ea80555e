import { and, eq, or, placeholder, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { boundedCount, ONE_ROW } from '../db/bounded-count.ts';
import { prepared, type Queryable } from '../db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../db/keyset.ts';
import { users, type Role, type UserRow } from '../db/schema.ts';
import type { Page, SortOrder } from '../graphql/paging.ts';

/** Which accounts: all that is not null must hold. */
export type UserList = { search: string | null; role: Role | null };

export const NEWEST_FIRST: SortOrder<UserRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (user) => user.createdAt.toISOString(),
};

type Shape = { search: boolean; role: boolean };
const shapeOf = ({ search, role }: UserList): Shape => ({ search: search !== null, role: role !== null });

const holdsSearch = (text: AnyPgColumn) => sql`strpos(lower(${text}), lower(${placeholder('search')})) > 0`;

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
  const { beyond, orderBy, limit } = keyset(SORTING, shape);
  return db
    .select()
    .from(users)
    .where(and(conditions(shape), beyond))
    .orderBy(...orderBy)
    .limit(limit);
});

const findCount = prepared((db, shape: Shape) =>
  db.select({ count: boundedCount(users, conditions(shape)) }).from(ONE_ROW),
);

/** One row more than the page's limit, where there is one. */
export const userPage = (db: Queryable, list: UserList, page: Page): Promise<UserRow[]> =>
  findPage(db, { ...shapeOf(list), ...pageForm(page) }).execute({ ...list, ...pageValues(page) });

export async function countUsers(db: Queryable, list: UserList): Promise<number> {
  const [row] = await findCount(db, shapeOf(list)).execute(list);
  return row?.count ?? 0;
}
