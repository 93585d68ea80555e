import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { transaction, type Database } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { changeProduct, lockProduct, productByKey } from './products.sql.ts';

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
