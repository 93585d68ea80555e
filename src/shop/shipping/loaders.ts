import type { Database } from '../../platform/db/client.ts';
import { manyByKey, oneByKey } from '../../platform/graphql/loaders.ts';
import { methodsByZoneIds, placesByZoneIds, shippingZonesByIds } from './shipping-zones.sql.ts';

export const shippingLoaders = (db: Database) => ({
  shippingZoneById: oneByKey(
    (ids) => shippingZonesByIds(db, ids),
    (zone) => zone.id,
  ),
  shippingPlacesByZoneId: manyByKey(
    (ids) => placesByZoneIds(db, ids),
    (place) => place.zoneId,
  ),
  shippingMethodsByZoneId: manyByKey(
    (ids) => methodsByZoneIds(db, ids),
    (method) => method.zoneId,
  ),
});
