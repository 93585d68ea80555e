import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { deleteDiscountCodeRow } from '../discounts/discount-codes.sql.ts';
import { auditedPromotion } from './promotion-input.ts';

/** Deletes a promotion. Orders keep their discount. */
export async function deletePromotion(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    const promotion = await deleteDiscountCodeRow(tx, 'PROMOTION', id);
    if (!promotion) throw notFound('promotion');
    await recordChange(tx, ctx, 'Promotion', auditedPromotion(promotion), null);
    return { id };
  });
}
