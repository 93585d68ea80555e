import type { Database } from '../db/client.ts';
import { oneByKey } from '../graphql/loaders.ts';
import { endpointsByIds } from './endpoint-repository.ts';

export const webhookLoaders = (db: Database) => ({
  webhookEndpointById: oneByKey(
    (ids) => endpointsByIds(db, ids),
    (endpoint) => endpoint.id,
  ),
});
