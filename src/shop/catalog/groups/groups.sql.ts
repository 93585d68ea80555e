import { asc, eq, getColumns, placeholder, sql } from 'drizzle-orm';
import { prepared, type Changes, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { coalesceRows } from '../../../platform/db/query/coalesce-rows.ts';
import { timeOrderedList } from '../../../platform/db/query/sorted-list.ts';
import {
  attributes,
  productGroupAttributes,
  productGroups,
  type AttributeRow,
  type ProductGroupRow,
} from '../../../platform/db/schema.ts';

type NewGroup = typeof productGroups.$inferInsert;

export const findProductGroups = timeOrderedList({
  table: productGroups,
  name: 'CREATED_AT',
  by: productGroups.createdAt,
  instantOf: (group) => group.createdAt,
  filters: {},
});

const findByKeys = prepared((db, by: 'id' | 'slug') =>
  db
    .select()
    .from(productGroups)
    .where(sql`${productGroups[by]} = any(${placeholder('keys')})`),
);

/** Groups do not depend on the viewer, so concurrent requests share the statements that read them. */
export const groupsByIds = coalesceRows(
  (db, ids): Promise<ProductGroupRow[]> => findByKeys(db, 'id').execute({ keys: ids }),
  (group) => group.id,
);

export const groupsBySlugs = (db: Queryable, slugs: readonly string[]): Promise<ProductGroupRow[]> =>
  findByKeys(db, 'slug').execute({ keys: slugs });

export async function groupByKey(
  db: Queryable,
  { by, value }: { by: 'id' | 'slug'; value: string },
): Promise<ProductGroupRow | null> {
  const [group] = await findByKeys(db, by).execute({ keys: [value] });
  return group ?? null;
}

const findVaryingAttributes = prepared((db) =>
  db
    .select({ groupId: productGroupAttributes.groupId, attribute: getColumns(attributes) })
    .from(productGroupAttributes)
    .innerJoin(attributes, eq(attributes.id, productGroupAttributes.attributeId))
    .where(sql`${productGroupAttributes.groupId} = any(${placeholder('ids')})`)
    .orderBy(asc(productGroupAttributes.position)),
);

/** Finds the attributes by which each group varies, in their order. */
export const varyingAttributes = coalesceRows(
  (db, groupIds): Promise<{ groupId: string; attribute: AttributeRow }[]> =>
    findVaryingAttributes(db).execute({ ids: groupIds }),
  ({ groupId }) => groupId,
);

/** Returns the given slugs that groups have. */
export async function takenGroupSlugs(db: Queryable, slugs: string[]): Promise<string[]> {
  const rows = await db
    .select({ slug: productGroups.slug })
    .from(productGroups)
    .where(sql`${productGroups.slug} = any(${sql.param(slugs)})`);
  return rows.map(({ slug }) => slug);
}

export async function insertGroup(
  tx: Transaction,
  values: NewGroup,
  attributeIds: readonly string[],
): Promise<ProductGroupRow> {
  const [group] = await tx.insert(productGroups).values(values).returning();
  await tx
    .insert(productGroupAttributes)
    .values(attributeIds.map((attributeId, position) => ({ groupId: group!.id, attributeId, position })));
  return group!;
}

/** Waits for concurrent changes of the group and of its variants. Returns null if it does not exist. */
export async function lockGroup(
  tx: Transaction,
  id: string,
  strength: 'no key update' | 'update' = 'no key update',
): Promise<ProductGroupRow | null> {
  const [group] = await tx.select().from(productGroups).where(eq(productGroups.id, id)).for(strength);
  return group ?? null;
}

/** Locks groups in the order of their ids. The caller must lock products before groups. */
export const lockGroups = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select({ id: productGroups.id })
    .from(productGroups)
    .where(sql`${productGroups.id} = any(${sql.param([...ids])}::uuid[])`)
    .orderBy(asc(productGroups.id))
    .for('no key update');

export async function updateGroupRow(
  tx: Transaction,
  id: string,
  values: Changes<NewGroup>,
): Promise<ProductGroupRow> {
  const [group] = await tx
    .update(productGroups)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(productGroups.id, id))
    .returning();
  return group!;
}

/** The caller must have removed the variants of the group. */
export async function deleteGroupRow(tx: Transaction, id: string): Promise<void> {
  await tx.delete(productGroups).where(eq(productGroups.id, id));
}
