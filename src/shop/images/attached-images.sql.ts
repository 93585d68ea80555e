import { asc, eq, getColumns, inArray, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { coalesceRows } from '../../platform/db/query/coalesce-rows.ts';
import {
  attachedImages,
  categories,
  images,
  products,
  type AttachedImageRow,
  type ImageRow,
} from '../../platform/db/schema.ts';

/** The product, category or product group that shows an image. */
export type ImageOwner = { kind: 'product' | 'category' | 'group'; id: string };

const COLUMN_OF = {
  product: attachedImages.productId,
  category: attachedImages.categoryId,
  group: attachedImages.groupId,
};
const PROPERTY_OF = { product: 'productId', category: 'categoryId', group: 'groupId' } as const;

const { hash, format, width, height, state, placeholder: thumbHash } = getColumns(images);

/** An image of an owner, with the data of its file. */
export type ProductImageRow = AttachedImageRow &
  Pick<ImageRow, 'format' | 'width' | 'height' | 'state' | 'placeholder'>;

const selected = { ...getColumns(attachedImages), format, width, height, state, placeholder: thumbHash };

const findByOwners = prepared((db, kind: ImageOwner['kind']) =>
  db
    .select(selected)
    .from(attachedImages)
    .innerJoin(images, eq(hash, attachedImages.hash))
    .where(sql`${COLUMN_OF[kind]} = any(${placeholder('ids')})`)
    .orderBy(asc(attachedImages.position), asc(attachedImages.id)),
);

const imagesByOwnerIds = (kind: ImageOwner['kind']) =>
  coalesceRows(
    (db, ids): Promise<ProductImageRow[]> => findByOwners(db, kind).execute({ ids }),
    (image) => image[PROPERTY_OF[kind]],
  );

export const imagesByProductIds = imagesByOwnerIds('product');
export const imagesByCategoryIds = imagesByOwnerIds('category');
export const imagesByGroupIds = imagesByOwnerIds('group');

export const imagesOf = (tx: Transaction, { kind, id }: ImageOwner): Promise<ProductImageRow[]> =>
  findByOwners(tx, kind).execute({ ids: [id] });

export async function findAttachedImage(db: Queryable, id: string): Promise<AttachedImageRow | null> {
  const [row] = await db.select().from(attachedImages).where(eq(attachedImages.id, id));
  return row ?? null;
}

export async function insertAttachedImage(
  tx: Transaction,
  { kind, id }: ImageOwner,
  values: Pick<AttachedImageRow, 'hash' | 'alt' | 'position' | 'sourceUrl'>,
): Promise<AttachedImageRow> {
  const [row] = await tx
    .insert(attachedImages)
    .values({ ...values, [PROPERTY_OF[kind]]: id })
    .returning();
  return row!;
}

export async function updateAlt(tx: Transaction, id: string, alt: string | null): Promise<void> {
  await tx.update(attachedImages).set({ alt }).where(eq(attachedImages.id, id));
}

export async function deleteAttachedImage(tx: Transaction, id: string): Promise<void> {
  await tx.delete(attachedImages).where(eq(attachedImages.id, id));
}

/** Numbers the images of an owner in the order of `ids`, and updates its first image. The caller has locked the owner. */
export async function updatePositions(
  tx: Transaction,
  owner: ImageOwner,
  ids: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    update ${attachedImages} set position = sorted.position - 1
    from unnest(${sql.param(ids)}::uuid[]) with ordinality sorted(id, position)
    where ${attachedImages.id} = sorted.id`);
  if (owner.kind !== 'group') await updateFirstImages(tx, owner.kind, [owner.id]);
}

/** The owners that have a column for the file of their first image. */
type OwnerWithFirstImage = Exclude<ImageOwner['kind'], 'group'>;

/** Finds the products and categories that show an image. Sorts them by id, because they are locked in this order. */
export async function ownersOf(
  tx: Transaction,
  imageHash: string,
): Promise<Record<OwnerWithFirstImage, string[]>> {
  const rows = await tx
    .select({ productId: attachedImages.productId, categoryId: attachedImages.categoryId })
    .from(attachedImages)
    .where(eq(attachedImages.hash, imageHash))
    .orderBy(attachedImages.productId, attachedImages.categoryId);
  return {
    product: rows.flatMap(({ productId }) => productId ?? []),
    category: rows.flatMap(({ categoryId }) => categoryId ?? []),
  };
}

/** The widest version that `Product.image` and `Category.image` return. `image-files.ts` has the names of all versions. */
const MEDIUM_WIDTH = 800;

/** Stores the file of the first image of each owner. The caller has locked the owners. */
export async function updateFirstImages(
  tx: Transaction,
  kind: OwnerWithFirstImage,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const owners = kind === 'product' ? products : categories;
  const first = sql`
    select case when ${state} = 'READY' then ${hash} || '-' || least(${width}, ${MEDIUM_WIDTH}::int) || '.webp'
      else ${hash} || case ${format} when 'JPEG' then '.jpg' when 'PNG' then '.png' else '.webp' end end
    from ${attachedImages} join ${images} on ${hash} = ${attachedImages.hash}
    where ${COLUMN_OF[kind]} = ${owners.id} and ${state} <> 'FAILED'
    order by ${attachedImages.position}, ${attachedImages.id} limit 1`;
  await tx
    .update(owners)
    .set({ imageFile: sql`(${first})` })
    .where(inArray(owners.id, [...ids]));
}

/** Sets the URL from which an import fetched an image, so that the next import does not fetch the image again. */
export async function updateSourceUrl(tx: Transaction, id: string, sourceUrl: string): Promise<void> {
  await tx.update(attachedImages).set({ sourceUrl }).where(eq(attachedImages.id, id));
}
