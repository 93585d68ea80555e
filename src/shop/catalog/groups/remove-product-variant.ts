import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { lockProduct, updateProductRow } from '../products/products.sql.ts';

/** Removes a variant from its group. Changes nothing if the product is not in a group. */
export async function removeProductVariant(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    const before = await lockProduct(tx, id);
    if (!before) throw notFound('product');
    if (before.groupId === null) return { product: before };
    const product = await updateProductRow(tx, id, { groupId: null, optionIds: null });
    await recordChange(tx, ctx, 'Product', before, product);
    return { product };
  });
}
