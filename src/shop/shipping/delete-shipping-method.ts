import { recordChange, type AuditedContext } from '../../platform/audit/record-change.ts';
import { transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import { deleteShippingMethodRow, lockShippingMethod } from './shipping-methods.sql.ts';

/** Deletes a method. Orders keep their delivery. */
export async function deleteShippingMethod(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    const method = await lockShippingMethod(tx, id);
    if (!method) throw notFound('shipping method');
    await deleteShippingMethodRow(tx, id);
    await recordChange(tx, ctx, 'ShippingMethod', method, null);
    return { methodId: id };
  });
}
