import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { MutationUpdateDiscountCodeArgs } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, parseInput } from '../../../platform/graphql/input-issues.ts';
import { auditedCode, discountCodeRefusals, parseDiscountCode } from './discount-code-input.ts';
import { maxUsesTooLow, type DiscountContext } from './discount-terms-input.ts';
import { findUnknownIds } from './unknown-ids.ts';
import { lockDiscountCode, updateDiscountCodeRow } from './discount-codes.sql.ts';

export async function updateDiscountCode(
  ctx: DiscountContext,
  { id: rawId, input }: MutationUpdateDiscountCodeArgs,
) {
  const id = parseId(rawId);
  const unknownIds = await findUnknownIds(ctx.db, input);
  const { value: values, refusal } = parseInput((parser) => {
    const fields = parseDiscountCode(parser, input, ctx.shop.currency);
    parser.issues.push(...unknownIds);
    return fields;
  });
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      // Locks the code, so that the use count in the refusal is current.
      const before = await lockDiscountCode(tx, 'CODE', id);
      if (!before) throw notFound('discount code');
      if (values.maxUses != null && values.maxUses < before.uses)
        return invalidInput(maxUsesTooLow(before.uses, 'code'));
      const discountCode = await updateDiscountCodeRow(tx, id, values);
      await recordChange(tx, ctx, 'DiscountCode', auditedCode(before), auditedCode(discountCode));
      return { __typename: 'UpdateDiscountCodeSuccess' as const, discountCode };
    }),
    discountCodeRefusals(values),
  );
}
