import type { Database } from '../../platform/db/client.ts';
import { oneByKey } from '../../platform/graphql/loaders.ts';
import { endpointsByIds } from './endpoints.sql.ts';

export const webhookLoaders = (db: Database) => ({
  webhookEndpointById: oneByKey(
    (ids) => endpointsByIds(db, ids),
    (endpoint) => endpoint.id,
  ),
});
