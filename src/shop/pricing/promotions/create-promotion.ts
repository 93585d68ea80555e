import type { CreatePromotionInput } from '../../../generated/graphql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { takeLock } from '../../../platform/db/locks.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { findUnknownIds } from '../discounts/unknown-ids.ts';
import { insertDiscountCode } from '../discounts/discount-codes.sql.ts';
import type { DiscountContext } from '../discounts/discount-terms-input.ts';
import { isBelowPromotionLimit, countsAsActive, promotionsFull } from './promotion-count.sql.ts';
import {
  auditedPromotion,
  percentageRequired,
  promotionRefusals,
  parsePromotion,
} from './promotion-input.ts';

export async function createPromotion(ctx: DiscountContext, input: CreatePromotionInput) {
  const unknownIds = await findUnknownIds(ctx.db, input);
  const { value: values, refusal } = parseInput((parser) => {
    const fields = parsePromotion(parser, input, ctx.shop.currency);
    if (input.percentage == null && input.amount == null && !input.isFreeShipping)
      parser.issues.push(percentageRequired);
    parser.issues.push(...unknownIds);
    return fields;
  });
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      await takeLock(tx, 'promotions');
      const endsAt = values.endsAt ?? null;
      if (countsAsActive({ isActive: input.isActive, endsAt }) && !(await isBelowPromotionLimit(tx, null)))
        return promotionsFull();
      const promotion = await insertDiscountCode(tx, { ...values, kind: 'PROMOTION' });
      await recordChange(tx, ctx, 'Promotion', null, auditedPromotion(promotion));
      return { __typename: 'CreatePromotionSuccess' as const, promotion };
    }),
    promotionRefusals(values),
  );
}
