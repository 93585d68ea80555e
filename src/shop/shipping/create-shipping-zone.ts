import type { CreateShippingZoneInput } from '../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../platform/db/client.ts';
import { readInput } from '../../platform/graphql/input-issues.ts';
import { readPlaces, readZoneName, SHIPPING_ZONE_REFUSALS } from './shipping-zone-input.ts';
import { insertShippingZone, replacePlaces } from './shipping-zones.sql.ts';

export async function createShippingZone(ctx: AuditedContext, input: CreateShippingZoneInput) {
  const { value, refusal } = readInput((read) => ({
    name: readZoneName(read, input.name)!,
    places: readPlaces(read, input.places)!,
  }));
  if (refusal) return refusal;

  const { name, places } = value;
  return onViolation(
    transaction(ctx.db, async (tx) => {
      const zone = await insertShippingZone(tx, name);
      await replacePlaces(tx, zone.id, places);
      await recordChange(tx, ctx, 'ShippingZone', null, { ...zone, places });
      return { __typename: 'CreateShippingZoneSuccess' as const, zone };
    }),
    SHIPPING_ZONE_REFUSALS,
  );
}
