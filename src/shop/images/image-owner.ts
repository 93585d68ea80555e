import type { Transaction } from '../../platform/db/client.ts';
import type { AttachedImageRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import type { InputReader } from '../../platform/graphql/input-issues.ts';
import { lockCategory } from '../catalog/categories/categories.sql.ts';
import { lockProduct } from '../catalog/products/products.sql.ts';
import type { ImageOwner } from './attached-images.sql.ts';

type OwnerInput = { productId?: RawId | null | undefined; categoryId?: RawId | null | undefined };

/** Reads the owner: exactly one of the two ids must be given. */
export function readOwner(read: InputReader, { productId, categoryId }: OwnerInput): ImageOwner {
  if ((productId == null) === (categoryId == null))
    read.add('productId', 'INVALID', 'or categoryId must be given, and not both.');
  return productId != null
    ? { kind: 'product', id: parseId(productId) }
    : { kind: 'category', id: categoryId == null ? '' : parseId(categoryId) };
}

export const ownerOf = ({ productId, categoryId }: AttachedImageRow): ImageOwner =>
  productId === null ? { kind: 'category', id: categoryId! } : { kind: 'product', id: productId };

/** Waits for concurrent changes of the owner and its images. Throws NOT_FOUND if it does not exist or is deleted. */
export async function lockOwner(tx: Transaction, { kind, id }: ImageOwner): Promise<void> {
  const owner = kind === 'product' ? await lockProduct(tx, id) : await lockCategory(tx, id);
  if (!owner) throw notFound(kind);
}

export const readAlt = (read: InputReader, alt: string | null | undefined): string | null =>
  read.text('alt', alt, 0, 500) || null;
