import type { QueryWebhookDeliveriesArgs, QueryWebhookEndpointsArgs } from '../../generated/graphql.ts';
import type { Database } from '../../platform/db/client.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { findDeliveries } from './deliveries.sql.ts';
import { findEndpoints } from './endpoints.sql.ts';

type Context = { db: Database };

export const listWebhookEndpoints = ({ db }: Context, args: Partial<QueryWebhookEndpointsArgs>) =>
  findEndpoints(db, {}, args);

export const listWebhookDeliveries = async (
  { db }: Context,
  { filter, ...args }: Partial<QueryWebhookDeliveriesArgs>,
) =>
  findDeliveries(
    db,
    {
      endpointId: filter?.endpointId == null ? null : parseId(filter.endpointId),
      state: filter?.state ?? null,
    },
    args,
  );
