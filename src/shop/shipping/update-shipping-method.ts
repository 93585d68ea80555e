import type { MutationUpdateShippingMethodArgs } from '../../generated/graphql.ts';
import { recordChange } from '../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import type { ShippingContext } from './create-shipping-method.ts';
import { parseShippingMethod, SHIPPING_METHOD_REFUSALS } from './shipping-method-input.ts';
import { lockShippingMethod, updateShippingMethodRow } from './shipping-methods.sql.ts';

export async function updateShippingMethod(
  ctx: ShippingContext,
  { id: rawId, input }: MutationUpdateShippingMethodArgs,
) {
  const id = parseId(rawId);
  const { value: values, refusal } = parseInput((parser) => parseShippingMethod(parser, input, ctx.pricing));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockShippingMethod(tx, id);
      if (!before) throw notFound('shipping method');
      const method = await updateShippingMethodRow(tx, id, values);
      await recordChange(tx, ctx, 'ShippingMethod', before, method);
      return { __typename: 'UpdateShippingMethodSuccess' as const, method };
    }),
    SHIPPING_METHOD_REFUSALS,
  );
}
