import type { CreateShippingMethodInput } from '../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import {
  parseShippingMethod,
  SHIPPING_METHOD_REFUSALS,
  type ShippingPricing,
} from './shipping-method-input.ts';
import { countMethods, insertShippingMethod } from './shipping-methods.sql.ts';
import { lockShippingZone } from './shipping-zones.sql.ts';

/** Limits the work of `shippingOptions`. */
const MAX_METHODS = 20;

export type ShippingContext = AuditedContext & { pricing: ShippingPricing };

export async function createShippingMethod(ctx: ShippingContext, input: CreateShippingMethodInput) {
  const zoneId = parseId(input.zoneId);
  const { value: values, refusal } = parseInput((parser) => parseShippingMethod(parser, input, ctx.pricing));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      if (!(await lockShippingZone(tx, zoneId))) throw notFound('shipping zone');
      if ((await countMethods(tx, zoneId)) >= MAX_METHODS) return methodsFull();
      const method = await insertShippingMethod(tx, { ...values, zoneId });
      await recordChange(tx, ctx, 'ShippingMethod', null, method);
      return { __typename: 'CreateShippingMethodSuccess' as const, method };
    }),
    SHIPPING_METHOD_REFUSALS,
  );
}

const methodsFull = () => ({
  __typename: 'ShippingMethodsFull' as const,
  message: `A zone can have at most ${MAX_METHODS} methods. Delete one first.`,
  maximum: MAX_METHODS,
});
