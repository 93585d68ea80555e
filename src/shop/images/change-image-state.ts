import type { Transaction } from '../../platform/db/client.ts';
import type { ImageRow } from '../../platform/db/schema.ts';
import { lockCategories } from '../catalog/categories/categories.sql.ts';
import { lockProducts } from '../catalog/products/products.sql.ts';
import { ownersOf, updateFirstImages } from './attached-images.sql.ts';
import { updateImageState } from './images.sql.ts';

/** Sets the state of an image, and updates its owners: the state determines which file they show. */
export async function changeImageState(
  tx: Transaction,
  hash: string,
  values: Pick<ImageRow, 'state' | 'placeholder'>,
): Promise<void> {
  await updateImageState(tx, hash, values);
  const owners = await ownersOf(tx, hash);
  await lockProducts(tx, owners.product);
  await updateFirstImages(tx, 'product', owners.product);
  await lockCategories(tx, owners.category);
  await updateFirstImages(tx, 'category', owners.category);
}
