import type { CreateShippingZoneInput } from '../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../platform/db/client.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { parsePlaces, parseZoneName, SHIPPING_ZONE_REFUSALS } from './shipping-zone-input.ts';
import { insertShippingZone, replacePlaces } from './shipping-zones.sql.ts';

export async function createShippingZone(ctx: AuditedContext, input: CreateShippingZoneInput) {
  const { value, refusal } = parseInput((parser) => ({
    name: parseZoneName(parser, input.name)!,
    places: parsePlaces(parser, input.places)!,
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
