import type { QueryWebhookDeliveriesArgs, QueryWebhookEndpointsArgs } from '../../generated/graphql.ts';
import type { Database } from '../../platform/db/client.ts';
import { readId } from '../../platform/graphql/ids.ts';
import { connection, readPage } from '../../platform/graphql/paging.ts';
import { deliveryList, LATEST_FIRST } from './deliveries.sql.ts';
import { endpointList, NEWEST_FIRST } from './endpoints.sql.ts';

type Context = { db: Database };

export async function listWebhookEndpoints({ db }: Context, args: Partial<QueryWebhookEndpointsArgs>) {
  const page = readPage(args, NEWEST_FIRST);
  const rows = await endpointList.page(db, {}, page);
  return connection(rows, page, NEWEST_FIRST, () => endpointList.count(db, {}));
}

export async function listWebhookDeliveries(
  { db }: Context,
  { filter, ...args }: Partial<QueryWebhookDeliveriesArgs>,
) {
  const conditions = {
    endpointId: filter?.endpointId == null ? null : readId(filter.endpointId),
    state: filter?.state ?? null,
  };
  const page = readPage(args, LATEST_FIRST);
  const rows = await deliveryList.page(db, conditions, page);
  return connection(rows, page, LATEST_FIRST, () => deliveryList.count(db, conditions));
}
