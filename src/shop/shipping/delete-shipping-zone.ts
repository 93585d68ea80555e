import { recordChange, type AuditedContext } from '../../platform/audit/record-change.ts';
import { transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import { deleteShippingZoneRow, lockShippingZone } from './shipping-zones.sql.ts';

/** Deletes a zone with its methods. Orders keep their delivery. */
export async function deleteShippingZone(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    const zone = await lockShippingZone(tx, id);
    if (!zone) throw notFound('shipping zone');
    await deleteShippingZoneRow(tx, id);
    await recordChange(tx, ctx, 'ShippingZone', zone, null);
    return { zoneId: id };
  });
}
