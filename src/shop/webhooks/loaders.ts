import type { Database } from '../../platform/db/client.ts';
import { oneByKey } from '../../platform/graphql/loaders.ts';
import { findEndpointsByIds } from './endpoints.sql.ts';

export const webhookLoaders = (db: Database) => ({
  webhookEndpointById: oneByKey(
    (ids) => findEndpointsByIds(db, ids),
    (endpoint) => endpoint.id,
  ),
});
