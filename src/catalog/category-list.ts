import { and, isNull, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { byName, categories, type CategoryRow } from '../db/schema.ts';
import type { Page, SortOrder } from '../graphql/paging.ts';

type Shape = { rootsOnly: boolean };

export const BY_NAME: SortOrder<CategoryRow> = {
  name: 'NAME',
  key: 'text',
  keyOf: (category) => category.name,
};

const roots = (shape: Shape) => (shape.rootsOnly ? isNull(categories.parentId) : undefined);

const findPage = prepared((db, shape: Shape & { backward: boolean; from: boolean }) => {
  const beyond = sql`(${byName(categories.name)}, ${categories.id}) ${sql.raw(shape.backward ? '<' : '>')} (lower(${placeholder('fromName')}), ${placeholder('fromId')}::uuid)`;
  const direction = sql.raw(shape.backward ? 'desc' : 'asc');
  return db
    .select()
    .from(categories)
    .where(and(roots(shape), shape.from ? beyond : undefined))
    .orderBy(sql`${byName(categories.name)} ${direction}`, sql`${categories.id} ${direction}`)
    .limit(placeholder('limit'));
});

/** By name; one row more than the page's limit, where there is one. */
export const categoryPage = (
  db: Queryable,
  rootsOnly: boolean,
  { limit, backward, from }: Page,
): Promise<CategoryRow[]> =>
  findPage(db, { rootsOnly, backward, from: from !== null }).execute({
    limit: limit + 1,
    fromName: from?.key,
    fromId: from?.id,
  });

export const countCategories = (db: Queryable, rootsOnly: boolean) =>
  db.$count(categories, roots({ rootsOnly }));
