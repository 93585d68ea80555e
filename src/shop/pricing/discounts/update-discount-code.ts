import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { MutationUpdateDiscountCodeArgs } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, parseInput } from '../../../platform/graphql/input-issues.ts';
import { auditedCode, discountCodeRefusals, parseDiscountCode } from './discount-code-input.ts';
import { maxUsesTooLow, type DiscountContext } from './discount-terms-input.ts';
import { findUnknownLimits } from './discount-code-limits.ts';
import { lockDiscountCode, updateDiscountCodeRow } from './discount-codes.sql.ts';

export async function updateDiscountCode(
  ctx: DiscountContext,
  { id: rawId, input }: MutationUpdateDiscountCodeArgs,
) {
  const id = parseId(rawId);
  const unknownLimits = await findUnknownLimits(ctx.db, input);
  const { value: values, refusal } = parseInput((parser) => {
    const fields = parseDiscountCode(parser, input, ctx.shop.currency);
    parser.issues.push(...unknownLimits);
    return fields;
  });
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      // Locked, so that the use count in the refusal is current.
      const code = await lockDiscountCode(tx, 'CODE', id);
      if (!code) throw notFound('discount code');
      if (values.maxUses != null && values.maxUses < code.uses)
        return invalidInput(maxUsesTooLow(code.uses, 'code'));
      const discountCode = await updateDiscountCodeRow(tx, id, values);
      await recordChange(tx, ctx, 'DiscountCode', auditedCode(code), auditedCode(discountCode));
      return { __typename: 'UpdateDiscountCodeSuccess' as const, discountCode };
    }),
    discountCodeRefusals(values),
  );
}
