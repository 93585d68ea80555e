import type { MutationUpdateShippingZoneArgs } from '../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../platform/audit/record-change.ts';
import { onViolation, transaction, type Transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { parsePlaces, parseZoneName, SHIPPING_ZONE_REFUSALS } from './shipping-zone-input.ts';
import {
  lockShippingZone,
  placesByZoneIds,
  replacePlaces,
  updateShippingZoneRow,
  type NewPlace,
} from './shipping-zones.sql.ts';

export async function updateShippingZone(
  ctx: AuditedContext,
  { id: rawId, input }: MutationUpdateShippingZoneArgs,
) {
  const id = parseId(rawId);
  const { value, refusal } = parseInput((parser) => ({
    name: parseZoneName(parser, input.name),
    places: parsePlaces(parser, input.places),
  }));
  if (refusal) return refusal;

  const { name, places } = value;
  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockShippingZone(tx, id);
      if (!before) throw notFound('shipping zone');
      const placesBefore = await findPlaces(tx, id);
      if (places) await replacePlaces(tx, id, places);
      const zone = await updateShippingZoneRow(tx, id, name);
      await recordChange(
        tx,
        ctx,
        'ShippingZone',
        { ...before, places: placesBefore },
        { ...zone, places: await findPlaces(tx, id) },
      );
      return { __typename: 'UpdateShippingZoneSuccess' as const, zone };
    }),
    SHIPPING_ZONE_REFUSALS,
  );
}

const findPlaces = async (tx: Transaction, zoneId: string): Promise<NewPlace[]> =>
  (await placesByZoneIds(tx, [zoneId])).map(({ country, region }) => ({ country, region }));
