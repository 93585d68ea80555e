import type { MutationUpdatePromotionArgs } from '../../../generated/graphql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { takeLock } from '../../../platform/db/locks.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, parseInput } from '../../../platform/graphql/input-issues.ts';
import { findUnknownIds } from '../discounts/unknown-ids.ts';
import { lockDiscountCode, updateDiscountCodeRow } from '../discounts/discount-codes.sql.ts';
import { maxUsesTooLow, type DiscountContext } from '../discounts/discount-terms-input.ts';
import { isBelowPromotionLimit, countsAsActive, promotionsFull } from './promotion-count.sql.ts';
import { auditedPromotion, promotionRefusals, parsePromotion } from './promotion-input.ts';

export async function updatePromotion(
  ctx: DiscountContext,
  { id: rawId, input }: MutationUpdatePromotionArgs,
) {
  const id = parseId(rawId);
  const unknownIds = await findUnknownIds(ctx.db, input);
  const { value: values, refusal } = parseInput((parser) => {
    const fields = parsePromotion(parser, input, ctx.shop.currency);
    parser.issues.push(...unknownIds);
    return fields;
  });
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      await takeLock(tx, 'promotions');
      // Locks the promotion, so that the use count in the refusal is current.
      const before = await lockDiscountCode(tx, 'PROMOTION', id);
      if (!before) throw notFound('promotion');
      if (values.maxUses != null && values.maxUses < before.uses)
        return invalidInput(maxUsesTooLow(before.uses, 'promotion'));
      const { isActive = before.isActive, endsAt = before.endsAt } = values;
      if (
        !countsAsActive(before) &&
        countsAsActive({ isActive, endsAt }) &&
        !(await isBelowPromotionLimit(tx, id))
      )
        return promotionsFull();
      const promotion = await updateDiscountCodeRow(tx, id, values);
      await recordChange(tx, ctx, 'Promotion', auditedPromotion(before), auditedPromotion(promotion));
      return { __typename: 'UpdatePromotionSuccess' as const, promotion };
    }),
    promotionRefusals(values),
  );
}
