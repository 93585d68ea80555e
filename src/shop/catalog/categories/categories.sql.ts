import { and, asc, desc, eq, isNotNull, isNull, ne, placeholder, sql } from 'drizzle-orm';
import { prepared, type Changes, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { rowsByKeys } from '../../../platform/db/query/by-key.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { coalesceRows } from '../../../platform/db/query/coalesce-rows.ts';
import {
  byName,
  categories,
  productCategories,
  products,
  type CategoryRow,
} from '../../../platform/db/schema.ts';
import type { FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import { categoryFields, type ReadCategory } from './category-selection.sql.ts';

type CategoryKey = { by: 'id' | 'slug'; value: string };

const findCategories = prepared((db) =>
  db
    .select()
    .from(categories)
    .where(sql`${categories.id} = any(${placeholder('ids')})`),
);

/** Categories do not depend on the viewer, so concurrent requests share the statements that read them. */
export const categoriesByIds = coalesceRows(
  (db, ids) => findCategories(db).execute({ ids }),
  (category) => category.id,
);

type KeyShape = { by: CategoryKey['by']; selection: FieldSelection };

const findByKeys = prepared((db, { by, selection }: KeyShape) =>
  db
    .select(categoryFields(selection))
    .from(categories)
    .where(sql`${categories[by]} = any(${placeholder('keys')})`),
);

const sharedCategory = coalesceReads(
  async (db, keys: readonly string[], shape: KeyShape): Promise<(ReadCategory | null)[]> => {
    const found = await findByKeys(db, shape).execute({ keys: [...new Set(keys)] });
    return rowsByKeys(keys, found, (category) => category[shape.by]);
  },
);

export const categoryByKey = (
  db: Queryable,
  { by, value }: CategoryKey,
  selection: FieldSelection,
): Promise<ReadCategory | null> => sharedCategory(db, value, { by, selection });

const findChildren = prepared((db) =>
  db
    .select()
    .from(categories)
    .where(sql`${categories.parentId} = any(${placeholder('ids')})`)
    .orderBy(asc(categories.position), byName(categories.name), asc(categories.id)),
);

export const childrenByParentIds = coalesceRows(
  (db, ids) => findChildren(db).execute({ ids }),
  (category) => category.parentId,
);

const findAncestors = prepared((db) =>
  db
    .select({ descendantId: sql<string>`lineage.descendant_id`, category: categories })
    .from(categories)
    .innerJoin(
      sql`(
        with recursive lineage(descendant_id, id, distance) as (
          select id, parent_id, 1 from categories where id = any(${placeholder('ids')})
          union all
          select lineage.descendant_id, (select parent_id from categories where categories.id = lineage.id), lineage.distance + 1
          from lineage where lineage.id is not null
        )
        select * from lineage
      ) lineage`,
      sql`lineage.id = ${categories.id}`,
    )
    .orderBy(desc(sql`lineage.distance`)),
);

/** Finds the ancestors of each category, from the root down. `descendantId` is the id of the category that has the ancestor. */
export const ancestorsByCategoryIds = coalesceRows(
  (db, ids) => findAncestors(db).execute({ ids }),
  (row) => row.descendantId,
);

/** Returns the given slugs that categories have. */
export async function takenCategorySlugs(db: Queryable, slugs: string[]): Promise<string[]> {
  const taken = sql`${categories.slug} = any(${sql.param(slugs)})`;
  const rows = await db.select({ slug: categories.slug }).from(categories).where(taken);
  return rows.map(({ slug }) => slug);
}

export async function insertCategory(
  tx: Queryable,
  values: typeof categories.$inferInsert,
): Promise<CategoryRow> {
  const [category] = await tx.insert(categories).values(values).returning();
  return category!;
}

/** Locks a category. Waits for concurrent changes of it. Returns null if it does not exist. */
export async function lockCategory(tx: Transaction, id: string): Promise<CategoryRow | null> {
  const [category] = await tx.select().from(categories).where(eq(categories.id, id)).for('no key update');
  return category ?? null;
}

/** Locks categories in the order of their ids, to avoid deadlocks. Waits for concurrent changes of them. */
export const lockCategories = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select({ id: categories.id })
    .from(categories)
    .where(sql`${categories.id} = any(${sql.param(ids)})`)
    .orderBy(asc(categories.id))
    .for('no key update');

export async function updateCategoryRow(
  tx: Transaction,
  id: string,
  values: Changes<typeof categories.$inferInsert>,
): Promise<CategoryRow> {
  const [category] = await tx
    .update(categories)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(categories.id, id))
    .returning();
  return category!;
}

/**
 * Deletes a category, after removing it from deleted products. Returns null if it does not exist. The foreign keys reject the
 * deletion while the category has subcategories, or products that are not deleted.
 */
export async function deleteCategoryRow(tx: Transaction, id: string): Promise<CategoryRow | null> {
  await tx
    .update(products)
    .set({ categoryId: null })
    .where(and(eq(products.categoryId, id), isNotNull(products.deletedAt)));
  await tx
    .delete(productCategories)
    .where(
      and(
        eq(productCategories.categoryId, id),
        sql`${productCategories.productId} in (select ${products.id} from ${products} where ${products.deletedAt} is not null)`,
      ),
    );
  const [category] = await tx.delete(categories).where(eq(categories.id, id)).returning();
  return category ?? null;
}

/** Counts the levels of the subtree, including the category. */
export async function heightOfCategory(tx: Transaction, id: string): Promise<number> {
  const { rows } = await tx.execute<{ height: number }>(sql`
    with recursive tree(id, depth) as (
      select id, 1 from categories where id = ${id}
      union all
      select categories.id, tree.depth + 1 from tree join categories on categories.parent_id = tree.id
    )
    select coalesce(max(depth), 0)::int as height from tree`);
  return rows[0]?.height ?? 0;
}

/** Counts the direct subcategories, without `exceptId`. */
export const countChildren = (tx: Transaction, parentId: string, exceptId: string | null) =>
  tx.$count(
    categories,
    and(eq(categories.parentId, parentId), exceptId ? ne(categories.id, exceptId) : undefined),
  );

/** Returns the categories with these slugs. */
export const categoriesBySlugs = (tx: Transaction, slugs: readonly string[]) =>
  tx
    .select({ id: categories.id, slug: categories.slug })
    .from(categories)
    .where(sql`${categories.slug} = any(${sql.param(slugs)}::text[])`);

/**
 * Returns the id of the category with this name (case-insensitive) below the parent. If `parentId` is null, searches the top of the
 * tree. If several match, returns the oldest.
 */
export async function categoryIdByName(
  tx: Transaction,
  parentId: string | null,
  name: string,
): Promise<string | undefined> {
  const [category] = await tx
    .select({ id: categories.id })
    .from(categories)
    .where(
      and(
        parentId === null ? isNull(categories.parentId) : eq(categories.parentId, parentId),
        sql`${byName(categories.name)} = ${byName(sql`${name}::text`)}`,
      ),
    )
    .orderBy(asc(categories.id))
    .limit(1);
  return category?.id;
}
