import { and, asc, eq, isNull, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { coalesceRows } from '../../../platform/db/query/coalesce-rows.ts';
import { pick, type FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import {
  attributeValues,
  isPublished,
  productColumns,
  products,
  type ProductRow,
} from '../../../platform/db/schema.ts';

/** The positions of a variant's options, in the order of the attributes by which its group varies. */
const optionPositions = sql`array(
  select ${attributeValues.position} from unnest(${products.optionIds}) with ordinality option(id, place)
  join ${attributeValues} on ${attributeValues.id} = option.id order by option.place)`;

const isOfGroup = sql`${products.groupId} = any(${placeholder('groupIds')})`;

/** `includeInactive` is true for staff, who also see inactive variants. */
export type VariantsShape = { includeInactive: boolean; selection: FieldSelection };

const findVariants = prepared((db, { includeInactive, selection }: VariantsShape) =>
  db
    .select(pick(productColumns, selection.columns, ['id', 'groupId', 'categoryId']))
    .from(products)
    .where(and(isOfGroup, includeInactive ? isNull(products.deletedAt) : isPublished))
    .orderBy(optionPositions, asc(products.id)),
);

/** Finds the variants of each group, sorted by their options. Concurrent requests share the statement. */
export const variantsByGroupIds = coalesceRows(
  (db, groupIds, shape: VariantsShape): Promise<ProductRow[]> =>
    findVariants(db, shape).execute({ groupIds }),
  (product) => product.groupId,
);

const findVariantSummaries = prepared((db) =>
  db
    .select({
      groupId: sql<string>`${products.groupId}`,
      min: sql<bigint>`min(${products.price})`.mapWith(BigInt),
      max: sql<bigint>`max(${products.price})`.mapWith(BigInt),
      isAvailable: sql<boolean>`bool_or(not ${products.isSoldOut})`,
    })
    .from(products)
    .where(and(isOfGroup, isPublished))
    .groupBy(products.groupId),
);

/** Returns the prices and the availability of the active variants of each group. A group without active variants has no row. */
export const variantSummariesByGroupIds = (db: Queryable, groupIds: readonly string[]) =>
  findVariantSummaries(db).execute({ groupIds });

const isUndeletedVariantOf = (groupId: string) =>
  and(eq(products.groupId, groupId), isNull(products.deletedAt));

/** The caller must have locked the group. */
export const countVariants = (tx: Transaction, groupId: string) =>
  tx.$count(products, isUndeletedVariantOf(groupId));

/** The caller must have locked the group. */
export async function optionsOfVariants(tx: Transaction, groupId: string): Promise<string[][]> {
  const rows = await tx
    .select({ optionIds: products.optionIds })
    .from(products)
    .where(isUndeletedVariantOf(groupId));
  return rows.map(({ optionIds }) => optionIds ?? []);
}

/** Returns the options of all variants of the groups. The caller must have locked the groups. */
export const optionsByGroupIds = (tx: Transaction, groupIds: readonly string[]) =>
  tx
    .select({ groupId: products.groupId, optionIds: products.optionIds })
    .from(products)
    .where(
      and(sql`${products.groupId} = any(${sql.param([...groupIds])}::uuid[])`, isNull(products.deletedAt)),
    );

/** Locks the variants of a group in the order of their ids, as orders do. Includes deleted variants. */
export const lockVariants = (tx: Transaction, groupId: string): Promise<ProductRow[]> =>
  tx
    .select(productColumns)
    .from(products)
    .where(eq(products.groupId, groupId))
    .orderBy(asc(products.id))
    .for('no key update');

export async function removeAllVariants(tx: Transaction, groupId: string): Promise<void> {
  await tx.update(products).set({ groupId: null, optionIds: null }).where(eq(products.groupId, groupId));
}

export const insertVariants = (
  tx: Transaction,
  values: (typeof products.$inferInsert)[],
): Promise<ProductRow[]> => tx.insert(products).values(values).returning(productColumns);
