import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { lockProduct, productByKey, updateProductRow } from './products.sql.ts';

/** Marks a product as deleted and releases its SKU and slug. Deleting it again changes nothing. */
export async function deleteProduct(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    const before = await lockProduct(tx, id);
    const product = before
      ? await updateProductRow(tx, id, { isActive: false, deletedAt: new Date() })
      : await productByKey(tx, { by: 'id', value: id });
    if (!product) throw notFound('product');
    if (before) await recordChange(tx, ctx, 'Product', before, null);
    return { __typename: 'DeleteProductSuccess' as const, product };
  });
}
