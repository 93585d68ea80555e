import type { Actor } from '../audit/record-audit.ts';
import { recordChange } from '../audit/record-change.ts';
import { transaction, type Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { changeProduct, lockProduct, productByKey } from './product-repository.ts';

/** Takes a product out of the shop and out of its SKU and slug; one that is deleted already stays as it is. */
export const deleteProduct = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const before = await lockProduct(tx, id);
    const product = before
      ? await changeProduct(tx, id, { isActive: false, deletedAt: new Date() })
      : await productByKey(tx, { by: 'id', value: id });
    if (!product) throw notFound('product');
    if (before) await recordChange(tx, actor, 'Product', before, null);
    return { __typename: 'DeleteProductSuccess' as const, product };
  });
