import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import type { CreateDiscountCodeInput } from '../../../generated/graphql.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import {
  auditedCode,
  discountCodeRefusals,
  percentageRequired,
  parseDiscountCode,
} from './discount-code-input.ts';
import type { DiscountContext } from './discount-terms-input.ts';
import { findUnknownIds } from './unknown-ids.ts';
import { insertDiscountCode } from './discount-codes.sql.ts';

export async function createDiscountCode(ctx: DiscountContext, input: CreateDiscountCodeInput) {
  const unknownIds = await findUnknownIds(ctx.db, input);
  const { value: values, refusal } = parseInput((parser) => {
    const fields = parseDiscountCode(parser, input, ctx.shop.currency);
    if (input.percentage == null && input.amount == null) parser.issues.push(percentageRequired);
    parser.issues.push(...unknownIds);
    return fields;
  });
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const discountCode = await insertDiscountCode(tx, values);
      await recordChange(tx, ctx, 'DiscountCode', null, auditedCode(discountCode));
      return { __typename: 'CreateDiscountCodeSuccess' as const, discountCode };
    }),
    discountCodeRefusals(values),
  );
}
