import type { Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { changeProduct, productByKey } from './product-repository.ts';

/** Takes a product out of the shop and out of its SKU and slug; one that is deleted already stays as it is. */
export async function deleteProduct(db: Database, id: string) {
  const product =
    (await changeProduct(db, id, { isActive: false, deletedAt: new Date() })) ??
    (await productByKey(db, { by: 'id', value: id }));
  if (!product) throw notFound('product');
  return { __typename: 'DeleteProductSuccess' as const, product };
}
